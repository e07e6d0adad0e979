"""What frames and pictures refuse: in words, with a right example, and nothing of an attack."""

import re
from html import unescape
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient

from indicators.regions import MEMBERS, REGIONS
from layouts.embed.ask import EXAMPLE, LOOKS, MOST_REGIONS
from tests.test_embed import FRAME, words

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


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_reaches_the_output(client: FlaskClient, attack: str) -> None:
    """Not even escaped: what is not plainly a word is not repeated."""
    names = ("regionen", "jahr", "ansicht", "vergleich", "stand", *LOOKS["frame"], attack)
    paths = [f"{FRAME}?{urlencode({name: attack})}" for name in names]
    paths += [f"/embed/{quote(attack, safe='')}", f"/embed/ziel/{quote(attack, safe='')}"]
    paths += [f"/indikator/arbeitslosenquote.svg?{urlencode({name: attack})}" for name in names]
    paths += [f"/embed/region/{quote(attack, safe='')}", f"/embed/neuer/{quote(attack, safe='')}"]
    paths += [f"/embed/region/ruhr?{urlencode({name: attack})}" for name in ("stand", "titel")]
    paths += [f"/region/{quote(attack, safe='')}.svg", f"/region/ruhr.svg?breite={quote(attack)}"]
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
        ("ansicht=kacheln&interaktiv=1", "lässt sich nicht interaktiv machen"),
        ("ansicht=tabelle&interaktiv=1", "lässt sich nicht interaktiv machen"),
        ("childId=a&initialWidth=600", "initialWidth"),
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


def test_a_table_is_no_picture(client: FlaskClient) -> None:
    for form in ("svg", "png"):
        answer = client.get(f"/indikator/arbeitslosenquote.{form}?ansicht=tabelle")
        assert answer.status_code == 400
        assert "Eine Tabelle gibt es als Rahmen und als Datei" in words(answer.text)
    assert client.get(f"{FRAME}?ansicht=tabelle").status_code == 200


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("esen", "05113-essen"), ("dortmunt", "05913-dortmund"), ("qqq", "ruhr")],
)
def test_an_unknown_region_leads_to_the_nearest(
    client: FlaskClient, asked: str, meant: str
) -> None:
    answer = client.get(f"/embed/region/{asked}")
    assert answer.status_code == 404
    assert "Diese Region gibt es nicht" in words(answer.text)
    assert f'href="/embed/region/{meant}"' in answer.text


def test_regions_have_no_choice_but_the_vintage(client: FlaskClient) -> None:
    answer = client.get("/embed/region/ruhr?ansicht=rang")
    assert answer.status_code == 400
    assert "Möglich sind: stand, farbe" in words(answer.text)
    still = client.get("/embed/region/ruhr?interaktiv=1")
    assert still.status_code == 400
    assert "lässt sich nicht interaktiv machen" in words(still.text)
