"""Frames for other people's pages: what they hold, what they weigh, what they refuse."""

import gzip
import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indicators.goals import GOALS
from indicators.query import VIEWS
from indicators.registry import INDICATORS
from layouts.embed.frame import script

LARGEST = 15_000
FRAME = "/embed/arbeitslosenquote"


def packed(client: FlaskClient, path: str) -> TestResponse:
    return client.get(path, headers={"Accept-Encoding": "gzip"})


def words(html: str) -> str:
    """The text of a document without its tags."""
    inside = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(inside))


def test_every_view_is_small_and_says_its_finding_source_and_licence(client: FlaskClient) -> None:
    for number, item in enumerate(INDICATORS.values()):
        # The heaviest views of each, and the others in turn.
        for view in ("linie", "karte", "tabelle", VIEWS[number % len(VIEWS)]):
            path = f"/embed/{item.slug.de}?ansicht={view}"
            answer = packed(client, path)
            if answer.status_code == 400:
                continue
            assert answer.status_code == 200, path
            assert len(answer.data) <= LARGEST, f"{path} weighs {len(answer.data)} bytes"
            text = words(gzip.decompress(answer.data).decode())
            assert "Quelle" in text, path
            assert "Datenstand" in text, path
            assert not re.search(r"\bnan\b|\bNone\b|\{[a-z]+\}", text), path


def test_every_statement_has_a_frame_in_both_languages(client: FlaskClient) -> None:
    for goal in GOALS.values():
        for path in (f"/embed/ziel/{goal.id}", f"/en/embed/goal/{goal.id}"):
            answer = packed(client, path)
            assert answer.status_code == 200, path
            assert len(answer.data) <= LARGEST, path
            assert goal.quote in words(gzip.decompress(answer.data).decode()), path


def test_a_frame_asks_nothing_of_anybody(client: FlaskClient) -> None:
    for path in (FRAME, f"{FRAME}?ansicht=karte", "/embed/ziel/A06"):
        html = client.get(path).text
        loaded = re.findall(r'<(?:script|img|iframe|link)[^>]*\s(?:src|href)="([^"]+)"', html)
        assert [url for url in loaded if "canonical" not in url][1:] == [], path
        assert 'rel="canonical"' in html
        assert "url(" not in html
        assert "@import" not in html


def test_a_frame_sets_no_cookie_and_leaks_no_referrer(client: FlaskClient) -> None:
    answer = client.get(FRAME)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "localStorage" not in answer.text
    assert "sessionStorage" not in answer.text


def test_the_policy_allows_exactly_what_stands_in_the_frame(client: FlaskClient) -> None:
    for path in (FRAME, f"{FRAME}?ansicht=tabelle&farbe=dunkel", "/embed/nix", f"{FRAME}?x=1"):
        answer = client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; "), path
        assert policy.endswith("frame-ancestors *"), path
        assert "unsafe" not in policy, path
        runs = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
        sheets = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
        for text in (*runs, *sheets):
            assert b64encode(sha256(text.encode()).digest()).decode() in policy, path
        assert not re.search(r' (style|on\w+)="', answer.text), path


def test_other_pages_stay_in_frames_of_their_own(client: FlaskClient) -> None:
    for path in ("/", "/indikator/arbeitslosenquote", "/ziele", "/nix"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy, path


def test_the_script_is_small() -> None:
    assert len(script("frame").encode()) < 1000
    assert len(script("frame").encode()) + len(script("live").encode()) < 1500


def test_looks_change_the_look_and_not_the_words(client: FlaskClient) -> None:
    plain = client.get(FRAME).text
    dark = client.get(f"{FRAME}?farbe=dunkel").text
    light = client.get(f"{FRAME}?farbe=hell").text
    assert "prefers-color-scheme" in plain
    assert "prefers-color-scheme" not in dark + light
    assert "color-scheme:dark" in dark
    assert words(plain) == words(dark) == words(light)
    assert 'class="labour bare"' in client.get(f"{FRAME}?rahmen=0").text
    hidden = client.get(f"{FRAME}?titel=0").text
    assert '<h1 id="h" class="vh">' in hidden
    assert words(hidden) == words(plain)


def test_a_height_asked_for_is_kept_by_lines(client: FlaskClient) -> None:
    assert "height:300px" in client.get(f"{FRAME}?hoehe=300").text
    assert "zoom:0.8" in client.get(f"{FRAME}?hoehe=300&ansicht=rang").text


def test_plotly_comes_only_where_asked_for_and_from_us(client: FlaskClient) -> None:
    assert "data-src" not in client.get(FRAME).text
    answer = packed(client, f"{FRAME}?interaktiv=1")
    assert len(answer.data) <= LARGEST
    html = client.get(f"{FRAME}?interaktiv=1").text
    (source,) = re.findall(r'data-src="([^"]+)"', html)
    assert client.get(source).status_code == 200
    assert '<button id="i" type="button"' in html
    figure = json.loads(re.findall(r'id="f">(.*?)</script>', html)[0])
    assert figure["config"]["showSendToCloud"] is False


def test_an_answer_unchanged_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(FRAME)
    again = client.get(FRAME, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert first.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
