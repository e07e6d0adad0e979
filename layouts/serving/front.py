"""In front of Flask: what was answered once is answered from memory, whatever kind it is of."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO
from pathlib import Path

from indicators.store import NoData
from layouts import fingerprints, settings
from layouts.data import routes, site, state
from layouts.data.answers import CORS, PINNED, Answer, Environ, Start, send
from layouts.data.ask import place
from layouts.data.errors import BadRequest
from layouts.serving import keys, ready
from layouts.serving.asking import FRESH, Wsgi, ask
from layouts.serving.callback import LARGEST
from layouts.serving.callback import PATH as CALLBACK
from layouts.serving.shelf import Key, Shelf

HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]+")
READING = ("GET", "HEAD")
KEPT = "dreiklang.kept"
PAGE = "public, max-age=60, must-revalidate"
"""A page may be this old where it is copied; the same for its reader and for a CDN."""
WHOLE = "/daten/"
"""Large files come from disk, through Flask: none of them is taken into memory."""
SITES = 8
"""Addresses under which answers are kept where settings.toml names none."""
_FILES = ("/_dash", fingerprints.OWN)
"""What pages name by its content: without that name it may change at any time."""
TRIES = 4
DAY = 86400


@dataclass(frozen=True, slots=True)
class Now:
    """What answers depend on: the figures, the settings, the day."""

    state: state.State
    site: str
    """The public address from the settings; empty: that of each request."""
    until: float
    """Until when nobody looks again, in seconds of the monotonic clock."""


class Front:
    """The WSGI callable around Flask's.

    `rest` is for how many seconds a look at the figures may hold: 0 to look with each request.
    """

    def __init__(self, app: Wsgi, root: Path, rest: float = 0.0) -> None:
        self.app, self._root, self.rest = app, root, rest
        self.shelf, self.ready = Shelf(), ready.from_environment(root)
        self._sites: set[str] = set()
        self._now = Now((), "", 0.0)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        found = environ.get(KEPT) or self.kept(environ)
        if found is not None:
            return send(found, environ, start)
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if method in READING:
            if path.startswith(WHOLE) and "." in path:
                return self.app(environ, start)
            base = self._looked().site or _site(environ)
            return send(self.answer(path, environ.get("QUERY_STRING", ""), base), environ, start)
        if method == "POST" and path == CALLBACK:
            return self._called(environ, start)
        if _is_data(path):
            return _other(method, environ, start)
        return self.app(environ, start)

    def kept(self, environ: Environ) -> Answer | None:
        """The answer, if it lies in memory; it is then left in the environment, too."""
        if environ["REQUEST_METHOD"] not in READING:
            return None
        now = self._looked()
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        found = self.shelf.get((path, query, now.site or _site(environ)), now.state)
        if found is not None:
            environ[KEPT] = found
        return found

    def answer(self, path: str, query: str, base: str) -> Answer:
        """The answer to a plain GET: kept, made ahead, or made now. All as WSGI has them."""
        own = keys.kept_as(path, query)
        key = (*(own or (path, query)), base)
        now = self._looked()
        found = self.shelf.get(key, now.state) or self.ready.get(key)
        if found is None:
            found, steady = self._steady(lambda: self._made(*key))
            if steady is None:
                return found
            now = steady
        if own is not None:
            self._keep(key, found, now)
        return found

    def _steady(self, make: Callable[[], Answer]) -> tuple[Answer, Now | None]:
        """Made from one state of the figures: not from two, while they are replaced.

        None where they went on changing: such an answer is given, but not kept.
        """
        now = self._look()
        for _ in range(TRIES):
            made, before = make(), now
            now = self._look()
            if now.state == before.state:
                return made, now
        return made, None

    def _keep(self, key: Key, answer: Answer, now: Now) -> None:
        if answer.status == HTTPStatus.OK and (now.site or self._known(key[2])):
            self.shelf.put(key, answer, now.state)

    def _known(self, base: str) -> bool:
        """Whether answers are kept for this address: the first few, not any invented one."""
        if base not in self._sites and len(self._sites) < SITES:
            self._sites.add(base)
        return base in self._sites

    def _made(self, path: str, query: str, base: str) -> Answer:
        """By the routes for data, else by Flask."""
        try:
            text = path.encode("latin-1").decode("utf-8", "replace")
            found = routes.answer(text, query, base, self._root)
        except BadRequest as error:
            return routes.refusal(error)
        except NoData as error:
            # A list of vintages that is damaged: the message tells what to restore.
            return routes.refusal(BadRequest(str(error), status=503))
        return found or self._flask(path, query, base)

    def _flask(self, path: str, query: str, base: str) -> Answer:
        forever = query == keys.FOR_EVER
        made = ask(self.app, path, "" if forever else query, base)
        if forever and made.status == HTTPStatus.OK:
            made.cache = PINNED
        elif made.cache == FRESH and made.status == HTTPStatus.OK and not path.startswith(_FILES):
            made.cache = PAGE
        return made

    def _called(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Dash's callback: the same address gives the same bytes."""
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LARGEST:
            return self.app(environ, start)
        body = environ["wsgi.input"].read(int(length))
        now = self._looked()
        key = (f"POST {CALLBACK}", body.decode("latin-1"), now.site or _site(environ))
        found = self.shelf.get(key, now.state) or self._call(key, body)
        if found is None:
            environ["wsgi.input"] = BytesIO(body)
            return self.app(environ, start)
        return send(found, environ, start)

    def _call(self, key: Key, body: bytes) -> Answer | None:
        """What Dash says to the body; None if that is not to be kept."""
        if not keys.called(body):
            return None
        made, now = self._steady(lambda: self._dash(key[2], body))
        if now is not None:
            self._keep(key, made, now)
        return made

    def _dash(self, base: str, body: bytes) -> Answer:
        made = ask(self.app, CALLBACK, "", base, body)
        # An answer to POST has no validator: nobody may ask whether it is still the same.
        return replace(made, etag="")

    def _looked(self) -> Now:
        return self._now if time.monotonic() < self._now.until else self._look()

    def _look(self) -> Now:
        """Look at what answers depend on; the same object as before where all is as it was."""
        until = time.monotonic() + self.rest
        seen = (*state.state(self._root), int(time.time() // DAY))
        public, before = settings.settings().site.url.rstrip("/"), self._now
        same = seen == before.state and public == before.site
        self._now = Now(before.state if same else seen, public, until)
        return self._now


def _site(environ: Environ) -> str:
    """The address of the request; a host that could be none gets into no answer."""
    return _address(environ["wsgi.url_scheme"], environ.get("HTTP_HOST", "localhost"))


@lru_cache(maxsize=64)
def _address(scheme: str, host: str) -> str:
    right = host.lower() if HOST.fullmatch(host) else "localhost"
    return f"{scheme}://{right}"


def _is_data(path: str) -> bool:
    """Whether the routes for data answer here, and be it with what is wrong."""
    try:
        return path.startswith(routes.API) or path in site.FILES or place(path) is not None
    except BadRequest:
        return True


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
