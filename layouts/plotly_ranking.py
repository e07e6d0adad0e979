"""Rankings for Plotly: one bar a region, its name before and its value behind it."""

from typing import Any

from layouts.numbers import NBSP, quantity
from layouts.palette import FIELD, INK, QUIET, STROKES
from layouts.parts import Bar, Chart
from layouts.places import name
from layouts.plotly_base import base, hidden_axis
from layouts.words import say

ROW, TOP, BOTTOM, LEFT, RIGHT = 27, 8, 8, 128, 118


def data(chart: Chart) -> list[dict[str, Any]]:
    """One bar trace; the first bar of the description stands on top."""
    bars = chart.bars
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [bar.point.value for bar in bars],
            "y": list(range(len(bars))),
            "width": 0.62,
            "marker": {"color": [_colour(bar) for bar in bars], "pattern": _pattern(bars)},
            "hoverinfo": "text",
            "hovertext": [_hover(chart, bar) for bar in bars],
            "cliponaxis": False,
        }
    ]


def layout(chart: Chart) -> dict[str, Any]:
    margin = {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}
    height = TOP + BOTTOM + ROW * max(1, len(chart.bars))
    return base(chart, height, margin) | {
        "xaxis": hidden_axis() | {"range": [min(0.0, chart.scale.low), _top(chart)]},
        "yaxis": hidden_axis() | {"range": [len(chart.bars) - 0.5, -0.5]},
        "annotations": [
            note for row, bar in enumerate(chart.bars) for note in _row(chart, row, bar)
        ],
    }


def _top(chart: Chart) -> float:
    return max((bar.point.value or 0.0 for bar in chart.bars), default=1.0) or 1.0


def _colour(bar: Bar) -> str:
    if bar.role in ("member", "nuts2", "site"):
        return INK if bar.chosen else FIELD
    return STROKES[bar.role].colour


def _pattern(bars: tuple[Bar, ...]) -> dict[str, Any]:
    """Hatching tells the comparators apart where there is no colour."""
    shapes = {"nrw_rest": "/", "nrw": "/", "germany": "."}
    return {"shape": [shapes.get(bar.role, "") for bar in bars], "size": 6, "solidity": 0.45}


def _row(chart: Chart, row: int, bar: Bar) -> list[dict[str, Any]]:
    strong = bar.role not in ("member", "nuts2", "site")
    colour = STROKES[bar.role].colour if strong else INK
    common = {"y": row, "yref": "y", "showarrow": False, "yanchor": "middle"}
    label = f"<b>{bar.label}</b>" if strong or bar.chosen else bar.label
    value = quantity(bar.point.value or 0.0, chart.indicator, chart.lang)
    rank = (
        f"{NBSP}{NBSP}<span style='font-size:11px'>{_rank(chart, bar)}</span>" if bar.rank else ""
    )
    return [
        common | {"text": label, "x": 0, "xref": "paper", "xanchor": "right", "xshift": -8,
                  "font": {"size": 13, "color": colour}},
        common | {"text": f"<b>{value}</b>{rank}", "x": max(0.0, bar.point.value or 0.0),
                  "xref": "x", "xanchor": "left", "xshift": 6,
                  "font": {"size": 13, "color": colour if strong else INK}},
    ]  # fmt: skip


def _rank(chart: Chart, bar: Bar) -> str:
    return f"<span style='color:{QUIET}'>{say(chart.lang, 'chart.rank', rank=bar.rank)}</span>"


def _hover(chart: Chart, bar: Bar) -> str:
    value = quantity(bar.point.value or 0.0, chart.indicator, chart.lang)
    text = f"{name(bar.region, chart.lang)}, {bar.point.period}: <b>{value}</b>"
    if not bar.rank:
        return text
    return f"{text}<br>{say(chart.lang, 'chart.rank_of', rank=bar.rank, of=bar.of)}"
