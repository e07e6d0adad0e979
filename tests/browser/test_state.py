"""The pages about the state of the figures in Chromium: quiet, inside their width, readable."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from werkzeug.serving import make_server

from app import create_app
from tests.browser.watch import Watch, open_page
from tests.loopback import LOOPBACK, running
from tests.two_states import failed_update, first_state, second_state

Theme = Literal["dark", "light"]
SHIPPED = ("/aenderungen", "/en/changes", "/datenstand", "/en/data-status")
CHANGED = ("/aenderungen", "/datenstand")
# Both themes without a second load: the colours hang on the theme and not on the width.
WINDOWS: tuple[tuple[int, Theme], ...] = ((1280, "light"), (360, "dark"))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site over two recorded states and a failed update."""
    root = tmp_path_factory.mktemp("data")
    first_state(root)
    second_state(root)
    failed_update(root)
    with running(make_server(LOOPBACK, 0, create_app(root).server, threaded=True)) as address:
        yield address


def is_quiet(watch: Watch, url: str, width: int, theme: Theme) -> None:
    """No sideways scrolling, no barrier, no error, no foreign request."""
    watch.page.emulate_media(color_scheme=theme)
    page = open_page(watch, url, width)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in violations] == []
    assert watch.errors == []
    assert watch.foreign == []


@pytest.mark.parametrize(("width", "theme"), WINDOWS)
@pytest.mark.parametrize("path", SHIPPED)
def test_a_page_over_the_shipped_figures(
    watch: Watch, site: str, path: str, width: int, theme: Theme
) -> None:
    is_quiet(watch, site + path, width, theme)


@pytest.mark.parametrize(("width", "theme"), WINDOWS)
@pytest.mark.parametrize("path", CHANGED)
def test_a_page_over_two_states(
    watch: Watch, changed: str, path: str, width: int, theme: Theme
) -> None:
    is_quiet(watch, changed + path, width, theme)


def test_the_dark_theme_has_no_barrier(watch: Watch, changed: str) -> None:
    for path in CHANGED:
        is_quiet(watch, changed + path, 1280, "dark")


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
