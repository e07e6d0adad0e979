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
    """A dataset with the dimensions indicator, region and period; cells without a row are null."""
    rows = list(table.rows())
    order = [list(dict.fromkeys(row.indicator for row in rows))]
    order.append(list(dict.fromkeys(row.region_code for row in rows)))
    order.append(sorted({row.period for row in rows}))
    values, status = _cells(rows, order)
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
        "value": values,
        "status": status,
        "note": list(filter(None, (citation.changed(table), citation.long(table)))),
        "extension": about(table),
    }
    return dumps(body | ({"updated": table.day} if table.day else {}))


def _cells(rows: list[Row], order: list[list[str]]) -> tuple[list[float | None], dict[str, str]]:
    """The values in row-major order, and the status letter of each cell that has a row."""
    at = [{key: n for n, key in enumerate(ids)} for ids in order]
    _, wide, deep = (len(ids) for ids in order)
    values: list[float | None] = [None] * (len(order[0]) * wide * deep)
    status: dict[str, str] = {}
    for row in rows:
        cell = (at[0][row.indicator] * wide + at[1][row.region_code]) * deep + at[2][row.period]
        values[cell] = row.value
        status[str(cell)] = row.status
    return values, status


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
