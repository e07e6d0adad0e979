"""What a server said: its body, read piece by piece, within limits of size and time."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import requests
from tqdm import tqdm

from loaders.base import LoaderError

DEADLINE = 900.0
"""Seconds a whole body may take: a server that drips must not hold an update for ever."""
LIMIT = 64 * 2**20
"""Largest answer in bytes that is kept in memory; the bulk file of INKAR goes to disk."""
_BLOCK = 2**16
Kind = Literal["csv", "json", "zip"]


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the loaders see it; tests bring their own."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: HTTP status and the whole body."""

    url: str
    status: int
    media: str
    """Content-Type without parameters, lower case."""
    content: bytes = field(repr=False)
    validator: str = ""
    """ETag, else Last-Modified; empty where the server gives none."""

    @property
    def kind(self) -> str:
        """csv, json, zip, html or empty: by the body; a page stays a page whatever it is called."""
        start = self.content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start:
            return "empty"
        if start.startswith(b"<") or "html" in self.media:
            return "html"
        if start.startswith(b"PK\x03\x04"):
            return "zip"
        return "json" if start[:1] in b'{["' else "csv"


def expect(answer: Answer, kind: Kind) -> Answer:
    """The answer, if its status is 200 and its body of this kind; else LoaderError."""
    if answer.status != requests.codes.ok:
        raise LoaderError(answer.url, "HTTP 200", f"HTTP {answer.status}, {_start(answer)}")
    if answer.kind != kind:
        raise LoaderError(answer.url, kind.upper(), _start(answer))
    return answer


def _start(answer: Answer) -> str:
    if answer.kind == "empty":
        return "an empty body"
    return f"{answer.kind} ({answer.media or 'no content type'}) {answer.content[:60]!r}"


def _answer(response: requests.Response, content: bytes) -> Answer:
    headers = response.headers
    media = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    validator = headers.get("ETag") or headers.get("Last-Modified") or ""
    return Answer(response.url, response.status_code, media, content, validator)


def whole(clock: Clock) -> Callable[[requests.Response], Answer]:
    def take(response: requests.Response) -> Answer:
        return _answer(response, b"".join(_blocks(response, clock, LIMIT)))

    return take


def to_file(clock: Clock, target: Path, limit: int) -> Callable[[requests.Response], Answer]:
    def take(response: requests.Response) -> Answer:
        if response.status_code == requests.codes.not_modified:
            return _answer(response, b"")
        blocks = _blocks(response, clock, limit)
        first = next(blocks, b"")
        expect(_answer(response, first), "zip")
        digest = hashlib.sha256(first)
        length = response.headers.get("Content-Length", "")
        total = int(length) if length.isdigit() else None
        bar = tqdm(desc=target.name, total=total, unit="B", unit_scale=True, disable=None)
        with target.open("wb") as file, bar:
            file.write(first)
            for block in blocks:
                file.write(block)
                digest.update(block)
                bar.update(len(block))
        return _answer(response, digest.digest())

    return take


def _blocks(response: requests.Response, clock: Clock, limit: int) -> Iterator[bytes]:
    """The body piece by piece, decoded; LoaderError where it is too large or takes too long."""
    started, size = clock.monotonic(), 0
    for block in response.iter_content(_BLOCK):
        size += len(block)
        if size > limit:
            raise LoaderError(response.url, f"at most {limit} bytes", "more")
        if clock.monotonic() - started > DEADLINE:
            raise LoaderError(response.url, f"an answer within {DEADLINE:.0f} s", "still dripping")
        yield block
