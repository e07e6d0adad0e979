"""The only code that touches data/tidy: Parquet in, Parquet out, provenance inside the file."""

import errno
import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators import tidy
from indicators.model import Indicator

DATA = Path(__file__).resolve().parent.parent / "data"
TRIES = 4
"""Readings of a file that is replaced meanwhile."""
SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("region", pa.string()),
        ("period", pa.string()),
        ("value", pa.float64()),
        ("status", pa.string()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("derived", pa.bool_()),
    ]
)


class NoData(LookupError):
    """There is no readable file for an indicator; the message says how to make one."""


class Damaged(NoData):
    """There is a file, and it cannot be read."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One raw file that figures were read from, as a page has to cite it."""

    publisher: str
    table: str
    title: str
    licence: str
    licence_url: str
    url: str
    retrieved: str
    """ISO date, or empty where it was not handed down."""
    edition: str
    sha256: str
    file: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an indicator's figures come from, and how pooled values were weighted."""

    origins: tuple[Origin, ...]
    weights: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """An indicator as it lies on disk; the same object is the same figures."""

    frame: pd.DataFrame
    provenance: Provenance


def path(indicator_id: str, root: Path = DATA) -> Path:
    """Where the indicator's Parquet file lies."""
    return root / "tidy" / f"{indicator_id}.parquet"


def write(
    indicator: Indicator, frame: pd.DataFrame, provenance: Provenance, root: Path = DATA
) -> Path:
    """Check the frame and replace the indicator's file in one step.

    Raises tidy.ContractError and leaves the old file as it was.
    """
    checked = tidy.check(frame, indicator)
    table = pa.Table.from_pandas(checked, schema=SCHEMA, preserve_index=False)
    text = json.dumps(asdict(provenance), ensure_ascii=False, sort_keys=True)
    table = table.replace_schema_metadata(
        {"provenance": text, "rows": tidy.rows_hash(table.to_pandas())}
    )
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
    return replace(path(indicator.id, root), sink.getvalue().to_pybytes())


def replace(target: Path, content: bytes) -> Path:
    """Write content under a temporary name, sync it, then rename: old or new, never between."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
        rename(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    return target


def rename(temporary: Path, target: Path) -> None:
    """Put a finished file in the place of another, so that a power cut undoes neither."""
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    _sync_folder(target.parent)


def read(indicator_id: str, root: Path = DATA) -> Stored:
    """Read an indicator; the frame is shared between callers and must not be changed.

    Raises NoData if the file is absent or damaged.
    """
    file = path(indicator_id, root)
    try:
        return read_file(file)
    except FileNotFoundError:
        raise NoData(
            f"{indicator_id}: no file {file.name} in {file.parent.name}; "
            f"`python -m loaders build {indicator_id}` makes it"
        ) from None
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(
            f"{indicator_id}: {file.name} cannot be read ({why(error)}); "
            f"`python -m loaders build {indicator_id}` writes it anew"
        ) from error


def why(error: Exception) -> str:
    """What went wrong, without the folder: pages show it, and where things lie is not for them."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return re.sub(r"(?<!\w)/[^\s'\"]*/", "", str(error))


def read_file(file: Path) -> Stored:
    """Read one Parquet file of the contract, wherever it lies; errors as they come.

    A file that is replaced while it is read is read again, and BlockingIOError raised when that
    happens over and over.
    """
    for _ in range(TRIES):
        with suppress(_Replaced):
            return _read(file, changed(file))
    raise BlockingIOError(errno.EAGAIN, "replaced again and again while it was read")


def rows(indicator_id: str, root: Path = DATA) -> str:
    """Hash of an indicator's rows as its file states it, without reading them.

    At 600 indicators of 400 Kreise reading and hashing them all takes 20 s. A file that states
    none, an older one, is read. Raises NoData as `read` does.
    """
    try:
        stated = (pq.read_schema(path(indicator_id, root)).metadata or {}).get(b"rows")
    except (pa.ArrowException, OSError):
        stated = None
    return stated.decode() if stated else tidy.rows_hash(read(indicator_id, root).frame)


def changed(file: Path) -> tuple[int, int]:
    """Another value for another file under this name, even one of the same age."""
    return _state(file.stat())


def _state(seen: os.stat_result) -> tuple[int, int]:
    return seen.st_mtime_ns, seen.st_ino


class _Replaced(Exception):
    """Another file lies there than the one whose figures were asked for."""


@lru_cache(maxsize=256)
def _read(file: Path, known: tuple[int, int]) -> Stored:
    with file.open("rb") as source:
        # Kept under what `known` says: figures of a later file would come back with the earlier.
        if _state(os.fstat(source.fileno())) != known:
            raise _Replaced
        whole = pa.BufferReader(source.read())
    # A flipped bit would else give other figures without a word.
    table = pq.read_table(whole, schema=SCHEMA, page_checksum_verification=True)
    metadata = pq.read_schema(whole).metadata or {}
    content = json.loads(metadata[b"provenance"])
    origins = tuple(Origin(**origin) for origin in content.pop("origins"))
    return Stored(table.to_pandas(), Provenance(origins, **content))


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; without it a power cut could undo it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
