"""The shipped figures: valid as they stand, and the same bytes again from the raw files."""

import shutil
from pathlib import Path

import pytest

from indicators import store, tidy, vintages
from indicators.registry import INDICATORS
from loaders import __main__ as cli


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_shipped_file_keeps_the_contract(indicator_id: str) -> None:
    stored = store.read(indicator_id)
    tidy.check(stored.frame, INDICATORS[indicator_id])
    assert stored.frame["value"].notna().any()
    assert all(len(origin.sha256) == 64 for origin in stored.provenance.origins)
    assert all(origin.licence and origin.url for origin in stored.provenance.origins)


def test_no_file_without_a_declaration() -> None:
    names = {file.stem for file in (store.DATA / "tidy").glob("*.parquet")}
    assert names == set(INDICATORS)


def value(indicator_id: str, region: str, period: str) -> float:
    frame = store.read(indicator_id).frame
    return float(frame[(frame["region"] == region) & (frame["period"] == period)]["value"].item())


@pytest.mark.parametrize(
    ("indicator_id", "region", "period", "expected"),
    [
        # Read by eye in the publishers' files.
        ("unemployment_rate", "05513", "2025", 15.2),
        ("unemployment_rate", "00", "2025", 6.3),
        ("gdp_per_capita", "05113", "2024", 56087.0),
        ("gdp_per_capita", "05512", "2024", 29011.0),
        ("rd_expenditure_gdp", "DEA1", "2021", 1.95),
        ("rd_expenditure_gdp", "DEA1", "2023", 1.64),
        ("population", "05113", "2025", 573618.0),
    ],
)
def test_spot_checks(indicator_id: str, region: str, period: str, expected: float) -> None:
    assert value(indicator_id, region, period) == expected


def test_ruhr_lies_between_its_members() -> None:
    frame = store.read("unemployment_rate").frame
    year = frame[frame["period"] == "2025"].set_index("region")["value"]
    members = [key for key in year.index if key.startswith("05") and len(key) == 5]
    assert year[members].min() < year["ruhr"] < year[members].max()
    assert year["nrw_ohne_ruhr"] < year["05"] < year["ruhr"]


def test_newest_vintage_is_what_is_shipped_and_declared() -> None:
    found = vintages.unrecorded(INDICATORS.values())
    assert not found, "\n".join(found)


def test_what_is_held_gives_the_shipped_bytes(tmp_path: Path) -> None:
    """One indicator for each way of pooling; the test over raw files takes them all."""
    chosen = ("unemployed", "unemployment_rate", "rd_expenditure_gdp", "logistics_specialisation")
    shutil.copytree(store.DATA / "extracts", tmp_path / "extracts")
    assert cli.main(["build", *chosen, "--data", str(tmp_path)]) == 0
    for key in chosen:
        new, old = (store.path(key, root).read_bytes() for root in (tmp_path, store.DATA))
        assert new == old, f"{key}: `python -m loaders build {key}` makes it anew"


def test_raw_files_give_the_shipped_bytes(raw_dir: Path, tmp_path: Path) -> None:
    assert cli.main(["build", "--raw", str(raw_dir), "--data", str(tmp_path)]) == 0
    built = {file.relative_to(tmp_path): file for file in tmp_path.rglob("*") if file.is_file()}
    assert len(built) > len(INDICATORS)
    for name, file in built.items():
        assert file.read_bytes() == (store.DATA / name).read_bytes(), name
