"""Three tasks as a reader does them from the overview, with the number of steps each may take."""

import re

import pytest
from playwright.sync_api import Browser

from indicators import store
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from layouts.numbers import number, quantity
from layouts.places import name
from layouts.series import latest_common, points
from tests.browser.watch import Watch, arrive

STOP = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  return {
    what: (node.textContent || node.name || node.id).trim().slice(0, 40),
    body: node === document.body,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
  };
}"""


def told(key: str, region: str) -> str:
    """Last value of a region and its change since 2015, in the words of the page."""
    item = INDICATORS[key]
    rows = store.read(key).frame
    rows = rows[(rows["region"] == region) & rows["value"].notna()].sort_values("period")
    first, last = rows[rows["period"] == "2015"].iloc[0], rows.iloc[-1]
    amount = number(last["value"] - first["value"], item.decimals, "de", sign=True)
    value = quantity(last["value"], item, "de")
    return f"{name(region, 'de')} {value} ({last['period']}), {amount} Prozentpunkte seit 2015"


def test_did_hernes_long_term_share_fall_more_than_nrws(watch: Watch, site: str) -> None:
    """By keyboard alone: skip link, three stops to the search field, the question, the answer."""
    page = watch.page
    arrive(page, f"{site}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    stops = 0
    while page.evaluate("document.activeElement.type") != "search":
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= 3
    page.keyboard.type("Herne NRW Langzeitarbeitslose")
    page.keyboard.press("Enter")
    page.wait_for_url("**/indikatoren?q=**")
    page.wait_for_selector("#first", state="detached")
    share = page.locator("#live .hits li", has_text="Anteil der Langzeitarbeitslosen").inner_text()
    for region in ("05916", "05"):
        assert told("long_term_unemployed_share", region) in share
    assert watch.errors == []


@pytest.mark.parametrize("width", [1280, 360])
def test_which_city_has_the_lowest_childcare_rate_and_its_sheet(
    watch: Watch, site: str, width: int
) -> None:
    """Three steps to the profile, one more to the paper: card, ranking, profile, print."""
    item = INDICATORS["childcare_rate_u3"]
    found = points(store.read(item.id), MEMBERS)
    year = latest_common(found, MEMBERS)
    lowest = min(MEMBERS, key=lambda ags: found[ags][year].value or 100.0)
    page = watch.page
    page.set_viewport_size({"width": width, "height": 800})
    arrive(page, f"{site}/")
    page.locator("#live .headline a", has_text=item.short_title.de).click()
    page.locator("#live .tabs a", has_text="Rangfolge").click()
    page.locator("#live h1", has_text=name(lowest, "de")).wait_for()
    page.locator("#live .opening a", has_text=name(lowest, "de")).click()
    page.wait_for_url(f"**/region/{lowest}-*")
    page.locator("#live h1", has_text=f"{name(lowest, 'de')}:").wait_for()
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator("#live button.print").click()
    assert page.evaluate("window.printed") is True
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 2
    assert watch.errors == []


def test_duisburg_and_dortmund_in_logistics(chromium: Browser, site: str) -> None:
    """Two steps, without a script too: the question, and side by side."""
    context = chromium.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{site}/")
    page.get_by_label("Suchwort").fill("Duisburg Dortmund Logistik")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Duisburg und Dortmund nebeneinander zeigen").click()
    titles = page.locator("main h2").all_inner_texts()
    assert INDICATORS["logistics_employment_share"].title.de in titles
    rows = page.locator("table.figures th[scope=row]").all_inner_texts()
    assert {"Duisburg", "Dortmund"} == set(rows)
    context.close()


def test_every_stop_of_the_keyboard_is_seen(watch: Watch, site: str) -> None:
    page = watch.page
    arrive(page, f"{site}/indikator/arbeitslosenquote")
    page.wait_for_selector("#live .canvas[data-drawn]")
    stops = []
    for _ in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["body"]:
            break
        assert stop["outline"], stop
        assert stop["seen"], stop
        stops.append(stop["what"])
    # Through masthead, views, form and the members below, and out at the end: no trap.
    assert {"Zum Inhalt", "Rangfolge", "Essen", "Barrierefreiheit"} <= set(stops)
    assert len(stops) < 150


def test_readers_tools_find_names_and_landmarks(watch: Watch, site: str) -> None:
    page = watch.page
    for path, heading in (("/", "Seit 2015"), ("/indikator/fue-ausgaben", "FuE-Ausgaben"),
                          ("/ziel/A06", "Stimmte")):  # fmt: skip
        arrive(page, site + path)
        tree = page.locator("main").aria_snapshot()
        names = re.findall(r"- (?:region|complementary|navigation|figure)(?: (.+?))?:?\n", tree)
        assert names
        assert all(names), f"{path}: a landmark or figure without a name"
        # A figure is called by what it shows and not by all that stands below it.
        assert max(map(len, names)) < 120, path
        assert re.search(rf"- '?heading \"{heading}.+\" \[level=1\]", tree), path
        assert "img:" not in tree


def test_where_plotly_measures_is_not_told_as_a_picture(watch: Watch, site: str) -> None:
    page = watch.page
    arrive(page, f"{site}/indikator/fue-ausgaben")
    page.wait_for_selector("#live .canvas[data-drawn]")
    tester = page.locator("#js-plotly-tester")
    assert tester.evaluate("node => getComputedStyle(node).visibility") == "hidden"
