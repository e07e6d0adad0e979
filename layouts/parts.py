"""ONE description of what a chart shows; every writer draws from it and adds nothing.

A description is plain data in one language: no colours, no pixels, no Dash. Values are those of
the tidy frame, untouched, in the indicator's unit; a missing one is None and stays a gap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indicators.model import Indicator, Lang
from indicators.regions import GERMANY, NRW, NRW_REST, REGIONS, RUHR
from layouts.numbers import difference, quantity
from layouts.scale import Scale
from layouts.words import say

Kind = Literal["line", "strip", "ranking", "gap", "map", "tiles"]
Role = Literal["ruhr", "nrw_rest", "nrw", "germany", "member", "context", "nuts2", "site"]
OPEN = ("P", "E")
"""Status letters that are drawn as a hollow point."""

_ROLES: dict[str, Role] = {
    RUHR: "ruhr", NRW_REST: "nrw_rest", NRW: "nrw", GERMANY: "germany",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: `value` is None where the source has none (status M, Q, or no row: "")."""

    period: str
    value: float | None
    status: str = "A"
    derived: bool = False

    @property
    def year(self) -> int:
        return int(self.period[:4])


@dataclass(frozen=True, slots=True)
class Series:
    """One region over time; `label` is short enough for the end of its line."""

    region: str
    label: str
    role: Role
    points: tuple[Point, ...]

    @property
    def told(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    def at(self, period: str) -> Point | None:
        return next((point for point in self.told if point.period == period), None)

    def segments(self) -> tuple[tuple[Point, ...], ...]:
        """Stretches a line may be drawn through: cut at gaps and before every break."""
        parts: list[list[Point]] = [[]]
        for point in self.points:
            if point.value is None or point.status == "B":
                parts.append([])
            if point.value is not None:
                parts[-1].append(point)
        return tuple(tuple(part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Mark:
    """A period and its words; of a break: the first one not comparable with those before."""

    period: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One region of a ranking or a strip.

    `rank` among `of` Kreise of Germany where the file has them; `place` among the 15 members,
    `won` places since the chart's base year, `before` the figure of that year. 0 and None: not
    to be told.
    """

    region: str
    label: str
    role: Role
    point: Point
    chosen: bool = False
    rank: int = 0
    of: int = 0
    place: int = 0
    won: int | None = None
    before: Point | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """One member on the map; `group` is the index of its class, -1 without a value."""

    region: str
    label: str
    point: Point
    group: int
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, in words and numbers of one language."""

    kind: Kind
    lang: Lang
    indicator: Indicator
    since: str
    until: str
    scale: Scale
    finding: str = ""
    alt: str = ""
    series: tuple[Series, ...] = ()
    context: tuple[Series, ...] = ()
    bars: tuple[Bar, ...] = ()
    areas: tuple[Area, ...] = ()
    groups: tuple[float, ...] = ()
    """Class bounds of a map, lowest to highest, one more than there are classes."""
    breaks: tuple[Mark, ...] = ()
    marks: tuple[Mark, ...] = ()
    """Periods a judgement is about: a thin line with its words, a dot on every line forward."""
    base: str = ""
    """The year that changes of rank and the earlier half of a strip belong to."""
    comparator: str = ""
    """Of a gap: the region that every value is the difference to."""
    badge: str = ""
    """Words that must stand on the drawing itself."""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """What is measured, in words; of a gap, what it is counted in."""
        if self.kind != "gap" or (self.indicator.rate and self.indicator.symbol.de != "%"):
            return self.indicator.unit.in_(self.lang)
        return say(self.lang, "gap.unit_points" if self.indicator.rate else "gap.unit_percent")

    @property
    def named(self) -> tuple[str, ...]:
        """Title and unit of what is drawn, see named()."""
        return named(self.indicator, self.unit, self.lang)

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(any(line.told for line in self.series) or self.bars or self.areas)

    def told(self, value: float) -> str:
        """A value of the chart as its texts, labels and tables tell it."""
        form = difference if self.kind == "gap" else quantity
        return form(value, self.indicator, self.lang)


def named(indicator: Indicator, unit: str, lang: Lang) -> tuple[str, ...]:
    """Title and unit of an indicator; the title alone where it ends with the unit's words."""
    title = indicator.title.in_(lang)
    return (title,) if title.endswith(f" {unit}") else (title, unit)


def values(lines: Iterable[Series]) -> list[float]:
    """All values of these lines, in no unit but the indicator's."""
    return [point.value for line in lines for point in line.points if point.value is not None]


def role(region: str) -> Role:
    """The part a region plays when it stands forward."""
    if region in _ROLES:
        return _ROLES[region]
    kind = REGIONS[region].kind
    if kind in ("nuts2", "site"):
        return "nuts2" if kind == "nuts2" else "site"
    return "member"
