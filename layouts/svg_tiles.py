"""Small multiples as SVG: a tile for each member with its name, last value and line.

On a page the tiles stand in a grid of the sheet (chart_css.TILES): where the members lie, or, on a
narrow place, in two columns from west to east. In a picture of a given width they stand likewise.
"""

from dataclasses import replace

from layouts import measure
from layouts.chart_css import TILES_WIDE
from layouts.measure import Box
from layouts.palette import STROKES, Stroke
from layouts.parts import Chart, Series
from layouts.places import COLUMNS, ROWS, TILES, WEST_TO_EAST
from layouts.svg_line import dots, path
from layouts.svg_plane import Plane
from layouts.words import say

TILE = Box(height=98, left=0, right=0, top=44, bottom=6)
LOWEST, HIGHEST = 70, 200
"""Pixels a tile may be high where a height is asked for."""
ACROSS, DOWN = 10, 14
"""Pixels between tiles of a picture."""
LONG, TINY_BELOW = 10, 96
"""Letters from which a value is written smaller; pixels of a tile below which its name is."""


def grid(chart: Chart, height: int = 0) -> str:
    """The tiles for the inside of a page, as HTML: the sheet says where each stands.

    `height` is that of a wide place, in pixels; 0 is the usual one.
    """
    tile = _tile_box(ROWS, height)
    cells = "".join(_cell(chart, line, tile) for line in members(chart))
    return f'<div class="chart tiles" aria-hidden="true">{cells}</div>'


def box(width: int = 0, height: int = 0) -> Box:
    """The room of all tiles at a width and, if asked for, a height in pixels; 0 is wide and usual.

    It is higher than asked for where the tiles would become too low to be read.
    """
    rows = _rows(width)
    return Box(rows * (_tile_box(rows, height).height + DOWN) - DOWN, 0, 0, 0, 0)


def draw(chart: Chart, plane: Plane) -> str:
    """All tiles of a picture of a given width."""
    wide = plane.width >= TILES_WIDE
    columns = COLUMNS if wide else 2
    tile = _tile_box(_rows(plane.width), plane.box.height)
    across = (plane.width - ACROSS * (columns - 1)) // columns
    drawn = []
    for index, line in enumerate(members(chart)):
        column, row = TILES[line.region] if wide else (index % 2 + 1, index // 2 + 1)
        x, y = (column - 1) * (across + ACROSS), (row - 1) * (tile.height + DOWN)
        inside = _tile(chart, line, Plane(tile, across))
        drawn.append(f'<g transform="translate({x} {y})">{inside}</g>')
    return "".join(drawn)


def _rows(width: int) -> int:
    return ROWS if not width or width >= TILES_WIDE else -(-len(WEST_TO_EAST) // 2)


def _tile_box(rows: int, height: int) -> Box:
    """One of the tiles in so many rows of a drawing of this height."""
    high = round((height + DOWN) / rows) - DOWN
    return replace(TILE, height=min(HIGHEST, max(LOWEST, high))) if height else TILE


def members(chart: Chart) -> list[Series]:
    """The members' lines from west to east, those in front and those behind."""
    lines = {line.region: line for line in (*chart.series, *chart.context)}
    return [lines[ags] for ags in WEST_TO_EAST if ags in lines]


def _cell(chart: Chart, line: Series, tile: Box) -> str:
    column, row = TILES[line.region]
    return (
        f'<svg class="tile x{column} y{row}" width="100%" height="{tile.height}" '
        f'overflow="visible" focusable="false">{_tile(chart, line, Plane(tile))}</svg>'
    )


def _tile(chart: Chart, line: Series, plane: Plane) -> str:
    ahead = bool(chart.context) and line not in chart.context
    beside = [other for other in chart.series if other.region not in TILES]
    own = STROKES["member"]
    own = replace(own, name=f"{own.name} strong") if ahead else own
    styles = [(other, thin(STROKES[other.role])) for other in beside] + [(line, own)]
    return (
        plane.line((0, 0.5), (1, 0.5), "rule")
        + _words(chart, line, plane, bold=ahead)
        + _breaks(chart, plane)
        + plane.paths("".join(path(chart, other, style, plane) for other, style in styles))
        + dots(chart, line, own, plane, 2.8)
        + _end(chart, line, own, plane)
    )


def thin(style: Stroke) -> Stroke:
    """The same line as one that only stands beside another."""
    return replace(style, name=f"{style.name} thin")


def _words(chart: Chart, line: Series, plane: Plane, *, bold: bool) -> str:
    """The name, and the last value with its year where that is not the chart's last one."""
    tiny = " tiny" if 0 < plane.width < TINY_BELOW else ""
    head = plane.text(line.label, 0, 15, f"name {'bold' if bold else 'quiet'}{tiny}")
    if not line.told:
        return head + plane.text(say(chart.lang, "chart.no_value"), 0, 34, "small")
    last = line.told[-1]
    value = chart.told(last.value or 0.0)
    if last.period != chart.until:
        value = f"{value} ({last.period})"
    return head + plane.text(value, 0, 34, "label bold" if len(value) > LONG else "amount")


def _breaks(chart: Chart, plane: Plane) -> str:
    top, foot = plane.box.top - 2, plane.box.height - plane.box.bottom
    shares = [measure.year_share(chart, int(mark.period[:4]) - 0.5) for mark in chart.breaks]
    return "".join(plane.line((share, top), (share, foot), "break") for share in shares)


def _end(chart: Chart, line: Series, style: Stroke, plane: Plane) -> str:
    """A dot at the last value, hollow where it is not final (svg_line.dots drew that one)."""
    if not line.told or line.told[-1].status in ("P", "E"):
        return ""
    last = line.told[-1]
    share = measure.year_share(chart, last.year)
    return plane.dot(share, plane.box.y(chart, last.value or 0.0), 2.6, style.name)
