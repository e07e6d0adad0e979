"""Ways to use the pages in Chromium: menu, play button, calm motion, paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from layouts.paths import link
from tests.browser.test_pages_types import open_drawn, sideways
from tests.browser.watch import Watch


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Watch]:
    """One window for all pages of this file."""
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    yield Watch(context.new_page())
    context.close()


def test_the_menu_folds_on_a_phone_and_opens_by_keyboard(window: Watch, site: str) -> None:
    page = window.page
    page.set_viewport_size({"width": 360, "height": 800})
    open_drawn(page, f"{site}/region/05113-essen")
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
    open_drawn(page, f"{site}/karte?jahr=2015")
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
    open_drawn(page, f"{site}/karte")
    assert not page.locator("#live .play").is_visible()
    page.locator("#live .years-strip a", has_text="2010").click()
    page.locator("h1", has_text="2010").wait_for()
    page.emulate_media(reduced_motion="no-preference")


HALO = """list => list.map(node => {
  const style = getComputedStyle(node);
  return [style.paintOrder, style.fill, style.stroke];
})"""
MOVING = """() => [...document.querySelectorAll("#live *")].filter(node => {
  const style = getComputedStyle(node);
  return style.animationName !== "none" || style.scrollBehavior !== "auto" ||
    style.transitionDuration.split(",").some(time => parseFloat(time) > 0);
}).map(node => `${node.tagName} ${node.className}`)"""


@pytest.mark.parametrize("path", ["/", "/indikator/arbeitslosenquote", "/ziel/A06", "/vergleich"])
def test_nothing_moves_for_calm_readers(window: Watch, site: str, path: str) -> None:
    page = window.page
    page.emulate_media(reduced_motion="reduce")
    open_drawn(page, site + path)
    assert page.evaluate(MOVING) == []
    page.locator("#live main").hover()
    page.locator("#live details summary").first.evaluate("node => node.click()")
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="no-preference")


@pytest.mark.parametrize("page_name", ["state", "changes", "goals", "method"])
def test_long_pages_fit_at_twice_their_size(window: Watch, site: str, page_name: str) -> None:
    """As 1280 px show them at a zoom of 200 per cent; test_pages_types has all other pages."""
    page = window.page
    page.set_viewport_size({"width": 640, "height": 450})
    open_drawn(page, site + link(page_name, "de"))
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert sideways(page) <= 0
    page.set_viewport_size({"width": 1280, "height": 900})


def test_letters_on_the_map_stand_clear_of_lines(window: Watch, site: str) -> None:
    """A halo lies behind them, in the picture and in the live drawing."""
    page = window.page
    open_drawn(page, f"{site}/indikator/arbeitslosenquote?ansicht=karte")
    for inside in (".still text.code", ".live .textpoint text"):
        pairs = page.locator(f"#live {inside}").evaluate_all(HALO)
        assert len(pairs) == 15, inside
        assert all(first == "stroke" and fill != stroke for first, fill, stroke in pairs), inside
    svg = page.request.get(f"{site}/karte/gemeinden.svg").text()
    assert svg.count("<rect transform") == 15


@pytest.mark.parametrize(
    "path", ["/region/05113-essen", "/en/region/05562-recklinghausen-district"]
)
def test_a_profile_prints_on_two_pages(window: Watch, site: str, path: str) -> None:
    page = window.page
    open_drawn(page, site + path)
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 2
    page.emulate_media(media="print")
    assert not page.locator("#live .masthead nav").first.is_visible()
    assert page.locator("#live .source").is_visible()
    assert page.locator("#live .strengths li").first.is_visible()
    page.emulate_media(media="null")
