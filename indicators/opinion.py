"""Second opinions: how two published methods would judge the same figures.

Statistics Canada's method (also used by Open SDG 2.4.0) and the weather symbols of the German
sustainability strategy (Destatis). Both are shown beside our verdict, never instead of it: they
need a numeric target or take yearly growth rates of rates. Pure functions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Weather = Literal["sun", "slightly_cloudy", "cloud", "thunderstorm"]
Progress = Literal["achieved", "substantial", "moderate", "limited", "deterioration"]

LIMIT_EXPONENT = 4.44
ZERO = 0.001
"""What stands in for a base or target of zero, so that a growth rate exists."""


class NoOpinion(ValueError):
    """The method does not apply to these figures; the message says why."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The method's class and score (-5 to +5), and the growth rates that made it (per year)."""

    progress: Progress
    score: float
    growth: float
    ratio: float | None = None
    """Growth in the desired direction by the growth needed to reach the target."""


def growth_rate(base: float, value: float, years: int) -> float:
    """Compound annual growth rate as a fraction; raises NoOpinion where there is none."""
    base, value = base or ZERO, value or ZERO
    if years < 1 or base * value < 0:
        raise NoOpinion("base and value need the same sign and at least one year between them")
    return float((value / base) ** (1 / years)) - 1


def limit_factor(base: float, limit: float | None) -> float:
    """How much of the usual growth is still possible for a value near its natural limit."""
    if not limit or abs(base) >= 2 * abs(limit):
        return 1.0
    ratio = abs(base) / abs(limit)
    return float(1 - (ratio if ratio <= 1 else 2 - ratio) ** LIMIT_EXPONENT)


def without_target(
    base: float, value: float, years: int, d: int, limit: float | None = None
) -> Opinion:
    """Statistics Canada's method for indicators without a target; d is +1 or -1."""
    growth = growth_rate(base, value, years)
    speed, factor = d * growth, limit_factor(base, limit)
    if factor <= 0:
        raise NoOpinion("the base value has reached its natural limit")
    classes: tuple[tuple[float, Progress], ...] = (
        (0.015 * factor, "substantial"),
        (0.005 * factor, "moderate"),
        (0.0, "limited"),
    )
    progress = _first(classes, speed)
    return Opinion(progress, _score(speed, factor), growth)


def _first(classes: tuple[tuple[float, Progress], ...], speed: float) -> Progress:
    """The first class whose lower bound is reached."""
    for least, name in classes:
        if speed >= least:
            return name
    return "deterioration"


def _score(speed: float, factor: float) -> float:
    if speed < 0:
        return max(-5.0, 125 * speed - 2.5)
    if speed < 0.005 * factor:
        return 500 * speed / factor - 2.5
    if speed < 0.015 * factor:
        return 250 * speed / factor - 1.25
    return min(5.0, 500 * speed / factor - 5)


def with_target(
    base: float, value: float, years: int, d: int, target: tuple[float, int]
) -> Opinion:
    """The same with a target value that is due `target[1]` years after the base year."""
    growth = growth_rate(base, value, years)
    if d * (value - target[0]) >= 0:
        return Opinion("achieved", 5.0, growth)
    needed = abs(growth_rate(base, target[0], target[1]))
    if needed == 0:
        raise NoOpinion("the base value equals the target, so no growth is needed")
    ratio = d * growth / needed * (-1 if base < 0 else 1)
    classes: tuple[tuple[float, Progress], ...] = (
        (0.95, "substantial"),
        (0.6, "moderate"),
        (0.0, "limited"),
    )
    progress = _first(classes, ratio)
    score = 4.1667 * ratio - 2.5 if ratio < 0.6 else 7.1429 * ratio - 4.2857
    return Opinion(progress, max(-5.0, min(5.0, score)), growth, ratio)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A weather symbol, the value the last five years lead to, and the share of the way missed."""

    symbol: Weather
    projected: float
    miss: float | None
    """None where the target is reached already."""


def weather(values: Mapping[int, float], target: float, due: int, d: int) -> Forecast:
    """The weather symbol from the last six yearly values; raises NoOpinion if one is missing."""
    last = max(values, default=0)
    first = last - 5
    if any(year not in values for year in range(first, last + 1)) or due <= last:
        raise NoOpinion("six yearly values up to the latest are needed, and a target still ahead")
    value = values[last]
    step = (value - values[first]) / 5
    projected = value + step * (due - last)
    if d * (value - target) >= 0:
        return Forecast("sun", projected, None)
    miss = 1 - (projected - value) / (target - value)
    if d * step <= 0:
        return Forecast("thunderstorm", projected, miss)
    classes: tuple[tuple[float, Weather], ...] = ((0.05, "sun"), (0.2, "slightly_cloudy"))
    if miss < classes[0][0]:
        return Forecast("sun", projected, miss)
    return Forecast("slightly_cloudy" if miss <= classes[1][0] else "cloud", projected, miss)
