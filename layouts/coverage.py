"""Which members have a value in which years: in words, and as a strip."""

from html import escape
from itertools import pairwise

from indicators.coverage import Coverage
from indicators.model import Lang
from indicators.regions import MEMBERS
from layouts.places import alphabetical, short
from layouts.words import say

ROW, COLUMN = 5, 5
"""Pixels of a cell of the strip."""
NAMED = 4
"""So many members are named one by one; more are counted."""


def words(item: Coverage, lang: Lang) -> list[str]:
    """Which years there are, then which are missing for whom."""
    if not item.years:
        return [say(lang, "state.no_member")]
    groups = item.missing()
    first, last = item.years[0], item.years[-1]
    span = f"{first}–{last}" if first != last else first
    if not groups:
        return [say(lang, "state.complete", span=span)]
    lines = [
        say(lang, "state.lacks", years=_ranges(years, item.years), who=_who(members, lang))
        for members, years in sorted(groups.items(), key=lambda pair: (-len(pair[0]), pair[1]))
    ]
    return [say(lang, "state.span", span=span), *lines]


def strip(item: Coverage, lang: Lang, label: str) -> str:
    """SVG text: one row a member in alphabetical order, one column a year.

    A thick bar where there is a value, a hair line where there is none: told apart by shape alone.
    """
    width, height = COLUMN * len(item.years), ROW * len(MEMBERS)
    runs = [
        (x * COLUMN, y * ROW + 2.5, (stop - x) * COLUMN, there)
        for y, key in enumerate(alphabetical(lang))
        for x, stop, there in _runs([year in item.held[key] for year in item.years])
    ]
    paths = {
        there: "".join(f"M{x} {y}h{w}" for x, y, w, is_ in runs if is_ == there)
        for there in (True, False)
    }
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{escape(label, quote=True)}">'
        "<style>path{stroke:#6b675f;stroke-width:3.4}.no{stroke:#1c1b19;stroke-width:.8}"
        "@media(prefers-color-scheme:dark){path{stroke:#8d8a83}.no{stroke:#ecebe6}}</style>"
        f'<path d="{paths[True]}"/><path class="no" d="{paths[False]}"/></svg>'
    )


def _runs(flags: list[bool]) -> list[tuple[int, int, bool]]:
    """Stretches of equal flags: start, end, flag."""
    cuts = [0, *(i for i in range(1, len(flags)) if flags[i] != flags[i - 1]), len(flags)]
    return [(a, b, flags[a]) for a, b in pairwise(cuts) if a < b]


def _ranges(years: list[str], every: tuple[str, ...]) -> str:
    """2005, 2017–2021: neighbours in the series together."""
    runs = _runs([year in years for year in every])
    spans = [(every[a], every[b - 1]) for a, b, there in runs if there]
    return ", ".join(a if a == b else f"{a}–{b}" for a, b in spans)


def _who(members: tuple[str, ...], lang: Lang) -> str:
    """All members, a few by name, many by number with their names."""
    if len(members) == len(MEMBERS):
        return say(lang, "state.all")
    names = ", ".join(short(key, lang) for key in alphabetical(lang) if key in members)
    if len(members) <= NAMED:
        return names
    return say(lang, "state.some", count=len(members), of=len(MEMBERS), names=names)
