"""Frames in a real browser: on a foreign page, without a script, resized, read aloud."""

import re
import threading
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from layouts.embed.snippets import LISTENER
from tests.browser.watch import LOOPBACK, Watch

FRAME = "/embed/arbeitslosenquote"
WIDTHS = (320, 600, 900)
# The listener that Datawrapper hands out with its embed codes, as newsrooms already have it.
DATAWRAPPER = (
    '!function(){"use strict";window.addEventListener("message",(function(a){'
    'if(void 0!==a.data["datawrapper-height"]){var e=document.querySelectorAll("iframe");'
    'for(var t in a.data["datawrapper-height"])for(var r=0;r<e.length;r++)'
    "if(e[r].contentWindow===a.source){"
    'var i=a.data["datawrapper-height"][t]+"px";e[r].style.height=i}}}))}();'
)
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
    server = ThreadingHTTPServer((LOOPBACK, 0), Newsroom)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://{LOOPBACK}:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


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
@pytest.mark.parametrize("listener", [DATAWRAPPER, OURS], ids=["datawrapper", "ours"])
def test_the_frame_finds_its_height_on_a_foreign_page(
    watch: Watch, site: str, newsroom: str, width: int, listener: str
) -> None:
    for path in (FRAME, f"{FRAME}?ansicht=karte", "/embed/ziel/A06"):
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


def test_a_frame_is_one_request(watch: Watch, site: str) -> None:
    asked: list[str] = []
    watch.page.on("request", lambda request: asked.append(request.url))
    for path in (FRAME, f"{FRAME}?ansicht=karte&farbe=dunkel", "/embed/ziel/A06"):
        asked.clear()
        watch.page.goto(site + path)
        watch.page.wait_for_timeout(200)
        assert asked == [site + path]
    assert watch.errors == []
    assert watch.page.context.cookies() == []


def test_a_frame_works_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 600, "height": 700}
    )
    page = context.new_page()
    page.goto(site + FRAME)
    assert page.locator("h1").is_visible()
    assert page.locator("svg.chart path").count() > 3
    page.locator("summary").click()
    assert page.locator("table").is_visible()
    context.close()


@pytest.mark.parametrize(
    ("path", "alt"),
    [
        (FRAME, "Liniendiagramm: Arbeitslosenquote, Prozent, 1998–20"),
        (f"{FRAME}?ansicht=karte", "Karte: Arbeitslosenquote, Prozent, 20"),
        (f"{FRAME}?ansicht=rang&titel=0", "Rangfolge: Arbeitslosenquote, Prozent, 20"),
        ("/en/embed/unemployment-rate?ansicht=streifen", "Distribution of the members"),
    ],
)
def test_finding_and_description_are_read_aloud(
    watch: Watch, site: str, path: str, alt: str
) -> None:
    """The tree that readers' tools get: heading, description and links, and no letters of axes."""
    watch.page.goto(site + path)
    tree = watch.page.locator("body").aria_snapshot()
    finding = watch.page.locator("h1").inner_text().replace("\n", " ")
    heading = re.search(r'heading "(.*?)" \[level=1\]', tree)
    assert heading
    assert heading[1].replace("\u00a0", " ").split() == finding.replace("\u00a0", " ").split()
    assert alt in tree
    assert re.search(r"Quellen?:|Sources?:", tree)
    assert len(re.findall(r"- link ", tree)) == 3
    assert "img" not in tree
    assert "’05" not in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frames_have_no_barriers(chromium: Browser, site: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    paths = [FRAME, f"{FRAME}?ansicht=karte", f"{FRAME}?ansicht=tabelle", f"{FRAME}?x=1"]
    for path in (*paths, "/embed/ziel/A06", "/embed/ziel/A01"):
        page.goto(site + path)
        found = Axe().run(page).response["violations"]
        bad = [item["id"] for item in found if item["impact"] in ("serious", "critical")]
        assert bad == [], path
    context.close()


def test_a_pointer_is_told_the_value(watch: Watch, site: str) -> None:
    page = watch.page
    page.goto(site + FRAME)
    box = page.locator("svg.chart").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + box["height"] * 0.6)
    told = page.locator("#t").inner_text()
    assert re.fullmatch(r".+ 20\d\d: \d+,\d\s%", told), told
    page.mouse.move(2, 2)
    assert page.locator("#t").inner_text() == ""


def test_plotly_takes_over_on_a_click(watch: Watch, site: str) -> None:
    page = watch.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}{FRAME}?interaktiv=1")
    page.wait_for_timeout(200)
    assert len(asked) == 1
    page.get_by_role("button", name="Interaktiv machen").click()
    page.wait_for_selector(".canvas .main-svg")
    assert len(asked) == 2
    assert watch.errors == []
    assert watch.foreign == []
    assert page.locator("#i").count() == 0


def test_the_panel_copies_by_keyboard_and_says_so(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="de-DE", viewport={"width": 1000, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    watch = Watch(context.new_page())
    page = watch.page
    page.goto(f"{site}/indikator/arbeitslosenquote?ansicht=rang")
    page.wait_for_selector("#first", state="detached")
    page.locator("#teilen > summary").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Kopieren: Rahmen", exact=True).first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.copied').textContent === 'Kopiert.'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#teilen-fresh-iframe").inner_text()
    assert page.locator(".copied[role=status][aria-live=polite]").count() == 1
    assert watch.errors == []
    context.close()


def test_the_panel_is_there_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/indikator/arbeitslosenquote", "/en/goal/A06"):
        page.goto(site + path)
        page.locator("#teilen > summary").click()
        assert page.locator("#teilen-fresh-iframe").is_visible()
        assert not page.locator("#teilen .copy").first.is_visible()
    context.close()


@pytest.mark.parametrize("path", ["/einbetten", "/en/embedding", f"/pruefen?adresse={FRAME}"])
def test_the_pages_about_it_fit_and_have_no_barriers(watch: Watch, site: str, path: str) -> None:
    page = watch.page
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site + path)
        page.wait_for_selector("#first", state="detached")
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    found = Axe().run(page).response["violations"]
    assert [i["id"] for i in found if i["impact"] in ("serious", "critical")] == []
    assert watch.errors == []
    assert watch.foreign == []
