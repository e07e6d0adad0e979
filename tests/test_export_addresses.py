"""The list of addresses: whatever pages name is in it, or is a choice nobody could write down."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.store import DATA
from layouts.export.names import SAME_ROWS
from layouts.paths import PAGES, link, split
from layouts.serving import addresses, own_files
from layouts.serving.addresses import ALL, NONE, Place
from layouts.serving.guard import Guard
from tests.exported import BASE, places

CHOSEN = {"regionen", "jahr", "adresse", "indikator"}
"""Parameters that choose among more than could be listed."""


@pytest.fixture(scope="module")
def every() -> tuple[Place, ...]:
    return places()


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = app.create_app().server.test_client()
    return found


def some_pages() -> Iterator[str]:
    """One page of every kind in both languages, every view of an indicator, a frame."""
    for name, row in PAGES.items():
        keys = row.keys() if row.keys else [""]
        key = {"indicator": "unemployment_rate", "goal": "A06"}.get(name, keys[0])
        for lang in ("de", "en"):
            yield link(name, "en" if lang == "en" else "de", key)
    for view in ("streifen", "rang", "abstand", "karte", "tabelle"):
        yield link("indicator", "de", "unemployment_rate", f"ansicht={view}")
    yield from ("/embed/arbeitslosenquote", "/en/embed/unemployment-rate?ansicht=rang")


class _Reader(HTMLParser):
    """Every address in a document: of links, files, frames and the picture for networks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("property") == "og:image":
            self.found.append(given["content"] or "")
        self.found += [text for name in ("href", "src") if (text := given.get(name))]


def named(html: str, page: str) -> Iterator[str]:
    """Own addresses a document names, from the first slash on, as a browser asks for them."""
    for text in _Reader(html).found:
        parts = urlsplit(urljoin(BASE + page, text))
        if parts.scheme == "https" and parts.netloc == urlsplit(BASE).netloc:
            path = quote(parts.path, safe="/@~%")
            yield f"{path}?{parts.query}" if parts.query else path


def test_whatever_pages_name_is_listed(client: FlaskClient, every: tuple[Place, ...]) -> None:
    urls, paths = {place.url for place in every}, {place.path for place in every}
    found: dict[str, str] = {}
    for page in some_pages():
        answer = client.get(page, base_url=BASE)
        assert answer.status_code == 200, page
        found |= dict.fromkeys(named(answer.text, page), page)
    assert len(found) > 1000
    assert {
        url: page for url, page in found.items() if url not in urls and not outside(url, paths)
    } == {}


def outside(url: str, paths: set[str]) -> bool:
    """Whether an address is a choice of what cannot be listed, of a page or table that is."""
    path, _, query = url.partition("?")
    page = split(path) is not None and "." not in path
    chosen = {name for name, _ in parse_qsl(query)} & CHOSEN
    return re.fullmatch(SAME_ROWS, url) is not None or (page and path in paths and bool(chosen))


def test_each_is_listed_once_and_written_as_asked_for(every: tuple[Place, ...]) -> None:
    urls = [place.url for place in every]
    assert len(set(urls)) == len(urls) > 20_000
    for place in every:
        assert place.path.startswith("/")
        assert re.fullmatch(r"[\w/.~@%-]+", place.path, re.ASCII), place.path
        assert not re.search(r"[\s\"<>#]", place.query), place.query


def test_pages_come_first_and_parts_say_what_changes(every: tuple[Place, ...]) -> None:
    assert every[0].path == "/"
    assert {place.parts for place in every} == {ALL, NONE}
    parts = {place.url: place.parts for place in every}
    assert parts["/datenschutz"] == parts["/robots.txt"] == NONE
    assert parts["/indikator/arbeitslosenquote.csv"] == parts["/"] == ALL


def test_oembed_needs_the_sites_address(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    shutil.copy(store.path("unemployment_rate", DATA), tmp_path / "tidy")
    kinds = {base: {place.kind for place in addresses.every(tmp_path, base)} for base in ("", BASE)}
    assert kinds[BASE] - kinds[""] == {"oembed"}


def test_without_figures_there_are_the_pages_and_no_views(tmp_path: Path) -> None:
    found = {place.url: place.kind for place in addresses.every(tmp_path, BASE)}
    assert found["/indikator/arbeitslosenquote"] == "page"
    assert "/embed/arbeitslosenquote" not in found
    assert "/indikator/arbeitslosenquote.csv" not in found


def test_no_reader_is_written_down_while_addresses_are_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("the journal is of readers; the list is made past the guard")

    monkeypatch.setattr(Guard, "__call__", asked)
    assert "/embed/arbeitslosenquote" in {url.partition("?")[0] for url in own_files.examples(DATA)}
    assert any(url.startswith("/assets/") for url in own_files.every(DATA))
