"""A region's profile: every indicator's latest value, line, comparison, ranks and change.

Strengths and weaknesses follow the rule in profile.toml, not taste. Aggregates have no ranks.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

from indicators import series
from indicators.model import Indicator, Pillar, Text
from indicators.rank import Rank, ranks_of
from indicators.regions import GERMANY, NRW, NRW_REST, REGIONS, RUHR, UnknownRegion
from indicators.registry import INDICATORS
from indicators.rules import RULES, words
from indicators.series import Line, Lines, Point
from indicators.verdict import comparable

Judgement = Literal["better", "unchanged", "worse", ""]
Side = Literal["strength", "weakness", ""]


@dataclass(frozen=True, slots=True)
class FindingRules:
    """Constants of strengths and weaknesses: the share of a ranking is 1 / parts."""

    parts: int
    max_age: int
    """Years the last value may lie before the newest of the profile."""
    most: int
    """Longest list."""
    families: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """From `base` to `last`, never across a break.

    `amount` is in the indicator's unit, `percent` in per cent of the base (None for a base of
    zero or less). `after_break` is the year of the last break since the year asked for: the
    change starts there. `judgement` is empty without a direction and at current prices.
    """

    base: Point
    last: Point
    amount: float
    percent: float | None
    judgement: Judgement
    after_break: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A comparator's value in the year of the region's latest."""

    region: str
    point: Point


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator in a region. Years without a value are absent from `line`, not filled."""

    indicator: str
    pillar: Pillar
    latest: Point
    line: tuple[Point, ...]
    beside: tuple[Beside, ...]
    """Ruhr, NRW without it (NRW where that is missing) and Germany, as far as there are values."""
    ranks: tuple[Rank, ...]
    change: Change | None
    reason: str = ""
    """Why there is no change: a key of WORDS["reason"]."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A strength or weakness: the indicator and the rank that made it one."""

    indicator: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Profile:
    """All of a region; `absent` holds (indicator, key of WORDS["reason"]) without a value."""

    region: str
    newest: int | None
    """Newest year with a value of the region; None without any."""
    entries: tuple[Entry, ...]
    absent: tuple[tuple[str, str], ...]
    strengths: tuple[Finding, ...]
    weaknesses: tuple[Finding, ...]

    def of(self, pillar: Pillar) -> tuple[Entry, ...]:
        """The pillar's entries in the order of the catalogue."""
        return tuple(entry for entry in self.entries if entry.pillar == pillar)


def profile(
    region: str,
    frames: Mapping[str, pd.DataFrame],
    indicators: Iterable[Indicator] = INDICATORS.values(),
    base_year: int = RULES.base_year,
) -> Profile:
    """The profile from tidy frames by indicator id; one that is missing counts as without data.

    Raises UnknownRegion.
    """
    if region not in REGIONS:
        raise UnknownRegion(f"no region {region!r}; a right one is 05113")
    declared = {item.id: item for item in indicators}
    found = {
        key: entry(item, frames[key], region, base_year) if key in frames else None
        for key, item in declared.items()
    }
    entries = tuple(item for item in found.values() if item)
    newest = max((item.latest.year for item in entries), default=None)
    absent = tuple((key, _absence(declared[key], region)) for key, one in found.items() if not one)
    sides = findings(entries, declared, newest) if newest else ((), ())
    return Profile(region, newest, entries, absent, *sides)


def entry(
    indicator: Indicator, frame: pd.DataFrame, region: str, base_year: int = RULES.base_year
) -> Entry | None:
    """One indicator in the region; None where it has no annual value."""
    rows = frame[frame["region"].isin([region, RUHR, NRW_REST, NRW, GERMANY])]
    data = series.lines(rows)
    line = data.get(region)
    if not line:
        return None
    latest = line[max(line)]
    change, reason = change_since(indicator, data, region, base_year)
    return Entry(
        indicator.id,
        indicator.pillar,
        latest,
        tuple(line[year] for year in sorted(line)),
        _beside(data, region, latest.year),
        ranks_of(frame, indicator, region, str(latest.year)),
        change,
        reason,
    )


def change_since(
    indicator: Indicator, data: Lines, region: str, base_year: int
) -> tuple[Change | None, str]:
    """The change up to the latest year, or None and the reason (no_base, no_later, break).

    The base is the year nearest to `base_year` within the rules' window, else the first after
    it; after a break, the first year of the new line.
    """
    line = data[region]
    last, start, after = max(line), _start(line, base_year), None
    while start and (year := series.first_break(indicator, data, (region,), (start, last))):
        start, after = min(y for y in line if y >= year), year
    if start is None or start >= last:
        return None, "break" if after else "no_later" if start else "no_base"
    first, second = line[start], line[last]
    amount = round(second.value - first.value, 6)
    percent = round(100 * amount / first.value, 6) if first.value > 0 else None
    judgement = _judged(indicator, amount, percent)
    return Change(first, second, amount, percent, judgement, after), ""


def findings(
    entries: Iterable[Entry], declared: Mapping[str, Indicator], newest: int
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Strengths and weaknesses, the most striking first; see `rule`."""
    sides: dict[Side, list[Finding]] = {"strength": [], "weakness": []}
    for item in entries:
        old = newest - item.latest.year > FINDINGS.max_age
        rank = None if old or not comparable(declared[item.indicator]) else _deciding(item.ranks)
        if rank and (name := side(rank)):
            sides[name].append(Finding(item.indicator, rank))
    strengths = sorted(sides["strength"], key=lambda f: f.rank.position)
    weaknesses = sorted(sides["weakness"], key=lambda f: -f.rank.position)
    return _one_a_family(strengths), _one_a_family(weaknesses)


def side(rank: Rank) -> Side:
    """In which outer part of the ranking all who share the rank stand; empty between them."""
    share = rank.of / FINDINGS.parts
    if rank.rank + rank.tied - 1 <= share:
        return "strength"
    return "weakness" if rank.rank - 1 >= rank.of - share else ""


def rule(newest: int) -> Text:
    """How strengths and weaknesses are found, in words for a page."""
    numbers = {"newest": newest, "max_age": FINDINGS.max_age, "most": FINDINGS.most}
    part, texts = WORDS["part"][str(FINDINGS.parts)], Text(**_DATA["rule"])
    return Text(texts.de.format(part=part.de, **numbers), texts.en.format(part=part.en, **numbers))


def _absence(indicator: Indicator, region: str) -> str:
    missing = "no_pooled_value" if region == RUHR and not indicator.pool.methods else "no_data"
    return {"nuts2": "only_nuts2", "site": "only_sites"}.get(indicator.level, missing)


def _start(line: Line, base_year: int) -> int | None:
    near = series.nearest(set(line), base_year, RULES.window)
    return near or min((year for year in line if year > base_year), default=None)


def _judged(indicator: Indicator, amount: float, percent: float | None) -> Judgement:
    told = amount if indicator.rate else percent
    open_ = indicator.direction not in ("up", "down") or indicator.id in RULES.current_prices
    if told is None or open_:
        return ""
    wanted = series.sign(indicator.direction) * told
    limit = RULES.threshold(indicator).value
    return "better" if wanted > limit else "worse" if wanted < -limit else "unchanged"


def _beside(data: Lines, region: str, year: int) -> tuple[Beside, ...]:
    rest = NRW_REST if year in data.get(NRW_REST, {}) else NRW
    keys = (key for key in (RUHR, rest, GERMANY) if key != region and year in data.get(key, {}))
    return tuple(Beside(key, data[key][year]) for key in keys)


def _deciding(ranks: tuple[Rank, ...]) -> Rank | None:
    """The rank among all Kreise, else among the members."""
    found = {rank.scope: rank for rank in ranks}
    return found.get("germany") or found.get("members")


def _one_a_family(ordered: list[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    named: set[str] = set()
    for item in ordered:
        if item.indicator not in named:
            kept.append(item)
            named |= next((f for f in FINDINGS.families if item.indicator in f), frozenset())
    return tuple(kept[: FINDINGS.most])


_DATA = tomllib.loads(Path(__file__).with_name("profile.toml").read_text("utf-8"))
WORDS = {kind: words(table) for kind, table in _DATA["words"].items()}
WORDS["reason"] = {**RULES.words["reason"], **WORDS["reason"]}
FINDINGS = FindingRules(
    **_DATA["findings"], families=tuple(map(frozenset, _DATA["families"].values()))
)
