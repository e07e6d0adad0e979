"""Destatis: business registrations and deregistrations by Land, one block of lines a year.

The file has no row for Germany: the sum over the 16 Länder stands for it.
"""

import re

import pandas as pd

from indicators.model import Table
from loaders.base import LoaderError, Raw, extract_frame

HEADER = ("Bundesländer", "Gewerbeanmeldungen", "Gewerbeabmeldungen")
ITEMS = ("registrations", "deregistrations")
LAENDER = 16
NRW_NAME = "Nordrhein-Westfalen"
RULE = "____"


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Columns item, region ("05", "00"), period (year), value (count of notices), status A.

    Raises LoaderError for an unknown item, another header, a file without its last line, a year
    without all 16 Länder, or a cell that is no number.
    """
    unknown = sorted(items - set(ITEMS))
    if unknown:
        raise LoaderError(table.id, f"items among {ITEMS}", unknown)
    rows = [row for raw in raws for row in _rows(raw)]
    frame = pd.DataFrame(rows, columns=["region", "period", *ITEMS])
    long = frame.melt(["region", "period"], [*sorted(items)], "item", "value")
    return extract_frame(long.assign(status="A"))


def _rows(raw: Raw) -> list[tuple[str, str, int, int]]:
    """(region, year, registrations, deregistrations) for NRW and Germany."""
    result: list[tuple[str, str, int, int]] = []
    for year, block in _blocks(raw).items():
        counts = {cells[0]: _counts(raw, cells) for cells in block}
        if len(counts) != LAENDER or NRW_NAME not in counts:
            raise LoaderError(raw.file, f"{LAENDER} Länder in {year}", sorted(counts))
        germany = [sum(column) for column in zip(*counts.values(), strict=True)]
        result += [("05", year, *counts[NRW_NAME]), ("00", year, germany[0], germany[1])]
    return result


def _blocks(raw: Raw) -> dict[str, list[list[str]]]:
    """The lines of each year, split into cells."""
    blocks: dict[str, list[list[str]]] = {}
    year = ""
    for cells in _body(raw):
        if re.fullmatch(r"\d{4}", cells[0]) and not any(cells[1:]):
            year = cells[0]
            blocks[year] = []
        elif not year:
            raise LoaderError(raw.file, "a line with a year before the first Land", cells)
        else:
            blocks[year].append(cells)
    return blocks


def _body(raw: Raw) -> list[list[str]]:
    """The lines between header and footer; both must be there."""
    try:
        lines = raw.content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise LoaderError(raw.file, "text in UTF-8", error) from error
    cells = [line.split(";") for line in lines]
    header = list(HEADER)
    if header not in cells[:6]:
        raise LoaderError(raw.file, f"the header {';'.join(HEADER)}", lines[:3] or "an empty file")
    ends = [number for number, line in enumerate(lines) if line.startswith(RULE)]
    if not ends or "Stand:" not in "".join(lines[ends[-1] :]):
        raise LoaderError(raw.file, 'a footer with "Stand:"', lines[-1])
    # Below the header stands a line of units.
    return cells[cells.index(header) + 2 : ends[-1]]


def _counts(raw: Raw, cells: list[str]) -> tuple[int, int]:
    if len(cells) != len(HEADER) or not all(re.fullmatch(r"[0-9]+", cell) for cell in cells[1:]):
        raise LoaderError(raw.file, "a Land and two counts", ";".join(cells))
    return int(cells[1]), int(cells[2])
