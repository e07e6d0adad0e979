"""Vintages: what was shown once can be read again, compared, and costs little."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators import store, tidy, vintages
from indicators.model import Indicator
from indicators.store import NoData, Provenance
from indicators.vintages import UnknownVintage
from tests.samples import RATE, full_frame, tidy_frame

DAY = date(2026, 11, 24)


def write(root: Path, value: float, indicator: Indicator = RATE) -> None:
    """Replace the indicator's file as a loader does: set aside, then write."""
    frame = full_frame().assign(value=value, indicator=indicator.id)
    vintages.set_aside(indicator.id, root)
    store.write(indicator, frame, Provenance(()), root)


def recorded(root: Path, day: date = DAY) -> vintages.Vintage:
    vintage = vintages.record([RATE], day, root)
    assert vintage is not None
    return vintage


def test_same_figures_same_id(tmp_path: Path) -> None:
    write(tmp_path / "a", 5.0)
    write(tmp_path / "b", 5.0)
    one, two = recorded(tmp_path / "a"), recorded(tmp_path / "b")
    assert one.id == two.id
    assert one.id.startswith("2026-11-24-")
    assert len(one.id) == len("2026-11-24-") + 8


def test_id_does_not_depend_on_provenance(tmp_path: Path) -> None:
    write(tmp_path, 5.0)
    first = recorded(tmp_path)
    store.write(RATE, full_frame(), Provenance((), "Bevölkerung"), tmp_path)
    assert vintages.record([RATE], DAY, tmp_path) is None
    assert vintages.load(first, RATE.id, tmp_path).frame["value"].eq(5.0).all()


def test_superseded_rows_are_kept_once(tmp_path: Path) -> None:
    made = []
    for value in (5.0, 6.0, 5.0, 6.0):
        write(tmp_path, value)
        made.append(recorded(tmp_path))
    assert [item.number for item in vintages.recorded(tmp_path)] == [1, 2, 3, 4]
    for vintage, value in zip(made, (5.0, 6.0, 5.0, 6.0), strict=True):
        assert vintages.load(vintage, RATE.id, tmp_path).frame["value"].eq(value).all()
    assert made[0].id == made[2].id
    assert vintages.find(made[0].id, tmp_path).content == made[0].content
    assert len(list((tmp_path / "vintages" / "objects").iterdir())) == 2


def test_state_nobody_listed_leaves_no_object(tmp_path: Path) -> None:
    for value in (5.0, 6.0, 7.0):
        write(tmp_path, value)
    assert not (tmp_path / "vintages").exists()


def test_object_nobody_lists_does_no_harm(tmp_path: Path) -> None:
    write(tmp_path, 5.0)
    recorded(tmp_path)
    (tmp_path / "vintages" / "objects").mkdir()
    (tmp_path / "vintages" / "objects" / "abcd.parquet").write_bytes(b"kaputt")
    assert len(vintages.recorded(tmp_path)) == 1


def test_nothing_to_record(tmp_path: Path) -> None:
    assert vintages.record([RATE], DAY, tmp_path) is None
    assert vintages.recorded(tmp_path) == ()


def test_find_by_beginning(tmp_path: Path) -> None:
    write(tmp_path, 5.0)
    first = recorded(tmp_path, date(2026, 1, 1))
    write(tmp_path, 6.0)
    second = recorded(tmp_path)
    assert vintages.find("2026-01", tmp_path) == first
    assert vintages.find(second.id, tmp_path) == second
    with pytest.raises(UnknownVintage, match="stands for several"):
        vintages.find("2026", tmp_path)
    with pytest.raises(UnknownVintage, match=f"newest is {second.id}"):
        vintages.find("1999", tmp_path)
    with pytest.raises(UnknownVintage, match="newest is"):
        vintages.find("", tmp_path)


def test_indicator_that_was_not_there_yet(tmp_path: Path) -> None:
    other = replace(RATE, id="sample_other")
    write(tmp_path, 5.0)
    first = recorded(tmp_path)
    write(tmp_path, 7.0, other)
    second = vintages.record([RATE, other], DAY, tmp_path)
    assert second is not None
    with pytest.raises(NoData, match="not part of vintage"):
        vintages.load(first, other.id, tmp_path)
    assert set(vintages.changes(other.id, first, second, tmp_path)["kind"]) == {"new"}
    ((only, rows),) = vintages.history(other.id, tmp_path)
    assert (only, len(rows)) == (second, 15)


def test_another_definition_redefines_only_what_changed(tmp_path: Path) -> None:
    write(tmp_path, 5.0)
    first = recorded(tmp_path)
    write(tmp_path, 6.0)
    redefined = replace(RATE, factor=1000.0)
    second = vintages.record([redefined], DAY, tmp_path)
    assert second is not None
    assert set(vintages.changes(RATE.id, first, second, tmp_path)["kind"]) == {"redefined"}


def test_what_is_kept_stays_in_the_vintage_as_it_was(tmp_path: Path) -> None:
    other = replace(RATE, id="sample_other")
    write(tmp_path, 5.0)
    write(tmp_path, 7.0, other)
    first = vintages.record([RATE, other], DAY, tmp_path)
    anew = replace(RATE, factor=1000.0)
    assert vintages.redeclared([anew, other], tmp_path) == (anew,)
    assert vintages.record([anew, other], DAY, tmp_path, kept={RATE.id}) is None
    write(tmp_path, 8.0, other)
    second = vintages.record([anew, other], DAY, tmp_path, kept={RATE.id})
    assert first
    assert second
    assert second.content[RATE.id] == first.content[RATE.id]
    assert second.content[other.id] != first.content[other.id]
    assert vintages.redeclared([anew, other], tmp_path) == (anew,)


def test_what_is_not_recorded_is_told_with_its_cure(tmp_path: Path) -> None:
    write(tmp_path, 5.0)
    assert vintages.unrecorded([RATE], tmp_path) == (
        "sample_rate: not in any vintage yet; `python -m loaders snapshot` records it",
    )
    first = recorded(tmp_path)
    assert vintages.unrecorded([RATE], tmp_path) == ()
    (words,) = vintages.unrecorded([replace(RATE, factor=1000.0)], tmp_path)
    assert f"means something else than in vintage {first.id}" in words
    assert "`python -m loaders build sample_rate` makes the figures of it" in words
    write(tmp_path, 6.0)
    (words,) = vintages.unrecorded([RATE], tmp_path)
    assert words.startswith(f"sample_rate: other rows than in vintage {first.id};")


def test_words_of_the_title_redefine_nothing(tmp_path: Path) -> None:
    write(tmp_path, 5.0)
    recorded(tmp_path)
    reworded = replace(RATE, title=replace(RATE.title, de="Anders"))
    assert vintages.record([reworded], DAY, tmp_path) is None


def test_diff_tells_each_kind() -> None:
    old = tidy_frame(
        [
            ("05112", "2020", 1.0, "A"),
            ("05112", "2021", 2.0, "P"),
            ("05112", "2022", None, "M"),
            ("05112", "2023", 4.0, "A"),
            ("05112", "2024", 5.0, "A"),
            ("05113", "2020", 6.0, "A"),
            ("05113", "2021", None, "M"),
        ]
    )
    new = tidy_frame(
        [
            ("05112", "2020", 1.5, "A"),
            ("05112", "2021", 2.0, "A"),
            ("05112", "2022", 3.0, "A"),
            ("05112", "2023", None, "Q"),
            ("05112", "2024", 5.0, "B"),
            ("05112", "2025", 7.0, "A"),
            ("05113", "2021", None, "Q"),
        ]
    )
    rows = vintages.diff(old, new).set_index(["region", "period"])["kind"].to_dict()
    assert rows == {
        ("05112", "2020"): "revised",
        ("05112", "2021"): "revised",
        ("05112", "2022"): "new",
        ("05112", "2023"): "withdrawn",
        ("05112", "2024"): "redefined",
        ("05112", "2025"): "new",
        ("05113", "2020"): "withdrawn",
    }


def test_same_frames_differ_in_nothing() -> None:
    assert vintages.diff(full_frame(), full_frame()).empty


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": 1}', '{"content": {"a": 1}}', "\xff"])
def test_list_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "vintages").mkdir()
    (tmp_path / "vintages" / "2026-11-24-abcdabcd.json").write_text(text, "latin-1")
    with pytest.raises(NoData, match="is no list of a vintage"):
        vintages.recorded(tmp_path)


def test_list_is_small_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, 5.0)
    vintage = recorded(tmp_path)
    file = tmp_path / "vintages" / f"0001-{vintage.id}.json"
    stored = json.loads(file.read_bytes())
    assert stored["content"][RATE.id]["rows"] == tidy.rows_hash(store.read(RATE.id, tmp_path).frame)
    assert file.stat().st_size < 300
