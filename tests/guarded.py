"""The app behind the guard: in this process, or the production server on a loopback port."""

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email.message import Message
from functools import cache
from http.client import HTTPConnection
from pathlib import Path

import psutil
from werkzeug.test import Client, TestResponse

from indicators.store import DATA
from layouts.serving import logs, metrics, remote
from layouts.serving.asking import Wsgi
from layouts.serving.guard import guard
from layouts.serving.operator import Operator
from layouts.site import build

LOOPBACK, READER = "127.0.0.1", "203.0.113.9"
REPO = Path(__file__).resolve().parent.parent
SERVE = (sys.executable, "-m", "layouts.serving", "serve")


@cache
def inner() -> Wsgi:
    """The app without the guard, one for the whole run."""
    return build(DATA).front


@dataclass
class Site:
    """A client of the guarded app, and what was written down about its requests."""

    app: Wsgi = field(default_factory=inner)
    rules: Operator = field(default_factory=Operator)
    root: Path = DATA
    address: str = READER

    def __post_init__(self) -> None:
        self.written: list[bytes] = []
        self.counted: list[metrics.Seen] = []
        self.kept: Counter[metrics.Kept] = Counter()
        self.journal = logs.Journal(
            every=self.rules.log == "access", write=self.written.append, count=self._count
        )
        self.client = Client(guard(self.app, self.root, self.rules, self.journal))

    def _count(self, seen: Iterable[metrics.Seen], kept: Mapping[metrics.Kept, int]) -> None:
        self.counted.extend(seen)
        self.kept.update(kept)

    def open(self, path: str, method: str = "GET", **more: object) -> TestResponse:
        """The answer to a request from `address`."""
        base = {"REMOTE_ADDR": self.address}
        return self.client.open(path, method=method, environ_overrides=base, **more)  # type: ignore[arg-type]


@cache
def site() -> Site:
    """One with the usual rules for all tests that change nothing."""
    return Site()


@dataclass(frozen=True)
class Answer:
    """What came back over the wire."""

    status: int
    headers: Message
    body: bytes


@dataclass
class Process:
    """A running granian with its workers."""

    port: int
    popen: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request on a connection of its own."""
        with closing(HTTPConnection(LOOPBACK, self.port, timeout=60)) as connection:
            connection.request(method, path, headers=headers)
            found = connection.getresponse()
            return Answer(found.status, found.headers, found.read())

    def raw(self, content: bytes, patience: float = 20) -> bytes:
        """All that comes back for these bytes until the server closes, or falls silent."""
        with socket.create_connection((LOOPBACK, self.port), timeout=patience) as link:
            link.sendall(content)
            return b"".join(_received(link))

    def workers(self) -> list[int]:
        """Their process ids."""
        children = psutil.Process(self.popen.pid).children(recursive=True)
        return [p.pid for p in children if "resource_tracker" not in " ".join(p.cmdline())]

    def kill(self) -> None:
        """End it and its workers at once, as a power cut would."""
        every = [*psutil.Process(self.popen.pid).children(recursive=True)]
        self.popen.kill()
        self.popen.wait()
        for worker in every:
            worker.kill()

    def lines(self) -> list[str]:
        """What it has written so far."""
        return self.log.read_text("utf-8", "replace").splitlines()


def _received(link: socket.socket) -> Iterator[bytes]:
    try:
        while part := link.recv(65536):
            yield part
    except (TimeoutError, ConnectionResetError):
        return


@contextmanager
def process(root: Path, folder: Path, workers: int = 1, **environment: str) -> Iterator[Process]:
    """The production server over the figures in `root`; its log lies in `folder`."""
    port, log = free_port(), folder / "server.log"
    own = {"PORT": str(port), "WORKERS": str(workers), "BUILD": "0", remote.URL: str(root)}
    with log.open("wb") as sink:
        popen = subprocess.Popen(
            SERVE,
            cwd=REPO, env=os.environ | own | environment, stdout=sink, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        running = Process(port, popen, log)
        wait_until(lambda: _answers(running), "the server answers", popen)
        yield running
    finally:
        popen.terminate()
        popen.wait(60)


def _answers(running: Process) -> bool:
    try:
        return running.get("/healthz").status == 200
    except OSError:
        return False


def free_port() -> int:
    """A port nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def wait_until(
    holds: Callable[[], bool],
    what: str,
    popen: subprocess.Popen[bytes] | None = None,
    seconds: float = 60,
) -> None:
    """Look until a condition holds; fails with its name if it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert popen is None or popen.poll() is None, f"the server ended before: {what}"
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.05)
