"""What a file says to cite leads to the figures it holds, also once newer ones are in force."""

import io
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.vintages import Vintage
from layouts.data import build, citation
from layouts.data.ask import FORMS
from tests.two_states import first_state, second_state

SITE = "http://localhost"
TABLES = (
    ("/indikator/arbeitslosenquote", ""),
    ("/indikator/arbeitslosenquote", "regionen=05113~ruhr&jahr=2015..2020"),
    ("/en/indicator/unemployment-rate", "ansicht=rang&csvTyp=ansicht"),
    ("/region/05113-essen", ""),
    ("/en/region/ruhr", "jahr=2015.."),
    ("/ziel/E05", "regionen=ruhr"),
)
BARE = ("csv", "de.csv", "csv-metadata.json")
"""No address is cited in them: the rows alone, and the short citation."""


def client_of(root: Path) -> FlaskClient:
    found: FlaskClient = app.create_app(root).server.test_client()
    return found


def url(path: str, form: str, query: str) -> str:
    return f"{path}.{form}{'?' if query else ''}{query}"


def cited(client: FlaskClient, path: str, query: str) -> str:
    """The address at the end of the citation."""
    told: str = client.get(url(path, "json", query)).get_json()["citation"]
    return told.rpartition(" ")[2]


def words(form: str, body: bytes) -> str:
    """The text of a form, opened."""
    if form == "xlsx":
        cover = openpyxl.load_workbook(io.BytesIO(body), read_only=True).worksheets[0]
        return " ".join(str(cell) for row in cover.iter_rows(values_only=True) for cell in row)
    if form == "zip":
        return zipfile.ZipFile(io.BytesIO(body)).read("README.md").decode()
    if form == "parquet":
        text: bytes = pq.read_schema(io.BytesIO(body)).metadata[b"dreiklang"]
        return text.decode()
    return body.decode()


@pytest.fixture
def first(tmp_path: Path) -> Vintage:
    return first_state(tmp_path)


@pytest.mark.usefixtures("first")
def test_a_cited_address_gives_the_rows_after_newer_ones_came(tmp_path: Path) -> None:
    old = client_of(tmp_path)
    rows = [old.get(url(path, "csv", query)).data for path, query in TABLES]
    told = [cited(old, path, query) for path, query in TABLES]
    second_state(tmp_path)
    new = client_of(tmp_path)
    changed = 0
    for (path, query), before, address in zip(TABLES, rows, told, strict=True):
        assert address.startswith(f"{SITE}{path}.csv?"), address
        answer = new.get(address.removeprefix(SITE))
        assert answer.status_code == 200, address
        assert answer.data == before, address
        assert "immutable" in answer.headers["Cache-Control"]
        changed += new.get(url(path, "csv", query)).data != before
    assert changed == len(TABLES)


def test_a_file_of_a_named_vintage_cites_that_vintage(tmp_path: Path, first: Vintage) -> None:
    second_state(tmp_path)
    client = client_of(tmp_path)
    for path, query in TABLES:
        choice = f"{query}&stand={first.id}".lstrip("&")
        address = cited(client, path, choice)
        assert f"stand={first.id}" in address
        assert client.get(address.removeprefix(SITE)).data == (
            client.get(url(path, "csv", choice)).data
        )
        # However short the vintage is named in the query, the citation names it whole.
        assert cited(client, path, f"{query}&stand={first.id[:12]}".lstrip("&")) == address


def test_every_form_cites_the_same_address(tmp_path: Path, first: Vintage) -> None:
    client = client_of(tmp_path)
    path, query = TABLES[1]
    address = cited(client, path, query)
    assert address.endswith(f"stand={first.id}")
    for form in set(FORMS) - set(BARE):
        assert address in words(form, client.get(url(path, form, query)).data), form


def test_answers_of_the_api_cite_themselves_with_their_vintage(
    tmp_path: Path, first: Vintage
) -> None:
    asked = (
        "/api/v1/observations?indicator=unemployment_rate&region=05113~ruhr&limit=7&lang=en",
        "/api/v1/indicators/unemployment_rate",
    )
    old = client_of(tmp_path)
    before = [old.get(item).get_json() for item in asked]
    second_state(tmp_path)
    new = client_of(tmp_path)
    for body in before:
        address = body["citation"].rpartition(" ")[2]
        assert f"vintage={first.id}" in address
        again = new.get(address.removeprefix(SITE)).get_json()
        for field in ("vintage", "observations", "total", "citation"):
            assert again.get(field) == body.get(field), field


def test_the_catalogue_names_what_it_attributes(tmp_path: Path, first: Vintage) -> None:
    text = client_of(tmp_path).get("/catalog.ttl").text
    assert f"/indikator/arbeitslosenquote.csv?stand={first.id}" in text


def test_without_a_recorded_vintage_the_page_is_cited(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    shutil.copy(store.path("unemployment_rate"), tmp_path / "tidy")
    client = client_of(tmp_path)
    path, query = TABLES[1]
    assert cited(client, path, query) == f"{SITE}{path}?{query}"
    api = client.get("/api/v1/indicators/unemployment_rate").get_json()["citation"]
    assert api.endswith(f" {SITE}/daten")


@pytest.mark.usefixtures("first")
def test_the_whole_data_set_has_no_address_by_vintage(tmp_path: Path) -> None:
    table = build.everything(tmp_path, SITE)
    assert citation.long(table).endswith(f" {SITE}/daten")
