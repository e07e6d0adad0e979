"""Second opinions on the method page: what two published methods say about the same figures."""

from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.opinion import (
    NoOpinion,
    Opinion,
    limit_factor,
    weather,
    with_target,
    without_target,
)
from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.series import sign
from indicators.verdict import Verdict
from layouts.address import href
from layouts.components import scroll, section
from layouts.goal_data import ledger
from layouts.goal_words import label, span
from layouts.numbers import number
from layouts.pages.goal_parts import verdict_words
from layouts.words import say

FALL = {2019: 12.0, 2020: 11.6, 2021: 11.1, 2022: 10.9, 2023: 10.4, 2024: 10.0}
SLOW = {2019: 12.0, 2020: 11.9, 2021: 11.8, 2022: 11.6, 2023: 11.5, 2024: 11.4}
TARGET, DUE = 7.7, 2030
"""Worked examples: invented figures, only there so that anyone can compute the methods again."""


def layout(root: Path, lang: Lang) -> Component:
    """Why neither method carries our verdicts, their results, and their worked examples."""
    why = [
        html.Li(say(lang, f"opinion.why_{key}"))
        for key in ("target", "rates", "ends", "alone", "breaks")
    ]
    return section(
        say(lang, "method.opinions"),
        html.P(say(lang, "opinion.lead"), className="prose"),
        html.Ul(why, className="prose notes"),
        html.H3(say(lang, "opinion.statcan")),
        html.P(say(lang, "opinion.statcan_text"), className="prose"),
        scroll(_table(root, lang), say(lang, "opinion.statcan")),
        html.P(say(lang, "opinion.unlimited"), className="note"),
        html.H3(say(lang, "opinion.weather")),
        html.P(say(lang, "opinion.weather_text"), className="prose"),
        html.P(say(lang, "opinion.weather_none"), className="prose"),
        html.H3(say(lang, "opinion.examples")),
        html.P(say(lang, "opinion.examples_text"), className="prose"),
        html.Ul([html.Li(line) for line in examples(lang)], className="prose notes"),
        anchor="opinions",
    )


def verdicts(root: Path) -> dict[str, Verdict]:
    """The verdict on each linked indicator that has one, as the first statement compares it."""
    found: dict[str, Verdict] = {}
    for judgement in ledger(root).judgements.values():
        for item in judgement.verdicts:
            if item.verdict.assessed and item.verdict.direction in ("up", "down"):
                found.setdefault(item.verdict.indicator, item.verdict)
    return {key: found[key] for key in INDICATORS if key in found}


def opinion(verdict: Verdict) -> Opinion | str:
    """Statistics Canada's class without a target, or why there is none."""
    assert verdict.ruhr
    base, last = verdict.ruhr
    try:
        return without_target(
            base.value, last.value, last.year - base.year, sign(verdict.direction)
        )
    except NoOpinion as error:
        return str(error)


def _table(root: Path, lang: Lang) -> Component:
    keys = ("indicator", "years", "growth", "class", "score", "ours")
    head = html.Tr([html.Th(say(lang, f"opinion.{key}"), scope="col") for key in keys])
    rows = [_row(verdict, lang) for verdict in verdicts(root).values()]
    return html.Table([html.Thead(head), html.Tbody(rows)], className="opinions")


def _row(verdict: Verdict, lang: Lang) -> Component:
    found = opinion(verdict)
    indicator = INDICATORS[verdict.indicator]
    cells = [html.Td(say(lang, "opinion.none"), colSpan=3)]
    if isinstance(found, Opinion):
        growth = number(100 * found.growth, 2, lang, sign=True) + "\u00a0%"
        cells = [
            html.Td(growth, className="num"),
            html.Td(say(lang, f"opinion.{found.progress}")),
            html.Td(number(found.score, 2, lang, sign=True), className="num"),
        ]
    link = dcc.Link(label(indicator.id, lang), href=href(indicator, Selection(lang=lang)))
    years = html.Td(span(verdict))
    return html.Tr(
        [html.Th(link, scope="row"), years, *cells, html.Td(verdict_words(verdict, lang))]
    )


def examples(lang: Lang) -> list[str]:
    """The test vectors with the results this code computes."""
    return [*_statcan(lang), *_weather(lang)]


def _statcan(lang: Lang) -> list[str]:
    free = without_target(12.1, 10.2, 9, -1)
    bound = with_target(12.1, 10.2, 9, -1, (6.0, 15))
    few, many = without_target(12.0, 10.0, 9, -1), without_target(88.0, 90.0, 9, 1)
    a, b, c, d = (say(lang, f"opinion.{item.progress}") for item in (free, bound, few, many))
    factors = "; ".join(
        f"{base:g}/{limit:g}: {number(limit_factor(base, limit), 4, lang)}"
        for base, limit in ((95.0, 100.0), (50.0, 100.0), (30.0, 100.0), (3.0, 2.0))
    )
    growth, ratio = number(100 * free.growth, 4, lang), number(bound.ratio or 0.0, 4, lang)
    scores = [number(item.score, 2, lang) for item in (free, bound)]
    return [
        say(lang, "opinion.ex_free", growth=growth, name=a, score=scores[0]),
        say(lang, "opinion.ex_bound", ratio=ratio, name=b, score=scores[1]),
        say(lang, "opinion.ex_limit", factors=factors),
        say(lang, "opinion.ex_rates", a=c, b=d),
    ]


def _weather(lang: Lang) -> list[str]:
    sun, cloud = weather(FALL, TARGET, DUE, -1), weather(SLOW, TARGET, DUE, -1)
    names = [say(lang, f"opinion.{item.symbol}") for item in (sun, cloud)]
    values = [number(item.projected, 2, lang) for item in (sun, cloud)]
    miss = number(cloud.miss or 0.0, 3, lang)
    return [
        say(lang, "opinion.ex_sun", value=values[0], name=names[0]),
        say(lang, "opinion.ex_cloud", value=values[1], miss=miss, name=names[1]),
    ]
