"""The description of a strip: how the members lie apart in the base year and in the last one."""

from indicators.model import Indicator
from indicators.query import Selection
from indicators.store import Stored
from layouts import findings, ranking, sources
from layouts.parts import OPEN, Bar, Chart, Point
from layouts.scale import scale
from layouts.words import say


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """See chart.describe; `before` of a bar is None where the base year cannot be compared."""
    field = ranking.compared(indicator, stored, selection)
    rows = ranking.bars(indicator, stored, field, selection)
    values = [point.value for point in told(rows) if point.value is not None]
    chart = Chart(
        "strip", selection.lang, indicator, field.period, field.period, scale(values),
        bars=rows, base=field.base,
        notes=(*ranking.without(field, selection), *_halves(field, selection),
               *_hollow(rows, selection)),
        sources=sources.lines(stored.provenance, selection.lang),
    )  # fmt: skip
    return findings.finish(chart)


def told(rows: tuple[Bar, ...]) -> list[Point]:
    """All figures of the strip, both years."""
    return [point for bar in rows for point in (bar.before, bar.point) if point is not None]


def _halves(field: ranking.Field, selection: Selection) -> tuple[str, ...]:
    if field.base:
        return (say(selection.lang, "chart.halves", base=field.base, period=field.period),)
    return ranking.reason(field, selection)


def _hollow(rows: tuple[Bar, ...], selection: Selection) -> tuple[str, ...]:
    open_ = any(point.status in OPEN for point in told(rows))
    return (say(selection.lang, "chart.hollow"),) if open_ else ()
