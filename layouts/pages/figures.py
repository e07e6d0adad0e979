"""The figures in rows: the latest beside the chart, and all of them as a table of their own."""

from dash import html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.regions import MEMBERS
from indicators.rules import RULES
from layouts.change import change, told
from layouts.components import aria, judgement, scroll, section
from layouts.facts import Fact
from layouts.numbers import number, quantity
from layouts.pages.profiles import profile
from layouts.parts import Point, Series, named
from layouts.places import alphabetical, name
from layouts.series import chosen, points, series, shown, span
from layouts.words import say


def latest(item: Fact, selection: Selection) -> Component:
    """First and last comparable value of the chosen regions, the change and its direction."""
    drawn = item.line(selection.lang, selection.regions)
    lines = [line for line in (drawn.series if drawn else ()) if line.told]
    lang = selection.lang
    keys = ("region", "base", "last", "change")
    head = html.Tr([html.Th(say(lang, f"latest.{key}"), scope="col") for key in keys])
    rows = [_latest(line, item.indicator, lang) for line in lines]
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="latest")
    title = say(lang, "latest.title")
    empty = any(change(line, item.indicator) is None for line in lines)
    prices = item.indicator.id in RULES.current_prices
    notes = [say(lang, "latest.none")] * empty + [RULES.prices_why.in_(lang)] * prices
    below = [html.P(note, className="note") for note in notes]
    return section(title, scroll(table, title), *below, anchor="zahlen")


def _latest(line: Series, indicator: Indicator, lang: Lang) -> Component:
    found = change(line, indicator)
    cells = [html.Th(profile(line.region, lang), scope="row")]
    if found is None:
        empty = html.Td("–", className="num")
        return html.Tr([*cells, empty, _dated(line.told[-1], indicator, lang), empty])
    sign = judgement(found, indicator, lang)
    amount = [told(found, indicator, lang), " " if sign else "", sign]
    return html.Tr(
        [
            *cells,
            _dated(found.base, indicator, lang),
            _dated(found.last, indicator, lang),
            html.Td(amount, className="num"),
        ]
    )


def _dated(point: Point, indicator: Indicator, lang: Lang) -> Component:
    value = quantity(point.value or 0.0, indicator, lang)
    return html.Td([value, html.Span(f" {point.period}", className="year")], className="num")


def table(item: Fact, selection: Selection) -> Component:
    """All values: chosen regions first, then the other members; status letters explained."""
    lines = rows(item, selection)
    lang = selection.lang
    periods = [point.period for point in lines[0].points] if lines else []
    caption = ", ".join(named(item.indicator, item.indicator.unit.in_(lang), lang))
    corner = html.Th(say(lang, "latest.region"), scope="col")
    head = html.Tr([corner, *(html.Th(period, scope="col") for period in periods)])
    body = [_row(line, item.indicator, lang) for line in lines]
    content = [html.Caption(caption), html.Thead(head), html.Tbody(body)]
    return html.Div(
        [scroll(html.Table(content, className="values"), caption), _letters(lines, lang)]
    )


def rows(item: Fact, selection: Selection) -> list[Series]:
    """The rows of the table as series over the same periods."""
    if item.stored is None:
        return []
    found = points(item.stored, shown(item.indicator))
    forward = chosen(item.indicator, found, selection)
    others = [key for key in alphabetical(selection.lang) if key in found and key not in forward]
    keys = [*forward, *(others if item.indicator.level == "kreis" else ())]
    periods = span(item.indicator, {key: found[key] for key in keys}, selection)
    return [series(key, found[key], periods, selection.lang) for key in keys]


def _row(line: Series, indicator: Indicator, lang: Lang) -> Component:
    strong = "" if line.region in MEMBERS else "strong"
    head = html.Th(name(line.region, lang), scope="row")
    return html.Tr(
        [head, *(_cell(point, indicator, lang) for point in line.points)], className=strong
    )


def _cell(point: Point, indicator: Indicator, lang: Lang) -> Component:
    if point.value is None:
        word = say(lang, f"status.{point.status or 'M'}")
        return html.Td(
            [
                html.Span("–", **aria(hidden="true")),
                html.Span(word, className="visually-hidden"),
            ],
            className="num none",
        )
    letter = html.Sup(point.status) if point.status != "A" else None
    return html.Td([number(point.value, indicator.decimals, lang), letter], className="num")


def _letters(lines: list[Series], lang: Lang) -> Component:
    """Only the letters that occur are explained."""
    found = {point.status or "M" for line in lines for point in line.points} - {"A"}
    entries = [
        part
        for letter in "PEBMQ"
        if letter in found
        for part in (
            html.Dt("–" if letter in "MQ" else letter),
            html.Dd(say(lang, f"status.{letter}")),
        )
    ]
    derived = any(point.derived for line in lines for point in line.told)
    note = html.P(say(lang, "latest.derived"), className="note") if derived else None
    return html.Div([html.Dl(entries, className="letters"), note])
