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
    (
        "Access-Control-Expose-Headers",
        "ETag, Link, Content-Disposition, Content-Range, Accept-Ranges",
    ),
]
PACKED = (
    "text/", "application/json", "application/ld+json", "application/csvm+json", "image/svg+xml",
    "application/xml", "application/atom+xml", "application/javascript", "application/geo+json",
)  # fmt: skip
"""Types that shrink; Parquet, XLSX, PNG and zip are packed already."""
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
    shared: bool = True
    """Whether scripts of other sites may read it."""
    etag: str | None = None
    """Says which content this is; made from the bytes, "" for none."""
    load: Callable[[str], bytes] | None = None
    """Where the bytes of an encoding lie if not in `body`."""
    length: int = -1
    """Bytes not packed."""
    ready: dict[str, tuple[bytes, Headers]] = field(default_factory=dict)
    line: str = field(init=False)
    """Status and its words, as WSGI wants them."""
    packable: bool = field(init=False)

    def __post_init__(self) -> None:
        if self.length < 0:
            self.length = len(self.body)
        if self.etag is None:
            self.etag = sha256(self.body).hexdigest()[:16]
        self.line = _line(self.status)
        self.packable = self.length >= SMALL and self.kind.startswith(PACKED)

    @property
    def size(self) -> int:
        """Bytes to reckon with in memory: packed forms that may still come as half of it all."""
        return self.length + (self.length // 2 if self.packable else 0)

    def form(self, encoding: str) -> tuple[bytes, Headers]:
        """The bytes in an encoding ("" for none) with their headers."""
        found = self.ready.get(encoding)
        if found is None:
            body = self._bytes(encoding)
            found = self.ready[encoding] = (body, self._headers(encoding, len(body)))
        return found

    def _bytes(self, encoding: str) -> bytes:
        if self.load is not None:
            return self.load(encoding)
        return PACK[encoding](self.body) if encoding else self.body

    @property
    def tagged(self) -> bool:
        """Whether a client may ask if it still has this."""
        return self.status == HTTPStatus.OK and self.etag != ""

    def tag(self, encoding: str) -> str:
        """The strong ETag of a form: other bytes, other tag."""
        return f'"{self.etag}-{encoding}"' if encoding else f'"{self.etag}"'

    def _headers(self, encoding: str, length: int) -> Headers:
        found = [("Content-Type", self.kind), ("Cache-Control", self.cache), *self.headers]
        found += CORS if self.shared else ()
        if self.tagged:
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
    if answer.tagged:
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
    if span is None and found.ranges[0][0] < 0 < size:
        # More bytes from the end than there are: all of them (RFC 9110, 14.1.2).
        span = (0, size)
    if span is None:
        more = [("Content-Range", f"bytes */{size}"), ("Cache-Control", ERROR)]
        return _line(416), b"", _with(headers, [*more, ("Content-Length", "0")])
    place = f"bytes {span[0]}-{span[1] - 1}/{size}"
    part = body[span[0] : span[1]]
    more = [("Content-Range", place), ("Content-Length", str(len(part)))]
    return _line(206), part, _with(headers, more)


def _with(headers: Headers, more: Headers) -> Headers:
    """The headers with others in the place of those of the same name."""
    names = {name for name, _ in more}
    return [*(header for header in headers if header[0] not in names), *more]
