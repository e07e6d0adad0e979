"""The whole data set as files on disk, made once for each state of the figures, sent in ranges.

Rows are written indicator by indicator, so that memory stays flat. Each process has a folder of
its own, gone when it ends: two that write one file cannot meet.
"""

import gzip
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Lock, Semaphore
from typing import BinaryIO

import pyarrow.parquet as pq

from indicators.query import Selection
from layouts import settings
from layouts.data import archive, build, json_writer, parquet_writer, state, xlsx
from layouts.data.csv_writer import PLAIN
from layouts.data.errors import BadRequest
from layouts.data.metadata import described
from layouts.data.package import descriptor
from layouts.data.table import Table, narrowed, rows
from layouts.series import shown

_MADE: dict[tuple[str, Path, state.State], "File"] = {}


@dataclass(frozen=True, slots=True)
class File:
    """A file that is ready to be sent."""

    path: Path
    kind: str
    etag: str


def file(name: str, root: Path) -> File:
    """The file with this name, one of MAKERS, over the figures in force.

    Raises BadRequest: 503 where it cannot be written or others wait for such files, 404 without
    any figures.
    """
    key = (name, root, state.state(root))
    found = _MADE.get(key)
    if found is not None:
        return found
    # Making one takes seconds: whoever asks for pages meanwhile finds threads that answer.
    if not _TURNS.acquire(blocking=False):
        raise BadRequest(f"{name} is being made just now; ask again in a minute", status=503)
    try:
        with _LOCKS[name]:
            return _MADE.get(key) or _first(key)
    finally:
        _TURNS.release()


def _first(key: tuple[str, Path, state.State]) -> File:
    """Make it; of older states one stays."""
    olds = [k for k in list(_MADE) if k[:2] == key[:2]]
    _MADE[key] = _made(*key[:2])
    # The last one may be on its way to somebody: it goes with the next.
    for old in olds[:-1]:
        _MADE.pop(old).path.unlink(missing_ok=True)
    return _MADE[key]


@cache
def _folder() -> Path:
    found = Path(tempfile.mkdtemp(prefix="dreiklang-ruhr-"))
    # Workers end without Python's own atexit; this is run for them, too.
    Finalize(None, shutil.rmtree, (found, True), exitpriority=1)
    return found


def _made(name: str, root: Path) -> File:
    make, kind = MAKERS[name]
    table = build.everything(root, settings.base(""))
    if not table.parts:
        raise BadRequest(f"no {name}: there are no figures here", status=404)
    number, path = tempfile.mkstemp(f"-{name}", dir=_folder())
    try:
        with os.fdopen(number, "wb") as sink:
            make(sink, table)
        with Path(path).open("rb") as made:
            return File(Path(path), kind, file_digest(made, "sha256").hexdigest()[:16])
    except OSError as error:
        Path(path).unlink(missing_ok=True)
        raise BadRequest(
            f"{name} cannot be written now ({error.strerror}); each page's own file is there",
            status=503,
            example="/indikator/arbeitslosenquote.csv",
        ) from error


def _parquet(sink: BinaryIO, table: Table) -> None:
    """One row group an indicator: readers that want one skip the others."""
    text = {"dreiklang": json_writer.dumps(json_writer.about(table))}
    schema = parquet_writer.SCHEMA.with_metadata(text)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for part in table.parts:
            every = rows(part.indicator, part.stored, table.vintage, "de")
            writer.write_table(parquet_writer.batch(every).cast(schema))


def _csv(sink: BinaryIO, table: Table) -> None:
    with gzip.GzipFile("", "wb", 6, sink, mtime=0) as packed:
        _lines(packed, table)


def _lines(sink: BinaryIO | gzip.GzipFile, table: Table) -> None:
    sink.write(PLAIN.heading)
    for part in table.parts:
        every = rows(part.indicator, part.stored, table.vintage, "de")
        sink.write(b"".join(PLAIN.lines(PLAIN.cells(row) for row in every)))


def _zip(sink: BinaryIO, table: Table) -> None:
    """The CSV with its metadata, a README and a data package that describes the CSV beside it."""
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        with target.open(_entry("ruhr-alle.csv"), "w", force_zip64=True) as packed:
            _lines(packed, table)  # type: ignore[arg-type]
        texts = {
            "ruhr-alle.metadata.json": json_writer.dumps(described(table)),
            "datapackage.json": json_writer.dumps(_package(table)),
            "README.md": archive.readme(table).encode(),
        }
        for name, content in texts.items():
            target.writestr(_entry(name), content)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, archive.EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _package(table: Table) -> dict[str, object]:
    """The data package with the one CSV in place of one an indicator."""
    found = descriptor(table)
    one = found["resources"][0]
    fields = [
        {key: value for key, value in entry.items() if key != "constraints"}
        for entry in one["schema"]["fields"]
    ]
    resource = {key: one[key] for key in ("profile", "format", "mediatype", "encoding")} | {
        "name": "ruhr-alle",
        "path": "ruhr-alle.csv",
        "schema": one["schema"] | {"fields": fields},
    }
    return found | {"resources": [resource]}


def _xlsx(sink: BinaryIO, table: Table) -> None:
    """One sheet an indicator: the Ruhr, its members and what it is compared with.

    All 400 districts would make 400,000 rows, more than a spreadsheet is of use for.
    """
    used: set[str] = set()
    few = [
        narrowed(part.indicator, part.stored, Selection(shown(part.indicator)))
        for part in table.parts
    ]
    sheets = [
        xlsx.tidy(part, xlsx.sheet_name(part.indicator.short_title.de, used), table.vintage, "de")
        for part in few
    ]
    xlsx.write(sink, table, sheets)


MAKERS: dict[str, tuple[Callable[[BinaryIO, Table], None], str]] = {
    "ruhr-alle.parquet": (_parquet, "application/vnd.apache.parquet"),
    "ruhr-alle.csv.gz": (_csv, "application/gzip"),
    "ruhr-alle.xlsx": (
        _xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "ruhr-alle.zip": (_zip, "application/zip"),
}
_LOCKS = {name: Lock() for name in MAKERS}
"""Who waits for a file that is being made need not wait for the others."""
_TURNS = Semaphore(2)
"""Requests that make or wait for such files at once: half of a worker's threads."""
