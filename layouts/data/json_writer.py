"""JSON twice: plain records, and JSON-stat 2.0 with a status for each cell."""

import json
from typing import Any

from indicators.regions import REGIONS
from layouts.data import citation
from layouts.data.metadata import legend
from layouts.data.table import Row, Table
from layouts.words import say

Json = dict[str, Any]
DIMENSIONS = ("indicator", "region", "period")
COUNTS = ("numerator", "denominator")


def dumps(body: object) -> bytes:
    """UTF-8, no spaces that mean nothing, no NaN."""
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def records(table: Table) -> bytes:
    """An object with licence, citation and `records`: one object a row, fields as in the CSV."""
    return dumps(about(table) | {"records": [row._asdict() for row in table.rows()]})


def about(table: Table) -> Json:
    """What travels along with figures in JSON."""
    return {
        "title": table.title,
        "vintage": table.vintage,
        "page": table.page,
        "metadata": table.file("metadata.json"),
        "licences": [{"name": k, "url": v} for k, v in citation.licences(table).items()],
        "citation": citation.long(table),
        "changed": citation.changed(table) or None,
        "status": legend(table.lang),
        "leftOut": list(table.left_out),
    }


def jsonstat(table: Table) -> bytes:
    """A dataset with the dimensions indicator, region and period; cells without a row are null.

    Numerators and denominators stand in `extension`, cell by cell as `value`: a dimension of their
    own would give every reader three times the cells, and counts the unit of the rate.
    """
    rows = list(table.rows())
    order = [list(dict.fromkeys(row.indicator for row in rows))]
    order.append(list(dict.fromkeys(row.region_code for row in rows)))
    order.append(sorted({row.period for row in rows}))
    cells = _cells(rows, order)
    size = len(order[0]) * len(order[1]) * len(order[2])
    told = [name for name in COUNTS if any(getattr(row, name) is not None for row in rows)]
    counts = {name: _spread(rows, cells, size, name) for name in told}
    body: Json = {
        "version": "2.0",
        "class": "dataset",
        "href": table.file("jsonstat"),
        "label": table.title,
        "source": "; ".join(citation.line(s, table.lang) for s in citation.sources(table)),
        "id": list(DIMENSIONS),
        "size": [len(ids) for ids in order],
        "role": {"metric": ["indicator"], "geo": ["region"], "time": ["period"]},
        "dimension": _dimensions(table, order),
        "value": _spread(rows, cells, size, "value"),
        "status": {str(cell): row.status for cell, row in zip(cells, rows, strict=True)},
        "note": list(filter(None, (citation.changed(table), citation.long(table)))),
        "extension": about(table) | counts,
    }
    return dumps(body | ({"updated": table.day} if table.day else {}))


def _cells(rows: list[Row], order: list[list[str]]) -> list[int]:
    """The place of each row among the cells, in row-major order."""
    at = [{key: n for n, key in enumerate(ids)} for ids in order]
    _, wide, deep = (len(ids) for ids in order)
    return [
        (at[0][row.indicator] * wide + at[1][row.region_code]) * deep + at[2][row.period]
        for row in rows
    ]


def _spread(rows: list[Row], cells: list[int], size: int, column: str) -> list[float | None]:
    """A column of the rows in the place of their cells; null where there is no row."""
    found: list[float | None] = [None] * size
    for cell, row in zip(cells, rows, strict=True):
        found[cell] = getattr(row, column)
    return found


def _dimensions(table: Table, order: list[list[str]]) -> Json:
    names = {part.indicator.id: part.indicator for part in table.parts}
    lang = table.lang
    units = {
        key: {"label": names[key].unit.in_(lang), "decimals": names[key].decimals}
        for key in order[0]
    }
    labels = (
        {key: names[key].title.in_(lang) for key in order[0]},
        {key: REGIONS[key].name.in_(lang) for key in order[1]},
        {key: key for key in order[2]},
    )
    return {
        name: {
            "label": say(lang, f"data.dim_{name}"),
            "category": {"index": ids, "label": label}
            | ({"unit": units} if ids is order[0] else {}),
        }
        for name, ids, label in zip(DIMENSIONS, order, labels, strict=True)
    }
