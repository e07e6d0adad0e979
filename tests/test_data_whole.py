"""The whole data set: files from disk, the data package, the catalogue, each by others' readers."""

import gzip
import io
import json
import zipfile
from pathlib import Path
from threading import Semaphore
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest
from flask.testing import FlaskClient
from frictionless import Package, Resource, system, validate
from werkzeug.datastructures import Headers

from indicators import store
from indicators.regions import MEMBERS, RUHR
from indicators.registry import INDICATORS
from layouts.data import build, state, whole
from layouts.data.errors import BadRequest
from tests.data_readers import expected, pandas_csv, tidy


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


def test_scripts_of_other_sites_may_ask_for_ranges(client: FlaskClient) -> None:
    """As programs in a browser do that read Parquet piece by piece."""
    url = "/daten/ruhr-alle.parquet"
    with client.options(url) as asked:
        assert (asked.status_code, asked.data) == (204, b"")
        assert asked.headers["Access-Control-Allow-Headers"] == "*"
    _, _, headers = get(client, url, Range="bytes=0-3")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Range" in headers["Access-Control-Expose-Headers"]


def test_one_older_state_is_kept_for_those_it_is_sent_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    states = iter((n,) for n in range(4))
    monkeypatch.setattr(whole, "_folder", lambda: tmp_path)
    monkeypatch.setattr(whole, "_MADE", {})
    monkeypatch.setattr(state, "state", lambda root: next(states))
    monkeypatch.setattr(build, "everything", lambda root, base: SimpleNamespace(parts=[1]))
    monkeypatch.setitem(whole.MAKERS, "ruhr-alle.zip", (lambda sink, table: None, "x"))
    made = [whole.file("ruhr-alle.zip", store.DATA).path for _ in range(4)]
    assert [path.exists() for path in made] == [False, False, True, True]


def test_whoever_asks_while_files_are_made_is_told_to_come_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else all threads of a worker would wait for files, and nobody would answer for pages."""
    monkeypatch.setattr(whole, "_MADE", {})
    monkeypatch.setattr(whole, "_TURNS", Semaphore(0))
    answer = client.get("/daten/ruhr-alle.zip")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "ask again" in answer.get_json()["error"]
    monkeypatch.setattr(whole, "_TURNS", Semaphore(1))
    monkeypatch.setattr(whole, "_made", lambda name, root: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        whole.file("ruhr-alle.zip", store.DATA)
    assert whole._TURNS.acquire(blocking=False), "a file that could not be made keeps its turn"


def test_a_data_set_without_figures_is_no_file(tmp_path: Path) -> None:
    """An empty table would say that there are none anywhere."""
    for name in whole.MAKERS:
        with pytest.raises(BadRequest, match="no figures") as told:
            whole.file(name, tmp_path)
        assert told.value.status == 404
