"""Every file about everything that docs/data.md names is read back by the reader named there."""

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pytest
from flask.testing import FlaskClient
from frictionless import Package
from rdflib import DCAT, RDF, Graph

from indicators import store
from indicators.goals import GOALS
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from layouts.data import site, state, whole

DOCS = Path(__file__).resolve().parent.parent / "docs" / "data.md"
ROW = re.compile(r"^\| `(/[^`]+)` \| ([^|]*) \| (\w+) \|$", re.MULTILINE)
ROUTES = [(path, reader) for path, _, reader in ROW.findall(DOCS.read_text("utf-8"))]
EVERY = sum(len(store.read(key).frame) for key in INDICATORS)
"""All rows of all indicators."""


def _polars(body: bytes, path: str) -> int:
    return pl.read_parquet(io.BytesIO(body)).height


def _duckdb(body: bytes, path: str) -> int:
    with tempfile.NamedTemporaryFile(suffix=".csv.gz") as file:
        file.write(body)
        file.flush()
        found = duckdb.connect().execute("SELECT count(*) FROM read_csv(?)", [file.name]).fetchone()
    return int(found[0]) if found else 0


def _zipfile(body: bytes, path: str) -> int:
    with zipfile.ZipFile(io.BytesIO(body)) as found:
        return found.read("ruhr-alle.csv").count(b"\n") - 1


def _openpyxl(body: bytes, path: str) -> int:
    return len(openpyxl.load_workbook(io.BytesIO(body), read_only=True).sheetnames) - 3


def _frictionless(body: bytes, path: str) -> int:
    return len(Package.from_descriptor(json.loads(body)).resources)


def _rdflib(body: bytes, path: str) -> int:
    form = "turtle" if path.endswith(".ttl") else "json-ld"
    return len(set(Graph().parse(data=body, format=form).subjects(RDF.type, DCAT.Dataset)))


def _pandas(body: bytes, path: str) -> int:
    if path.startswith("/api/"):
        return len(pd.DataFrame(json.loads(body)["observations"]))
    frame = pd.read_csv(io.BytesIO(body), dtype=str)
    key = {"/ziele.csv": "statement", "/aenderungen.csv": "vintage"}.get(path, "indicator")
    return int(frame[key].nunique())


def _json(body: bytes, path: str) -> int:
    found: Any = json.loads(body)
    if path == "/ziele.json":
        return len({row["statement"] for row in found["rows"]})
    return len(found.get("paths") or found[path.rpartition("/")[2]])


READERS: dict[str, Callable[[bytes, str], int]] = {
    "polars": _polars, "duckdb": _duckdb, "zipfile": _zipfile, "openpyxl": _openpyxl,
    "frictionless": _frictionless, "rdflib": _rdflib, "pandas": _pandas, "json": _json,
}  # fmt: skip
COUNTS = {
    "/daten/ruhr-alle.parquet": EVERY,
    "/daten/ruhr-alle.csv.gz": EVERY,
    "/daten/ruhr-alle.zip": EVERY,
    "/ziele.csv": len(GOALS),
    "/ziele.json": len(GOALS),
    "/aenderungen.csv": len(list((store.DATA / "vintages").glob("*.json"))),
    "/api/v1/vintages": len(list((store.DATA / "vintages").glob("*.json"))),
    "/api/v1/regions": len(REGIONS),
    "/api/v1/goals": len(GOALS),
    "/api/v1/openapi.json": 9,
    "/api/v1/observations?indicator=unemployment_rate": 1000,
}
"""How many things a route holds; where it is not named: one for each indicator."""


def test_the_table_names_every_file() -> None:
    paths = {path for path, _ in ROUTES}
    assert {*site.FILES, *(f"/daten/{name}" for name in whole.MAKERS)} <= paths
    assert set(COUNTS) <= paths


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("path", "reader"), ROUTES)
def test_a_route_is_read_back(client: FlaskClient, path: str, reader: str) -> None:
    with client.get(path) as answer:
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["ETag"]
        count = READERS[reader](answer.data, path)
    assert count == COUNTS.get(path, len(INDICATORS))


@pytest.mark.parametrize("path", ["/ziele.csv", "/ziele.json", "/aenderungen.csv"])
def test_tables_of_no_single_page_are_answered_the_same_way(client: FlaskClient, path: str) -> None:
    saved = client.get(f"{path}?dl=1", headers={"Accept-Encoding": "gzip"})
    assert saved.headers["Content-Disposition"].startswith("attachment; filename=")
    assert state.current(store.DATA).id in saved.headers["Content-Disposition"]
    assert "datapackage.json" in saved.headers["Link"]
    assert client.options(path).status_code == 204
    assert client.get(path, headers={"Range": "bytes=0-0"}).status_code == 206
