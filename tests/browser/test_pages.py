"""The pages in Chromium: drawn, quiet, inside their width, readable for everyone."""

import pytest

from tests.browser.watch import Watch, barriers, open_page

RATE = "/indikator/arbeitslosenquote"
PAGES = ("/", RATE, f"{RATE}?ansicht=rang", f"{RATE}?ansicht=karte", f"{RATE}?ansicht=tabelle")
WIDTHS = (1280, 360)
CHART = "#live .js-plotly-plot .main-svg"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_fits_its_width_and_has_no_serious_barrier(
    watch: Watch, site: str, path: str, width: int
) -> None:
    # Both themes without a second load: the colours hang on the theme and not on the width.
    watch.page.emulate_media(color_scheme="dark" if width == 360 else "light")
    page = open_page(watch, site + path, width)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    assert watch.errors == []
    assert watch.foreign == []


@pytest.mark.parametrize(
    ("view", "marks"),
    [
        ("linie", ".scatterlayer path.js-line"),
        ("rang", ".barlayer .point"),
        ("karte", ".fills path"),
    ],
)
def test_charts_are_drawn(watch: Watch, site: str, view: str, marks: str) -> None:
    page = open_page(watch, f"{site}{RATE}?ansicht={view}")
    assert page.locator(marks).count() >= 15
    assert page.get_by_text("Share chart").count() == 0


def test_a_choice_goes_into_the_address_and_comes_back(watch: Watch, site: str) -> None:
    page = open_page(watch, f"{site}{RATE}?jahr=2010..2020")
    page.get_by_label("Gelsenkirchen").check()
    page.wait_for_url("**05513**")
    assert "jahr=2010..2020" in page.url
    page.locator("table.latest th", has_text="Gelsenkirchen").wait_for()
    address = page.url
    page.reload()
    page.wait_for_selector(CHART)
    assert page.url == address
    assert page.get_by_label("Gelsenkirchen").is_checked()
    page.get_by_label("Gelsenkirchen").uncheck()
    page.wait_for_url("**?jahr=2010..2020")
    page.go_back()
    page.wait_for_url("**05513**")
    page.go_back()
    page.wait_for_function("() => !location.search.includes('05513')")
    page.locator("table.latest th", has_text="Gelsenkirchen").wait_for(state="detached")
    assert not page.get_by_label("Gelsenkirchen").is_checked()
    assert watch.errors == []


def test_the_keyboard_keeps_its_place_after_a_choice(watch: Watch, site: str) -> None:
    page = open_page(watch, site + RATE)
    box = page.get_by_label("Essen")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**05113**")
    page.wait_for_timeout(500)
    assert page.evaluate("document.activeElement.type") == "checkbox"
    assert page.get_by_label("Essen").is_checked()


def test_a_link_inside_leads_on_without_a_new_document(watch: Watch, site: str) -> None:
    page = open_page(watch, f"{site}/")
    page.evaluate("window.stays = true")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#live .headline a").first.click()
    page.wait_for_selector(CHART)
    assert any("/vendor/plotly" in url for url in asked)
    assert page.evaluate("window.stays") is True
    assert "Dreiklang Ruhr" in page.title()
    page.go_back()
    page.wait_for_selector("#live .pillars")
    assert watch.errors == []


def test_plotly_comes_once_and_from_our_own_route(watch: Watch, site: str) -> None:
    asked: list[str] = []
    watch.page.on("request", lambda request: asked.append(request.url))
    open_page(watch, f"{site}/")
    assert [url for url in asked if "plotly" in url] == []
    open_page(watch, site + RATE)
    assert [url for url in asked if "plotly" in url] == [
        url for url in asked if "/vendor/plotly" in url
    ]
    assert len([url for url in asked if "/vendor/plotly" in url]) == 1


def test_the_page_can_be_read_without_javascript(watch: Watch, site: str) -> None:
    browser = watch.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + RATE)
    assert page.locator("h1").inner_text()
    assert page.locator("table.latest td").count() >= 9
    context.close()
