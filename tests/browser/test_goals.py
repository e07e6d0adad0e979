"""The pages about statements in Chromium: quiet, inside their width, readable for everyone."""

from urllib.parse import urlsplit

import pytest

from tests.browser.watch import Watch, barriers, open_page

PAGES = (
    "/", "/ziele", "/ziele?saeule=arbeitsmarkt&urteil=besser", "/ziel/A06", "/ziel/E06",
    "/ziel/S06", "/ziel/B08?vergleich=deutschland", "/methodik/bewertung",
)  # fmt: skip
WIDTHS = (1280, 360)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_and_without_barrier(
    watch: Watch, site: str, path: str, width: int
) -> None:
    # Both themes without a second load: the colours hang on the theme and not on the width.
    watch.page.emulate_media(color_scheme="dark" if width == 360 else "light")
    page = open_page(watch, site + path, width)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    assert watch.errors == []
    assert watch.foreign == []


def test_the_filter_is_chosen_with_native_controls(watch: Watch, site: str) -> None:
    page = open_page(watch, f"{site}/ziele", 360)
    page.get_by_label("Säule").select_option("arbeitsmarkt")
    page.get_by_label("Ergebnis").select_option("stimmt")
    page.get_by_role("button", name="Anzeigen").click()
    page.wait_for_url("**urteil=stimmt**")
    page.wait_for_selector("#first", state="detached")
    assert "saeule=arbeitsmarkt" in urlsplit(page.url).query
    ids = page.locator(".statement").evaluate_all("list => list.map(item => item.id)")
    assert "A06" in ids
    assert "E02" not in ids
    assert page.get_by_label("Säule").input_value() == "arbeitsmarkt"
    page.get_by_role("link", name="Auswahl aufheben").click()
    page.wait_for_function("() => document.querySelectorAll('.statement').length === 114")
    assert page.get_by_label("Säule").input_value() == ""
    assert watch.errors == []


def test_the_comparator_changes_chart_and_numbers(watch: Watch, site: str) -> None:
    page = open_page(watch, f"{site}/ziel/A06")
    page.get_by_role("link", name="Deutschland", exact=True).click()
    page.wait_for_url("**vergleich=deutschland**")
    page.locator(".ends th", has_text="Deutschland").wait_for()
    page.locator(".js-plotly-plot text", has_text="Deutschland").first.wait_for()
    assert watch.errors == []


def test_the_ledger_can_be_read_and_filtered_without_javascript(watch: Watch, site: str) -> None:
    browser = watch.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/ziele")
    assert page.locator(".statement").count() == 114
    page.get_by_label("Art der Aussage").select_option("ziel")
    page.get_by_role("button", name="Anzeigen").click()
    assert 0 < page.locator(".statement").count() < 114
    context.close()
