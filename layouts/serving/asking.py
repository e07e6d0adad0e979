"""Ask a WSGI app once, in plain words: the whole answer, neither packed nor under a condition."""

import sys
from collections.abc import Callable, Iterable
from io import BytesIO
from urllib.parse import urlsplit

from layouts.data.answers import Answer, Environ, Headers, Start

Wsgi = Callable[[Environ, Start], Iterable[bytes]]
FRESH = "no-cache"
"""For what does not say how long it may be kept."""
# What an answer says for itself, each time anew.
_OWN = {"content-type", "cache-control", "content-length", "etag", "accept-ranges", "date"}


def ask(app: Wsgi, path: str, query: str, base: str, posted: bytes | None = None) -> Answer:
    """The app's answer as it is kept.

    Nothing of the request but path, query and the site's address gets into it, so that what one
    client sends cannot come out at another. `path` and `query` are as WSGI has them; `posted` is
    sent as JSON.
    """
    told: list[tuple[str, Headers]] = []

    def start(status: str, headers: Headers, _error: object = None) -> Callable[[bytes], object]:
        told[:] = [(status, headers)]
        return _no_write

    chunks = app(environ(path, query, base, posted), start)
    try:
        body = b"".join(chunks)
    finally:
        getattr(chunks, "close", lambda: None)()
    status, headers = told[0]
    return _answer(int(status[:3]), headers, body)


def _no_write(_chunk: bytes) -> None:
    raise NotImplementedError("answers are returned, not written")


def _answer(status: int, headers: Headers, body: bytes) -> Answer:
    named = {name.lower(): value for name, value in headers}
    kept = [(name, value) for name, value in headers if name.lower() not in _OWN]
    kind, cache = named.get("content-type", ""), named.get("cache-control", FRESH)
    # Flask varies by cookie where a session was looked at, by encoding where it packs: never here.
    kept = [(name, value) for name, value in kept if (name, value) != ("Vary", "Accept-Encoding")]
    return Answer(body, kind, status, cache, kept, shared=False)


def environ(path: str, query: str, base: str, posted: bytes | None = None) -> Environ:
    """The WSGI environment of a plain request."""
    site = urlsplit(base)
    port = site.port or (443 if site.scheme == "https" else 80)
    found: Environ = {
        "REQUEST_METHOD": "GET" if posted is None else "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": site.hostname or "localhost",
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme or "http",
        "wsgi.input": BytesIO(posted or b""),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if posted is not None:
        found |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(posted))}
    return found
