"""The description of a line chart: chosen regions forward, the other members as a grey field."""

from indicators.model import Indicator
from indicators.query import Selection
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, RUHR
from indicators.store import Stored
from layouts import findings, ranking, sources
from layouts.parts import Chart, Mark, Series, values
from layouts.scale import scale
from layouts.series import amounts, chosen, points, series, shown, span
from layouts.words import say

_WHOLE = {RUHR, NRW_REST, NRW, GERMANY}


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """See chart.describe; `scale` is in the unit of the indicator, `since`/`until` are periods."""
    lang = selection.lang
    found = points(stored, shown(indicator))
    forward = chosen(indicator, found, selection)
    behind = _context(indicator, tuple(found), forward)
    drawn = {key: found[key] for key in (*forward, *behind)}
    periods = span(indicator, drawn, selection)
    lines = tuple(series(key, found[key], periods, lang) for key in forward)
    field = tuple(series(key, found[key], periods, lang) for key in behind)
    chart = Chart(
        "line", lang, indicator, *ends(periods), scale(values((*lines, *field))),
        series=lines, context=field,
        breaks=breaks(indicator, lines, periods, selection),
        notes=notes(indicator, lines, bool(behind), selection),
        badge=ranking.badge(indicator, selection),
        sources=sources.lines(stored.provenance, lang),
    )  # fmt: skip
    return findings.finish(chart, asked=bool(selection.regions))


def _context(
    indicator: Indicator, found: tuple[str, ...], forward: tuple[str, ...]
) -> tuple[str, ...]:
    """The members behind; none beside a sum, whose scale would press them flat."""
    if amounts(indicator) and _WHOLE & set(forward):
        return ()
    return tuple(key for key in MEMBERS if key in found and key not in forward)


def ends(periods: tuple[str, ...]) -> tuple[str, str]:
    """First and last period; empty texts without any."""
    return (periods[0], periods[-1]) if periods else ("", "")


def breaks(
    indicator: Indicator, lines: tuple[Series, ...], periods: tuple[str, ...], selection: Selection
) -> tuple[Mark, ...]:
    """Declared breaks of the regions forward, and those only the source flags."""
    inside = set(periods[1:])
    forward = {line.region for line in lines}
    marks = {
        item.period: item.text.in_(selection.lang)
        for item in indicator.breaks
        if item.period in inside and (not item.regions or forward & set(item.regions))
    }
    for line in lines:
        for point in line.told[1:]:
            if point.status == "B" and point.period in inside:
                marks.setdefault(point.period, say(selection.lang, "chart.break_flagged"))
    return tuple(Mark(period, marks[period]) for period in sorted(marks))


def notes(
    indicator: Indicator, lines: tuple[Series, ...], context: bool, selection: Selection
) -> tuple[str, ...]:
    statuses = {point.status for line in lines for point in line.told}
    """What must be said about the lines: who is grey, what stands alone, what is not final."""
    keys = ["chart.context"] if context else []
    keys += ["chart.sum_alone"] if amounts(indicator) and not context else []
    keys += ["chart.hollow"] if statuses & {"P", "E"} else []
    return tuple(say(selection.lang, key) for key in keys)
