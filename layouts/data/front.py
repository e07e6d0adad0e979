"""In front of Flask: requests for data are answered from memory, everything else is handed on."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

from flask import Flask

from indicators.store import NoData
from layouts import settings
from layouts.data import routes
from layouts.data.answers import CORS, Answer, Environ, Start, send
from layouts.data.errors import BadRequest
from layouts.data.state import State, state

Wsgi = Callable[[Environ, Start], Iterable[bytes]]
Key = tuple[str, str, str, str]
HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]+")
READING = ("GET", "HEAD")
MEMORY = 96 * 2**20
"""Bytes of answers that are kept; the ones asked for longest ago go first."""


class Shelf:
    """Finished answers by request, as many as fit; emptied when the figures change."""

    def __init__(self, limit: int = MEMORY) -> None:
        self._limit, self._used = limit, 0
        self._kept: OrderedDict[Key, tuple[Answer, int]] = OrderedDict()
        self._state: State | None = None
        self._lock = Lock()

    def get(self, key: Key, now: State) -> Answer | None:
        with self._lock:
            if now != self._state:
                self._kept.clear()
                self._state, self._used = now, 0
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Key, answer: Answer, now: State) -> None:
        # Packed forms may come later; room for them is taken at once.
        size = answer.size * 2 + 2000
        with self._lock:
            if now != self._state or key in self._kept or size > self._limit // 4:
                return
            self._kept[key] = (answer, size)
            self._used += size
            while self._used > self._limit:
                _, (_, gone) = self._kept.popitem(last=False)
                self._used -= gone


class Front:
    """The WSGI callable around Flask's."""

    def __init__(self, app: Wsgi, root: Path) -> None:
        self._app, self._root, self._shelf = app, root, Shelf()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        # Nearly every page's path lacks a point: one look, and it is Flask's.
        if "." not in asked and not asked.startswith(routes.API):
            return self._app(environ, start)
        host = environ.get("HTTP_HOST", "localhost")
        key = (asked, environ.get("QUERY_STRING", ""), host, environ["wsgi.url_scheme"])
        now = state(self._root)
        answer = self._shelf.get(key, now)
        if answer is None:
            answer = self._make(key)
            if answer is None:
                return self._app(environ, start)
            if answer.status == 200:
                self._shelf.put(key, answer, now)
        if environ["REQUEST_METHOD"] not in READING:
            return _other(environ["REQUEST_METHOD"], environ, start)
        return send(answer, environ, start)

    def _make(self, key: Key) -> Answer | None:
        asked, query, host, scheme = key
        path = asked.encode("latin-1").decode("utf-8", "replace")
        right = host if HOST.fullmatch(host) else "localhost"
        base = settings.base(f"{scheme}://{right}/")
        try:
            return routes.answer(path, query, base, self._root)
        except BadRequest as error:
            return routes.refusal(error)
        except NoData as error:
            # A list of vintages that is damaged: the message tells what to restore.
            return routes.refusal(BadRequest(str(error), status=503))


def _other(method: str, environ: Environ, start: Start) -> Iterable[bytes]:
    """A browser's preflight is let through; who wants to write is told that one reads here."""
    allow = [("Allow", "GET, HEAD, OPTIONS")]
    if method == "OPTIONS":
        more = [("Access-Control-Allow-Methods", "GET, HEAD"), ("Access-Control-Max-Age", "86400")]
        start("204 No Content", [*CORS, *allow, *more, ("Access-Control-Allow-Headers", "*")])
        return []
    answer = routes.refusal(BadRequest(f"{method} is not possible here; GET reads", status=405))
    answer.headers += allow
    return send(answer, environ, start)


def install(server: Flask, root: Path) -> None:
    """Put the front before a Flask server, and the whole files, which come from disk, behind it."""
    routes.register(server, root)
    server.wsgi_app = Front(server.wsgi_app, root)  # type: ignore[assignment, method-assign]
