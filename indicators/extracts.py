"""What the loaders read out of the sources, table by table, before indicators are made of it.

An update brings one table forward and makes its indicators anew from all their tables, so the
items of the others must be at hand. One Parquet file per table: the columns of an extract frame
and `origin`, the short hash of the live answer a row came from, empty for the archived files.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators import store
from indicators.derive import EXTRACT_COLUMNS
from indicators.store import DATA, NoData, Origin

KEY = ["item", "region", "period"]
ARCHIVE = "archive"
_SCHEMA = pa.schema(
    [(name, pa.float64() if name == "value" else pa.string()) for name in EXTRACT_COLUMNS]
    + [("origin", pa.string())]
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file that rows of an extract came from."""

    service: str
    """A live service, or "archive"."""
    origin: Origin
    validator: str = ""
    """ETag or Last-Modified of the answer: lets the service say "unchanged"."""

    @property
    def key(self) -> str:
        return "" if self.service == ARCHIVE else self.origin.sha256[:12]


@dataclass(frozen=True, slots=True)
class Held:
    """A table as it is held: columns of an extract frame and `origin`, and the files behind it."""

    frame: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=[*EXTRACT_COLUMNS, "origin"])
    )
    sources: tuple[Source, ...] = ()


def path(table_id: str, root: Path = DATA) -> Path:
    """Where the extract of a table lies."""
    return root / "extracts" / f"{table_id}.parquet"


def read(table_id: str, root: Path = DATA) -> Held:
    """Read a table's extract; an empty one where there is none. Raises NoData if it is damaged."""
    file = path(table_id, root)
    if not file.is_file():
        return Held()
    try:
        table = pq.read_table(file, schema=_SCHEMA)
        stored = json.loads((pq.read_schema(file).metadata or {})[b"sources"])
        sources = tuple(Source(**{**row, "origin": Origin(**row["origin"])}) for row in stored)
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        raise NoData(
            f"{file} cannot be read ({error}); `python -m loaders build --raw DIR` writes it anew"
        ) from error
    return Held(table.to_pandas(), sources)


def write(table_id: str, held: Held, root: Path = DATA) -> Path:
    """Replace the table's extract in one step; files without a row left in it are not named."""
    frame = held.frame.sort_values(KEY, kind="stable", ignore_index=True)
    table = pa.Table.from_pandas(frame, schema=_SCHEMA, preserve_index=False)
    text = json.dumps([asdict(item) for item in held.sources], ensure_ascii=False, sort_keys=True)
    sink = pa.BufferOutputStream()
    pq.write_table(table.replace_schema_metadata({"sources": text}), sink, compression="zstd")
    return store.replace(path(table_id, root), sink.getvalue().to_pybytes())


def used(frame: pd.DataFrame, sources: Iterable[Source]) -> Held:
    """The frame with those of the sources that still have a row in it, once each."""
    keys = set(frame["origin"])
    kept = {(source.key, source.origin.file): source for source in sources if source.key in keys}
    return Held(frame, tuple(kept.values()))
