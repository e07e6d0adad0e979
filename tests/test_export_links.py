"""Every file that exported pages lead to is one the export writes, or an exception docs name."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest

from indicators.query import Selection
from indicators.store import DATA
from layouts.data import state
from layouts.embed.ask import Ask
from layouts.export import run
from layouts.export.names import SAME_ROWS, address_of, file_of
from layouts.export.writing import Job, Written, write_all
from layouts.paths import split
from layouts.serving import own_tables
from layouts.serving.addresses import Place
from tests.exported import BASE, places

DOC = (DATA.parent / "docs" / "export.md").read_text("utf-8")
SHOWN = (
    "/indikator/arbeitslosenquote", "/en/indicator/unemployment-rate", "/region/05113-essen",
    "/en/region/05113-essen", "/ziel/A06", "/en/goal/A06", "/karte", "/daten", "/en/embedding",
    "/einbetten",
)  # fmt: skip
FRAMED = (
    "/embed/arbeitslosenquote", "/en/embed/unemployment-rate", "/embed/region/05113-essen",
    "/en/embed/region/05113-essen", "/embed/ziel/A06", "/en/embed/goal/A06",
)  # fmt: skip
PROGRAM = ("/assets/", "/vendor/", "/_dash")
_NAMED = re.compile(r'(?:href|src)="([^"]+)"')


def few() -> list[Place]:
    """Pages of every sort with a table behind them; their frames, live and frozen; a view each."""
    now = state.current(DATA).id
    queries = ("", f"stand={now}", "ansicht=rang", f"ansicht=rang&stand={now}")
    named = {*SHOWN, f"{SHOWN[0]}?ansicht=rang"}
    named |= {f"{path}?{query}".rstrip("?") for path in FRAMED for query in queries}
    found = [place for place in places() if place.url in named]
    assert sum("stand=" in place.query for place in found) == len(FRAMED) + 2
    return found


def exported(folder: Path, *, app: bool) -> dict[str, str]:
    """Address -> the HTML the export wrote, links as in an export of everything."""
    files = None if app else run._addresses(places())
    job = Job(DATA, folder, BASE, files)
    made = [item for item in write_all(few(), job, 1, quiet=True) if isinstance(item, Written)]
    assert len(made) == len(few())
    return {item.url: (folder / item.file).read_text("utf-8") for item in made}


def data_links(html: str, page: str) -> Iterator[str]:
    """Own addresses of what is no page, as a browser asks for them: tables, pictures, answers.

    Lines to copy are links as well, once they are pasted; they are escaped twice.
    """
    for text in _NAMED.findall(unescape(html)):
        parts = urlsplit(urljoin(BASE + page, unescape(text)))
        path = quote(parts.path, safe="/@~%")
        own = parts.netloc == urlsplit(BASE).netloc and not path.startswith(PROGRAM)
        if own and (split(path) is None or "." in path):
            yield f"{path}?{parts.query}" if parts.query else path


@pytest.fixture(scope="module")
def with_app(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    pages = exported(tmp_path_factory.mktemp("with"), app=True)
    return {page: set(data_links(html, page)) for page, html in pages.items()}


@pytest.fixture(scope="module")
def without_app(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    pages = exported(tmp_path_factory.mktemp("without"), app=False)
    return {page: set(data_links(html, page)) for page, html in pages.items()}


def test_what_pages_lead_to_is_written(with_app: dict[str, set[str]]) -> None:
    urls = {place.url for place in places()}
    left = {url for links in with_app.values() for url in links - urls}
    # The one exception: a view changes no rows, and nginx leads to the table without it.
    assert {url for url in left if not re.fullmatch(SAME_ROWS, url)} == set()
    assert {url.partition("?")[0] for url in left} <= urls
    assert left
    assert "`?ansicht=` of a table" in DOC


def test_without_the_app_there_is_no_exception(without_app: dict[str, set[str]]) -> None:
    there = {address_of(file_of(place)) for place in places()}
    for page, links in without_app.items():
        assert links - there == set(), page


def test_frozen_frames_of_every_sort_lead_to_rows_of_their_vintage(
    with_app: dict[str, set[str]], without_app: dict[str, set[str]]
) -> None:
    now = state.current(DATA).id
    for page, links in with_app.items():
        if f"stand={now}" in page:
            tables = {url for url in links if ".csv" in url}
            assert len(tables) == 1, page
            assert f"stand={now}" in tables.pop(), page
            # A host that knows no queries would give the newest rows in their place.
            assert not any("?" in url for url in without_app[page]), page


def test_the_line_about_newer_figures_is_listed_as_frames_ask_for_it() -> None:
    asked = [place.query for place in places() if "/embed/neuer/" in place.path]
    assert len(asked) > 1000
    assert not [query for query in asked if "farbe" in query]


def test_a_frame_that_is_an_example_is_there_frozen_as_well() -> None:
    urls = {place.url for place in places()}
    live = [
        url
        for url in urls
        if url.startswith("/embed/") and "regionen=" in url and "stand=" not in url
    ]
    assert live
    now = state.current(DATA).id
    assert {url for url in live if f"{url}&stand={now}" not in urls} == set()


def test_pinned_tables_need_a_recorded_vintage(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    (tmp_path / "tidy" / "unemployment_rate.parquet").write_bytes(
        (DATA / "tidy" / "unemployment_rate.parquet").read_bytes()
    )
    found = list(own_tables.every([Ask("indicator", "unemployment_rate", Selection())], tmp_path))
    assert "/indikator/arbeitslosenquote.csv?csvTyp=ansicht" in found
    assert not [url for url in found if "stand=" in url]
