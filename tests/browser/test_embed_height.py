"""Frames on pages of other origins, under a strict policy: they are shown and find their height."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

from layouts.embed.snippets import LISTENER
from tests.browser.watch import Watch
from tests.loopback import LOOPBACK, running

FRAME = "/embed/arbeitslosenquote"
EVERY = (
    FRAME, f"{FRAME}?ansicht=karte", f"{FRAME}?ansicht=kacheln", "/embed/ziel/A06",
    "/embed/region/05113-essen",
)  # fmt: skip
WIDTHS = (320, 600, 900)
# Two listeners of our own for the message that Datawrapper's frames send: the form of today goes
# by the window a message came from, the earlier one by an id in the frame's address.
BY_WINDOW = """addEventListener("message", function (event) {
  var heights = event.data["datawrapper-height"];
  if (heights === undefined) return;
  Array.from(document.querySelectorAll("iframe")).forEach(function (frame) {
    if (frame.contentWindow !== event.source) return;
    Object.keys(heights).forEach(function (id) { frame.style.height = heights[id] + "px"; });
  });
});"""
BY_ADDRESS = """addEventListener("message", function (event) {
  var heights = event.data["datawrapper-height"];
  if (heights === undefined) return;
  Object.keys(heights).forEach(function (id) {
    var frame = document.querySelector("iframe[src*='" + id + "']");
    if (frame) frame.style.height = heights[id] + "px";
  });
});"""
OURS = LISTENER.removeprefix("<script>").removesuffix("</script>")
KEEP = "window.told=[];addEventListener('message',function(e){window.told.push(e.data)});"


class Newsroom(BaseHTTPRequestHandler):
    """A page of another origin under a strict policy, made of what its URL says."""

    pages: dict[str, tuple[str, str]] = {}  # noqa: RUF012

    def do_GET(self) -> None:
        html, policy = self.pages.get(self.path, ("", "default-src 'none'"))
        self.send_response(200 if html else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def newsroom() -> Iterator[str]:
    """Address of the foreign page's server."""
    with running(ThreadingHTTPServer((LOOPBACK, 0), Newsroom)) as address:
        yield address


def article(site: str, path: str, listener: str, width: int) -> str:
    """Put an article with the frame on the foreign server; its path."""
    scripts = [KEEP, listener]
    hashes = " ".join(
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts
    )
    policy = f"default-src 'none'; script-src {hashes}; frame-src {site}; style-src 'unsafe-inline'"
    html = (
        '<!DOCTYPE html><html lang="de"><title>Artikel</title>'
        f"{''.join(f'<script>{text}</script>' for text in scripts)}"
        f'<iframe src="{escape(site + path)}" title="Diagramm" '
        f'style="width:{width}px;height:150px;border:0"></iframe></html>'
    )
    name = f"/{sha256((html + policy).encode()).hexdigest()}"
    Newsroom.pages[name] = (html, policy)
    return name


def open_article(watch: Watch, newsroom: str, name: str) -> Page:
    page = watch.page
    page.goto(newsroom + name)
    wait(page, "document.querySelector('iframe').style.height !== '150px'")
    return page


def wait(page: Page, condition: str) -> None:
    """Until it is true; the page's policy allows no waiting inside of it."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {condition}")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("listener", "paths"),
    [(BY_WINDOW, EVERY), (BY_ADDRESS, EVERY[::3]), (OURS, EVERY[1::2])],
    ids=["by window", "by address", "ours"],
)
def test_the_frame_finds_its_height_on_a_foreign_page(
    watch: Watch, site: str, newsroom: str, width: int, listener: str, paths: tuple[str, ...]
) -> None:
    for path in paths:
        page = open_article(watch, newsroom, article(site, path, listener, width))
        page.wait_for_timeout(150)
        frame = page.frames[1]
        wanted = frame.evaluate("document.documentElement.getBoundingClientRect().height")
        given = page.evaluate("document.querySelector('iframe').getBoundingClientRect().height")
        assert abs(wanted - given) <= 1, (path, wanted, given)
        assert given > 250
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
    assert watch.errors == []


def test_the_height_is_told_in_four_dialects_and_on_change_only(
    watch: Watch, site: str, newsroom: str
) -> None:
    page = open_article(watch, newsroom, article(site, FRAME, OURS, 600))
    page.wait_for_timeout(1200)
    told = page.evaluate("window.told")
    height = page.evaluate("Math.round(document.querySelector('iframe').offsetHeight)")
    assert {"datawrapper-height": {"arbeitslosenquote": height}} in told
    assert {"sentinel": "amp", "type": "embed-size", "height": height} in told
    assert {"type": "ruhr:hoehe", "id": "arbeitslosenquote", "height": height} in told
    assert any(isinstance(item, str) and '"iframe.resize"' in item for item in told)
    page.wait_for_timeout(700)
    assert page.evaluate("window.told.length") == len(told)
    page.evaluate("document.querySelector('iframe').style.width = '330px'")
    wait(page, f"window.told.length > {len(told)}")
