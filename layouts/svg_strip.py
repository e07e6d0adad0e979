"""Strips as SVG: the members of two years as dots, from the same measure as the Plotly writer."""

from layouts import measure
from layouts.measure import FIRST, LAST, bar_styles, strong
from layouts.palette import Stroke
from layouts.parts import OPEN, Bar, Chart, Point
from layouts.places import name
from layouts.svg_line import badge, grid
from layouts.svg_plane import Plane

box = measure.strip_box


def draw(chart: Chart, plane: Plane) -> str:
    """Rules, leaders, the lines between the years, the dots and all labels."""
    pairs = list(zip(chart.bars, bar_styles(chart), strict=True))
    ordered = sorted(pairs, key=lambda pair: strong(pair[0]))
    return (
        grid(chart, plane) + _halves(chart, plane) + _labels(chart, plane)
        + "".join(_between(chart, bar, style, plane) for bar, style in ordered)
        + "".join(_dots(chart, bar, style, plane) for bar, style in ordered)
        + badge(chart, plane)
    )  # fmt: skip


def _halves(chart: Chart, plane: Plane) -> str:
    y = plane.box.height - plane.box.bottom + 14
    pairs = [(FIRST, chart.base), (LAST, chart.until)]
    return "".join(
        plane.text(text, share, y, "quiet", anchor="middle") for share, text in pairs if text
    )


def _labels(chart: Chart, plane: Plane) -> str:
    parts = []
    bars = {bar.region: bar for bar in chart.bars}
    for item in measure.strip_labels(chart, plane.box):
        bar = bars[item.region]
        dot = plane.box.y(chart, bar.point.value or 0.0)
        kind = f"label bold {item.style.name}" if strong(bar) else "label"
        parts.append(plane.line((LAST, dot), (1, item.y), "leader"))
        parts.append(plane.text(f"{item.first} {item.second}", 1, item.y + 4, kind, dx=8))
    return "".join(parts)


def _between(chart: Chart, bar: Bar, style: Stroke, plane: Plane) -> str:
    if bar.before is None:
        return ""
    one, other = (plane.box.y(chart, p.value or 0.0) for p in (bar.before, bar.point))
    return plane.line((FIRST, one), (LAST, other), style.name)


def _dots(chart: Chart, bar: Bar, style: Stroke, plane: Plane) -> str:
    drawn = _dot(chart, bar, bar.point, LAST, style, plane)
    return drawn + (_dot(chart, bar, bar.before, FIRST, style, plane) if bar.before else "")


def _dot(chart: Chart, bar: Bar, point: Point, share: float, style: Stroke, plane: Plane) -> str:
    """A dot for a member, hollow where it is not final; a short stroke for a comparator."""
    y = plane.box.y(chart, point.value or 0.0)
    if bar.role not in ("member", "nuts2", "site"):
        return (
            f'<rect class="{style.name}" x="{plane.x(share)}" y="{y:.1f}" width="26" height="3" '
            'transform="translate(-13 -1.5)"/>'
        )
    kind = style.name if strong(bar) else "plain"
    dot = plane.dot(share, y, 5.5 if strong(bar) else 4.5,
                    f"dot {kind}{' open' if point.status in OPEN else ''}")  # fmt: skip
    title = f"<title>{name(bar.region, chart.lang)} {point.period}</title>"
    return dot.replace("/>", f">{title}</circle>")
