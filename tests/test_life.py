"""The pillar Lebensqualität: its declarations, and what they make of the real files."""

from pathlib import Path

import pandas as pd
import pytest

from indicators import derive, life, tidy
from indicators.model import Indicator
from indicators.regions import MEMBERS
from indicators.tables import TABLES
from tests.raw_tables import extracts

BY_ID = {item.id: item for item in life.INDICATORS}
HEADLINES = {"childcare_rate_u3", "minimum_income_share", "school_leavers_no_certificate"}


def test_ids_and_slugs_are_unique_and_plain() -> None:
    names = [item.slug.in_(lang) for lang in ("de", "en") for item in life.INDICATORS]
    assert len(BY_ID) == len(life.INDICATORS)
    assert len({item.slug.de for item in life.INDICATORS}) == len(BY_ID)
    assert len({item.slug.en for item in life.INDICATORS}) == len(BY_ID)
    assert [name for name in names if not name.isascii() or name != name.lower()] == []


def test_headlines() -> None:
    assert {item.id for item in life.INDICATORS if item.headline} == HEADLINES
    assert {item.pillar for item in life.INDICATORS} == {"life"}


@pytest.mark.parametrize("item", life.INDICATORS, ids=lambda item: item.id)
def test_a_declaration_is_complete(item: Indicator) -> None:
    assert item.values or (item.numerator and item.denominator)
    assert set(item.tables()) <= set(TABLES)
    # A pooled value needs a way to it or a reason against it; an approximation names its weight.
    assert bool(item.pool.methods) != bool(item.pool.reason)
    assert ("weighted" in item.pool.methods) == bool(item.pool.weight)
    assert bool(item.pool.weight) == bool(item.pool.weight_name)


@pytest.fixture(scope="module")
def frames(raw_dir: Path) -> dict[str, pd.DataFrame]:
    """Every indicator of the pillar from the real files, checked against the contract."""
    tables = extracts(life.INDICATORS, raw_dir)
    return {item.id: tidy.check(derive.compose(item, tables), item) for item in life.INDICATORS}


def value(frame: pd.DataFrame, region: str, period: str) -> float:
    row = frame[(frame["region"] == region) & (frame["period"] == period)]
    return round(float(row["value"].item()), 2)


KNOWN: dict[str, dict[tuple[str, str], float]] = {
    "childcare_rate_u3": {("05113", "2016"): 25.6, ("05112", "2022"): 18.53, ("05", "2011"): 15.9},
    "childcare_rate_u3_inkar": {("05117", "2020"): 32.12, ("05512", "2006"): 6.32},
    # Duisburg 2023: 395 of 4,620 leavers.
    "school_leavers_no_certificate": {
        ("05112", "1995"): 10.1,
        ("05916", "2022"): 12.27,
        ("05112", "2023"): 8.55,
    },
    "school_leavers_abitur": {("05117", "2013"): 54.77, ("05978", "2022"): 37.47},
    # Essen 2024: 102,017 recipients, 574,682 inhabitants.
    "minimum_income_share": {
        ("05513", "2021"): 21.85,
        ("05112", "2022"): 17.11,
        ("05113", "2024"): 17.75,
    },
    "child_poverty": {("05513", "2018"): 40.71, ("00", "2016"): 14.08},
    "hospital_beds_per_1000": {("05914", "2021"): 8.17, ("00", "2007"): 6.17},
    "population": {("05112", "2015"): 491231, ("05112", "2021"): 495152, ("05", "2025"): 17986214},
    "voter_turnout": {("05112", "2025"): 76.5, ("05113", "2021"): 74.3, ("00", "2013"): 71.5},
    "foreigners_share": {("05513", "2022"): 24.01, ("05", "2019"): 13.6},
    "new_dwellings_per_1000": {("05112", "2015"): 0.75},
}


@pytest.mark.parametrize("indicator", KNOWN)
def test_values_equal_the_files(frames: dict[str, pd.DataFrame], indicator: str) -> None:
    known = KNOWN[indicator]
    assert {key: value(frames[indicator], *key) for key in known} == known


def test_no_gap_among_the_members(frames: dict[str, pd.DataFrame]) -> None:
    """Every period of every indicator has all 15 members; what is missing, is missing for all."""
    holes = {}
    for name, frame in frames.items():
        rows = frame[frame["region"].isin(list(MEMBERS)) & frame["value"].notna()]
        counts = rows.groupby("period")["region"].nunique()
        if (counts < len(MEMBERS)).any():
            holes[name] = counts[counts < len(MEMBERS)].to_dict()
    assert holes == {}


def test_the_ruhr_lies_within_its_members(frames: dict[str, pd.DataFrame]) -> None:
    """A pooled rate is no sum and no stray figure: it lies between lowest and highest member."""
    for name, frame in frames.items():
        if "sum" in BY_ID[name].pool.methods:
            continue
        filled = frame[frame["value"].notna()]
        ruhr = filled[filled["region"] == "ruhr"].set_index("period")["value"]
        members = filled[filled["region"].isin(list(MEMBERS))].groupby("period")["value"]
        low, high = members.min().reindex(ruhr.index), members.max().reindex(ruhr.index)
        assert ruhr.between(low, high).all(), name
        assert ruhr.empty == (not BY_ID[name].pool.methods), name


def test_childcare_is_pooled_from_counts(frames: dict[str, pd.DataFrame]) -> None:
    frame = frames["childcare_rate_u3"]
    ruhr = frame[(frame["region"] == "ruhr") & (frame["period"] == "2016")].iloc[0]
    members = frame[frame["region"].isin(list(MEMBERS)) & (frame["period"] == "2016")]
    assert ruhr["numerator"] == members["numerator"].sum()
    assert ruhr["value"] == pytest.approx(100 * ruhr["numerator"] / ruhr["denominator"])
    assert ruhr["derived"]
    assert ruhr["status"] == "A"


def test_weighted_values_are_estimates(frames: dict[str, pd.DataFrame]) -> None:
    frame = frames["child_poverty"]
    pooled = frame[frame["region"].isin(["ruhr", "nrw_ohne_ruhr"])]
    assert set(pooled["status"]) == {"E"}
    assert set(frame.loc[frame["region"].isin(["05", "00"]), "status"]) == {"A"}


def test_the_census_breaks_are_marked(frames: dict[str, pd.DataFrame]) -> None:
    frame = frames["population"]
    broken = frame[frame["status"] == "B"]
    assert set(broken["period"]) == {"2011", "2023"}
    assert set(frame["period"]) == {str(year) for year in range(1995, 2026)} - {"2022"}
