"""One headline indicator on the overview: value, change, small line, comparators."""

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import RUHR
from indicators.rules import RULES
from indicators.verdict import Verdict
from layouts import svg_writer
from layouts.address import href
from layouts.components import since
from layouts.facts import Fact, Standing
from layouts.goal_data import Lead
from layouts.goal_words import span
from layouts.numbers import number, quantity
from layouts.pages import recency
from layouts.pages.goal_parts import verdict_words
from layouts.parts import Point, Series, values
from layouts.places import name
from layouts.scale import tight
from layouts.series import amounts
from layouts.words import say


def card(item: Fact, stand: Standing | None, known: Lead, lang: Lang) -> Component:
    """The indicator with its verdict and the Ruhr's figures, or why there are none."""
    head = html.H3(
        dcc.Link(
            item.indicator.short_title.in_(lang), href=href(item.indicator, Selection(lang=lang))
        )
    )
    if stand is None:
        return html.Article(
            [head, html.P(reason(item, lang), className="reason")], className="headline"
        )
    return html.Article([head, *_body(item, stand, known, lang)], className="headline")


def reason(item: Fact, lang: Lang) -> str:
    """Why there is no figure for the Ruhr."""
    if item.stored is None:
        return say(lang, "page.no_data")
    declared = item.indicator.pool.reason
    return declared.in_(lang) if declared else say(lang, "page.no_ruhr")


def _body(item: Fact, stand: Standing, known: Lead, lang: Lang) -> list[Component | None]:
    verdict = known.headline(item.indicator.id)
    own = tight(values(stand.chart.series))
    drawn = svg_writer.sparkline(stand.chart, own, lead=RUHR)
    return [
        html.Div(
            [
                _value(item, stand, known, lang),
                html.Img(src=svg_writer.data_uri(drawn), alt=stand.chart.alt, width=160, height=52),
            ],
            className="row-main",
        ),
        _verdict(verdict, lang),
        _ends_before(verdict, stand, lang),
        _change(item, stand, lang) if stand.change or verdict.assessed else None,
        html.Dl(
            [part for line in stand.beside for part in _other(item, stand.last, line, lang)],
            className="beside",
        ),
    ]


def _value(item: Fact, stand: Standing, known: Lead, lang: Lang) -> Component:
    """Value and year; below them the unit where no symbol stands at the value."""
    bare = not item.indicator.symbol.in_(lang)
    return html.P(
        [
            html.Strong(_quantity(item, stand.last, lang), className="figure"),
            recency.dated(stand.last.period, known, lang),
            html.Span(item.indicator.unit.in_(lang), className="unit") if bare else None,
        ],
        className="value",
    )


def _quantity(item: Fact, point: Point, lang: Lang) -> str:
    return quantity(point.value or 0.0, item.indicator, lang)


def _verdict(verdict: Verdict, lang: Lang) -> Component:
    """Verdict and its years, or why there is none: they need not be those of the last value."""
    if verdict.assessed:
        years = html.Span(f" {span(verdict)}", className="year")
        return html.P([verdict_words(verdict, lang), years], className="judged-in-words")
    lead = say(lang, "goal.not_assessable")
    return html.P([f"{lead} ", verdict_words(verdict, lang)], className="judged-in-words")


def _ends_before(verdict: Verdict, stand: Standing, lang: Lang) -> Component | None:
    """Why a verdict does not reach the year of the value above it, where the rule ends it."""
    stretch = RULES.stretches.get(verdict.indicator)
    last = verdict.ruhr[1].year if verdict.assessed and verdict.ruhr else None
    if stretch is None or last is None or str(last) == str(stand.last.period):
        return None
    return html.P(
        [f"{say(lang, 'home.ends_before', year=last)} ", stretch.why.in_(lang)], className="note"
    )


def _change(item: Fact, stand: Standing, lang: Lang) -> Component:
    if stand.change is None:
        return html.P(say(lang, "change.none", year=stand.last.period), className="change")
    return html.P(since(stand.change, item.indicator, lang), className="change")


def _other(item: Fact, last: Point, line: Series, lang: Lang) -> tuple[Component, Component]:
    """A comparator in the Ruhr's last year; of a sum only its growth can be compared."""
    point = line.at(last.period)
    if point is None:
        text = say(lang, "chart.no_value_in", period=last.period)
    elif amounts(item.indicator):
        text = number(point.value or 0.0, item.indicator.decimals, lang)
    else:
        text = _quantity(item, point, lang)
    return html.Dt(name(line.region, lang), className=line.role), html.Dd(text)
