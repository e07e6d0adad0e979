"""The figures of a comparison in rows, beside the picture and never hidden."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang
from layouts.change import change, told
from layouts.components import judgement, scroll
from layouts.numbers import quantity
from layouts.parts import Chart, Point, Series
from layouts.paths import PAGES, link
from layouts.places import name
from layouts.scatter import Scatter
from layouts.words import say


def lines(drawn: Chart, *, judged: bool = True) -> Component:
    """Both ends of the comparable stretch of every line, and the change between them.

    `judged` adds better or worse; an index has none, its line has it already.
    """
    lang, title = drawn.lang, drawn.indicator.title.in_(drawn.lang)
    rows = [_line(line, drawn, judged=judged) for line in drawn.series if line.told]
    heads = [say(lang, key) for key in ("compare.region", *_HEADS)]
    return _table(heads, rows, say(lang, "compare.figures", title=title), "figures stacked")


_HEADS = ("latest.base", "latest.last", "latest.change")


def _line(line: Series, drawn: Chart, *, judged: bool) -> Component:
    lang, indicator = drawn.lang, drawn.indicator
    found = change(line, indicator)
    head = html.Th(_region(line.region, lang), scope="row")
    if found is None:
        empty = html.Td("–", className="num")
        return html.Tr([head, empty, _cell(line.told[-1], indicator, lang), empty])
    sign = judgement(found, indicator, lang) if judged else None
    amount = html.Td([told(found, indicator, lang), " " if sign else "", sign], className="num")
    return html.Tr(
        [head, _cell(found.base, indicator, lang), _cell(found.last, indicator, lang), amount]
    )


def dots(drawn: Scatter) -> Component:
    """Both values of every region."""
    lang = drawn.lang
    a, b = drawn.pair
    rows = [
        html.Tr(
            [
                html.Th(_region(dot.region, lang), scope="row"),
                html.Td(quantity(dot.x.value or 0.0, a, lang), className="num"),
                html.Td(quantity(dot.y.value or 0.0, b, lang), className="num"),
            ]
        )
        for dot in sorted(drawn.dots, key=lambda dot: -(dot.x.value or 0.0))
    ]
    heads = [say(lang, "compare.region"), a.short_title.in_(lang), b.short_title.in_(lang)]
    title = say(lang, "compare.figures", title=f"{heads[1]}, {heads[2]} {drawn.period}")
    return _table(heads, rows, title)


def _table(
    heads: Sequence[str], rows: Sequence[Component], title: str, kind: str = "figures"
) -> Component:
    top = html.Tr([html.Th(text, scope="col") for text in heads])
    table = html.Table([html.Thead(top), html.Tbody(rows)], className=kind)
    return scroll(table, title)


def _region(region: str, lang: Lang) -> Component | str:
    """The name, as a link to the profile where there is one."""
    keys = PAGES["region"].keys
    known = keys is not None and region in keys()
    text = name(region, lang)
    return dcc.Link(text, href=link("region", lang, region)) if known else text


def _cell(point: Point, indicator: Indicator, lang: Lang) -> Component:
    letter = html.Sup(point.status) if point.status != "A" else None
    value = quantity(point.value or 0.0, indicator, lang)
    return html.Td(
        [value, letter, html.Span(f" {point.period}", className="year")], className="num"
    )
