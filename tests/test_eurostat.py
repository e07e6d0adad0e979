"""Eurostat: all three layouts, flags, regions, and every way a file can be broken."""

import gzip
import math
from pathlib import Path

import pytest

from indicators.model import Table
from indicators.tables.other import TABLES as ALL
from loaders import base, eurostat
from loaders.base import LoaderError, Raw

ANSWERS = Path(__file__).parent / "answers" / "eurostat"
TABLES = {table.code: table for table in ALL if table.loader == "eurostat"}
RD = (ANSWERS / "tgs00042.tsv").read_bytes()


Cells = dict[tuple[str, str, str], tuple[float | None, str]]


def parse(code: str, content: bytes, *items: str) -> Cells:
    """(item, region, period) -> (value or None, status)."""
    raws = [Raw(f"eurostat/{code}", content)]
    frame = eurostat.parse(TABLES[code], raws, frozenset(items))
    return {
        (item, region, period): (None if math.isnan(value) else value, status)
        for item, region, period, value, status in frame.to_numpy().tolist()
    }


def answer(name: str) -> bytes:
    return (ANSWERS / name).read_bytes()


def test_tsv_gives_nuts2_regions_and_leaves_years_without_survey_out() -> None:
    cells = parse("tgs00042", RD, "PC_GDP")
    assert cells["PC_GDP", "DEA1", "2021"] == (1.95, "A")
    assert cells["PC_GDP", "DEA2", "2023"] == (4.05, "A")
    assert {period for _, _, period in cells} == {str(year) for year in range(2013, 2025, 2)}
    assert "AT11" not in {region for _, region, _ in cells}


def test_confidential_is_q_and_missing_is_m_both_without_value() -> None:
    cells = parse("tgs00042", RD, "PC_GDP")
    assert cells["PC_GDP", "DE22", "2013"] == (None, "Q")
    assert cells["PC_GDP", "DEC0", "2021"] == (None, "M")


@pytest.mark.parametrize(
    ("flags", "status"), [("b", "B"), ("e", "E"), ("p", "P"), ("bp", "B"), ("", "A"), ("c", "Q")]
)
def test_flags_in_a_tsv_cell(flags: str, status: str) -> None:
    content = RD.replace(b"1.71 \t", f"1.71 {flags}\t".encode())
    expected = (None if status == "Q" else 1.71, status)
    assert parse("tgs00042", content, "PC_GDP")["PC_GDP", "DEA1", "2013"] == expected


def test_sdmx_csv_with_flags_in_their_own_column() -> None:
    cells = parse("nama_10r_2gdp", answer("nama_10r_2gdp.csv"), "MIO_EUR")
    assert cells["MIO_EUR", "00", "2023"] == (4185550.0, "P")
    assert cells["MIO_EUR", "05", "2014"] == (617470.4, "A")
    assert cells["MIO_EUR", "DEA1", "2023"] == (263030.96, "E")


def test_extract_gives_persons_by_ags() -> None:
    cells = parse("nama_10r_3popgdp", answer("nama_10r_3popgdp.csv"), "population")
    assert cells["population", "05113", "2023"][0] == 573160
    assert cells["population", "05512", "2000"][0] == 121200


def test_gzip_and_the_sum_of_two_codes_that_are_one_kreis_today() -> None:
    content = gzip.compress(answer("demo_r_pjangrp3.tsv"))
    cells = parse("demo_r_pjangrp3", content, "T.TOTAL", "T.Y_LT5")
    assert cells["T.TOTAL", "05113", "2022"][0] == 579432
    assert cells["T.TOTAL", "16063", "2022"][0] == 41806 + 117094
    assert cells["T.Y_LT5", "05", "2014"][0] == 734847


BROKEN = {
    "empty": b"",
    "html": b"<!DOCTYPE html><html><body>Service unavailable</body></html>\n",
    "bytes": RD.replace(b"AT11", b"\xff\xfe"),
    "header": RD.replace(b"sectperf,unit", b"unit,sectperf"),
    "cut in a line": RD[:-20],
    "cut before the end of a line": RD.rstrip(b"\n"),
    "a cell missing": RD.replace(b"1.71 \t", b""),
    "no number": RD.replace(b"1.71 ", b"n.a. "),
    "gzip cut": gzip.compress(RD)[:-20],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_broken_files_are_named(content: bytes) -> None:
    with pytest.raises(LoaderError, match=r"eurostat/tgs00042: expected .*; found"):
        parse("tgs00042", content, "PC_GDP")


@pytest.mark.parametrize(
    ("code", "file"),
    [("nama_10r_2gdp", "nama_10r_2gdp.csv"), ("nama_10r_3popgdp", "nama_10r_3popgdp.csv")],
)
def test_broken_csv_is_named(code: str, file: str) -> None:
    text = answer(file)
    for content in (text.replace(b"geo", b"area", 1), text[: text.rindex(b",")] + b"\n"):
        with pytest.raises(LoaderError, match=f"eurostat/{code}: expected"):
            parse(code, content, "MIO_EUR", "population")


def test_unknown_item_and_unknown_table() -> None:
    with pytest.raises(LoaderError, match="EUR_HAB"):
        parse("tgs00042", RD, "EUR_HAB")
    with pytest.raises(LoaderError, match="no_table"):
        eurostat.parse(
            Table("eurostat/no_table", "eurostat", TABLES["tgs00042"].title, "", ()),
            [],
            frozenset(),
        )


@pytest.mark.parametrize(
    ("code", "item", "region", "period", "value"),
    [
        ("tgs00042", "PC_GDP", "DEA1", "2021", 1.95),
        ("tgs00042", "PC_GDP", "DEA5", "2013", 1.64),
        ("tgs00010", "unemployment_rate_lfs", "DEA1", "2013", 6.4),
        ("nama_10r_3popgdp", "population", "05513", "2023", 265_960),
        ("nama_10r_3gva", "gva", "05113", "2015", 21151.2),
        ("nama_10r_3empers", "employed", "05113", "2015", 331_660),
        ("demo_r_pjangrp3", "T.TOTAL", "05113", "2014", 569_884),
        ("demo_r_pjangrp3", "F.TOTAL", "05112", "2022", 250_436),
    ],
)
def test_real_files(
    raw_dir: Path, code: str, item: str, region: str, period: str, value: float
) -> None:
    raws = base.fetch(TABLES[code], raw_dir, base.read_manifest(raw_dir))
    frame = eurostat.parse(TABLES[code], raws, frozenset({item}))
    row = frame[(frame["region"] == region) & (frame["period"] == period)]
    assert row["value"].tolist() == pytest.approx([value])


def test_real_population_by_age_covers_germany(raw_dir: Path) -> None:
    table = TABLES["demo_r_pjangrp3"]
    raws = base.fetch(table, raw_dir, base.read_manifest(raw_dir))
    frame = eurostat.parse(table, raws, frozenset({"T.TOTAL"}))
    year = frame[frame["period"] == "2022"].set_index("region")["value"]
    kreise = year[year.index.str.fullmatch(r"\d{5}")]
    assert len(kreise) == 400
    assert kreise.sum() == year["00"]
