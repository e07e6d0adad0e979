"""Two indicators against each other as SVG: dots with letters, rules for both axes."""

from layouts.measure import Box
from layouts.numbers import number
from layouts.palette import STROKES
from layouts.scale import Scale, decimals
from layouts.scatter import Dot, Scatter
from layouts.scatter_labels import Side, sides
from layouts.svg_plane import Plane

BOX = Box(height=440, left=52, right=46, top=34, bottom=52)
EDGE = 0.15
FEWEST = 4
"""So many numbers stand along the axis at most: a phone has no room for more."""


def svg(chart: Scatter) -> str:
    """The drawing for the inside of a page, as wide as its place (see svg_writer.svg)."""
    plane = Plane(BOX)
    size = f"width:calc(100% - {BOX.left + BOX.right}px);height:{BOX.height}px"
    style = f"display:block;overflow:visible;{size};margin-left:{BOX.left}px"
    inside = _upwards(chart, plane) + _across(chart, plane)
    # Chosen regions come last, so that none of the others hides them.
    beside = sides(chart, heights(chart))
    for dot in sorted(chart.dots, key=lambda dot: dot.chosen):
        inside += _dot(chart, dot, plane, beside[dot.region])
    return f'<svg class="chart" style="{style}" aria-hidden="true" focusable="false">{inside}</svg>'


def _y(scale: Scale, value: float) -> float:
    return BOX.top + BOX.inner * (1 - scale.at(value))


def _upwards(chart: Scatter, plane: Plane) -> str:
    parts = [plane.text(_title(chart, 1), 0, 14, "quiet", dx=-BOX.left)]
    places = decimals(chart.upwards.ticks)
    for tick in chart.upwards.ticks:
        y = _y(chart.upwards, tick)
        words = number(tick, places, chart.lang)
        parts.append(plane.line((0, y), (1, y), "rule"))
        parts.append(plane.text(words, 0, y + 4, "quiet", dx=-5, anchor="end"))
    return "".join(parts)


def _across(chart: Scatter, plane: Plane) -> str:
    foot = BOX.height - BOX.bottom
    parts = [plane.line((0, foot), (1, foot), "axis")]
    ticks = chart.across.ticks
    places, step = decimals(ticks), 1 + (len(ticks) - 1) // FEWEST
    for tick in ticks[::step]:
        share = chart.across.at(tick)
        parts.append(plane.line((share, foot), (share, foot + 4), "axis"))
        words = number(tick, places, chart.lang)
        parts.append(plane.text(words, share, foot + 18, "quiet", anchor="middle"))
    parts.append(plane.text(_title(chart, 0), 1, foot + 40, "quiet", dx=BOX.right, anchor="end"))
    return "".join(parts)


def _title(chart: Scatter, index: int) -> str:
    """Name and unit of an axis with an arrow to where it grows."""
    item = chart.pair[index]
    arrow = "→" if index == 0 else "↑"
    return f"{arrow} {item.short_title.in_(chart.lang)} ({item.unit.in_(chart.lang)})"


def _place(chart: Scatter, dot: Dot) -> tuple[float, float]:
    """Share of the width, and pixels from the top."""
    return chart.across.at(dot.x.value or 0.0), _y(chart.upwards, dot.y.value or 0.0)


def heights(chart: Scatter) -> dict[str, float]:
    """Pixels of each dot from the top."""
    return {dot.region: _place(chart, dot)[1] for dot in chart.dots}


_SHIFTS: dict[Side, tuple[int, int, str]] = {
    "right": (9, 4, ""), "left": (-8, 4, "end"),
    "above": (0, -9, "middle"), "below": (0, 17, "middle"),
}  # fmt: skip


def _dot(chart: Scatter, dot: Dot, plane: Plane, side: Side) -> str:
    share, y = _place(chart, dot)
    style = STROKES[dot.role].name if dot.chosen else "plain"
    mark = plane.dot(share, y, 5.5 if dot.chosen else 4, f"dot {style}")
    if dot.chosen:
        # Above the dot, so that the name runs over fewer of the others.
        anchor = "" if share < EDGE else "end" if share > 1 - EDGE else "middle"
        name = plane.text(dot.label, share, y - 10, f"label {style} bold", anchor=anchor)
        return mark + name
    dx, down, anchor = _SHIFTS[side]
    return mark + plane.text(dot.label, share, y + down, "small", dx=dx, anchor=anchor)
