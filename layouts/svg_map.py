"""The map as SVG: the members as filled outlines, their letters and values on top."""

from functools import lru_cache
from itertools import pairwise

from layouts.borders import RATIO, Rings, place, view
from layouts.measure import Box
from layouts.numbers import number
from layouts.palette import LIGHT_LETTERS_FROM, steps
from layouts.parts import Area, Chart
from layouts.places import CODES, name
from layouts.svg_plane import Plane

NARROW = 520
"""Width of a picture, in pixels, below which only the letters fit: the alt text has the values."""
WIDE, HIGH = 1000, round(1000 / RATIO)


def box(_chart: Chart) -> Box:
    return Box(HIGH, 0, 0, 0, 0)


def draw(chart: Chart, plane: Plane) -> str:
    """All areas, then all letters, so that none hides behind a neighbour."""
    areas = "".join(_area(chart, area) for area in chart.areas)
    letters = "".join(_letters(chart, area, plane) for area in chart.areas)
    size = 'width="100%" height="100%"'
    if plane.width:
        size = f'width="{plane.width}" height="{plane.box.height}"'
    return (
        f'<svg {size} viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none">{areas}</svg>{letters}'
    )


def step(chart: Chart, area: Area) -> int:
    """The fill of an area's class, -1 without a value."""
    return -1 if area.group < 0 else steps(max(1, len(chart.groups) - 1))[area.group]


def _area(chart: Chart, area: Area) -> str:
    found = step(chart, area)
    kind = f"class-{found}" if found >= 0 else "no-value"
    title = f"<title>{name(area.region, chart.lang)}</title>"
    return f'<path class="area {kind}" d="{outline(area.rings)}">{title}</path>'


def _letters(chart: Chart, area: Area, plane: Plane) -> str:
    x, y = spot(*place(area.region))
    ink = "light" if step(chart, area) >= LIGHT_LETTERS_FROM else "dark"
    value = "–"
    if area.point.value is not None:
        value = number(area.point.value, chart.indicator.decimals, chart.lang)
    across, down = f"{100 * x / WIDE:.2f}%", f"{100 * y / HIGH:.2f}%"
    if plane.width:
        across, down = f"{x * plane.width / WIDE:.1f}", f"{y * plane.width / WIDE:.1f}"
    if 0 < plane.width < NARROW:
        return (
            f'<text class="code tiny {ink}" text-anchor="middle" x="{across}" y="{down}" dy="3">'
            f"{CODES[area.region]}</text>"
        )
    return (
        f'<text class="code {ink}" text-anchor="middle" x="{across}" y="{down}" dy="-6">'
        f"{CODES[area.region]}</text>"
        f'<text class="worth {ink}" text-anchor="middle" x="{across}" y="{down}" dy="9">'
        f"{value}</text>"
    )


def spot(x: float, y: float) -> tuple[float, float]:
    """A place of the borders in the units of the drawing."""
    left, bottom, right, top = view()
    return WIDE * (x - left) / (right - left), HIGH * (top - y) / (top - bottom)


@lru_cache(maxsize=64)
def outline(rings: Rings) -> str:
    """The rings as path commands in whole units, each step from the one before."""
    return "".join(_ring([tuple(map(round, spot(*point))) for point in ring]) for ring in rings)


def _ring(points: list[tuple[int, ...]]) -> str:
    kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    steps_ = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps_)}z"
