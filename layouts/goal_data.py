"""All judgements over one folder of figures, and what a statement as a whole amounts to.

A statement may hang on several indicators and several readings. Here they are only grouped, by
rule: nothing is weighed, and what disagrees is called different.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from indicators import store
from indicators.claims import Check
from indicators.goals import GOALS, Goal
from indicators.judge import Judged, Judgement, Read, judge, whole
from indicators.regions import NRW_REST
from indicators.series import Lines, lines
from indicators.triad import Triad, of_verdict
from indicators.verdict import Verdict
from layouts.facts import stamp

Side = Literal["better", "same", "worse", "kept", "risen", "fallen", "mixed", "open"]
WHOLE = "E06"
"""The statement about the triad itself: it is judged by the triad, not by one indicator."""
COMPARATORS = ("nrw_ohne_ruhr", "05", "00")

_SIDES: Mapping[str, Side] = {"improved": "better", "mixed": "same", "worse": "worse"}
_HELD: Mapping[str, Side] = {"kept": "kept", "risen": "risen", "fallen": "fallen"}


@dataclass(frozen=True, slots=True)
class Lead:
    """What the overview leads with: the triad, and the verdicts on the headline indicators."""

    triad: Triad
    judgement: Judgement

    def headline(self, indicator_id: str) -> Verdict:
        """The verdict on a headline indicator, against NRW without the Ruhr as in the triad."""
        found = self.judgement.verdicts
        return next(item.verdict for item in found if item.verdict.indicator == indicator_id)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every statement judged against the comparator the ledger names for it, and the triad."""

    judgements: Mapping[str, Judgement]
    triad: Triad

    def trend(self, goal_id: str) -> Side:
        return trend(self.judgements[goal_id], self.triad)


def ledger(root: Path) -> Ledger:
    """The judged ledger; computed once for each state of the files in `root`."""
    return _ledger(root, stamp(root))


def lead(root: Path) -> Lead:
    """The triad alone, without the cost of the other statements."""
    return _lead(root, stamp(root))


@lru_cache(maxsize=4)
def _lead(root: Path, _state: int) -> Lead:
    read = cache(reader(root))
    return Lead(whole(read), judge(GOALS[WHOLE], read))


@lru_cache(maxsize=4)
def _ledger(root: Path, state: int) -> Ledger:
    read = cache(reader(root))
    judgements = {goal.id: judge(goal, read) for goal in GOALS.values()}
    return Ledger(judgements, _lead(root, state).triad)


def reader(root: Path) -> Read:
    """How judgements read figures; an absent or damaged file gives no lines."""

    def read(indicator_id: str) -> Lines:
        try:
            return lines(store.read(indicator_id, root).frame)
        except store.NoData:
            return {}

    return read


def judged(goal: Goal, comparator: str, root: Path) -> tuple[Judgement, Triad]:
    """A statement's judgement and the triad against this comparator; "" is the ledger's own."""
    known = ledger(root)
    if comparator in ("", goal.comparator):
        return known.judgements[goal.id], known.triad
    read = cache(reader(root))
    triad = whole(read, comparator) if goal.id == WHOLE else known.triad
    return judge(goal, read, comparator), triad


def side(verdict: Verdict) -> Side:
    """Better, same or worse as the triad counts it; for what is to be kept, what became of it."""
    return _HELD.get(verdict.code) or _SIDES.get(of_verdict(verdict), "open")


def assessed(judgement: Judgement) -> tuple[Judged, ...]:
    """The verdicts that speak for the statement; none where a reason forbids it."""
    if judgement.goal.reason:
        return ()
    return tuple(item for item in judgement.verdicts if item.verdict.assessed)


def trend(judgement: Judgement, triad: Triad) -> Side:
    """What became of the statement since the base year: "mixed" where its indicators disagree."""
    if judgement.goal.id == WHOLE:
        sides: Mapping[str, Side] = {"improved": "better", "mixed": "mixed", "worse": "worse"}
        return sides.get(triad.mark, "open")
    found = list(dict.fromkeys(side(item.verdict) for item in assessed(judgement)))
    if len(found) > 1:
        return "mixed"
    return found[0] if found else "open"


def leading(judgement: Judgement) -> Check | None:
    """The first reading that could be checked at the paper's own date."""
    checks = judgement.checks
    return next((item for item in checks if item.then.verdict != "uncheckable"), None)


def claim(judgement: Judgement) -> str:
    """Outcome of the leading reading at the paper's date: holds, about, fails; "" without one."""
    found = leading(judgement)
    return found.then.verdict if found else ""


def comparator_of(goal: Goal, asked: str) -> str:
    """The comparator in force: the one asked for, else the ledger's."""
    return asked or goal.comparator or NRW_REST
