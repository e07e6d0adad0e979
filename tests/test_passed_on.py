"""How a file came is told in words, and citations tell all days of retrieval."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indicators.store import Origin, read
from layouts import passed_on
from layouts.data import citation

ORIGIN = read("unemployment_rate", Path("data")).provenance.origins[0]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "PyPI SOME-PACKAGE 0.0.1",
            "Python-Paket SOME-PACKAGE, Version 0.0.1 (Verzeichnis PyPI)",
        ),
        (
            "someone/data-2@75112493 src/a.csv",
            "GitHub-Repositorium someone/data-2, Fassung 75112493, src/a.csv",
        ),
        ("a/b@12 x; c/d", "GitHub-Repositorium a/b, Fassung 12, x; GitHub-Repositorium c/d"),
        ("by post", "by post"),
    ],
)
def test_kinds_of_places_are_named(url: str, told: str) -> None:
    assert passed_on.through(replace(ORIGIN, url=url), "de") == told


def _source(*days: str) -> citation.Source:
    origins: list[Origin] = [replace(ORIGIN, retrieved=day) for day in days]
    return citation._source("a/b", origins, "de")


def test_a_citation_never_tells_only_the_newest_day() -> None:
    line = citation.line(_source("2017-10-10", "2026-07-09", ""), "de")
    assert "abgerufen 10.10.2017 bis 09.07.2026, teils ohne überliefertes Abrufdatum" in line
    assert "abgerufen 09.07.2026" in citation.line(_source("2026-07-09"), "de")
    assert "bis" not in citation.line(_source("2026-07-09"), "de").partition("abgerufen")[2]
    assert "Abrufdatum nicht überliefert" in citation.line(_source(""), "de")


def _words(client: FlaskClient, path: str) -> str:
    """The text of a page, its white space made even."""
    inside = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", client.get(path).text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(inside))


def test_the_indicator_page_says_what_kind_of_place_it_was(client: FlaskClient) -> None:
    german = _words(client, "/indikator/neuerrichtungen")
    assert "erhalten über: Python-Paket " in german
    assert "erhalten über: GitHub-Repositorium " in german
    assert "received through: Python package " in _words(
        client, "/en/indicator/business-formations"
    )


def test_a_goal_page_names_what_bears_its_results_out(client: FlaskClient) -> None:
    page = _words(client, "/ziel/A06")
    assert "innerhalb der Toleranz: Recklinghausen (49,4" in page
    assert (
        "in die gewünschte Richtung; nicht gezählt, weil ein Wert fehlt: 2021, 2022, 2024" in page
    )
    assert "Aussage A06, Positionspapier Seite 5: Anteil der Langzeitarbeitslosen" in page
    assert "(in dieser Sammlung): Abschluss des Emscherumbaus" in _words(client, "/ziel/S06")


def test_a_card_says_why_its_verdict_ends_before_its_value(client: FlaskClient) -> None:
    assert "2015–2021 Das Urteil endet 2021. Bis 2021 eine durchgehende" in _words(client, "/")
    assert "The verdict ends in 2021. One unbroken series" in _words(client, "/en/")


@pytest.mark.parametrize("path", ["/indikator/arbeitslosenquote", "/ziel/E05", "/region/ruhr"])
def test_a_page_says_that_it_is_not_frozen(client: FlaskClient, path: str) -> None:
    told = "Diese Seite zeigt immer den neuesten Datenstand, nicht „2026-11-24-7ef1fbd0“."
    assert told in _words(client, f"{path}?stand=2026-11-24-7ef1fbd0")
    assert "immer den neuesten Datenstand" not in _words(client, path)


def test_an_estimated_value_that_decides_a_verdict_is_drawn_hollow(client: FlaskClient) -> None:
    drawn = client.get("/ziel/B08.svg").text
    assert drawn.count('class="ruhr dot open"') == 2
    assert 'class="ruhr dot"' not in drawn
    assert 'class="ruhr dot"' in client.get("/ziel/A05.svg").text
