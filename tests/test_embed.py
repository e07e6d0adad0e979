"""Frames for other people's pages: what they hold, what they weigh, what they refuse."""

import gzip
import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import app
from indicators.goals import GOALS
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from layouts.embed.ask import EXAMPLE, LOOKS, MOST_REGIONS
from layouts.embed.frame import script

LARGEST = 15_000
FRAME = "/embed/arbeitslosenquote"
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "ruhr\r\nSet-Cookie: a=b",
    "{{7*7}}${7*7}<%=7*7%>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202ealert(1)\u0000",
    "data:text/html,<script>alert(1)</script>",
    "'; style-src *; script-src *",
    "﹤script﹥alert(1)",
)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """The app over the figures that are shipped."""
    found: FlaskClient = app.create_app().server.test_client()
    return found


def packed(client: FlaskClient, path: str) -> TestResponse:
    return client.get(path, headers={"Accept-Encoding": "gzip"})


def words(html: str) -> str:
    """The text of a document without its tags."""
    inside = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(inside))


def test_every_view_is_small_and_says_its_finding_source_and_licence(client: FlaskClient) -> None:
    for item in INDICATORS.values():
        for view in ("linie", "streifen", "rang", "abstand", "karte", "tabelle"):
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


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_reaches_the_output(client: FlaskClient, attack: str) -> None:
    """Not even escaped: what is not plainly a word is not repeated."""
    names = ("regionen", "jahr", "ansicht", "vergleich", "stand", *LOOKS["frame"], attack)
    paths = [f"{FRAME}?{urlencode({name: attack})}" for name in names]
    paths += [f"/embed/{quote(attack, safe='')}", f"/embed/ziel/{quote(attack, safe='')}"]
    paths += [f"/indikator/arbeitslosenquote.svg?{urlencode({name: attack})}" for name in names]
    paths += [f"/oembed?{urlencode({'url': attack})}"]
    paths += [f"/oembed?{urlencode({'url': f'http://localhost{FRAME}?jahr={quote(attack)}'})}"]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code in (301, 308, 400, 404), path
        assert "alert(1)" not in answer.text, path
        assert "7*7" not in answer.text, path
        assert "Set-Cookie" not in answer.headers, path
        assert "alert" not in answer.headers.get("Content-Security-Policy", ""), path


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("foo=1", "foo"),
        ("regionen=05113~atlantis", "atlantis"),
        ("jahr=gestern", "gestern"),
        ("jahr=2020..2015", "2020..2015"),
        ("ansicht=torte", "torte"),
        ("vergleich=hessen", "nrw-ohne-ruhr"),
        ("farbe=rot", "dunkel"),
        ("rahmen=2", "rahmen"),
        ("hoehe=99999", "1200"),
        ("hoehe=-5", "240"),
        ("hoehe=1e3", "240"),
        ("breite=600", "breite"),
        ("ansicht=linie&ansicht=karte", "mehrmals"),
        ("jahr=%ff", "lesbar"),
        ("jahr=" + "2" * 3000, "2000 Zeichen"),
    ],
)
def test_bad_input_is_refused_in_words_with_a_right_example(
    client: FlaskClient, query: str, word: str
) -> None:
    answer = client.get(f"{FRAME}?{query}")
    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"
    assert word in words(answer.text)
    right = unescape(re.findall(r'href="(/embed/[^"]+)"', answer.text)[0])
    assert right == f"{FRAME}?{EXAMPLE}"
    assert client.get(right).status_code == 200


def test_all_that_is_wrong_is_said_at_once(client: FlaskClient) -> None:
    text = words(client.get(f"{FRAME}?jahr=x&ansicht=y&hoehe=1").text)
    assert all(part in text for part in ("„x“", "„y“", "240"))


def test_at_most_twenty_regions(client: FlaskClient) -> None:
    others = [key for key, item in REGIONS.items() if item.kind == "other"]
    keys = (*MEMBERS, *others)[: MOST_REGIONS + 1]
    assert client.get(f"{FRAME}?regionen={'~'.join(keys[:-1])}").status_code == 200
    answer = client.get(f"{FRAME}?regionen={'~'.join(keys)}")
    assert answer.status_code == 400
    assert "21" in words(answer.text)


def test_a_view_an_indicator_does_not_have_says_why(client: FlaskClient) -> None:
    answer = client.get("/embed/bevoelkerung?ansicht=karte")
    assert answer.status_code == 400
    assert "Für absolute Zahlen gibt es keine Karte" in words(answer.text)


def test_an_unknown_name_leads_to_the_nearest(client: FlaskClient) -> None:
    answer = client.get("/embed/arbeitslosenqote")
    assert answer.status_code == 404
    assert f'href="{FRAME}?{EXAMPLE.replace("&", "&amp;")}"' in answer.text


def test_another_form_of_the_name_leads_to_the_right_one(client: FlaskClient) -> None:
    answer = client.get("/embed/unemployment_rate?jahr=2015..2020")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{FRAME}?jahr=2015..2020"


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


def test_oembed_as_json_and_xml(client: FlaskClient) -> None:
    page = "http://localhost/indikator/arbeitslosenquote?ansicht=karte&utm_source=x"
    told = client.get(f"/oembed?{urlencode({'url': page, 'maxwidth': 500})}").get_json()
    assert (told["type"], told["version"], told["width"]) == ("rich", "1.0", 500)
    (source,) = re.findall(r'src="([^"]+)"', told["html"])
    assert unescape(source) == f"http://localhost{FRAME}?ansicht=karte"
    assert client.get(told["thumbnail_url"].removeprefix("http://localhost")).status_code == 200
    answer = client.get(f"/oembed?{urlencode({'url': page, 'maxwidth': 500, 'format': 'xml'})}")
    tree = ElementTree.fromstring(answer.text)
    assert {item.tag: item.text for item in tree} == {k: str(v) for k, v in told.items()}


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://example.org/indikator/arbeitslosenquote", 404),
        ("http://localhost@example.org/indikator/arbeitslosenquote", 404),
        ("http://localhost.example.org/indikator/arbeitslosenquote", 404),
        ("//example.org/indikator/arbeitslosenquote", 404),
        ("file:///etc/passwd", 404),
        ("http://[::1", 404),
        ("http://localhost/region/05113-essen", 404),
        ("http://localhost/indikator/gibtesnicht", 404),
        ("", 404),
    ],
)
def test_oembed_refuses_what_is_not_ours(client: FlaskClient, url: str, status: int) -> None:
    answer = client.get(f"/oembed?{urlencode({'url': url})}")
    assert answer.status_code == status
    assert answer.get_json()["error"]


def test_oembed_refuses_other_formats_and_sizes(client: FlaskClient) -> None:
    page = urlencode({"url": f"http://localhost{FRAME}"})
    assert client.get(f"/oembed?{page}&format=yaml").status_code == 501
    for size in ("0", "-1", "12", "1e4", "x", "٣٠٠"):
        assert client.get(f"/oembed?{page}&maxwidth={quote(size)}").status_code == 400, size


@pytest.mark.parametrize("path", ["/indikator/arbeitslosenquote?ansicht=rang", "/en/goal/A06"])
def test_pages_name_their_picture_and_how_to_embed_them(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    (image,) = re.findall(r'property="og:image" content="([^"]+)"', html)
    drawn = client.get(unescape(image).removeprefix("http://localhost"))
    assert drawn.data[16:24] == (1200).to_bytes(4) + (628).to_bytes(4)
    found = re.findall(r'type="(?:application/json|text/xml)\+oembed" href="([^"]+)"', html)
    assert len(found) == 2
    for url in found:
        assert client.get(unescape(url).removeprefix("http://localhost")).status_code == 200


def test_a_page_without_a_chart_names_no_picture(client: FlaskClient) -> None:
    assert "og:image" not in client.get("/methodik").text
