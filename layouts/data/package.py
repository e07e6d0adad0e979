"""datapackage.json: the data set as a Frictionless Data Package, one resource an indicator."""

import re
from pathlib import Path
from typing import Any

from indicators.model import Indicator
from indicators.query import Selection
from indicators.tidy import STATUS
from layouts.data import build, citation
from layouts.data.ask import Ask
from layouts.data.json_writer import dumps
from layouts.data.metadata import columns
from layouts.data.table import Part, Table
from layouts.paths import link

Json = dict[str, Any]
_KEY = ["indicator", "region_code", "period"]


def package(root: Path, base: str) -> bytes:
    """The descriptor; its paths are relative to where it lies."""
    table = build.everything(root, base)
    return dumps(descriptor(table))


def descriptor(table: Table) -> Json:
    """The data package of all indicators."""
    found: Json = {
        "profile": "tabular-data-package",
        "name": "dreiklang-ruhr",
        "id": f"{table.base}/datapackage.json",
        "title": table.title,
        "homepage": table.page,
        "version": table.vintage,
        "description": citation.short(table),
        "licenses": licences(citation.licences(table)),
        "sources": sources(table),
        "resources": [resource(part, table) for part in table.parts],
    }
    return found | ({"created": f"{table.day}T00:00:00Z"} if table.day else {})


def resource(part: Part, table: Table) -> Json:
    """One indicator's CSV with its schema."""
    own = alone(part, table)
    return {
        "profile": "tabular-data-resource",
        "name": own.name,
        "title": part.indicator.title.de,
        "description": part.indicator.definition.de,
        "path": f"{own.path.lstrip('/')}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": licences(citation.licences(own)),
        "sources": sources(own),
        "schema": schema(part.indicator),
    }


def alone(part: Part, table: Table) -> Table:
    """The table of one indicator out of all."""
    key = part.indicator.id
    path = link("indicator", "de", key)
    asked = Ask("indicator", key, "de", path, "csv", Selection())
    return Table(
        "indicator", key, part.indicator.title.de, path.rpartition("/")[2], path, "",
        (part,), table.selection, table.vintage, table.day, table.base,
        lasting=build.pinned(asked, table.vintage) if table.day else "",
    )  # fmt: skip


def schema(indicator: Indicator) -> Json:
    """Types, constraints and key of the rows; the range is the one the loader checks."""
    low, high = indicator.valid
    fields = [
        {key: entry[key] for key in ("name", "type", "description")} for entry in columns("de")
    ]
    limits: dict[str, Json] = {
        "indicator": {"required": True, "enum": [indicator.id]},
        "region_code": {"required": True},
        "period": {"required": True, "pattern": r"\d{4}(-(0[1-9]|1[0-2]))?"},
        "value": {"minimum": low, "maximum": high},
        "status": {"required": True, "enum": list(STATUS)},
    }
    for entry in fields:
        if entry["name"] in limits:
            entry["constraints"] = limits[entry["name"]]
    return {"fields": fields, "primaryKey": _KEY, "missingValues": [""]}


def licences(found: dict[str, str]) -> list[Json]:
    """Each with a name of the signs the profile allows, its words and its text."""
    return [
        {"name": re.sub(r"[^A-Za-z0-9._/-]+", "-", name).strip("-"), "title": name}
        | ({"path": url} if url else {})
        for name, url in found.items()
    ]


def sources(table: Table) -> list[Json]:
    """Each table of each publisher, named as its licence wants it."""
    return [
        {"title": citation.line(item, table.lang)}
        | ({"path": item.publisher_url} if item.publisher_url else {})
        for item in citation.sources(table)
    ]
