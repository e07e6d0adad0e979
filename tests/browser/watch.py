"""Chromium of this machine, and a watch over what a page complains of or asks for."""

import shutil
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

LOOPBACK = "127.0.0.1"
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
