"""Throughput of the ports of Duisburg and Dortmund, from the trade press and company pages.

Not official statistics. Of the series in the file only those that say the same thing every year
are read; ship-side figures are another concept and stay out.
"""

import csv

import pandas as pd

from indicators.model import Table
from loaders.base import LoaderError, Raw, extract_frame

_COLUMNS = ["series", "scope", "period", "value", "unit", "source_page", "note"]
_SERIES = {
    "duisport_group_throughput": ("throughput", "hafen-duisport", "million t"),
    "duisburg_all_ports_throughput": ("throughput", "hafen-duisburg", "million t"),
    "dortmund_port_total_throughput": ("throughput", "hafen-dortmund", "million t"),
    "duisport_container_teu": ("containers", "hafen-duisport", "million TEU"),
}


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Extract frame: throughput in million t, containers in million TEU, by port."""
    unknown = items - {item for item, _, _ in _SERIES.values()}
    if unknown:
        raise LoaderError(table.id, "items throughput, containers", sorted(unknown))
    rows = [row for raw in raws for row in _rows(raw) if row["series"] in _SERIES]
    frame = pd.DataFrame(rows)
    frame[["item", "region", "unit"]] = [_SERIES[series] for series in frame["series"]]
    return extract_frame(frame[frame["item"].isin(items)].assign(status="A"))


def _rows(raw: Raw) -> list[dict[str, object]]:
    try:
        text = raw.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LoaderError(raw.file, "text in UTF-8", error) from error
    try:
        rows = list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))
    except csv.Error as error:
        raise LoaderError(raw.file, "CSV", error) from error
    if not rows or rows[0] != _COLUMNS:
        raise LoaderError(raw.file, ",".join(_COLUMNS), rows[0] if rows else "nothing")
    if not text.endswith("\n") or len(rows) < 2:
        raise LoaderError(raw.file, "rows, and a last line that ends", text[-40:])
    return [_row(row, raw) for row in rows[1:]]


def _row(cells: list[str], raw: Raw) -> dict[str, object]:
    if len(cells) != len(_COLUMNS):
        raise LoaderError(raw.file, f"{len(_COLUMNS)} cells in each line", cells)
    row = dict(zip(_COLUMNS, cells, strict=True))
    _, _, unit = _SERIES.get(row["series"], ("", "", row["unit"]))
    if row["unit"] != unit:
        raise LoaderError(raw.file, f"{row['series']} in {unit}", row["unit"])
    try:
        return {**row, "value": float(row["value"])}
    except ValueError as error:
        raise LoaderError(raw.file, "a number as value", cells) from error
