"""The triad as a whole: a conjunction of three pillars, never a score.

A pillar counts as improved only if every assessable headline indicator improved, as worse only if
every one got worse; anything else is level or mixed. At least two headline indicators must be
assessable. The triad has improved only if all three pillars have.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from indicators.model import Pillar
from indicators.rules import RULES, Rules
from indicators.verdict import Verdict

Mark = Literal["improved", "mixed", "worse", "not_assessable"]
LEAST = 2
"""So many headline indicators must be assessable: one alone does not speak for a pillar."""


@dataclass(frozen=True, slots=True)
class PillarMark:
    """A pillar's mark and the headline verdicts that made it; `left_out` were not assessable."""

    pillar: Pillar
    mark: Mark
    counted: tuple[tuple[str, Mark], ...]
    left_out: tuple[str, ...]
    ends: tuple[int, ...] = ()
    """Last year of each verdict that counted, in the order of `counted`."""


@dataclass(frozen=True, slots=True)
class Triad:
    """The three pillars in their order, and the mark of the whole."""

    pillars: tuple[PillarMark, ...]
    mark: Mark


def of_verdict(verdict: Verdict, rules: Rules = RULES) -> Mark:
    """What a headline verdict counts as.

    By its trend; but an amount at current prices rises with inflation, so only its growth
    compared with the comparator's counts.
    """
    trend, _, gap = verdict.code.partition("_")
    if not verdict.assessed or not gap:
        return "not_assessable"
    if verdict.indicator in rules.current_prices:
        relative: Mapping[str, Mark] = {"shrinking": "improved", "growing": "worse"}
        return relative.get(gap, "mixed")
    absolute: Mapping[str, Mark] = {"better": "improved", "worse": "worse"}
    return absolute.get(trend, "mixed")


def pillar_mark(pillar: Pillar, verdicts: Iterable[Verdict], rules: Rules = RULES) -> PillarMark:
    """The mark of a pillar from the verdicts of its headline indicators."""
    judged = tuple(verdicts)
    marks = [(item.indicator, of_verdict(item, rules)) for item in judged]
    counted = tuple(pair for pair in marks if pair[1] != "not_assessable")
    left_out = tuple(name for name, mark in marks if mark == "not_assessable")
    mark: Mark = "not_assessable"
    if len(counted) >= LEAST:
        mark = _all_or_mixed([mark for _, mark in counted])
    ends = tuple(v.ruhr[1].year for v in judged if v.ruhr and v.indicator in dict(counted))
    return PillarMark(pillar, mark, counted, left_out, ends)


def triad(verdicts: Mapping[Pillar, Iterable[Verdict]], rules: Rules = RULES) -> Triad:
    """All pillars and the whole; one pillar that cannot be assessed leaves the whole open."""
    pillars = tuple(pillar_mark(pillar, items, rules) for pillar, items in verdicts.items())
    marks = [item.mark for item in pillars]
    open_ = not marks or "not_assessable" in marks
    return Triad(pillars, "not_assessable" if open_ else _all_or_mixed(marks))


def _all_or_mixed(marks: list[Mark]) -> Mark:
    return marks[0] if len(set(marks)) == 1 else "mixed"
