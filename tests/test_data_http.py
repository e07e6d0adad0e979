"""How data are answered: tags, encodings, ranges, names, links, errors, and what is kept back."""

import gzip
import json
from datetime import date
from pathlib import Path

import brotli
import pytest
import zstandard
from flask.testing import FlaskClient

import app
from indicators import store, vintages
from indicators.registry import INDICATORS
from layouts.data import answers
from tests.samples import full_frame

CSV = "/indikator/arbeitslosenquote.csv"
FEW = f"{CSV}?regionen=05113~ruhr"
OPEN = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one indicator, recorded as a vintage."""
    indicator = INDICATORS["unemployment_rate"]
    origin = store.Origin(
        "regionalstatistik", "t", "T", "dl-de/by-2-0", "https://example.org", "", "", "", "0", "f"
    )
    frame = full_frame().assign(indicator=indicator.id)
    store.write(indicator, frame, store.Provenance((origin,)), tmp_path)
    return tmp_path


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip"])
def test_encodings_hold_the_same_bytes_under_their_own_tag(
    client: FlaskClient, encoding: str
) -> None:
    plain = client.get(CSV)
    packed = client.get(CSV, headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Content-Encoding" not in plain.headers
    assert OPEN[encoding](packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 8
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("", ""),
        ("gzip;q=nonsense", ""),
    ],
)
def test_the_encoding_the_client_likes_best(accepted: str, sent: str) -> None:
    assert answers.best(accepted) == sent


def test_who_has_the_content_gets_304_in_any_encoding(client: FlaskClient) -> None:
    tag = client.get(FEW, headers={"Accept-Encoding": "br"}).headers["ETag"]
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = client.get(FEW, headers={"If-None-Match": sent})
        assert answer.status_code == 304
        assert answer.data == b""
        assert answer.headers["ETag"]
        assert "Content-Type" not in answer.headers
    assert client.get(FEW, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_has_the_headers_and_no_body(client: FlaskClient) -> None:
    head, got = client.head(FEW), client.get(FEW)
    assert head.data == b""
    both = [{k: v for k, v in a.headers.items() if k != "X-Request-Id"} for a in (head, got)]
    assert both[0] == both[1]
    assert int(head.headers["Content-Length"]) == len(got.data)


def test_single_ranges_are_sent(client: FlaskClient) -> None:
    url = "/indikator/arbeitslosenquote.parquet"
    whole = client.get(url)
    part = client.get(url, headers={"Range": "bytes=-8"})
    assert part.status_code == 206
    assert part.data == whole.data[-8:]
    size = len(whole.data)
    assert part.headers["Content-Range"] == f"bytes {size - 8}-{size - 1}/{size}"
    over = client.get(url, headers={"Range": "bytes=-999999999"})
    assert (over.status_code, over.data) == (206, whole.data)
    assert over.headers["Content-Range"] == f"bytes 0-{size - 1}/{size}"
    beyond = client.get(url, headers={"Range": "bytes=999999999-"})
    assert (beyond.status_code, beyond.data) == (416, b"")
    assert beyond.headers.getlist("Cache-Control") == ["no-cache"]
    assert beyond.headers["Content-Range"] == f"bytes */{size}"
    two = client.get(url, headers={"Range": "bytes=0-1,4-5"})
    assert (two.status_code, two.data) == (200, whole.data)
    stale = {"Range": "bytes=0-3", "If-Range": '"other"'}
    assert client.get(url, headers=stale).status_code == 200


def test_names_speak_and_differ_by_choice(client: FlaskClient) -> None:
    whole = client.get(f"{CSV}?dl=1").headers["Content-Disposition"]
    few = client.get(f"{FEW}&dl=1").headers["Content-Disposition"]
    assert whole.startswith('attachment; filename="dreiklang-ruhr_arbeitslosenquote_')
    assert whole.endswith('.csv"')
    assert few != whole
    assert client.get(FEW).headers["Content-Disposition"].startswith("inline")


def test_links_lead_to_sidecars_page_and_licence(client: FlaskClient) -> None:
    answer = client.get(FEW)
    links = answer.headers["Link"].split(", <")
    assert any('type="application/csvm+json"' in link for link in links)
    assert any("govdata.de/dl-de/by-2-0" in link and 'rel="license"' in link for link in links)
    for link in links:
        url = link.lstrip("<").partition(">")[0]
        if url.startswith("http://localhost"):
            assert client.get(url.removeprefix("http://localhost")).status_code == 200, url
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_browsers_may_ask_and_nobody_may_write(client: FlaskClient) -> None:
    asked = client.options(CSV)
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    refused = client.post(CSV)
    assert refused.status_code == 405
    assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        (f"{CSV}?region=05113", 400, "unknown parameter 'region'"),
        (f"{CSV}?dl=1&dl=1", 400, "comes 2 times"),
        (f"{CSV}?regionen=99999", 400, "no region '99999'"),
        (f"{CSV}?jahr=2024..2015", 400, "ends before it begins"),
        (f"{CSV}?jahr=%FF", 400, "cannot be read"),
        (f"{CSV}?csvTyp=x", 400, "none of alle, ansicht"),
        (f"{CSV}?stand=x", 404, "vintage 'x'"),
        ("/indikator/arbeitslosnquote.csv", 404, "/indikator/arbeitslosenquote.csv"),
        ("/ziel/A01.csv", 404, "no figures stand behind A01"),
        ("/region/05113.csv?regionen=ruhr", 400, "unknown parameter 'regionen'"),
        ("/datapackage.json?x=1", 400, "unknown parameter 'x'"),
        ("/ziele.csv?x=1", 400, "unknown parameter 'x'; known: dl"),
        ("/datenstand.csv?dl=2", 400, "dl='2' is none of 1, 0"),
        ("/daten/ruhr-alle.doc", 404, "ruhr-alle.parquet"),
        ("/daten/ruhr-alle.csv.gz?x=1", 400, "unknown parameter 'x'"),
    ],
)
def test_errors_say_what_is_wrong(client: FlaskClient, url: str, status: int, words: str) -> None:
    answer = client.get(url)
    body = answer.get_json()
    assert answer.status_code == body["status"] == status
    assert body["ok"] is False
    assert words in body["error"]
    assert body["error"] == body["errors"][0]
    if not url.startswith("/datapackage"):
        assert body["example"]


def test_other_forms_of_a_path_lead_to_the_right_one(client: FlaskClient) -> None:
    for path, right in (
        (
            "/indikator/unemployment_rate.csv?jahr=2020",
            "/indikator/arbeitslosenquote.csv?jahr=2020",
        ),
        ("/region/essen.json", "/region/05113-essen.json"),
        ("/region/DEA13.json", "/region/05113-essen.json"),
        ("/ziel/a06.csv", "/ziel/A06.csv"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (301, right)
        assert client.get(right).status_code == 200


def test_other_paths_are_left_to_the_pages(client: FlaskClient) -> None:
    assert client.get("/indikator/arbeitslosenquote").mimetype == "text/html"
    assert client.get("/indikator/arbeitslosenquote.doc").status_code == 404
    assert client.get("/ziele.csv").status_code == 200


def test_a_strange_host_gets_into_no_answer(client: FlaskClient) -> None:
    answer = client.get(f"{CSV}?regionen=05113", headers={"Host": 'x"><script>'})
    assert answer.status_code == 400
    assert "script" not in f"{answer.headers}{answer.text}"


def test_a_named_vintage_is_answered_for_ever(root: Path) -> None:
    client = app.create_app(root).server.test_client()
    loose = client.get(CSV)
    assert loose.headers["Cache-Control"] == answers.LIVE
    first = vintages.record([INDICATORS["unemployment_rate"]], date(2026, 11, 1), root)
    assert first
    pinned = client.get(f"{CSV}?stand={first.id}")
    assert pinned.headers["Cache-Control"] == answers.PINNED
    assert first.id in pinned.text
    _revise(root)
    second = vintages.record([INDICATORS["unemployment_rate"]], date(2026, 11, 2), root)
    assert second
    assert client.get(f"{CSV}?stand={first.id}").data == pinned.data
    now = client.get(CSV)
    assert second.id in now.text
    assert ",6," in now.text
    assert ",6," not in pinned.text
    assert client.get("/api/v1/vintages").get_json()["current"] == second.id


def _revise(root: Path) -> None:
    indicator = INDICATORS["unemployment_rate"]
    stored = store.read(indicator.id, root)
    vintages.set_aside(indicator.id, root)
    store.write(indicator, stored.frame.assign(value=6.0), stored.provenance, root)


def test_without_figures_the_answer_says_how_to_make_them(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    client = app.create_app(tmp_path).server.test_client()
    answer = client.get(CSV)
    assert answer.status_code == 404
    assert "python -m loaders build" in answer.get_json()["error"]


def test_an_unread_list_of_vintages_is_told(root: Path) -> None:
    client = app.create_app(root).server.test_client()
    folder = root / "vintages"
    folder.mkdir()
    (folder / "0001-x.json").write_text(json.dumps({"id": 1}), "utf-8")
    answer = client.get(CSV)
    assert answer.status_code == 503
    assert "restore it from git" in answer.get_json()["error"]
