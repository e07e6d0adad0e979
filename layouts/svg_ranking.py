"""Rankings as SVG: one bar a region, from the same measure as the Plotly writer."""

from layouts import measure
from layouts.measure import ROW, bar_styles, strong
from layouts.palette import Stroke
from layouts.parts import OPEN, Bar, Chart
from layouts.plotly_ranking import heads, span, texts
from layouts.svg_line import badge
from layouts.svg_plane import Plane

box = measure.ranking_box
THICK = 0.62
"""How much of its row a bar fills."""


def draw(chart: Chart, plane: Plane) -> str:
    """The heads, then a row for each bar."""
    rows = zip(chart.bars, bar_styles(chart), strict=True)
    drawn = "".join(_row(chart, row, bar, style, plane) for row, (bar, style) in enumerate(rows))
    return _heads(chart, plane) + drawn + badge(chart, plane)


def _heads(chart: Chart, plane: Plane) -> str:
    left, right = heads(chart)
    y = plane.box.top - 8
    return (plane.text(left, 0, y, "small", dx=-plane.box.left) if left else "") + (
        plane.text(right, 1, y, "small", dx=plane.box.right - 2, anchor="end") if right else ""
    )


def _row(chart: Chart, row: int, bar: Bar, style: Stroke, plane: Plane) -> str:
    low, high = span(chart)
    value = bar.point.value or 0.0
    start, end = ((v - low) / (high - low) for v in (min(0.0, value), max(0.0, value)))
    middle = plane.box.top + ROW * (row + 0.5)
    kind = style.name + (" open" if bar.point.status in OPEN else "")
    size = f'width="{plane.x(end - start)}" height="{THICK * ROW:.1f}"'
    drawn = (
        f'<rect class="bar {kind}" x="{plane.x(start)}" y="{middle - THICK * ROW / 2:.1f}" {size}/>'
    )
    return drawn + _words(chart, bar, style, end, middle + 4.5, plane)


def _words(chart: Chart, bar: Bar, style: Stroke, end: float, y: float, plane: Plane) -> str:
    place, moved, value, rank = texts(chart, bar)
    ink = f" {style.name}" if strong(bar) else ""
    left, right = plane.box.left, plane.box.right
    return (
        plane.text(bar.label, 0, y, f"name{' bold' if strong(bar) else ''}{ink}", dx=-8,
                   anchor="end")
        + plane.text(value, end, y, f"name bold{ink}", dx=6)
        + (plane.text(place, 0, y, "quiet", dx=20 - left, anchor="end") if place else "")
        + (plane.text(moved, 0, y, "", dx=26 - left) if moved else "")
        + (plane.text(rank, 1, y, "quiet", dx=right - 2, anchor="end") if rank else "")
    )  # fmt: skip
