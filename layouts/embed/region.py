"""A region's compact profile: the headline figures of the three pillars, with line and rank."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators import profile as profiles
from indicators.model import Lang, Pillar
from indicators.profile import Entry, Profile
from indicators.rank import Rank
from indicators.regions import RUHR
from indicators.registry import INDICATORS
from indicators.store import NoData, Stored
from layouts import sources
from layouts.data import state
from layouts.facts import Fact
from layouts.multiples import SINCE
from layouts.numbers import quantity
from layouts.pages.region_table import drawn
from layouts.parts import Chart, values
from layouts.places import name, short
from layouts.region_heading import LEAD, heading
from layouts.scale import tight
from layouts.words import say

HEADLINES = tuple(item.id for item in INDICATORS.values() if item.headline)
KREIS = 5
"""Digits in the key of a Kreis."""
Read = Callable[[str], Stored]
"""From the id of an indicator to its figures in the vintage asked for; raises NoData."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the region, in words; `course` is its small line on a scale of its own.

    `beside` is the Ruhr's figure of the same year, "" for the Ruhr itself and where there is none.
    """

    pillar: Pillar
    title: str
    value: str
    year: str
    status: str
    beside: str
    rank: str
    course: Chart | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the frame and the picture of a region show; `notes` say how to read it."""

    region: str
    lang: Lang
    lines: tuple[Line, ...]
    heading: str
    alt: str
    notes: tuple[str, ...]
    source: str
    facts: tuple[Fact, ...]
    """The indicators shown, with their figures."""

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the columns behind the titles; "" over a column without figures."""
        beside = short(RUHR, self.lang) if any(line.beside for line in self.lines) else ""
        ranked = any(line.rank for line in self.lines)
        course = say(self.lang, f"sheet.course{'' if beside else '_alone'}", since=SINCE)
        rank = say(self.lang, "sheet.rank") if ranked else ""
        return course, say(self.lang, "sheet.value"), beside, rank


def sheet(region: str, read: Read, lang: Lang) -> Sheet:
    """The profile from the figures that `read` gives; what is not passed on is left out."""
    known, held = _known(read)
    return _sheet(region, tuple(known.items()), tuple(held), lang)


@lru_cache(maxsize=64)
def _sheet(
    region: str, facts: tuple[tuple[str, Fact], ...], held: tuple[str, ...], lang: Lang
) -> Sheet:
    """Kept while the figures are the same objects: page, panel and frame ask for it."""
    known = dict(facts)
    frames = {key: item.stored.frame for key, item in known.items() if item.stored}
    found = profiles.profile(region, frames, [INDICATORS[key] for key in frames])
    lines = tuple(_line(entry, known[entry.indicator], region, lang) for entry in found.entries)
    return Sheet(
        region, lang, lines, heading(found, known.get(LEAD), lang), _alt(region, lines, lang),
        _notes(lines, held, lang), _source(found, known, lang),
        tuple(known[entry.indicator] for entry in found.entries),
    )  # fmt: skip


def _known(read: Read) -> tuple[dict[str, Fact], list[str]]:
    """The headline indicators with figures, and the ids of those that are not passed on."""
    known, held = {}, []
    for key in HEADLINES:
        try:
            stored = read(key)
        except NoData:
            continue
        if state.withheld(stored):
            held.append(key)
        else:
            known[key] = Fact(INDICATORS[key], stored)
    return known, held


def _line(entry: Entry, item: Fact, region: str, lang: Lang) -> Line:
    indicator, last = item.indicator, entry.latest
    other = next((found.point for found in entry.beside if found.region == RUHR), None)
    rank = _rank(entry)
    return Line(
        entry.pillar, indicator.short_title.in_(lang), quantity(last.value, indicator, lang),
        str(last.year), "" if last.status == "A" else last.status,
        quantity(other.value, indicator, lang) if other else "",
        say(lang, "region.rank_of", rank=rank.rank, of=rank.of) if rank else "",
        _course(entry, item, region, lang),
    )  # fmt: skip


def _course(entry: Entry, item: Fact, region: str, lang: Lang) -> Chart | None:
    """The region's line and the Ruhr's, where the region has two figures or more."""
    whole = drawn(region, entry, lang)
    own = whole.series[0]
    own = replace(own, points=tuple(point for point in own.points if point.period >= SINCE))
    if not own.told[1:]:
        return None
    beside = item.line(lang, (RUHR,), SINCE) if region != RUHR else None
    others = [line for line in beside.series if line.region == RUHR] if beside else []
    lines = (*others, own)
    told = sorted(point.period for line in lines for point in line.told)
    return replace(
        whole, series=lines, since=told[0], until=told[-1], scale=tight(values(lines)), alt=""
    )


def _rank(entry: Entry) -> Rank | None:
    """The rank among all Kreise, else among the members."""
    found = {rank.scope: rank for rank in entry.ranks}
    return found.get("germany") or found.get("members")


def _notes(lines: tuple[Line, ...], held: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    notes = [say(lang, "sheet.ranks")] * any(line.rank for line in lines)
    letters = dict.fromkeys(line.status for line in lines if line.status)
    notes += [f"{letter}: {say(lang, f'status.{letter}')}." for letter in letters]
    if held:
        names = ", ".join(INDICATORS[key].short_title.in_(lang) for key in held)
        notes.append(say(lang, "sheet.withheld", names=names))
    return tuple(notes)


def _alt(region: str, lines: tuple[Line, ...], lang: Lang) -> str:
    figures = "; ".join(
        f"{line.title} {line.value} ({line.year})" + (f", {line.rank}" if line.rank else "")
        for line in lines
    )
    return f"{say(lang, 'sheet.alt', name=name(region, lang))}: {figures}."


def _source(found: Profile, known: dict[str, Fact], lang: Lang) -> str:
    """Publishers, tables and terms of all figures shown, each publisher once."""
    shown = [known[entry.indicator].stored for entry in found.entries]
    told = [stored.provenance for stored in shown if stored]
    if not told:
        return ""
    every = dict.fromkeys(origin for item in told for origin in item.origins)
    texts = sources.lines(replace(told[0], origins=tuple(every)), lang)
    word = say(lang, "source.one" if len(texts) == 1 else "source.many")
    return f"{word} {'; '.join(texts)}. {say(lang, 'source.changed')}"


def kicker(region: str, lang: Lang) -> tuple[str, ...]:
    """What the sheet is: the region's name and kind of figures."""
    whole = not region.isdigit() or len(region) < KREIS
    key = "sheet.kicker_whole" if whole else "sheet.kicker"
    return name(region, lang), say(lang, key, ags=region)
