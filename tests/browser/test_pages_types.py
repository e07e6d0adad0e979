"""Every type of page in both languages, wide and narrow, light and dark, in one reused window."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from indicators.model import Lang
from layouts.paths import PAGES, link
from tests.browser.watch import Watch, arrive, barriers

KEYS = {"indicator": "gdp_per_capita", "region": "05916", "goal": "A06", "source": "bbsr"}
VIEWS = (
    "/vergleich?ansicht=index&regionen=05112~05913~ruhr",
    "/vergleich?ansicht=streu&indikator=arbeitslosenquote~bip-je-einwohner",
    "/vergleich?ansicht=kacheln",
    "/indikatoren?q=arbeitslosikeit",
    "/karte?indikator=bip-je-einwohner&jahr=2015",
    "/region/ruhr",
)
Theme = Literal["dark", "light"]
OTHER: dict[Theme, Theme] = {"dark": "light", "light": "dark"}
LANGS: tuple[Lang, Lang] = ("de", "en")
# Long pages that tests of their own go through in the same way: test_state, test_goals.
ELSEWHERE = {link(name, lang) for name in ("state", "changes") for lang in LANGS}
ELSEWHERE |= {link(name, "de") for name in ("goals", "method")}
EVERY = [link(name, lang, KEYS.get(name, "")) for name in PAGES for lang in LANGS]
PATHS = (*(path for path in EVERY if path not in ELSEWHERE), *VIEWS)
SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) sum += entry.value;
  })).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 60);
})"""
# Every rule at a desk and on a phone, each language in both themes; the colours of German pages,
# which hang on neither width nor language, in the two combinations left over as well.
WHOLE: dict[Lang, tuple[tuple[int, Theme], ...]] = {
    "de": ((1280, "light"), (360, "dark")),
    "en": ((1280, "dark"), (360, "light")),
}
CONTRAST: dict[str, object] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Watch]:
    """One window for all pages of this file: a new one each would cost minutes."""
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    yield Watch(context.new_page())
    context.close()


def open_drawn(page: Page, url: str) -> None:
    """Open a page, wait for its live part, and for its chart if it has one."""
    arrive(page, url)
    if page.locator("#live .dash-graph").count():
        page.wait_for_selector("#live .canvas[data-drawn]")


def sideways(page: Page) -> int:
    """Pixels a page is wider than its window."""
    extra: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return extra


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_quiet_fits_and_has_no_serious_barrier(
    window: Watch, site: str, path: str
) -> None:
    page = window.page
    window.errors.clear()
    lang: Lang = "en" if path.startswith("/en/") else "de"
    (wide, theme), (narrow, other) = WHOLE[lang]
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": wide, "height": 900})
    open_drawn(page, site + path)
    assert page.evaluate(SHIFT) < 0.1
    assert page.locator("#live h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == lang
    assert sideways(page) <= 0
    checked(page, theme, more=lang == "de")
    # What 1280 px leave at a zoom of 200 and of 400 per cent.
    for zoomed in (640, 320):
        page.set_viewport_size({"width": zoomed, "height": 450})
        assert sideways(page) <= 0, zoomed
    page.set_viewport_size({"width": narrow, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert sideways(page) <= 0
    checked(page, other, more=lang == "de")
    assert window.errors == []
    assert window.foreign == []


def checked(page: Page, theme: Theme, *, more: bool) -> None:
    """Axe with every rule in this theme; with `more` the contrast in the other one too."""
    page.emulate_media(color_scheme=theme)
    assert barriers(page) == [], theme
    if more:
        page.emulate_media(color_scheme=OTHER[theme])
        assert barriers(page, CONTRAST) == [], OTHER[theme]


@pytest.mark.parametrize("lang", LANGS)
def test_pages_can_be_read_without_javascript(chromium: Browser, site: str, lang: Lang) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    for name in PAGES:
        page.goto(site + link(name, lang, KEYS.get(name, "")))
        assert page.locator("h1").first.is_visible(), name
        assert len(page.locator("main").first.inner_text()) > 200, name
    for name in ("region", "map", "compare", "economy"):
        page.goto(site + link(name, lang, KEYS.get(name, "")))
        assert page.locator("main table").first.is_visible(), name
        assert page.locator("main svg, main img[src^='data:image/svg']").count() > 0, name
    page.goto(site + link("map", lang))
    assert not page.locator(".play").is_visible()
    context.close()


def test_forms_work_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/indikatoren")
    page.get_by_label("Suchwort").fill("langzeitarbeitslos")
    page.get_by_role("button", name="Suchen").click()
    assert "q=langzeitarbeitslos" in page.url
    assert page.locator(".hits a").count() > 1
    page.goto(f"{site}/vergleich")
    page.get_by_label("1. Indikator").select_option("logistikberufe")
    page.locator(".compare-form summary").click()
    page.get_by_label("Duisburg").check()
    page.get_by_label("Dortmund").check()
    page.get_by_role("button", name="Vergleichen").click()
    rows = page.locator("table.figures th[scope=row]").all_inner_texts()
    assert {"Duisburg", "Dortmund"} <= set(rows)
    context.close()


def test_the_language_switch_keeps_the_view(window: Watch, site: str) -> None:
    page = window.page
    page.set_viewport_size({"width": 1280, "height": 900})
    open_drawn(page, f"{site}/karte?jahr=2015&indikator=bip-je-einwohner")
    page.locator("#live .tongue").click()
    page.wait_for_url("**/en/map?indikator=gdp-per-inhabitant&jahr=2015")
    page.wait_for_selector("#first", state="detached")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("#live .tongue").click()
    page.wait_for_url("**/karte?indikator=bip-je-einwohner&jahr=2015")
