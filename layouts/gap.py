"""The description of a gap: how far regions lie above or below a comparator, year by year.

A gap is own value minus comparator: in the unit (points) for rates, in per cent of the comparator
for amounts per head. It is computed from unrounded values of the same period; a break in either
line is one in the gap.
"""

from dataclasses import replace

from indicators.model import Indicator
from indicators.query import COMPARATORS, Selection
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST
from indicators.store import Stored
from layouts import findings, line, ranking, sources
from layouts.parts import Chart, Point, values
from layouts.places import name
from layouts.scale import scale
from layouts.series import Points, chosen, points, series, shown, span
from layouts.words import say


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """See chart.describe; the comparator itself is the last series, level at zero."""
    lang = selection.lang
    found = points(stored, shown(indicator))
    against = comparator(found, selection)
    gaps = _gaps(indicator, found, against)
    forward = (*_forward(indicator, gaps, against, selection), *filter(None, [against]))
    behind = tuple(key for key in MEMBERS if key in gaps and key not in forward)
    periods = span(indicator, {key: gaps[key] for key in (*forward, *behind)}, selection)
    lines = tuple(series(key, gaps[key], periods, lang) for key in forward)
    field = tuple(series(key, gaps[key], periods, lang) for key in behind)
    chart = Chart(
        "gap", lang, indicator, *line.ends(periods),
        scale(values((*lines, *field)), whole=True), series=lines, context=field,
        breaks=line.breaks(indicator, lines, periods, selection), comparator=against,
        badge=ranking.badge(indicator, selection),
        notes=(*_notes(indicator, against, selection),
               *line.notes(indicator, lines, bool(field), selection)),
        sources=sources.lines(stored.provenance, lang),
    )  # fmt: skip
    return findings.finish(chart)


def forward(indicator: Indicator, found: Points, selection: Selection) -> tuple[str, ...]:
    """The regions whose gaps stand forward, the comparator not among them."""
    against = comparator(found, selection)
    return _forward(indicator, _gaps(indicator, found, against), against, selection)


def comparator(found: Points, selection: Selection) -> str:
    """The region asked for if it has figures, else the nearest that has; "" if none has."""
    order = (selection.comparator, NRW_REST, NRW, GERMANY)
    return next((key for key in order if key in found), "")


def _gaps(indicator: Indicator, found: Points, against: str) -> Points:
    base = found.get(against, {})
    gaps = {
        key: {period: _gap(indicator, point, base.get(period)) for period, point in by.items()}
        for key, by in found.items()
    }
    return {key: by for key, by in gaps.items() if any(p.value is not None for p in by.values())}


def _gap(indicator: Indicator, own: Point, other: Point | None) -> Point:
    """The difference with the weaker status of both; none where one is missing."""
    if own.value is None or other is None or other.value is None:
        return Point(own.period, None, "")
    # Its gap to itself is zero whatever the status; only a break still parts its line.
    weaker = "B" if own is other else "BEP"
    status = next((s for s in weaker if s in (own.status, other.status)), "A")
    if indicator.rate:
        return Point(own.period, own.value - other.value, status, derived=True)
    if other.value == 0:
        return Point(own.period, None, "")
    return Point(own.period, 100 * (own.value / other.value - 1), status, derived=True)


def _forward(
    indicator: Indicator, gaps: Points, against: str, selection: Selection
) -> tuple[str, ...]:
    """The regions asked for; else the Ruhr, or whatever stands forward without it."""
    usual = chosen(indicator, gaps, replace(selection, regions=()))
    asked = tuple(key for key in selection.regions if key in gaps) or usual
    wide = set() if selection.regions else set(COMPARATORS)
    return tuple(key for key in asked if key != against and key not in wide)


def _notes(indicator: Indicator, against: str, selection: Selection) -> tuple[str, ...]:
    if not against:
        return ()
    key = "gap.note_points" if indicator.rate else "gap.note_percent"
    return (say(selection.lang, key, name=name(against, selection.lang)),)
