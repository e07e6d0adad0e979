"""Maps for Plotly: filled scatter polygons, because every map trace asks a foreign host."""

from typing import Any

from layouts.borders import place, view
from layouts.numbers import number, quantity
from layouts.palette import CLASSES, FIELD, GROUND, INK, letters, steps
from layouts.parts import Area, Chart
from layouts.places import CODES, name
from layouts.plotly_base import base, hidden_axis
from layouts.words import say


def data(chart: Chart) -> list[dict[str, Any]]:
    """One trace an area, its rings one after the other, then one trace with all labels."""
    return [*(_polygon(chart, area) for area in chart.areas), _labels(chart)]


def layout(chart: Chart) -> dict[str, Any]:
    left, bottom, right, top = view()
    return base(chart, None) | {
        "xaxis": hidden_axis() | {"range": [left, right]},
        "yaxis": hidden_axis() | {"range": [bottom, top]},
    }


def _step(chart: Chart, area: Area) -> int:
    return steps(max(1, len(chart.groups) - 1))[area.group]


def _polygon(chart: Chart, area: Area) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in area.rings:
        xs += [*(x for x, _ in ring), None]
        ys += [*(y for _, y in ring), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "meta": area.region,
        "x": [None if x is None else round(x, 4) for x in xs],
        "y": ys,
        "fill": "toself",
        "fillcolor": _fill(chart, area),
        "line": {"color": FIELD if area.group < 0 else GROUND, "width": 1.2},
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": _hover(chart, area),
    }


def _fill(chart: Chart, area: Area) -> str:
    return GROUND if area.group < 0 else CLASSES[_step(chart, area)]


def _labels(chart: Chart) -> dict[str, Any]:
    places = [place(area.region) for area in chart.areas]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "text": [_label(chart, area) for area in chart.areas],
        "textfont": {
            "size": 12,
            "color": [_ink(chart, area) for area in chart.areas],
        },
        "hoverinfo": "skip",
    }


def _ink(chart: Chart, area: Area) -> str:
    return INK if area.group < 0 else letters(_step(chart, area))


def _label(chart: Chart, area: Area) -> str:
    if area.point.value is None:
        return f"{CODES[area.region]}<br>–"
    value = number(area.point.value, chart.indicator.decimals, chart.lang)
    return f"{CODES[area.region]}<br><b>{value}</b>"


def _hover(chart: Chart, area: Area) -> str:
    if area.point.value is None:
        return f"{name(area.region, chart.lang)}: {say(chart.lang, 'chart.no_value')}"
    value = quantity(area.point.value, chart.indicator, chart.lang)
    return f"{name(area.region, chart.lang)}, {area.point.period}: <b>{value}</b>"
