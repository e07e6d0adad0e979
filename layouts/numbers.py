"""Numbers and dates in the form of their language.

Own lines instead of a library: two signs trade places, which is all that the figures here need.
"""

from indicators.model import Indicator, Lang
from layouts.words import say

_GERMAN = str.maketrans(",.", ".,")
NBSP = "\u00a0"
MINUS = "−"


def number(value: float, decimals: int, lang: Lang, *, sign: bool = False) -> str:
    """`value` with fixed decimals: 42.002 or 10,2 in German, 42,002 or 10.2 in English."""
    rounded = round(value, decimals) + 0.0
    text = f"{abs(rounded):,.{decimals}f}"
    if lang == "de":
        text = text.translate(_GERMAN)
    if rounded < 0:
        return MINUS + text
    return f"+{text}" if sign and rounded > 0 else text


def quantity(value: float, indicator: Indicator, lang: Lang) -> str:
    """A value of the indicator with its symbol, never parted at a line's end: 10,2 %."""
    text = number(value, indicator.decimals, lang)
    symbol = indicator.symbol.in_(lang)
    return f"{text}{NBSP}{symbol}" if symbol else text


def difference(value: float, indicator: Indicator, lang: Lang, *, sign: bool = True) -> str:
    """A difference of two values: points for a rate in per cent, its unit for other rates.

    For amounts it is one in per cent: +3,1 Punkte; −120 €; −12,4 %.
    """
    if not indicator.rate:
        text = number(value, 1, lang, sign=sign)
        return f"{text}{NBSP if lang == 'de' else ''}%"
    text = number(value, indicator.decimals, lang, sign=sign)
    symbol = indicator.symbol.in_(lang)
    if symbol != "%":
        return f"{text}{NBSP}{symbol}" if symbol else text
    return f"{text}{NBSP}{say(lang, 'gap.point' if text.lstrip('+−') == '1' else 'gap.points')}"


def percent(value: float, lang: Lang) -> str:
    """A signed change in per cent, one decimal: +4,2 %."""
    return f"{number(value, 1, lang, sign=True)}{NBSP if lang == 'de' else ''}%"


def day(iso: str, lang: Lang) -> str:
    """An ISO date as 31.10.2025 in German; English keeps the ISO form; other text stays."""
    parts = iso[:10].split("-")
    if lang == "en" or len(parts) != 3:
        return iso[:10] if len(parts) == 3 else iso
    return ".".join(reversed(parts))
