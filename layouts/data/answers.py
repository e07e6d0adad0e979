"""An answer in memory, and the way it goes out: encodings, ETag, 304, ranges, HEAD."""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import brotli
import zstandard
from werkzeug.http import parse_range_header

Headers = list[tuple[str, str]]
Environ = dict[str, Any]
Start = Callable[..., Any]
LIVE = "public, max-age=300, must-revalidate"
PINNED = "public, max-age=31536000, immutable"
ERROR = "no-cache"
CORS: Headers = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "ETag, Link, Content-Disposition"),
]
PACKED = ("text/", "application/json", "application/ld+json", "application/csvm+json")
"""Types that shrink; Parquet, XLSX and zip are packed already."""
SMALL = 500
"""Bytes below which packing costs more than it saves."""
# Levels at which a whole table of a megabyte takes some tenths of a second, once.
PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=7)),
    "zstd": lambda body: zstandard.ZstdCompressor(level=12).compress(body),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


@dataclass(slots=True)
class Answer:
    """Status, type and bytes; packed forms are made when first asked for, and kept."""

    body: bytes
    kind: str
    status: int = 200
    cache: str = LIVE
    headers: Headers = field(default_factory=list)
    etag: str = ""
    ready: dict[str, tuple[bytes, Headers]] = field(default_factory=dict)
    line: str = ""
    """Status and its words, as WSGI wants them."""

    def __post_init__(self) -> None:
        self.etag = sha256(self.body).hexdigest()[:16]
        self.line = _line(self.status)

    @property
    def size(self) -> int:
        """Bytes held in memory."""
        return sum(len(body) for body, _ in self.ready.values()) or len(self.body)

    @property
    def packable(self) -> bool:
        return len(self.body) >= SMALL and self.kind.startswith(PACKED)

    def form(self, encoding: str) -> tuple[bytes, Headers]:
        """The bytes in an encoding ("" for none) with their headers."""
        found = self.ready.get(encoding)
        if found is None:
            body = PACK[encoding](self.body) if encoding else self.body
            found = self.ready[encoding] = (body, self._headers(encoding, len(body)))
        return found

    def tag(self, encoding: str) -> str:
        """The strong ETag of a form: other bytes, other tag."""
        return f'"{self.etag}-{encoding}"' if encoding else f'"{self.etag}"'

    def _headers(self, encoding: str, length: int) -> Headers:
        found = [("Content-Type", self.kind), ("Cache-Control", self.cache), *CORS, *self.headers]
        if self.status == HTTPStatus.OK:
            found.append(("ETag", self.tag(encoding)))
        if self.packable:
            found.append(("Vary", "Accept-Encoding"))
        found.append(("Content-Encoding", encoding) if encoding else ("Accept-Ranges", "bytes"))
        found.append(("Content-Length", str(length)))
        return found


def _line(status: int) -> str:
    return f"{status} {HTTPStatus(status).phrase}"


@lru_cache(maxsize=512)
def best(accepted: str) -> str:
    """The encoding to send for an Accept-Encoding: brotli, zstd, gzip, or "" for none."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, more = part.partition(";")
        weights[name.strip()] = _weight(more)
    every = weights.get("*", 0.0)
    ranked = [(weights.get(name, every), name) for name in PACK]
    top = max(weight for weight, _ in ranked)
    return next(name for weight, name in ranked if weight == top) if top > 0 else ""


def _weight(text: str) -> float:
    """The q of an Accept header's part: 1 if none is given, 0 if it is no number."""
    value = text.strip().removeprefix("q=")
    try:
        return float(value) if value else 1.0
    except ValueError:
        return 0.0


def send(answer: Answer, environ: Environ, start: Start) -> Iterable[bytes]:
    """Answer a request: 304 where the client has it, 206 for a range, no body for HEAD."""
    ranged = environ.get("HTTP_RANGE", "")
    encoding = (
        "" if ranged or not answer.packable else best(environ.get("HTTP_ACCEPT_ENCODING", ""))
    )
    body, headers = answer.form(encoding)
    line = answer.line
    if answer.status == HTTPStatus.OK:
        if _held(answer, environ.get("HTTP_IF_NONE_MATCH", "")):
            start(_line(304), [h for h in headers if not h[0].startswith("Content-")])
            return []
        if ranged and _fits(answer, environ.get("HTTP_IF_RANGE", "")):
            line, body, headers = _range(body, headers, ranged)
    start(line, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _held(answer: Answer, tags: str) -> bool:
    """Whether the client names this content, in whichever encoding it has it."""
    if not tags:
        return False
    names = (tag.strip().removeprefix("W/").strip('"') for tag in tags.split(","))
    return any(name == "*" or name.partition("-")[0] == answer.etag for name in names)


def _fits(answer: Answer, tag: str) -> bool:
    return not tag or tag == answer.tag("")


def _range(body: bytes, headers: Headers, text: str) -> tuple[str, bytes, Headers]:
    """One range of bytes; several, or what is no range, get the whole, as they may."""
    found = parse_range_header(text)
    if found is None or found.units != "bytes" or len(found.ranges) != 1:
        return _line(200), body, headers
    span, size = found.range_for_length(len(body)), len(body)
    status, part, place = 416, b"", f"bytes */{size}"
    if span is not None:
        status, part = 206, body[span[0] : span[1]]
        place = f"bytes {span[0]}-{span[1] - 1}/{size}"
    kept = [header for header in headers if header[0] != "Content-Length"]
    return (
        _line(status),
        part,
        [*kept, ("Content-Range", place), ("Content-Length", str(len(part)))],
    )
