"""Logs as lines of JSON on standard output: requests and errors, without anything about persons.

A line of a request holds when, how long, which path, which status. It holds no address of a client,
no browser, no cookie, no referrer and no query: who looks at what is nobody's business, and what
people type into a search box even less.
"""

import json
import logging
import os
import traceback
from collections import Counter as Tally
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from multiprocessing.util import Finalize
from threading import Lock, Thread
from time import sleep

from layouts.serving import metrics
from layouts.serving.metrics import Kept, Seen

EVERY = 1.0
"""Seconds between two looks of the thread that writes."""
MOST = 100_000
"""Requests that wait at most to be written; what comes above is counted only."""
LONGEST, WRITE = 300, 4096
"""Characters of a path in a line; bytes of one write, which a pipe takes whole or not at all."""
_CONTROL = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
"""Characters that JSON lets pass and a terminal or a reader of lines may act upon."""
_SECRET = ("TOKEN", "PASSWORD", "SECRET", "ACCESS_KEY")


LOG = logging.getLogger("dreiklang.journal")


class Journal:
    """Requests wait in memory and are written together, so that writing costs no reader time."""

    def __init__(
        self,
        *,
        every: bool,
        write: Callable[[bytes], None] | None = None,
        count: Callable[[Iterable[Seen], Mapping[Kept, int]], None] = metrics.count,
    ) -> None:
        self.every, self._write, self._count = every, write or _stdout, count
        self._waiting: deque[Seen] = deque()
        self._kept: deque[Kept] = deque()
        self._folded: Tally[Kept] = Tally()
        self._lost = 0
        self._lock, self._running = Lock(), False

    def note(self, seen: Seen) -> None:
        """Take a request down."""
        if len(self._waiting) < MOST:
            self._waiting.append(seen)
        else:
            self._lost += 1
        if not self._running:
            self._begin()

    def tally(self, kept: Kept) -> None:
        """Count an answer from memory, of which no line is written."""
        self._kept.append(kept)
        if not self._running:
            self._begin()
        if len(self._kept) > MOST:
            with self._lock:
                self._fold()

    def _fold(self) -> None:
        """Count what was kept, under the lock: two at once would take each other's away."""
        self._folded.update(self._kept.popleft() for _ in range(len(self._kept)))

    def flush(self) -> None:
        """Write and count all that waits."""
        with self._lock:
            batch = [self._waiting.popleft() for _ in range(len(self._waiting))]
            lost, self._lost = self._lost, 0
            self._fold()
            kept, self._folded = self._folded, Tally()
        lines = [line(seen) for seen in batch if self.every or seen.status >= 500]
        if lost:
            lines.append(_json({"event": "lost", "requests": lost}))
        try:
            for chunk in _chunks(lines):
                self._write(chunk)
        except OSError as error:
            # Standard output is gone or full: the site goes on, and says how much it did not write.
            self._lost += len(lines)
            LOG.error("lines of the log were lost: %s", error.strerror)
        self._count(batch, kept)

    def _begin(self) -> None:
        with self._lock:
            if self._running:
                return
            self._running = True
        # Workers end without Python's own atexit; this is run for them, too.
        Finalize(None, self.flush, exitpriority=10)
        Thread(target=self._run, name="journal", daemon=True).start()

    def _run(self) -> None:
        while True:
            sleep(EVERY)
            try:
                self.flush()
            except Exception:
                LOG.exception("requests could not be booked")


def line(seen: Seen) -> bytes:
    """A request as one line."""
    entry: dict[str, object] = {
        "time": _time(seen.at),
        "event": "request",
        "id": seen.id,
        "method": seen.method[:10],
        "path": seen.path[:LONGEST],
        "status": seen.status,
        "ms": round(seen.seconds * 1000, 2),
        "bytes": seen.size,
    }
    if seen.rule:
        entry["refused"] = seen.rule
    return _json(entry)


class Formatter(logging.Formatter):
    """Python's own log records as lines of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": _time(record.created),
            "event": "log",
            "level": record.levelname.lower(),
            "logger": record.name,
            "text": without_secrets(record.getMessage()),
        }
        entry |= {"id": found} if (found := getattr(record, "request", "")) else {}
        if record.exc_info and record.exc_info[1]:
            trace = "".join(traceback.format_exception(record.exc_info[1]))
            entry["trace"] = without_secrets(trace)
        return _json(entry).decode().rstrip("\n")


def errors() -> None:
    """Send Python's log to standard error as JSON, where nobody has set it up otherwise."""
    handler = logging.StreamHandler()
    handler.setFormatter(Formatter())
    logging.basicConfig(handlers=[handler], level=logging.INFO)


def without_secrets(text: str) -> str:
    """The text with the values of secret variables of the environment struck out."""
    for name, value in os.environ.items():
        if len(value) > 5 and any(part in name.upper() for part in _SECRET):
            text = text.replace(value, f"<{name}>")
    return text


def _json(entry: dict[str, object]) -> bytes:
    text = json.dumps(entry, ensure_ascii=False).translate(_CONTROL)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")


def _chunks(lines: list[bytes]) -> Iterator[bytes]:
    """Lines together, no more than a write holds; workers share one pipe."""
    chunk = b""
    for entry in lines:
        if chunk and len(chunk) + len(entry) > WRITE:
            yield chunk
            chunk = b""
        chunk += entry
    if chunk:
        yield chunk


def _stdout(content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(1, view) :]
