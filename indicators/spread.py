"""How far the 15 members moved, and how far apart they are."""

from dataclasses import dataclass

from indicators.model import Indicator
from indicators.regions import MEMBERS
from indicators.rules import RULES, Rules
from indicators.series import Lines, Point, change, first_break, kind_of, sign


@dataclass(frozen=True, slots=True)
class Move:
    """A member at the base year and at the last; `change` is in the desired direction."""

    region: str
    base: Point
    last: Point
    change: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The 15 members between the base year and the latest.

    `moves` (points or per cent) are those of all members that have both years and no break
    between; the others stand in `missing`. Ranges are max - min of the values of `moves`.
    """

    moves: tuple[Move, ...]
    missing: tuple[str, ...]
    improved: int
    worsened: int
    best: str
    worst: str
    range_base: float
    range_last: float


def spread(
    indicator: Indicator, data: Lines, span: tuple[int, int], rules: Rules = RULES
) -> Spread | None:
    """How the members moved between two years; None if fewer than two have both."""
    found = [_move(indicator, data, ags, span) for ags in MEMBERS]
    moves = tuple(move for move in found if move)
    if len(moves) < 2:
        return None
    limit = rules.threshold(indicator).value
    return Spread(
        moves=moves,
        missing=tuple(ags for ags, move in zip(MEMBERS, found, strict=True) if not move),
        improved=sum(move.change > limit for move in moves),
        worsened=sum(move.change < -limit for move in moves),
        best=max(moves, key=lambda move: move.change).region,
        worst=min(moves, key=lambda move: move.change).region,
        range_base=_range([move.base.value for move in moves]),
        range_last=_range([move.last.value for move in moves]),
    )


def _move(indicator: Indicator, data: Lines, ags: str, span: tuple[int, int]) -> Move | None:
    line, kind = data.get(ags, {}), kind_of(indicator)
    if span[0] not in line or span[1] not in line or first_break(indicator, data, (ags,), span):
        return None
    pair = (line[span[0]], line[span[1]])
    if kind == "percent" and pair[0].value <= 0:
        return None
    return Move(ags, *pair, change(pair, kind, sign(indicator.direction)))


def _range(values: list[float]) -> float:
    return round(max(values) - min(values), 6)
