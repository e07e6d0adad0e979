"""The Dash app: one place in the document that follows the URL, and the routes beside it."""

from pathlib import Path
from typing import Any

import dash
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from flask import request

from indicators.store import DATA
from layouts import communes, fingerprints, heads, routes, settings, shell
from layouts.address import NoPage, read
from layouts.paths import PAGES
from layouts.serving import headers
from layouts.serving.front import Front
from layouts.serving.guard import guard

__all__ = ["DATA", "build"]

_INSTANCE = ("end_id", "python_version")


class Site(Dash):
    """Dash with our own document; everything else is as it comes."""

    root: Path
    front: Front

    def interpolate_index(self, *_: str, **tags: str) -> str:
        """The first HTML of the path that is asked for (routes.guard let only known ones pass)."""
        address = read(request.path, request.query_string.decode())
        live = "".join(tags[key] for key in ("css", "config", "scripts", "renderer"))
        live = fingerprints.by_content(live)
        base = settings.base(request.host_url)
        return shell.document(address, self.root, live, base)

    def _config(self) -> dict[str, Any]:
        """What Dash's scripts are told, but for what differs from one instance to the next.

        The salt binds background callbacks to a page load, and there are none.
        """
        told: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        return {key: value for key, value in told.items() if key not in _INSTANCE}


def build(root: Path) -> Site:
    """The app over the figures in `root`; nothing global, so that several can live in a process.

    Raises NoBorders (ValueError) without whole files in data/geo.
    """
    app = Site(
        "layouts.site",
        assets_folder=str(fingerprints.ASSETS),
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
    communes.load()
    app.layout = html.Div(
        [dcc.Location(id="url", refresh="callback-nav"), dcc.Store(id="head"), html.Div(id="live")]
    )
    _callbacks(app)
    routes.register(app.server, root)
    headers.install(app)
    app.front = Front(app.server.wsgi_app, root)
    app.server.wsgi_app = guard(app.front, root)
    return app


def _callbacks(app: Site) -> None:
    @app.callback(
        Output("live", "children"),
        Output("head", "data"),
        Input("url", "pathname"),
        Input("url", "search"),
    )
    def show(path: str | None, search: str | None) -> tuple[Any, dict[str, str]]:
        """The page of the URL and its head; without a head the browser asks for the document.

        The head's addresses begin with a slash: the browser knows the site's own address.
        """
        try:
            address = read(path or "/", search or "")
        except NoPage:
            return dash.no_update, {}
        head = shell.head(address, app.root)
        told = {"lang": head.lang, "title": head.title, "tags": heads.tags(head, "")}
        return shell.frame(address, shell.content(address, app.root)), told

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("dreiklang", "arrive"),
        Input("head", "data"),
    )
