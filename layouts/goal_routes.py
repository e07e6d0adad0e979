"""/ziele.csv and /ziele.json: plain Flask, cached by the state of the figures."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from layouts import goal_files
from layouts.goal_address import CSV, JSON
from layouts.goal_data import ledger

FORMATS: dict[str, tuple[Callable[[Path], str], str]] = {
    CSV: (goal_files.as_csv, "text/csv; charset=utf-8"),
    JSON: (goal_files.as_json, "application/json; charset=utf-8"),
}


def register(server: Flask, root: Path) -> None:
    """Add a route for each file, over the figures in `root`."""
    for path in FORMATS:
        server.add_url_rule(path, path, _answer(path, root))


def _answer(path: str, root: Path) -> Callable[[], ResponseReturnValue]:
    def answer() -> ResponseReturnValue:
        stamp = ledger(root).stamp
        response = Response(_text(path, root, stamp), content_type=FORMATS[path][1])
        response.set_etag(stamp)
        response.headers["Cache-Control"] = "public, max-age=300, must-revalidate"
        response.headers["Access-Control-Allow-Origin"] = "*"
        name = f"dreiklang-ruhr-{path.strip('/')}"
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
        return response.make_conditional(request)

    return answer


@lru_cache(maxsize=4)
def _text(path: str, root: Path, _stamp: str) -> str:
    return FORMATS[path][0](root)
