"""The whole data set: files from disk, the data package, the catalogue, each by others' readers."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from flask.testing import FlaskClient
from frictionless import Package, Resource, system, validate
from rdflib import DCAT, DCTERMS, RDF, Graph
from rdflib.compare import isomorphic
from werkzeug.datastructures import Headers

import app
from indicators import store
from indicators.regions import MEMBERS, RUHR
from indicators.registry import INDICATORS
from layouts.data import whole
from tests.data_readers import expected, pandas_csv, tidy


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = app.create_app().server.test_client()
    return found


def get(client: FlaskClient, url: str, **headers: str) -> tuple[int, bytes, Headers]:
    """Status, body and headers; the file behind the answer is closed."""
    with client.get(url, headers={k.replace("_", "-"): v for k, v in headers.items()}) as answer:
        return answer.status_code, answer.data, answer.headers


@pytest.fixture(scope="module")
def truth() -> pd.DataFrame:
    return expected(list(INDICATORS), [])


def test_the_parquet_holds_every_figure(client: FlaskClient, truth: pd.DataFrame) -> None:
    body = get(client, "/daten/ruhr-alle.parquet")[1]
    pd.testing.assert_frame_equal(tidy(pd.read_parquet(io.BytesIO(body))), truth, check_exact=True)


def test_csv_and_zip_hold_the_same_bytes(client: FlaskClient, truth: pd.DataFrame) -> None:
    csv = gzip.decompress(get(client, "/daten/ruhr-alle.csv.gz")[1])
    with zipfile.ZipFile(io.BytesIO(get(client, "/daten/ruhr-alle.zip")[1])) as found:
        assert found.read("ruhr-alle.csv") == csv
        assert found.testzip() is None
        package = json.loads(found.read("datapackage.json"))
        assert "dl-de/by-2-0" in found.read("README.md").decode()
        assert json.loads(found.read("ruhr-alle.metadata.json"))["licences"]
    assert [entry["path"] for entry in package["resources"]] == ["ruhr-alle.csv"]
    pd.testing.assert_frame_equal(tidy(pandas_csv(csv)), truth, check_exact=True)


def test_the_workbook_has_a_sheet_for_each_indicator(client: FlaskClient) -> None:
    body = get(client, "/daten/ruhr-alle.xlsx")[1]
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    assert len(book.sheetnames) == len(INDICATORS) + 3
    rows = list(book["Arbeitslosenquote"].iter_rows(min_row=3, values_only=True))
    frame = pd.DataFrame(rows[1:], columns=list(rows[0]))
    wanted = expected(["unemployment_rate"], [RUHR, *MEMBERS])
    got = frame[frame["AGS"].isin([RUHR, *MEMBERS])]
    assert list(got["AGS"]) == list(wanted["region_code"])
    assert got["Wert"].astype(float).tolist() == pytest.approx(
        wanted["value"].tolist(), nan_ok=True
    )


def test_whole_files_come_in_ranges_with_a_tag(client: FlaskClient) -> None:
    url = "/daten/ruhr-alle.parquet"
    _, body, headers = get(client, url)
    assert get(client, url, Range="bytes=0-3")[:2] == (206, b"PAR1")
    assert get(client, url, If_None_Match=headers["ETag"])[:2] == (304, b"")
    with client.head(url) as answer:
        assert answer.headers["Content-Length"] == str(len(body))
    saved = get(client, f"{url}?dl=1")[2]["Content-Disposition"]
    assert saved.startswith("attachment")
    assert "ruhr-alle.parquet" in saved
    assert "datapackage.json" in headers["Link"]


def test_whole_files_are_made_once(client: FlaskClient) -> None:
    get(client, "/daten/ruhr-alle.parquet")
    first = whole.file("ruhr-alle.parquet", store.DATA)
    changed = first.path.stat().st_mtime_ns
    get(client, "/daten/ruhr-alle.parquet")
    assert whole.file("ruhr-alle.parquet", store.DATA) == first
    assert first.path.stat().st_mtime_ns == changed


def test_frictionless_validates_the_package(client: FlaskClient, tmp_path: Path) -> None:
    """The descriptor of all indicators, and three of them row by row."""
    body = client.get("/datapackage.json").get_json()
    assert {entry["name"] for entry in body["resources"]} == {
        i.slug.de for i in INDICATORS.values()
    }
    Package.validate_descriptor(body)
    assert not list(Package.metadata_validate(body))
    for entry in body["resources"][::30]:
        file = tmp_path / entry["path"]
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(client.get(f"/{entry['path']}").data)
    few = body | {"resources": body["resources"][::30]}
    (tmp_path / "datapackage.json").write_text(json.dumps(few), "utf-8")
    with system.use_context(trusted=True):
        report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])[:5]
    assert report.stats["tasks"] == len(few["resources"])


def test_frictionless_would_find_a_wrong_row(client: FlaskClient, tmp_path: Path) -> None:
    entry = client.get("/datapackage.json").get_json()["resources"][0]
    lines = client.get(f"/{entry['path']}").data.splitlines(keepends=True)
    (tmp_path / "table.csv").write_bytes(b"".join([*lines[:5], lines[4]]))
    with system.use_context(trusted=True):
        resource = Resource.from_descriptor(entry | {"path": str(tmp_path / "table.csv")})
        report = resource.validate()
    assert not report.valid


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_both_forms_of_the_catalogue_say_the_same(client: FlaskClient) -> None:
    turtle = Graph().parse(data=client.get("/catalog.ttl").data, format="turtle")
    linked = Graph().parse(data=client.get("/catalog.jsonld").data, format="json-ld")
    assert isomorphic(turtle, linked)


def test_the_catalogue_has_what_a_portal_needs(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/catalog.ttl").data, format="turtle")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher):
        assert (catalogue, needed, None) in graph
    sets = list(graph.objects(catalogue, DCAT.dataset))
    assert len(sets) == len(INDICATORS)
    for item in sets:
        for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.theme):
            assert (item, needed, None) in graph, (item, needed)
        for form in graph.objects(item, DCAT.distribution):
            (url,) = graph.objects(form, DCAT.accessURL)
            assert (form, DCTERMS.license, None) in graph
            assert (form, DCTERMS.format, None) in graph
            assert str(url).startswith("http://localhost/indikator/")
    some = str(next(graph.objects(None, DCAT.downloadURL))).removeprefix("http://localhost")
    assert client.get(some).status_code == 200
