"""What growth must not cost: counts of what is read and written, and ratios of processor time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks import growth_probe, synthetic
from indicators import store, tidy, vintages
from indicators.query import Selection
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from layouts.data import build, csv_writer, state
from layouts.site import DATA

ID = "unemployment_rate"
FILES, MOST = 6, 2.0


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_a_file_states_the_hash_of_its_rows(indicator_id: str) -> None:
    assert store.rows(indicator_id) == tidy.rows_hash(store.read(indicator_id).frame)


def test_the_hash_is_stated_anew_with_new_rows(tmp_path: Path) -> None:
    stored, own = store.read(ID), INDICATORS[ID]
    fewer = stored.frame[stored.frame["period"] > "2010"]
    store.write(own, stored.frame, stored.provenance, tmp_path)
    before = store.rows(ID, tmp_path)
    store.write(own, fewer, stored.provenance, tmp_path)
    assert before == store.rows(ID) != store.rows(ID, tmp_path)
    assert store.rows(ID, tmp_path) == tidy.rows_hash(store.read(ID, tmp_path).frame)


def test_an_older_file_without_the_hash_is_read(tmp_path: Path) -> None:
    table = pq.read_table(store.path(ID))
    kept = {key: value for key, value in table.schema.metadata.items() if key != b"rows"}
    store.path(ID, tmp_path).parent.mkdir()
    pq.write_table(table.replace_schema_metadata(kept), store.path(ID, tmp_path))
    assert store.rows(ID, tmp_path) == store.rows(ID)


def test_no_rows_to_state_where_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(store.NoData, match="makes it"):
        store.rows(ID, tmp_path)
    store.replace(store.path(ID, tmp_path), b"no Parquet")
    with pytest.raises(store.NoData, match="writes it anew"):
        store.rows(ID, tmp_path)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Names of the Parquet files whose rows are read, from empty caches on."""
    read: Callable[..., Any] = pq.read_table
    names: list[str] = []

    def told(source: Path | pa.BufferReader, **how: Any) -> Any:
        if isinstance(source, pa.BufferReader):
            names.append(read(source, columns=["indicator"])["indicator"][0].as_py())
            source.seek(0)
        else:
            names.append(source.stem)
        return read(source, **how)

    monkeypatch.setattr(pq, "read_table", told)
    store._read.cache_clear()
    state._current.cache_clear()
    yield names
    store._read.cache_clear()


def test_which_vintage_is_in_force_is_told_without_reading_rows(opened: list[str]) -> None:
    assert state.current(DATA).id == vintages.recorded(DATA)[-1].id
    assert opened == []


def test_a_slice_reads_one_file(opened: list[str]) -> None:
    ask = growth_probe.asker(DATA)
    ask(growth_probe.cut(INDICATORS[ID]))
    assert opened == [ID]


def test_a_slice_writes_its_own_regions_only() -> None:
    lines = build.lines(ID, "", "de", csv_writer.PLAIN, DATA, ("a state of its own",))
    assert len(lines.regions) > 400
    few = lines.pick(Selection(MEMBERS, "2010", "2020"))
    assert set(lines.blocks) == set(MEMBERS)
    assert few.count(b"\n") == 1 + 11 * len(MEMBERS)
    whole = lines.pick(Selection()).splitlines()
    assert [line for line in whole if line in set(few.splitlines())] == few.splitlines()
    assert len(lines.blocks) == len(lines.regions)


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folders of made-up figures: 15 and 400 Kreise."""
    few, many = (tmp_path_factory.mktemp(name) for name in ("few", "many"))
    for root, count in ((few, 15), (many, 400)):
        synthetic.write(root, synthetic.catalogue(FILES), synthetic.kreise(count))
    return few, many


def test_synthetic_figures_are_marked_and_keep_the_contract(sizes: tuple[Path, Path]) -> None:
    own = synthetic.catalogue(FILES)[0]
    stored = store.read(own.id, sizes[1])
    assert {origin.licence for origin in stored.provenance.origins} == {synthetic.MARK}
    assert len(stored.frame) == (400 + len(synthetic.POOLS)) * len(synthetic.YEARS)
    assert synthetic.catalogue(600)[-1].id.startswith("synthetic_")
    assert len({item.slug.de for item in synthetic.catalogue(600)}) == 600


@pytest.mark.parametrize("what", [growth_probe.page, growth_probe.cut])
def test_the_same_page_and_slice_of_400_kreise_cost_at_most_twice(
    sizes: tuple[Path, Path], what: Callable[..., str]
) -> None:
    own = synthetic.catalogue(FILES)
    took = []
    for root in sizes:
        ask = growth_probe.asker(root)
        growth_probe.timed(ask, [what(own[0], 5), what(own[1], 5)])
        took.append(growth_probe.timed(ask, [what(item, year) for item in own for year in (1, 2)]))
    assert took[1] <= MOST * took[0]
