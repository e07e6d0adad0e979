"""The pages about the state of the figures in Chromium: quiet, inside their width, readable."""

import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from werkzeug.serving import make_server

from app import create_app
from tests.browser.watch import LOOPBACK, Watch
from tests.two_states import failed_update, first_state, second_state

SHIPPED = ("/aenderungen", "/en/changes", "/datenstand", "/en/data-status")
CHANGED = ("/aenderungen", "/datenstand")
WIDTHS = (1280, 360)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site over two recorded states and a failed update."""
    root = tmp_path_factory.mktemp("data")
    first_state(root)
    second_state(root)
    failed_update(root)
    server = make_server(LOOPBACK, 0, create_app(root).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://{LOOPBACK}:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def open_page(watch: Watch, url: str, width: int) -> Page:
    """The page after its live part took over."""
    # Both themes without a second load: the colours hang on the theme and not on the width.
    watch.page.emulate_media(color_scheme="dark" if width == 360 else "light")
    watch.page.set_viewport_size({"width": width, "height": 800})
    watch.page.goto(url)
    watch.page.wait_for_selector("#live main")
    watch.page.wait_for_selector("#first", state="detached")
    return watch.page


def is_quiet(watch: Watch, page: Page, width: int) -> None:
    """No sideways scrolling, no barrier, no error, no foreign request."""
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in violations] == []
    assert watch.errors == []
    assert watch.foreign == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", SHIPPED)
def test_a_page_over_the_shipped_figures(watch: Watch, site: str, path: str, width: int) -> None:
    is_quiet(watch, open_page(watch, site + path, width), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", CHANGED)
def test_a_page_over_two_states(watch: Watch, changed: str, path: str, width: int) -> None:
    is_quiet(watch, open_page(watch, changed + path, width), width)


def test_the_dark_theme_has_no_barrier(watch: Watch, changed: str) -> None:
    watch.page.emulate_media(color_scheme="dark")
    for path in CHANGED:
        is_quiet(watch, open_page(watch, changed + path, 1280), 1280)


def test_a_phone_shows_each_cell_under_the_name_of_its_column(watch: Watch, site: str) -> None:
    page = open_page(watch, f"{site}/datenstand", 360)
    cell = page.locator("table.state td").first
    label = cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"Letzter Wert"'
    box = page.locator("table.state").first.bounding_box()
    assert box
    assert box["width"] <= 360


def test_the_footer_leads_to_both_pages(watch: Watch, site: str) -> None:
    page = open_page(watch, f"{site}/datenstand", 1280)
    page.locator(".colophon a", has_text="Änderungen der Daten").click()
    page.wait_for_url("**/aenderungen")
    page.locator("h1", has_text="Stand").wait_for()
    assert watch.errors == []
