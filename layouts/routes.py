"""Plain Flask beside Dash: what exists is answered, what does not is answered in words."""

from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from layouts import communes, goal_routes, moved, shell, sitemap, state_routes, vendor
from layouts.address import NoPage, read
from layouts.data import front
from layouts.embed import routes as embed_routes
from layouts.paths import language

FOREVER = "public, max-age=31536000, immutable"

DASH_PLOTLY = "/plotly/package_data/plotly.min.js"
"""Where Dash looks for plotly.js when a chart comes to a page that has loaded none."""


def register(server: Flask, root: Path) -> None:
    """Add the routes and the guard in front of Dash's page for every URL."""
    server.add_url_rule("/vendor/<name>", "vendor", vendored)
    goal_routes.register(server, root)
    state_routes.register(server, root)
    sitemap.register(server)
    embed_routes.register(server, root)
    communes.register(server)
    front.install(server, root)
    server.before_request(guard)
    server.after_request(keep)


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
    return None if address.path == request.path else _lead(address.path)


def _lead(path: str) -> ResponseReturnValue:
    """To the right path for good, with the query as it came."""
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(f"{quote(path)}{query}", 301)


def vendored(name: str) -> Response:
    """A file of another package; its name changes with its bytes, so it may be kept for ever."""
    item = vendor.by_name().get(name)
    if item is None:
        abort(404)
    packed = request.accept_encodings["gzip"] > 0
    response = Response(item.packed if packed else item.plain, mimetype=item.kind)
    response.headers["Cache-Control"] = FOREVER
    response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


def keep(response: Response) -> Response:
    """Our own assets carry their age in the URL: they may be kept as well."""
    if request.path.startswith("/assets/") and "m" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = FOREVER
    return response
