"""The chart description: its numbers are the frame's, its gaps stay gaps, its words are true."""

import math
from itertools import pairwise

import pytest

from indicators.model import Pool
from indicators.query import Selection
from indicators.regions import MEMBERS, REGIONS
from layouts.areas import bounds, group
from layouts.chart import describe
from layouts.numbers import number
from layouts.parts import Chart, Series
from layouts.scale import decimals, scale, spread, years
from tests.chart_samples import YEARS, broken, full, indicator, line, rows, stored


def by_region(chart: Chart) -> dict[str, Series]:
    return {item.region: item for item in (*chart.series, *chart.context)}


def test_the_numbers_of_a_line_are_those_of_the_frame() -> None:
    data = full()
    drawn = by_region(describe(indicator(), data, Selection()))
    frame = data.frame.set_index(["region", "period"])["value"]
    assert set(drawn) == {"ruhr", "nrw_ohne_ruhr", "00", *MEMBERS}
    for region, series in drawn.items():
        assert {p.period: p.value for p in series.points} == dict(frame[region])


def test_without_a_choice_the_ruhr_stands_forward_and_the_members_behind() -> None:
    chart = describe(indicator(), full(), Selection())
    assert [series.region for series in chart.series] == ["ruhr", "nrw_ohne_ruhr", "00"]
    assert {series.region for series in chart.context} == set(MEMBERS)


def test_a_missing_year_and_a_missing_row_stay_gaps() -> None:
    values = line(10.0, -0.2) | {"2015": None}
    del values["2018"]
    (series,) = describe(indicator(), stored(rows("ruhr", values)), Selection()).series
    assert [p.period for p in series.points] == list(YEARS)
    told = {p.period: p.value for p in series.points}
    assert told["2015"] is None
    assert told["2018"] is None
    spans = [(part[0].period, part[-1].period) for part in series.segments()]
    assert spans == [("2012", "2014"), ("2016", "2017"), ("2019", "2021")]


def test_a_line_is_cut_before_a_break_and_the_break_is_told() -> None:
    values = line(10.0, -0.2)
    parts = [
        rows("ruhr", {year: value}, "B" if year == "2017" else "A")
        for year, value in values.items()
    ]
    chart = describe(broken(), stored(*parts), Selection())
    spans = [(part[0].period, part[-1].period) for part in chart.series[0].segments()]
    assert spans == [("2012", "2016"), ("2017", "2021")]
    assert [(mark.period, mark.text) for mark in chart.breaks] == [("2017", "Neue Zählung")]
    assert "(2017)" in chart.finding
    assert "2015" not in chart.finding


def test_the_finding_holds_base_and_last_value_and_the_gap() -> None:
    chart = describe(indicator(), full(), Selection())
    assert chart.finding == (
        "Beispielquote im Ruhrgebiet von 9,4\u00a0% (2015) auf 8,2\u00a0% (2021) gesunken, "
        "Abstand zu NRW ohne Ruhr kleiner"
    )
    english = describe(indicator(), full(), Selection(lang="en")).finding
    assert "9.4\u00a0%" in english
    assert "gap to NRW without the Ruhr narrower" in english


def test_a_small_change_is_not_called_one() -> None:
    data = stored(rows("ruhr", line(10.0, 0.02)))
    assert "fast unverändert" in describe(indicator(), data, Selection()).finding


@pytest.mark.parametrize("view", ["linie", "streifen", "rang", "abstand", "karte"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_alt_text_is_short_and_made_of_drawn_numbers(view: str, lang: str) -> None:
    item, data = indicator(), full()
    chart = describe(item, data, Selection(view=view, lang=lang))  # type: ignore[arg-type]
    assert 0 < len(chart.alt) <= 300
    drawn = {p.value for s in chart.series for p in s.points}
    drawn |= {bar.point.value for bar in chart.bars} | {area.point.value for area in chart.areas}
    told = [v for v in drawn if v is not None and chart.told(v) in chart.alt]
    assert len(told) >= (2 if view == "abstand" else 3)


def test_an_alt_text_counts_the_gaps() -> None:
    data = stored(rows("ruhr", line(10.0, -0.2) | {"2015": None, "2016": None}))
    assert "2 Werte fehlen." in describe(indicator(), data, Selection()).alt


def test_a_sum_does_not_share_a_scale_with_its_members() -> None:
    item = indicator(pool=Pool(("sum",)), rate=False)
    chart = describe(item, full(), Selection())
    assert [series.region for series in chart.series] == ["ruhr"]
    assert chart.context == ()
    assert "+" not in chart.finding


def test_without_a_ruhr_value_the_finding_is_about_all_members() -> None:
    members = [rows(ags, line(8 + index, 0.0)) for index, ags in enumerate(MEMBERS)]
    finding = describe(indicator(pool=Pool()), stored(*members), Selection()).finding
    assert "am niedrigsten in Duisburg (8,0\u00a0%)" in finding
    assert "am höchsten im Kreis Unna (22,0\u00a0%)" in finding


def test_a_ranking_puts_the_better_first_and_names_the_missing() -> None:
    members = [rows(ags, line(8 + index, 0.0)) for index, ags in enumerate(MEMBERS[:-1])]
    data = stored(rows("ruhr", line(10.2, 0.0)), *members, rows(MEMBERS[-1], {"2012": 5.0}))
    chart = describe(indicator(), data, Selection(view="rang", until="2020"))
    values = [bar.point.value for bar in chart.bars]
    assert chart.until == "2020"
    assert values == sorted(v for v in values if v is not None)
    assert {bar.region for bar in chart.bars} == {"ruhr", *MEMBERS[:-1]}
    assert any("Kreis Unna" in note for note in chart.notes)
    assert all(bar.rank == 0 for bar in chart.bars)


def test_a_member_is_ranked_among_all_kreise_where_the_file_has_them() -> None:
    kreise = [key for key, item in REGIONS.items() if item.kind == "other"]
    if len(kreise) < 300:
        pytest.skip("data/geo/kreise.csv is not there")
    others = [rows(key, {"2021": 1.0 + index / 1000}) for index, key in enumerate(kreise)]
    data = stored(rows("05113", {"2021": 0.5}), rows("05513", {"2021": 9.0}), *others)
    bars = {bar.region: bar for bar in describe(indicator(), data, Selection(view="rang")).bars}
    assert (bars["05113"].rank, bars["05113"].of) == (1, len(kreise) + 2)
    assert bars["05513"].rank == len(kreise) + 2


def test_a_map_puts_every_value_into_the_class_that_holds_it() -> None:
    chart = describe(indicator(), full(), Selection(view="karte"))
    assert {area.region for area in chart.areas} == set(MEMBERS)
    for area in chart.areas:
        low, high = chart.groups[area.group], chart.groups[area.group + 1]
        value = area.point.value or math.nan
        assert low <= value <= high
    assert 2 <= len(chart.groups) - 1 <= 6


def test_classes_have_round_bounds_and_lower_bounds_belong_to_them() -> None:
    limits = bounds([7.3, 9.9, 15.2])
    assert limits == (6.0, 8.0, 10.0, 12.0, 14.0, 16.0)
    assert [group(value, limits) for value in (7.99, 8.0, 16.0, None)] == [0, 1, 4, -1]
    assert len(bounds([5.0, 5.0])) >= 2


def test_a_scale_holds_the_values_and_says_whether_it_starts_at_zero() -> None:
    low = scale([3.0, 14.0])
    high = scale([26_000.0, 56_000.0])
    assert (low.low, low.zero) == (0.0, True)
    assert not high.zero
    assert high.low <= 26_000
    assert high.high >= 56_000
    assert decimals(scale([0.4, 0.9]).ticks) == 1
    assert scale([5.0]).low < 5.0 < scale([5.0]).high + 0.1


def test_year_marks_end_with_the_last_year() -> None:
    assert years(1998, 2025)[-1] == 2025
    assert len(years(1995, 2025)) <= 7
    assert years(2020, 2020) == (2020,)


def test_labels_are_moved_apart_and_keep_their_order() -> None:
    wanted = [10.0, 12.0, 11.0, 300.0]
    placed = spread(wanted, 30, 0, 320)
    order = [placed[i] for i in sorted(range(4), key=lambda i: wanted[i])]
    assert all(b - a >= 30 for a, b in pairwise(order))
    assert max(placed) <= 320


def test_numbers_take_the_form_of_their_language() -> None:
    assert number(42002.4, 0, "de") == "42.002"
    assert number(-1.25, 1, "de", sign=True) == "−1,2"
    assert number(1234.5, 1, "en", sign=True) == "+1,234.5"
    assert number(-0.04, 1, "de") == "0,0"
