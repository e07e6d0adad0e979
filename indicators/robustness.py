"""Would the verdict be the same with another base year, last year or comparator?"""

from dataclasses import dataclass
from itertools import product

from indicators.model import Indicator
from indicators.regions import RUHR
from indicators.rules import RULES, Rules
from indicators.series import Lines
from indicators.verdict import Verdict, assess, common


@dataclass(frozen=True, slots=True)
class Variant:
    """One choice of years and comparator and what comes out of it."""

    base_year: int
    last_year: int
    comparator: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Robustness:
    """All variants; `agreeing` have the verdict's own code, `computed` have any at all."""

    variants: tuple[Variant, ...]
    agreeing: int
    computed: int
    share: float
    """agreeing / all variants: a variant that cannot be computed does not agree."""
    label: str
    """robust, depends (other verdicts came out) or thin (too few variants can be computed)."""


def robustness(
    indicator: Indicator, data: Lines, verdict: Verdict, rules: Rules = RULES
) -> Robustness | None:
    """Recompute the verdict under every variant; None where there is no verdict to compare."""
    if not verdict.assessed:
        return None
    last_years = _last_years(indicator, data, verdict, rules)
    choices = product(rules.base_years, last_years, rules.comparators)
    found = tuple(_variant(indicator, data, choice, rules) for choice in choices)
    agreeing = sum(item.code == verdict.code for item in found)
    computed = sum(item.code != "not_assessable" for item in found)
    share = agreeing / len(found)
    return Robustness(found, agreeing, computed, share, _label(agreeing, computed, share, rules))


def _last_years(indicator: Indicator, data: Lines, verdict: Verdict, rules: Rules) -> list[int]:
    """The latest years the Ruhr and the verdict's own comparator have in common."""
    years = common(data[RUHR], data[verdict.comparator], rules.until(indicator))
    return sorted(years, reverse=True)[: rules.last_years]


def _variant(
    indicator: Indicator, data: Lines, choice: tuple[int, int, str], rules: Rules
) -> Variant:
    base, last, comparator = choice
    verdict = assess(indicator, data, comparator, (base, last), rules, members=False)
    return Variant(base, last, comparator, verdict.code, verdict.reason)


def _label(agreeing: int, computed: int, share: float, rules: Rules) -> str:
    if share >= rules.robust_share:
        return "robust"
    if computed and agreeing / computed >= rules.robust_share:
        return "thin"
    return "depends"
