"""The contract refuses what breaks it, and a refused or interrupted write leaves the old file."""

from pathlib import Path

import pandas as pd
import pytest

from indicators import store, tidy
from tests.samples import RATE, full_frame, tidy_frame

ORIGIN = store.Origin(
    publisher="destatis",
    table="t",
    title="Tabelle",
    licence="dl-de/by-2-0",
    licence_url="https://www.govdata.de/dl-de/by-2-0",
    url="https://example.org",
    retrieved="2026-01-02",
    edition="2026",
    sha256="ab",
    file="f.csv",
)
PROVENANCE = store.Provenance((ORIGIN,), "Bevölkerung")


def _with(**changes: str | float | None) -> pd.DataFrame:
    frame = full_frame()
    for column, value in changes.items():
        values = [value, *frame[column].tolist()[1:]]
        frame[column] = pd.Series(values, dtype=object)
    return frame


@pytest.mark.parametrize(
    ("frame", "rule"),
    [
        (full_frame().drop(columns="derived"), "columns must be"),
        (_with(indicator="other"), "indicator's id"),
        (pd.concat([full_frame(), full_frame()]), "must be unique"),
        (_with(region="99999"), "region must be in"),
        (_with(period="20-21"), "period must be ISO"),
        (_with(period="2020-13"), "period must be ISO"),
        (_with(status="X"), "status must be one of"),
        (_with(value=None), "missing only with status"),
        (_with(status="M"), "missing only with status"),
        (_with(value=101.0), "between 0 and 100"),
        (_with(denominator=0.0), "denominator must not be 0"),
        (full_frame().iloc[1:], "no value at all for Duisburg"),
    ],
)
def test_each_broken_rule_is_named(frame: pd.DataFrame, rule: str) -> None:
    with pytest.raises(tidy.ContractError, match=rule):
        tidy.check(frame, RATE)


def test_error_shows_the_first_rows() -> None:
    with pytest.raises(tidy.ContractError, match="05112"):
        tidy.check(_with(value=101.0), RATE)


def test_written_frame_and_provenance_come_back(tmp_path: Path) -> None:
    frame = full_frame().sample(frac=1, random_state=1)
    store.write(RATE, frame, PROVENANCE, tmp_path)
    stored = store.read("sample_rate", tmp_path)
    pd.testing.assert_frame_equal(stored.frame, tidy.check(full_frame(), RATE), check_dtype=False)
    assert stored.provenance == PROVENANCE


def test_same_input_gives_same_bytes(tmp_path: Path) -> None:
    first = store.write(RATE, full_frame(), PROVENANCE, tmp_path / "a").read_bytes()
    assert store.write(RATE, full_frame(), PROVENANCE, tmp_path / "b").read_bytes() == first


def test_refused_frame_leaves_the_old_file(tmp_path: Path) -> None:
    file = store.write(RATE, full_frame(), PROVENANCE, tmp_path)
    before = file.read_bytes()
    with pytest.raises(tidy.ContractError):
        store.write(RATE, _with(value=101.0), PROVENANCE, tmp_path)
    assert file.read_bytes() == before


def test_failed_rename_leaves_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = store.write(RATE, full_frame(), PROVENANCE, tmp_path)
    before = file.read_bytes()

    def fail(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        store.replace(file, b"new")
    assert file.read_bytes() == before
    assert [item.name for item in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("content", [b"", b"PAR1 no parquet", b"<html></html>"])
def test_damaged_file_is_no_data_with_the_cure(tmp_path: Path, content: bytes) -> None:
    store.replace(store.path("sample_rate", tmp_path), content)
    with pytest.raises(store.NoData, match="python -m loaders build"):
        store.read("sample_rate", tmp_path)


def test_absent_file_is_no_data(tmp_path: Path) -> None:
    with pytest.raises(store.NoData, match=r"no file sample_rate\.parquet"):
        store.read("sample_rate", tmp_path)


def test_parquet_without_provenance_is_no_data(tmp_path: Path) -> None:
    file = store.path("sample_rate", tmp_path)
    file.parent.mkdir(parents=True)
    full_frame().to_parquet(file)
    with pytest.raises(store.NoData):
        store.read("sample_rate", tmp_path)


def test_changed_file_is_read_anew(tmp_path: Path) -> None:
    store.write(RATE, full_frame(), PROVENANCE, tmp_path)
    assert store.read("sample_rate", tmp_path).frame["period"].unique().tolist() == ["2020"]
    store.write(RATE, full_frame("2021"), PROVENANCE, tmp_path)
    assert store.read("sample_rate", tmp_path).frame["period"].unique().tolist() == ["2021"]


def test_missing_members_are_named() -> None:
    frame = tidy_frame([("05112", "2020", None, "M"), ("05113", "2020", 1.0, "A")])
    assert "05112" in tidy.missing_members(frame, RATE)
    assert "05113" not in tidy.missing_members(frame, RATE)


def test_a_file_that_is_replaced_while_it_is_read_does_not_pass_for_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "data"
    for name, value in (("a", 1.0), ("b", 2.0)):
        store.write(RATE, full_frame().assign(value=value), PROVENANCE, tmp_path / name)

    def show(name: str) -> None:
        link.unlink(missing_ok=True)
        link.symlink_to(tmp_path / name)

    def changed(file: Path) -> tuple[int, int]:
        seen = usual(file)
        show("b")
        return seen

    usual = store.changed
    show("a")
    with monkeypatch.context() as patch:
        patch.setattr(store, "changed", changed)
        assert set(store.read(RATE.id, link).frame["value"]) == {2.0}
    show("a")
    assert set(store.read(RATE.id, link).frame["value"]) == {1.0}


def test_a_file_that_never_rests_is_said_to_be_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(RATE, full_frame(), PROVENANCE, tmp_path)
    monkeypatch.setattr(store, "changed", lambda _: (0, 0))
    with pytest.raises(store.Damaged, match="replaced again and again"):
        store.read(RATE.id, tmp_path)
