"""INKAR: the zipped bulk CSV."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from indicators.tables.federal import TABLES
from loaders import base, inkar
from loaders.base import LoaderError, Raw

TABLE = next(table for table in TABLES if table.loader == "inkar")
RATES = frozenset({"q_alo", "a_betr0003_bev0003", "q_ärzte_bev"})
CARS = frozenset({"q_pkw_bev"})


@pytest.fixture
def text(repo: Path) -> str:
    file = repo / "tests" / "answers" / "inkar" / "inkar_2024_cut.csv"
    return file.read_text("utf-8-sig")


def zipped(text: str, encoding: str = "utf-8-sig", name: str = "inkar_2024.csv") -> Raw:
    """The text as INKAR publishes it: one CSV in a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text.encode(encoding))
    return Raw("inkar/inkar_2024.zip", buffer.getvalue())


def parsed(raw: Raw, items: frozenset[str] = RATES) -> pd.DataFrame:
    return inkar.parse(TABLE, [raw], items)


def value(frame: pd.DataFrame, item: str, region: str, period: str) -> float:
    key = (frame["item"] == item) & (frame["region"] == region) & (frame["period"] == period)
    return float(frame.loc[key, "value"].item())


def test_regions_and_values(text: str) -> None:
    frame = parsed(zipped(text))
    assert list(frame.columns) == ["item", "region", "period", "value", "status"]
    # The Regierungsbezirk 051 is left out, Hamburg is the Kreis 02000.
    assert set(frame["region"]) == {"02000", "05112", "05113", "05978", "05", "00"}
    assert value(frame, "q_alo", "05112", "2021") == 12.27
    assert value(frame, "a_betr0003_bev0003", "05", "2020") == 29.4
    assert value(frame, "q_ärzte_bev", "00", "2019") == 14.58
    assert value(frame, "q_alo", "02000", "2020") == 7.55
    assert set(frame["status"]) == {"A"}


def test_only_wanted_items(text: str) -> None:
    frame = parsed(zipped(text), frozenset({"q_alo"}))
    assert set(frame["item"]) == {"q_alo"}
    assert len(frame) == 12


def test_a_stray_negative_value_is_a_gap(text: str) -> None:
    frame = parsed(zipped(text), CARS)
    gap = frame[(frame["region"] == "07235") & (frame["period"] == "2013")]
    assert gap["value"].isna().all()
    assert list(gap["status"]) == ["M"]
    assert value(frame, "q_pkw_bev", "07235", "2012") == 602.33
    assert int(frame["value"].isna().sum()) == 1


def test_an_item_with_many_negative_values_is_refused(text: str) -> None:
    with pytest.raises(LoaderError, match=r"cannot be negative.*q_alo"):
        parsed(zipped(text.replace(";10,", ";-10,")))


def test_an_empty_value_is_missing(text: str) -> None:
    frame = parsed(zipped(text.replace("2021;12,27", "2021;")))
    row = frame[(frame["item"] == "q_alo") & (frame["region"] == "05112")].iloc[-1]
    assert pd.isna(row["value"])
    assert row["status"] == "M"


def test_a_later_edition_wins(text: str) -> None:
    later = zipped(text.replace("2021;12,27", "2021;12,30"))
    frame = inkar.parse(TABLE, [zipped(text), later], RATES)
    assert value(frame, "q_alo", "05112", "2021") == 12.3
    assert not frame.duplicated(["item", "region", "period"]).any()


def test_other_chapters_do_not_count(text: str) -> None:
    line = next(line for line in text.splitlines() if ";q_alo;" in line)
    other = line.replace("Arbeitslosigkeit", "SDG-Indikatoren für Kommunen", 1) + "9"
    assert parsed(zipped(f"{text}{other}\n")).equals(parsed(zipped(text)))


def test_one_name_in_two_chapters(text: str) -> None:
    line = next(line for line in text.splitlines() if ";q_alo;" in line)
    other = line.replace("Arbeitslosigkeit", "Wirtschaft", 1)
    with pytest.raises(LoaderError, match=r"each Kuerzel in one chapter.*q_alo"):
        parsed(zipped(f"{text}{other}\n"))


def test_two_values_for_one_key(text: str) -> None:
    line = next(line for line in text.splitlines() if ";q_alo;" in line)
    with pytest.raises(LoaderError, match="one value for each key"):
        parsed(zipped(f"{text}{line}1\n"))
    # The same line twice says nothing new.
    assert len(parsed(zipped(f"{text}{line}\n"))) == len(parsed(zipped(text)))


def test_an_unknown_item(text: str) -> None:
    with pytest.raises(LoaderError, match=r"none of \['q_nix'\]"):
        parsed(zipped(text), frozenset({"q_alo", "q_nix"}))


def test_bad_files(text: str) -> None:
    whole = zipped(text).content
    bad = {
        "html": b"<!doctype html><html>Wartung</html>",
        "empty": b"",
        "truncated": whole[: len(whole) // 2],
        "damaged": whole[:200] + bytes(40) + whole[240:],
        "header": zipped(text.replace("Kennziffer", "Schlüssel", 1)).content,
        "empty inside": zipped("").content,
        "latin-1": zipped(text, "latin-1").content,
        "no csv": zipped(text, name="readme.txt").content,
        "words": zipped(text.replace("12,27", "viele")).content,
        "codes": zipped(text.replace("05112000", "05112001")).content,
        "columns": zipped(text.replace("Duisburg, Stadt;", "Duisburg; Stadt;")).content,
    }
    for name, content in bad.items():
        with pytest.raises(LoaderError, match=r"inkar_2024\.zip: expected .*; found "):
            pytest.fail(f"{name}: {len(parsed(Raw('inkar/inkar_2024.zip', content)))} rows read")


def test_the_real_file(raw_dir: Path) -> None:
    raws = base.fetch(TABLE, raw_dir, base.read_manifest(raw_dir))
    frame = inkar.parse(TABLE, raws, RATES | CARS | {"a_schul_oA", "q_stud"})
    known = {
        ("q_alo", "05112", "2021"): 12.27,
        ("q_alo", "05978", "2019"): 6.77,
        ("a_betr0003_bev0003", "05113", "2020"): 29.65,
        ("a_betr0003_bev0003", "00", "2006"): 13.82,
        ("a_schul_oA", "05916", "2022"): 12.27,
        ("a_schul_oA", "05", "1995"): 5.98,
        ("q_stud", "05914", "2013"): 452.96,
        ("q_pkw_bev", "05911", "2008"): 514.15,
    }
    found = {key: value(frame, *key) for key in known}
    assert found == known
    kreise = frame[frame["region"].str.len() == 5]
    assert kreise["region"].nunique() == 400
    assert {"02000", "11000", "05334"} <= set(kreise["region"])
