"""Port throughput from press and company pages."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.tables.other import TABLES as ALL
from loaders import base, ports
from loaders.base import LoaderError, Raw

NAME = "ports/port_throughput_press.csv"
CONTENT = (Path(__file__).parent / "answers" / NAME).read_bytes()
(TABLE,) = (table for table in ALL if table.loader == "ports")


def parse(content: bytes, *items: str) -> pd.DataFrame:
    return ports.parse(TABLE, [Raw(NAME, content)], frozenset(items))


def test_each_port_and_unit_is_its_own_series() -> None:
    frame = parse(CONTENT, "throughput", "containers")
    value = {tuple(row[:3]): row[3] for row in frame.to_numpy().tolist()}
    assert value["throughput", "hafen-duisport", "2011"] == 64.1
    assert value["throughput", "hafen-duisburg", "2011"] == 125.6
    assert value["throughput", "hafen-dortmund", "2021"] == 3.8
    assert value["containers", "hafen-duisport", "2024"] == 3.9


def test_ship_side_figures_stay_out() -> None:
    frame = parse(CONTENT, "throughput")
    dortmund = frame[frame["region"] == "hafen-dortmund"]
    assert sorted(dortmund["period"]) == ["2011", "2017", "2020", "2021"]
    assert set(frame["region"]) == {"hafen-duisport", "hafen-duisburg", "hafen-dortmund"}


BROKEN = {
    "empty": b"",
    "html": b"<html></html>\n",
    "bytes": CONTENT.replace(b"Figures", b"\xff\xfe"),
    "encoded otherwise": CONTENT.decode().encode("utf-16"),
    "header": CONTENT.replace(b"period", b"year", 1),
    "cut in a line": CONTENT[:-40],
    "cut before the end of a line": CONTENT.rstrip(b"\n"),
    "another unit": CONTENT.replace(b"64.1,million t", b"64.1,kt"),
    "no number": CONTENT.replace(b"64.1", b"about 64"),
    "only a header": b"series,scope,period,value,unit,source_page,note\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_broken_files_are_named(content: bytes) -> None:
    with pytest.raises(LoaderError, match=f"{NAME}: expected .*; found"):
        parse(content, "throughput")


def test_unknown_item() -> None:
    with pytest.raises(LoaderError, match="tonnes"):
        parse(CONTENT, "tonnes")


@pytest.mark.parametrize(
    ("item", "region", "period", "value"),
    [
        ("throughput", "hafen-duisport", "2004", 42),
        ("throughput", "hafen-duisport", "2015", 68.5),
        ("throughput", "hafen-duisburg", "2014", 131),
        ("throughput", "hafen-dortmund", "2017", 4.6),
        ("containers", "hafen-duisport", "2021", 4.3),
    ],
)
def test_real_file(raw_dir: Path, item: str, region: str, period: str, value: float) -> None:
    raws = base.fetch(TABLE, raw_dir, base.read_manifest(raw_dir))
    frame = ports.parse(TABLE, raws, frozenset({item}))
    row = frame[(frame["region"] == region) & (frame["period"] == period)]
    assert row["value"].tolist() == [value]


def test_years_without_a_figure_have_no_row(raw_dir: Path) -> None:
    raws = base.fetch(TABLE, raw_dir, base.read_manifest(raw_dir))
    frame = ports.parse(TABLE, raws, frozenset({"throughput"}))
    assert "2021" not in set(frame.loc[frame["region"] == "hafen-duisport", "period"])
