"""Pictures by URL: sizes and limits, attribution inside, letters that are really drawn."""

import re
import zlib
from html import unescape

import pytest
from flask.testing import FlaskClient

import app
from indicators.registry import INDICATORS
from layouts.embed import png
from tests.test_embed import words

PAGE = "/indikator/arbeitslosenquote"
BARE = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="24">{}</svg>'
LETTERS = "ÄÖÜäöüß€%–−„“’·…↑↓▲▼0123456789"


def size(data: bytes) -> tuple[int, int]:
    """Width and height that a PNG's header names."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def pixels(data: bytes) -> bytes:
    """What a PNG draws, still filtered: enough to tell two pictures apart."""
    body = b""
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            body += data[at + 8 : at + 8 + length]
        at += length + 12
    return zlib.decompress(body)


def written(text: str, family: str = png.SANS, weight: int = 400) -> bytes:
    style = f"font:{weight} 16px '{family}'"
    return pixels(png.png(BARE.format(f'<text x="4" y="18" style="{style}">{text}</text>')))


@pytest.mark.parametrize("family", [png.SANS, png.SERIF])
@pytest.mark.parametrize("weight", [400, 700])
def test_every_letter_has_a_drawing_of_its_own(family: str, weight: int) -> None:
    """None is empty and none is the box that stands for a missing letter."""
    empty, missing = written("", family, weight), written("\U0001f9ff", family, weight)
    drawn = {letter: written(letter, family, weight) for letter in LETTERS}
    assert not [letter for letter, data in drawn.items() if data in (empty, missing)]
    assert len(set(drawn.values())) == len(LETTERS)


def test_fonts_are_those_of_the_packages_and_not_the_systems() -> None:
    assert all("fontpkg" in path for path in png.fonts())
    assert written("Ruhr", "DejaVu Sans") == written("Ruhr", "No Such Font") != written("")


def test_a_picture_is_the_same_each_time(client: FlaskClient) -> None:
    first = client.get(f"{PAGE}.png").data
    png.png.cache_clear()
    other: FlaskClient = app.create_app().server.test_client()
    assert other.get(f"{PAGE}.png").data == first


def test_every_indicator_has_pictures_with_attribution(client: FlaskClient) -> None:
    for item in INDICATORS.values():
        answer = client.get(f"/indikator/{item.slug.de}.svg")
        assert answer.status_code == 200, item.id
        assert answer.content_type == "image/svg+xml; charset=utf-8"
        text = words(answer.text)
        assert re.search(r"Quellen?: ", text), item.id
        assert "Dreiklang Ruhr, " in text, item.id
        assert "Datenstand" in text, item.id
        assert 'role="img" aria-label="' in answer.text


def test_attribution_is_never_cut(client: FlaskClient) -> None:
    """In a preview of fixed height the letters become smaller, the words stay."""
    for view in ("linie", "karte"):
        for item in list(INDICATORS.values())[::6]:
            answer = client.get(f"/indikator/{item.slug.de}.svg?bild=og&ansicht={view}")
            if answer.status_code == 400:
                continue
            assert "Daten verändert." in words(answer.text), (item.id, view)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", 940),
        ("?breite=320", 320),
        ("?breite=2000", 2000),
        ("?breite=400&massstab=3", 1200),
        ("?breite=1000&massstab=3", 3000),
        ("?bild=og", 1200),
    ],
)
def test_width_and_scale(client: FlaskClient, query: str, wanted: int) -> None:
    width, height = size(client.get(f"{PAGE}.png{query}").data)
    assert width == wanted
    assert 200 < height < 2500
    if "og" in query:
        assert height == 628


@pytest.mark.parametrize(
    "query",
    [
        "breite=319",
        "breite=2001",
        "breite=0",
        "breite=1e3",
        "massstab=4",
        "massstab=0",
        "breite=2000&massstab=2",
        "breite=1001&massstab=3",
        "bild=gross",
        "bild=og&breite=600",
        "rahmen=0",
        "hoehe=400",
    ],
)
def test_absurd_sizes_are_refused_in_words(client: FlaskClient, query: str) -> None:
    answer = client.get(f"{PAGE}.png?{query}")
    assert answer.status_code == 400
    assert answer.content_type == "text/html; charset=utf-8"
    right = unescape(re.findall(r'href="(/indikator/[^"]+)"', answer.text)[0])
    assert client.get(right).status_code == 200


def test_the_same_query_draws_the_same_view(client: FlaskClient) -> None:
    for view in ("linie", "streifen", "rang", "abstand", "karte"):
        query = f"?regionen=05113~ruhr&jahr=2015..2020&ansicht={view}"
        heading = re.findall(r'<h1 id="h">(.*?)</h1>', client.get(f"/embed{PAGE[10:]}{query}").text)
        drawn = re.findall(r'class="head"[^>]*>(.*?)</text>', client.get(f"{PAGE}.svg{query}").text)
        assert " ".join(drawn) == heading[0].replace("&quot;", '"'), view


def test_dark_and_light(client: FlaskClient) -> None:
    light, dark = (client.get(f"{PAGE}.png?farbe={name}").data for name in ("hell", "dunkel"))
    assert pixels(light) != pixels(dark)
    assert client.get(f"{PAGE}.png").data == light
    assert "prefers-color-scheme" in client.get(f"{PAGE}.svg?farbe=auto").text
    assert "prefers-color-scheme" not in client.get(f"{PAGE}.svg").text


def test_pictures_may_be_used_anywhere(client: FlaskClient) -> None:
    headers = client.get(f"{PAGE}.png").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
