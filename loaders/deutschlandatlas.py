"""Deutschlandatlas (BBSR / Destatis): a workbook of one cross-section by Kreis.

The workbook does not say of which year its figures are; only the list of indicators does.
"""

import io
import re
import zipfile
import zlib

import pandas as pd

from indicators.model import Table
from loaders.base import LoaderError, Raw, extract_frame

SHEETS = re.compile(r"Deutschlandatlas_KRS\d{4}")
LIST_COLUMNS = ("Name", "Indikatorkennung", "Beschreibung")
MISSING = -9999
YEAR = re.compile(r"(?<![\d.])(?:19|20)\d{2}(?![\d-])")


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Columns item (Indikatorkennung), region (Kreis), period, value, status A or M.

    `raws` are the workbook and the list of indicators. Raises LoaderError for anything that is
    neither, a wanted item without figures by Kreis, or one whose description names no single year.
    """
    books = [raw for raw in raws if raw.file.endswith(".xlsx")]
    lists = [raw for raw in raws if raw.file.endswith(".csv")]
    if len(books) != 1 or len(lists) != 1:
        files = [raw.file for raw in raws]
        raise LoaderError(table.id, "one workbook and one list of indicators", files)
    years = _years(lists[0], items)
    found = [_tidy(sheet, books[0], items) for sheet in _sheets(books[0])]
    frame = pd.concat(found, ignore_index=True)
    lacking = sorted(items - set(frame["item"]))
    if lacking:
        raise LoaderError(books[0].file, "figures by Kreis for each wanted item", f"no {lacking}")
    return extract_frame(frame.assign(period=frame["item"].map(years)))


def _years(raw: Raw, items: frozenset[str]) -> dict[str, str]:
    """The reference year of each wanted item, from the words that describe it."""
    try:
        frame = pd.read_csv(io.BytesIO(raw.content), encoding="utf-8-sig", dtype="str")
    except ValueError as error:
        raise LoaderError(raw.file, "a list in UTF-8 with commas", error) from error
    if tuple(frame.columns) != LIST_COLUMNS:
        raise LoaderError(raw.file, LIST_COLUMNS, list(frame.columns)[:5])
    described = frame.set_index("Indikatorkennung")["Beschreibung"].to_dict()
    return {item: _year(raw, item, str(described.get(item, ""))) for item in items}


def _year(raw: Raw, item: str, text: str) -> str:
    years = YEAR.findall(text)
    if len(years) != 1:
        expected = f"one year in the description of {item}"
        raise LoaderError(raw.file, expected, text or "no such item")
    return str(years[0])


def _sheets(raw: Raw) -> list[pd.DataFrame]:
    _check_workbook(raw)
    with pd.ExcelFile(io.BytesIO(raw.content), engine="calamine") as book:
        names = [str(name) for name in book.sheet_names if SHEETS.fullmatch(str(name))]
        if not names:
            raise LoaderError(raw.file, "sheets named Deutschlandatlas_KRS....", book.sheet_names)
        return [pd.read_excel(book, sheet_name=name) for name in names]


def _check_workbook(raw: Raw) -> None:
    """A workbook is a zip with checksums: find damage before the reader stumbles over it."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw.content)) as archive:
            damaged = archive.testzip()
            if damaged or "xl/workbook.xml" not in archive.namelist():
                raise LoaderError(raw.file, "a whole XLSX workbook", damaged or archive.namelist())
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        raise LoaderError(raw.file, "an XLSX workbook", error) from error


def _tidy(sheet: pd.DataFrame, raw: Raw, items: frozenset[str]) -> pd.DataFrame:
    """Columns item, region, value, status: one row for each Kreis and wanted item."""
    key = str(sheet.columns[0])
    if not re.fullmatch(r"KRS\d{4}", key):
        raise LoaderError(raw.file, "a first column KRS....", key)
    codes = sheet[key].astype("str").str.zfill(8)
    odd = codes[~codes.str.fullmatch(r"\d{5}000")]
    if len(odd):
        raise LoaderError(raw.file, "Kreis keys as 5112000", odd.iloc[0])
    wanted = [name for name in sheet.columns if name in items]
    frame = sheet[wanted].assign(region=codes.str[:5])
    long = frame.melt(id_vars="region", var_name="item", value_name="value")
    long["value"] = _numbers(long, raw)
    return long.assign(status=long["value"].isna().map({True: "M", False: "A"}))


def _numbers(long: pd.DataFrame, raw: Raw) -> "pd.Series[float]":
    """The values as numbers; classes such as "7,00 bis unter 8,50" are none."""
    value = pd.to_numeric(long["value"], errors="coerce")
    words = long[value.isna() & long["value"].notna()]
    if len(words):
        found = f"{words['value'].iloc[0]!r} in {words['item'].iloc[0]}"
        raise LoaderError(raw.file, "numbers", found)
    return value.mask(value == MISSING).astype("float64")
