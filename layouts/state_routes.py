"""The feeds of recorded states: plain Flask, cached until the figures change."""

from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from indicators.model import Lang
from layouts import changes_feed, settings
from layouts.changes_data import stamp
from layouts.state_paths import ATOM

FEED = "application/atom+xml; charset=utf-8"
LANGS: tuple[Lang, Lang] = ("de", "en")


def register(server: Flask, root: Path) -> None:
    """Add a route for each language's feed, over the figures in `root`."""
    for lang in LANGS:
        _add(server, root, lang)


def _add(server: Flask, root: Path, lang: Lang) -> None:
    path = ATOM.in_(lang)

    @lru_cache(maxsize=4)
    def text(_stamp: str, base: str) -> str:
        return changes_feed.as_atom(root, lang, path, base)

    def answer() -> ResponseReturnValue:
        state = stamp(root)
        response = Response(text(state, settings.base(request.host_url)), content_type=FEED)
        response.set_etag(state)
        response.headers["Cache-Control"] = "public, max-age=300, must-revalidate"
        response.headers["Access-Control-Allow-Origin"] = "*"
        name = f"dreiklang-ruhr-{path.rpartition('/')[2]}"
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
        return response.make_conditional(request)

    server.add_url_rule(path, path, answer)
