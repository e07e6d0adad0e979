"""What stands under a chart: what its axis does, where it breaks, what its classes mean."""

from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from layouts.numbers import number
from layouts.palette import steps
from layouts.parts import Chart
from layouts.places import CODES
from layouts.scale import decimals
from layouts.words import say


def layout(chart: Chart) -> Component | None:
    """The part for this kind of chart; a ranking starts at zero and needs none."""
    if chart.kind == "map":
        return _classes(chart)
    return None if chart.kind == "ranking" else _line(chart)


def _line(chart: Chart) -> Component | None:
    notes = [
        html.P(
            [html.Strong(say(chart.lang, "chart.break_note", period=mark.period)), f" {mark.text}"]
        )
        for mark in chart.breaks
    ]
    if not chart.scale.zero and chart.kind != "tiles":
        low = number(chart.scale.low, decimals(chart.scale.ticks), chart.lang)
        notes.append(html.P(say(chart.lang, "chart.axis", low=low, unit=chart.unit)))
    return html.Div(notes, className="note") if notes else None


def classes(chart: Chart) -> list[str]:
    """The classes of a map in words: 5 bis unter 10."""
    if len(chart.groups) < 2:
        return []
    places = decimals(chart.groups)
    pairs = list(pairwise(number(limit, places, chart.lang) for limit in chart.groups))
    keys = [*["chart.class"] * (len(pairs) - 1), "chart.class_last"]
    return [
        say(chart.lang, key, low=low, high=high)
        for key, (low, high) in zip(keys, pairs, strict=True)
    ]


def _classes(chart: Chart) -> Component:
    """The classes with their bounds and, in each, its members with their values."""
    told = classes(chart)
    entries = [
        html.Li(
            [
                html.Span(className=f"swatch class-{step}"),
                html.Strong(told[index]),
                *_inside(chart, index),
            ]
        )
        for index, step in enumerate(steps(len(told)) if told else ())
    ]
    title, *unit = chart.named
    head = ", ".join((f"{title} {chart.until}", *unit))
    return html.Div([html.P(head), html.Ul(entries, className="classes")])


def _inside(chart: Chart, index: int) -> list[Component]:
    inside = sorted(
        (area for area in chart.areas if area.group == index),
        key=lambda area: area.point.value or 0.0,
    )
    return [
        html.Span(
            f"{CODES[area.region]} {area.label} "
            f"{number(area.point.value or 0.0, chart.indicator.decimals, chart.lang)}",
            className="member",
        )
        for area in inside
    ]
