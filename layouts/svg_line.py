"""Lines over time as SVG, from the same measure as the Plotly writer."""

from layouts import measure
from layouts.palette import STROKES, Stroke, strokes
from layouts.parts import OPEN, Chart, Mark, Point, Series
from layouts.places import name
from layouts.svg_plane import Plane
from layouts.words import say

box = measure.line_box


def draw(chart: Chart, plane: Plane) -> str:
    """Rules, marks and axis, the grey field, the chosen lines and their labels."""
    pairs = list(zip(chart.series, strokes(tuple(s.role for s in chart.series)), strict=True))[::-1]
    behind = [(line, STROKES["context"]) for line in chart.context]
    paths = "".join(path(chart, line, style, plane) for line, style in behind + pairs)
    points = "".join(dots(chart, line, style, plane) for line, style in behind + pairs)
    return (
        grid(chart, plane) + _years(chart, plane) + _breaks(chart, plane) + _marks(chart, plane)
        + plane.paths(paths) + points + _labels(chart, plane) + badge(chart, plane)
    )  # fmt: skip


def grid(chart: Chart, plane: Plane) -> str:
    """The rules of the values with their numbers, and the zero line where it means something."""
    parts = []
    for tick, text in measure.value_marks(chart):
        y = plane.box.y(chart, tick)
        parts.append(plane.line((0, y), (1, y), "rule"))
        parts.append(plane.text(text, 0, y + 4, "quiet", dx=-5, anchor="end"))
    if measure.zero_line(chart):
        y = plane.box.y(chart, 0.0)
        parts.append(plane.line((0, y), (1, y), "zero"))
    return "".join(parts)


def badge(chart: Chart, plane: Plane) -> str:
    return plane.text(chart.badge, 0, 13, "badge", dx=-plane.box.left) if chart.badge else ""


def _years(chart: Chart, plane: Plane) -> str:
    foot = plane.box.height - plane.box.bottom
    parts = [plane.line((0, foot), (1, foot), "axis")]
    for year, text in measure.year_marks(chart):
        share = measure.year_share(chart, year)
        parts.append(plane.line((share, foot), (share, foot + 4), "axis"))
        if text:
            parts.append(plane.text(text, share, foot + 18, "quiet", anchor="middle"))
    return "".join(parts)


def _breaks(chart: Chart, plane: Plane) -> str:
    rows = measure.mark_rows(chart.breaks, chart)
    return "".join(
        _mark(chart, mark, int(mark.period[:4]) - 0.5, row, "break",
              say(chart.lang, "chart.break_word", period=mark.period), plane)
        for mark, row in zip(chart.breaks, rows, strict=True)
    )  # fmt: skip


def _marks(chart: Chart, plane: Plane) -> str:
    anchors = [measure.period_anchor(i, chart.marks, chart) for i in range(len(chart.marks))]
    return "".join(
        _mark(chart, mark, int(mark.period[:4]), 1, "mark", mark.text, plane, anchor)
        for mark, anchor in zip(chart.marks, anchors, strict=True)
    )


def _mark(
    chart: Chart, mark: Mark, year: float, row: int, kind: str, words: str, plane: Plane,
    anchor: str = "",
) -> str:  # fmt: skip
    """An upright line with its words above the plot; a longer text is told on touch."""
    share, place = measure.year_share(chart, year), plane.box
    top, foot = place.top - 0.01 * place.inner, place.height - place.bottom
    drawn = plane.line((share, top), (share, foot), kind)
    anchor = anchor or measure.mark_anchor(share)
    return drawn + plane.text(words, share, top - 4 - 14 * row, "small", anchor=anchor)


def path(chart: Chart, line: Series, style: Stroke, plane: Plane) -> str:
    """The line in the units of the plane's paths, cut at gaps and breaks; "" without two points."""
    parts = [_steps(chart, part, plane) for part in line.segments() if len(part) > 1]
    if not parts:
        return ""
    title = f"<title>{name(line.region, chart.lang)}</title>"
    return f'<path class="{style.name}" d="{"".join(parts)}">{title}</path>'


def _steps(chart: Chart, part: tuple[Point, ...], plane: Plane) -> str:
    across, place = plane.across, plane.box
    steps = [
        f"{measure.year_share(chart, p.year) * across:.1f} {place.y(chart, p.value or 0.0):.1f}"
        for p in part
    ]
    return "M" + "L".join(steps)


def dots(chart: Chart, line: Series, style: Stroke, plane: Plane, radius: float = 3.5) -> str:
    """Full points where a figure stands alone or is marked, hollow ones where it is not final."""
    forward = style.name != "context"
    alone = {part[0].period for part in line.segments() if len(part) == 1}
    marked = {mark.period for mark in chart.marks} if forward else set()
    drawn = []
    for point in line.told:
        open_ = forward and point.status in OPEN
        if not (open_ or point.period in alone or point.period in marked):
            continue
        size = 4.5 if point.period in marked else radius if forward else 2
        # A marked point that is not final is hollow too: it decides a verdict.
        states = {"dot": point.period in marked, "open": open_}
        kind = " ".join([style.name, *(word for word, holds in states.items() if holds)])
        share, y = measure.year_share(chart, point.year), plane.box.y(chart, point.value or 0.0)
        drawn.append(plane.dot(share, y, size, kind))
    return "".join(drawn)


def _labels(chart: Chart, plane: Plane) -> str:
    return "".join(
        plane.text(item.first, 1, item.y - 3, f"label bold {item.style.name}", dx=8)
        + plane.text(item.second, 1, item.y + 13, f"label {item.style.name}", dx=8)
        for item in measure.end_labels(chart, plane.box)
    )
