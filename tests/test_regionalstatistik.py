"""The three loaders in GENESIS layout on the real files: hand-checked figures, whole tables."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.regions import MEMBERS, REGIONS
from indicators.tables import TABLES
from loaders import base, itnrw, regionalatlas, regionalstatistik
from loaders.genesis import Spec

SPECS = {
    **{f"regionalstatistik/{code}": spec for code, spec in regionalstatistik.SPECS.items()},
    **{f"regionalatlas/{code}": spec for code, spec in regionalatlas.SPECS.items()},
    **{f"itnrw/{code}": spec for code, spec in itnrw.SPECS.items()},
}
PARSERS = {
    "regionalstatistik": regionalstatistik.parse,
    "regionalatlas": regionalatlas.parse,
    "itnrw": itnrw.parse,
}
# Read in the published files by hand: item -> (region, year, value).
CHECKED: dict[str, dict[str, list[tuple[str, str, float]]]] = {
    "regionalstatistik/13211-02-05-4": {
        "unemployed": [("05513", "2025", 20770), ("05117", "2009", 6919), ("05112", "2015", 32605)],
        "unemployment_rate": [("05513", "2025", 15.2), ("05978", "2018", 7.1), ("00", "2024", 6.0)],
        "long_term_unemployed": [("05513", "2025", 9089), ("05915", "2012", 5481)],
        "unemployment_rate_foreign": [("05113", "2025", 26.6), ("05954", "2016", 19.1)],
        "unemployed_u25": [("05170", "2018", 1418), ("05562", "2007", 3836)],
    },
    "regionalstatistik/12411-01-01-4": {
        "population": [("05113", "2015", 582624), ("05112", "2025", 500810)],
    },
    "regionalstatistik/13111-01-03-4": {
        "employees": [
            ("00", "2023", 34709056),
            ("02000", "2024", 1073152),
            ("05113", "2015", 233412),
        ],
    },
    "regionalstatistik/13111-07-05-4": {
        "employees_C": [("05915", "2020", 8965), ("05512", "2020", 3789)],
        "employees_G_I": [("05915", "2020", 15772)],
    },
    "regionalstatistik/13111-09-01-4": {
        "in_commuters": [("05113", "2015", 120086), ("05113", "2012", 115650)],
        "out_commuters": [("05113", "2015", 75121)],
    },
    "regionalstatistik/21111-02-06-4": {
        "leavers": [("05112", "2023", 4620)],
        "leavers_no_certificate": [("05112", "2023", 395), ("05916", "2023", 125)],
        "leavers_fhr": [("05916", "2023", 0)],
    },
    "regionalstatistik/22811-01-01-4": {
        "recipients": [
            ("05112", "2024", 84214),
            ("05113", "2024", 102017),
            ("00", "2015", 7986994),
        ],
    },
    "regionalstatistik/52311-01-04-4": {
        "registrations": [("00", "2015", 706876)],
        "formations": [("00", "2015", 575374)],
        "foundations": [("00", "2015", 124689)],
        "deregistrations": [("00", "2015", 675511)],
        "closures": [("00", "2015", 545546)],
    },
    "regionalstatistik/82000-01-01-4": {
        "gdp": [("05113", "2000", 17775833), ("05978", "2024", 15141929)],
        "gdp_per_capita": [("05112", "2000", 24743), ("05954", "2024", 37124)],
        "gdp_per_worker": [("05978", "2024", 82747)],
    },
    "regionalatlas/AI002-1": {"density": [("05113", "2008", 2756.7), ("05113", "2019", 2770.6)]},
    "itnrw/fertiggestellte_wohnungen": {
        "dwellings": [("05112", "2018", 712), ("05978", "2025", 483)],
    },
}
COMPLETE = [
    # (table, item, years): 53 Kreise must add up to NRW and 400 to Germany, within 0.1 per cent.
    ("regionalstatistik/13111-01-03-4", "employees", ("2023", "2024")),
    ("regionalstatistik/13211-02-05-4", "unemployed", ("2023", "2025")),
    ("regionalstatistik/12411-02-03-4", "age_0_2", ("2023", "2024")),
]


def read(table: str, folder: Path, items: frozenset[str]) -> pd.DataFrame:
    entry = TABLES[table]
    raws = base.fetch(entry, folder, base.read_manifest(folder))
    return PARSERS[entry.loader](entry, raws, items)


@pytest.mark.parametrize("table", SPECS)
def test_every_table_parses_and_every_item_has_figures(table: str, raw_dir: Path) -> None:
    spec: Spec = SPECS[table]
    frame = read(table, raw_dir, spec.items())
    filled = frame[frame["value"].notna()]
    assert set(filled["item"]) == spec.items()
    assert not frame.duplicated(["item", "region", "period"]).any()
    assert frame["region"].str.fullmatch(r"\d{5}|00|05").all()
    assert (frame["value"].isna() == (frame["status"] == "M")).all()
    assert set(MEMBERS) <= set(filled["region"])


@pytest.mark.parametrize("table", CHECKED)
def test_figures_read_by_hand(table: str, raw_dir: Path) -> None:
    frame = read(table, raw_dir, frozenset(CHECKED[table]))
    values = frame.set_index(["item", "region", "period"])["value"]
    expected = {
        (item, region, period): value
        for item, rows in CHECKED[table].items()
        for region, period, value in rows
    }
    assert {key: values.get(key) for key in expected} == expected


@pytest.mark.parametrize(("table", "item", "years"), COMPLETE)
def test_kreise_add_up(table: str, item: str, years: tuple[str, ...], raw_dir: Path) -> None:
    frame = read(table, raw_dir, frozenset({item}))
    kreise = frame[frame["region"].isin([key for key in REGIONS if len(key) == 5])]
    total = frame.set_index(["region", "period"])["value"]
    for year in years:
        chosen = kreise[kreise["period"] == year].set_index("region")["value"]
        nrw = chosen[chosen.index.str.startswith("05")]
        assert (len(nrw), len(chosen)) == (53, 400)
        assert nrw.sum() == pytest.approx(total["05", year], rel=0.001)
        assert chosen.sum() == pytest.approx(total["00", year], rel=0.001)


def test_every_table_has_a_spec_and_every_spec_a_table() -> None:
    ours = {key for key, table in TABLES.items() if table.loader in PARSERS}
    assert ours == SPECS.keys()
