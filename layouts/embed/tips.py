"""What a pointer on lines is told: the nearest line, its period and its value."""

from json import dumps

from layouts import measure, svg_tiles, svg_writer
from layouts.measure import Box
from layouts.parts import Chart, Series
from layouts.places import name


def line(chart: Chart, height: int = 0) -> str:
    """The line under the chart that the script fills, and what it fills it with.

    `height` is what the drawing was asked to have. Of tiles only the member's own line is told; in
    other kinds every value is written in the drawing already.
    """
    tiles = chart.kind == "tiles"
    lines = svg_tiles.members(chart) if tiles else [*chart.series, *chart.context]
    if chart.kind not in ("line", "gap", "tiles") or not lines:
        return ""
    box, points = svg_writer.box_of(chart, height=height), lines[0].points
    data = {
        "h": box.height,
        "t": int(tiles),
        "p": [point.period for point in points],
        "x": [round(measure.year_share(chart, point.year), 4) for point in points],
        "l": [_line(item, chart, box) for item in lines],
    }
    text = dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<p id="t" aria-hidden="true"></p><script type="application/json" id="d">{text}</script>'
    )


def _line(item: Series, chart: Chart, box: Box) -> list[object]:
    """Name, heights in the drawing and told values, one a period; 0 and "" in a gap."""
    told = [point.value for point in item.points]
    heights = [0 if value is None else round(box.y(chart, value)) for value in told]
    heights = heights if chart.kind != "tiles" else []
    values = ["" if value is None else chart.told(value) for value in told]
    return [name(item.region, chart.lang), heights, values]
