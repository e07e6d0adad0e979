"""Maps for Plotly: filled scatter polygons, because every map trace asks a foreign host."""

from typing import Any

from layouts.borders import centre
from layouts.numbers import number, quantity
from layouts.palette import FIELD, GROUND, INK, fills
from layouts.parts import Area, Chart
from layouts.places import CODES, name
from layouts.plotly_base import base, hidden_axis
from layouts.words import say

_DARK_FROM = 0.55
"""From this share of the class scale on, labels are light."""


def data(chart: Chart) -> list[dict[str, Any]]:
    """One trace an area, its rings one after the other, then one trace with all labels."""
    return [*(_polygon(chart, area) for area in chart.areas), _labels(chart)]


def layout(chart: Chart) -> dict[str, Any]:
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    flat = hidden_axis()
    return base(chart, None, margin) | {
        "xaxis": flat | {"constrain": "domain"},
        "yaxis": flat | {"scaleanchor": "x", "scaleratio": 1, "constrain": "domain"},
    }


def colours(chart: Chart) -> tuple[str, ...]:
    """The fill of each class, lowest first."""
    return fills(max(1, len(chart.groups) - 1))


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
    return GROUND if area.group < 0 else colours(chart)[area.group]


def _labels(chart: Chart) -> dict[str, Any]:
    places = [centre(area.rings) for area in chart.areas]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "text": [_label(chart, area) for area in chart.areas],
        "textfont": {
            "size": 12,
            "color": [_ink(chart, area) for area in chart.areas],
            # Where a name is wider than its area, the area's colour around it keeps it legible.
            "shadow": [
                f"0 0 3px {_fill(chart, area)}, 0 0 3px {_fill(chart, area)}"
                for area in chart.areas
            ],
        },
        "hoverinfo": "skip",
    }


def _ink(chart: Chart, area: Area) -> str:
    most = max(1, len(chart.groups) - 2)
    return GROUND if area.group >= 0 and area.group / most > _DARK_FROM else INK


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
