"""The derivation step: public addresses are asked once, and what they say lies there packed."""

import fcntl
import gzip
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote_to_bytes

import brotli
import zstandard
from tqdm import tqdm

from indicators import store
from layouts.data.answers import Answer
from layouts.serving import keys, ready, scope
from layouts.serving.addresses import Place
from layouts.serving.digests import figures, program
from layouts.serving.front import Front
from layouts.serving.ready import SCHEMA, Open

CHUNK = 20
"""Addresses a process is given at once: neighbours, which share what they are made of."""
PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=9)),
    "zstd": lambda body: zstandard.ZstdCompressor(level=15).compress(body),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}
"""Tighter than what is packed while somebody waits."""
Row = tuple[str, str, str, str, str, str, bool, int, bool]
"""As in the table `answer`."""


class Moved(RuntimeError):
    """The figures were replaced while answers were made from them."""


@dataclass(frozen=True, slots=True)
class Made:
    """A row and its packed forms; no row where there was no answer to keep."""

    place: Place
    row: Row | None
    forms: tuple[tuple[str, bytes], ...] = ()


@dataclass(slots=True)
class Report:
    """What a build did, in numbers of answers."""

    current: bool = False
    """The set was there already."""
    kept: int = 0
    """Taken over from the set before: nothing they depend on was changed."""
    made: int = 0
    packed: int = 0
    """Made ones whose bytes were not in the set before."""
    refused: list[str] = field(default_factory=list)
    """Addresses without an answer to keep."""
    size: int = 0
    """Bytes of the file."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be built: the figures, the file, the site's address, and how much of it."""

    root: Path
    file: Path
    base: str
    everything: bool = False
    processes: int = 0
    """0: one for each core."""
    quiet: bool = False

    @property
    def scope(self) -> str:
        return "everything" if self.everything else "first"


def build(task: Task) -> Report:
    """Write the set in one step; nothing is done if it is there already.

    Raises Moved if the figures change meanwhile: the old set stays.
    """
    task.file.parent.mkdir(parents=True, exist_ok=True)
    with _alone(task.file):
        now, old = figures(task.root), ready.opened(task.file)
        if old is not None and old.about == (program(), now, task.base, task.scope):
            return Report(current=True, size=task.file.stat().st_size)
        # What a build that was killed has left goes as well.
        half = task.file.with_name(f".{task.file.name}.tmp")
        half.unlink(missing_ok=True)
        try:
            report = _write(half, task, now, old)
            if figures(task.root) != now:
                raise Moved("the figures were replaced during the build; build again")
            store.rename(half, task.file)
        finally:
            half.unlink(missing_ok=True)
    report.size = task.file.stat().st_size
    return report


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """One build of a file at a time: who comes second finds the set of the first."""
    with file.with_name(f".{file.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(half: Path, task: Task, now: str, old: Open | None) -> Report:
    report = Report()
    with closing(sqlite3.connect(half)) as db:
        # A half-written file is thrown away, so nothing has to be taken back in it.
        db.execute("PRAGMA journal_mode=OFF")
        db.executescript(SCHEMA)
        db.execute("INSERT INTO meta VALUES (?, ?, ?, ?)", (program(), now, task.base, task.scope))
        if old is not None:
            db.execute("ATTACH ? AS old", (str(task.file),))
        left = [
            place
            for place in scope.places(task.root, task.base, everything=task.everything)
            if not _keep(db, place, task, old)
        ]
        report.kept = db.execute("SELECT count(*) FROM answer").fetchone()[0]
        for made in _asked(left, task, old):
            _add(db, made, report, old)
        db.commit()
    return report


def _keep(db: sqlite3.Connection, place: Place, task: Task, old: Open | None) -> bool:
    """Take over an answer that depends on no figures; False if it must be made."""
    if old is None or _on_figures(place) or (old.program, old.base) != (program(), task.base):
        return False
    key = _key(place)
    rows = "INSERT OR IGNORE INTO answer SELECT * FROM old.answer WHERE path=? AND query=?"
    if db.execute(rows, key).rowcount != 1:
        return False
    body = db.execute("SELECT body FROM answer WHERE path=? AND query=?", key).fetchone()
    _forms(db, body[0])
    return True


def _forms(db: sqlite3.Connection, body: str) -> None:
    db.execute("INSERT OR IGNORE INTO form SELECT * FROM old.form WHERE body=?", (body,))


def _add(db: sqlite3.Connection, made: Made, report: Report, old: Open | None) -> None:
    if made.row is None:
        report.refused.append(made.place.url)
        return
    marks = ", ".join("?" * len(made.row))
    report.made += db.execute(f"INSERT OR IGNORE INTO answer VALUES ({marks})", made.row).rowcount
    report.packed += bool(made.forms)
    body = made.row[2]
    if made.forms:
        rows = [(body, encoding, packed) for encoding, packed in made.forms]
        db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?, ?)", rows)
    elif old is not None:
        _forms(db, body)


def _asked(left: list[Place], task: Task, old: Open | None) -> Iterator[Made]:
    """Ask the app in processes of their own, neighbours together."""
    before = task.file if old is not None else None
    start = (task.root, task.base, before)
    pool = ProcessPoolExecutor(task.processes or None, get_context("spawn"), _begin, start)
    with pool, tqdm(total=len(left), unit=" answers", disable=task.quiet) as bar:
        for made in pool.map(_made, left, chunksize=CHUNK):
            bar.update()
            yield made


@dataclass(frozen=True, slots=True)
class _Process:
    front: Front
    base: str
    old: sqlite3.Connection | None


_HERE: list[_Process] = []


def _begin(root: Path, base: str, before: Path | None) -> None:
    """In a process that makes answers: an app of its own, and the set before to compare with."""
    from layouts import site  # not above: the site stands on this package

    os.environ.pop(ready.FILE, None)
    old = ready.opened(before) if before else None
    _HERE[:] = [_Process(site.build(root).front, base, old.db if old else None)]


def _made(place: Place) -> Made:
    here, key = _HERE[0], _key(place)
    answer = here.front.answer(*_wsgi(place), here.base)
    if answer.status != 200 or answer.cache == "no-store":
        return Made(place, None)
    body = ready.digest(answer.body)
    headers = json.dumps(answer.headers)
    row = (*key, body, answer.kind, answer.cache, headers, answer.shared, answer.length)
    known = here.old and here.old.execute("SELECT 1 FROM form WHERE body=?", (body,)).fetchone()
    return Made(place, (*row, _on_figures(place)), () if known else tuple(_packed(answer)))


def _packed(answer: Answer) -> Iterator[tuple[str, bytes]]:
    if not answer.packable:
        yield "", answer.body
        return
    for encoding, pack in PACK.items():
        yield encoding, pack(answer.body)


def _on_figures(place: Place) -> bool:
    """A frozen view is the same for ever, but only where its vintage lies."""
    return bool(place.parts) or "stand=" in place.query


def _key(place: Place) -> tuple[str, str]:
    """Under which the front looks for it."""
    path, query = _wsgi(place)
    return keys.kept_as(path, query) or (path, query)


def _wsgi(place: Place) -> tuple[str, str]:
    return unquote_to_bytes(place.path).decode("latin-1"), place.query
