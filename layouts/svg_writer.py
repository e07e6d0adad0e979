"""Chart description -> SVG text, drawn here, with no browser and no library.

A Frame maps periods and values to pixels; strokes and marks follow the chart description. The
small lines of the tiles are drawn now; larger charts take the same frame.
"""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from layouts.palette import Stroke, strokes
from layouts.parts import Chart, Point, Series
from layouts.scale import Scale

SMALL = (160, 52)


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
