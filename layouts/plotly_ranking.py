"""Rankings for Plotly: one bar a region, its place and name before, its value behind it."""

from typing import Any

from layouts.measure import Box, bar_styles, ranking_box, strong
from layouts.numbers import quantity
from layouts.palette import GROUND, INK, QUIET
from layouts.parts import OPEN, Bar, Chart
from layouts.places import name
from layouts.plotly_base import PAD, badge, base, hidden_axis
from layouts.words import say


def data(chart: Chart) -> list[dict[str, Any]]:
    """One bar trace; the first bar of the description stands on top."""
    bars = chart.bars
    colours = [style.colour for style in bar_styles(chart)]
    hollow = [bar.point.status in OPEN for bar in bars]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [bar.point.value for bar in bars],
            "y": list(range(len(bars))),
            "width": 0.62,
            "marker": {
                "color": [GROUND if open_ else c for open_, c in zip(hollow, colours, strict=True)],
                "line": {"color": colours, "width": [1.6 if open_ else 0 for open_ in hollow]},
            },
            "hoverinfo": "text",
            "hovertext": [_hover(chart, bar) for bar in bars],
            "cliponaxis": False,
        }
    ]


def layout(chart: Chart) -> dict[str, Any]:
    box = ranking_box(chart)
    pairs = enumerate(zip(chart.bars, bar_styles(chart), strict=True))
    rows = [note for row, (bar, style) in pairs
            for note in _row(chart, box, row, bar, style.colour)]  # fmt: skip
    return base(chart, box) | {
        "xaxis": hidden_axis() | {"range": list(span(chart))},
        "yaxis": hidden_axis() | {"range": [len(chart.bars) - 0.5, -0.5]},
        "annotations": rows + _heads(chart, box),
    }


def span(chart: Chart) -> tuple[float, float]:
    """From zero or the lowest value to the highest one."""
    values = [bar.point.value or 0.0 for bar in chart.bars]
    return min(0.0, *values, 0.0), max(0.0, *values, 0.0) or 1.0


def texts(chart: Chart, bar: Bar) -> tuple[str, str, str, str]:
    """Place, its change, value and rank in Germany; empty where there is none to be told."""
    place = str(bar.place) if bar.place else ""
    moved = moves(bar) if chart.base else ""
    value = quantity(bar.point.value or 0.0, chart.indicator, chart.lang)
    return place, moved, value, str(bar.rank) if bar.rank else ""


def moves(bar: Bar) -> str:
    """Places won or lost: ↑2, ↓1, =."""
    if bar.won is None:
        return ""
    return "=" if bar.won == 0 else f"{'↑' if bar.won > 0 else '↓'}{abs(bar.won)}"


def heads(chart: Chart) -> tuple[str, str]:
    """What stands above the places and above the ranks."""
    places = any(bar.place for bar in chart.bars)
    key = "chart.places_since" if chart.base else "chart.place"
    left = say(chart.lang, key, year=chart.base) if chart.base else say(chart.lang, key)
    ranks = any(bar.rank for bar in chart.bars)
    return left if places else "", say(chart.lang, "chart.in_germany") if ranks else ""


def _row(chart: Chart, box: Box, row: int, bar: Bar, colour: str) -> list[dict[str, Any]]:
    ink = colour if strong(bar) else INK
    place, moved, value, rank = texts(chart, bar)
    label = f"<b>{bar.label}</b>" if strong(bar) else bar.label
    notes = [
        _text(row, label, 0, -8, "right", 13, ink),
        _text(row, f"<b>{value}</b>", max(0.0, bar.point.value or 0.0), 6, "left", 13, ink, "x"),
        _text(row, place, 0, 20 - box.left, "right", 12, QUIET),
        _text(row, moved, 0, 26 - box.left, "left", 12, INK),
        _text(row, rank, 1, box.right - 2, "right", 12, QUIET),
    ]
    return [note for note in notes if note["text"]]


def _text(
    row: int, text: str, x: float, shift: float, anchor: str, size: int, colour: str,
    ref: str = "paper",
) -> dict[str, Any]:  # fmt: skip
    return {
        "text": text, "x": x, "xref": ref, "xanchor": anchor,
        "xshift": shift + (PAD if anchor == "right" else -PAD),
        "y": row, "yref": "y", "yanchor": "middle", "showarrow": False,
        "font": {"size": size, "color": colour},
    }  # fmt: skip


def _heads(chart: Chart, box: Box) -> list[dict[str, Any]]:
    left, right = heads(chart)
    common = {
        "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4, "showarrow": False,
        "xref": "paper", "font": {"size": 11, "color": QUIET},
    }  # fmt: skip
    notes = [
        common | {"text": left, "x": 0, "xanchor": "left", "xshift": -box.left - PAD},
        common | {"text": right, "x": 1, "xanchor": "right", "xshift": box.right - 2 + PAD},
    ]
    return [note for note in notes if note["text"]] + badge(chart, box)


def _hover(chart: Chart, bar: Bar) -> str:
    value = quantity(bar.point.value or 0.0, chart.indicator, chart.lang)
    word = "" if bar.point.status == "A" else f" ({say(chart.lang, f'status.{bar.point.status}')})"
    text = f"{name(bar.region, chart.lang)}, {bar.point.period}: <b>{value}</b>{word}"
    if not bar.rank:
        return text
    return f"{text}<br>{say(chart.lang, 'chart.rank_of', rank=bar.rank, of=bar.of)}"
