"""Special tabulations of the Federal Employment Agency: employees by occupation, vacancies.

In the table of employees at the place of work (30 June, KldB 2010, 3-digit codes) an empty cell
is suppressed: 1 or 2 persons, or a slightly larger number that would give another cell away.
A sum over codes is therefore a lower bound. Against the official totals of 13111-01-03-4 (399
Kreise, 2013 to 2015) sums lack up to 3 persons for each suppressed cell, so a sum carries
status E where 3 persons for each such cell exceed 0.1 % of it, else A; Q where all parts are
suppressed. NRW and Germany are sums over their Kreise under the same rule.
"""

import io
import zipfile
import zlib

import pandas as pd

from indicators.model import Table
from indicators.regions import GERMANY, KREISE_COUNT, NRW
from loaders.base import LoaderError, Raw, extract_frame

_COLUMNS = {
    "ba_svb_arbeitsort_kldb3": ("region", "kldb2010_3", "year", "employees"),
    "ba_svb_wohnort": ("region", "year", "employees_residence"),
    "ba_gemeldete_stellen": ("region", "year", "reported_vacancies"),
}
_ITEMS = {"ba_svb_wohnort": "employees_residence", "ba_gemeldete_stellen": "vacancies"}
_MERGED = {"06415": "06435"}
"""Hanau, a Kreis of its own only since 2026, counted as part of the Main-Kinzig-Kreis as before."""
_MISSED = 3
_TOLERANCE = 0.001
_HEALTH = ("81", "821", "822", "825")


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Extract frame of all Kreise, NRW and Germany; raises LoaderError for any other layout."""
    if table.code not in _COLUMNS:
        raise LoaderError(table.id, f"one of {sorted(_COLUMNS)}", table.code)
    cells = pd.concat([_cells(raw, table.code) for raw in raws], ignore_index=True)
    cells["region"] = cells["region"].replace(_MERGED)
    cells = pd.concat([cells, cells.assign(region=GERMANY), _land(cells)], ignore_index=True)
    frames = [_item(cells, item, table.id) for item in sorted(items)]
    return extract_frame(pd.concat(frames, ignore_index=True))


def _land(cells: pd.DataFrame) -> pd.DataFrame:
    return cells[cells["region"].str.startswith(NRW)].assign(region=NRW)


def _item(cells: pd.DataFrame, item: str, table: str) -> pd.DataFrame:
    """Sum of the cells that make up an item, with the status the suppressed ones call for."""
    chosen = cells if item == "total" else cells[cells["code"].str.startswith(_codes(item))]
    if chosen.empty:
        raise LoaderError(table, f"item {item}", sorted(set(cells["code"]))[:9])
    grouped = chosen.groupby(["region", "period"])["value"]
    value, suppressed = grouped.sum(min_count=1), grouped.size() - grouped.count()
    status = pd.Series("A", index=value.index).mask(suppressed * _MISSED > value * _TOLERANCE, "E")
    frame = pd.DataFrame({"value": value, "status": status.mask(value.isna(), "Q")})
    return frame.reset_index().assign(item=item)


def _codes(item: str) -> tuple[str, ...]:
    return _HEALTH if item == "health" else (item,)


def _cells(raw: Raw, code: str) -> pd.DataFrame:
    """Columns region, code, period, value; `code` is the item where the file has no codes."""
    columns = _COLUMNS[code]
    text = _text(raw)
    header = text.partition("\n")[0].rstrip("\r").split(",")
    if tuple(header) != columns:
        raise LoaderError(raw.file, ",".join(columns), ",".join(header)[:80])
    if not text.endswith("\n"):
        raise LoaderError(raw.file, "a last line that ends", text[-40:])
    try:
        kinds = {"region": str, "year": str, columns[-1]: float} | {"kldb2010_3": str}
        frame = pd.read_csv(io.StringIO(text), dtype=kinds)
    except ValueError as error:
        raise LoaderError(raw.file, "numbers in the last column", error) from error
    frame = frame.rename(columns={"year": "period", columns[-1]: "value", "kldb2010_3": "code"})
    _check(frame, raw)
    return frame if "code" in frame else frame.assign(code=_ITEMS[code])


def _text(raw: Raw) -> str:
    try:
        if not raw.file.endswith(".zip"):
            return raw.content.decode("utf-8-sig")
        with zipfile.ZipFile(io.BytesIO(raw.content)) as archive:
            (name,) = archive.namelist()
            return archive.read(name).decode("utf-8-sig")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        raise LoaderError(raw.file, "CSV text in UTF-8, zipped alone", repr(error)) from error


def _check(frame: pd.DataFrame, raw: Raw) -> None:
    """Each Kreis once for each code and year, and all of them: a shortened file would lack some."""
    key = [name for name in ("region", "code", "period") if name in frame]
    if frame.duplicated(key).any():
        raise LoaderError(raw.file, f"each {key} once", frame[frame.duplicated(key)].head(1))
    counts = frame["region"].replace(_MERGED).groupby(frame["period"]).nunique()
    if frame.empty or (counts != KREISE_COUNT[GERMANY]).any():
        raise LoaderError(raw.file, f"{KREISE_COUNT[GERMANY]} Kreise a year", counts.to_dict())
