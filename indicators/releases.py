"""What a vintage changed against the one before: values by indicator, and judgements.

Both states are judged by the rules and declarations of today, so that what differs comes from the
figures alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from indicators import vintages
from indicators.claims import Check
from indicators.goals import GOALS, Goal
from indicators.judge import Judgement, Read, judge, whole
from indicators.readings import CLAIMS
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from indicators.series import Lines, lines
from indicators.store import DATA
from indicators.triad import Triad
from indicators.verdict import Verdict
from indicators.vintages import KINDS, Vintage


@dataclass(frozen=True, slots=True)
class Revision:
    """A revised value of one region and period, in the indicator's unit."""

    region: str
    period: str
    old: float
    new: float


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one indicator's values: `rows` as vintages.diff gives them."""

    indicator: str
    rows: pd.DataFrame

    def count(self, kind: str) -> int:
        """How many values of all regions changed in this way."""
        return int((self.rows["kind"] == kind).sum())

    def periods(self, kind: str) -> tuple[str, str] | None:
        """First and last period with a change of this kind; None without one."""
        found = self.rows.loc[self.rows["kind"] == kind, "period"]
        return (str(found.min()), str(found.max())) if len(found) else None

    def largest(self, most: int) -> tuple[Revision, ...]:
        """The revisions that moved most, of members and aggregates only: at most `most`.

        By the difference for rates, in units of the indicator; by its share of the old value for
        amounts, for else the largest region would always come first.
        """
        told = self.rows[self.rows["kind"] == "revised"]
        told = told[told["region"].isin(_shown())]
        size = (told["new_value"] - told["old_value"]).abs()
        if self.indicator in INDICATORS and not INDICATORS[self.indicator].rate:
            size = size / told["old_value"].abs().where(told["old_value"] != 0)
        size = size[size > 0].sort_values(ascending=False, kind="stable")
        names = ["region", "period", "old_value", "new_value"]
        return tuple(Revision(*row) for row in told.loc[size.index[:most], names].to_numpy())


@dataclass(frozen=True, slots=True)
class Effect:
    """A statement of the paper that is judged differently; each pair is before and after."""

    goal: Goal
    verdicts: tuple[tuple[Verdict, Verdict], ...]
    checks: tuple[tuple[Check, Check], ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A vintage against the one before; the first one has nothing before it and no changes."""

    vintage: Vintage
    before: Vintage | None = None
    changed: tuple[Changed, ...] = ()
    effects: tuple[Effect, ...] = ()
    triads: tuple[Triad, Triad] | None = None
    """The triad before and after, where one of its marks differs."""
    problem: str = ""
    """Why the two states could not be compared."""

    def count(self, kind: str) -> int:
        """How many values of all indicators changed in this way."""
        return sum(item.count(kind) for item in self.changed)

    @property
    def counts(self) -> Mapping[str, int]:
        """Kind of change -> number of values, in the order of vintages.KINDS, without zeros."""
        return {kind: number for kind in KINDS if (number := self.count(kind))}


def release(before: Vintage | None, vintage: Vintage, root: Path = DATA) -> Release:
    """Compare two vintages; raises NoData if rows of one of them cannot be read."""
    if before is None:
        return Release(vintage)
    ids = [key for key in sorted(before.content.keys() | vintage.content.keys())
           if before.content.get(key) != vintage.content.get(key)]  # fmt: skip
    changed = [Changed(key, vintages.changes(key, before, vintage, root)) for key in ids]
    kept = tuple(item for item in changed if len(item.rows))
    readers = (reader(before, root), reader(vintage, root))
    effects = _effects({item.indicator for item in kept}, readers)
    old, new = (whole(read) for read in readers) if kept else (None, None)
    triads = (old, new) if old and new and _marks(old) != _marks(new) else None
    return Release(vintage, before, kept, effects, triads)


def reader(vintage: Vintage, root: Path = DATA) -> Read:
    """How judgements read a vintage's figures; an indicator it has not gives no lines."""

    def read(indicator_id: str) -> Lines:
        if indicator_id not in vintage.content:
            return {}
        return lines(vintages.load(vintage, indicator_id, root).frame)

    return cache(read)


def _effects(ids: set[str], readers: tuple[Read, Read]) -> tuple[Effect, ...]:
    """Statements that hang on one of the indicators and came out differently."""
    claimed = {claim.goal for claim in CLAIMS if claim.indicator in ids}
    touched = [goal for goal in GOALS.values() if goal.id in claimed or ids & set(goal.indicators)]
    found = (_effect(goal, *(judge(goal, read) for read in readers)) for goal in touched)
    return tuple(item for item in found if item.verdicts or item.checks)


def _effect(goal: Goal, before: Judgement, after: Judgement) -> Effect:
    verdicts = zip(before.verdicts, after.verdicts, strict=True)
    checks = zip(before.checks, after.checks, strict=True)
    pairs = [(a.verdict, b.verdict) for a, b in verdicts]
    return Effect(
        goal,
        tuple((a, b) for a, b in pairs if (a.code, a.reason) != (b.code, b.reason)),
        tuple((a, b) for a, b in checks if _outcomes(a) != _outcomes(b)),
    )


def _outcomes(item: Check) -> tuple[str, str]:
    return item.then.verdict, item.today.verdict


def _marks(item: Triad) -> tuple[str, ...]:
    return (item.mark, *(pillar.mark for pillar in item.pillars))


@cache
def _shown() -> list[str]:
    """Members and whatever is no Kreis outside the Ruhr."""
    return [key for key, region in REGIONS.items() if key in MEMBERS or region.kind != "other"]
