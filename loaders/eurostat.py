"""Eurostat tables: TSV bulk files (plain or gzip), SDMX-CSV, and short extracts of them.

Regions come as NUTS codes and leave as AGS where there is one; German NUTS 2 codes stay as they
are. Flags are kept: p -> P, e and s (estimates) -> E, b -> B, confidential -> Q, ":" -> M.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from indicators.model import Table
from indicators.regions import NUTS
from loaders.base import LoaderError, Raw, extract_frame

Row = tuple[str, str, str, str, str]
"""Item, NUTS code, period, value as text, flags as text."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The dimensions of a table in the order of its header, and which cells become items."""

    dims: tuple[str, ...]
    where: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Eurostat's code -> our item, where the code alone would say too little."""
    factor: float = 1.0

    def item(self, key: dict[str, str]) -> str:
        """The item a key belongs to; empty where `where` excludes it."""
        if any(key[dim] != code for dim, code in self.where.items()):
            return ""
        code = ".".join(key[dim] for dim in self.dims if dim not in self.where)
        return self.names.get(code, code)


_LAYOUTS = {
    "tgs00042": _Layout(("sectperf", "unit"), {"sectperf": "TOTAL"}),
    "tgs00010": _Layout(
        ("isced11", "sex", "age", "unit"),
        {"isced11": "TOTAL", "sex": "T", "age": "Y15-74"},
        {"PC": "unemployment_rate_lfs"},
    ),
    "nama_10r_2gdp": _Layout(("unit",)),
    "nama_10r_3popgdp": _Layout(("unit",), names={"THS": "population"}, factor=1000),
    "nama_10r_3empers": _Layout(
        ("unit", "wstatus", "nace_r2"),
        {"wstatus": "EMP", "nace_r2": "TOTAL"},
        {"THS": "employed"},
        1000,
    ),
    "nama_10r_3gva": _Layout(("unit", "nace_r2"), {"nace_r2": "TOTAL"}, {"CP_MEUR": "gva"}),
    "demo_r_pjangrp3": _Layout(("sex", "unit", "age"), {"unit": "NR"}),
}
_NUTS_2021 = {
    "DEG04": "16054",
    "DEG0B": "16066",
    "DEG0F": "16070",
    "DEG0H": "16072",
    "DEG0I": "16073",
    "DEG0N": "16063",
    "DEG0P": "16063",
}
"""Thuringian codes before NUTS 2024. Eisenach (DEG0N) joined the Wartburgkreis in 2021, so both
lead to one AGS and their counts are added."""
_CELL = re.compile(r"(:|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)?\s*(@C|[a-z]*)")
_STATUS = (("c", "Q"), ("@C", "Q"), ("b", "B"), ("e", "E"), ("s", "E"), ("p", "P"))
"""Flags in order of weight: of several, the first found decides."""


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Extract frame of the German regions; raises LoaderError for any other layout.

    A year without one figure in Germany was no year of the survey and is left out.
    """
    if table.code not in _LAYOUTS:
        raise LoaderError(table.id, f"one of {sorted(_LAYOUTS)}", table.code)
    layout = _LAYOUTS[table.code]
    frame = pd.concat([_read(raw, layout, items) for raw in raws], ignore_index=True)
    unknown = items - set(frame["item"])
    if unknown:
        raise LoaderError(table.id, f"items {sorted(items)}", f"none of {sorted(unknown)}")
    figures = frame.groupby(["item", "period"])["value"].transform("count")
    return extract_frame(frame[figures > 0])


def _read(raw: Raw, layout: _Layout, items: frozenset[str]) -> pd.DataFrame:
    rows = [row for row in _rows(raw, layout) if row[0] in items and row[1].startswith("DE")]
    frame = pd.DataFrame(rows, columns=["item", "nuts", "period", "text", "flags"])
    return _merge(_values(frame, raw, layout.factor).assign(region=_regions(frame["nuts"])))


def _rows(raw: Raw, layout: _Layout) -> Iterator[Row]:
    lines = _text(raw).splitlines()
    if "\\TIME_PERIOD\t" in lines[0]:
        return _tsv(lines, raw, layout)
    if lines[0].startswith("STRUCTURE,"):
        return _sdmx(lines, raw, layout)
    return _extract(lines, raw, layout)


def _text(raw: Raw) -> str:
    """The file as text; a last line without its end was cut off."""
    try:
        content = raw.content
        content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        text = content.decode("utf-8-sig")
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise LoaderError(raw.file, "gzip or plain text in UTF-8", repr(error)) from error
    if not text.endswith("\n"):
        raise LoaderError(raw.file, "a last line that ends", text[-40:])
    return text


def _tsv(lines: list[str], raw: Raw, layout: _Layout) -> Iterator[Row]:
    head, *periods = (cell.strip() for cell in lines[0].split("\t"))
    expected = ",".join(["freq", *layout.dims, "geo\\TIME_PERIOD"])
    if head != expected:
        raise LoaderError(raw.file, expected, head)
    names = ["freq", *layout.dims, "geo"]
    for line in lines[1:]:
        first, *cells = line.split("\t")
        codes = first.split(",")
        if len(cells) != len(periods) or len(codes) != len(names):
            raise LoaderError(raw.file, f"{len(periods)} periods in each line", line[:80])
        key = dict(zip(names, codes, strict=True))
        item = layout.item(key)
        yield from (
            (item, key["geo"], year, cell, "") for year, cell in zip(periods, cells, strict=True)
        )


def _sdmx(lines: list[str], raw: Raw, layout: _Layout) -> Iterator[Row]:
    needed = [*layout.dims, "geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"]
    for row in _csv(lines, raw, needed):
        yield layout.item(row), row["geo"], row["TIME_PERIOD"], row["OBS_VALUE"], row["OBS_FLAG"]


def _extract(lines: list[str], raw: Raw, layout: _Layout) -> Iterator[Row]:
    for row in _csv(lines, raw, ["freq", *layout.dims, "geo", "time", "value"]):
        yield layout.item(row), row["geo"], row["time"], row["value"], ""


def _csv(lines: list[str], raw: Raw, needed: list[str]) -> Iterator[dict[str, str]]:
    try:
        header, *rows = csv.reader(lines)
    except csv.Error as error:
        raise LoaderError(raw.file, "CSV", error) from error
    if not set(needed) <= set(header):
        raise LoaderError(raw.file, f"columns {needed}", header)
    for row in rows:
        if len(row) != len(header):
            raise LoaderError(raw.file, f"{len(header)} cells in each line", row)
        yield dict(zip(header, row, strict=True))


def _values(frame: pd.DataFrame, raw: Raw, factor: float) -> pd.DataFrame:
    """Value and status; SDMX-CSV has the flags in a column of their own, TSV in the cell."""
    cells = [_CELL.fullmatch(text.strip()) for text in frame["text"]]
    wrong = [text for text, cell in zip(frame["text"], cells, strict=True) if cell is None]
    if wrong:
        raise LoaderError(raw.file, "a number or ':' with flags", wrong[:3])
    parts = [(cell[1] or ":", cell[2]) for cell in cells if cell]
    value = pd.Series([float("nan") if text == ":" else float(text) for text, _ in parts])
    flags = [own + column for (_, own), column in zip(parts, frame["flags"], strict=True)]
    status = pd.Series([_status(flag) for flag in flags], dtype="str")
    status = status.mask(value.isna() & (status != "Q"), "M")
    value = value.mask(status == "Q") * factor
    return frame[["item", "period"]].assign(value=value, status=status)


def _status(flags: str) -> str:
    return next((letter for flag, letter in _STATUS if flag in flags), "A")


def _regions(nuts: "pd.Series[str]") -> "pd.Series[str]":
    """AGS where there is one, NUTS 2 as it is; None for NUTS 1 and the extra-regio rows."""
    known = NUTS | _NUTS_2021
    return nuts.map(lambda code: known.get(code, code if _is_nuts2(code) else None))


def _is_nuts2(code: str) -> bool:
    return len(code) == 4 and not code.endswith("ZZ")


def _merge(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of a region; two codes that lead to one AGS are added (counts only, see above)."""
    frame = frame.dropna(subset=["region"])
    key = ["item", "region", "period"]
    twice = frame.duplicated(key, keep=False)
    grouped = frame[twice].groupby(key)
    added = grouped["status"].first().to_frame().assign(value=grouped["value"].sum(min_count=2))
    return pd.concat([frame[~twice], added.reset_index()], ignore_index=True)
