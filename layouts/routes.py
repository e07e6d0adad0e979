"""Plain Flask beside Dash: what exists is answered, what does not is answered in words."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from dash.exceptions import DependencyException
from flask import Flask, Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from indicators.store import NoData
from layouts import communes, moved, shell, sitemap, state_routes, vendor
from layouts.address import NoPage, read
from layouts.data import routes as data
from layouts.data.answers import PINNED
from layouts.embed import routes as embed_routes
from layouts.paths import language
from layouts.words import say

DASH_PLOTLY = "/plotly/package_data/plotly.min.js"
"""Where Dash looks for plotly.js when a chart comes to a page that has loaded none."""


def register(server: Flask, root: Path) -> None:
    """Add the routes and the guard in front of Dash's page for every URL."""
    server.add_url_rule("/vendor/<name>", "vendor", vendored)
    state_routes.register(server, root)
    sitemap.register(server)
    embed_routes.register(server, root)
    communes.register(server)
    data.register(server, root)
    server.before_request(guard)
    # Dash raises for a file of its own that is not there; it is no failure of ours.
    for kind in (404, DependencyException):
        server.register_error_handler(kind, _missing)
    server.register_error_handler(NoData, _unreadable)


def guard() -> ResponseReturnValue | None:
    """Before Dash, which answers any path with 200: lead to a page's own path, refuse others."""
    if request.path.endswith(DASH_PLOTLY):
        return redirect(vendor.plotly_js().url, 302)
    if request.endpoint not in ("/", "/<path:path>"):
        return None
    known, lang = moved.load(), language(request.path)
    if request.path in known.retired:
        return Response(shell.gone(known.retired[request.path], lang), 410, mimetype="text/html")
    if request.path in known.moved:
        return _lead(known.moved[request.path])
    try:
        address = read(request.path, request.query_string.decode())
    except NoPage as error:
        return Response(shell.not_found(error, lang), 404, mimetype="text/html")
    if address.path != request.path:
        return _lead(address.path)
    return redirect(f"{quote(request.path)}{_asked(address.query)}", 302) if _from_form() else None


def _missing(_error: Exception) -> ResponseReturnValue:
    """A file that is not there, in words."""
    words = shell.not_found(NoPage(request.path, None), language(request.path))
    return Response(words, 404, mimetype="text/html")


def _unreadable(_error: Exception) -> ResponseReturnValue:
    """Figures that are damaged in a way no page reckons with, in words."""
    words = f"503: {say(language(request.path), 'page.no_data')}\n"
    return Response(words, 503, mimetype="text/plain")


def _lead(path: str) -> ResponseReturnValue:
    """To the right path for good, with the query as it came."""
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(f"{quote(path)}{query}", 301)


def _from_form() -> bool:
    """Whether a form wrote the query: it names fields without a value, and others repeatedly."""
    told = request.args
    return any(value == "" or len(told.getlist(key)) > 1 for key, value in told.items(multi=True))


def _asked(query: Mapping[str, str]) -> str:
    """The query as it can be copied and sent: what says nothing is left out."""
    return f"?{urlencode(query, safe='~')}" if query else ""


def vendored(name: str) -> Response:
    """A file of another package; its name changes with its bytes, so it may be kept for ever."""
    item = vendor.by_name().get(name)
    if item is None:
        abort(404)
    response = Response(item.plain, mimetype=item.kind)
    response.headers["Cache-Control"] = PINNED
    return response
