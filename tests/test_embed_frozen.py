"""Frozen views, their checksums and the page that proves them, over two recorded states."""

import re
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

import app
from indicators.query import VIEWS
from indicators.vintages import Vintage
from tests.test_embed import FRAME, words
from tests.two_states import SECOND, first_state, second_state

SUM = re.compile(r'<code[^>]*id="summe"[^>]*>([0-9a-f]{64})</code>')


def client_of(root: Path) -> FlaskClient:
    found: FlaskClient = app.create_app(root).server.test_client()
    return found


def frozen(vintage: Vintage, view: str = "linie", path: str = FRAME) -> str:
    return f"{path}?{urlencode({'ansicht': view, 'stand': vintage.id})}"


def checksum(client: FlaskClient, path: str, expected: str = "") -> str:
    query = urlencode({"adresse": path, "summe": expected})
    html = client.get(f"/pruefen?{query}", follow_redirects=True).text
    found = SUM.search(html)
    assert found, words(html)[:500]
    return found[1]


def test_a_frozen_view_is_byte_identical_after_the_figures_changed(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    paths = [frozen(first, view) for view in VIEWS]
    paths += [f"/embed/ziel/{key}?stand={first.id}" for key in ("B03", "A06", "E06")]
    paths += [frozen(first, view, "/indikator/arbeitslosenquote.png") for view in VIEWS[:2]]
    pictured = [view for view in VIEWS if view != "tabelle"]
    paths += [frozen(first, view, "/indikator/arbeitslosenquote.svg") for view in pictured]
    paths += [f"{start}?stand={first.id}" for start in ("/embed/region/ruhr", "/region/ruhr.svg")]
    before = [client_of(tmp_path).get(path) for path in paths]
    live = client_of(tmp_path).get(FRAME).data
    second_state(tmp_path)
    client = client_of(tmp_path)
    for path, old in zip(paths, before, strict=True):
        new = client.get(path)
        assert old.status_code == new.status_code == 200, path
        assert new.data == old.data, path
        assert new.headers["ETag"] == old.headers["ETag"], path
        assert new.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(FRAME).data != live


def test_a_vintage_shows_its_own_rows(tmp_path: Path) -> None:
    first, second = first_state(tmp_path), second_state(tmp_path)
    client = client_of(tmp_path)
    texts = [words(client.get(frozen(item)).text) for item in (first, second)]
    assert "1,5 % (2015)" not in texts[0]
    assert "1,5 % (2015)" in texts[1]
    assert first.id in texts[0]
    assert second.id in texts[1]


def test_a_small_line_says_that_there_are_newer_figures(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    (source,) = re.findall(
        r'class="new" src="([^"]+)"', client_of(tmp_path).get(frozen(first)).text
    )
    before = client_of(tmp_path).get(unescape(source))
    assert before.status_code == 200
    assert "neuere Zahlen." not in words(before.text)
    second = second_state(tmp_path)
    after = client_of(tmp_path).get(unescape(source))
    assert f"Seit dem {SECOND.isoformat()} gibt es hier neuere Zahlen." in words(after.text)
    assert after.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    newest = client_of(tmp_path).get(unescape(source).replace(first.id, second.id))
    assert "neuere Zahlen." not in words(newest.text)


def test_a_region_has_newer_figures_if_one_of_its_headlines_has(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    path = f"/embed/neuer/region/05113-essen?stand={first.id}"
    assert "neuere Zahlen." not in words(client_of(tmp_path).get(path).text)
    second_state(tmp_path)
    assert "neuere Zahlen." in words(client_of(tmp_path).get(path).text)


def test_what_did_not_change_is_not_called_old(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    second_state(tmp_path)
    answer = client_of(tmp_path).get(f"/embed/neuer/bevoelkerung?stand={first.id}")
    assert answer.status_code == 200
    assert "neuere Zahlen." not in words(answer.text)


@pytest.mark.parametrize("asked", ["2026-01-01-abcdef12", "2026-11-24", "2026", "heute"])
def test_an_unknown_vintage_is_a_404_in_words(tmp_path: Path, asked: str) -> None:
    """The beginning of an id as well: what it means could change, and copies are kept for ever."""
    first = first_state(tmp_path)
    client = client_of(tmp_path)
    for path in (FRAME, "/indikator/arbeitslosenquote.png", "/embed/ziel/A06"):
        answer = client.get(f"{path}?stand={asked}")
        assert answer.status_code == 404, path
        assert "Diesen Datenstand gibt es hier nicht" in words(answer.text)
        assert first.id in words(answer.text)
        assert answer.headers["Cache-Control"] == "no-store"


def test_the_checksum_is_that_of_the_rows_as_a_file(tmp_path: Path) -> None:
    """Anybody can recompute it: the address of the file stands beside it."""
    first, second = first_state(tmp_path), second_state(tmp_path)
    client = client_of(tmp_path)
    for vintage in (first, second):
        paths = [frozen(vintage, view) for view in VIEWS]
        for path in (*paths, f"/embed/region/05113-essen?stand={vintage.id}"):
            html = client.get(f"/pruefen?{urlencode({'adresse': path})}").text
            (command,) = re.findall(r"curl -s &quot;(.*?)&quot;|curl -s \"(.*?)\"", html)
            file = unescape(next(filter(None, command))).removeprefix("http://localhost")
            answer = client.get(file)
            assert answer.status_code == 200, file
            assert sha256(answer.data).hexdigest() == checksum(client, path), path


def test_the_checksum_of_a_vintage_stays_and_that_of_new_figures_differs(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    old = checksum(client_of(tmp_path), frozen(first))
    assert checksum(client_of(tmp_path), FRAME) == old
    second_state(tmp_path)
    client = client_of(tmp_path)
    assert checksum(client, frozen(first)) == old
    assert checksum(client, FRAME) != old


def test_a_checksum_is_compared_in_words(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    client = client_of(tmp_path)
    path = frozen(first)
    right = checksum(client, path)
    cases = {
        right: "Die Prüfsumme stimmt überein",
        right.upper(): "Die Prüfsumme stimmt überein",
        right[::-1]: "Die Prüfsumme ist eine andere",
        "abc": "hat 64 Zeichen",
    }
    for text, told in cases.items():
        html = client.get(f"/pruefen?{urlencode({'adresse': path, 'summe': text})}").text
        assert told in words(html), text


def test_addresses_of_all_kinds_can_be_checked(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    client = client_of(tmp_path)
    tail = f"?stand={first.id}"
    same = {
        checksum(client, f"{start}{tail}")
        for start in (
            FRAME,
            f"http://localhost{FRAME}",
            "/indikator/arbeitslosenquote",
            "/indikator/arbeitslosenquote.png",
            "http://localhost/indikator/arbeitslosenquote.svg",
        )
    }
    assert len(same) == 1


def test_foreign_and_hostile_addresses_are_refused(tmp_path: Path) -> None:
    first_state(tmp_path)
    client = client_of(tmp_path)
    for address in ("https://example.org/x", "//example.org", "<script>alert(1)</script>", "x"):
        html = client.get(f"/pruefen?{urlencode({'adresse': address})}").text
        assert "gehört nicht zu einer Ansicht dieser Seite" in words(html), address
        assert "<script>alert" not in html
        assert not SUM.search(html)


def test_without_a_recorded_vintage_nothing_can_be_frozen(tmp_path: Path) -> None:
    first_state(tmp_path)
    for file in (tmp_path / "vintages").glob("*.json"):
        file.unlink()
    client = client_of(tmp_path)
    answer = client.get(f"{FRAME}?stand=2026-11-24-abcdef12")
    assert answer.status_code == 404
    assert "noch kein Datenstand verzeichnet" in words(answer.text)
    assert "noch kein Datenstand verzeichnet" in words(
        client.get("/indikator/arbeitslosenquote").text
    )
    assert "noch nicht verzeichnet" in words(client.get(f"/pruefen?adresse={FRAME}").text)


def test_the_citation_names_address_vintage_and_retrieval(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    client = client_of(tmp_path)
    for path, frame, told in (
        ("/indikator/arbeitslosenquote", FRAME, "abgerufen"),
        ("/en/indicator/unemployment-rate", "/en/embed/unemployment-rate", "retrieved"),
    ):
        html = client.get(path).text
        found = dict(re.findall(r'id="teilen-(zitat-\w+)"[^>]*><code>(.*?)</code>', html))
        assert set(found) == {"zitat-kurz", "zitat-lang"}
        for text in found.values():
            assert f"{first.id}." in text
            # A page shows the newest figures; what is cited is the vintage that is named.
            assert text.endswith(f" http://localhost{frame}?stand={first.id}")
        assert told in found["zitat-lang"]
        assert len(found["zitat-lang"]) > len(found["zitat-kurz"])


def test_the_panel_offers_lines_that_work(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    client = client_of(tmp_path)
    html = client.get("/indikator/arbeitslosenquote?ansicht=rang").text
    codes = dict(re.findall(r'id="teilen-([\w-]+)"[^>]*><code>(.*?)</code>', html, re.DOTALL))
    modes = [
        f"{mode}-{kind}" for mode in ("fresh", "frozen") for kind in ("iframe", "auto", "image")
    ]
    assert set(modes) <= set(codes)
    for name in modes:
        line = unescape(codes[name])
        source = unescape(re.findall(r' src="([^"]+)"', line)[0])
        answer = client.get(source.removeprefix("http://localhost"))
        assert answer.status_code == 200, name
        assert ("immutable" in answer.headers["Cache-Control"]) == name.startswith("frozen")
        assert (first.id in source) == name.startswith("frozen")
        if name.endswith("image"):
            alt = unescape(re.findall(r'alt="([^"]+)"', line)[0])
            assert alt.startswith("Rangfolge: Arbeitslosenquote"), alt
        else:
            assert re.search(r' title="[^"]+"', line)
        assert ("<script>" in line) == name.endswith("auto")
        assert not re.search(r"<script[^>]*src", line)
