"""Figures replaced under load: no request fails, no answer is mixed of two states, none is old."""

import csv
import io
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from indicators import stamp, store, tidy, vintages
from indicators.registry import INDICATORS
from layouts.data import routes, state
from layouts.data.answers import Answer
from layouts.site import build
from tests.two_states import PEOPLE, RATE, first_state

CSV = "/indikator/arbeitslosenquote.csv?regionen=05113"
READERS = 4
ROUNDS = 6


def changed(root: Path, number: int) -> tuple[str, str]:
    """The rates all set to a number, then recorded: what these figures are called before and after.

    Between the file and the list they are of no recorded vintage and have a name of their own.
    """
    stored = store.read(RATE, root)
    vintages.set_aside(RATE, root)
    there = stored.frame["value"].notna()
    frame = stored.frame.assign(value=stored.frame["value"].mask(there, float(number)))
    store.write(INDICATORS[RATE], frame, stored.provenance, root)
    loose = state.current(root).id
    made = vintages.record(INDICATORS.values(), date(2027, 1, number + 1), root)
    assert made is not None
    return loose, made.id


def releases(folder: Path, count: int) -> dict[str, str]:
    """Whole releases in folders of their own: the vintage of each, and its rate."""
    found, before = {}, folder / "0"
    first_state(before)
    for number in range(1, count + 1):
        target = shutil.copytree(before, folder / str(number))
        found[changed(target, number)[1]] = str(number)
        before = target
    return found


def vintage_and_rates(text: str) -> tuple[str, set[str]]:
    """The vintage a CSV names, and the rates in it."""
    rows = list(csv.DictReader(io.StringIO(text)))
    ids = {row["vintage"] for row in rows}
    assert len(ids) == 1
    return ids.pop(), {row["value"] for row in rows} - {""}


class Load:
    """Threads that read without a pause, and what they were told."""

    def __init__(self, root: Path) -> None:
        self.client = build(root).server.test_client
        self.failed: list[str] = []
        self.seen: set[tuple[str, frozenset[str]]] = set()
        self._end = Event()

    def __enter__(self) -> "Load":
        self._pool = ThreadPoolExecutor(READERS)
        self._runs = [self._pool.submit(self._read) for _ in range(READERS)]
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._pool.shutdown()
        for run in self._runs:
            run.result()

    def _read(self) -> None:
        client = self.client()
        while not self._end.is_set():
            for path in (CSV, "/embed/arbeitslosenquote", "/impressum"):
                answer = client.get(path)
                if answer.status_code != 200:
                    self.failed.append(f"{path}: {answer.text}")
                elif path == CSV:
                    told, rates = vintage_and_rates(answer.text)
                    self.seen.add((told, frozenset(rates)))

    def until(self, vintage: str) -> None:
        """Wait until somebody was told of this vintage."""
        for _ in range(2000):
            if any(told == vintage for told, _ in self.seen):
                return
            time.sleep(0.01)
        raise AssertionError(f"{vintage} never came; {len(self.seen)} others did")


def test_a_release_is_switched_under_load(tmp_path: Path) -> None:
    known = releases(tmp_path / "releases", ROUNDS)
    link = tmp_path / "data"
    link.symlink_to(tmp_path / "releases" / "1")
    with Load(link) as load:
        # At last back to an old one, as an operator does who takes a release back.
        for number in (1, 2, 3, 4, 5, 6, 2):
            switch(link, tmp_path / "releases" / str(number))
            load.seen.clear()
            load.until(next(key for key, rate in known.items() if rate == str(number)))
    assert load.failed == []
    own = {(key, frozenset({rate})) for key, rate in known.items()}
    assert load.seen <= own
    client = load.client()
    assert vintage_and_rates(client.get(CSV).text)[1] == {"2"}


def switch(link: Path, target: Path) -> None:
    half = link.with_name("half")
    half.symlink_to(target)
    half.replace(link)


def test_figures_are_replaced_in_place_under_load(tmp_path: Path) -> None:
    first = first_state(tmp_path)
    known: dict[str, str] = {}
    with Load(tmp_path) as load:
        for number in range(1, ROUNDS):
            loose, recorded = changed(tmp_path, number)
            known |= dict.fromkeys((loose, recorded), str(number))
            load.until(recorded)
    assert load.failed == []
    told = {key: rates for key, rates in load.seen if key != first.id}
    assert len(told) >= ROUNDS - 1
    for key, rates in told.items():
        assert rates == {known[key]}


def test_an_answer_that_was_overtaken_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading and answering the figures are replaced: what was read is not sent."""
    first_state(tmp_path)
    client, read = build(tmp_path).server.test_client(), routes.answer
    made: list[tuple[str, str]] = []

    def overtaken(path: str, query: str, base: str, root: Path) -> Answer | None:
        answer = read(path, query, base, root)
        if not made:
            made.append(changed(root, 1))
        return answer

    monkeypatch.setattr(routes, "answer", overtaken)
    for _ in range(2):
        told, rates = vintage_and_rates(client.get(CSV).text)
        assert (told, rates) == (made[0][1], {"1"})


def test_what_never_comes_to_rest_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_state(tmp_path)
    site = build(tmp_path)
    monkeypatch.setattr(state, "stamp", lambda _root: (time.monotonic_ns(),))
    assert site.server.test_client().get("/impressum").status_code == 200
    assert len(site.front.shelf) == 0


def test_a_withdrawn_indicator_is_gone_at_once(tmp_path: Path) -> None:
    first_state(tmp_path)
    client = build(tmp_path).server.test_client()
    assert client.get(CSV).status_code == 200
    store.path(RATE, tmp_path).unlink()
    assert client.get(CSV).status_code == 404
    assert client.get("/indikator/arbeitslosenquote").status_code == 200
    assert client.get("/indikator/bevoelkerung.csv").status_code == 200


@pytest.fixture
def aged(tmp_path: Path) -> Path:
    """A folder of figures that nobody touched for a minute."""
    first_state(tmp_path)
    for folder in (tmp_path, tmp_path / "tidy", tmp_path / "vintages"):
        age(folder)
    return tmp_path


def age(folder: Path) -> None:
    then = time.time() - 60
    os.utime(folder, (then, then))


def test_a_stamp_lasts_until_something_is_replaced(aged: Path) -> None:
    before = stamp.stamp(aged)
    assert stamp.stamp(aged) == before
    store.replace(aged / "tidy" / "x.parquet", b"x")
    assert stamp.stamp(aged) != before


def test_a_young_stamp_is_no_other_ones(aged: Path) -> None:
    """Two changes within one tick of the file system's clock leave the same time."""
    os.utime(aged / "tidy")
    if time.time() - (aged / "tidy").stat().st_mtime < stamp.YOUNG / 1e9 / 2:
        assert stamp.stamp(aged) != stamp.stamp(aged)


def test_a_file_of_the_same_age_is_another_file(aged: Path) -> None:
    file = store.path(PEOPLE, aged)
    then = file.stat()
    before = store.read(PEOPLE, aged)
    more = before.frame.assign(value=before.frame["value"] + 1)
    store.write(INDICATORS[PEOPLE], more, before.provenance, aged)
    os.utime(file, ns=(then.st_atime_ns, then.st_mtime_ns))
    after = store.read(PEOPLE, aged)
    assert tidy.rows_hash(after.frame) != tidy.rows_hash(before.frame)
