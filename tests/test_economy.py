"""The pillar of economic strength: declarations build from the real files, values as published."""

from pathlib import Path

import pandas as pd
import pytest

from indicators import derive, tidy
from indicators.economy import INDICATORS
from indicators.model import Indicator
from indicators.regions import MEMBERS, REGIONS
from indicators.tables import TABLES
from tests.raw_tables import extracts

BY_ID = {item.id: item for item in INDICATORS}
Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="session")
def tables(raw_dir: Path) -> Frames:
    return extracts(INDICATORS, raw_dir)


def values(indicator: Indicator, tables: Frames) -> dict[tuple[str, str], float]:
    return _cells(derive.compose(indicator, tables))


def _cells(frame: pd.DataFrame) -> dict[tuple[str, str], float]:
    """(region, period) -> value, where there is one."""
    filled = frame[frame["value"].notna()]
    return dict(
        zip(zip(filled["region"], filled["period"], strict=True), filled["value"], strict=True)
    )


def test_declarations_are_consistent() -> None:
    assert len(BY_ID) == len(INDICATORS)
    assert {item.pillar for item in INDICATORS} == {"economy"}
    assert sum(item.headline for item in INDICATORS) == 3
    for item in INDICATORS:
        assert item.tables(), item.id
        assert set(item.tables()) <= set(TABLES), item.id
        assert item.pool.methods or item.pool.reason or item.level == "site", item.id
        assert ("weighted" in item.pool.methods) == bool(item.pool.weight_name), item.id
        assert all(region in REGIONS for part in item.breaks for region in part.regions), item.id


@pytest.mark.parametrize("indicator", INDICATORS, ids=BY_ID)
def test_declaration_builds_from_the_real_files(
    raw_dir: Path, tables: Frames, indicator: Indicator
) -> None:
    checked = tidy.check(derive.compose(indicator, tables), indicator)
    found = set(checked.loc[checked["value"].notna(), "region"])
    if indicator.level == "kreis":
        assert found >= {*MEMBERS, "05", "00"}
        assert ("ruhr" in found) == bool(indicator.pool.methods)
        assert ("nrw_ohne_ruhr" in found) == bool(indicator.pool.methods)
    else:
        assert not found & {*MEMBERS, "ruhr", "nrw_ohne_ruhr"}


@pytest.mark.parametrize(
    ("key", "region", "period", "value"),
    [
        ("gdp_per_capita", "05113", "2024", 56087),
        ("gdp_per_capita", "05512", "2015", 21482),
        ("gdp_per_capita", "05513", "2024", 38196),
        ("gdp_per_worker", "05113", "2015", 71328),
        ("gdp_per_worker", "05512", "2024", 74054),
        ("gdp_per_worker", "05513", "2015", 67684),
        ("disposable_income_per_capita", "05112", "2000", 13438),
        ("disposable_income_per_capita", "05954", "2023", 30218),
        ("disposable_income_per_capita", "05978", "2023", 26701),
        ("rd_expenditure_gdp", "DEA1", "2021", 1.95),
        ("rd_expenditure_gdp", "DEA3", "2019", 1.34),
        ("technical_rd_employment_share", "05113", "2025", 100 * 4487 / 271635),
        ("it_employment_share", "05513", "2013", 100 * 766 / 76235),
        ("health_employment", "05978", "2025", 16672),
        ("health_employment_share", "05113", "2013", 100 * 24846 / 224253),
        ("logistics_employment_share", "05978", "2013", 100 * 12392 / 112499),
        ("port_throughput", "hafen-duisport", "2024", 50.8),
        ("manufacturing_gva_share", "05113", "2021", 18.96),
        ("services_gva_share", "05113", "2019", 79.22),
        ("industry_turnover_per_employee", "05113", "2022", 318.61),
        ("industry_export_turnover", "05113", "2020", 107.95),
        ("business_insolvency_rate", "05113", "2022", 7.21),
    ],
)
def test_values_as_published(
    raw_dir: Path, tables: Frames, key: str, region: str, period: str, value: float
) -> None:
    assert values(BY_ID[key], tables)[region, period] == pytest.approx(value, abs=1e-6)


def test_pooled_gdp_is_a_sum_by_a_sum(raw_dir: Path, tables: Frames) -> None:
    """By hand from the published counts: GDP of the members by the population they imply."""
    table = tables["regionalstatistik/82000-01-01-4"]
    year = table[(table["period"] == "2024") & table["region"].isin(MEMBERS)]
    wide = year.pivot_table(index="region", columns="item", values="value")
    euros = wide["gdp"] * 1000
    by_hand = euros.sum() / (euros / wide["gdp_per_capita"]).sum()
    found = values(BY_ID["gdp_per_capita"], tables)["ruhr", "2024"]
    assert found == pytest.approx(by_hand)
    assert found != pytest.approx(wide["gdp_per_capita"].mean(), rel=0.01)


@pytest.mark.parametrize("key", ["business_insolvency_rate", "large_establishments_share"])
@pytest.mark.parametrize(("period", "tolerance"), [("2010", 0.01), ("2014", 0.015), ("2022", 0.05)])
def test_establishments_are_the_right_weights(
    raw_dir: Path, tables: Frames, key: str, period: str, tolerance: float
) -> None:
    """Weighted over its 53 Kreise, NRW comes out as published: with frozen weights within 5 %."""
    item = BY_ID[key]
    value = values(item, tables)
    weight = _cells(derive.measure(item.pool.weight, tables))
    kreise = [ags for ags in REGIONS if len(ags) == 5 and ags.startswith("05")]
    pairs = [(value[ags, period], weight[ags, period]) for ags in kreise]
    assert len(pairs) == 53
    pooled = sum(v * w for v, w in pairs) / sum(w for _, w in pairs)
    assert pooled == pytest.approx(value["05", period], rel=tolerance)


def test_state_and_federal_notices_are_one_series(raw_dir: Path, tables: Frames) -> None:
    """Destatis continues the regional table after 2015; up to then both say the same."""
    key = ["item", "region", "period"]
    regional = tables["regionalstatistik/52311-01-04-4"]
    both = regional.merge(tables["destatis/gewerbeanzeigen_laender"], on=key)
    assert len(both) == 2 * 2 * 14
    assert (both["value_x"] == both["value_y"]).all()


def test_rd_break_is_marked_and_germany_lacks_the_years_with_gaps(
    raw_dir: Path, tables: Frames
) -> None:
    frame = derive.compose(BY_ID["rd_expenditure_gdp"], tables)
    broken = frame[frame["status"] == "B"]
    assert set(broken["region"]) == {"DEA1", "DEA3", "DEA5"}
    assert set(broken["period"]) == {"2023"}
    germany = frame[frame["region"] == "00"]
    assert sorted(germany["period"]) == ["2015", "2017", "2019", "2023"]
    assert set(germany["status"]) == {"E"}
