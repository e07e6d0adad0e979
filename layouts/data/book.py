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
LINE, TEXT_WIDTH, LETTERS = 15, 100, 85
"""Height of a line in points; width of a column of texts; letters that surely fit into it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: heading row and rows; column -> decimals where numbers stand."""

    name: str
    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int]
    decimals: dict[int, int] = field(default_factory=dict)
    by_row: Sequence[int] = ()
    """Decimals row by row, where a column holds figures of several indicators."""


def write(
    sink: BinaryIO, lists: list[List], sheets: list[Sheet], properties: dict[str, str], note: str
) -> None:
    """Write all of it; rows go to disk one by one, so that memory stays flat."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(sink, options)
    book.set_properties(properties | {"created": CREATED})
    pages = [
        book.add_worksheet(name) for name in (*(n for n, _ in lists), *(s.name for s in sheets))
    ]
    for page, (_, entries) in zip(pages, lists, strict=False):
        _list(book, page, entries)
    for page, sheet in zip(pages[len(lists) :], sheets, strict=True):
        _sheet(book, page, sheet, note)
    book.close()


def _list(book: Any, page: Any, entries: list[tuple[str, str]]) -> None:
    """A line each; what is the name of a sheet leads there."""
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 26)
    page.set_column(1, 1, TEXT_WIDTH)
    _printed(page)
    sheets = {sheet.name for sheet in book.worksheets()}
    for line, (label, text) in enumerate(entries):
        # No spreadsheet but Excel makes room for wrapped lines by itself.
        page.set_row(line, LINE * (1 + len(text) // LETTERS if label else 1))
        if not label:
            page.write_string(line, 0, text, bold)
        elif label in sheets:
            page.write_url(line, 0, f"internal:'{label}'!A1", string=label)
            page.write_string(line, 1, text, wrapped)
        else:
            page.write_string(line, 0, label, bold)
            page.write_string(line, 1, text, wrapped)


def _printed(page: Any) -> None:
    """A4 across, as wide as one sheet of paper."""
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _sheet(book: Any, page: Any, sheet: Sheet, note: str) -> None:
    """Title, the words that this is one table, the heading, the rows."""
    bold = book.add_format({"bold": True})
    right = book.add_format({"bold": True, "align": "right"})
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.freeze_panes(HEAD_ROW + 1, 1)
    page.repeat_rows(0, HEAD_ROW)
    _printed(page)
    page.write_string(0, 0, sheet.title, bold)
    page.write_string(1, 0, note)
    for column, text in enumerate(sheet.head):
        page.write_string(HEAD_ROW, column, text, right if column in sheet.decimals else bold)
    _rows(book, page, sheet)


def _rows(book: Any, page: Any, sheet: Sheet) -> None:
    counts = {*sheet.decimals.values(), *sheet.by_row}
    shapes = {n: book.add_format({"num_format": _format(n)}) for n in counts}
    formats = {column: shapes[count] for column, count in sheet.decimals.items()}
    last = HEAD_ROW
    for last, cells in enumerate(sheet.rows, HEAD_ROW + 1):
        if sheet.by_row:
            formats = dict.fromkeys(sheet.decimals, shapes[sheet.by_row[last - HEAD_ROW - 1]])
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                page.write_string(last, column, cell)
            elif cell is not None:
                page.write_number(last, column, cell, formats.get(column))
    page.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW), len(sheet.head) - 1)


def _format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
