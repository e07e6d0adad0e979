"""Strip, ranking and gap: compared only where that is honest, and told with the right numbers."""

from dataclasses import replace

import pytest

from indicators.model import Break, Pool
from indicators.query import Selection, View
from indicators.regions import MEMBERS, REGIONS
from layouts.chart import describe
from layouts.parts import Bar, Chart
from tests.chart_samples import both, full, indicator, line, rows, stored


def bars(chart: Chart) -> dict[str, Bar]:
    return {bar.region: bar for bar in chart.bars}


def crossing() -> list[list[dict[str, object]]]:
    """Members whose order turns round: the first rises from 8 to 20, the others stay."""
    first = rows(MEMBERS[0], {"2015": 8.0, "2021": 20.0})
    return [
        first,
        *(rows(m, {"2015": 9.0 + i, "2021": 9.0 + i}) for i, m in enumerate(MEMBERS[1:])),
    ]


def test_a_ranking_tells_places_and_what_was_won_since_the_base_year() -> None:
    chart = describe(indicator(), stored(*crossing()), Selection(view="rang"))
    found = bars(chart)
    assert chart.base == "2015"
    assert (found[MEMBERS[0]].place, found[MEMBERS[0]].won) == (12, -11)
    assert (found[MEMBERS[1]].place, found[MEMBERS[1]].won) == (1, 1)
    assert (found[MEMBERS[-1]].place, found[MEMBERS[-1]].won) == (15, 0)
    assert any("seit 2015" in note for note in chart.notes)


def test_equal_values_share_a_place() -> None:
    members = [rows(m, {"2015": 5.0, "2021": 5.0}) for m in MEMBERS]
    chart = describe(indicator(), stored(*members), Selection(view="rang"))
    assert {bar.place for bar in chart.bars} == {1}


@pytest.mark.parametrize(
    ("since", "base"), [("", "2015"), ("2013", "2013"), ("2030", ""), ("1990", "2012")]
)
def test_the_years_asked_for_set_the_base(since: str, base: str) -> None:
    for view in ("rang", "streifen"):
        chart = describe(indicator(), full(), Selection(since=since, view=view))
        assert chart.base == base


@pytest.mark.parametrize("view", ["rang", "streifen"])
def test_nothing_is_compared_across_a_break(view: View) -> None:
    item = indicator(breaks=(Break("2017", both("Neue Zählung")),))
    chart = describe(item, full(), Selection(view=view))
    assert chart.base == ""
    assert all(bar.won is None and bar.before is None for bar in chart.bars)
    assert any("Bruch" in note and "2015" in note for note in chart.notes)


def test_a_break_of_one_member_leaves_too_few_and_says_why() -> None:
    data = full().frame
    data.loc[(data["region"] == MEMBERS[3]) & (data["period"] == "2018"), "status"] = "B"
    chart = describe(indicator(), replace(full(), frame=data), Selection(view="rang"))
    assert chart.base == ""
    assert any("2015" in note for note in chart.notes)


def test_a_strip_holds_both_years_and_the_distance_between_the_ends() -> None:
    chart = describe(indicator(), full(), Selection(view="streifen"))
    frame = full().frame.set_index(["region", "period"])["value"]
    for bar in chart.bars:
        assert bar.before
        assert bar.before.value == frame[bar.region, "2015"]
        assert bar.point.value == frame[bar.region, "2021"]
    assert chart.finding == (
        "Beispielquote 2021: von 7,1\u00a0% (Duisburg) bis 14,1\u00a0% (Kreis Unna), "
        "Spannweite 7,0\u00a0Prozentpunkte; 2015 waren es 7,0\u00a0Prozentpunkte"
    )


def test_a_gap_is_own_value_minus_comparator_and_its_own_is_zero() -> None:
    chart = describe(indicator(), full(), Selection(view="abstand"))
    drawn = {item.region: item for item in chart.series}
    assert list(drawn) == ["ruhr", "nrw_ohne_ruhr"]
    assert [round(p.value or 0, 6) for p in drawn["ruhr"].points] == [
        round(3 - 0.2 * step, 6) for step in range(10)
    ]
    assert {p.value for p in drawn["nrw_ohne_ruhr"].points} == {0.0}
    assert all(p.derived for p in drawn["ruhr"].points)
    assert chart.finding == (
        "Beispielquote im Ruhrgebiet 1,2\u00a0Prozentpunkte über NRW ohne Ruhr (2021), "
        "2015 waren es 2,4\u00a0Prozentpunkte; Abstand kleiner"
    )
    assert chart.unit == "Prozentpunkte"


def test_the_comparator_can_be_chosen_and_falls_back_where_it_has_no_figures() -> None:
    chosen = describe(indicator(), full(), Selection(view="abstand", comparator="00"))
    assert chosen.comparator == "00"
    assert chosen.series[0].told[-1].value == pytest.approx(8.2 - 6.0)
    absent = describe(indicator(), full(), Selection(view="abstand", comparator="05"))
    assert absent.comparator == "nrw_ohne_ruhr"


def test_gaps_of_amounts_are_per_cent_of_the_comparator() -> None:
    item = indicator(rate=False, pool=Pool(("ratio",)))
    chart = describe(item, full(), Selection(view="abstand"))
    assert chart.series[0].told[-1].value == pytest.approx(100 * (8.2 / 7.0 - 1))
    assert chart.told(chart.series[0].told[-1].value or 0.0) == "+17,1\u00a0%"


def test_a_gap_breaks_where_either_line_does_and_stays_open_where_one_is_missing() -> None:
    own = rows("ruhr", line(10.0, -0.2) | {"2014": None})
    other = [
        *rows("nrw_ohne_ruhr", {y: v for y, v in line(7.0, 0.0).items() if y < "2018"}),
        *rows("nrw_ohne_ruhr", {"2018": 7.0}, "B"),
        *rows("nrw_ohne_ruhr", {"2019": 7.0, "2020": 7.0}, "E"),
    ]
    chart = describe(indicator(), stored(own, other), Selection(view="abstand"))
    ruhr = chart.series[0]
    spans = [(part[0].period, part[-1].period) for part in ruhr.segments()]
    assert spans == [("2012", "2013"), ("2015", "2017"), ("2018", "2020")]
    assert [p.status for p in ruhr.told if p.period in ("2018", "2019")] == ["B", "E"]
    assert [mark.period for mark in chart.breaks] == ["2018"]


def test_on_the_other_side_a_gap_is_told_without_wider_or_narrower() -> None:
    data = stored(rows("ruhr", {"2015": 8.0, "2021": 6.0}), rows("00", {"2015": 7.0, "2021": 7.0}))
    finding = describe(indicator(), data, Selection(view="abstand")).finding
    assert "1,0\u00a0Prozentpunkte unter Deutschland (2021)" in finding
    assert finding.endswith("2015 waren es 1,0\u00a0Prozentpunkte darüber")


def test_without_a_comparator_there_is_nothing_to_draw() -> None:
    data = stored(rows("ruhr", line(10.0, 0.0)))
    chart = describe(indicator(), data, Selection(view="abstand"))
    assert not chart.drawn
    assert "keine Werte" in chart.finding


@pytest.mark.parametrize("view", ["linie", "rang", "abstand"])
def test_regions_wider_than_the_ruhr_are_named_on_the_chart(view: View) -> None:
    item = indicator(level="nuts2")
    wide = [key for key, region in REGIONS.items() if region.kind == "nuts2"]
    data = stored(rows("00", line(3.0, 0.0)), *(rows(key, line(2.0, 0.1)) for key in wide))
    assert "größer als das Ruhrgebiet" in describe(item, data, Selection(view=view)).badge
    assert describe(indicator(), full(), Selection(view=view)).badge == ""


def test_values_that_are_not_final_are_named() -> None:
    members = [rows(m, {"2021": 5.0}, "P" if i == 2 else "A") for i, m in enumerate(MEMBERS)]
    for view in ("rang", "karte"):
        chart = describe(indicator(), stored(*members), Selection(view=view))
        assert f"Vorläufig: {REGIONS[MEMBERS[2]].name.de}." in chart.notes
    everyone = [rows(m, {"2021": 5.0}, "E") for m in MEMBERS]
    chart = describe(indicator(), stored(*everyone), Selection(view="rang"))
    assert "Alle gezeigten Werte sind geschätzt." in chart.notes
