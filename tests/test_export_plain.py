"""Pages without the app: nothing that needs it, and links that lead to files."""

import json
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from indicators import store
from indicators.store import DATA
from layouts.export import __main__ as command
from layouts.export import plain, run
from layouts.export.names import address_of, file_of
from layouts.export.run import Report, Task
from layouts.export.writing import write_all
from layouts.serving.addresses import Place
from layouts.serving.build import Moved
from layouts.words import say
from tests.exported import BASE, nginx, places, written

INDICATOR = "/indikator/arbeitslosenquote"


class Links(HTMLParser):
    """Addresses of links, files and frames."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [text for name, text in attrs if name in ("href", "src") and text]


@pytest.fixture(scope="module")
def wanted() -> list[Place]:
    """An indicator with its views and frames; pictures and other tables take longer to make."""
    paths = (INDICATOR, "/embed/arbeitslosenquote")
    found = [place for place in places() if place.path in (*paths, f"{INDICATOR}.csv")]
    named = {_oembed(f"{BASE}{INDICATOR}", form) for form in ("", "xml")}
    found += [place for place in places() if place.url in named]
    return [*found, Place("/vergleich"), Place("/en/compare")]


def _oembed(url: str, form: str) -> str:
    query = {"url": url} | ({"format": form} if form else {})
    return f"/oembed?{urlencode(query)}"


@pytest.fixture(scope="module")
def report(wanted: list[Place], tmp_path_factory: pytest.TempPathFactory) -> Report:
    return written(wanted, tmp_path_factory.mktemp("plain") / "out", app=False)


def text(report: Report, file: str) -> str:
    return (report.folder / "public" / file).read_text("utf-8")


def test_nothing_of_the_app_is_left(report: Report) -> None:
    for item in report.written:
        if item.kind.startswith("text/html") and not item.url.startswith("/embed/"):
            html = text(report, item.file)
            for sign in ("_dash", "react", "plotly", "<form", "/assets/app.", "/assets/map."):
                assert sign not in html, (item.url, sign)
            assert '<div id="first">' in html
    assert say("de", "export.choice") in text(report, "vergleich.html")
    assert say("en", "export.choice") in text(report, "en/compare.html")


def test_views_are_links_to_files(report: Report, wanted: list[Place]) -> None:
    page = text(report, "indikator/arbeitslosenquote.html")
    links = set(Links(page).found)
    views = [place for place in wanted if place.kind == "choice"]
    assert len(views) > 4
    for view in views:
        assert view.url not in links
        if view.query:
            assert address_of(file_of(view)) in links
    there = {address_of(file_of(place)) for place in places()}
    own = {link.partition("#")[0] for link in links if link.startswith("/")}
    choices = {link for link in own if "?" in link}
    assert {link.partition("?")[0] for link in choices} <= {
        place.path for place in places() if place.kind == "file"
    }
    assert own - choices <= there


def test_lines_to_copy_name_files_as_well(report: Report) -> None:
    page = text(report, "indikator/arbeitslosenquote/ansicht-rang.html")
    assert f"{BASE}/embed/arbeitslosenquote/ansicht-rang" in page
    assert f"{BASE}/embed/arbeitslosenquote?ansicht=rang" not in page
    assert f'<link rel="canonical" href="{BASE}{INDICATOR}/ansicht-rang">' in page


def test_oembed_lies_under_the_address_the_page_names(report: Report) -> None:
    page = text(report, "indikator/arbeitslosenquote.html")
    found = [link for link in Links(page).found if link.startswith(f"{BASE}/oembed/")]
    assert len(found) == 2
    answer = json.loads(text(report, found[0].removeprefix(f"{BASE}/")))
    assert f'src="{BASE}/embed/arbeitslosenquote"' in answer["html"]


def test_frames_keep_their_policy(report: Report) -> None:
    """The sheet and the script in it are bound by hashes: links may change, these may not."""
    frame = next(
        item for item in report.written if item.url == "/embed/arbeitslosenquote?ansicht=rang"
    )
    policy = dict(frame.headers)["Content-Security-Policy"]
    assert "script-src 'sha256-" in policy
    assert f'href="{INDICATOR}/ansicht-rang"' in text(report, frame.file)


def test_nginx_finds_a_view_under_both_addresses(report: Report, tmp_path: Path) -> None:
    with nginx(report, tmp_path) as site:
        bodies = set()
        for url in (f"{INDICATOR}?ansicht=rang", f"{INDICATOR}/ansicht-rang"):
            with urlopen(site + url) as answer:
                bodies.add(answer.read())
        assert len(bodies) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/x?ansicht=rang&amp;stand=1">', '<a href="/x/y">'),
        ('<a href="/x?ansicht=rang&amp;stand=1#daten">', '<a href="/x/y#daten">'),
        ("&lt;iframe src=&quot;https://a.b/x?ansicht=rang&amp;amp;stand=1&quot;&gt;",
         "&lt;iframe src=&quot;https://a.b/x/y&quot;&gt;"),
        ('{"html": "<iframe src=\\"https://a.b/x?ansicht=rang&stand=1\\">"}',
         '{"html": "<iframe src=\\"https://a.b/x/y\\">"}'),
        ('<a href="/ziele?saeule=neu">', '<a href="/ziele">'),
        ('<a href="/indikator/x.csv?ansicht=rang">', '<a href="/indikator/x.csv">'),
        ('<a href="https://other.org/x?ansicht=rang&amp;stand=1">', None),
        ("<p>Was ist /x?ansicht=rang</p>", None),
        ('<img src="/indikator/x.png?regionen=05113">', None),
    ],
)  # fmt: skip
def test_links(before: str, after: str | None) -> None:
    files = {"/x?ansicht=rang&stand=1": "/x/y"}
    assert plain.links(before, files, "https://a.b") == (before if after is None else after)


def test_an_export_replaces_only_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    words = [str(tmp_path / "mine"), "--base", BASE, "--only", "whole"]
    assert command.main(words) == 1
    assert "is there and no export" in capsys.readouterr().err
    assert command.main([str(tmp_path / "new"), "--base", "dreiklang"]) == command.WRONG
    assert "public address must be known" in capsys.readouterr().err
    assert command.main([]) == command.main(["x", "--data", "s3://y"]) == command.WRONG


def test_two_addresses_never_share_a_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="would hold both"):
        written([Place("/x", "a=b"), Place("/x/a-b")], tmp_path / "out")


def test_the_newest_export_is_led_to_and_one_before_it_kept(tmp_path: Path) -> None:
    few, target = [Place("/datenschutz")], tmp_path / "out"
    made = [written(few, target).folder for _ in range(3)]
    assert target.resolve() == made[2]
    assert [folder.is_dir() for folder in made] == [False, True, True]
    assert {item.name for item in tmp_path.iterdir()} == {"out", made[1].name, made[2].name}


def test_figures_that_change_meanwhile_stop_an_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of two states must not stand side by side; what was there before stays."""
    root = tmp_path / "data"
    shutil.copytree(DATA / "tidy", root / "tidy")
    task = Task(root, tmp_path / "out", BASE, processes=1, quiet=True)
    few = [Place("/datenschutz")]
    before = run.export(task, few)

    def replaced(*given: Any, **named: Any) -> Iterator[Any]:
        yield from write_all(*given, **named)
        store.path("unemployment_rate", root).unlink()

    monkeypatch.setattr(run, "write_all", replaced)
    with pytest.raises(Moved):
        run.export(task, few)
    assert task.target.resolve() == before.folder
    assert {item.name for item in tmp_path.iterdir()} == {"data", "out", before.folder.name}


def test_figures_are_published_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = (tmp_path / "store").as_uri()
    assert command.main(["--data", url]) == 0
    assert "in force" in capsys.readouterr().out
    assert (tmp_path / "store" / "current.json").is_file()
    assert command.main(["--data", "ftp://x"]) == 1
    assert "Nothing was published" in capsys.readouterr().err
