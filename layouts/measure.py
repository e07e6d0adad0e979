"""Where things stand on the page, in pixels: one measure for the SVG and the Plotly writer.

Sideways places are shares of the plot, from 0 at its left edge to 1 at its right one, so that a
picture fits any page; heights are pixels from the top of the drawing.
"""

from dataclasses import dataclass

from layouts.numbers import number, quantity
from layouts.palette import Stroke, strokes
from layouts.parts import Bar, Chart, Mark, Series
from layouts.scale import decimals, spread, years

LABEL = 32
"""Height of a label at a line's end: name and value, one below the other."""
ROW, NARROW = 27, 19
"""Height of a row of a ranking, and of a label of a strip."""
TOP, BOTTOM, LOWEST = 34, 30, 430
BOLD, PLAIN, SMALL = 7.3, 6.6, 5.9
"""Mean width of a letter at the sizes used: bold 12.5, plain 12.5, plain 11 pixels."""
CLOSE = 0.17
"""Share of the width within which a year's words would touch those of an end on a phone."""
FIRST, LAST = 0.2, 0.74
"""Where the two halves of a strip stand."""


@dataclass(frozen=True, slots=True)
class Box:
    """The height of a drawing and the margins of the plot inside it."""

    height: int
    left: int
    right: int
    top: int = TOP
    bottom: int = BOTTOM

    @property
    def inner(self) -> int:
        return self.height - self.top - self.bottom

    def y(self, chart: Chart, value: float) -> float:
        return self.top + self.inner * (1 - chart.scale.at(value))


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What stands right of the plot: of which line, how drawn, how high, and its two parts."""

    region: str
    style: Stroke
    y: float
    first: str
    second: str


def line_box(chart: Chart) -> Box:
    """The box of lines over time: room for the numbers left and the labels right."""
    texts = [part for line in chart.series if line.told for part in _end(chart, line)]
    height = max(LOWEST, TOP + BOTTOM + LABEL * len(chart.series))
    return Box(height, _left(chart), 20 + round(BOLD * max(map(len, texts), default=0)))


def strip_box(chart: Chart) -> Box:
    """The box of a strip: all regions have a label of one line."""
    longest = max((len(f"{bar.label} {_value(chart, bar)}") for bar in chart.bars), default=0)
    height = max(LOWEST, TOP + BOTTOM + NARROW * len(chart.bars))
    return Box(height, _left(chart), 24 + round(PLAIN * longest))


def ranking_box(chart: Chart) -> Box:
    """The box of a ranking: places, their change and names left, values and ranks right."""
    bars = chart.bars
    name = max((len(bar.label) for bar in bars), default=0)
    value = max((len(_value(chart, bar)) for bar in bars), default=0)
    left = 10 + round(BOLD * name) + place_width(chart)
    right = 12 + round(BOLD * value) + (30 if any(bar.rank for bar in bars) else 0)
    head = 24 if chart.badge or any(bar.place or bar.rank for bar in bars) else 8
    return Box(head + 8 + ROW * max(1, len(bars)), left, right, head, 8)


def place_width(chart: Chart) -> int:
    """Room for the places of the members and, where there is a base year, their change."""
    if not any(bar.place for bar in chart.bars):
        return 0
    return 24 + (32 if chart.base else 0)


def year_share(chart: Chart, year: float) -> float:
    first, last = ends(chart)
    return (year - first + 0.3) / (last - first + 0.6)


def ends(chart: Chart) -> tuple[int, int]:
    """First and last year of the axis."""
    return int(chart.since[:4] or 0), int(chart.until[:4] or 1)


def year_marks(chart: Chart) -> list[tuple[int, str]]:
    """Years to write: first and last in full, those between as ’05, so that they fit on a phone.

    One that stands close to an end keeps its place on the axis and loses its words.
    """
    marks = years(*ends(chart))
    first, last = (year_share(chart, year) for year in (marks[0], marks[-1]))
    inner = []
    for year in marks[1:-1]:
        share = year_share(chart, year)
        near = min(share - first, last - share) < CLOSE
        inner.append("" if near else f"’{year % 100:02}")
    outer = [str(year) for year in (marks[:1] if len(marks) > 1 else ())]
    return list(zip(marks, [*outer, *inner, str(marks[-1])], strict=True))


def value_marks(chart: Chart) -> list[tuple[float, str]]:
    """The ticks of the axis of values in the reader's number form; a gap's have their sign."""
    places = decimals(chart.scale.ticks)
    sign = chart.kind == "gap"
    return [(tick, number(tick, places, chart.lang, sign=sign)) for tick in chart.scale.ticks]


def zero_line(chart: Chart) -> bool:
    """Whether the zero line is to be drawn; of a gap the comparator's own line is it."""
    return chart.scale.low <= 0 <= chart.scale.high and chart.kind != "gap"


def end_labels(chart: Chart, box: Box) -> list[EndLabel]:
    """Name and last value of each line, moved apart where lines end close together."""
    styles = strokes(tuple(line.role for line in chart.series))
    pairs = [(line, style) for line, style in zip(chart.series, styles, strict=True) if line.told]
    wanted = [box.y(chart, line.told[-1].value or 0.0) for line, _ in pairs]
    places = spread(wanted, LABEL, box.top + 2, box.height - box.bottom - 2)
    return [
        EndLabel(line.region, style, y, *_end(chart, line))
        for (line, style), y in zip(pairs, places, strict=True)
    ]


def strip_labels(chart: Chart, box: Box) -> list[EndLabel]:
    """Name and value of each bar of a strip, moved apart."""
    wanted = [box.y(chart, bar.point.value or 0.0) for bar in chart.bars]
    places = spread(wanted, NARROW, box.top - 12, box.height - box.bottom + 4)
    styles = bar_styles(chart)
    return [
        EndLabel(bar.region, style, y, bar.label, _value(chart, bar))
        for bar, style, y in zip(chart.bars, styles, places, strict=True)
    ]


def bar_styles(chart: Chart) -> list[Stroke]:
    """The stroke of each bar: members only where they were chosen, the others grey."""
    forward = strokes(tuple(bar.role for bar in chart.bars if strong(bar)))
    turn = iter(forward)
    quiet = strokes(("context",))[0]
    return [next(turn) if strong(bar) else quiet for bar in chart.bars]


def strong(bar: Bar) -> bool:
    """Whether a bar stands forward: a comparator, or a region that was chosen."""
    return bar.chosen or bar.role not in ("member", "nuts2", "site")


def mark_anchor(share: float) -> str:
    """How the words of a mark stand to its line: left of it where labels follow on the right."""
    return "end" if share > 0.8 else "middle"


def period_anchor(index: int, marks: tuple[Mark, ...], chart: Chart) -> str:
    """How the words of a marked period stand: left of its line where the next one is close."""
    share, *after = (year_share(chart, int(mark.period[:4])) for mark in marks[index:])
    return "end" if after and share > 0.4 and after[0] - share < 0.5 else "middle"


def mark_rows(marks: tuple[Mark, ...], chart: Chart) -> list[int]:
    """The row of each mark's words above the plot: the next one up where two stand close."""
    rows: list[int] = []
    for index, mark in enumerate(marks):
        before = marks[index - 1] if index else None
        near = before and year_share(chart, int(mark.period[:4])) - year_share(
            chart, int(before.period[:4])
        )
        rows.append(1 if near and near < 0.45 and rows[-1] == 0 else 0)
    return rows


def _end(chart: Chart, line: Series) -> tuple[str, str]:
    """Name and last value, with its period where it is not the chart's last one."""
    last = line.told[-1]
    value = chart.told(last.value or 0.0)
    return line.label, value if last.period == chart.until else f"{value} ({last.period})"


def _value(chart: Chart, bar: Bar) -> str:
    return quantity(bar.point.value or 0.0, chart.indicator, chart.lang)


def _left(chart: Chart) -> int:
    return 14 + 7 * max(len(text) for _, text in value_marks(chart))
