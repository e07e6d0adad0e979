"""Files about the state of the figures: plain Flask, cached until the figures change."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from indicators.model import Lang
from layouts import changes_feed, settings, state_file
from layouts.changes_data import stamp
from layouts.state_paths import ATOM, CHANGES_CSV, STATE_CSV

Make = Callable[[Path, str], str]
"""Folder of the figures and the site's address -> the text of a file."""
CSV, FEED = "text/csv; charset=utf-8", "application/atom+xml; charset=utf-8"


def register(server: Flask, root: Path) -> None:
    """Add a route for each file, over the figures in `root`."""
    _add(server, root, CHANGES_CSV, lambda folder, _: changes_feed.as_csv(folder), CSV)
    _add(server, root, STATE_CSV, lambda folder, _: state_file.as_csv(folder), CSV)
    _add(server, root, ATOM.de, _feed("de"), FEED)
    _add(server, root, ATOM.en, _feed("en"), FEED)


def _feed(lang: Lang) -> Make:
    return lambda folder, base: changes_feed.as_atom(folder, lang, ATOM.in_(lang), base)


def _add(server: Flask, root: Path, path: str, make: Make, kind: str) -> None:
    @lru_cache(maxsize=4)
    def text(_stamp: str, base: str) -> str:
        return make(root, base)

    def answer() -> ResponseReturnValue:
        state = stamp(root)
        response = Response(text(state, settings.base(request.host_url)), content_type=kind)
        response.set_etag(state)
        response.headers["Cache-Control"] = "public, max-age=300, must-revalidate"
        response.headers["Access-Control-Allow-Origin"] = "*"
        name = f"dreiklang-ruhr-{path.rpartition('/')[2]}"
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
        return response.make_conditional(request)

    server.add_url_rule(path, path, answer)
