"""Line charts for Plotly: grey field behind, chosen lines forward, labels at their ends."""

from typing import Any

from layouts.numbers import quantity
from layouts.palette import FIELD, GROUND, INK, QUIET, STROKES, Stroke, strokes
from layouts.parts import OPEN, Chart, Point, Series
from layouts.places import name
from layouts.plotly_base import base, value_axis
from layouts.scale import spread, years
from layouts.words import say

LABEL = 32
"""Height in pixels of a label at a line's end: name and value, one below the other."""
TOP, BOTTOM = 34, 30
LOWEST = 430


def data(chart: Chart) -> list[dict[str, Any]]:
    """Traces, the grey ones first so that nothing hides the chosen ones."""
    behind = [_trace(chart, line, STROKES["context"]) for line in chart.context]
    styles = strokes(tuple(line.role for line in chart.series))
    pairs = list(zip(chart.series, styles, strict=True))
    # The Ruhr comes first in the description and is drawn last, on top of the others.
    forward = [_trace(chart, line, style, forward=True) for line, style in reversed(pairs)]
    return behind + forward + [_dots(chart, line, style) for line, style in pairs if chart.marks]


def layout(chart: Chart) -> dict[str, Any]:
    height = max(LOWEST, TOP + BOTTOM + LABEL * len(chart.series))
    axis = value_axis(chart)
    left = 14 + 7 * max(len(text) for text in axis["ticktext"])
    margin = {"l": left, "r": _right(chart), "t": TOP, "b": BOTTOM}
    return base(chart, height, margin) | {
        "xaxis": _year_axis(chart),
        "yaxis": axis,
        "annotations": _labels(chart, height) + _break_words(chart) + _mark_words(chart),
        "shapes": _break_lines(chart) + _mark_lines(chart),
    }


def _right(chart: Chart) -> int:
    """Room for the longest label, by its letters."""
    labels = [part for line in chart.series if line.told for part in _parts(chart, line)]
    return 20 + round(7.3 * max(map(len, labels), default=0))


def _trace(chart: Chart, line: Series, style: Stroke, *, forward: bool = False) -> dict[str, Any]:
    points = _with_cuts(line)
    alone = {part[0].period for part in line.segments() if len(part) == 1}
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name(line.region, chart.lang),
        "meta": line.region,
        "x": [point.year if point else None for point in points],
        "y": [point.value if point else None for point in points],
        "connectgaps": False,
        "line": {"color": style.colour, "width": style.width, "dash": _dash(style)},
        "marker": _marker(points, alone, style, forward=forward),
        "hoverinfo": "text",
        "hovertext": [_hover(chart, line, point) for point in points],
        "cliponaxis": False,
    }


def _with_cuts(line: Series) -> list[Point | None]:
    """The points with a hole before every break, so that no line crosses it."""
    result: list[Point | None] = []
    for point in line.points:
        if point.status == "B" and result:
            result.append(None)
        result.append(point)
    return result


def _marker(
    points: list[Point | None], alone: set[str], style: Stroke, *, forward: bool
) -> dict[str, Any]:
    """Full points where a figure stands alone, hollow ones where it is not final; else none."""
    hollow = [bool(p and forward and p.status in OPEN) for p in points]
    shown = [bool(p and p.period in alone) for p in points]
    size = [
        (7 if forward else 4) if full or open_ else 0
        for full, open_ in zip(shown, hollow, strict=True)
    ]
    return {
        "size": size,
        "color": [GROUND if open_ else style.colour for open_ in hollow],
        "line": {"color": style.colour, "width": [1.6 if open_ else 0 for open_ in hollow]},
        "opacity": 1,
    }


def _dash(style: Stroke) -> str:
    return style.dash.replace(" ", "px,") + "px" if style.dash else "solid"


def _hover(chart: Chart, line: Series, point: Point | None) -> str:
    if point is None or point.value is None:
        return ""
    value = quantity(point.value, chart.indicator, chart.lang)
    word = "" if point.status == "A" else f" ({say(chart.lang, f'status.{point.status}')})"
    return f"{name(line.region, chart.lang)}, {point.period}: <b>{value}</b>{word}"


def _year_axis(chart: Chart) -> dict[str, Any]:
    first, last = int(chart.since[:4] or 0), int(chart.until[:4] or 1)
    marks = years(first, last)
    return {
        "range": [first - 0.3, last + 0.3],
        "tickvals": list(marks),
        "ticktext": _year_words(marks),
        "tickfont": {"size": 12, "color": QUIET},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": QUIET,
        "linecolor": QUIET,
        "showline": True,
    }


def _year_words(marks: tuple[int, ...]) -> list[str]:
    """First and last year in full, those between as ’05: they fit on a phone."""
    inner = [f"’{year % 100:02}" for year in marks[1:-1]]
    ends = [str(year) for year in (marks[:1] if len(marks) > 1 else ())]
    return [*ends, *inner, str(marks[-1])]


def _labels(chart: Chart, height: int) -> list[dict[str, Any]]:
    """Name and last value at the right, moved apart where lines end close together."""
    lines = [line for line in chart.series if line.told]
    inner = height - TOP - BOTTOM
    wanted = [inner * chart.scale.at(line.told[-1].value or 0.0) for line in lines]
    places = spread(wanted, LABEL, LABEL / 2 - 14, inner - LABEL / 2 + 14)
    styles = strokes(tuple(line.role for line in lines))
    return [
        {
            "text": _label(chart, line),
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": 8,
            "y": place / inner, "yref": "paper", "yanchor": "middle",
            "showarrow": False, "align": "left",
            "font": {"size": 12.5, "color": style.colour},
        }
        for line, place, style in zip(lines, places, styles, strict=True)
    ]  # fmt: skip


def _label(chart: Chart, line: Series) -> str:
    first, second = _parts(chart, line)
    return f"<b>{first}</b><br>{second}"


def _parts(chart: Chart, line: Series) -> tuple[str, str]:
    """Name and last value, with its period where it is not the chart's last one."""
    last = line.told[-1]
    value = quantity(last.value or 0.0, chart.indicator, chart.lang)
    return line.label, value if last.period == chart.until else f"{value} ({last.period})"


def _break_lines(chart: Chart) -> list[dict[str, Any]]:
    # Half a year before the period: the line stands between the figures it parts.
    return [
        {
            "type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1.01,
            "x0": int(mark.period[:4]) - 0.5, "x1": int(mark.period[:4]) - 0.5,
            "line": {"color": QUIET, "width": 1, "dash": "1px,3px"},
            "layer": "below",
        }
        for mark in chart.breaks
    ]  # fmt: skip


def _break_words(chart: Chart) -> list[dict[str, Any]]:
    return [
        {
            "text": say(chart.lang, "chart.break_word", period=mark.period),
            "hovertext": mark.text,
            "x": int(mark.period[:4]) - 0.5, "xref": "x", "xanchor": "center",
            "y": 1.01, "yref": "paper", "yanchor": "bottom",
            "showarrow": False, "font": {"size": 11, "color": QUIET},
            "hoverlabel": {"bgcolor": GROUND, "bordercolor": FIELD, "font": {"color": INK}},
        }
        for mark in chart.breaks
    ]  # fmt: skip


def _dots(chart: Chart, line: Series, style: Stroke) -> dict[str, Any]:
    """The line's values in the marked periods, as full dots."""
    points = [point for mark in chart.marks if (point := line.at(mark.period))]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in points],
        "y": [point.value for point in points],
        "marker": {"color": style.colour, "size": 9, "line": {"color": GROUND, "width": 1.5}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _mark_lines(chart: Chart) -> list[dict[str, Any]]:
    return [
        {
            "type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1.01,
            "x0": int(mark.period[:4]), "x1": int(mark.period[:4]),
            "line": {"color": FIELD, "width": 1},
            "layer": "below",
        }
        for mark in chart.marks
    ]  # fmt: skip


def _mark_words(chart: Chart) -> list[dict[str, Any]]:
    """Above the words of breaks, which may stand beside them."""
    return [
        {
            "text": mark.text,
            "x": int(mark.period[:4]), "xref": "x", "xanchor": "center",
            "y": 1.01, "yref": "paper", "yanchor": "bottom", "yshift": 14,
            "showarrow": False, "font": {"size": 11, "color": QUIET},
        }
        for mark in chart.marks
    ]  # fmt: skip
