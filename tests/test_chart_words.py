"""For every indicator, view and language: no number stands in a text that is not drawn."""

import re

import pytest

from indicators import store
from indicators.model import Indicator, Lang
from indicators.query import VIEWS, Selection, View
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from layouts.chart import describe
from layouts.numbers import number
from layouts.parts import Chart, Point

NUMBER = re.compile(r"\d[\d.,]*\d|\d")
LANGS: tuple[Lang, Lang] = ("de", "en")


def told(text: str, chart: Chart) -> set[str]:
    """The numbers of a text, without those that belong to names and units."""
    words = [chart.indicator.short_title, chart.indicator.unit, chart.indicator.symbol]
    words += [region.name for region in REGIONS.values() if region.kind != "other"]
    for word in sorted((w.in_(chart.lang) for w in words), key=len, reverse=True):
        text = text.replace(word, "|") if word else text
    return set(NUMBER.findall(text))


def points(chart: Chart) -> list[Point]:
    found = [point for line in chart.series for point in line.points]
    found += [point for line in chart.context for point in line.points]
    found += [point for bar in chart.bars for point in (bar.before, bar.point) if point]
    return found + [area.point for area in chart.areas]


def drawn(chart: Chart) -> set[str]:
    """All that may be said: drawn values and years, missing ones, widths, growth, counts."""
    decimals = chart.indicator.decimals
    if chart.kind == "gap" and not chart.indicator.rate:
        decimals = 1
    numbers = [abs(p.value) for p in points(chart) if p.value is not None]
    found = {number(value, decimals, chart.lang) for value in (*numbers, *widths(chart))}
    found |= {number(value, 1, chart.lang) for value in growth(chart)}
    found |= {p.period for p in points(chart)} | {chart.since, chart.until}
    if chart.kind == "tiles":
        # In how many of the members it rose or fell: tests/test_tiles.py counts them again.
        found |= {str(count) for count in range(1, len(MEMBERS) + 1)}
    lines = [line for line in chart.series if line.region != chart.comparator]
    return found | {str(sum(p.value is None for line in lines for p in line.points))}


def widths(chart: Chart) -> list[float]:
    """Highest minus lowest member, now and before."""
    own = [bar for bar in chart.bars if REGIONS[bar.region].kind not in ("pool", "land", "bund")]
    halves = ([b.point.value for b in own], [b.before.value for b in own if b.before])
    return [max(half) - min(half) for half in halves if half and None not in half]  # type: ignore[type-var,operator]


def growth(chart: Chart) -> list[float]:
    """Changes in per cent between any two values of a line that stands forward."""
    if chart.indicator.rate:
        return []
    pairs = [
        (a.value, b.value)
        for line in chart.series
        for a in line.told
        for b in line.told[-1:]
        if a.value and b.value is not None
    ]
    return [abs(100 * (b - a) / abs(a)) for a, b in pairs if a]


@pytest.mark.parametrize("item", INDICATORS.values(), ids=INDICATORS)
def test_texts_hold_no_number_that_is_not_drawn(item: Indicator) -> None:
    stored = store.read(item.id)
    for view in VIEWS:
        for lang in LANGS:
            chart = describe(item, stored, Selection(view=view, lang=lang))
            for text in (chart.finding, chart.alt):
                assert text
                assert len(chart.alt) <= 300
                foreign = told(text, chart) - drawn(chart)
                assert not foreign, f"{view} {lang}: {sorted(foreign)} in {text!r}"


@pytest.mark.parametrize("view", VIEWS)
def test_a_finding_names_what_is_drawn_last(view: View) -> None:
    item = INDICATORS["unemployment_rate"]
    chart = describe(item, store.read(item.id), Selection(view=view))
    assert chart.until in told(chart.finding, chart)
    assert len(told(chart.finding, chart)) >= 3
