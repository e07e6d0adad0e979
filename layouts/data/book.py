"""How a workbook is written: codes are text, numbers are numbers.

Numbers carry the format `#,##0.0`, which spreadsheets show in the reader's own way: 12,3 in German.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter

Cell = str | float | None
List = tuple[str, list[tuple[str, str]]]
"""A sheet of names and texts: its name, and its lines."""
# Instead of the time of making, which would give other bytes each time.
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook holds no time zone
HEAD_ROW = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: heading row and rows; column -> decimals where numbers stand."""

    name: str
    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int]
    decimals: dict[int, int] = field(default_factory=dict)


def write(
    sink: BinaryIO, lists: list[List], sheets: list[Sheet], properties: dict[str, str], note: str
) -> None:
    """Write all of it; rows go to disk one by one, so that memory stays flat."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(sink, options)
    book.set_properties(properties | {"created": CREATED})
    for name, entries in lists:
        _list(book, name, entries)
    for sheet in sheets:
        _sheet(book, sheet, note)
    book.close()


def _list(book: Any, name: str, entries: list[tuple[str, str]]) -> None:
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 100)
    for line, (label, text) in enumerate(entries):
        page.write_string(line, 0, label, bold)
        page.write_string(line, 1, text, wrapped if label else bold)


def _sheet(book: Any, sheet: Sheet, note: str) -> None:
    """Title, the words that this is one table, the heading, the rows."""
    page = book.add_worksheet(sheet.name)
    bold = book.add_format({"bold": True})
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.freeze_panes(HEAD_ROW + 1, 1)
    page.write_string(0, 0, sheet.title, bold)
    page.write_string(1, 0, note)
    for column, text in enumerate(sheet.head):
        page.write_string(HEAD_ROW, column, text, bold)
    _rows(book, page, sheet)


def _rows(book: Any, page: Any, sheet: Sheet) -> None:
    shapes = {n: book.add_format({"num_format": _format(n)}) for n in {*sheet.decimals.values()}}
    formats = {column: shapes[count] for column, count in sheet.decimals.items()}
    last = HEAD_ROW
    for last, cells in enumerate(sheet.rows, HEAD_ROW + 1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                page.write_string(last, column, cell)
            elif cell is not None:
                page.write_number(last, column, cell, formats.get(column))
    page.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW), len(sheet.head) - 1)


def _format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
