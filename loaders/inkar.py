"""INKAR (BBSR): the zipped bulk CSV of one edition, read in blocks.

The full file has more than 400 MB; a block at a time is filtered to what is wanted, so the memory
needed does not grow with the file.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

import pandas as pd

from indicators.model import Table
from loaders.base import LoaderError, Raw, extract_frame

HEADER = "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert"
BLOCK = 100_000
STRAY = 0.01
"""Largest part of an item's values that may be negative and are then taken as missing."""
# These chapters repeat short names of the main programme with another unit or base population.
OTHER_CHAPTERS = ("SDG-Indikatoren für Kommunen", "Zentrale Orte Monitoring", "Europa")
AREAS = ("Kreise", "Bundesländer", "Bund")
# A Kreis with industry and hotels has some turnover and some guests: 0 here stands for "withheld".
ZERO_IS_MISSING = ("q_iumsatz", "q_iumsatz_ausl", "q_übern_bev")
KEY = ["item", "region", "period"]
_COLUMNS = {
    "Bereich": "chapter",
    "Kuerzel": "item",
    "Raumbezug": "area",
    "Kennziffer": "code",
    "Zeitbezug": "period",
    "Wert": "value",
}


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Columns item (Kuerzel), region, period (year), value in INKAR's unit, status A or M.

    Regions are the Kreise, "05" and "00". Raises LoaderError for a file that is no whole zip, a
    header other than HEADER, two values for one key, or a wanted Kuerzel that is not there.
    """
    frames = [_read(raw, items) for raw in raws]
    frame = pd.concat(frames, ignore_index=True)
    lacking = sorted(items - set(frame["item"]))
    if lacking:
        raise LoaderError(table.id, "every wanted Kuerzel", f"none of {lacking}")
    return extract_frame(frame)


def _read(raw: Raw, items: frozenset[str]) -> pd.DataFrame:
    try:
        with zipfile.ZipFile(io.BytesIO(raw.content)) as archive:
            blocks = [_regions(block, raw) for block in _blocks(archive, raw, items)]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        raise LoaderError(raw.file, "a whole zip with UTF-8 text in it", error) from error
    frame = pd.concat(blocks, ignore_index=True)
    _one_chapter(frame, raw)
    return _gaps(_one_value(frame.drop(columns="chapter"), raw), raw)


def _blocks(archive: zipfile.ZipFile, raw: Raw, items: frozenset[str]) -> Iterator[pd.DataFrame]:
    """The file's rows of wanted items on wanted levels, block after block."""
    names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
    if len(names) != 1:
        raise LoaderError(raw.file, "one CSV file in the zip", archive.namelist())
    with archive.open(names[0]) as file:
        header = file.readline().decode("utf-8-sig").strip()
        if header != HEADER:
            raise LoaderError(raw.file, HEADER, header[:200] or "an empty file")
        blocks = pd.read_csv(
            file,
            sep=";",
            decimal=",",
            names=HEADER.split(";"),
            usecols=list(_COLUMNS),
            dtype=dict.fromkeys(_COLUMNS, "str") | {"Wert": "float64"},
            # "NA" is a Kuerzel here, not a gap.
            keep_default_na=False,
            na_values={"Wert": [""]},
            chunksize=BLOCK,
        )
        for block in blocks:
            rows = block.rename(columns=_COLUMNS)
            wanted = rows["item"].isin(list(items)) & rows["area"].isin(AREAS)
            yield rows[wanted & ~rows["chapter"].isin(OTHER_CHAPTERS)]


def _regions(rows: pd.DataFrame, raw: Raw) -> pd.DataFrame:
    """Replace INKAR's codes by region ids: 05112000 is 05112, 111 is "00"."""
    kreis, bund = rows["area"] == "Kreise", rows["area"] == "Bund"
    odd = rows[kreis & ~rows["code"].str.fullmatch(r"\d{5}000") | bund & (rows["code"] != "111")]
    if len(odd):
        raise LoaderError(raw.file, "Kreis codes as 05112000, Germany as 111", odd["code"].iloc[0])
    shifted = rows[~rows["period"].str.fullmatch(r"\d{4}")]
    if len(shifted):
        raise LoaderError(raw.file, "a year in Zeitbezug", shifted["period"].iloc[0])
    region = rows["code"].str[:5].mask(bund, "00")
    zero = rows["item"].isin(ZERO_IS_MISSING) & (rows["value"] == 0)
    rows = rows.assign(value=rows["value"].mask(zero))
    status = pd.Series("A", index=rows.index).mask(rows["value"].isna(), "M")
    ours = kreis | bund | (region == "05")
    rows = rows.assign(region=region, status=status)[ours]
    return rows[["chapter", *KEY, "value", "status"]]


def _one_chapter(frame: pd.DataFrame, raw: Raw) -> None:
    """A short name that stands in two chapters may mean two things."""
    chapters = frame.groupby("item")["chapter"].unique()
    double = chapters[chapters.map(len) > 1]
    if len(double):
        found = f"{double.index[0]} in {sorted(double.iloc[0])}"
        raise LoaderError(raw.file, "each Kuerzel in one chapter", found)


def _one_value(frame: pd.DataFrame, raw: Raw) -> pd.DataFrame:
    frame = frame.drop_duplicates()
    double = frame[frame.duplicated(KEY, keep=False)]
    if len(double):
        raise LoaderError(raw.file, "one value for each key", double.head(2).to_dict("records"))
    return frame


def _gaps(frame: pd.DataFrame, raw: Raw) -> pd.DataFrame:
    """A few gaps are written as small negative numbers (-0.01); a share cannot be negative.

    An item with many of them is a balance, which this loader does not read.
    """
    negative = frame["value"] < 0
    part = negative.groupby(frame["item"]).mean()
    balances = sorted(part.index[part > STRAY])
    if balances:
        raise LoaderError(raw.file, "items that cannot be negative", balances)
    value, status = frame["value"].mask(negative), frame["status"].mask(negative, "M")
    return frame.assign(value=value, status=status)
