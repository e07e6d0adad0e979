"""Everything the figures say about one statement: verdicts, robustness, claim checks, event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indicators import registry, store
from indicators.claims import Check, check
from indicators.events import EVENTS, Event
from indicators.goals import Goal
from indicators.model import Indicator, Pillar
from indicators.readings import CLAIMS
from indicators.regions import NRW_REST
from indicators.robustness import Robustness, robustness
from indicators.series import Lines, lines
from indicators.triad import Triad, triad
from indicators.verdict import Verdict, assess

Read = Callable[[str], Lines]
"""Indicator id -> its lines; empty where there are no readable figures."""
PILLARS: tuple[Pillar, ...] = ("economy", "labour", "life")


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and how it fares under other choices (None where there is no verdict)."""

    verdict: Verdict
    robustness: Robustness | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """All results for a statement, the leading indicator and the leading reading first."""

    goal: Goal
    verdicts: tuple[Judged, ...]
    checks: tuple[Check, ...]
    event: Event | None

    @property
    def measured(self) -> bool:
        """Whether the figures judge the statement: by a verdict or a claim check.

        Indicators that a reason accompanies are context and do not count.
        """
        assessed = not self.goal.reason and any(item.verdict.assessed for item in self.verdicts)
        return assessed or any(item.then.verdict != "uncheckable" for item in self.checks)


def stored(indicator_id: str) -> Lines:
    """The lines of an indicator in data/tidy; empty if the file is absent or damaged."""
    try:
        return lines(store.read(indicator_id).frame)
    except store.NoData:
        return {}


def judge(
    goal: Goal,
    read: Read = stored,
    comparator: str = "",
    catalogue: Mapping[str, Indicator] = registry.INDICATORS,
) -> Judgement:
    """Judge a statement; `comparator` replaces the one the ledger names."""
    verdicts = tuple(
        _judged(catalogue[key], read(key), comparator or goal.comparator) for key in goal.indicators
    )
    checks = tuple(
        check(claim, catalogue[claim.indicator], read(claim.indicator))
        for claim in CLAIMS
        if claim.goal == goal.id
    )
    return Judgement(goal, verdicts, checks, EVENTS.get(goal.id))


def _judged(indicator: Indicator, data: Lines, comparator: str) -> Judged:
    verdict = assess(indicator, data, comparator)
    return Judged(verdict, robustness(indicator, data, verdict))


def whole(
    read: Read = stored,
    comparator: str = NRW_REST,
    catalogue: Mapping[str, Indicator] = registry.INDICATORS,
) -> Triad:
    """The triad from the headline indicators of each pillar."""
    headline = [item for item in catalogue.values() if item.headline]
    return triad(
        {
            pillar: [
                assess(item, read(item.id), comparator)
                for item in headline
                if item.pillar == pillar
            ]
            for pillar in PILLARS
        }
    )
