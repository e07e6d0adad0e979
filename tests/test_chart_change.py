"""Changes: their base, never across a break, and better or worse only by the rules."""

from typing import Any

import pytest

from indicators.registry import INDICATORS
from indicators.rules import RULES
from layouts.change import Judgement, change, judged, told
from layouts.parts import Point, Series
from tests.chart_samples import indicator


def series(values: dict[str, float | None], broken: str = "") -> Series:
    points = [
        Point(period, value, "M" if value is None else "B" if period == broken else "A")
        for period, value in values.items()
    ]
    return Series("ruhr", "Ruhr", "ruhr", tuple(points))


@pytest.mark.parametrize(
    ("values", "broken", "span"),
    [
        ({"2014": 9.0, "2015": 8.0, "2020": 7.0}, "", ("2015", "2020")),
        ({"2014": 9.0, "2016": 8.0, "2020": 7.0}, "", ("2014", "2020")),
        ({"2018": 9.0, "2020": 7.0}, "", ("2018", "2020")),
        ({"2015": 9.0, "2018": 8.0, "2020": 7.0}, "2018", ("2018", "2020")),
        ({"2012": 9.0, "2015": 8.0, "2020": 7.0}, "2015", ("2015", "2020")),
        ({"2015": 9.0, "2020": None, "2021": 7.0}, "", ("2015", "2021")),
    ],
)
def test_the_base_is_the_rules_year_or_the_break(
    values: dict[str, float | None], broken: str, span: tuple[str, str]
) -> None:
    found = change(series(values, broken), indicator())
    assert found
    assert (found.base.period, found.last.period) == span


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"2010": 9.0, "2015": 8.0}, ""),
        ({"2015": 9.0, "2020": 7.0}, "2020"),
        ({"2015": 9.0, "2020": None}, ""),
        ({}, ""),
    ],
)
def test_without_two_comparable_points_there_is_no_change(
    values: dict[str, float | None], broken: str
) -> None:
    assert change(series(values, broken), indicator()) is None


@pytest.mark.parametrize(
    ("last", "direction", "word"),
    [
        (9.0, "down", "better"),
        (9.0, "up", "worse"),
        (10.2, "down", "same"),
        (11.0, "down", "worse"),
        (9.0, "keep", ""),
        (9.0, "context", ""),
    ],
)
def test_better_and_worse_follow_the_declared_direction(
    last: float, direction: Any, word: Judgement
) -> None:
    item = indicator(direction=direction)
    found = change(series({"2015": 10.0, "2020": last}), item)
    assert found
    assert judged(found, item) == word


def test_a_rise_in_current_prices_is_not_called_better() -> None:
    item = INDICATORS["gdp_per_capita"]
    assert item.id in RULES.current_prices
    found = change(series({"2015": 30_000.0, "2020": 40_000.0}), item)
    assert found
    assert judged(found, item) == ""


def test_points_for_rates_and_per_cent_for_amounts() -> None:
    found = change(series({"2015": 10.0, "2020": 9.0}), indicator())
    assert found
    assert told(found, indicator(), "de") == "−1,0 Prozentpunkte"
    assert told(found, indicator(), "en") == "−1.0 percentage points"
    assert told(found, indicator(decimals=0), "de") == "−1 Prozentpunkt"
    assert told(found, indicator(rate=False), "de") == "−10,0\u00a0%"
