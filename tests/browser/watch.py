"""Chromium of this machine, and a watch over what a page complains of or asks for."""

import shutil
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

from tests.loopback import LOOPBACK

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Even a page that asks for a foreign host must not reach one: no other name resolves.
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}",
)
# What passes is not told node by node: that would be most of the time and of the answer.
QUICK: dict[str, object] = {"resultTypes": ["violations"]}


class NoChromium(Exception):
    """There is no browser to run the browser tests in; the message says how to get one."""


def find_chromium() -> str:
    """Path of the system's Chromium, or `NoChromium`."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    raise NoChromium(
        "no Chromium on this machine: apt-get install chromium, "
        "or leave the browser tests out with make test NO_BROWSER=1"
    )


@dataclass
class Watch:
    """One page and what went wrong on it since it was opened.

    `errors` holds console errors and uncaught exceptions, `foreign` the URLs asked of any host
    but this machine, whether or not they answered. A test asserts that both are empty.
    """

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self._ask(request.url))
        self.page.on("websocket", lambda socket: self._ask(socket.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _ask(self, url: str) -> None:
        # data: and blob: have no host and leave no machine.
        if urlsplit(url).hostname not in (None, LOOPBACK):
            self.foreign.append(url)


def arrive(page: Page, url: str) -> None:
    """Open a page and wait for its live part."""
    page.goto(url)
    page.wait_for_selector("#live main")
    page.wait_for_selector("#first", state="detached")


def open_page(watch: Watch, url: str, width: int = 1280) -> Page:
    """The page after its live part took over and its chart, if it has one, was drawn."""
    watch.page.set_viewport_size({"width": width, "height": 800})
    arrive(watch.page, url)
    if watch.page.locator("#live .dash-graph").count():
        watch.page.wait_for_selector("#live .js-plotly-plot .main-svg")
    return watch.page


def barriers(page: Page, options: dict[str, object] | None = None) -> list[str]:
    """Serious and critical findings of axe."""
    return [
        f"{item['id']}: {item['nodes'][0]['html']}"
        for item in Axe().run(page, options=QUICK | (options or {})).response["violations"]
        if item["impact"] in ("serious", "critical")
    ]
