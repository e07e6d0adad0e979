"""Lines over time for Plotly: grey field behind, chosen lines forward, labels at their ends."""

from typing import Any

from layouts import measure
from layouts.palette import FIELD, GROUND, INK, QUIET, STROKES, Stroke, strokes
from layouts.parts import OPEN, Chart, Mark, Point, Series
from layouts.places import name
from layouts.plotly_base import PAD, badge, base, edges, end_label, value_axis
from layouts.words import say


def data(chart: Chart) -> list[dict[str, Any]]:
    """Traces, the grey ones first so that nothing hides the chosen ones."""
    behind = [_trace(chart, line, STROKES["context"]) for line in chart.context]
    styles = strokes(tuple(line.role for line in chart.series))
    pairs = list(zip(chart.series, styles, strict=True))
    # The Ruhr comes first in the description and is drawn last, on top of the others.
    forward = [_trace(chart, line, style, forward=True) for line, style in reversed(pairs)]
    return behind + forward + [_dots(chart, line, style) for line, style in pairs if chart.marks]


def layout(chart: Chart) -> dict[str, Any]:
    box = measure.line_box(chart)
    labels = [end_label(item, box, f"<b>{item.first}</b><br>{item.second}")
              for item in measure.end_labels(chart, box)]  # fmt: skip
    return base(chart, box) | {
        "xaxis": _year_axis(chart),
        "yaxis": value_axis(chart),
        "annotations": labels + _break_words(chart) + _mark_words(chart) + badge(chart, box),
        "shapes": edges() + _break_lines(chart) + _mark_lines(chart),
    }


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
    value = chart.told(point.value)
    word = "" if point.status == "A" else f" ({say(chart.lang, f'status.{point.status}')})"
    return f"{name(line.region, chart.lang)}, {point.period}: <b>{value}</b>{word}"


def _year_axis(chart: Chart) -> dict[str, Any]:
    first, last = measure.ends(chart)
    marks = measure.year_marks(chart)
    return {
        "range": [first - 0.3, last + 0.3],
        "tickvals": [year for year, _ in marks],
        "ticktext": [text for _, text in marks],
        "tickfont": {"size": 12, "color": QUIET},
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": QUIET,
        "linecolor": QUIET,
        "showline": True,
    }


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
    rows = measure.mark_rows(chart.breaks, chart)
    return [_break_word(chart, mark, row) for mark, row in zip(chart.breaks, rows, strict=True)]


def _break_word(chart: Chart, mark: Mark, row: int) -> dict[str, Any]:
    year = int(mark.period[:4]) - 0.5
    right = measure.mark_anchor(measure.year_share(chart, year)) == "end"
    return {
        "text": say(chart.lang, "chart.break_word", period=mark.period),
        "hovertext": mark.text,
        "x": year, "xref": "x", "xanchor": "right" if right else "center",
        "xshift": PAD if right else 0,
        "y": 1.01, "yref": "paper", "yanchor": "bottom", "yshift": 14 * row,
        "showarrow": False, "font": {"size": 11, "color": QUIET},
        "hoverlabel": {"bgcolor": GROUND, "bordercolor": FIELD, "font": {"color": INK}},
    }  # fmt: skip


def _dots(chart: Chart, line: Series, style: Stroke) -> dict[str, Any]:
    """The line's values in the marked periods: full dots, hollow where a value is not final."""
    points = [point for mark in chart.marks if (point := line.at(mark.period))]
    hollow = [point.status in OPEN for point in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in points],
        "y": [point.value for point in points],
        "marker": {
            "color": [GROUND if open_ else style.colour for open_ in hollow],
            "size": 9,
            "line": {
                "color": [style.colour if open_ else GROUND for open_ in hollow],
                "width": 1.5,
            },
        },
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
    ends = [measure.period_anchor(i, chart.marks, chart) == "end" for i in range(len(chart.marks))]
    return [
        {
            "text": mark.text,
            "x": int(mark.period[:4]), "xref": "x", "xanchor": "right" if end else "center",
            "xshift": PAD if end else 0,
            "y": 1.01, "yref": "paper", "yanchor": "bottom", "yshift": 14,
            "showarrow": False, "font": {"size": 11, "color": QUIET},
        }
        for mark, end in zip(chart.marks, ends, strict=True)
    ]  # fmt: skip
