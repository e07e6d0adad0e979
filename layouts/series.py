"""From the tidy frame to series: which regions stand forward, which periods belong to them."""

from collections.abc import Iterable

from indicators.model import Indicator, Lang
from indicators.query import Selection, select
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, REGIONS, RUHR
from indicators.store import Stored
from layouts.parts import Point, Series, role
from layouts.places import short

Points = dict[str, dict[str, Point]]
"""Region -> period -> point."""


def shown(indicator: Indicator) -> tuple[str, ...]:
    """All regions a page about the indicator may show, comparators first."""
    kinds = {"kreis": (), "nuts2": ("nuts2",), "site": ("site",)}[indicator.level]
    special = tuple(key for key, item in REGIONS.items() if item.kind in kinds)
    members = MEMBERS if indicator.level == "kreis" else ()
    return (RUHR, NRW_REST, NRW, GERMANY, *special, *members)


def points(stored: Stored, regions: Iterable[str]) -> Points:
    """The rows of these regions as points; regions without any value are left out."""
    rows = select(stored.frame, Selection(tuple(regions)))
    found: Points = {}
    columns = (rows[name] for name in ("region", "period", "value", "status", "derived"))
    for region, period, value, status, derived in zip(*columns, strict=True):
        told = None if value != value else float(value)
        found.setdefault(region, {})[period] = Point(period, told, status, bool(derived))
    return {
        region: by for region, by in found.items() if any(p.value is not None for p in by.values())
    }


def amounts(indicator: Indicator) -> bool:
    """Whether the Ruhr value is a sum: then it does not share a scale with its members."""
    return "sum" in indicator.pool.methods


def defaults(indicator: Indicator, found: Points) -> tuple[str, ...]:
    """Who stands forward if nobody was chosen.

    The Ruhr with NRW without it and Germany; a sum alone. Where there is no Ruhr value: the
    regions of the indicator's own level, or the members with the highest and lowest last value.
    """
    if RUHR in found and amounts(indicator):
        return (RUHR,)
    rest = (NRW_REST, GERMANY) if NRW_REST in found else (NRW, GERMANY)
    others = tuple(key for key in rest if key in found)
    if RUHR in found:
        return (RUHR, *others)
    if indicator.level != "kreis":
        own = tuple(key for key in found if REGIONS[key].kind in ("nuts2", "site"))
        return (*own, *others)
    return (*_extremes(found), *others)


def chosen(indicator: Indicator, found: Points, selection: Selection) -> tuple[str, ...]:
    """The regions that stand forward: those asked for that have a value, else the defaults."""
    asked = tuple(key for key in selection.regions if key in found)
    return asked or defaults(indicator, found)


def span(indicator: Indicator, found: Points, selection: Selection) -> tuple[str, ...]:
    """The periods of the axis, in order: every year of an annual indicator, else those told."""
    periods = {period for by in found.values() for period, p in by.items() if p.value is not None}
    inside = sorted(p for p in periods if _inside(p, selection))
    if not inside or indicator.frequency != "annual" or len(inside[0]) != 4:
        return tuple(inside)
    return tuple(str(year) for year in range(int(inside[0]), int(inside[-1]) + 1))


def series(region: str, by: dict[str, Point], periods: tuple[str, ...], lang: Lang) -> Series:
    """The region's points over the periods; a period without a row becomes a gap."""
    line = tuple(by.get(period, Point(period, None, "")) for period in periods)
    return Series(region, short(region, lang), role(region), line)


def latest_common(found: Points, regions: Iterable[str], until: str = "") -> str:
    """The last period, up to `until`, in which nearly all of these regions have a value.

    Nearly all: four fifths of the most that any period has. Empty if there is none.
    """
    counts: dict[str, int] = {}
    for region in regions:
        for period, point in found.get(region, {}).items():
            if point.value is not None and period <= (until or "9999") + "~":
                counts[period] = counts.get(period, 0) + 1
    enough = 0.8 * max(counts.values(), default=0)
    return max((period for period, count in counts.items() if count >= enough), default="")


def _inside(period: str, selection: Selection) -> bool:
    return selection.since <= period <= (selection.until or "9999") + "~"


def _extremes(found: Points) -> tuple[str, ...]:
    period = latest_common(found, MEMBERS)
    last = {key: by[period].value for key, by in found.items() if key in MEMBERS and period in by}
    order = sorted((value, key) for key, value in last.items() if value is not None)
    return tuple(dict.fromkeys((order[-1][1], order[0][1]))) if order else ()
