"""The public face as files: nginx gives the bytes and headers that the app gives."""

import gzip
import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from flask.testing import FlaskClient

import app
from layouts.export.run import Report
from tests.exported import BASE, nginx, places, sample, told, written
from tests.served import served

MAIN = (
    "Content-Type", "Cache-Control", "Content-Security-Policy", "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers", "Content-Disposition", "Link", "ETag", "Referrer-Policy",
    "X-Content-Type-Options", "Permissions-Policy", "Cross-Origin-Resource-Policy",
    "Cross-Origin-Opener-Policy", "Strict-Transport-Security",
)  # fmt: skip
Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = app.create_app().server.test_client()
    return found


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return written(sample(places()), tmp_path_factory.mktemp("export") / "out")


@pytest.fixture(scope="module")
def site(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(report, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def ask(site: str, url: str, method: str = "GET", **headers: str) -> Reply:
    """One request, its path as it is given; redirects are not followed."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, url, headers=named)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_every_address_of_the_sample_is_written(report: Report) -> None:
    kinds = {item.kind for item in report.written}
    assert report.left_out == []
    assert len(kinds) > 12, kinds
    assert {item.url for item in report.written} >= {"/", "/en/", "/robots.txt", "/sitemap.xml"}


def test_nginx_gives_the_bytes_and_headers_of_the_app(
    client: FlaskClient, report: Report, site: str
) -> None:
    for place in sample(places()):
        body, headers = told(client, place)
        status, found, sent = ask(site, place.url)
        assert status == 200, place.url
        assert sent == body, place.url
        own = {name: value for name, value in headers.items() if name in MAIN}
        assert {name: found[name] for name in MAIN if name in found} == own, place.url


def test_packed_files_hold_the_same_bytes(report: Report, site: str) -> None:
    packed = [item for item in report.written if item.packed]
    assert packed
    for item in packed:
        file = report.folder / "public" / item.file
        plain = file.read_bytes()
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == plain, item.url
        assert brotli.decompress(file.with_name(f"{file.name}.br").read_bytes()) == plain, item.url
    status, headers, body = ask(site, packed[0].url, Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["ETag"] == f'"{packed[0].etag}-gzip"'
    assert len(gzip.decompress(body)) == packed[0].size


def test_tags_of_the_app_and_of_nginx_are_one(
    client: FlaskClient, report: Report, site: str
) -> None:
    """A browser that has the app's copy is told by nginx that it is still right."""
    tag = client.get("/datenschutz", base_url=BASE, headers={"Accept-Encoding": "br"}).headers
    assert tag["ETag"].endswith('-br"')
    status, headers, body = ask(site, "/datenschutz", If_None_Match=tag["ETag"])
    assert (status, body, headers["ETag"]) == (304, b"", tag["ETag"])
    assert headers["Cache-Control"] == tag["Cache-Control"]
    assert ask(site, "/datenschutz", If_None_Match='"0123456789abcdef"')[0] == 200


def test_other_forms_of_a_path_lead_on_as_in_the_app(client: FlaskClient, site: str) -> None:
    for path in (
        "/en",
        "/region/05113",
        "/region/essen",
        "/indikator/unemployment_rate",
        "/ziele/",
    ):
        answer = client.get(f"{path}?farbe=hell", base_url=BASE)
        status, headers, _ = ask(site, f"{path}?farbe=hell")
        assert status == answer.status_code == 301, path
        assert headers["Location"] == answer.headers["Location"].removeprefix(BASE), path


def test_what_is_no_file_is_refused_and_never_another_view(client: FlaskClient, site: str) -> None:
    missing = client.get("/404", base_url=BASE)
    for url in (
        "/gibt-es-nicht",
        "/embed/arbeitslosenquote?regionen=05113",
        "/=files/0/index.html",
    ):
        status, headers, body = ask(site, url)
        assert (status, body) == (404, missing.data), url
        policy = "Content-Security-Policy"
        assert headers[policy] == missing.headers[policy]
    assert b'lang="en"' in ask(site, "/en/nothing")[2]
    chosen = ask(site, "/indikator/arbeitslosenquote?regionen=05113")
    assert (chosen[0], chosen[1]["Location"]) == (302, "/indikator/arbeitslosenquote")
    assert ask(site, "/", "POST")[0] == 405


def test_a_script_elsewhere_may_ask_first(client: FlaskClient, report: Report, site: str) -> None:
    url = next(item.url for item in report.written if item.url.endswith(".csv"))
    answer = client.options(url, base_url=BASE)
    status, headers, _ = ask(site, url, "OPTIONS")
    assert status == answer.status_code == 204
    for name in ("Access-Control-Allow-Origin", "Access-Control-Allow-Methods"):
        assert headers[name] == answer.headers[name]


def test_ranges_and_head(report: Report, site: str) -> None:
    item = next(item for item in report.written if item.file.endswith(".parquet"))
    status, headers, body = ask(site, item.url, Range="bytes=0-3", If_Range=f'"{item.etag}"')
    assert (status, body) == (206, b"PAR1")
    assert headers["Content-Range"] == f"bytes 0-3/{item.size}"
    status, headers, body = ask(site, item.url, "HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(item.size), b"")


def test_lists_for_other_hosts_name_every_file(report: Report) -> None:
    public = report.folder / "public"
    lines = (public / "_headers").read_text("utf-8").splitlines()
    paths = {line for line in lines if line.startswith("/")}
    assert paths >= {"/*", "/", "/en/", "/datenschutz", "/robots.txt"}
    assert lines[lines.index("/datenschutz") + 1] == "  Content-Type: text/html; charset=utf-8"
    led = (public / "_redirects").read_text("utf-8").splitlines()
    assert {"/en /en/ 301", "/api/v1/vintages /api/v1/vintages.json 200"} <= set(led)
    assert [line for line in led if line.endswith(" 200") and "/api/" not in line] == [
        f"/_dash-{name} /_dash-{name}.json 200" for name in ("layout", "dependencies")
    ]
    listed = json.loads((report.folder / "files.json").read_text("utf-8"))
    named = {item["file"] for item in listed}
    packed = {f"{item['file']}.{end}" for item in listed if item["packed"] for end in ("br", "gz")}
    lying = {str(file.relative_to(public)) for file in public.rglob("*") if file.is_file()}
    assert lying == named | packed | {"_headers", "_redirects"}


def test_files_of_the_list_are_the_bytes_they_say(report: Report) -> None:
    for item in report.written:
        assert (report.folder / "public" / item.file).stat().st_size == item.size > 0, item.url


def test_what_is_no_file_is_asked_of_the_app(client: FlaskClient, tmp_path: Path) -> None:
    """Choices and callbacks go on to where the app runs; files are still sent by nginx."""
    few = [place for place in places() if place.url == "/datenschutz"]
    with (
        served() as upstream,
        nginx(written(few, tmp_path / "out", upstream=upstream), tmp_path / "nginx") as site,
    ):
        chosen = "/indikator/arbeitslosenquote.csv?regionen=05113"
        right = client.get(chosen, base_url="http://127.0.0.1")
        status, headers, body = ask(site, chosen)
        own = {name: value for name, value in right.headers.items() if name in MAIN}
        assert (status, body) == (200, right.data)
        assert {name: headers[name] for name in MAIN if name in headers} == own
        assert ask(site, "/_dash-update-component", "POST")[0] == 415
        assert BASE in ask(site, "/datenschutz")[2].decode()
        assert ask(site, "/gibt-es-nicht")[0] == 404


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from layouts import moved

    file = tmp_path / "moved.toml"
    file.write_text(
        '[moved]\n"/alt" = "/ziele"\n[retired]\n"/indikator/weg" = '
        '{ de = "Die Quelle ist eingestellt.", en = "The source has ended." }\n'
    )
    known = moved.load(file)
    monkeypatch.setattr(moved, "load", lambda: known)


@pytest.mark.usefixtures("gone")
def test_given_up_pages_say_so(tmp_path: Path) -> None:
    few = [place for place in places() if place.url == "/datenschutz"]
    with nginx(written(few, tmp_path / "out"), tmp_path / "nginx") as site:
        status, headers, body = ask(site, "/indikator/weg")
        assert status == 410
        assert "Die Quelle ist eingestellt." in body.decode()
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert ask(site, "/alt")[1]["Location"] == "/ziele"
