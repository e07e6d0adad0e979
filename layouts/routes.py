"""Plain Flask beside Dash: what exists is answered, what does not is answered in words."""

from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response, abort, redirect, request
from flask.typing import ResponseReturnValue

from indicators.goals import GOALS
from indicators.registry import INDICATORS
from layouts import goal_routes, shell, vendor
from layouts.address import PREFIX, NoPage, read
from layouts.goal_address import GOAL

FOREVER = "public, max-age=31536000, immutable"

DASH_PLOTLY = "/plotly/package_data/plotly.min.js"
"""Where Dash looks for plotly.js when a chart comes to a page that has loaded none."""


def register(server: Flask, root: Path) -> None:
    """Add the routes and the guard in front of Dash's page for every URL."""
    server.add_url_rule("/vendor/<name>", "vendor", vendored)
    goal_routes.register(server, root)
    server.before_request(guard)
    server.after_request(keep)


def guard() -> ResponseReturnValue | None:
    """Before Dash, which answers any path with 200: redirect ids, refuse unknown paths."""
    if request.path.endswith(DASH_PLOTLY):
        return redirect(vendor.plotly_js().url, 302)
    if request.endpoint not in ("/", "/<path:path>"):
        return None
    moved = _moved(request.path)
    if moved:
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        return redirect(f"{quote(moved)}{query}", 301)
    try:
        read(request.path, request.query_string.decode())
    except NoPage as error:
        return Response(shell.not_found(error, "de"), 404, mimetype="text/html")
    return None


def _moved(path: str) -> str:
    """Where a page is that is asked for by its id or in lower case; "" if it is right there."""
    if path.startswith(PREFIX):
        known = INDICATORS.get(path.removeprefix(PREFIX).rstrip("/"))
        return PREFIX + known.slug.de if known and known.slug.de != known.id else ""
    if path.startswith(GOAL):
        key = path.removeprefix(GOAL).rstrip("/")
        return GOAL + key.upper() if key not in GOALS and key.upper() in GOALS else ""
    return ""


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
