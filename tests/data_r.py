"""R's rules for reading a table, for machines without R: read.csv, read.csv2 and type.convert.

Only what our files could stumble over: "NA" and blanks, logicals, codes that look like numbers,
names of columns. Where Rscript is there, tests/test_data_snippets.py runs R itself as well.
"""

import csv
import io
import re
from collections.abc import Collection

import pandas as pd

LOGICAL = {"T": True, "TRUE": True, "true": True, "F": False, "FALSE": False, "false": False}
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
SNIPPET = ("region_code", "period")
"""The columns that the snippet of /daten names as character."""


def read_csv(body: bytes, texts: Collection[str] = SNIPPET, sep: str = ",") -> pd.DataFrame:
    """As read.csv(file, colClasses = c(text = "character")) does; sep=";" is read.csv2."""
    lines = csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=sep)
    head, *rows = lines
    assert all(len(row) == len(head) for row in rows)
    names = [make_name(name) for name in head]
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    dec = "," if sep == ";" else "."
    return pd.DataFrame(
        {
            name: list(cells) if name in texts else converted(list(cells), dec)
            for name, cells in zip(names, columns, strict=True)
        }
    )


def make_name(text: str) -> str:
    """make.names: what is no letter, digit, point or low line becomes a point."""
    plain = re.sub(r"[^\w.]", ".", text)
    return f"X{plain}" if re.match(r"[\d_]", plain) else plain


def converted(cells: list[str], dec: str = ".") -> list[object]:
    """type.convert: logical, then number, else text; "NA" is none, a blank is one in texts."""
    told = [cell.strip() for cell in cells if cell.strip() not in ("", "NA")]
    if all(cell in LOGICAL for cell in told):
        return [LOGICAL.get(cell.strip()) for cell in cells]
    plain = [cell.replace(dec, ".") for cell in told]
    if all(NUMBER.fullmatch(cell) for cell in plain):
        return [
            None if cell.strip() in ("", "NA") else float(cell.replace(dec, ".")) for cell in cells
        ]
    return [None if cell == "NA" else cell for cell in cells]
