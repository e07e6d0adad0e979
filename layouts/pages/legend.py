"""What stands under a chart: what its axis does, where it breaks, what its classes mean."""

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
    if not chart.scale.zero:
        low = number(chart.scale.low, decimals(chart.scale.ticks), chart.lang)
        notes.append(html.P(say(chart.lang, "chart.axis", low=low, unit=chart.unit)))
    return html.Div(notes, className="note") if notes else None


def _classes(chart: Chart) -> Component:
    """The classes with their bounds and, in each, its members with their values."""
    places = decimals(chart.groups) if len(chart.groups) > 1 else 0
    names = [number(limit, places, chart.lang) for limit in chart.groups]
    entries = [
        html.Li(
            [
                html.Span(className=f"swatch class-{step}"),
                *_class(chart, names, index),
            ]
        )
        for index, step in enumerate(steps(len(names) - 1) if len(names) > 1 else ())
    ]
    head = f"{chart.indicator.title.in_(chart.lang)} {chart.until}, {chart.unit}"
    return html.Div([html.P(head), html.Ul(entries, className="classes")])


def _class(chart: Chart, names: list[str], index: int) -> list[Component]:
    key = "chart.class_last" if index == len(names) - 2 else "chart.class"
    inside = sorted(
        (area for area in chart.areas if area.group == index),
        key=lambda area: area.point.value or 0.0,
    )
    members = [
        html.Span(
            f"{CODES[area.region]} {area.label} "
            f"{number(area.point.value or 0.0, chart.indicator.decimals, chart.lang)}",
            className="member",
        )
        for area in inside
    ]
    return [html.Strong(say(chart.lang, key, low=names[index], high=names[index + 1])), *members]
