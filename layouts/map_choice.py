"""What /karte is asked for: an indicator and a year, and the map description for them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from indicators import store
from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS, UnknownIndicator
from layouts import areas
from layouts.address import indicator_of
from layouts.facts import fact, stamp
from layouts.parts import Chart
from layouts.series import amounts, points
from layouts.words import say

USUAL = "unemployment_rate"
SHARE = 0.8
"""A year gets a map if this share of the most members that any year has have a value."""


@dataclass(frozen=True, slots=True)
class MapChoice:
    """An indicator that can be mapped, one of its years, and what of the query was passed over."""

    indicator: Indicator
    year: str
    years: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def query(self, lang: Lang, year: str) -> str:
        """The query that asks for this year; the newest one needs no naming."""
        return query(self.indicator, "" if year == self.years[-1] else year, lang)

    def beside(self, steps: int) -> str:
        """The year so many places on in the list; empty beyond its ends."""
        place = self.years.index(self.year) + steps
        return self.years[place] if 0 <= place < len(self.years) else ""


def query(indicator: Indicator, year: str, lang: Lang) -> str:
    """The canonical query; what is usual is left out."""
    own = "" if indicator.id == USUAL else indicator.slug.in_(lang)
    return urlencode({key: text for key, text in (("indikator", own), ("jahr", year)) if text})


def asked(query: Mapping[str, str], lang: Lang) -> tuple[Indicator, str]:
    """The indicator and, if it has the form of one, the year; without a look at the figures."""
    year = query.get("jahr", "")
    return _indicator(query.get("indikator", ""), lang)[0], year if _year(year) else ""


def _year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()


def mappable() -> list[Indicator]:
    """Indicators of the members that are no sums: on a map of sums large areas look high."""
    return [item for item in INDICATORS.values() if item.level == "kreis" and not amounts(item)]


def read(query: Mapping[str, str], root: Path, lang: Lang) -> MapChoice | None:
    """The choice as far as it can be understood; None where there are no figures."""
    indicator, notes = _indicator(query.get("indikator", ""), lang)
    years = periods(indicator, root, stamp(root))
    if not years:
        return None
    wanted = query.get("jahr", "")
    earlier = [year for year in years if year <= wanted] if _year(wanted) else []
    year = wanted if wanted in years else (earlier or years)[-1]
    if wanted and wanted != year:
        notes += (say(lang, "map.unknown_year", text=wanted, year=year),)
    return MapChoice(indicator, year, years, notes)


def chart(choice: MapChoice, root: Path, lang: Lang) -> Chart | None:
    """The map of the year, with classes that hold for all years."""
    stored = fact(choice.indicator, root).stored
    if stored is None:
        return None
    selection = Selection(until=choice.year, view="karte", lang=lang)
    plain = areas.describe(choice.indicator, stored, selection)
    groups = areas.bounds(_values(choice, stored))
    own = tuple(replace(a, group=areas.group(a.point.value, groups)) for a in plain.areas)
    return replace(plain, areas=own, groups=groups, notes=(*plain.notes, say(lang, "map.fixed")))


@lru_cache(maxsize=256)
def periods(indicator: Indicator, root: Path, _stamp: int) -> tuple[str, ...]:
    """Years with a value for nearly all members that ever have one."""
    stored = fact(indicator, root).stored
    counts: dict[str, int] = {}
    for by in (points(stored, MEMBERS) if stored else {}).values():
        for period, point in by.items():
            counts[period] = counts.get(period, 0) + (point.value is not None)
    enough = SHARE * max(counts.values(), default=0)
    return tuple(sorted(period for period, count in counts.items() if count >= max(1, enough)))


def _values(choice: MapChoice, stored: store.Stored) -> list[float]:
    found = points(stored, MEMBERS)
    told = (found[key].get(year) for key in found for year in choice.years)
    return [point.value for point in told if point and point.value is not None]


def _indicator(text: str, lang: Lang) -> tuple[Indicator, tuple[str, ...]]:
    usual = INDICATORS[USUAL]
    try:
        found = indicator_of(text) if text else usual
    except UnknownIndicator as error:
        near = error.suggestion
        hint = say(lang, "address.meant", text=near.title.in_(lang)) if near else ""
        return usual, (say(lang, "map.unknown_indicator", text=text) + hint,)
    if found not in mappable():
        return usual, (say(lang, "map.unknown_indicator", text=found.title.in_(lang)),)
    return found, ()
