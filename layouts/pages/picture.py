"""A chart drawn by the server alone, for pages that need no live one: they load no Plotly."""

from dash import html
from dash.development.base_component import Component

from layouts import svg_writer
from layouts.components import aria, named, source_line
from layouts.pages import legend
from layouts.pages.drawn import markup
from layouts.parts import Chart


def image(chart: Chart) -> Component:
    """The drawing with its description for readers' tools."""
    return drawing(svg_writer.svg(chart), chart.alt, chart.kind)


def drawing(svg: str, alt: str, kind: str) -> Component:
    """An SVG text as a part of the page; its words stand beside it for those who do not see it."""
    still = html.Div(className="still", **markup(svg))
    canvas = html.Div(still, className=f"canvas {kind}", **aria(hidden="true"))
    return html.Div([html.P(alt, className="visually-hidden"), canvas])


def figure(chart: Chart) -> Component:
    """The drawing with what its axis does, its notes and its source line."""
    notes = [html.P(note, className="note") for note in chart.notes]
    source = html.P(source_line(chart), className="source")
    return html.Figure(
        [image(chart), html.Figcaption([legend.layout(chart), *notes, source])],
        className="drawing",
        **named(chart.alt),
    )
