"""Ask the app for every address, in processes of their own, and write what it says as files."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote_to_bytes

from tqdm import tqdm

from layouts import site
from layouts.data.answers import Answer, Headers
from layouts.export import plain
from layouts.export.names import file_of
from layouts.serving.addresses import Kind, Place
from layouts.serving.build import PACK
from layouts.serving.front import Front
from layouts.serving.headers import secured

CHUNK = 20
"""Addresses a process is given at once: neighbours, which share what they are made of."""
SIBLINGS = {"br": "br", "gzip": "gz"}
_PAGES: tuple[Kind, ...] = ("page", "choice")
_TEXTS: tuple[Kind, ...] = ("frame", "oembed")
# What follows from the bytes, or is added by whoever sends them.
_MADE = {"Content-Type", "Content-Length", "Content-Encoding", "Vary", "ETag", "Accept-Ranges"}
_MADE |= {"Last-Modified", "Expires"}


@dataclass(frozen=True, slots=True)
class Job:
    """From which figures, into which folder, for which public address."""

    root: Path
    public: Path
    base: str
    files: Mapping[str, str] | None = None
    """Address -> address of its file, where pages are to do without the app."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as a file: what a server has to say with it."""

    url: str
    file: str
    kind: str
    """Content-Type."""
    etag: str
    """Of the bytes not packed, without quotation marks."""
    size: int
    packed: bool
    """Whether its packed forms lie beside it, .br and .gz."""
    headers: Headers = field(default_factory=list)
    status: int = 200


@dataclass(frozen=True, slots=True)
class _Process:
    front: Front
    job: Job


_HERE: list[_Process] = []


def write_all(
    places: Sequence[Place], job: Job, processes: int = 0, *, quiet: bool = False
) -> Iterator[Written | Place]:
    """Write all places; a Place comes back where the app has no answer to keep.

    `processes` 0: one for each core; 1: this one.
    """
    bar = partial(tqdm, total=len(places), unit=" files", disable=quiet)
    if processes == 1:
        _begin(job)
        yield from bar(map(_write, places))
        return
    with ProcessPoolExecutor(processes or None, get_context("spawn"), _begin, (job,)) as pool:
        yield from bar(pool.map(_write, places, chunksize=CHUNK))


def _begin(job: Job) -> None:
    """In a process that writes: an app of its own."""
    _HERE[:] = [_Process(site.build(job.root).front, job)]


def _write(place: Place) -> Written | Place:
    """Ask for one address and write its file."""
    here = _HERE[0]
    answer = asked(here.front, place, here.job.base)
    if answer.status != 200 or answer.cache == "no-store":
        return place
    return put(changed(answer, place, here.job), place.url, file_of(place), here.job)


def asked(front: Front, place: Place, base: str) -> Answer:
    """What the app says to a plain GET."""
    return front.answer(unquote_to_bytes(place.path).decode("latin-1"), place.query, base)


def changed(answer: Answer, place: Place, job: Job) -> Answer:
    """The answer as it is, or with links to files where pages do without the app."""
    if job.files is None or place.kind not in (*_PAGES, *_TEXTS):
        return answer
    text = answer.form("")[0].decode()
    if place.kind in _PAGES:
        text = plain.page(text, place.path, job.files, job.base)
    else:
        text = plain.links(text, job.files, job.base)
    return Answer(text.encode(), answer.kind, 200, answer.cache, answer.headers, answer.shared)


def put(answer: Answer, url: str, file: str, job: Job) -> Written:
    """Write an answer's bytes, and beside them packed where that makes them fewer."""
    target, (body, headers) = job.public / file, answer.form("")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
    if answer.packable:
        for encoding, ending in SIBLINGS.items():
            target.with_name(f"{target.name}.{ending}").write_bytes(PACK[encoding](body))
    told = [pair for pair in headers if pair[0] not in _MADE]
    told = secured(told, https=job.base.startswith("https:"))
    etag = answer.etag or ""
    return Written(url, file, answer.kind, etag, len(body), answer.packable, told, answer.status)
