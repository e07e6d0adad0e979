"""Two dialects of CSV: the plain one for programs, and the one German spreadsheets open rightly.

Each line is made once; a choice of regions and years is cut out of the ready text.
"""

import csv
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

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
class Lines:
    """One indicator's file, from which any choice is cut without writing a line anew."""

    heading: bytes
    body: bytes
    ends: "array[int]"
    """Where each line begins in the body, and at last where it ends."""
    spans: dict[str, tuple[int, int]]
    """Region -> its first line and the one after its last; a region's lines stand together."""
    periods: tuple[str, ...]
    """The period of each line, rising within a region."""

    def pick(self, selection: Selection) -> bytes:
        """The file with the lines of the choice, as query.select would choose rows."""
        if not (selection.regions or selection.since or selection.until):
            return self.heading + self.body
        wanted = set(selection.regions)
        spans = self.spans.items()
        parts = [self._cut(*span, selection) for key, span in spans if not wanted or key in wanted]
        return self.heading + b"".join(parts)

    def _cut(self, first: int, after: int, selection: Selection) -> bytes:
        until = (selection.until or "9999") + "~"
        low = bisect_left(self.periods, selection.since, first, after)
        high = bisect_right(self.periods, until, low, after)
        return self.body[self.ends[low] : self.ends[high]]


def lines(rows: Iterable[Row], dialect: Dialect = PLAIN) -> Lines:
    """Write every line once; rows must be sorted by region and period, as the contract has it."""
    kept = list(rows)
    written = dialect.lines(dialect.cells(row) for row in kept)
    ends = array("L", [0])
    spans: dict[str, tuple[int, int]] = {}
    for number_, (row, line) in enumerate(zip(kept, written, strict=True)):
        ends.append(ends[-1] + len(line))
        first, _ = spans.get(row.region_code, (number_, 0))
        spans[row.region_code] = (first, number_ + 1)
    periods = tuple(row.period for row in kept)
    return Lines(dialect.heading, b"".join(written), ends, spans, periods)
