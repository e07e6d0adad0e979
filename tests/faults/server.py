"""A server on the loopback that answers as told: rightly, wrongly, slowly or not at all."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit

import requests

from loaders.answer import Clock
from loaders.download import Adapter, Download

Trouble = Literal["", "reset", "cut", "garbage", "stall", "drip"]


@dataclass(frozen=True)
class Reply:
    """One answer; `trouble` is what the connection does instead of ending well."""

    body: bytes = b""
    status: int = 200
    media: str = "application/octet-stream"
    headers: dict[str, str] = field(default_factory=dict)
    trouble: Trouble = ""


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    method: str
    url: str
    headers: dict[str, str]
    form: dict[str, str]


Answering = Callable[[Seen], Reply]


class FaultServer:
    """Answers by the address asked for: host and path as the client meant them."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.closing = threading.Event()
        self._answers: dict[str, Answering] = {}
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = Quiet(("127.0.0.1", 0), handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def say(self, url: str, *replies: Reply) -> None:
        """Answer this address with the replies one after the other, the last one for ever."""
        left = list(replies)
        self.ask(url, lambda _: left.pop(0) if len(left) > 1 else left[0])

    def ask(self, url: str, answering: Answering) -> None:
        """Answer this address (without its query) by a function of the request."""
        self._answers[url.partition("?")[0]] = answering

    def answer(self, seen: Seen) -> Reply:
        self.seen.append(seen)
        answering = self._answers.get(seen.url.partition("?")[0])
        if answering is None:
            return Reply(b"<html><body>404</body></html>", 404, "text/html")
        return answering(seen)

    def download(self, clock: Clock) -> Download:
        """A Download whose every https address leads here."""
        return leading_to(self.port, clock)


def leading_to(port: int, clock: Clock) -> Download:
    """A Download whose every https address leads to this port of the loopback."""

    class Loopback(Adapter):
        def get_connection_with_tls_context(self, *args: Any, **kw: Any) -> Any:
            return self.poolmanager.connection_from_url(f"http://127.0.0.1:{port}")

        def request_url(self, request: requests.PreparedRequest, proxies: Any) -> str:
            return "/" + (request.url or "").removeprefix("https://")

    return Download(clock, Loopback)


@dataclass
class Time:
    """A clock that only moves when somebody sleeps, and remembers how long."""

    now: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC)
    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(lambda: self.now, lambda: self.passed, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds
        self.now += timedelta(seconds=seconds)


@contextlib.contextmanager
def running() -> Iterator[FaultServer]:
    server = FaultServer()
    try:
        yield server
    finally:
        server.close()


class _Handler(BaseHTTPRequestHandler):
    owner: FaultServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._reply(self.owner.answer(self._seen("GET")))

    def do_POST(self) -> None:
        self._reply(self.owner.answer(self._seen("POST")))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""

    def _seen(self, method: str) -> Seen:
        length = int(self.headers.get("Content-Length") or 0)
        form = dict(parse_qsl(self.rfile.read(length).decode()))
        split = urlsplit(self.path)
        url = f"https://{split.path.lstrip('/')}" + (f"?{split.query}" if split.query else "")
        return Seen(method, url, {k.lower(): v for k, v in self.headers.items()}, form)

    def _reply(self, reply: Reply) -> None:
        with contextlib.suppress(OSError):
            if reply.trouble == "garbage":
                self.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")
            elif reply.trouble == "reset":
                self._reset()
            else:
                self._write(reply)
        if reply.trouble:
            self.close_connection = True

    def _write(self, reply: Reply) -> None:
        self.send_response(reply.status)
        headers = {"Content-Type": reply.media, "Content-Length": str(len(reply.body))}
        for key, value in {**headers, **reply.headers}.items():
            self.send_header(key, value)
        self.end_headers()
        half = reply.body[: len(reply.body) // 2]
        if reply.trouble == "cut":
            self.wfile.write(half)
            self._reset()
        elif reply.trouble == "stall":
            self.wfile.write(half)
            self.owner.closing.wait(5)
        elif reply.trouble == "drip":
            for number in range(len(reply.body)):
                self.wfile.write(reply.body[number : number + 1])
        else:
            self.wfile.write(reply.body)

    def _reset(self) -> None:
        """Close so that the client gets a reset instead of an end."""
        self.wfile.flush()
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that break off are what is being tested."""
