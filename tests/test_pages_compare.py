"""The comparison and the map: index, scatter, tiles, classes, years."""

import re
from dataclasses import replace
from html import unescape
from itertools import combinations

import pytest
from flask.testing import FlaskClient

from indicators import store
from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import MEMBERS, RUHR
from indicators.registry import INDICATORS
from layouts import comparison, index_line, map_choice, scatter, scatter_labels, svg_scatter
from tests.page_texts import main_text

RATE = INDICATORS["unemployment_rate"]


def test_the_index_is_100_in_its_base_year_and_stops_at_breaks() -> None:
    chosen = Selection((RUHR, "05113"))
    drawn = index_line.describe(RATE, store.read(RATE.id), chosen, 2010)
    assert [line.at("2010").value for line in drawn.series if line.at("2010")] == [100.0, 100.0]  # type: ignore[union-attr]
    frame = store.read(RATE.id).frame
    rows = frame[(frame["region"] == RUHR) & frame["period"].isin(["2010", "2024"])]
    first, last = rows.sort_values("period")["value"].tolist()
    later = drawn.series[0].at("2024")
    assert later
    assert later.value == pytest.approx(100 * last / first)
    # 2005 is a declared break of unemployment: nothing before it has an index to 2010.
    assert min(p.period for line in drawn.series for p in line.told) >= "2005"
    assert "100" in drawn.unit
    early = index_line.describe(RATE, store.read(RATE.id), chosen, 2002)
    assert max(p.period for line in early.series for p in line.told) < "2005"


def test_an_index_without_a_base_value_names_who_lacks_it() -> None:
    drawn = index_line.describe(RATE, store.read(RATE.id), Selection((RUHR,)), 1950)
    assert drawn.series == ()
    assert "Ruhrgebiet" in drawn.notes[-1]


def test_the_scatter_shows_the_figures_of_one_year() -> None:
    other = INDICATORS["gdp_per_capita"]
    drawn = scatter.describe(
        (RATE, other), (store.read(RATE.id), store.read(other.id)), Selection(until="2020")
    )
    assert drawn.period == "2020"
    assert {dot.region for dot in drawn.dots} == set(MEMBERS)
    frame = store.read(other.id).frame
    for dot in drawn.dots:
        row = frame[(frame["region"] == dot.region) & (frame["period"] == "2020")]
        assert [dot.y.value] == row["value"].tolist()
    svg = svg_scatter.svg(drawn)
    assert svg.count("<circle") == 15
    assert "GE" in svg
    assert len(drawn.alt) <= 300
    for word in ("Ursache", "Einfluss", "korrel", "weil"):
        assert word not in drawn.finding + " ".join(drawn.notes)


def test_no_name_of_a_scatter_lies_on_another_on_a_phone() -> None:
    other = INDICATORS["gdp_per_capita"]
    chosen = Selection((RUHR, "nrw_ohne_ruhr"))
    drawn = scatter.describe((RATE, other), (store.read(RATE.id), store.read(other.id)), chosen)
    heights = svg_scatter.heights(drawn)
    sides = scatter_labels.sides(drawn, heights)
    found = [
        (dot.region, scatter_labels._box(dot, sides[dot.region], place))
        for dot in drawn.dots
        for place in [scatter_labels._place(drawn, dot, heights)]
    ]
    assert len(found) == 17
    for (one, box), (two, place) in combinations(found, 2):
        assert scatter_labels.overlap(box, place) == 0, (one, two)
    # The names of two dots side by side part to both sides.
    assert {"right", "left"} <= set(sides.values())


def test_the_classes_in_the_table_are_those_of_the_legend(client: FlaskClient) -> None:
    html = client.get("/karte").text
    legend = re.findall(r"<li><span class=\"swatch[^>]*></span><strong>(.+?)</strong>", html)
    rows = re.findall(r'<td class="num">([^<]* bis [^<]*)</td></tr>', html)
    assert len(rows) == 15
    assert set(rows) <= set(legend)


def test_a_scatter_without_a_common_year_says_so(client: FlaskClient) -> None:
    told = main_text(client.get("/vergleich?ansicht=streu&indikator=arbeitslosenquote").text)
    assert "braucht es zwei Indikatoren" in told
    pair = "arbeitslosenquote~fue-ausgaben-am-bip"
    answer = client.get(f"/vergleich?ansicht=streu&indikator={pair}")
    assert answer.status_code == 200


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_comparison_is_read_back_from_its_own_query(lang: Lang) -> None:
    asked = {"regionen": "05113~essen~09162", "indikator": "gdp_per_capita~sgb2_rate",
             "ansicht": "index", "von": "2010", "bis": "2020", "basis": "2012"}  # fmt: skip
    first = comparison.read(asked, lang)
    assert first.regions == ("05113", "09162")
    assert (first.since, first.until, first.base, first.view) == ("2010", "2020", 2012, "index")
    query = dict(part.split("=") for part in unescape(first.query(lang)).split("&"))
    assert comparison.read(query, lang) == replace(first, notes=())


def test_what_a_comparison_cannot_read_is_named() -> None:
    asked = {"regionen": "esen", "weitere": "Köln, Atlantis", "indikator": "quark",
             "ansicht": "torte", "von": "zehn", "basis": "15"}  # fmt: skip
    found = comparison.read(asked, "de")
    assert found.regions == ("05315",)
    assert found.ids == ("unemployment_rate",)
    told = " ".join(found.notes)
    for word in ("esen", "Atlantis", "quark", "torte", "zehn", "15"):
        assert word in told


def test_too_many_regions_are_cut_with_a_word() -> None:
    found = comparison.read({"regionen": "~".join(MEMBERS)}, "de")
    assert len(found.regions) == comparison.MOST_REGIONS
    assert found.notes


def test_the_map_keeps_its_classes_over_the_years() -> None:
    root = store.DATA
    found = {}
    for year in ("2015", "2025"):
        choice = map_choice.read({"jahr": year}, root, "de")
        assert choice
        found[year] = map_choice.chart(choice, root, "de")
    first, last = found["2015"], found["2025"]
    assert first
    assert last
    assert first.groups == last.groups
    for area in (*first.areas, *last.areas):
        value = area.point.value
        assert value is not None
        assert first.groups[area.group] <= value <= first.groups[area.group + 1]
    assert "nicht" not in first.finding


def test_the_map_names_what_it_cannot_show(client: FlaskClient) -> None:
    told = main_text(client.get("/karte?indikator=bevoelkerung&jahr=1901").text)
    assert "keine Karte von ihm" in told
    assert "1901" in told
    assert "53 Städte und Gemeinden" in told
    svg = client.get("/karte/gemeinden.svg")
    assert svg.mimetype == "image/svg+xml"
    assert svg.text.count("<path") == 53


def test_every_year_of_the_map_is_a_link(client: FlaskClient) -> None:
    html = client.get("/karte").text
    choice = map_choice.read({}, store.DATA, "de")
    assert choice
    for year in choice.years[:-1]:
        assert f'href="/karte?jahr={year}"' in html
