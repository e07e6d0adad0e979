"""The description of two indicators against each other in one year: where regions stand, no more.

No line is fitted and no correlation told: neither would say that one depends on the other.
"""

from dataclasses import dataclass

from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.regions import MEMBERS
from indicators.store import Stored
from layouts import sources
from layouts.numbers import number, quantity
from layouts.parts import Point, Role, role
from layouts.places import CODES, name, short, where
from layouts.scale import Scale, decimals, scale
from layouts.series import Points, amounts, latest_common, points
from layouts.words import say

Pair = tuple[Indicator, Indicator]


@dataclass(frozen=True, slots=True)
class Dot:
    """One region: its value across (first indicator) and upwards (second)."""

    region: str
    label: str
    role: Role
    x: Point
    y: Point
    chosen: bool


@dataclass(frozen=True, slots=True)
class Scatter:
    """What is drawn, in one language; no dots where no year has values of both."""

    lang: Lang
    pair: Pair
    period: str
    across: Scale
    upwards: Scale
    dots: tuple[Dot, ...]
    finding: str
    alt: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def describe(pair: Pair, stored: tuple[Stored, Stored], selection: Selection) -> Scatter:
    """The members and the chosen regions in the last year in which nearly all have both values."""
    keys = tuple(dict.fromkeys((*selection.regions, *MEMBERS)))
    if any(amounts(item) for item in pair):
        # A sum of all members would press them into a corner.
        keys = tuple(key for key in keys if len(key) == 5)
    found = tuple(points(item, keys) for item in stored)
    period = latest_common(_both(found[0], found[1]), keys, selection.until)
    dots = tuple(
        Dot(key, _label(key, selection.lang), role(key), a, b, key in selection.regions)
        for key in keys
        if (a := _told(found[0], key, period)) and (b := _told(found[1], key, period))
    )
    lang = selection.lang
    lines = [line for item in stored for line in sources.lines(item.provenance, lang)]
    axes = (
        scale([dot.x.value or 0.0 for dot in dots]),
        scale([dot.y.value or 0.0 for dot in dots]),
    )
    return Scatter(
        lang, pair, period, *axes, dots, _finding(pair, period, dots, lang),
        _alt(pair, period, dots, lang), _notes(pair, axes, lang), tuple(dict.fromkeys(lines)),
    )  # fmt: skip


def _notes(pair: Pair, axes: tuple[Scale, Scale], lang: Lang) -> tuple[str, ...]:
    """What a dot is, and where an axis does not start at zero."""
    cut = tuple(
        say(
            lang, "compare.scatter_axis", title=item.short_title.in_(lang),
            low=number(axis.low, decimals(axis.ticks), lang), unit=item.unit.in_(lang),
        )
        for item, axis in zip(pair, axes, strict=True)
        if not axis.zero
    )  # fmt: skip
    return (say(lang, "compare.scatter_note"), *cut)


def _label(region: str, lang: Lang) -> str:
    return CODES.get(region) or short(region, lang)


def _told(found: Points, region: str, period: str) -> Point | None:
    point = found.get(region, {}).get(period)
    return point if point and point.value is not None else None


def _both(a: Points, b: Points) -> Points:
    """Only the periods in which a region has both."""
    return {
        key: {period: p for period, p in by.items() if _told(b, key, period)}
        for key, by in a.items()
        if key in b
    }


def _finding(pair: Pair, period: str, dots: tuple[Dot, ...], lang: Lang) -> str:
    """The ends of the first indicator, and where the second stands there."""
    if not dots:
        return say(lang, "compare.scatter_none")
    order = sorted(dots, key=lambda dot: dot.x.value or 0.0)
    parts = [
        say(
            lang, f"compare.scatter_{key}", where=where(dot.region, lang),
            a=quantity(dot.x.value or 0.0, pair[0], lang),
            b=quantity(dot.y.value or 0.0, pair[1], lang), title=pair[1].short_title.in_(lang),
        )
        for key, dot in (("high", order[-1]), ("low", order[0]))
    ]  # fmt: skip
    return f"{pair[0].short_title.in_(lang)} {period}: {'; '.join(parts)}"


def _alt(pair: Pair, period: str, dots: tuple[Dot, ...], lang: Lang) -> str:
    a, b = pair
    names = ", ".join(name(dot.region, lang) for dot in dots)
    text = say(
        lang, "compare.scatter_alt", a=a.title.in_(lang), b=b.title.in_(lang),
        unit_a=a.unit.in_(lang), unit_b=b.unit.in_(lang), year=period, count=len(dots),
    )  # fmt: skip
    return f"{text} {names}"[:300]
