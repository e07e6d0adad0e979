"""Chart description -> SVG text, drawn here, with no browser and no library.

`svg` is the drawing inside a page: as wide as its place, in the colours of the page's sheet.
`drawing` is the same for a larger picture, `sparkline` the small lines of tiles and headlines.
"""

from dataclasses import dataclass, replace
from html import escape
from types import ModuleType
from urllib.parse import quote

from layouts import svg_line, svg_map, svg_ranking, svg_strip, svg_tiles
from layouts.borders import RATIO
from layouts.measure import BOTTOM, LABEL, TOP, Box
from layouts.palette import Stroke, strokes
from layouts.parts import Chart, Kind, Point, Series
from layouts.scale import Scale
from layouts.svg_plane import Plane

SMALL = (160, 52)
_WRITERS: dict[Kind, ModuleType] = {
    "line": svg_line, "gap": svg_line, "strip": svg_strip,
    "ranking": svg_ranking, "map": svg_map, "tiles": svg_tiles,
}  # fmt: skip


def svg(chart: Chart, height: int = 0) -> str:
    """The chart for the inside of a page; readers' tools pass it by: its words stand beside it.

    `height` in pixels is kept where the kind of chart can be of any height, see `box_of`.
    """
    if chart.kind == "tiles":
        return svg_tiles.grid(chart, height)
    writer = _WRITERS[chart.kind]
    box = box_of(chart, height=height)
    # The map keeps its ratio by the place it stands in, the others keep their height.
    size = f"width:calc(100% - {box.left + box.right}px);height:{box.height}px"
    style = "width:100%;height:100%" if chart.kind == "map" else f"{size};margin-left:{box.left}px"
    return (
        f'<svg class="chart" style="display:block;overflow:visible;{style}" '
        f'aria-hidden="true" focusable="false">{writer.draw(chart, Plane(box))}</svg>'
    )


def drawing(chart: Chart, width: int, height: int = 0) -> str:
    """The chart `width` pixels wide, to be placed in a larger SVG that has the charts' rules."""
    box = box_of(chart, width, height)
    drawn = _WRITERS[chart.kind].draw(chart, Plane(box, width))
    return (
        f'<svg width="{width}" height="{box.height}" overflow="visible">'
        f'<g transform="translate({box.left} 0)">{drawn}</g></svg>'
    )


def box_of(chart: Chart, width: int = 0, height: int = 0) -> Box:
    """The box of a drawing, in pixels: 0 is its own height, and the width of its place.

    A map of a given width is as high as its ratio has it, tiles as their rows. Lines can be of any
    height that leaves room for their labels; other kinds keep the height that their rows take.
    """
    if chart.kind == "map" and width:
        return Box(round(width / RATIO), 0, 0, 0, 0)
    if chart.kind == "tiles":
        return svg_tiles.box(width, height)
    box: Box = _WRITERS[chart.kind].box(chart)
    if not height or chart.kind not in ("line", "gap"):
        return box
    labels = TOP + BOTTOM + LABEL * sum(bool(line.told) for line in chart.series)
    return replace(box, height=max(height, labels))


@dataclass(frozen=True, slots=True)
class Frame:
    """Pixels of a drawing: the inner box and what its axes mean (whole years, units)."""

    left: float
    top: float
    width: float
    height: float
    first: int
    last: int
    scale: Scale

    def x(self, year: int) -> float:
        return self.left + self.width * (year - self.first) / max(1, self.last - self.first)

    def y(self, value: float) -> float:
        return self.top + self.height * (1 - self.scale.at(value))


def sparkline(chart: Chart, scale: Scale | None = None, lead: str = "") -> str:
    """The chart's lines without axes, on its own or a common scale.

    `lead` is the region drawn last and strongest; the others are thin.
    """
    width, height = SMALL
    first, last = int(chart.since[:4]), int(chart.until[:4])
    frame = Frame(3, 4, width - 8, height - 8, first, last, scale or chart.scale)
    lines = sorted(chart.series, key=lambda line: line.region == lead)
    drawn = "".join(_line(line, frame, lead) for line in lines)
    drawn += "".join(_dots(chart, line, frame) for line in lines)
    label = escape(chart.alt, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{label}">'
        f"<style>{_css(lines)}</style>{drawn}</svg>"
    )


def data_uri(svg: str) -> str:
    """The drawing as the source of an <img>: it needs no request."""
    return "data:image/svg+xml," + quote(svg, safe=" =:/'<>")


def path(points: tuple[Point, ...], frame: Frame) -> str:
    """The points of one segment as path commands, one decimal of a pixel."""
    steps = [f"{frame.x(p.year):.1f} {frame.y(p.value or 0.0):.1f}" for p in points]
    return "M" + "L".join(steps)


def _line(line: Series, frame: Frame, lead: str) -> str:
    kind = f"{line.role}{' lead' if line.region == lead else ''}"
    parts = [
        f'<path class="{kind}" d="{path(part, frame)}"/>'
        if len(part) > 1
        else _dot(part[0], frame, kind)
        for part in line.segments()
    ]
    if line.region == lead and line.told:
        parts.append(_dot(line.told[-1], frame, kind))
    return "".join(parts)


def _dots(chart: Chart, line: Series, frame: Frame) -> str:
    """The line's values in the periods the description marks."""
    points = (point for mark in chart.marks if (point := line.at(mark.period)))
    return "".join(_dot(point, frame, line.role) for point in points)


def _dot(point: Point, frame: Frame, kind: str) -> str:
    place = f'cx="{frame.x(point.year):.1f}" cy="{frame.y(point.value or 0.0):.1f}"'
    return f'<circle class="{kind}" {place} r="{2.6 if "lead" in kind else 1.5}"/>'


def _css(lines: list[Series]) -> str:
    """Colours for both themes: an image follows the reader's theme by itself."""
    roles = tuple(dict.fromkeys(line.role for line in lines))
    styles = dict(zip(roles, strokes(roles), strict=True))
    light = "".join(_rule(role, style, style.colour) for role, style in styles.items())
    dark = "".join(_rule(role, style, style.dark) for role, style in styles.items())
    return (
        "path{fill:none;stroke-width:1.3;stroke-linejoin:round}.lead{stroke-width:2.4}"
        f"{light}@media(prefers-color-scheme:dark){{{dark}}}"
    )


def _rule(role: str, style: Stroke, colour: str) -> str:
    dash = f"stroke-dasharray:{style.dash};" if style.dash else ""
    return f"path.{role}{{stroke:{colour};{dash}}}circle.{role}{{fill:{colour}}}"
