"""How much a series changed since 2015, and whether for the better: by declared direction."""

from dataclasses import dataclass
from typing import Literal

from indicators.model import Indicator, Lang
from indicators.rules import RULES
from layouts.numbers import number, percent
from layouts.parts import Point, Series
from layouts.words import say

Move = Literal["up", "down", "level"]
Judgement = Literal["better", "same", "worse", ""]


@dataclass(frozen=True, slots=True)
class Change:
    """From the base to the last comparable point.

    `amount` is in units of the indicator, `relative` in per cent of the base (None for base 0).
    """

    base: Point
    last: Point
    amount: float
    relative: float | None
    move: Move


def change(series: Series, indicator: Indicator, base_year: int = RULES.base_year) -> Change | None:
    """The change from the base year to the last point; never across a break.

    Where the base year is missing, the nearest within the rules' window counts, else the first
    one after it; after a break, the break's own period. None without two comparable points.
    """
    told = series.told
    start = _start(told, base_year)
    start = max((i for i in range(start + 1, len(told)) if told[i].status == "B"), default=start)
    if len(told) - start < 2:
        return None
    base, last = told[start], told[-1]
    amount = (last.value or 0.0) - (base.value or 0.0)
    relative = 100 * amount / abs(base.value) if base.value else None
    return Change(base, last, amount, relative, _move(amount, relative, indicator))


def judged(item: Change, indicator: Indicator) -> Judgement:
    """Better, same or worse; nothing without a declared direction or in current prices.

    Amounts in current prices rise with prices alone: their rise is no improvement by itself.
    """
    if indicator.direction not in ("up", "down") or indicator.id in RULES.current_prices:
        return ""
    if item.move == "level":
        return "same"
    return "better" if item.move == indicator.direction else "worse"


def told(item: Change, indicator: Indicator, lang: Lang) -> str:
    """The change as text: +1,2 Prozentpunkte, +4,2 %, −3,1."""
    if not indicator.rate and item.relative is not None:
        return percent(item.relative, lang)
    text = number(item.amount, indicator.decimals, lang, sign=True)
    if not is_percent(indicator):
        return text
    one = text.lstrip("+−") == "1"
    return f"{text} {say(lang, 'change.point' if one else 'change.points')}"


def is_percent(indicator: Indicator) -> bool:
    return indicator.symbol.de == "%"


def small(amount: float, relative: float | None, indicator: Indicator) -> bool:
    """Whether a difference is no more than the threshold of the rules: points or per cent."""
    told = amount if indicator.rate or relative is None else relative
    return abs(round(told, 6)) <= RULES.threshold(indicator).value


def _start(told: tuple[Point, ...], base_year: int) -> int:
    """Index of the base point."""
    near = [i for i, p in enumerate(told) if abs(p.year - base_year) <= RULES.window]
    if near:
        return min(near, key=lambda i: (abs(told[i].year - base_year), told[i].year))
    return next((i for i, p in enumerate(told) if p.year > base_year), len(told))


def _move(amount: float, relative: float | None, indicator: Indicator) -> Move:
    if small(amount, relative, indicator) or amount == 0:
        return "level"
    return "up" if amount > 0 else "down"
