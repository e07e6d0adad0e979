"""The Dash app: one place in the document that follows the URL, and the routes beside it."""

from pathlib import Path
from typing import Any

import dash
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from flask import request

from indicators.store import DATA
from layouts import routes, shell
from layouts.address import NoPage, read

__all__ = ["DATA", "build"]


class Site(Dash):
    """Dash with our own document; everything else is as it comes."""

    root: Path

    def interpolate_index(self, *_: str, **tags: str) -> str:
        """The first HTML of the path that is asked for (routes.guard let only known ones pass)."""
        address = read(request.path, request.query_string.decode())
        live = "".join(tags[key] for key in ("css", "config", "scripts", "renderer"))
        return shell.document(address, self.root, live)


def build(root: Path) -> Site:
    """The app over the figures in `root`; nothing global, so that several can live in a process."""
    app = Site(
        "layouts.site",
        assets_folder=str(shell.ASSETS),
        assets_ignore=r".*\.(css|svg)$",
        suppress_callback_exceptions=True,
        update_title="",
        serve_locally=True,
        add_log_handler=False,
    )
    app.root = root
    app.layout = html.Div(
        [dcc.Location(id="url", refresh="callback-nav"), dcc.Store(id="name"), html.Div(id="live")]
    )
    _callbacks(app)
    routes.register(app.server, root)
    return app


def _callbacks(app: Site) -> None:
    @app.callback(
        Output("live", "children"),
        Output("name", "data"),
        Input("url", "pathname"),
        Input("url", "search"),
    )
    def show(path: str | None, search: str | None) -> tuple[Any, str]:
        """The page of the URL; a path that only the browser knows gets words, not an error."""
        try:
            address = read(path or "/", search or "")
        except NoPage:
            return dash.no_update, ""
        return shell.frame(address.selection.lang, shell.content(address, app.root)), shell.title(
            address
        )

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("dreiklang", "arrive"),
        Input("name", "data"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("dreiklang", "choose"),
        Output("url", "search"),
        Input("choose-wide", "value"),
        Input("choose-members", "value"),
        Input("choose-since", "value"),
        Input("choose-until", "value"),
        State("url", "search"),
        State("shown", "data"),
        prevent_initial_call=True,
    )
