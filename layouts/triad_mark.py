"""The triad mark: three small strokes, each up, level, down or open, told apart by shape alone."""

from collections.abc import Sequence

from indicators.triad import Mark

_STROKE: dict[Mark, str] = {
    "improved": '<path d="M{a} 31L{b} 7"/><path d="M{c} 8.5L{b} 7L{d} 15"/>',
    "mixed": '<path d="M{a} 19L{b} 19"/>',
    "worse": '<path d="M{a} 7L{b} 31"/><path d="M{c} 29.5L{b} 31L{d} 23"/>',
    "not_assessable": '<path stroke-dasharray="1 5.5" d="M{a} 19L{b} 19"/>',
}
PITCH, LENGTH, HEIGHT = 34, 22, 38


def svg(marks: Sequence[Mark], label: str = "") -> str:
    """SVG text of the strokes in order, with this alternative text; it follows the theme."""
    width = PITCH * len(marks)
    drawn = "".join(_stroke(mark, index) for index, mark in enumerate(marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" '
        f'width="{width}" height="{HEIGHT}" role="img" aria-label="{label}">'
        "<style>path{fill:none;stroke:#1c1b19;stroke-width:4;stroke-linecap:round;"
        "stroke-linejoin:round}@media(prefers-color-scheme:dark){path{stroke:#ecebe6}}</style>"
        f"{drawn}</svg>"
    )


def _stroke(mark: Mark, index: int) -> str:
    start = PITCH * index + 5
    stop = start + LENGTH
    return _STROKE[mark].format(a=start, b=stop, c=stop - 8.5, d=stop + 1)
