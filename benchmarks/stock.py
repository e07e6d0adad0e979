"""Stock Dash: what its tutorial makes of the same figures, nothing set, nothing compressed.

`/` is a dashboard page: the line of the 15 members over 20 years and their map, both redrawn by
one callback with plotly.express. `/v0/` and on are the embeds' charts, one `dcc.Graph` each.
"""

import json
from itertools import product
from typing import Any

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from flask import Flask

from indicators import store
from indicators.query import Selection, View
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from layouts import chart, plotly_writer
from layouts.embed.ask import Ask

KEYS = (
    "unemployment_rate", "gdp_per_capita", "disposable_income_per_capita", "childcare_rate_u3",
    "health_employment_share",
)  # fmt: skip
VIEWS: tuple[View, ...] = ("linie", "streifen", "rang", "karte")
ASKS = tuple(Ask("indicator", key, Selection(view=view)) for key, view in product(KEYS, VIEWS))
YEARS = range(2005, 2025)


def members() -> pd.DataFrame:
    """Unemployment of the 15 members, 20 years."""
    frame = store.read("unemployment_rate").frame
    inside = frame["region"].isin(list(MEMBERS)) & frame["period"].isin([str(y) for y in YEARS])
    return frame[inside]


def borders() -> dict[str, Any]:
    """The members as GeoJSON, the form that plotly.express takes."""
    content = json.loads((store.DATA / "geo" / "ruhr_kreise.json").read_text("utf-8"))
    features = [
        {
            "type": "Feature", "id": item["ags"], "properties": {},
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in item["rings"]]},
        }
        for item in content["regions"]
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def dashboard(server: Flask) -> Dash:
    """The page with both charts."""
    page, frame, shapes = Dash("stock", server=_any(server)), members(), borders()
    years = [str(year) for year in YEARS]
    page.layout = html.Div(
        [dcc.Dropdown(years, years[-1], id="year"), dcc.Graph(id="line"), dcc.Graph(id="map")]
    )

    @page.callback(Output("line", "figure"), Output("map", "figure"), Input("year", "value"))
    def redraw(year: str) -> tuple[Any, Any]:
        until, only = frame[frame["period"] <= year], frame[frame["period"] == year]
        area = px.choropleth(only, geojson=shapes, locations="region", color="value")
        area.update_geos(fitbounds="locations", visible=False)
        return px.line(until, x="period", y="value", color="region"), area

    return page


def embeds(server: Flask) -> None:
    """One page for each view."""
    for index, ask in enumerate(ASKS):
        drawn = chart.describe(INDICATORS[ask.key], store.read(ask.key), ask.selection)
        figure = plotly_writer.figure(drawn)
        figure.pop("config", None)
        page = Dash(f"stock{index}", server=_any(server), url_base_pathname=f"/v{index}/")
        page.layout = dcc.Graph(figure=figure)


def _any(server: Flask) -> Any:
    """Dash's own type of this argument leaves Flask out."""
    return server


server = Flask("stock")
embeds(server)
dashboard(server)
