"""Strips for Plotly: the members of two years as dots, joined by thin lines, all of them named."""

from typing import Any

from layouts.measure import (
    FIRST,
    LAST,
    Box,
    EndLabel,
    bar_styles,
    strip_box,
    strip_labels,
    strong,
)
from layouts.palette import FIELD, GROUND, INK, QUIET, Stroke
from layouts.parts import OPEN, Bar, Chart, Point
from layouts.places import name
from layouts.plotly_base import badge, base, edges, end_label, hidden_axis, value_axis

TICK = 26 / 1.4
"""Size of the stroke of a comparator, which is 26 pixels long: Plotly draws 1.4 times as far."""


def data(chart: Chart) -> list[dict[str, Any]]:
    """A line for each region with both years, then its dots; who stands forward comes last."""
    pairs = list(zip(chart.bars, bar_styles(chart), strict=True))
    pairs.sort(key=lambda pair: strong(pair[0]))
    lines = [_line(bar, style) for bar, style in pairs if bar.before]
    return lines + [_dots(chart, bar, style) for bar, style in pairs]


def layout(chart: Chart) -> dict[str, Any]:
    box = strip_box(chart)
    labels = strip_labels(chart, box)
    bars = {bar.region: bar for bar in chart.bars}
    halves = [(FIRST, chart.base), (LAST, chart.until)] if chart.base else [(LAST, chart.until)]
    return base(chart, box) | {
        "xaxis": hidden_axis()
        | {
            "visible": True, "range": [0, 1], "showgrid": False, "zeroline": False,
            "tickvals": [place for place, _ in halves], "ticktext": [text for _, text in halves],
            "tickfont": {"size": 12, "color": QUIET},
        },
        "yaxis": value_axis(chart),
        "annotations": [_label(item, box, bars[item.region]) for item in labels]
        + badge(chart, box),
        "shapes": edges(below=True) + [
            _leader(bars[item.region], 1 - (item.y - box.top) / box.inner, chart)
            for item in labels
        ],
    }  # fmt: skip


def _label(item: EndLabel, box: Box, bar: Bar) -> dict[str, Any]:
    text = f"{item.first} {item.second}"
    if strong(bar):
        return end_label(item, box, f"<b>{text}</b>")
    return end_label(item, box, text, INK)


def _line(bar: Bar, style: Stroke) -> dict[str, Any]:
    before = bar.before.value if bar.before else None
    dash = style.dash.replace(" ", "px,") + "px" if style.dash else "solid"
    width = style.width if strong(bar) else 1
    return {
        "type": "scatter",
        "mode": "lines",
        "meta": bar.region,
        "x": [FIRST, LAST],
        "y": [before, bar.point.value],
        "line": {"color": style.colour, "width": width, "dash": dash},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _dots(chart: Chart, bar: Bar, style: Stroke) -> dict[str, Any]:
    points = [(FIRST, bar.before)] if bar.before else []
    points.append((LAST, bar.point))
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": bar.region,
        "x": [place for place, _ in points],
        "y": [point.value for _, point in points],
        "marker": _marker(bar, style, [point for _, point in points]),
        "hoverinfo": "text",
        "hovertext": [_hover(chart, bar, point) for _, point in points],
        "cliponaxis": False,
    }


def _marker(bar: Bar, style: Stroke, points: list[Point]) -> dict[str, Any]:
    """A dot for a member, hollow where it is not final; a short stroke for a comparator."""
    colour = style.colour if strong(bar) else QUIET
    if bar.role not in ("member", "nuts2", "site"):
        return {"symbol": "line-ew", "size": TICK, "line": {"color": colour, "width": 3}}
    hollow = [point.status in OPEN for point in points]
    return {
        "size": 11 if strong(bar) else 9,
        "color": [GROUND if open_ else colour for open_ in hollow],
        "line": {"color": [colour if open_ else GROUND for open_ in hollow], "width": 1.5},
        "opacity": 1,
    }


def _hover(chart: Chart, bar: Bar, point: Point) -> str:
    value = chart.told(point.value or 0.0)
    return f"{name(bar.region, chart.lang)}, {point.period}: <b>{value}</b>"


def _leader(bar: Bar, height: float, chart: Chart) -> dict[str, Any]:
    """A thin line from the dot to its label."""
    return {
        "type": "line", "xref": "paper", "yref": "paper", "layer": "below",
        "x0": LAST, "y0": chart.scale.at(bar.point.value or 0.0), "x1": 1, "y1": height,
        "line": {"color": FIELD, "width": 1},
    }  # fmt: skip
