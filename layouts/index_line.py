"""The description of lines as an index: every region is 100 in the base year, never over a break.

An index compares courses, not levels; values beyond a break have no honest index and are left out.
"""

from dataclasses import replace

from indicators.model import Indicator, Lang, Text
from indicators.query import Selection
from indicators.store import Stored
from layouts import line
from layouts.findings import LONGEST_ALT
from layouts.numbers import number
from layouts.parts import Chart, Point, Series, values
from layouts.places import name
from layouts.scale import scale
from layouts.words import say

_LANGS: tuple[Lang, Lang] = ("de", "en")


def describe(indicator: Indicator, stored: Stored, selection: Selection, base: int) -> Chart:
    """The chosen lines in index points; regions without a value in the base year are told."""
    plain = line.describe(indicator, stored, replace(selection, since="", until=""))
    lines = [_scaled(item, indicator, base) for item in plain.series]
    told = tuple(_within(item, selection) for item in lines if item.told)
    missing = [name(item.region, selection.lang) for item in lines if not item.told]
    periods = [point.period for item in told for point in item.told] or [str(base)]
    notes = [say(selection.lang, "compare.index_note", year=base)]
    if missing:
        names = ", ".join(missing)
        notes.append(say(selection.lang, "compare.index_none", year=base, names=names))
    return _told(
        replace(
            plain, indicator=_unit(indicator, base), series=told, context=(), notes=tuple(notes),
            since=min(periods), until=max(periods), scale=scale(values(told) or [100.0]),
            breaks=tuple(m for m in plain.breaks if min(periods) < m.period <= max(periods)),
        ),
        base,
    )  # fmt: skip


def _unit(indicator: Indicator, base: int) -> Indicator:
    de, en = (say(lang, "compare.index_unit", year=base) for lang in _LANGS)
    return replace(indicator, unit=Text(de, en), symbol=Text("", ""), decimals=1)


def _scaled(item: Series, indicator: Indicator, base: int) -> Series:
    """The stretch around the base year without a break, in per cent of its value."""
    own = item.at(str(base))
    if own is None or not own.value or own.value < 0:
        return replace(item, points=())
    breaks = sorted(
        {p.period for p in item.told[1:] if p.status == "B"}
        | {b.period for b in indicator.breaks if not b.regions or item.region in b.regions}
    )
    first = max((period for period in breaks if period <= str(base)), default="")
    last = min((period for period in breaks if period > str(base)), default="9999")
    points = tuple(_point(p, own.value) for p in item.points if first <= p.period < last)
    return replace(item, points=points)


def _point(point: Point, base: float) -> Point:
    value = None if point.value is None else 100 * point.value / base
    # Nothing breaks inside the stretch: a break at its beginning lies before every value shown.
    return replace(point, value=value, status="A" if point.status == "B" else point.status)


def _within(item: Series, selection: Selection) -> Series:
    until = (selection.until or "9999") + "~"
    kept = tuple(p for p in item.points if selection.since <= p.period <= until)
    return replace(item, points=kept)


def _told(chart: Chart, base: int) -> Chart:
    """With its finding and alt text: where each line stands in its last year."""
    lang = chart.lang
    parts = [_end(item, lang) for item in chart.series if item.told]
    title = chart.indicator.short_title.in_(lang)
    finding = say(lang, "compare.index_finding", title=title, year=base, parts=", ".join(parts))
    span = f"{chart.since}–{chart.until}"
    alt = say(lang, "alt.line", title=title, unit=chart.unit, span=span)
    return replace(chart, finding=finding, alt=f"{alt} {', '.join(parts)}."[:LONGEST_ALT])


def _end(item: Series, lang: Lang) -> str:
    last = item.told[-1]
    return f"{name(item.region, lang)} {number(last.value or 0.0, 1, lang)} ({last.period})"
