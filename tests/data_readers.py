"""Other people's readers of every form, each to the same few columns, and what they must give."""

import io
import json
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
from csvw import CSVW
from pyjstat import pyjstat

from indicators import store
from indicators.registry import INDICATORS
from tests import data_r

KEY = ["indicator", "region_code", "period"]
SAME = [*KEY, "value", "status"]
FULL = [*SAME, "numerator", "denominator"]
GERMAN = {
    "Indikator": "indicator", "AGS": "region_code", "Zeitraum": "period", "Wert": "value",
    "Status": "status", "Zähler": "numerator", "Nenner": "denominator", "Region": "region_name",
}  # fmt: skip
TEXTS = dict.fromkeys(("region_code", "nuts3", "period", "indicator", "status"), str)
Read = Callable[[bytes], pd.DataFrame]


def expected(keys: list[str], regions: list[str], since: str = "", until: str = "") -> pd.DataFrame:
    """The stored figures of these indicators; no region named means all."""
    frame = pd.concat(store.read(key).frame for key in keys).rename(
        columns={"region": "region_code"}
    )
    if regions:
        frame = frame[frame["region_code"].isin(regions)]
    inside = (frame["period"] >= since) & (frame["period"].str[:4] <= (until or "9999"))
    return tidy(frame[inside])


def with_figures() -> list[str]:
    """Indicators in the catalogue's order."""
    return list(INDICATORS)


def tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns all forms share, sorted, numbers as floats, texts as objects."""
    wanted = [name for name in FULL if name in frame]
    frame = frame[wanted].sort_values(KEY, ignore_index=True)
    numbers = [name for name in ("value", "numerator", "denominator") if name in wanted]
    return frame.astype(dict.fromkeys(numbers, "float64") | dict.fromkeys([*KEY, "status"], object))


def pandas_csv(body: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(body), dtype=TEXTS)


def polars_csv(body: bytes) -> pd.DataFrame:
    types: dict[str, pl.DataType] = {name: pl.String() for name in TEXTS}
    types |= {name: pl.Float64() for name in ("value", "numerator", "denominator")}
    frame = pl.read_csv(body, schema_overrides=types, null_values=[""])
    return pd.DataFrame(frame.to_dicts(), columns=frame.columns)


def duckdb_csv(body: bytes) -> pd.DataFrame:
    return _duckdb(body, "csv", "SELECT * FROM read_csv('{}', all_varchar=true)")


def german_csv(body: bytes) -> pd.DataFrame:
    """As a spreadsheet reads it: a formula that is a text is that text."""
    assert body.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in body
    texts = {"AGS": str, "Zeitraum": str}
    frame = pd.read_csv(io.BytesIO(body), sep=";", decimal=",", encoding="utf-8-sig", dtype=texts)
    assert list(frame)[:2] == ["Region", "AGS"]
    frame["AGS"] = frame["AGS"].str.removeprefix('="').str.removesuffix('"')
    return frame.rename(columns=GERMAN)


def r_csv(body: bytes) -> pd.DataFrame:
    return data_r.read_csv(body)


def r_csv2(body: bytes) -> pd.DataFrame:
    """read.csv2 takes ="05113" for a text, as every parser does that is no spreadsheet."""
    frame = data_r.read_csv(body, ("AGS", "Zeitraum"), ";").rename(columns=GERMAN)
    frame["region_code"] = frame["region_code"].str.replace(r'[="]', "", regex=True)
    return frame


def openpyxl_xlsx(body: bytes) -> pd.DataFrame:
    """The sheet of all rows, which stands before the sources; the heading is its third line."""
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    _, _, head, *lines = book[book.sheetnames[-2]].iter_rows(values_only=True)
    return pd.DataFrame(lines, columns=list(head)).rename(columns=GERMAN)


def pandas_json(body: bytes) -> pd.DataFrame:
    return pd.DataFrame(json.loads(body)["records"])


def duckdb_json(body: bytes) -> pd.DataFrame:
    rows = "SELECT unnest(records) r FROM read_json('{}', maximum_object_size=99999999)"
    sql = f"SELECT r.* FROM ({rows})"
    return _duckdb(body, "json", sql)


def jsonstat(body: bytes) -> pd.DataFrame:
    """Cells that have a status are rows; pyjstat reads values, the status stands beside them.

    Counts are read by pyjstat too: as the same dataset with them in the place of `value`.
    """
    found = json.loads(body)
    frame = _pyjstat(found).rename(columns={"region": "region_code"})
    frame["status"] = [found["status"].get(str(n)) for n in range(len(frame))]
    for name in ("numerator", "denominator"):
        if name in found["extension"]:
            frame[name] = _pyjstat(found | {"value": found["extension"][name]})["value"]
    rows: pd.DataFrame = frame[frame["status"].notna()]
    return rows


def _pyjstat(dataset: dict[str, Any]) -> pd.DataFrame:
    with warnings.catch_warnings():
        # Its own way to a frame warns of itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        found: pd.DataFrame = pyjstat.Dataset.read(json.dumps(dataset)).write(
            "dataframe", naming="id"
        )
    return found


def pandas_parquet(body: bytes) -> pd.DataFrame:
    metadata = json.loads(pq.read_schema(io.BytesIO(body)).metadata[b"dreiklang"])
    assert metadata["licences"]
    assert metadata["citation"]
    return pd.read_parquet(io.BytesIO(body))


def polars_parquet(body: bytes) -> pd.DataFrame:
    frame = pl.read_parquet(io.BytesIO(body))
    return pd.DataFrame(frame.to_dicts(), columns=frame.columns)


def duckdb_parquet(body: bytes) -> pd.DataFrame:
    return _duckdb(body, "parquet", "SELECT * FROM read_parquet('{}')")


def zipped(body: bytes) -> pd.DataFrame:
    """The CSV of the zip, held against the German one and the checksum of its metadata."""
    with zipfile.ZipFile(io.BytesIO(body)) as found:
        names = {name.partition(".")[2]: name for name in found.namelist()}
        assert set(names) == {"csv", "de.csv", "metadata.json", "csv-metadata.json", "md"}
        read = {form: found.read(name) for form, name in names.items()}
    assert b"dl-de/by-2-0" in read["md"]
    pd.testing.assert_frame_equal(tidy(german_csv(read["de.csv"])), tidy(pandas_csv(read["csv"])))
    return pandas_csv(read["csv"])


def csvw_rows(metadata: bytes, csv: bytes) -> pd.DataFrame:
    """Rows as the csvw package types them; it raises for a cell that breaks the description."""
    described = json.loads(metadata)
    described["url"] = "table.csv"
    with TemporaryDirectory() as folder:
        (Path(folder) / "table.csv").write_bytes(csv)
        (Path(folder) / "metadata.json").write_text(json.dumps(described), "utf-8")
        found: Any = CSVW(str(Path(folder) / "metadata.json"), validate=True)
        assert found.is_valid, found.warnings
        return pd.DataFrame(list(found.tables[0].iterdicts(strict=True)))


def _duckdb(body: bytes, suffix: str, sql: str) -> pd.DataFrame:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"table.{suffix}"
        file.write_bytes(body)
        found = duckdb.connect().execute(sql.format(file))
        names = [column[0] for column in found.description or ()]
        return pd.DataFrame(found.fetchall(), columns=names)


READERS: dict[str, tuple[Read, ...]] = {
    "csv": (pandas_csv, polars_csv, duckdb_csv, r_csv),
    "de.csv": (german_csv, r_csv2),
    "xlsx": (openpyxl_xlsx,),
    "json": (pandas_json, duckdb_json),
    "jsonstat": (jsonstat,),
    "parquet": (pandas_parquet, polars_parquet, duckdb_parquet),
    "zip": (zipped,),
}
