"""The verdict: trend of the Ruhr since the base year x change of the gap to a comparator.

With r the Ruhr, c the comparator, t0 the base year, t1 the latest common year and d = +1 where a
higher value is wanted, -1 where a lower one is:

rates (points)      trend A = d (r1 - r0)             gap G(t) = d (c(t) - r(t))
amounts (per cent)  trend A = d 100 (r1 / r0 - 1)     gap G(t) = d 100 (c(t) / c0 - r(t) / r0)

better if A > threshold, worse if A < -threshold, else unchanged; the gap shrinks if
G(t1) < G(t0) - threshold, grows if G(t1) > G(t0) + threshold. An absolute gap of two amounts says
nothing, so their growth since t0 is compared: G(t0) is 0 then. Pure functions, no file is read.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from indicators.model import Direction, Indicator
from indicators.regions import NRW_REST, RUHR
from indicators.rules import RULES, Rules
from indicators.series import (
    Kind,
    Line,
    Lines,
    Pair,
    Point,
    change,
    first_break,
    kind_of,
    nearest,
    sign,
    theil_sen,
)
from indicators.spread import Spread, spread


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict with every figure that made it, so that anyone can compute it again.

    `code` and `reason` are keys of rules.toml; `reason` is empty unless code is not_assessable.
    Without a verdict the numbers from `trend` on are None, and the points that exist are kept.
    """

    indicator: str
    comparator: str
    direction: Direction
    kind: Kind
    threshold: float
    code: str = "not_assessable"
    reason: str = ""
    break_year: int | None = None
    ruhr: Pair | None = None
    other: Pair | None = None
    line: tuple[Point, ...] = ()
    """The Ruhr in all years both have, from base to latest."""
    other_line: tuple[Point, ...] = ()
    trend: float | None = None
    gap_base: float | None = None
    gap_last: float | None = None
    standing: str = ""
    """behind, caught_up, ahead or overtaken; empty where levels cannot be compared."""
    slope: float | None = None
    """Theil-Sen slope of the Ruhr a year, in points or in per cent of the base value; unsigned."""
    right_years: int = 0
    counted_years: int = 0
    """Of so many pairs of neighbouring years, right_years moved in the desired direction."""
    spread: Spread | None = None

    @property
    def assessed(self) -> bool:
        return self.code != "not_assessable"


def assess(
    indicator: Indicator,
    data: Lines,
    comparator: str = NRW_REST,
    span: tuple[int, int] | None = None,
    rules: Rules = RULES,
    *,
    members: bool = True,
) -> Verdict:
    """Judge an indicator; `span` fixes base and last year, else the rule chooses them.

    Without `members` the verdict has no spread: it costs more than all the rest.
    """
    threshold = rules.threshold(indicator).value
    kind = kind_of(indicator)
    empty = Verdict(indicator.id, comparator, indicator.direction, kind, threshold)
    ruhr, other = data.get(RUHR, {}), data.get(comparator, {})
    reason = _unfit(indicator, data, ruhr, other)
    if reason:
        return replace(empty, reason=reason)
    years = common(ruhr, other, rules.until(indicator))
    base = span[0] if span else nearest(years, rules.base_year, rules.window)
    last = span[1] if span else max(years, default=0)
    if base is None or base not in years:
        return replace(empty, reason="no_base")
    if last not in years:
        return replace(empty, reason="no_last")
    verdict = _between(indicator, data, empty, (base, last), rules)
    if not (members and verdict.assessed):
        return verdict
    return replace(verdict, spread=spread(indicator, data, (base, last), rules))


def common(ruhr: Line, other: Line, until: int | None) -> set[int]:
    """Years in which both lines have a value, up to `until` where there is a limit."""
    return {year for year in ruhr.keys() & other.keys() if year <= (until or year)}


def _unfit(indicator: Indicator, data: Lines, ruhr: Line, other: Line) -> str:
    """Why the indicator cannot be judged at all, whatever the years; empty if it can."""
    if not data:
        return "no_data"
    if indicator.level != "kreis":
        return "only_nuts2" if indicator.level == "nuts2" else "only_sites"
    if indicator.direction == "context":
        return "no_direction"
    if not ruhr:
        return "no_pooled_value"
    return "" if other else "no_comparator"


def _between(
    indicator: Indicator, data: Lines, empty: Verdict, span: tuple[int, int], rules: Rules
) -> Verdict:
    base, last = span
    ruhr, other = data[RUHR], data[empty.comparator]
    inside = sorted(year for year in common(ruhr, other, last) if year >= base)
    kept = replace(
        empty,
        ruhr=(ruhr[base], ruhr[last]),
        other=(other[base], other[last]),
        line=tuple(ruhr[year] for year in inside),
        other_line=tuple(other[year] for year in inside),
        break_year=first_break(indicator, data, (RUHR, empty.comparator), span),
    )
    if kept.break_year:
        return replace(kept, reason="break")
    if len(inside) < rules.min_points:
        return replace(kept, reason="too_few_points")
    if kept.kind == "percent" and min(ruhr[base].value, other[base].value) <= 0:
        return replace(kept, reason="zero_base")
    return _judged(kept, indicator)


def _judged(kept: Verdict, indicator: Indicator) -> Verdict:
    assert kept.ruhr
    assert kept.other
    d = sign(kept.direction)
    trend = change(kept.ruhr, kept.kind, d)
    gap_base, gap_last = gaps(kept.ruhr, kept.other, kept.kind, d)
    steps = [b.value - a.value for a, b in pairwise(kept.line) if b.year - a.year == 1]
    scale = 1.0 if kept.kind == "points" else 100 / kept.ruhr[0].value
    return replace(
        kept,
        code=code(kept.direction, trend, round(gap_last - gap_base, 6), kept.threshold),
        trend=trend,
        gap_base=gap_base,
        gap_last=gap_last,
        standing=_standing(kept.ruhr, kept.other, d) if comparable(indicator) else "",
        slope=round(theil_sen(kept.line) * scale, 6),
        right_years=sum(d * step > 0 for step in steps),
        counted_years=len(steps),
    )


def gaps(ruhr: Pair, other: Pair, kind: Kind, d: int) -> tuple[float, float]:
    """The gap at the base year and at the last year; positive: the Ruhr is worse off."""
    if kind == "percent":
        growth = [100 * pair[1].value / pair[0].value for pair in (other, ruhr)]
        return 0.0, round(d * (growth[0] - growth[1]), 6)
    first, last = (round(d * (c.value - r.value), 6) for r, c in zip(ruhr, other, strict=True))
    return first, last


def code(direction: Direction, trend: float, gap_change: float, threshold: float) -> str:
    """The verdict's code; with direction keep only whether the value was held, without a gap."""
    if direction == "keep":
        return {1: "risen", 0: "kept", -1: "fallen"}[_side(trend, threshold)]
    moved = {1: "better", 0: "unchanged", -1: "worse"}[_side(trend, threshold)]
    gap = {1: "growing", 0: "unchanged", -1: "shrinking"}[_side(gap_change, threshold)]
    return f"{moved}_{gap}"


def comparable(indicator: Indicator) -> bool:
    """Whether levels of two regions can be compared: not for counts, which are sums."""
    return "sum" not in indicator.pool.methods and indicator.direction in ("up", "down")


def _side(value: float, threshold: float) -> int:
    return (value > threshold) - (value < -threshold)


def _standing(ruhr: Pair, other: Pair, d: int) -> str:
    behind = tuple(d * (c.value - r.value) > 0 for r, c in zip(ruhr, other, strict=True))
    names = {
        (True, True): "behind",
        (True, False): "caught_up",
        (False, False): "ahead",
        (False, True): "overtaken",
    }
    return names[behind[0], behind[1]]
