"""The snippets of /daten do what they promise: each is run against the running app."""

import csv
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import duckdb
import pytest
from flask.testing import FlaskClient

import app
from layouts.data.snippets import snippets
from tests.served import served

LINK = re.compile(
    r'href="(/(?:indikator/|en/indicator/|daten/|api|catalog|datapackage|[a-z]+\.csv|ziele\.json)[^"]*)"'
)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with served() as url:
        yield url


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(base: str, tmp_path: Path) -> None:
    subprocess.run(
        ["sh", "-c", snippets(base)["curl"]], check=True, cwd=tmp_path, capture_output=True
    )
    text = (tmp_path / "arbeitslosenquote.csv").read_text("utf-8")
    assert text.startswith("indicator,region_code")
    assert ",05113,Essen," in text


def test_python(base: str) -> None:
    code = [sys.executable, "-W", "error", "-c", snippets(base)["Python"]]
    found = subprocess.run(code, check=True, capture_output=True, text=True)
    assert "Essen" in found.stdout
    assert "Ruhrgebiet" in found.stdout
    assert "2024" in found.stdout


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_r(base: str) -> None:
    command = ["Rscript", "-e", snippets(base)["R"]]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "Essen" in found.stdout


def test_duckdb(base: str, tmp_path: Path) -> None:
    """DuckDB would fetch its HTTP extension: the same statement runs on the file, fetched here."""
    sql = snippets(base)["DuckDB"]
    (url,) = re.findall(r"'(http[^']+)'", sql)
    with urlopen(url) as answer:
        (tmp_path / "table.parquet").write_bytes(answer.read())
    rows = duckdb.connect().execute(sql.replace(url, str(tmp_path / "table.parquet"))).fetchall()
    assert ("Essen", "2024", 10.8) in rows


def test_power_query(base: str) -> None:
    """There is no Power Query here: what the code says of the file is held against the file."""
    code = snippets(base)["Power Query"]
    (url,) = re.findall(r'Web.Contents\("([^"]+)"\)', code)
    (delimiter,) = re.findall(r'Delimiter="(.)"', code)
    assert "Encoding=65001" in code
    with urlopen(url) as answer:
        head, *lines = csv.reader(
            io.StringIO(answer.read().decode("utf-8-sig")), delimiter=delimiter
        )
    named = re.findall(r'\{"([^"]+)", type (?:text|number)\}', code)
    assert set(named) <= set(head)
    # Text.Remove takes = and " out of the AGS, as the code asks for.
    assert re.sub('[="]', "", lines[0][head.index("AGS")]) == "05113"
    assert re.fullmatch(r"\d+,\d+|\d+", lines[0][head.index("Wert")])


def test_the_page_shows_them_and_its_links_work() -> None:
    client: FlaskClient = app.create_app().server.test_client()
    every = set()
    for path in ("/daten", "/en/data", "/schnittstelle", "/en/api"):
        links = set(LINK.findall(client.get(path).text))
        assert len(links) >= 9, path
        every |= links
    for link in every:
        with client.get(link.replace("&amp;", "&")) as answer:
            assert answer.status_code == 200, link
    assert "read_parquet" in client.get("/daten").text
