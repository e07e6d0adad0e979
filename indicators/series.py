"""An indicator's figures as plain lines: what the verdicts and claim checks calculate with."""

from collections.abc import Iterator, Mapping, Sequence
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


class _Lines(Mapping[str, Line]):
    """Lines made when they are first asked for: of some 400 Kreise most verdicts look at 20."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self._rows = rows.groupby("region").indices
        numbers = rows["period"].astype(int).to_numpy(), rows["value"].to_numpy()
        self._columns = (*numbers, rows["status"].to_numpy(object))
        self._made: dict[str, Line] = {}

    def __getitem__(self, region: str) -> Line:
        if region not in self._made:
            own = self._rows[region]
            points = zip(*(column[own].tolist() for column in self._columns), strict=True)
            self._made[region] = {year: Point(year, *rest) for year, *rest in points}
        return self._made[region]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def lines(frame: pd.DataFrame) -> Lines:
    """The annual values of a tidy frame; rows without a value and monthly rows are left out."""
    return _Lines(frame[frame["value"].notna() & (frame["period"].str.len() == 4)])


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
    found = (data[name].values() for name in names if name in data)
    years = {point.year for line in found for point in line if point.status == "B"}
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
