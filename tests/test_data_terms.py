"""Licence, citation and "Daten verändert" travel in each file as its form allows."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from flask.testing import FlaskClient

from layouts.data.ask import FORMS

Told = Callable[[bytes], str]
PAGE = "/indikator/arbeitslosenquote"
OURS, THEIRS = "regionen=ruhr", "regionen=05113&jahr=2024"
"""Pooled by us; as published."""


def _json(*fields: str) -> Told:
    def told(body: bytes) -> str:
        found: Any = json.loads(body)
        return json.dumps([found.get(field) for field in fields], ensure_ascii=False)

    return told


def _book(body: bytes) -> str:
    cover = openpyxl.load_workbook(io.BytesIO(body), read_only=True)["Deckblatt"]
    return "\n".join(str(cell) for row in cover.iter_rows(values_only=True) for cell in row)


def _zip(body: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(body)).read("README.md").decode()


def _parquet(body: bytes) -> str:
    metadata: dict[bytes, bytes] = pq.read_schema(io.BytesIO(body)).metadata
    return metadata[b"dreiklang"].decode()


TOLD: dict[str, Told] = {
    "xlsx": _book,
    "json": _json("licences", "citation", "changed"),
    "jsonstat": _json("source", "note"),
    "parquet": _parquet,
    "metadata.json": _json("licences", "citationLong", "changed"),
    "csv-metadata.json": _json("dc:source", "dc:license", "dc:rights", "dc:bibliographicCitation"),
    "zip": _zip,
}
BARE = ("csv", "de.csv")
"""A table and nothing else: a line above its heading would break its readers."""


def test_every_form_is_looked_at() -> None:
    assert {*TOLD, *BARE} == set(FORMS)


@pytest.mark.parametrize("form", TOLD)
def test_a_file_names_licence_citation_and_change(client: FlaskClient, form: str) -> None:
    told = TOLD[form](client.get(f"{PAGE}.{form}?{OURS}").data)
    for words in ("Statistische Ämter", "dl-de/by-2-0", "Arbeitslosenquote. Dreiklang Ruhr"):
        assert words in told
    assert "Daten verändert" in told
    plain = TOLD[form](client.get(f"{PAGE}.{form}?{THEIRS}").data)
    assert "dl-de/by-2-0" in plain
    assert "Daten verändert" not in plain


@pytest.mark.parametrize("form", BARE)
def test_a_bare_table_is_followed_by_links(client: FlaskClient, form: str) -> None:
    answer = client.get(f"{PAGE}.{form}?{OURS}")
    link = answer.headers["Link"]
    assert 'govdata.de/dl-de/by-2-0>; rel="license"' in link
    assert f'{PAGE}.metadata.json?{OURS}>; rel="describedby"' in link
    assert answer.data.lstrip(b"\xef\xbb\xbf").startswith((b"indicator,", b"Region;"))


def test_english_files_speak_english(client: FlaskClient) -> None:
    body = client.get(f"/en/indicator/unemployment-rate.json?{OURS}").get_json()
    assert "our own calculation" in body["changed"]
    assert "Statistical Offices" in body["citation"]
