"""The layouts of the statistical offices' GENESIS files: bytes in, one grid of text cells out.

Text layout: title lines, header rows with empty key cells, data, a rule of underscores, notes,
"Stand: date / time". Flat layout ("ffcsv"): one line per figure, codes in columns, German or
English column names. Plain layout: one header line with own column names (cleaned extracts).
The layout is recognised from the content; columns are found by their labels, never by position.

Every function here answers a frame of text with the columns period, region and label and one
column per path of header labels, or raises LoaderError.
"""

import csv
import io
import re

import pandas as pd

from loaders.base import LoaderError, Raw

TIME = re.compile(r"(?:\d{2}\.\d{2}\.)?((?:19|20)\d{2})(?:-\d{2}-\d{2})?")
_GARBLED = re.compile("Ã[¤¶¼Ÿ„–œ]|Â©|\N{REPLACEMENT CHARACTER}")
"""What German letters become when a file is encoded twice or decoded wrongly."""
_UNITS = {"Anzahl", "Prozent", "ha", "EUR", "Tsd. EUR"}
_SCHOOL = "Absolvierende/Abgehende allgemeinbildender Schulen nach dem Abschluss"
_RENAMED = {
    "Ausländer": "ausländisch",
    "Ausländer(innen)": "ausländisch",
    "Ausländer/-innen": "ausländisch",
    "insgesamt": "Insgesamt",
    "bevstd_insgesamt": "Insgesamt",
    _SCHOOL: "Schulabschluss",
}
"""Labels that changed between editions, with the one the loaders use."""
_PLAIN = {
    "time": "period",
    "year": "period",
    "jahr": "period",
    "ags": "region",
    "region_code": "region",
    "altersgruppe": "label",
}
_PLAIN_TEXT = ["region", "ebene", "bundesland_code"]
"""Columns of plain files that hold names and levels: no keys, no figures."""


def decode(raw: Raw) -> list[list[str]]:
    """Rows of cells; UTF-8 with or without byte order mark, else cp1252."""
    start = raw.content[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not start:
        raise LoaderError(raw.file, "a CSV file", "an empty file")
    if start.startswith(b"<"):
        raise LoaderError(raw.file, "a CSV file", f"a page in HTML or XML: {start[:60]!r}")
    try:
        text = raw.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _cp1252(raw)
    garbled = _GARBLED.search(text)
    if garbled:
        found = repr(text[max(garbled.start() - 20, 0) : garbled.end() + 20])
        raise LoaderError(raw.file, "text encoded once", found)
    first = text.partition("\n")[0]
    delimiter = "," if "," in first and ";" not in first else ";"
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise LoaderError(raw.file, "a CSV file", error) from None


def _cp1252(raw: Raw) -> str:
    try:
        return raw.content.decode("cp1252")
    except UnicodeDecodeError as error:
        found = f"byte {raw.content[error.start : error.end]!r} at {error.start}"
        raise LoaderError(raw.file, "text in UTF-8 or cp1252", found) from None


def text(raw: Raw, rows: list[list[str]], code: str) -> pd.DataFrame:
    """Text layout: key cells are time (not always), region, name and (not always) a label."""
    if rows[0][0].partition("Tabelle:")[2].strip() != code:
        raise LoaderError(raw.file, f"table {code} in the title line", rows[0][0])
    data, header = _body(raw, rows)
    width = next((i for i, column in enumerate(zip(*header, strict=True)) if any(column)), 0)
    timed = bool(TIME.fullmatch(data[0][0]))
    if width - timed not in (2, 3):
        raise LoaderError(raw.file, "key columns time, region, name, label", data[0][:width])
    keys = ["period"] * timed + ["region", "name"] + ["label"] * (width - timed - 2)
    paths, dates = _paths(header, width)
    frame = pd.DataFrame(data, columns=[*keys, *paths])
    frame = frame.drop(columns="name").assign(**{} if "label" in keys else {"label": ""})
    if dates:
        return _undated(frame, paths, dates)
    return (frame if timed else frame.assign(period=_title_date(raw, rows))).rename(columns=paths)


def _body(raw: Raw, rows: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """Data rows and header rows; the footer must be there, or the file was cut off."""
    last = next((row for row in reversed(rows) if any(row)), [""])
    if not last[0].startswith("Stand:"):
        raise LoaderError(raw.file, 'a last line "Stand: date / time"', last[:4])
    end = next((i for i, row in enumerate(rows) if row[:1] == ["__________"]), 0)
    start = next((i for i, row in enumerate(rows) if len(row) > 1 and not row[0]), end)
    stop = next((i for i in range(start, end) if any(rows[i][:1])), end)
    if not start < stop < end:
        raise LoaderError(raw.file, "header rows, data, a rule of underscores", rows[:3])
    _same_width(raw, rows[start:end])
    return rows[stop:end], rows[start:stop]


def _paths(header: list[list[str]], width: int) -> tuple[dict[str, str], dict[str, str]]:
    """Column number (as text) -> path of labels; and -> date, where the columns are dated."""
    paths: dict[str, str] = {}
    dates: dict[str, str] = {}
    for number, labels in enumerate(zip(*header, strict=True)):
        if number < width:
            continue
        names = [" ".join(label.split()) for label in labels]
        if TIME.fullmatch(names[0]):
            dates[str(number)] = names.pop(0)
        if names and names[-1] in _UNITS:
            names.pop()
        paths[str(number)] = " > ".join(_RENAMED.get(name, name) for name in names if name)
    return paths, dates


def _undated(frame: pd.DataFrame, paths: dict[str, str], dates: dict[str, str]) -> pd.DataFrame:
    """Wide layout, one group of columns per date -> one row per region and date."""
    parts = []
    for date in dict.fromkeys(dates.values()):
        columns = [number for number, other in dates.items() if other == date]
        part = frame[["region", "label", *columns]].assign(period=date)
        parts.append(part.rename(columns=paths))
    return pd.concat(parts, ignore_index=True)


def _title_date(raw: Raw, rows: list[list[str]]) -> str:
    for row in rows[:12]:
        if row and row[0].startswith("Stichtag:"):
            return row[0].partition(":")[2].strip()
    raise LoaderError(raw.file, 'a time column or a title line "Stichtag: date"', rows[1:8])


def flat(raw: Raw, rows: list[list[str]], code: str) -> pd.DataFrame:
    """Flat layout: the label is the path of codes, the one column is called "value"."""
    frame = _table(raw, rows)
    german = frame.columns[0] == "Statistik_Code"
    suffix = "_Auspraegung_Code" if german else "_variable_attribute_code"
    keys = ["Zeit" if german else "time", f"1{suffix}"]
    values = [name for name in rows[0] if "__" in name] if german else ["value"]
    needed = [*keys, *(values if german else ["value", "value_variable_code"])]
    if not values or not set(needed) <= set(frame):
        raise LoaderError(raw.file, f"columns {needed}", list(frame))
    strange = set(frame[frame.columns[0]]) - {code[:5]}
    if strange:
        raise LoaderError(raw.file, f"statistic {code[:5]} in every row", sorted(strange)[:5])
    path = pd.Series("", index=frame.index)
    for name in rows[0]:
        if name.endswith(suffix) and name != keys[1]:
            path = path + frame[name].map(lambda text: f" > {text}" if text else "")
    names = dict(zip(keys, ("period", "region"), strict=True))
    parts = []
    for name in values:
        first = name.partition("__")[0] if german else frame["value_variable_code"]
        part = frame[[*keys, name]].rename(columns={**names, name: "value"})
        parts.append(part.assign(label=first + path))
    return pd.concat(parts, ignore_index=True)


def plain(raw: Raw, rows: list[list[str]]) -> pd.DataFrame:
    """Plain layout; rows without any figure are left out, an empty cell beside others is "."."""
    frame = _table(raw, rows).drop(columns=[name for name in _PLAIN_TEXT if name in rows[0]])
    frame = frame.rename(columns={**_PLAIN, **_RENAMED})
    if not {"region", "period"} <= set(frame):
        raise LoaderError(raw.file, "a title line, or a header with time and region", rows[0])
    frame = frame if "label" in frame else frame.assign(label="")
    figures = frame.columns.difference(["region", "period", "label"])
    frame = frame[(frame[figures] != "").any(axis=1)]
    return frame.assign(**{name: frame[name].replace("", ".") for name in figures})


def _table(raw: Raw, rows: list[list[str]]) -> pd.DataFrame:
    """Files without a footer: only the end of the last line can show that they were cut off."""
    if not raw.content.endswith(b"\n"):
        raise LoaderError(raw.file, "a line end after the last row", repr(raw.content[-40:]))
    _same_width(raw, rows)
    return pd.DataFrame(rows[1:], columns=[name.strip() for name in rows[0]])


def _same_width(raw: Raw, rows: list[list[str]]) -> None:
    width = len(rows[0])
    if len(rows) < 2:
        raise LoaderError(raw.file, "data rows", "none")
    for row in rows:
        if len(row) != width:
            raise LoaderError(raw.file, f"{width} fields in every row", f"{len(row)}: {row[:4]}")
