"""What all Plotly charts of the product share: fonts, separators, quiet axes, labels."""

from typing import Any

from layouts.measure import Box, EndLabel, value_marks, zero_line
from layouts.palette import GROUND, INK, QUIET, RULE
from layouts.parts import Chart

PAD = 2
"""Pixels Plotly keeps around the words of an annotation."""
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"


def base(chart: Chart, box: Box | None) -> dict[str, Any]:
    """Layout without axes; without a box the drawing fills its place on the page."""
    margin = (box.left, box.right, box.top, box.bottom) if box else (0, 0, 0, 0)
    return {
        **({"height": box.height} if box else {"autosize": True}),
        "margin": {"pad": 0, **dict(zip("lrtb", margin, strict=True))},
        "separators": ",." if chart.lang == "de" else ".,",
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": GROUND,
            "bordercolor": INK,
            "font": {"family": FONT, "size": 13, "color": INK},
            "align": "left",
        },
    }


def value_axis(chart: Chart) -> dict[str, Any]:
    """The axis of values: ticks in the reader's number form, light rules, zero line in ink."""
    marks = value_marks(chart)
    return {
        "range": [chart.scale.low, chart.scale.high],
        "tickvals": [tick for tick, _ in marks],
        "ticktext": [text for _, text in marks],
        "tickfont": {"size": 12, "color": QUIET},
        "gridcolor": RULE,
        "gridwidth": 1,
        "zeroline": zero_line(chart),
        "zerolinecolor": INK,
        "zerolinewidth": 1,
        "fixedrange": True,
        "ticks": "",
        "ticklabelstandoff": 5,
        "automargin": False,
    }


def hidden_axis() -> dict[str, Any]:
    """An axis that only holds a place."""
    return {"visible": False, "fixedrange": True}


def edges(*, below: bool = False) -> list[dict[str, Any]]:
    """The outermost rules of the values, which Plotly leaves out: above and, if asked, below."""
    return [
        {
            "type": "line", "xref": "paper", "yref": "paper", "layer": "below",
            "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": RULE, "width": 1},
        }
        for y in ((1, 0) if below else (1,))
    ]  # fmt: skip


def end_label(item: EndLabel, box: Box, text: str, colour: str = "") -> dict[str, Any]:
    """A label right of the plot, in the colour of what it names or in another one."""
    return {
        "text": text,
        "x": 1, "xref": "paper", "xanchor": "left", "xshift": 8 - PAD,
        "y": 1 - (item.y - box.top) / box.inner, "yref": "paper", "yanchor": "middle",
        "showarrow": False, "align": "left",
        "font": {"size": 12.5, "color": colour or item.style.colour},
    }  # fmt: skip


def badge(chart: Chart, box: Box) -> list[dict[str, Any]]:
    """What the drawing itself must say, in its upper left corner."""
    if not chart.badge:
        return []
    return [
        {
            "text": chart.badge,
            "x": 0, "xref": "paper", "xanchor": "left", "xshift": -box.left - PAD,
            "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": box.top - 20,
            "showarrow": False, "font": {"size": 12, "color": INK},
        }
    ]  # fmt: skip
