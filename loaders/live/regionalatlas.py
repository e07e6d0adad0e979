"""Regionalatlas Deutschland: an ArcGIS service that runs the SQL it is given.

So the SQL is built from an allow-list only: the tables declared in indicators/tables, two levels
and whole years out of the service's own catalogue. One question is one table, level and year.
Errors come as JSON in HTTP 200.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.tables import TABLES
from loaders.answer import LIMIT, Answer
from loaders.base import LoaderError, Raw, extract_frame
from loaders.download import Download
from loaders.live import shared
from loaders.live.shared import Ask

HOST = "www.gis-idmz.nrw.de"
SERVER = f"https://{HOST}/arcgis/rest/services/stba/regionalatlas/MapServer/dynamicLayer/query"
CATALOGUE = "https://regionalatlas.statistikportal.de/taskrunner/services.json"
LEVELS = {"1": "Land", "3": "Kreis"}
ALLOWED = frozenset(
    live.code for table in TABLES.values() for live in table.live if live.service == "regionalatlas"
)
_CODE = re.compile(r"AI[A-Z0-9-]{1,12}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_AGS = re.compile(r"\d{5}|\d{2}")
_ABSURD = 1e12
"""Beyond it a figure is a sentinel for "no value"."""


def fetch(ask: Ask, download: Download) -> Raw | None:
    """All years of the catalogue in one raw file; None if the table's edition is the one held."""
    catalogue = download.get(CATALOGUE, "json")
    assert catalogue is not None, "asked without a validator"
    edition, years = editions(catalogue, ask.live.code)
    if edition and edition in ask.editions():
        return None
    since = dict(ask.live.query).get("since", "")
    parts = [
        _year(ask.live.code, level, year, download)
        for year in years
        if year >= since
        for level in LEVELS
    ]
    content = b"[" + b",".join(parts) + b"]"
    if len(content) > LIMIT:
        raise LoaderError(SERVER, f"at most {LIMIT} bytes for all years", len(content))
    return shared.raw(
        ask.table, replace(catalogue, content=content, validator=""), download, edition
    )


def read(ask: Ask, answer: Raw) -> pd.DataFrame:
    """Extract frame; `live.names` are the attributes of the items, rates rounded to 2 decimals."""
    names = {field.lower(): item for item, field in ask.live.names if item in ask.items}
    rows = [row for part in _parts(answer) for row in _rows(part, names, answer)]
    frame = pd.DataFrame(rows, columns=["item", "region", "period", "value", "status"])
    if not frame["value"].notna().any():
        raise LoaderError(answer.file, f"figures for {sorted(names)}", "none")
    if frame.duplicated(["item", "region", "period"]).any():
        raise LoaderError(answer.file, "one figure per region and year", "two")
    return extract_frame(frame)


def question(code: str, level: str, year: str) -> dict[str, str]:
    """Parameters of one question; refuses everything that is not on the allow-list."""
    if code not in ALLOWED or not _CODE.fullmatch(code) or level not in LEVELS:
        raise LoaderError(SERVER, f"a table in {sorted(ALLOWED)} and a level", (code, level))
    if not _YEAR.fullmatch(year):
        raise LoaderError(SERVER, "a year", year)
    table = code.lower().replace("-", "_")
    sql = (
        f"SELECT * FROM verwaltungsgrenzen_gesamt LEFT OUTER JOIN {table} "
        f"ON ags = ags2 and jahr = jahr2 "
        f"WHERE typ = {level} AND jahr = {year} AND (jahr2 = {year} OR jahr2 IS NULL)"
    )
    source = {
        "type": "queryTable",
        "workspaceId": "gdb",
        "geometryType": "esriGeometryPolygon",
        "oidFields": "id",
        "spatialReference": {"wkid": 25832},
        "query": sql,
    }
    layer = {"source": {"type": "dataLayer", "dataSource": source}}
    return {
        "layer": json.dumps(layer),
        "f": "json",
        "outFields": "*",
        "returnGeometry": "false",
        "where": "1=1",
        "spatialRel": "esriSpatialRelIntersects",
    }


def editions(catalogue: Answer, code: str) -> tuple[str, list[str]]:
    """Timestamp of a table and the years it has Kreise for, out of the service's catalogue."""
    try:
        themes: Any = json.loads(catalogue.content)
        found = [child for theme in themes for child in theme["children"] if child["code"] == code]
        (table,) = found
        years = sorted(year for year in table["years"] if _YEAR.fullmatch(year))
        return str(table.get("timestamp") or "")[:10], years
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LoaderError(CATALOGUE, f"table {code} once in the catalogue", error) from error


def _year(code: str, level: str, year: str, download: Download) -> bytes:
    """One answer, with its year written beside it: not every form of answer repeats it."""
    answer = download.get(SERVER, "json", question(code, level, year))
    assert answer is not None, "asked without a validator"
    return b'{"year": "%s", "answer": %s}' % (year.encode(), answer.content)


def _parts(answer: Raw) -> Iterator[tuple[str, dict[str, Any]]]:
    """Year and answer of each question; raises LoaderError for an error in HTTP 200."""
    try:
        for part in json.loads(answer.content):
            body = part["answer"]
            if "error" in body or body.get("exceededTransferLimit") or not body["features"]:
                found = body.get("error") or "no features or a part of them"
                raise LoaderError(answer.file, "all features of a year", str(found)[:200])
            yield part["year"], body
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LoaderError(answer.file, "answers with features", repr(error)) from error


Row = tuple[str, str, str, float, str]


def _rows(part: tuple[str, dict[str, Any]], names: dict[str, str], raw: Raw) -> Iterator[Row]:
    year, body = part
    try:
        for feature in body["features"]:
            values = feature.get("attributes") or feature["properties"]
            cells = {key.lower(): value for key, value in values.items()}
            region = _region(str(cells["ags"]).strip())
            for field, item in names.items():
                value = _number(cells[field])
                yield item, region, year, value, "M" if math.isnan(value) else "A"
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        found = f"{type(error).__name__}: {error}"
        raise LoaderError(raw.file, f"ags and {sorted(names)} as numbers", found) from error


def _region(ags: str) -> str:
    """AGS of a Kreis or Land; Hamburg and Berlin are both, and come with two digits."""
    if not _AGS.fullmatch(ags):
        raise ValueError(f"ags {ags!r}")
    return {"02": "02000", "11": "11000"}.get(ags, ags)


def _number(value: object) -> float:
    if value is None:
        return float("nan")
    if not isinstance(value, int | float | str) or isinstance(value, bool):
        raise TypeError(f"value {value!r}")
    number = float(value)
    if not abs(number) < _ABSURD:
        raise ValueError(f"value {value!r}")
    return round(number, 2)
