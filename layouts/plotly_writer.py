"""Chart description -> plain Plotly figure dict; nothing is computed but places on the page."""

from types import ModuleType
from typing import Any

from layouts import plotly_line, plotly_map, plotly_ranking, plotly_strip
from layouts.parts import Chart, Kind

Figure = dict[str, Any]

CONFIG: dict[str, Any] = {
    # plotly.js 4 offers to upload a chart to a foreign host unless told not to.
    "showSendToCloud": False,
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
    "showTips": False,
}


def figure(chart: Chart) -> Figure:
    """Data, layout and config as Plotly takes them."""
    writer = _WRITERS[chart.kind]
    return {"data": writer.data(chart), "layout": writer.layout(chart), "config": dict(CONFIG)}


_WRITERS: dict[Kind, ModuleType] = {
    "line": plotly_line, "gap": plotly_line, "strip": plotly_strip,
    "ranking": plotly_ranking, "map": plotly_map,
}  # fmt: skip
