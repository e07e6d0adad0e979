"""What stands in a workbook: cover, contents, one table a sheet, sources."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from indicators.model import Lang
from layouts.data import book, citation
from layouts.data.book import Sheet
from layouts.data.csv_writer import GERMAN
from layouts.data.metadata import legend
from layouts.data.table import COLUMNS, Part, Row, Table, rows
from layouts.words import say

_WIDTHS = {"region_name": 24, "unit": 22, "indicator": 24, "source_id": 30}
CITED = 1000
"""Signs of a citation that fit into one cell to be read."""
_BAD = re.compile(r"[\[\]:*?/\\']")


def workbook(table: Table) -> bytes:
    """A whole workbook of a table."""
    sink = io.BytesIO()
    write(sink, table, sheets(table))
    return sink.getvalue()


def write(sink: BinaryIO, table: Table, found: list[Sheet]) -> None:
    """Cover, contents, the sheets and the sources."""
    lang = table.lang
    every = [*found, _sources(table)]
    contents = [("", say(lang, "data.sheet_contents")), *((s.name, s.title) for s in every)]
    lists = [
        (say(lang, "data.sheet_cover"), cover(table)),
        (say(lang, "data.sheet_contents"), contents),
    ]
    properties = {"title": table.title, "comments": citation.short(table)}
    book.write(sink, lists, every, properties, say(lang, "data.one_table"))


def sheets(table: Table) -> list[Sheet]:
    """Each indicator by region and year, then all rows with their columns."""
    used: set[str] = set()
    wide = [
        _wide(part, table.lang, sheet_name(part.indicator.short_title.in_(table.lang), used))
        for part in table.parts
    ]
    if table.kind == "region":
        wide = [_profile(table)]
    own = say(table.lang, "data.sheet_rows")
    return [*wide, long(own, table.title, table.rows(), table.parts, table.lang)]


def long(name: str, title: str, every: Iterable[Row], parts: Sequence[Part], lang: Lang) -> Sheet:
    """Rows of these parts as in the CSV, the region's name first."""
    head = list(GERMAN.values()) if lang == "de" else list(GERMAN)
    order = [COLUMNS.index(column) for column in GERMAN]
    value = list(GERMAN).index("value")
    widths = [_WIDTHS.get(column, 12) for column in GERMAN]
    cells = ([row[n] for n in order] for row in every)
    counts = [part.indicator.decimals for part in parts for _ in range(len(part.stored.frame))]
    return Sheet(name, title, head, cells, widths, {value: 0}, counts)


def tidy(part: Part, name: str, vintage: str, lang: Lang) -> Sheet:
    """One indicator's rows."""
    own = part.indicator
    return long(name, own.title.in_(lang), rows(own, part.stored, vintage, lang), (part,), lang)


def cover(table: Table) -> list[tuple[str, str]]:
    """Name and text of what stands on the first sheet."""
    lang = table.lang
    found = [
        ("", table.title),
        (say(lang, "data.cite"), _cite(table)),
        (say(lang, "data.stand"), table.vintage),
        (say(lang, "data.licence"), "; ".join(citation.licences(table))),
        (say(lang, "data.change"), citation.changed(table) or say(lang, "data.unchanged")),
        (say(lang, "data.page"), table.page),
        (say(lang, "data.territory_head"), say(lang, "data.territory")),
    ]
    found += [(letter, text) for letter, text in legend(lang).items()]
    if table.left_out:
        found.append((say(lang, "data.left_out"), ", ".join(table.left_out)))
    return found


def _cite(table: Table) -> str:
    """In full, unless that would be longer than a cell can show."""
    whole = citation.long(table)
    if len(whole) <= CITED:
        return whole
    return f"{citation.short(table)}. {say(table.lang, 'data.see_sources')} {table.cited}"


def _wide(part: Part, lang: Lang, name: str) -> Sheet:
    """Regions by years, for people; no value is an empty cell."""
    own, frame = part.indicator, part.stored.frame
    periods = sorted(frame["period"].unique())
    by: dict[tuple[str, str, str], dict[str, float | None]] = {}
    for row in rows(own, part.stored, "", lang):
        by.setdefault((row.region_name, row.region_code, row.nuts3), {})[row.period] = row.value
    title = f"{own.title.in_(lang)}, {own.unit.in_(lang)}"
    head = [*(_heading(key, lang) for key in ("region_name", "region_code", "nuts3")), *periods]
    cells = [[*key, *(values.get(p) for p in periods)] for key, values in by.items()]
    widths = [24, 10, 10, *(10 for _ in periods)]
    numeric = dict.fromkeys(range(3, 3 + len(periods)), own.decimals)
    return Sheet(name, title, head, cells, widths, numeric)


def _profile(table: Table) -> Sheet:
    """A region's indicators by years."""
    lang = table.lang
    periods = sorted({p for part in table.parts for p in part.stored.frame["period"]})
    cells = []
    for part in table.parts:
        frame = part.stored.frame
        values = dict(zip(frame["period"], frame["value"].tolist(), strict=True))
        told = [values.get(p) for p in periods]
        own = part.indicator
        line = [own.title.in_(lang), own.unit.in_(lang)]
        cells.append([*line, *(None if v is None or v != v else v for v in told)])
    head = [_heading("indicator", lang), _heading("unit", lang), *periods]
    name = say(lang, "data.sheet_profile")
    numeric = dict.fromkeys(range(2, 2 + len(periods)), 0)
    widths = [44, 22, *(10 for _ in periods)]
    counts = [part.indicator.decimals for part in table.parts]
    return Sheet(name, table.title, head, cells, widths, numeric, counts)


def _heading(column: str, lang: Lang) -> str:
    return GERMAN[column] if lang == "de" else column


def _sources(table: Table) -> Sheet:
    lang = table.lang
    keys = ("publisher", "table", "table_title", "editions", "retrieved", "licence", "url")
    cells = [
        [
            s.publisher,
            s.table,
            s.title,
            ", ".join(s.editions),
            ", ".join(s.retrieved),
            s.licence,
            s.licence_url,
        ]
        for s in citation.sources(table)
    ]
    head = [say(lang, f"data.source_{key}") for key in keys]
    return Sheet(
        say(lang, "data.sheet_sources"),
        say(lang, "data.sheet_sources"),
        head,
        cells,
        [30, 20, 50, 24, 24, 30, 40],
    )


def sheet_name(wanted: str, used: set[str]) -> str:
    """A sheet's name as spreadsheets allow it: at most 31 signs, each only once."""
    plain = _BAD.sub(" ", wanted).strip()
    name, count = plain[:31].strip(), 1
    while name.lower() in used:
        count += 1
        name = f"{plain[:28].strip()} {count}"
    used.add(name.lower())
    return name
