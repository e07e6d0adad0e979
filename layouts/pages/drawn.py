"""A chart on a page: drawn with the first HTML, taken over by Plotly, its values as a table below.

The SVG stands in the page from the start and stays where no script runs, on paper, and until
Plotly has drawn the same picture in the same place.
"""

import hashlib
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from layouts import plotly_writer, svg_writer
from layouts.components import aria, named, scroll, source_line
from layouts.numbers import number
from layouts.parts import Bar, Chart, Point
from layouts.places import name
from layouts.plotly_ranking import moves
from layouts.scale import decimals
from layouts.words import say

Row = list[Any]


def figure(chart: Chart, *below: Any) -> Component:
    """The chart with its description for readers' tools, notes, source line and table."""
    caption = [
        *below,
        *(html.P(note, className="note") for note in chart.notes),
        html.P(source_line(chart), className="source"),
    ]
    return html.Figure(
        [
            html.P(chart.alt, className="visually-hidden"),
            canvas(chart),
            html.Figcaption(caption),
            table(chart),
        ],
        className="drawing",
        **named(chart.alt),
    )


def canvas(chart: Chart) -> Component:
    """The picture and the live chart in one place; the words beside them say what they show.

    Small multiples are a picture alone: Plotly could not rearrange them on a phone.
    """
    still = svg_writer.svg(chart)
    if chart.kind == "tiles":
        return html.Div(_still(still), className="canvas tiles", **aria(hidden="true"))
    drawn = plotly_writer.figure(chart)
    config = drawn.pop("config")
    live = dcc.Graph(id=f"chart-{chart.kind}", figure=drawn, config=config, responsive=True)
    height = drawn["layout"].get("height")
    # Another chart is another element: it begins with its own picture and not with the old one.
    key = hashlib.sha256(still.encode()).hexdigest()[:10]
    return html.Div(
        [_still(still), html.Div(live, className="live")],
        id=f"canvas-{key}",
        className=f"canvas {chart.kind}",
        style={"height": f"{height}px"} if height else {},
        **aria(hidden="true"),
    )


def _still(svg: str) -> Component:
    return html.Div(className="still", **markup(svg))


def markup(text: str) -> dict[str, Any]:
    """What a component holds that Dash has no elements for; assets/app.js puts it in."""
    return {"data-html": text}


def table(chart: Chart) -> Component:
    """Everything that is drawn, in numbers, folded up."""
    head, rows = _cells(chart)
    title = say(chart.lang, "drawn.table")
    top = html.Tr([html.Th(text, scope="col") for text in head])
    body = [html.Tr([html.Th(first, scope="row"), *map(_cell, rest)]) for first, *rest in rows]
    caption = html.Caption(", ".join(chart.named))
    inside = html.Table([caption, html.Thead(top), html.Tbody(body)], className="drawn")
    return html.Details([html.Summary(title), scroll(inside, title)], className="more-of")


def _cell(content: Any) -> Component:
    return html.Td(content, className="num")


def _cells(chart: Chart) -> tuple[list[str], list[Row]]:
    if chart.kind in ("line", "gap", "tiles"):
        return _lines(chart)
    return _areas(chart) if chart.kind == "map" else _bars(chart)


def _lines(chart: Chart) -> tuple[list[str], list[Row]]:
    """A row a period, a column a line: few columns fit a phone."""
    drawn = (*chart.series, *(chart.context if chart.kind == "tiles" else ()))
    lines = [line for line in drawn if line.told]
    periods = [point.period for point in lines[0].points] if lines else []
    rows: list[Row] = [
        [period, *(_point(chart, line.points[index]) for line in lines)]
        for index, period in enumerate(periods)
    ]
    names = [name(line.region, chart.lang) for line in lines]
    return [say(chart.lang, "drawn.year"), *names], rows


def _bars(chart: Chart) -> tuple[list[str], list[Row]]:
    places = any(bar.place for bar in chart.bars)
    ranks = any(bar.rank for bar in chart.bars)
    ranking = chart.kind == "ranking"
    moved = bool(chart.base) and ranking
    before = bool(chart.base) and not ranking
    head = [
        (True, say(chart.lang, "latest.region")),
        (before, chart.base),
        (True, chart.until),
        (places and ranking, say(chart.lang, "chart.place")),
        (moved, say(chart.lang, "drawn.moved", year=chart.base)),
        (ranks and ranking, say(chart.lang, "chart.in_germany")),
    ]
    shown = [on for on, _ in head]
    rows = [
        [cell for on, cell in zip(shown, _bar(chart, bar), strict=True) if on] for bar in chart.bars
    ]
    return [text for on, text in head if on], rows


def _bar(chart: Chart, bar: Bar) -> Row:
    return [
        name(bar.region, chart.lang),
        _point(chart, bar.before) if bar.before else "–",
        _point(chart, bar.point),
        bar.place or "–",
        moves(bar) or "–",
        bar.rank or "–",
    ]


def _areas(chart: Chart) -> tuple[list[str], list[Row]]:
    places = decimals(chart.groups) if len(chart.groups) > 1 else 0
    limits = [number(limit, places, chart.lang) for limit in chart.groups]
    rows: list[Row] = [
        [
            name(area.region, chart.lang),
            _point(chart, area.point),
            f"{limits[area.group]}–{limits[area.group + 1]}" if area.group >= 0 else "–",
        ]
        for area in sorted(chart.areas, key=lambda area: -(area.point.value or 0.0))
    ]
    keys = ("latest.region", "drawn.value", "drawn.group")
    return [say(chart.lang, key) for key in keys], rows


def _point(chart: Chart, point: Point) -> Any:
    """A value with its status letter; a dash with its word where there is none."""
    if point.value is None:
        word = say(chart.lang, f"status.{point.status or 'M'}")
        gap = html.Span("–", **aria(hidden="true"))
        return [gap, html.Span(word, className="visually-hidden")]
    told = chart.told(point.value)
    if point.status == "A":
        return told
    return [told, html.Sup(point.status, title=say(chart.lang, f"status.{point.status}"))]
