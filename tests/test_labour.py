"""The pillar Arbeitsmarkt: its declarations, and what they make of the real files."""

from pathlib import Path

import pandas as pd
import pytest

from indicators import derive, labour, tidy
from indicators.model import Indicator
from indicators.regions import MEMBERS
from indicators.tables import TABLES
from tests.raw_tables import extracts

BY_ID = {item.id: item for item in labour.INDICATORS}


@pytest.fixture(scope="module")
def tables(raw_dir: Path) -> dict[str, pd.DataFrame]:
    """Extract frames of every table the pillar uses."""
    return extracts(labour.INDICATORS, raw_dir)


@pytest.fixture(scope="module")
def frames(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy frame of every indicator, checked against the contract."""
    return {item.id: tidy.check(derive.compose(item, tables), item) for item in labour.INDICATORS}


def value(frames: dict[str, pd.DataFrame], indicator: str, region: str, period: str) -> float:
    frame = frames[indicator]
    rows = frame[(frame["region"] == region) & (frame["period"] == period)]
    return float(rows["value"].iloc[0])


def periods(frame: pd.DataFrame, region: str) -> set[str]:
    return set(frame.loc[(frame["region"] == region) & frame["value"].notna(), "period"])


@pytest.mark.parametrize("item", labour.INDICATORS, ids=lambda item: item.id)
def test_declarations_are_whole(item: Indicator) -> None:
    assert item.pillar == "labour"
    assert set(item.tables()) <= TABLES.keys()
    assert all(part.de and part.en for part in (item.title, item.description, item.definition))
    assert all(slug == slug.lower() and slug.isascii() for slug in (item.slug.de, item.slug.en))
    assert bool(item.pool.methods) != bool(item.pool.reason)
    assert ("weighted" in item.pool.methods) <= bool(item.pool.weight and item.pool.weight_name)


def test_three_indicators_lead() -> None:
    leading = {item.id for item in labour.INDICATORS if item.headline}
    assert leading == {"unemployment_rate", "long_term_unemployed_share", "employees_per_1000"}


def test_every_member_has_figures(frames: dict[str, pd.DataFrame]) -> None:
    for name, frame in frames.items():
        assert not tidy.missing_members(frame, BY_ID[name]), name


@pytest.mark.parametrize(
    ("indicator", "region", "period", "expected"),
    [
        ("unemployment_rate", "05513", "2025", 15.2),
        ("unemployment_rate", "05117", "1998", 10.17),
        ("unemployment_rate", "05117", "2021", 8.51),
        ("unemployed", "05112", "2015", 32605),
        ("long_term_unemployed_share", "05513", "2025", 100 * 9089 / 20770),
        ("long_term_unemployed_share", "05117", "2022", 55.49),
        ("youth_unemployment_rate", "05113", "2025", 11.0),
        ("youth_unemployment_rate", "05117", "2008", 4.9),
        ("unemployment_rate_foreign", "05113", "2025", 26.6),
        ("employees_workplace", "05113", "2024", 270597),
        ("in_commuter_share", "05113", "2015", 100 * 120086 / 233412),
        ("employment_rate", "05117", "2021", 57.99),
        ("gross_earnings", "05117", "2021", 3330.73),
        ("employees_degree", "05117", "2012", 13.7),
        ("sgb2_rate", "05117", "2021", 14.66),
    ],
)
def test_values_equal_the_raw_files(
    frames: dict[str, pd.DataFrame], indicator: str, region: str, period: str, expected: float
) -> None:
    assert value(frames, indicator, region, period) == pytest.approx(expected, abs=1e-5)


def test_the_ruhr_is_the_sum_of_its_members(frames: dict[str, pd.DataFrame]) -> None:
    frame = frames["unemployed"]
    year = frame[(frame["period"] == "2025")].set_index("region")["value"]
    assert year["ruhr"] == sum(year[member] for member in MEMBERS) == 281366
    # The sum of the other 38 Kreise; annual averages are rounded Kreis by Kreis.
    assert year["nrw_ohne_ruhr"] == pytest.approx(year["05"] - year["ruhr"], abs=20)


def test_a_missing_member_leaves_no_value_for_the_ruhr(frames: dict[str, pd.DataFrame]) -> None:
    share = periods(frames["long_term_unemployed_share"], "ruhr")
    assert not share & {"2005", "2006", "2007", "2021", "2024"}
    assert {"2004", "2008", "2023", "2025"} <= share
    assert "2021" not in periods(frames["unemployed"], "ruhr")


def test_hartz_and_recklinghausen_are_marked(frames: dict[str, pd.DataFrame]) -> None:
    rate, share = frames["unemployment_rate"], frames["long_term_unemployed_share"]
    assert set(rate.loc[rate["period"] == "2005", "status"]) == {"B"}
    marked = share[(share["status"] == "B") & (share["period"] == "2013")]
    assert list(marked["region"]) == ["05562"]


def test_inkar_fills_gaps_of_long_term_unemployment_as_an_estimate_only(
    frames: dict[str, pd.DataFrame],
) -> None:
    share = frames["long_term_unemployed_share"]
    estimated = share[share["region"].isin(list(MEMBERS)) & (share["status"] == "E")]
    assert set(estimated["period"]) == {"2021", "2022"}


def test_weighted_values_are_estimates(frames: dict[str, pd.DataFrame]) -> None:
    for name in ("unemployment_rate_women", "unemployment_rate_men", "gross_earnings"):
        frame = frames[name]
        assert set(frame.loc[frame["region"] == "ruhr", "status"]) == {"E"}, name
