"""Answers from memory: what is kept and under which address, and for whom."""

import json
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.stamp import YOUNG
from layouts import fingerprints
from layouts.data.answers import Answer, Environ, Start
from layouts.serving import callback, front, keys
from layouts.serving.asking import Wsgi, ask
from layouts.serving.shelf import BESIDES, Shelf
from layouts.site import Site, build
from tests.two_states import RATE, first_state

PAGE = "/indikator/arbeitslosenquote"
ESSEN = "regionen=05113&jahr=2015..2020"


class Counted:
    """A WSGI app that counts how often it is asked."""

    def __init__(self, app: Wsgi) -> None:
        self.app, self.times = app, 0

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        self.times += 1
        return self.app(environ, start)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two indicators as shipped, recorded."""
    found = tmp_path_factory.mktemp("figures")
    first_state(found)
    # Figures this fresh never count as settled, so that their answers would be made again.
    time.sleep(2 * YOUNG / 1e9)
    return found


@pytest.fixture
def site(root: Path) -> Site:
    return build(root)


@pytest.fixture
def flask(site: Site) -> Counted:
    """Flask behind the site's front."""
    counted = Counted(site.front.app)
    site.front.app = counted
    return counted


@pytest.mark.parametrize(
    ("path", "query", "kept"),
    [
        ("/", "", ("/", "")),
        ("/", "utm_source=x&fbclid=y", ("/", "")),
        ("/", "foo=1", None),
        (PAGE, ESSEN, (PAGE, ESSEN)),
        (PAGE, f"utm_medium=x&{ESSEN}", (PAGE, ESSEN)),
        (PAGE, "regionen=%30%35113&jahr=2015..2020", (PAGE, ESSEN)),
        (PAGE, "jahr=2015..2020&regionen=05113", None),
        (PAGE, "regionen=99999", None),
        (PAGE, f"{ESSEN}&x=1", None),
        (PAGE, "ansicht=" + "x" * keys.LONGEST, None),
        (f"{PAGE}.csv", "regionen=05113", (f"{PAGE}.csv", "regionen=05113")),
        ("/embed/arbeitslosenquote", "farbe=dunkel", ("/embed/arbeitslosenquote", "farbe=dunkel")),
        ("/sitemap.xml", "x=1", ("/sitemap.xml", "")),
        ("/robots.txt", "x=1", ("/robots.txt", "")),
        ("/oembed", "url=http%3A%2F%2Flocalhost%2F", None),
        ("/assets/style.css", "m=1", ("/assets/style.css", "")),
        ("/assets/../app.py", "m=1", ("/assets/../app.py", "")),
    ],
)
def test_answers_are_kept_under_their_own_address_only(
    path: str, query: str, kept: tuple[str, str] | None
) -> None:
    assert keys.kept_as(path, query) == kept


def test_what_was_answered_once_is_not_made_again(site: Site, flask: Counted) -> None:
    client = site.server.test_client()
    first = client.get(PAGE, headers={"Accept-Encoding": "br"})
    again = client.get(f"{PAGE}?utm_source=mail", headers={"Accept-Encoding": "br"})
    assert (first.data, flask.times) == (again.data, 1)
    assert first.headers["Content-Encoding"] == "br"
    assert first.headers["Cache-Control"] == front.PAGE
    held = client.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})
    assert (held.status_code, held.data, flask.times) == (304, b"", 1)
    head = client.head(PAGE)
    assert (head.status_code, head.data, flask.times) == (200, b"", 1)
    assert int(head.headers["Content-Length"]) == len(client.get(PAGE).data)


def test_embeds_keep_their_own_policy_in_memory(site: Site, flask: Counted) -> None:
    client = site.server.test_client()
    first, again = (client.get("/embed/arbeitslosenquote") for _ in range(2))
    assert flask.times == 1
    assert first.data == again.data
    for answer in (first, again):
        assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors *")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "must-revalidate" in answer.headers["Cache-Control"]


def test_errors_and_ways_elsewhere_are_not_kept(site: Site, flask: Counted) -> None:
    client = site.server.test_client()
    for path in ("/gibt-es-nicht", f"{PAGE}/", "/embed/gibt-es-nicht"):
        answers = [client.get(path) for _ in range(2)]
        assert answers[0].status_code in (301, 404)
        assert answers[0].headers.get("Location") == answers[1].headers.get("Location")
    assert flask.times == 6
    assert len(site.front.shelf) == 0


def test_no_client_fills_the_memory_with_invented_addresses(site: Site) -> None:
    client = site.server.test_client()
    client.get("/impressum")
    for number in range(40):
        client.get(f"/impressum?x={number}")
        client.get("/impressum", headers={"Host": f"h{number}.example"})
        client.get(f"/robots.txt?{number}")
        client.get(f"/assets/style.css?m={number}")
        client.get(f"/_dash-component-suites/dash/dcc/async-graph.v1m{number:010}.js")
    # Each of the four once, and the first one for a few hosts.
    assert len(site.front.shelf) <= 4 + 2 * front.SITES


def test_a_public_address_makes_the_host_header_mean_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (fingerprints.ASSETS.parent / "settings.toml").read_text("utf-8")
    named = tmp_path / "settings.toml"
    named.write_text(text.replace('url = ""', 'url = "https://dreiklang.example"'), "utf-8")
    monkeypatch.setenv("DREIKLANG_SETTINGS", str(named))
    site = build(root)
    client = site.server.test_client()
    poisoned = client.get(
        PAGE, headers={"Host": "evil.example", "X-Forwarded-Host": "worse.example"}
    )
    clean = client.get(PAGE, headers={"Host": "dreiklang.example"})
    assert poisoned.data == clean.data
    assert "evil.example" not in clean.text
    assert "worse.example" not in clean.text
    assert f'<link rel="canonical" href="https://dreiklang.example{PAGE}">' in clean.text
    assert len(site.front.shelf) == 1


def test_headers_of_a_client_reach_no_answer(site: Site, flask: Counted) -> None:
    sent = {"Cookie": "a=b", "Accept-Language": "fr", "X-Forwarded-Host": "evil.example"}
    client = site.server.test_client()
    got = client.get("/", headers=sent)
    assert got.data == client.get("/").data
    assert flask.times == 1
    assert "Set-Cookie" not in got.headers


def call(site: Site, path: str, search: str = "") -> bytes:
    """The body with which a page asks for another one, as the guard writes it."""
    known = callback.declared(ask(site.front, callback.DECLARED, "", "http://localhost").body)
    (output, found), *_ = known.items()
    inputs = [
        {"id": key, "property": name, "value": value}
        for (key, name), value in zip(found.inputs, (path, search), strict=True)
    ]
    return callback.checked(json.dumps({"output": output, "inputs": inputs}).encode(), known)


def post(client: FlaskClient, body: bytes) -> tuple[int, bytes]:
    answer = client.post(callback.PATH, data=body, content_type="application/json")
    assert "ETag" not in answer.headers
    return answer.status_code, answer.data


def test_a_callback_is_answered_from_memory(site: Site, flask: Counted) -> None:
    client, body = site.server.test_client(), call(site, PAGE, "?ansicht=rang")
    post(client, body)
    before = flask.times
    status, first = post(client, body)
    assert (status, flask.times) == (200, before)
    # Beside the front, where nothing is kept.
    made = ask(flask.app, callback.PATH, "", "http://localhost", body)
    assert first == made.body
    assert "Arbeitslosenquote" in json.dumps(json.loads(first), ensure_ascii=False)


def test_callbacks_for_other_than_own_addresses_are_not_kept(site: Site) -> None:
    client = site.server.test_client()
    body = call(site, "/impressum")
    kept = len(site.front.shelf)
    for path, search in (("/gibt-es-nicht", ""), ("/impressum", "?x=1"), ("/impressum/", "")):
        assert post(client, call(site, path, search))[0] == 200
    assert len(site.front.shelf) == kept
    post(client, body)
    assert len(site.front.shelf) == kept + 1


def test_the_shelf_keeps_within_its_limit() -> None:
    shelf, now = Shelf(100_000), (1, 1, "")
    shelf.get(("0", "", ""), now)
    for number in range(100):
        shelf.put((str(number), "", ""), Answer(b"x" * 2000, "text/csv"), now)
    kept = [n for n in range(100) if shelf.get((str(n), "", ""), now)]
    assert kept == list(range(100 - len(kept), 100))
    assert len(kept) * (3000 + BESIDES) == shelf.used <= 100_000
    assert shelf.get(("99", "", ""), (2, 1, "")) is None
    assert (len(shelf), shelf.used) == (0, 0)


def test_large_files_are_not_taken_into_memory(site: Site) -> None:
    client = site.server.test_client()
    with client.get("/daten/ruhr-alle.parquet") as answer:
        assert answer.status_code == 200
    assert len(site.front.shelf) == 0


def test_the_figures_kept_are_those_of_the_store(site: Site, root: Path) -> None:
    text = site.server.test_client().get(f"{PAGE}.csv").text
    assert text.count("\n") == len(store.read(RATE, root).frame) + 1
    assert app.create_app(root).server.test_client().get(f"{PAGE}.csv").text == text
