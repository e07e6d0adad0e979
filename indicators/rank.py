"""Ranks: where a region stands among the 15 members, NRW's Kreise and all of Germany's.

Equal values share the better rank. Rank 1 is the most favourable value where the indicator has a
direction (up, down), else the highest. A group is ranked only in periods in which the share
`TOLERANCES.coverage` of it has a value: 15 of 15, 51 of 53, 380 of 400. Pure functions over tidy
frames; values are compared as they are stored, in the indicator's unit.
"""

import math
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pandas as pd

from indicators.model import Indicator, Text
from indicators.readings import TOLERANCES
from indicators.regions import MEMBERS, NRW, REGIONS
from indicators.rules import words

Scope = Literal["members", "nrw", "germany"]
Order = Literal["best", "highest"]

_KREISE = frozenset(
    key for key, item in REGIONS.items() if item.kind in {"stadt", "kreis", "other"}
)
SCOPES: dict[Scope, frozenset[str]] = {
    "members": frozenset(MEMBERS),
    "nrw": frozenset(key for key in _KREISE if key.startswith(NRW)),
    "germany": _KREISE,
}


@dataclass(frozen=True, slots=True)
class Rank:
    """The rank of one region in one period: `rank` of `of` regions, shared by `tied` of them."""

    scope: Scope
    period: str
    rank: int
    of: int
    tied: int
    order: Order

    @property
    def position(self) -> float:
        """Middle of the places held, in per cent of the way from the first to the last."""
        return 100 * (self.rank - 1 + self.tied / 2) / self.of


@dataclass(frozen=True, slots=True)
class RankChange:
    """One region's rank in two years, among the same regions."""

    region: str
    before: int
    after: int

    @property
    def places(self) -> int:
        """Places won; negative where the region fell back."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class RankChanges:
    """Ranks in two years among the `of` regions with a value in both and no break between.

    `changes` is ordered by the later rank; it is empty where `reason` (break, too_few) says why.
    """

    scope: Scope
    span: tuple[int, int]
    order: Order
    of: int
    changes: tuple[RankChange, ...] = ()
    reason: str = ""


def needed(scope: Scope) -> int:
    """How many regions of the group must have a value before ranks are told."""
    return math.ceil(round(TOLERANCES.coverage * len(SCOPES[scope]), 6))


def order(indicator: Indicator) -> Order:
    """Whether rank 1 is the best value or, without a wanted direction, the highest."""
    return "best" if indicator.direction in ("up", "down") else "highest"


def ranks(frame: pd.DataFrame, indicator: Indicator, scope: Scope) -> pd.DataFrame:
    """Columns region, period, value, rank, tied, of: one row a region and period.

    Periods in which fewer than `needed` regions have a value are left out.
    """
    inside = frame["value"].notna() & frame["region"].isin(list(SCOPES[scope]))
    rows = frame.loc[inside, ["region", "period", "value"]]
    grouped = rows.groupby("period")["value"]
    upwards = indicator.direction == "down"
    first = grouped.rank(method="min", ascending=upwards).astype(int)
    last = grouped.rank(method="max", ascending=upwards).astype(int)
    result = rows.assign(rank=first, tied=last - first + 1, of=grouped.transform("size"))
    return result[result["of"] >= needed(scope)].reset_index(drop=True)


def ranks_of(
    frame: pd.DataFrame, indicator: Indicator, region: str, period: str
) -> tuple[Rank, ...]:
    """The region's ranks in one period, members first; the same numbers as `ranks`, faster.

    Groups it is not in, or that have too few values, are left out.
    """
    rows = frame[(frame["period"] == period) & frame["value"].notna()]
    values = dict(zip(rows["region"], rows["value"], strict=True))
    if region not in values:
        return ()
    found = (_rank(values, indicator, region, scope, period) for scope in SCOPES)
    return tuple(rank for rank in found if rank)


def rank_changes(
    frame: pd.DataFrame, indicator: Indicator, scope: Scope, span: tuple[int, int]
) -> RankChanges:
    """Ranks in the two years among the same regions, never across a break.

    Raises ValueError where the second year is not after the first.
    """
    if span[0] >= span[1]:
        raise ValueError(f"span {span} must end after it begins, as (2015, 2024) does")
    first, last = map(str, span)
    inside = frame["period"].isin([first, last]) & frame["region"].isin(list(SCOPES[scope]))
    rows = frame[inside & frame["value"].notna()]
    paired = rows[rows.groupby("region")["period"].transform("nunique") == 2]
    usable = paired[~paired["region"].isin(_broken(frame, indicator, span))]
    kept = RankChanges(scope, span, order(indicator), usable["region"].nunique())
    if kept.of < needed(scope):
        full = paired["region"].nunique() >= needed(scope)
        return replace(kept, reason="break" if full else "too_few")
    table = ranks(usable, indicator, scope).pivot(index="region", columns="period", values="rank")
    table = table.sort_values([last, first], kind="stable")
    ordered = zip(table.index, table[first].tolist(), table[last].tolist(), strict=True)
    return replace(kept, changes=tuple(RankChange(*row) for row in ordered))


def rule() -> Text:
    """How ranks are made, in words for a page."""
    share = f"{100 * TOLERANCES.coverage:g}"
    texts = {lang: text.format(share=share) for lang, text in _DATA["rule"].items()}
    return Text(**texts)


def _rank(
    values: dict[str, float], indicator: Indicator, region: str, scope: Scope, period: str
) -> Rank | None:
    group = SCOPES[scope]
    others = [value for key, value in values.items() if key in group]
    if region not in group or len(others) < needed(scope):
        return None
    own = values[region]
    higher = sum(value > own for value in others)
    tied = sum(value == own for value in others)
    before = len(others) - higher - tied if indicator.direction == "down" else higher
    return Rank(scope, period, before + 1, len(others), tied, order(indicator))


def _broken(frame: pd.DataFrame, indicator: Indicator, span: tuple[int, int]) -> list[str]:
    """Regions whose line is marked or declared broken in (first, last]."""
    periods = frame["period"]
    inside = (periods > str(span[0])) & (periods <= str(span[1]))
    found = set(frame.loc[inside & (frame["status"] == "B"), "region"])
    for item in indicator.breaks:
        if span[0] < int(item.period[:4]) <= span[1]:
            found |= set(item.regions or _KREISE)
    return sorted(found)


_DATA = tomllib.loads(Path(__file__).with_name("rank.toml").read_text("utf-8"))
WORDS: dict[str, dict[str, Text]] = {kind: words(table) for kind, table in _DATA["words"].items()}
"""Words for scopes, orders and reasons."""
