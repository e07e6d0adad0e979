"""Answers made ahead, packed as tightly as can be: one SQLite file that all workers read.

A build writes a new file and renames it over the old one, so that a set is there whole or not at
all; who has the old one open reads on in it. An answer is taken from it only if program, settings
and figures are those it was made from: else the app makes it as if there were no such file.
"""

import json
import os
import sqlite3
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Lock

import zstandard

from indicators import store
from layouts.data import state
from layouts.data.answers import Answer
from layouts.serving.digests import figures, program
from layouts.serving.shelf import Key

FILE = "READY"
"""Environment: the file with the answers made ahead; without it there are none."""
SCHEMA = """
CREATE TABLE meta (program TEXT, figures TEXT, base TEXT, scope TEXT);
CREATE TABLE answer (
    path TEXT, query TEXT, body TEXT, kind TEXT, cache TEXT, headers TEXT, shared INTEGER,
    length INTEGER, figures INTEGER, PRIMARY KEY (path, query)
) WITHOUT ROWID;
CREATE TABLE form (body TEXT, encoding TEXT, bytes BLOB, UNIQUE (body, encoding));
"""
_ROW = (
    "SELECT body, kind, cache, headers, shared, length, figures FROM answer "
    "WHERE path=? AND query=?"
)
_FORM = "SELECT bytes FROM form WHERE body=? AND encoding=?"


@dataclass(frozen=True, slots=True)
class Open:
    """A set that is open, and what its answers were made from."""

    db: sqlite3.Connection
    program: str
    figures: str
    base: str
    scope: str

    @property
    def about(self) -> tuple[str, str, str, str]:
        """All it was made from, and how much there is."""
        return self.program, self.figures, self.base, self.scope


class Ready:
    """The answers made ahead, over the figures in `root`; none without a file."""

    def __init__(self, root: Path, file: Path | None = None) -> None:
        self._root, self.file = root, file
        self._open: Open | None = None
        self._seen = (0, 0)
        self._figures: tuple[state.State, str] = ((), "")
        self._lock = Lock()

    def get(self, key: Key) -> Answer | None:
        """The answer to a request, if one was made from just this program and these figures."""
        if self.file is None:
            return None
        path, query, base = key
        with self._lock:
            found = self._found(self.file)
            if found is None or (found.program, found.base) != (program(), base):
                return None
            row = found.db.execute(_ROW, (path, query)).fetchone()
            if row is None or (row[-1] and found.figures != self._now()):
                return None
        return _answer(row, found.db)

    def _found(self, file: Path) -> Open | None:
        """The set as it is now; None where there is none or it is damaged."""
        try:
            seen = store.changed(file)
        except OSError:
            return None
        if self._seen != seen:
            self._seen, self._open = seen, opened(file)
        return self._open

    def _now(self) -> str:
        """Digest of the figures in force; read again only when they were changed."""
        now = state.state(self._root)
        if self._figures[0] != now:
            self._figures = (now, figures(self._root))
        return self._figures[1]


def from_environment(root: Path) -> Ready:
    """The set that the environment names."""
    named = os.environ.get(FILE)
    return Ready(root, Path(named) if named else None)


def opened(file: Path) -> Open | None:
    """The set in a file; None where that is none."""
    # It is never written to, and threads take turns or read by themselves (serialized mode).
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        db = sqlite3.connect(address, uri=True, check_same_thread=False)
        return Open(db, *db.execute("SELECT * FROM meta").fetchone())
    except (sqlite3.Error, TypeError):
        return None


def _answer(row: tuple[str, str, str, str, int, int, int], db: sqlite3.Connection) -> Answer:
    body, kind, cache, headers, shared, length, _ = row
    told = [(name, value) for name, value in json.loads(headers)]
    load = partial(load_form, db, body)
    return Answer(b"", kind, 200, cache, told, bool(shared), body[:16], load, length)


def load_form(db: sqlite3.Connection, body: str, encoding: str) -> bytes:
    """The bytes of a form; those not packed lie there only for what does not shrink."""
    row = db.execute(_FORM, (body, encoding)).fetchone()
    if row is not None:
        return bytes(row[0])
    whole: bytes = zstandard.ZstdDecompressor().decompress(load_form(db, body, "zstd"))
    return whole


def digest(body: bytes) -> str:
    """Under which the forms of these bytes are kept; its beginning is their ETag."""
    return sha256(body).hexdigest()
