"""Charts in Chromium: there from the first HTML, taken over without a jump, chosen from a form."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.watch import Watch, barriers

RATE = "/indikator/arbeitslosenquote"
VIEWS = ("linie", "streifen", "rang", "abstand", "karte")
SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 100);
})"""


def address(view: str, **more: str) -> str:
    query = "&".join(f"{key}={value}" for key, value in {"ansicht": view, **more}.items())
    return f"{RATE}?{query}"


def live(page: Page) -> Locator:
    """The chart once Plotly has drawn over its picture."""
    page.wait_for_selector("#first", state="detached")
    page.wait_for_selector("#live .canvas[data-drawn]")
    return page.locator("#live .canvas")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("view", VIEWS)
def test_the_live_chart_takes_the_place_of_the_picture(
    watch: Watch, site: str, view: str, width: int
) -> None:
    page = watch.page
    page.set_viewport_size({"width": width, "height": 800})
    # The picture as it stands before any script has run.
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(site + address(view))
    assert page.locator("#first .still svg.chart text").count() > 5
    before = page.locator("#first .canvas").bounding_box()
    page.unroute("**/*.js*")
    watch.errors.clear()
    page.goto(site + address(view))
    assert live(page).bounding_box() == before
    assert page.evaluate(SHIFT) < 0.1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#live .canvas .still").evaluate("e => getComputedStyle(e).visibility") == (
        "hidden"
    )
    assert watch.errors == []
    assert watch.foreign == []


def paints(page: Page, inside: str) -> set[str]:
    """The colours of letters and strokes inside an element."""
    found: list[str] = page.locator(inside).evaluate_all(
        """list => list.flatMap(node => {
          const style = getComputedStyle(node);
          return node.matches("text") ? [style.fill] : [style.stroke];
        })"""
    )
    return {colour for colour in found if colour.startswith("rgb(")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_and_live_chart_have_the_same_colours(watch: Watch, site: str, scheme: str) -> None:
    page = watch.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(site + address("linie", regionen="ruhr~05113~05513~deutschland"))
    live(page)
    picture = paints(page, ".still svg.chart path, .still svg.chart text")
    drawn = paints(page, ".live path.js-line, .live .annotation-text, .live .xtick text")
    assert drawn
    assert drawn <= picture
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground not in drawn


@pytest.mark.parametrize("view", VIEWS)
def test_without_a_script_picture_table_and_form_work(
    chromium: Browser, site: str, view: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(site + address(view))
    assert page.locator(".canvas svg.chart").is_visible()
    page.locator("figure summary").click()
    assert page.locator("table.drawn tbody tr").count() >= 15
    assert page.get_by_role("button", name="Anzeigen").is_visible()
    context.close()


def test_without_a_script_the_form_sends_the_whole_choice(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(site + address("abstand"))
    page.get_by_label("Gelsenkirchen").check()
    page.get_by_label("Abstand zu", exact=True).select_option(label="Deutschland")
    page.get_by_label("von").select_option("2010")
    page.get_by_role("button", name="Anzeigen").click()
    asked = urlsplit(page.url).query
    for part in ("05513", "ansicht=abstand", "vergleich=deutschland", "jahr=2010"):
        assert part in asked
    text = page.locator(".canvas svg.chart").inner_html()
    assert "Gelsenkirchen" in text
    assert "Deutschland" in text
    assert page.get_by_label("Gelsenkirchen").is_checked()
    assert page.get_by_label("Abstand zu", exact=True).input_value() == "deutschland"
    assert "2010–" in page.locator(".subline").first.inner_text()
    page.get_by_role("link", name="Rangfolge").click()
    assert "ansicht=rang" in page.url
    assert "05513" in page.url
    context.close()


def test_a_choice_is_written_short_and_told(watch: Watch, site: str) -> None:
    page = watch.page
    page.goto(site + address("abstand"))
    live(page)
    page.get_by_label("Abstand zu", exact=True).select_option(label="Deutschland")
    page.wait_for_url("**?ansicht=abstand&vergleich=deutschland")
    page.locator(".subline", has_text="Abstand zu Deutschland").wait_for()
    assert page.evaluate("document.activeElement.id") == "choose-comparator"
    assert page.locator("#voice").inner_text() == page.locator("h1").inner_text()
    page.get_by_label("bis").select_option("2020")
    page.wait_for_url("**jahr=..2020&ansicht=abstand&vergleich=deutschland")
    page.go_back()
    page.wait_for_url("**?ansicht=abstand&vergleich=deutschland")
    page.wait_for_function("() => document.getElementById('choose-until').value !== '2020'")
    page.go_back()
    page.wait_for_function("() => !location.search.includes('vergleich')")
    page.locator(".subline", has_text="NRW ohne Ruhr").wait_for()
    page.go_forward()
    page.locator(".subline", has_text="Abstand zu Deutschland").wait_for()
    assert watch.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["streifen", "rang", "abstand"])
def test_the_views_have_no_serious_barrier(watch: Watch, site: str, view: str, scheme: str) -> None:
    page = watch.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site + address(view))
    live(page)
    page.locator("figure summary").click()
    assert barriers(page) == []


def test_another_view_begins_with_its_own_picture(watch: Watch, site: str) -> None:
    page = watch.page
    page.goto(site + RATE)
    live(page)
    for label, kind in (("Verteilung", "strip"), ("Rangfolge", "ranking"), ("Karte", "map")):
        page.locator(".tabs").get_by_role("link", name=label, exact=True).click()
        page.wait_for_selector(f"#live .canvas.{kind} .still svg", state="attached")
        page.wait_for_selector(f"#live .canvas.{kind}[data-drawn]")
        assert page.locator("#live .canvas").count() == 1
    assert watch.errors == []


def test_paper_shows_the_picture(watch: Watch, site: str) -> None:
    page = watch.page
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(site + RATE)
    live(page)
    assert page.locator("#live .canvas .still svg.chart").is_visible()
    assert not page.locator("#live .canvas .live").is_visible()
    colour = page.locator("#live path.ruhr").evaluate("e => getComputedStyle(e).stroke")
    assert colour == "rgb(0, 95, 107)"


def test_a_goal_has_its_picture_and_table_in_the_first_html(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{site}/ziel/A06")
    assert page.locator("figure .canvas svg.chart").is_visible()
    assert page.locator("figure table.drawn tr").count() > 10
    context.close()
