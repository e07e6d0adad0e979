"""The Dash app: one place in the document that follows the URL, and the routes beside it."""

from pathlib import Path
from typing import Any

import dash
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from flask import request

from indicators.store import DATA
from layouts import routes, settings, shell
from layouts.address import NoPage, read
from layouts.paths import PAGES

__all__ = ["DATA", "build"]


class Site(Dash):
    """Dash with our own document; everything else is as it comes."""

    root: Path

    def interpolate_index(self, *_: str, **tags: str) -> str:
        """The first HTML of the path that is asked for (routes.guard let only known ones pass)."""
        address = read(request.path, request.query_string.decode())
        live = "".join(tags[key] for key in ("css", "config", "scripts", "renderer"))
        base = settings.base(request.host_url)
        return shell.document(address, self.root, live, base)


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
    # Now, not with the first reader: a page that cannot be imported must stop the start.
    for name in PAGES:
        shell.module(name)
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
        return shell.frame(address, shell.content(address, app.root)), shell.title(address)

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("dreiklang", "arrive"),
        Input("name", "data"),
    )
