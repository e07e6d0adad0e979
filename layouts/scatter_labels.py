"""On which side of its dot each name of a scatter stands, so that none lies on another on a phone.

Names keep their size while the picture grows, so what is free on a phone is free on a desk.
"""

from collections.abc import Mapping
from typing import Literal

from layouts.scatter import Dot, Scatter

Side = Literal["right", "left", "above", "below"]
SIDES: tuple[Side, ...] = ("right", "left", "above", "below")
PHONE = 226
"""Width of the plane on a phone of 360 pixels."""
LETTER, BOLD, ROW, DOT, ROOM = 7.0, 7.6, 12.0, 7.0, 44.0
"""Pixels: width of a letter, of a bold one, height of a name, a dot with air, right margin."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
Place = tuple[float, float]
"""Pixels from the left of a phone's plane, and from the top."""


def sides(chart: Scatter, heights: Mapping[str, float]) -> dict[str, Side]:
    """The side for each region; `heights` are the dots' pixels from the top.

    Chosen regions keep their place above. The others take the first side that touches nothing,
    else the one that touches least.
    """
    places = {dot.region: _place(chart, dot, heights) for dot in chart.dots}
    dots = {key: (x - DOT, y - DOT, x + DOT, y + DOT) for key, (x, y) in places.items()}
    taken = [_box(dot, "above", places[dot.region]) for dot in chart.dots if dot.chosen]
    found: dict[str, Side] = {dot.region: "above" for dot in chart.dots if dot.chosen}
    for dot in sorted(chart.dots, key=lambda dot: places[dot.region]):
        if dot.chosen:
            continue
        others = [*taken, *(box for key, box in dots.items() if key != dot.region)]
        side = min(SIDES, key=lambda side: _cost(_box(dot, side, places[dot.region]), others))
        found[dot.region] = side
        taken.append(_box(dot, side, places[dot.region]))
    return found


def overlap(one: Box, other: Box) -> float:
    """The area two boxes share, in pixels."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _place(chart: Scatter, dot: Dot, heights: Mapping[str, float]) -> Place:
    return chart.across.at(dot.x.value or 0.0) * PHONE, heights[dot.region]


def _cost(box: Box, others: list[Box]) -> float:
    outside = max(0.0, -box[0]) + max(0.0, box[2] - PHONE - ROOM)
    return 1000 * outside + sum(overlap(box, other) for other in others)


def _box(dot: Dot, side: Side, place: Place) -> Box:
    x, y = place
    wide = len(dot.label) * (BOLD if dot.chosen else LETTER)
    left = {"right": x + 8, "left": x - 8 - wide}.get(side, x - wide / 2)
    if dot.chosen:
        # As svg_scatter anchors the names of chosen regions.
        left = min(max(left, x if x < 0.15 * PHONE else left), PHONE + ROOM - wide)
    top = {"above": y - 9 - ROW, "below": y + 7}.get(side, y - ROW / 2)
    return left, top, left + wide, top + ROW
