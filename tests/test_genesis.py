"""The GENESIS reader: every layout in the archive, and the meaning of "-"."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators.tables import TABLES
from loaders import itnrw, regionalatlas, regionalstatistik
from loaders.base import Raw

ANSWERS = Path(__file__).resolve().parent / "answers"
PARSERS = {
    "regionalstatistik": regionalstatistik.parse,
    "regionalatlas": regionalatlas.parse,
    "itnrw": itnrw.parse,
}
UNEMPLOYED = "regionalstatistik/13211-02-05-4"


def raw(name: str) -> Raw:
    return Raw(name, (ANSWERS / name).read_bytes())


def figures(table: str, files: list[Raw], *items: str) -> dict[tuple[str, str, str], float]:
    """Values by item, region and period; missing ones as None."""
    frame = parsed(table, files, *items)
    keys = zip(frame["item"], frame["region"], frame["period"], strict=True)
    return dict(zip(keys, frame["value"], strict=True))


def parsed(table: str, files: list[Raw], *items: str) -> pd.DataFrame:
    entry = TABLES[table]
    return PARSERS[entry.loader](entry, files, frozenset(items))


def test_text_in_utf8_with_all_years() -> None:
    found = figures(
        UNEMPLOYED,
        [raw(f"{UNEMPLOYED}_2001-2016.csv")],
        "unemployed",
        "unemployment_rate",
        "unemployment_rate_women",
    )
    assert found["unemployed", "05513", "2005"] == 28903
    assert found["unemployment_rate", "05513", "2016"] == 14.7
    assert found["unemployment_rate_women", "05117", "2009"] == 8.4
    assert found["unemployed", "00", "2009"] == 3414531


def test_labels_renamed_between_editions_are_the_same_item() -> None:
    names = [f"{UNEMPLOYED}_2015-2020.csv", f"{UNEMPLOYED}_2025.csv"]
    found = figures(UNEMPLOYED, [raw(name) for name in names], "unemployed_foreign")
    assert found["unemployed_foreign", "05117", "2018"] == 2394
    assert found["unemployed_foreign", "05513", "2025"] == 9547


def test_wide_text_has_a_column_for_each_date() -> None:
    table = "regionalstatistik/12411-01-01-4"
    found = figures(table, [raw(f"{table}_1995-2015.csv")], "population")
    assert found["population", "05113", "2015"] == 582624
    assert found["population", "00", "2014"] == 81197537
    assert {period for _, region, period in found if region == "05512"} == {
        str(year) for year in range(1995, 2016)
    }


def test_year_in_the_title_and_labels_in_the_rows() -> None:
    table = "regionalstatistik/13111-07-05-4"
    found = figures(table, [raw(f"{table}_2020.csv")], "employees_C", "employees_total")
    assert found["employees_C", "05512", "2020"] == 3789
    assert found["employees_total", "05", "2020"] == 6974006
    assert not any(region == "05354" for _, region, _ in found)


def test_row_labels_choose_the_total_without_double_counting() -> None:
    table = "regionalstatistik/22543-01-02-4"
    found = figures(table, [raw(f"{table}_2011-2016.csv")], "children_u3")
    assert found["children_u3", "05112", "2016"] == 2367


def test_flat_files_of_both_generations() -> None:
    table = "regionalstatistik/13111-01-03-4"
    files = [raw(f"{table}_ffcsv_{edition}.csv") for edition in ("85b09ac", "b6e0dd8")]
    found = figures(table, files, "employees", "employees_women", "employees_foreign")
    assert found["employees", "00", "2023"] == 34709056
    assert found["employees_women", "00", "2025"] == 16225638
    assert found["employees_foreign", "05", "2025"] == 1193812
    assert ("employees", "05113", "2023") in found
    assert ("employees", "05113", "2025") not in found


def test_a_city_state_is_a_kreis_whatever_its_empty_kreis_row_says() -> None:
    table = "regionalstatistik/13111-01-03-4"
    found = figures(table, [raw(f"{table}_ffcsv_b6e0dd8.csv")], "employees")
    assert found["employees", "02000", "2025"] == 1084974


def test_flat_extract_without_labels() -> None:
    file = raw(f"{UNEMPLOYED}_ffcsv_extract_2017-2024.csv")
    found = figures(UNEMPLOYED, [file], "unemployed", "unemployment_rate_u25")
    assert found["unemployed", "00", "2024"] == 2787112
    assert ("unemployment_rate_u25", "05513", "2022") in found


def test_an_item_the_flat_extract_lacks_comes_from_the_other_files() -> None:
    names = ["ffcsv_extract_2017-2024", "2025"]
    files = [raw(f"{UNEMPLOYED}_{name}.csv") for name in names]
    found = figures(UNEMPLOYED, files, "long_term_unemployed")
    assert {period for _, _, period in found} == {"2025"}
    assert found["long_term_unemployed", "05513", "2025"] == 9089


@pytest.mark.parametrize(
    ("table", "file", "key", "value"),
    [
        (
            "regionalstatistik/12411-02-03-4",
            "2023-2024_cleaned",
            ("age_0_2", "05113", "2024"),
            15853,
        ),
        ("regionalstatistik/14111-01-04-4", "extract_2017-2025", ("turnout", "00", "2025"), 82.5),
        (
            "itnrw/fertiggestellte_wohnungen",
            "extract_2015-2025",
            ("dwellings", "05978", "2025"),
            483,
        ),
    ],
)
def test_plain_extracts(table: str, file: str, key: tuple[str, str, str], value: float) -> None:
    found = figures(table, [raw(f"{table}_{file}.csv")], key[0])
    assert found[key] == value
    assert not any(region == "05354" for _, region, _ in found)


def test_only_kreise_nrw_and_germany_remain() -> None:
    frame = parsed(UNEMPLOYED, [raw(f"{UNEMPLOYED}_2015-2020.csv")], "unemployed")
    assert set(frame["region"]) == {"00", "05", "02000", "11000", "05117", "05334", "05513"}


def test_a_region_year_without_a_number_is_no_zero() -> None:
    found = figures(UNEMPLOYED, [raw(f"{UNEMPLOYED}_2001-2016.csv")], "unemployed")
    assert ("unemployed", "05334", "2009") not in found
    assert found["unemployed", "05354", "2009"] == 13468


def test_a_year_before_the_series_begins_has_no_rows() -> None:
    found = figures(UNEMPLOYED, [raw(f"{UNEMPLOYED}_2001-2016.csv")], "unemployment_rate_foreign")
    assert {period for _, region, period in found if region == "05513"} == {"2009", "2016"}


def test_nothing_is_zero_for_counts() -> None:
    table = "regionalstatistik/21111-02-06-4"
    frame = parsed(table, [raw(f"{table}_2023.csv")], "leavers_fhr")
    row = frame[frame["region"] == "05916"].iloc[0]
    assert (row["value"], row["status"]) == (0, "A")


def test_unknown_is_missing_not_zero() -> None:
    frame = parsed(UNEMPLOYED, [raw(f"{UNEMPLOYED}_2001-2016.csv")], "long_term_unemployed")
    row = frame[(frame["region"] == "05117") & (frame["period"] == "2005")].iloc[0]
    assert pd.isna(row["value"])
    assert row["status"] == "M"


def test_a_part_larger_than_its_whole_is_missing() -> None:
    frame = parsed(UNEMPLOYED, [raw(f"{UNEMPLOYED}_2001-2016.csv")], "long_term_unemployed")
    rhein_lahn = frame[frame["region"] == "07141"].set_index("period")
    assert rhein_lahn.loc["2009", "status"] == "M"
    assert rhein_lahn.loc["2016", "value"] == 648


def test_the_later_edition_wins() -> None:
    first = raw(f"{UNEMPLOYED}_2001-2016.csv")
    changed = replace(first, content=first.content.replace(b"18521;5928", b"18522;5928"))
    key = ("unemployed", "05513", "2016")
    assert figures(UNEMPLOYED, [first, changed], "unemployed")[key] == 18522
    assert figures(UNEMPLOYED, [changed, first], "unemployed")[key] == 18521


def test_a_byte_order_mark_changes_nothing() -> None:
    file = raw(f"{UNEMPLOYED}_2001-2016.csv")
    marked = replace(file, content=b"\xef\xbb\xbf" + file.content)
    expected = parsed(UNEMPLOYED, [file], "unemployed")
    pd.testing.assert_frame_equal(parsed(UNEMPLOYED, [marked], "unemployed"), expected)
