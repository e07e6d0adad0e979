"""A request for everything streams: what is held at once does not grow with what is sent."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from layouts.data import build, whole
from layouts.data.errors import BadRequest
from layouts.data.table import Part, Table


@contextmanager
def peak() -> Iterator[Callable[[], int]]:
    """Bytes that were held at once within the block, over those held at its start."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        yield lambda: tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def one() -> Table:
    """All figures of one indicator in a few hundred Kreise."""
    table = build.everything(store.DATA, "")
    part = next(part for part in table.parts if part.indicator.id == "unemployment_rate")
    few = part.stored.frame.iloc[:2500]
    own = Part(part.indicator, store.Stored(few, part.provenance), len(few))
    return replace(table, parts=(own,), left_out=())


@pytest.mark.parametrize("name", whole.MAKERS)
def test_four_times_the_figures_need_no_more_memory(name: str, one: Table, tmp_path: Path) -> None:
    make, _ = whole.MAKERS[name]
    held, sizes = [], []
    for table in (one, one, replace(one, parts=one.parts * 4)):
        with (tmp_path / name).open("wb") as sink, peak() as most:
            make(sink, table)
            held.append(most())
        sizes.append((tmp_path / name).stat().st_size)
    # The first one pays for what is loaded once; equal rows shrink well when packed.
    assert sizes[2] > sizes[1]
    assert held[2] < 1.5 * held[1]


def test_a_whole_file_goes_out_in_small_parts() -> None:
    client: FlaskClient = app.create_app().server.test_client()
    url = "/daten/ruhr-alle.parquet"
    client.get(url, headers={"Range": "bytes=0-0"}).close()
    with peak() as most, client.get(url, buffered=False) as answer:
        size = sum(len(part) for part in answer.iter_encoded())
        held = most()
    assert size == int(answer.headers["Content-Length"]) > 3_000_000
    assert held < size / 8


def test_what_cannot_be_written_is_told_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(sink: BinaryIO, table: Table) -> None:
        sink.write(b"PAR1")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(whole.MAKERS, "ruhr-alle.parquet", (full, "x"))
    monkeypatch.setattr(whole, "_folder", lambda: tmp_path)
    monkeypatch.setattr(whole, "_MADE", {})
    with pytest.raises(BadRequest, match="No space left") as error:
        whole.file("ruhr-alle.parquet", store.DATA)
    assert error.value.status == 503
    assert not list(tmp_path.iterdir())
