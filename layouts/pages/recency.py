"""Last years that lie so far back that a page says so in words and not only in a figure."""

from dash import html
from dash.development.base_component import Component

from indicators.model import Lang
from layouts.goal_data import Lead
from layouts.words import say

LATE = 3
"""A last year is late from so many years behind the newest of the headline indicators."""


def newest(known: Lead) -> int:
    """The latest year in which a headline indicator can be judged; 0 without any figures."""
    ends = (item.verdict.ruhr for item in known.judgement.verdicts)
    return max((pair[1].year for pair in ends if pair), default=0)


def late(period: str, known: Lead) -> bool:
    return newest(known) - int(period[:4]) >= LATE


def told(period: str, known: Lead, lang: Lang) -> str:
    """The period of a last value: 2025, or zuletzt 2015 where it is late."""
    return say(lang, "recency.late", year=period) if late(period, known) else period


def dated(period: str, known: Lead, lang: Lang) -> Component:
    """The period of a last value as it stands beside it; a late one is set apart by its words."""
    kind = "year late" if late(period, known) else "year"
    return html.Span(f" {told(period, known, lang)}", className=kind)
