"""The description of the small multiples: the 15 members where they lie, all on one scale."""

from dataclasses import replace

from indicators.model import Indicator
from indicators.query import Selection
from indicators.regions import MEMBERS, RUHR
from indicators.store import Stored
from layouts import findings, sources
from layouts.line import breaks, ends
from layouts.numbers import quantity
from layouts.parts import OPEN, Chart, Series, values
from layouts.places import WEST_TO_EAST
from layouts.scale import tight
from layouts.series import Points, amounts, points, series, shown, span
from layouts.words import say

SINCE = "2010"
"""The first year of the small lines, unless another one is asked for."""
MOST_BESIDE = 3
"""So many thin lines of other regions in a tile can be told apart."""


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """See chart.describe; members asked for are forward, the others context if any was asked."""
    lang = selection.lang
    found = points(stored, shown(indicator))
    ahead = forward(indicator, found, selection)
    own = [ags for ags in WEST_TO_EAST if ags in found]
    asked = [ags for ags in own if ags in ahead] or own
    beside = [key for key in ahead if key not in MEMBERS] if own else []
    periods = _periods(indicator, {key: found[key] for key in (*beside, *own)}, selection)
    lines = tuple(series(key, found[key], periods, lang) for key in (*beside, *asked))
    others = tuple(series(key, found[key], periods, lang) for key in own if key not in asked)
    every = (*lines, *others)
    chart = Chart(
        "tiles", lang, indicator, *ends(periods), tight(values(every)),
        series=lines, context=others, breaks=breaks(indicator, every, periods, selection),
        sources=sources.lines(stored.provenance, lang),
    )  # fmt: skip
    return findings.finish(replace(chart, notes=_notes(chart)))


def forward(indicator: Indicator, found: Points, selection: Selection) -> tuple[str, ...]:
    """The thin lines in every tile, the Ruhr's if no other is asked for, and the members asked for.

    A sum would press the members' lines flat, so none stands beside them.
    """
    asked = [key for key in selection.regions if key in found]
    beside = [key for key in asked if key not in MEMBERS] or [RUHR][: RUHR in found]
    if amounts(indicator):
        beside = []
    return (*beside[:MOST_BESIDE], *(key for key in asked if key in MEMBERS))


def _periods(indicator: Indicator, found: Points, selection: Selection) -> tuple[str, ...]:
    """From 2010 on, unless years are asked for or all figures are older."""
    recent = replace(selection, since=selection.since or SINCE)
    if not selection.since and (inside := span(indicator, found, recent)):
        return inside
    return span(indicator, found, selection)


def _notes(chart: Chart) -> tuple[str, ...]:
    """The common scale, which line is whose, and what a hollow point means."""
    every: tuple[Series, ...] = (*chart.series, *chart.context)
    if not any(line.told for line in every):
        return ()
    low, high = (quantity(value, chart.indicator, chart.lang) for value in chart.scale.ticks)
    parts = {"low": low, "high": high, "since": chart.since, "until": chart.until}
    thin = [line.label for line in chart.series if line.region not in MEMBERS]
    key = "multiples.beside" if thin else "multiples.alone"
    notes = [say(chart.lang, "multiples.scale", **parts)]
    notes.append(say(chart.lang, key, names=", ".join(thin)))
    if any(point.status in OPEN for line in every for point in line.told):
        notes.append(say(chart.lang, "chart.hollow"))
    return tuple(notes)
