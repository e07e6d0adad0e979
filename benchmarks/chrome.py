"""One opening of a page in Chromium, with an empty cache: bytes, requests, hosts, first picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.load import Failed
from tests.browser.watch import CHROMIUM_FLAGS, find_chromium
from tests.loopback import LOOPBACK

LIVE = (
    ".main-svg .trace path, .main-svg .trace rect, .main-svg .point path, .main-svg .fills path, "
    ".main-svg .choroplethlayer path"
)
"""What Plotly has drawn answers to the pointer."""
PICTURE = f"svg.chart path, svg.chart rect, {LIVE}"
LOOK = f"""
(function look() {{
  const there = (what) => document.querySelector(what);
  window.firstPicture ||= there("{PICTURE}") && performance.now();
  window.firstLive ||= there("{LIVE}") && performance.now();
  if (!window.firstPicture || !window.firstLive) requestAnimationFrame(look);
}})();
"""
SLOW_4G = {
    "offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750,
}  # fmt: skip
"""1.6 Mbit/s down; the processor is slowed four times besides."""
LONG, STEP = 180_000, 100


@dataclass(frozen=True, slots=True)
class Seen:
    """One opening of a page: bytes on the wire, requests, foreign hosts, milliseconds.

    A time is 0 where it was not waited for.
    """

    size: int
    requests: int
    foreign: frozenset[str]
    picture: float
    live: float = 0.0


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_FLAGS)
        )
        yield chrome
        chrome.close()


def visit(
    chrome: Browser, url: str, *, slow: bool = False, live: bool = False, picture: bool = True
) -> Seen:
    """Open a page with an empty cache; wait for its first picture, `live` also for Plotly."""
    context = chrome.new_context(viewport={"width": 1000, "height": 800}, locale="de-DE")
    page = context.new_page()
    sizes, asked = _watch(page, slow=slow)
    page.add_init_script(LOOK)
    page.goto(url, timeout=LONG)
    seen = _time(page, "firstPicture") if picture else 0.0
    told = _time(page, "firstLive") if live else 0.0
    page.wait_for_load_state("networkidle", timeout=LONG)
    context.close()
    # The browser's own question for an icon is asked once an origin and belongs to no page.
    counted = [one for one in asked if not one.endswith("favicon.ico")]
    foreign = frozenset(filter(None, (urlsplit(one).hostname for one in counted))) - {LOOPBACK}
    return Seen(sum(sizes), len(counted), foreign, seen, told)


def _watch(page: Page, *, slow: bool) -> tuple[list[int], list[str]]:
    sizes: list[int] = []
    asked: list[str] = []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    if slow:
        client.send("Network.emulateNetworkConditions", dict(SLOW_4G))
        client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return sizes, asked


def _time(page: Page, name: str) -> float:
    """Milliseconds since the page was asked for; raises Failed if it takes too long.

    Asked again and again: the waiting that Playwright offers evaluates text inside the page, which
    our pages' policy forbids.
    """
    for _ in range(LONG // STEP):
        found = page.evaluate(f"window.{name} || 0")
        if found:
            return float(found)
        page.wait_for_timeout(STEP)
    raise Failed(f"{page.url}: no {name} within {LONG // 1000} s")
