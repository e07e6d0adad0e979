"""The set made ahead: the app's own bytes, whole or not at all, and never of other figures."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from indicators import store, vintages
from indicators.registry import INDICATORS
from indicators.store import DATA
from layouts.data.answers import Answer
from layouts.serving import addresses, build, digests, ready, scope
from layouts.serving.addresses import ALL, NONE, Place
from layouts.serving.build import Task
from layouts.site import Site
from layouts.site import build as app
from tests.test_data_http import OPEN
from tests.two_states import RATE, first_state

BASE = "https://dreiklang.example"
PAGE = "/indikator/arbeitslosenquote"
PLACES = (
    Place("/impressum", "", NONE),
    Place(PAGE),
    Place(PAGE, "ansicht=rang", ALL, "choice"),
    Place("/embed/arbeitslosenquote", "", ALL, "frame"),
    Place(f"{PAGE}.svg", "", ALL, "picture"),
    Place(f"{PAGE}.csv", "", ALL, "data"),
    Place(f"{PAGE}.parquet", "", ALL, "data"),
    Place("/gibt-es-nicht"),
    Place("/datenstand"),
    Place("/daten/ruhr-alle.parquet", "", ALL, "whole"),
    Place("/assets/style.css", "", NONE, "file"),
)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of addresses in place of all; the processes get theirs from here."""
    monkeypatch.setattr(addresses, "every", lambda _root, _base: iter(PLACES))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("figures")
    first_state(found)
    return found


@pytest.fixture(scope="module")
def whole(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Task:
    """A set that was built once, by processes of their own; copy it before changing it."""
    task = Task(root, tmp_path_factory.mktemp("set") / "answers.db", BASE, True, 2, quiet=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "every", lambda _root, _base: iter(PLACES))
        report = build.build(task)
    assert (report.made, report.refused) == (8, ["/gibt-es-nicht"])
    return task


@pytest.fixture
def site(root: Path, whole: Task) -> Site:
    """A site that has the set."""
    return with_set(root, whole.file)


def with_set(root: Path, file: Path) -> Site:
    site = app(root)
    site.front.ready = ready.Ready(root, file)
    return site


def taken(site: Site, path: str, query: str = "", base: str = BASE) -> Answer | None:
    return site.front.ready.get((path, query, base))


def test_the_set_holds_the_bytes_the_app_gives(site: Site, root: Path) -> None:
    plain = app(root).front
    for place in PLACES[:7]:
        found = taken(site, place.path, place.query)
        made = plain.answer(place.path, place.query, BASE)
        assert found is not None, place
        assert found.form("")[0] == made.body
        for encoding, unpack in OPEN.items():
            if made.packable:
                assert unpack(found.form(encoding)[0]) == made.body
                assert found.form(encoding)[1] == made_headers(made, found, encoding)


def made_headers(made: Answer, found: Answer, encoding: str) -> list[tuple[str, str]]:
    """The app's headers; the forms of the set are tighter."""
    length = str(len(found.form(encoding)[0]))
    assert int(length) <= int(dict(made.form(encoding)[1])["Content-Length"]) * 1.05
    return [(k, length if k == "Content-Length" else v) for k, v in made.form(encoding)[1]]


def test_answers_come_from_the_set_and_not_from_flask(site: Site) -> None:
    def nobody(*_: object) -> list[bytes]:
        raise AssertionError("Flask was asked")

    site.front.app = nobody
    answer = site.front.answer(PAGE, "ansicht=rang", BASE)
    assert (answer.status, answer.kind) == (200, "text/html; charset=utf-8")
    # Asked again it is the same object: the set makes a new one each time, the memory does not.
    assert site.front.answer(PAGE, "ansicht=rang", BASE) is answer


def test_pages_with_ages_and_whole_files_are_no_part(site: Site) -> None:
    assert taken(site, "/datenstand") is None
    assert taken(site, "/daten/ruhr-alle.parquet") is None
    assert taken(site, "/gibt-es-nicht") is None


def test_for_another_site_there_is_nothing(site: Site) -> None:
    assert taken(site, PAGE, base="https://other.example") is None


def test_nothing_is_built_twice(whole: Task) -> None:
    before = whole.file.stat()
    assert build.build(whole).current
    assert whole.file.stat().st_ino == before.st_ino


@pytest.fixture
def revised(root: Path, whole: Task, tmp_path: Path) -> Task:
    """Other figures, and a copy of the set from before."""
    figures = shutil.copytree(root, tmp_path / "figures")
    stored = store.read(RATE, figures)
    there = stored.frame["value"].notna()
    frame = stored.frame.assign(value=stored.frame["value"].mask(there, 1.0))
    store.write(INDICATORS[RATE], frame, stored.provenance, figures)
    file = shutil.copy(whole.file, tmp_path / "answers.db")
    return replace(whole, root=figures, file=Path(file), processes=1)


def test_answers_from_other_figures_are_left_and_others_taken(revised: Task) -> None:
    site = with_set(revised.root, revised.file)
    assert taken(site, PAGE) is None
    assert taken(site, f"{PAGE}.csv") is None
    assert taken(site, "/impressum") is not None
    assert taken(site, "/assets/style.css") is not None
    text = site.front.answer(f"{PAGE}.csv", "", BASE).body.decode()
    assert ",1.0," in text or ",1," in text


def test_a_running_site_takes_up_a_new_set(revised: Task) -> None:
    site = with_set(revised.root, revised.file)
    assert taken(site, PAGE) is None
    report = build.build(revised)
    assert (report.kept, report.made) == (2, 6)
    found = taken(site, PAGE)
    assert found is not None
    assert found.form("")[0] == app(revised.root).front.answer(PAGE, "", BASE).body
    assert taken(site, "/impressum") is not None


def test_a_build_over_changing_figures_leaves_the_old_set(
    revised: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, looks = revised.file.read_bytes(), iter(("one", "two"))
    monkeypatch.setattr(build, "figures", lambda _root: next(looks))
    monkeypatch.setattr(build, "_asked", lambda *_: iter(()))
    with pytest.raises(build.Moved, match="build again"):
        build.build(revised)
    assert revised.file.read_bytes() == before
    assert list(revised.file.parent.glob(".*.tmp")) == []


def test_a_build_that_was_killed_leaves_nothing_for_the_next(revised: Task) -> None:
    half = revised.file.with_name(f".{revised.file.name}.tmp")
    half.write_bytes(b"half a set")
    assert build.build(revised).made == 6
    assert not half.exists()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 500])
def test_a_damaged_set_is_no_set(root: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "answers.db"
    file.write_bytes(content)
    site = with_set(root, file)
    assert taken(site, PAGE) is None
    assert site.front.answer("/impressum", "", BASE).status == 200


def test_a_set_of_another_program_is_not_used(whole: Task, tmp_path: Path) -> None:
    file = Path(shutil.copy(whole.file, tmp_path / "answers.db"))
    with sqlite3.connect(file) as db:
        db.execute("UPDATE meta SET program='another'")
    db.close()
    assert taken(with_set(whole.root, file), PAGE) is None


def test_the_digest_of_figures_follows_the_figures(root: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(root, tmp_path / "copy", copy_function=shutil.copyfile)
    assert digests.figures(copy) == digests.figures(root)
    store.replace(vintages.folder(copy) / "0009-x.json", b"{}")
    assert digests.figures(copy) != digests.figures(root)
    assert digests.figures(DATA) != digests.figures(root)


def test_far_regions_and_late_forms_wait_until_somebody_asks(
    whole: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [
        Place("/region/05113-essen"),
        Place("/region/11000-berlin"),
        Place("/en/embed/region/11000-berlin", "", ALL, "frame"),
        Place("/region/11000-berlin.csv", "", ALL, "data"),
        Place(f"{PAGE}.xlsx", "", ALL, "data"),
        Place(f"{PAGE}.de.csv", "", ALL, "data"),
        Place("/assets/x.png", "", NONE, "file"),
    ]
    monkeypatch.setattr(addresses, "every", lambda _root, _base: iter(some))
    first = [place.path for place in scope.places(whole.root, BASE, everything=False)]
    assert first == ["/region/05113-essen", f"{PAGE}.de.csv", "/assets/x.png"]
    assert len(list(scope.places(whole.root, BASE, everything=True))) == len(some)
