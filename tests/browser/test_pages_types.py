"""Every type of page in both languages, wide and narrow, light and dark, in one reused window."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from indicators.model import Lang
from layouts.paths import PAGES, link
from tests.browser.watch import Watch

KEYS = {"indicator": "gdp_per_capita", "region": "05916", "goal": "A06", "source": "bbsr"}
VIEWS = (
    "/vergleich?ansicht=index&regionen=05112~05913~ruhr",
    "/vergleich?ansicht=streu&indikator=arbeitslosenquote~bip-je-einwohner",
    "/vergleich?ansicht=kacheln",
    "/indikatoren?q=arbeitslosikeit",
    "/karte?indikator=bip-je-einwohner&jahr=2015",
    "/region/ruhr",
)
THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
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
CONTRAST: dict[str, object] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
STRUCTURE: dict[str, object] = {"rules": {"color-contrast": {"enabled": False}}}


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Watch]:
    """One window for all pages of this file: a new one each would cost minutes."""
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    yield Watch(context.new_page())
    context.close()


def arrive(page: Page, url: str) -> None:
    """Open a page and wait for its live part."""
    page.goto(url)
    page.wait_for_selector("#live main")
    page.wait_for_selector("#first", state="detached")
    if page.locator("#live .dash-graph").count():
        page.wait_for_selector("#live .canvas[data-drawn]")


def barriers(page: Page, options: dict[str, object] | None = None) -> list[str]:
    """Serious and critical findings of axe."""
    return [
        f"{item['id']}: {item['nodes'][0]['html']}"
        for item in Axe().run(page, options=options).response["violations"]
        if item["impact"] in ("serious", "critical")
    ]


def contrast(page: Page) -> None:
    """Colours in both themes; they do not hang on the language, so one language is enough."""
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        assert barriers(page, CONTRAST) == [], theme


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
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    arrive(page, site + path)
    assert page.evaluate(SHIFT) < 0.1
    assert page.locator("#live h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == (
        "en" if path.startswith("/en/") else "de"
    )
    assert sideways(page) <= 0
    assert barriers(page, STRUCTURE) == []
    german = not path.startswith("/en/")
    if german:
        contrast(page)
    # 320 px is also what 1280 px leave at a zoom of 400 per cent.
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways(page) <= 0
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert sideways(page) <= 0
    assert barriers(page, STRUCTURE) == []
    if german:
        contrast(page)
    assert window.errors == []
    assert window.foreign == []


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
    arrive(page, f"{site}/karte?jahr=2015&indikator=bip-je-einwohner")
    page.locator("#live .tongue").click()
    page.wait_for_url("**/en/map?indikator=gdp-per-inhabitant&jahr=2015")
    page.wait_for_selector("#first", state="detached")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("#live .tongue").click()
    page.wait_for_url("**/karte?indikator=bip-je-einwohner&jahr=2015")


def test_the_menu_folds_on_a_phone_and_opens_by_keyboard(window: Watch, site: str) -> None:
    page = window.page
    page.set_viewport_size({"width": 360, "height": 800})
    arrive(page, f"{site}/region/05113-essen")
    assert not page.locator("#live .masthead .wide").is_visible()
    summary = page.locator("#live .menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Karte").first.wait_for()
    assert page.locator("#live .menu a", has_text="Karte").is_visible()
    assert sideways(page) <= 0
    outline = summary.evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline != "none"


def test_the_map_plays_through_the_years_and_stops(window: Watch, site: str) -> None:
    page = window.page
    page.set_viewport_size({"width": 1280, "height": 900})
    arrive(page, f"{site}/karte?jahr=2015")
    page.locator("#live .play").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**jahr=2016")
    page.wait_for_url("**jahr=2017")
    page.locator("h1", has_text="2017").wait_for()
    assert page.evaluate("document.activeElement.id") == "play"
    page.keyboard.press("Enter")
    held = page.url
    page.wait_for_timeout(1500)
    assert page.url == held
    assert page.locator("#live .when-still").is_visible()
    assert not page.locator("#live .when-playing").is_visible()


def test_calm_readers_see_no_play_button(window: Watch, site: str) -> None:
    page = window.page
    page.emulate_media(reduced_motion="reduce")
    arrive(page, f"{site}/karte")
    assert not page.locator("#live .play").is_visible()
    page.locator("#live .years-strip a", has_text="2010").click()
    page.locator("h1", has_text="2010").wait_for()
    page.emulate_media(reduced_motion="no-preference")


@pytest.mark.parametrize(
    "path", ["/region/05113-essen", "/en/region/05562-recklinghausen-district"]
)
def test_a_profile_prints_on_two_pages(window: Watch, site: str, path: str) -> None:
    page = window.page
    arrive(page, site + path)
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 2
    page.emulate_media(media="print")
    assert not page.locator("#live .masthead nav").first.is_visible()
    assert page.locator("#live .source").is_visible()
    assert page.locator("#live .strengths li").first.is_visible()
    page.emulate_media(media="null")


def test_the_keyboard_alone_reaches_a_profile_from_the_overview(window: Watch, site: str) -> None:
    page = window.page
    page.set_viewport_size({"width": 1280, "height": 900})
    arrive(page, f"{site}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    target = page.locator("#live .colophon a", has_text="Herne")
    target.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/region/05916-herne")
    page.locator("h1", has_text="Herne").wait_for()
