"""The guard before everything: what may pass, what every answer carries, what is written down."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path
from secrets import token_hex
from threading import Semaphore
from time import perf_counter, thread_time, time

from granian.utils.proxies import wrap_wsgi_with_proxy_headers
from werkzeug.wsgi import ClosingIterator

from layouts.data.answers import Answer, Environ, Headers, Start, send
from layouts.serving import callback, health, limits, logs, metrics, operator, plainly
from layouts.serving.asking import Wsgi, ask
from layouts.serving.headers import secured
from layouts.serving.operator import Operator
from layouts.serving.refusal import Refusal

LOG = logging.getLogger("dreiklang.guard")
READERS = 3
"""Bodies read at once, one fewer than a worker has threads: a client may send one as slowly as it
likes, and while it does a thread waits; the last one goes on answering whoever only reads."""
PATIENCE = 0.05
"""Seconds to wait until another body was read."""
STREAMS, LARGE = 2, 2**18
"""Answers sent piece by piece at once, and from how many bytes on: a piece at a time holds next to
no memory, but a thread as long as its reader likes. Further ones are taken whole."""
LOOPBACK = ("127.", "::1")
"""How the addresses of this machine begin."""


def guard(
    app: Wsgi, root: Path, rules: Operator | None = None, journal: logs.Journal | None = None
) -> Wsgi:
    """The app behind the guard, over the figures in `root`; `rules` are the environment's."""
    rules = rules or operator.from_environment()
    logs.errors()
    metrics.begin()
    inner = Guard(app, root, rules, journal or logs.Journal(every=rules.log == "access"))
    if not rules.proxies:
        return inner
    # Client and scheme as the proxy tells them; X-Forwarded-Host is believed from nobody.
    wrapped: Wsgi = wrap_wsgi_with_proxy_headers(inner, [str(net) for net in rules.proxies])
    return wrapped


@dataclass(slots=True)
class _Told:
    """What the app said it would answer to a request; `rule`: why it was not asked at all."""

    request: str
    line: str = ""
    headers: Headers = field(default_factory=list)
    rule: str = ""

    def __call__(self, line: str, headers: Headers, _error: object = None) -> None:
        self.line, self.headers = line, headers


class Guard:
    """The WSGI callable around the front's."""

    def __init__(self, app: Wsgi, root: Path, rules: Operator, journal: logs.Journal) -> None:
        self._app, self._root, self._rules, self._journal = app, root, rules, journal
        self._kept = plainly.finder(app)
        self._budget = limits.Budget(rules.budget)
        self._mark, self._number = token_hex(4), count(1)
        self._callbacks: dict[str, callback.Callback] = {}
        self._readers, self._streams = Semaphore(READERS), Semaphore(STREAMS)
        self._warned = False

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        kept = self._kept(environ)
        if kept is not None and self._budget.idle and not self._journal.every:
            form = plainly.form(kept, environ)
            if form is not None:
                return self._at_once(kept, form, environ, start)
        # What lies in memory costs next to nothing; to measure even that would cost more.
        began, work = perf_counter(), thread_time() if kept is None else 0.0
        told = _Told(self._next())
        body = self._answered(environ, told)
        start(told.line, self._headed(told.headers, environ, told.request))
        if work:
            self._budget.spend(environ.get("REMOTE_ADDR", ""), thread_time() - work)
        self._note(environ, told, perf_counter() - began)
        return body

    def _at_once(
        self, kept: Answer, form: tuple[bytes, Headers], environ: Environ, start: Start
    ) -> Iterable[bytes]:
        """Without a look at clock or limits: no line is written of it, and nothing can fail."""
        body, headers = form
        start(kept.line, self._headed(headers, environ, self._next()))
        self._journal.tally((environ["PATH_INFO"], kept.line, len(body)))
        return [body]

    @staticmethod
    def _headed(headers: Headers, environ: Environ, request: str) -> Headers:
        https = environ["wsgi.url_scheme"] == "https"
        return [*secured(headers, https=https), ("X-Request-Id", request)]

    def _next(self) -> str:
        """The number of a request: in its answer, in its line, and in what a reader is told."""
        return f"{self._mark}-{next(self._number):x}"

    def _answered(self, environ: Environ, told: _Told) -> Iterable[bytes]:
        """The body; an exception, or an answer 500 of whatever it holds, becomes plain words."""
        number = {"request": told.request}
        try:
            body = self._passed(environ, told)
            if not told.line.startswith("500"):
                return body
            getattr(body, "close", lambda: None)()
        except Exception:
            LOG.exception("a request failed", extra=number)
        LOG.error("answered 500 at %s", environ.get("PATH_INFO", ""), extra=number)
        return self._refuse(Refusal(500, "failed", {"id": told.request}), environ, told)

    def _passed(self, environ: Environ, told: _Told) -> Iterable[bytes]:
        """The app's answer, the operator's own ones, or a refusal."""
        refusal = limits.fault(environ) or self._busy(environ)
        if refusal is not None:
            return self._refuse(refusal, environ, told)
        path = environ["PATH_INFO"]
        if path in health.PATHS:
            return self._operated(path, environ, told)
        if environ["REQUEST_METHOD"] == "POST":
            try:
                self._rewrite(environ)
            except callback.Wrong as error:
                return self._refuse(error.refusal, environ, told)
        return self._sent(self._app(environ, told), told)

    def _sent(self, body: Iterable[bytes], told: _Told) -> Iterable[bytes]:
        """The body as it came, if it is there or large; else taken whole."""
        if isinstance(body, list):
            return body
        if _size(told.headers) >= LARGE and self._streams.acquire(blocking=False):
            return ClosingIterator(body, [self._streams.release])
        return _whole(body)

    def _refuse(self, refusal: Refusal, environ: Environ, told: _Told) -> Iterable[bytes]:
        told.rule = refusal.rule
        return send(refusal.answer(environ.get("PATH_INFO", "")), environ, told)

    def _busy(self, environ: Environ) -> Refusal | None:
        """Whether the address has had its share; this machine itself has no limit."""
        address = environ.get("REMOTE_ADDR", "")
        if address.startswith(LOOPBACK):
            self._warn(environ)
            return None
        wait = self._budget.wait(address)
        if not wait:
            return None
        return Refusal(429, "busy", {"seconds": wait}, [("Retry-After", str(wait))])

    def _warn(self, environ: Environ) -> None:
        if self._warned or "HTTP_X_FORWARDED_FOR" not in environ:
            return
        self._warned = True
        LOG.warning(
            "a proxy on this machine forwards requests, but %s does not name it: all readers count "
            "as this machine; set %s=127.0.0.1",
            operator.PROXIES,
            operator.PROXIES,
        )

    def _operated(self, path: str, environ: Environ, told: _Told) -> Iterable[bytes]:
        if path == "/metrics" and not self._inside(environ):
            return self._refuse(Refusal(403, "private"), environ, told)
        return send(self._operation(path), environ, told)

    def _operation(self, path: str) -> Answer:
        if path == "/healthz":
            return health.healthz()
        if path == "/readyz":
            return health.readyz(self._root)
        self._journal.flush()
        return health.measured(self._root)

    def _inside(self, environ: Environ) -> bool:
        """Whether the client may read the counts; what a proxy here forwards may not."""
        address = environ.get("REMOTE_ADDR", "")
        if "HTTP_X_FORWARDED_FOR" in environ and address.startswith(LOOPBACK):
            return False
        return operator.within(address, self._rules.metrics)

    def _rewrite(self, environ: Environ) -> None:
        """A body in place of the one that came, and nothing of its query; raises Wrong."""
        body = self._read(environ)
        if len(body) > callback.LARGEST:
            raise callback.Wrong("heavy", 413, most=callback.LARGEST)
        made = callback.checked(body, self._declared(environ))
        environ["wsgi.input"], environ["CONTENT_LENGTH"] = BytesIO(made), str(len(made))
        environ["QUERY_STRING"] = ""
        environ.pop("HTTP_TRANSFER_ENCODING", None)

    def _read(self, environ: Environ) -> bytes:
        """The body that came; raises Wrong (503) while others take their time with theirs."""
        # A body that is there is read at once: who has to wait longer waits for a slow client.
        if not self._readers.acquire(timeout=PATIENCE):
            raise callback.Wrong("reading", 503)
        most = callback.LARGEST + 1  # One byte more than a body may have tells that it is too long.
        try:
            length = int(environ.get("CONTENT_LENGTH") or most)
            return bytes(environ["wsgi.input"].read(min(length, most)))
        finally:
            self._readers.release()

    def _declared(self, environ: Environ) -> dict[str, callback.Callback]:
        if not self._callbacks:
            base = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', 'localhost')}"
            self._callbacks = callback.declared(ask(self._app, callback.DECLARED, "", base).body)
        return self._callbacks

    def _note(self, environ: Environ, told: _Told, seconds: float) -> None:
        self._journal.note(
            metrics.Seen(
                time() - seconds,
                told.request,
                environ["REQUEST_METHOD"],
                environ.get("PATH_INFO", ""),
                int(told.line[:3]),
                seconds,
                _size(told.headers),
                told.rule,
            )
        )


def _whole(body: Iterable[bytes]) -> list[bytes]:
    """All of a body in one piece: whoever reads it slowly holds no thread."""
    try:
        return [b"".join(body)]
    finally:
        getattr(body, "close", lambda: None)()


def _size(headers: Headers) -> int:
    """Bytes of an answer, where it says how many."""
    for name, value in headers:
        if name == "Content-Length":
            return int(value)
    return 0
