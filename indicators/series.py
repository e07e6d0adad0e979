"""An indicator's figures as plain lines: what the verdicts and claim checks calculate with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

import pandas as pd

from indicators.model import Direction, Indicator
from indicators.regions import MEMBERS, RUHR


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of one year, in the indicator's unit, with its status letter."""

    year: int
    value: float
    status: str


Kind = Literal["points", "percent"]
Pair = tuple[Point, Point]
Line = Mapping[int, Point]
Lines = Mapping[str, Line]
"""Region id -> year -> point; years without a value are absent."""


def lines(frame: pd.DataFrame) -> Lines:
    """The annual values of a tidy frame; rows without a value and monthly rows are left out."""
    rows = frame[frame["value"].notna() & (frame["period"].str.len() == 4)]
    result: dict[str, dict[int, Point]] = {}
    columns = (rows["region"], rows["period"], rows["value"], rows["status"])
    for region, period, value, status in zip(*columns, strict=True):
        year = int(period)
        result.setdefault(region, {})[year] = Point(year, float(value), status)
    return result


def nearest(years: set[int], target: int, window: int) -> int | None:
    """The year nearest to target, at most window away; the earlier one if two are equally near."""
    near = [year for year in years if abs(year - target) <= window]
    return min(near, key=lambda year: (abs(year - target), year), default=None)


def kind_of(indicator: Indicator) -> Kind:
    """Changes of rates are told in points of the unit, those of amounts in per cent."""
    return "points" if indicator.rate else "percent"


def sign(direction: Direction) -> int:
    """-1 where a lower value is wanted, else +1."""
    return -1 if direction == "down" else 1


def change(pair: Pair, kind: Kind, d: int) -> float:
    """Change from the first to the second point in the desired direction, points or per cent."""
    first, second = pair[0].value, pair[1].value
    # Rounded, so that a change of exactly the threshold is not decided by the last bit.
    return round(d * (second - first if kind == "points" else 100 * (second / first - 1)), 6)


def first_break(
    indicator: Indicator, data: Lines, names: tuple[str, ...], span: tuple[int, int]
) -> int | None:
    """First year in (base, last] in which one of the lines is marked or declared broken.

    A break of one member alone breaks the pooled Ruhr too, for its value is part of the sum.
    """
    marked = (point for name in names for point in data.get(name, {}).values())
    years = {point.year for point in marked if point.status == "B"}
    touched = {*names, *(MEMBERS if RUHR in names else ())}
    years |= {
        int(item.period[:4])
        for item in indicator.breaks
        if not item.regions or touched & set(item.regions)
    }
    return min((year for year in years if span[0] < year <= span[1]), default=None)


def theil_sen(points: Sequence[Point]) -> float:
    """Median of the slopes between all pairs of points, in units a year; needs two points."""
    pairs = [(a, b) for i, a in enumerate(points) for b in points[i + 1 :]]
    return median((b.value - a.value) / (b.year - a.year) for a, b in pairs)
