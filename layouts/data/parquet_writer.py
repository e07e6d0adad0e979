"""Parquet: the same columns, numbers as float64, with licence and citation inside the file."""

from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from layouts.data.json_writer import about, dumps
from layouts.data.table import COLUMNS, NUMBERS, Row, Table

SCHEMA = pa.schema([(name, pa.float64() if name in NUMBERS else pa.string()) for name in COLUMNS])


def batch(rows: Iterable[Row]) -> pa.Table:
    """Rows as an Arrow table."""
    columns: Sequence[Sequence[object]] = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def parquet(table: Table) -> bytes:
    """A whole file; its key-value metadata `dreiklang` holds what JSON would."""
    sink = pa.BufferOutputStream()
    found = batch(table.rows()).replace_schema_metadata({"dreiklang": dumps(about(table))})
    pq.write_table(found, sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content
