"""The description of a map: the 15 members, filled by classes with round, stated bounds."""

import math

from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.regions import MEMBERS
from indicators.store import Stored
from layouts import borders, findings, ranking, sources
from layouts.parts import Area, Bar, Chart, Point
from layouts.places import name, short
from layouts.scale import scale
from layouts.series import latest_common, points
from layouts.words import say

CLASSES = 4


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """See chart.describe; areas are empty where the indicator has no member."""
    lang = selection.lang
    found = points(stored, MEMBERS)
    period = latest_common(found, MEMBERS, selection.until)
    told = {ags: found.get(ags, {}).get(period, Point(period, None, "")) for ags in MEMBERS}
    values = [point.value for point in told.values() if point.value is not None]
    axis = scale(values, count=CLASSES) if values else scale([0.0, 1.0])
    groups = bounds(values)
    missing = [name(ags, lang) for ags, point in told.items() if point.value is None]
    note = (say(lang, "chart.missing", period=period, names=", ".join(missing)),) if missing else ()
    chart = Chart(
        "map", lang, indicator, period, period, axis, groups=groups,
        areas=_areas(told, groups, lang) if values else (),
        notes=(*note, *_open(told, selection), say(lang, "chart.classes")),
        sources=(*sources.lines(stored.provenance, lang), borders.source()),
    )  # fmt: skip
    return findings.finish(chart)


def _open(told: dict[str, Point], selection: Selection) -> tuple[str, ...]:
    rows = (Bar(key, "", "member", point) for key, point in told.items() if point.value is not None)
    return ranking.open_values(tuple(rows), selection)


def bounds(values: list[float]) -> tuple[float, ...]:
    """Round bounds of up to five classes of equal width that hold all the values."""
    if not values:
        return ()
    low, high = min(values), max(values)
    step = scale([0.0, (high - low) or abs(high) or 1.0], count=CLASSES).ticks[1]
    start = math.floor(low / step + 1e-9)
    stop = max(start + 1, math.ceil(high / step - 1e-9))
    return tuple(round(index * step, 10) for index in range(start, stop + 1))


def group(value: float | None, limits: tuple[float, ...]) -> int:
    """Index of the class that holds the value: lower bound included, the highest also its upper."""
    if value is None:
        return -1
    inside = sum(1 for limit in limits[1:-1] if value >= limit)
    return min(inside, len(limits) - 2)


def _areas(told: dict[str, Point], limits: tuple[float, ...], lang: Lang) -> tuple[Area, ...]:
    return tuple(
        Area(ags, short(ags, lang), point, group(point.value, limits), borders.members()[ags])
        for ags, point in told.items()
    )
