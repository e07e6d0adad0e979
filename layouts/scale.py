"""Axes a reader can trust: round ticks, the zero line where it means something."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Range and ticks of an axis, in units of the indicator; `zero`: the axis starts at 0."""

    low: float
    high: float
    ticks: tuple[float, ...]
    zero: bool

    def at(self, value: float) -> float:
        """Where a value lies between low (0) and high (1)."""
        return (value - self.low) / (self.high - self.low)


def tight(values: list[float]) -> Scale:
    """A scale from the lowest to the highest value, for small lines without an axis."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    pad = (high - low) * 0.04 or 0.5
    return Scale(low - pad, high + pad, (low, high), zero=False)


def scale(values: list[float], *, whole: bool = False, count: int = 5) -> Scale:
    """A scale around the values with about `count` round steps.

    It starts at zero if `whole` asks for it or if the data fill at least the upper 60 per cent
    of the axis anyway; else it starts at the round step below the lowest value.
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    zero = whole or low <= 0 or low < 0.4 * high
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    step = _step((high - low) / count)
    start, stop = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(index * step, 10) for index in range(start, stop + 1))
    return Scale(ticks[0], ticks[-1], ticks, zero)


def decimals(ticks: tuple[float, ...]) -> int:
    """How many decimals the ticks need to be told apart."""
    step = ticks[1] - ticks[0]
    return next(n for n in range(7) if abs(round(step, n) - step) < 1e-9 or n == 6)


def years(first: int, last: int, most: int = 6) -> tuple[int, ...]:
    """Years to write on an axis: multiples of 1, 2, 5 or 10, and always the last one."""
    step = next((s for s in (1, 2, 5, 10) if (last - first) // s < most), 20)
    marks = [year for year in range(first, last + 1) if year % step == 0]
    kept = [year for year in marks if last - year >= max(1, step // 2) + (step > 1)]
    return (*kept, last)


def _step(raw: float) -> float:
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw - 1e-12)


def spread(positions: list[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions apart to at least `gap`, inside low..high, order kept, as little as can be."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    placed = [positions[index] for index in order]
    for index in range(1, len(placed)):
        placed[index] = max(placed[index], placed[index - 1] + gap)
    if placed and placed[-1] > high:
        placed[-1] = high
        for index in range(len(placed) - 2, -1, -1):
            placed[index] = min(placed[index], placed[index + 1] - gap)
    shift = max(0.0, low - placed[0]) if placed else 0.0
    result = [0.0] * len(positions)
    for index, place in zip(order, placed, strict=True):
        result[index] = place + shift
    return result
