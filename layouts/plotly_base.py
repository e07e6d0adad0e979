"""What all Plotly charts of the product share: fonts, separators, quiet axes."""

from typing import Any

from layouts.numbers import number
from layouts.palette import GROUND, INK, QUIET, RULE
from layouts.parts import Chart
from layouts.scale import decimals

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"


def base(chart: Chart, height: int | None, margin: dict[str, int]) -> dict[str, Any]:
    """Layout without axes; height in pixels, None to fill the place on the page."""
    return {
        **({"height": height} if height else {"autosize": True}),
        "margin": {"pad": 0, **margin},
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
    places = decimals(chart.scale.ticks)
    return {
        "range": [chart.scale.low, chart.scale.high],
        "tickvals": list(chart.scale.ticks),
        "ticktext": [number(tick, places, chart.lang) for tick in chart.scale.ticks],
        "tickfont": {"size": 12, "color": QUIET},
        "gridcolor": RULE,
        "gridwidth": 1,
        "zeroline": chart.scale.low <= 0 <= chart.scale.high,
        "zerolinecolor": INK,
        "zerolinewidth": 1,
        "fixedrange": True,
        "ticks": "",
        "automargin": False,
    }


def hidden_axis() -> dict[str, Any]:
    """An axis that only holds a place."""
    return {"visible": False, "fixedrange": True}
