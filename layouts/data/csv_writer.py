"""Two dialects of CSV: the plain one for programs, and the one German spreadsheets open rightly.

Each line is made once; a choice of regions and years is cut out of the ready text.
"""

import csv
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from indicators.query import Selection
from layouts.data.table import COLUMNS, NUMBERS, Row

BOM = b"\xef\xbb\xbf"
GERMAN = {
    "region_name": "Region",
    "region_code": "AGS",
    "nuts3": "NUTS 3",
    "indicator": "Indikator",
    "period": "Zeitraum",
    "value": "Wert",
    "unit": "Einheit",
    "status": "Status",
    "numerator": "Zähler",
    "denominator": "Nenner",
    "source_id": "Quelle",
    "vintage": "Stand",
}
"""Column -> heading of the German dialect, in its order: the name comes first, for people."""


def plain(row: Row) -> list[str]:
    """Decimal point, no value as an empty cell."""
    return [_cell(value) for value in row]


def german(row: Row) -> list[str]:
    """Decimal comma; codes as ="05113", the only form of which spreadsheets keep the zero."""
    cells = {name: _cell(value) for name, value in zip(COLUMNS, row, strict=True)}
    for name in NUMBERS:
        cells[name] = cells[name].replace(".", ",")
    for name in ("region_code", "period"):
        cells[name] = as_text(cells[name])
    return [cells[name] for name in GERMAN]


def as_text(code: str) -> str:
    """A code that a spreadsheet would take for a number or a date, so that it stays text."""
    lone_year = len(code) == 4 and code.isdigit()
    return f'="{code}"' if code[:1].isdigit() and not lone_year else code


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return number(value) if isinstance(value, float) else value


def number(value: float) -> str:
    """The shortest text that reads back as the same number; whole ones without a point."""
    text = repr(value)
    return text.removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How lines are written: their cells, delimiter, ends, and what stands at the start."""

    head: tuple[str, ...]
    cells: Callable[[Row], list[str]]
    delimiter: str
    end: str
    mark: bytes = b""

    def lines(self, rows: Iterable[Sequence[str]]) -> list[bytes]:
        """Each row as a line of its own."""
        sink = _Sink()
        csv.writer(sink, delimiter=self.delimiter, lineterminator=self.end).writerows(rows)
        return [line.encode() for line in sink]

    @property
    def heading(self) -> bytes:
        """What every file begins with."""
        return self.mark + self.lines([self.head])[0]


class _Sink(list[str]):
    """What csv.writer writes to, line by line."""

    def write(self, line: str) -> None:
        self.append(line)


PLAIN = Dialect(COLUMNS, plain, ",", "\n")
EXCEL = Dialect(tuple(GERMAN.values()), german, ";", "\r\n", BOM)


def text(rows: Iterable[Row], dialect: Dialect = PLAIN) -> bytes:
    """A whole file."""
    return dialect.heading + b"".join(dialect.lines(dialect.cells(row) for row in rows))


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one region, from which any span of years is cut without writing one anew."""

    body: bytes
    ends: "array[int]"
    """Where each line begins in the body, and at last where it ends."""
    periods: tuple[str, ...]
    """The period of each line, rising."""

    def cut(self, selection: Selection) -> bytes:
        """The lines of the years of the choice, as query.select would choose rows."""
        if not (selection.since or selection.until):
            return self.body
        low = bisect_left(self.periods, selection.since)
        high = bisect_right(self.periods, (selection.until or "9999") + "~", low)
        return self.body[self.ends[low] : self.ends[high]]


@dataclass(frozen=True, slots=True)
class Lines:
    """One indicator's file. A region's lines are written when they are first asked for, so that
    a choice of 15 regions costs the same whether the file has 15 or 400 of them."""

    dialect: Dialect
    regions: tuple[str, ...]
    """In the order of the file."""
    make: Callable[[tuple[str, ...]], Iterable[Row]]
    """The rows of these regions, sorted by region and period, as the contract has it."""
    blocks: dict[str, Block] = field(default_factory=dict)
    """Region -> its lines, of the regions asked for so far."""

    def pick(self, selection: Selection) -> bytes:
        """The file with the lines of the choice."""
        wanted = set(selection.regions)
        chosen = [key for key in self.regions if not wanted or key in wanted]
        missing = tuple(key for key in chosen if key not in self.blocks)
        for key, rows in groupby(self.make(missing) if missing else (), _region):
            self.blocks[key] = _block(list(rows), self.dialect)
        parts = (self.blocks[key].cut(selection) for key in chosen)
        return self.dialect.heading + b"".join(parts)


def _region(row: Row) -> str:
    return row.region_code


def _block(rows: list[Row], dialect: Dialect) -> Block:
    written = dialect.lines(dialect.cells(row) for row in rows)
    ends = array("L", accumulate(map(len, written), initial=0))
    return Block(b"".join(written), ends, tuple(row.period for row in rows))
