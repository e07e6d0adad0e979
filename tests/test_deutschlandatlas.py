"""Deutschlandatlas: a workbook by Kreis whose years stand in another file."""

import io
import zipfile
from pathlib import Path

import pytest

from indicators.tables.federal import TABLES
from loaders import base, deutschlandatlas
from loaders.base import LoaderError, Raw

TABLE = next(table for table in TABLES if table.loader == "deutschlandatlas")
ITEMS = frozenset({"kbetr_u3", "wahl_beteil", "pfl_ambu"})


@pytest.fixture
def book(repo: Path) -> bytes:
    folder = repo / "tests" / "answers" / "deutschlandatlas"
    return (folder / "Deutschlandatlas_cut.xlsx").read_bytes()


@pytest.fixture
def words(repo: Path) -> bytes:
    folder = repo / "tests" / "answers" / "deutschlandatlas"
    return (folder / "deutschlandatlas_indikatoren_cut.csv").read_bytes()


def raws(book: bytes, words: bytes) -> list[Raw]:
    return [Raw("deutschlandatlas/atlas.xlsx", book), Raw("deutschlandatlas/liste.csv", words)]


def rows_of(book: bytes, words: bytes) -> int:
    return len(deutschlandatlas.parse(TABLE, raws(book, words), ITEMS))


def edited(book: bytes, old: str, new: str) -> bytes:
    """The workbook with a text replaced in all of its parts."""
    buffer = io.BytesIO()
    changed = 0
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            changed += text.count(old)
            target.writestr(name, text.replace(old, new))
    assert changed, f"{old} is nowhere in the workbook"
    return buffer.getvalue()


def test_values_and_years(book: bytes, words: bytes) -> None:
    frame = deutschlandatlas.parse(TABLE, raws(book, words), ITEMS)
    rows = dict(frame.set_index(["item", "region", "period"])["value"])
    assert rows["kbetr_u3", "05112", "2022"] == 18.53
    assert rows["wahl_beteil", "05113", "2025"] == 80.1
    assert rows["pfl_ambu", "05978", "2021"] == 22.6
    assert rows["kbetr_u3", "01001", "2022"] == 38.41
    assert rows["wahl_beteil", "02000", "2025"] == 80.9
    assert len(rows) == 15
    assert set(frame["status"]) == {"A"}


def test_missing(book: bytes, words: bytes) -> None:
    changed = edited(book, "<v>18.53</v>", "<v>-9999</v>")
    frame = deutschlandatlas.parse(TABLE, raws(changed, words), ITEMS)
    row = frame[(frame["item"] == "kbetr_u3") & (frame["region"] == "05112")].iloc[0]
    assert row["status"] == "M"
    assert row["value"] != row["value"]
    assert (frame["status"] == "M").sum() == 1


def test_classes_are_no_numbers(book: bytes, words: bytes) -> None:
    with pytest.raises(
        LoaderError, match="expected numbers; found '8,50 bis unter 10,00' in preis"
    ):
        deutschlandatlas.parse(TABLE, raws(book, words), frozenset({"preis_miet"}))


def test_two_years_are_none(book: bytes, words: bytes) -> None:
    with pytest.raises(LoaderError, match="one year in the description of erw_wachs"):
        deutschlandatlas.parse(TABLE, raws(book, words), frozenset({"erw_wachs"}))


def test_unknown_items(book: bytes, words: bytes) -> None:
    with pytest.raises(LoaderError, match="found no such item"):
        deutschlandatlas.parse(TABLE, raws(book, words), frozenset({"nix"}))
    # Described, but published for municipalities only.
    listed = words + b"Steuern,st_einnkr,Steuern je Kopf im Jahr 2023\n"
    with pytest.raises(LoaderError, match="figures by Kreis for each wanted item"):
        deutschlandatlas.parse(TABLE, raws(book, listed), frozenset({"st_einnkr"}))


def test_bad_workbooks(book: bytes, words: bytes) -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    bad = {
        "html": b"<!doctype html><html>Wartung</html>",
        "empty": b"",
        "truncated": book[: len(book) // 2],
        "damaged": book[:1500] + bytes(60) + book[1560:],
        "another zip": empty.getvalue(),
        "sheets": edited(book, "Deutschlandatlas_KRS", "Atlas_KRS"),
        "key column": edited(book, "KRS1222<", "Schluessel<"),
        "keys": edited(book, "<v>5112000</v>", "<v>5112001</v>"),
    }
    for name, content in bad.items():
        with pytest.raises(LoaderError, match=r"atlas\.xlsx: expected .*; found "):
            pytest.fail(f"{name}: {rows_of(content, words)} rows read")


def test_bad_lists(book: bytes, words: bytes) -> None:
    bad = {
        "html": b"<!doctype html><html>Wartung</html>",
        "empty": b"",
        "latin-1": words.decode("utf-8-sig").encode("latin-1"),
        "header": words.replace(b"Indikatorkennung", b"Kennung"),
        "truncated": words[:90],
    }
    for name, content in bad.items():
        with pytest.raises(LoaderError, match=r"liste\.csv: expected .*; found "):
            pytest.fail(f"{name}: {rows_of(book, content)} rows read")


def test_both_files_are_needed(book: bytes, words: bytes) -> None:
    for some in (raws(book, words)[:1], raws(book, words)[1:], []):
        with pytest.raises(LoaderError, match="one workbook and one list"):
            deutschlandatlas.parse(TABLE, some, ITEMS)


def test_the_real_files(raw_dir: Path) -> None:
    real = base.fetch(TABLE, raw_dir, base.read_manifest(raw_dir))
    items = ITEMS | {"kbetr_ue3", "sozsich", "bev_binw"}
    frame = deutschlandatlas.parse(TABLE, real, items)
    rows = dict(frame.set_index(["item", "region", "period"])["value"])
    known = {
        ("kbetr_u3", "05112", "2022"): 18.53,
        ("kbetr_ue3", "05512", "2022"): 91.27,
        ("sozsich", "05513", "2022"): 22.21,
        ("wahl_beteil", "05117", "2025"): 83.4,
        ("bev_binw", "05113", "2022"): -141.4,
        ("pfl_ambu", "01001", "2021"): 27.6,
    }
    assert {key: rows[key] for key in known} == known
    assert frame.groupby("item")["region"].nunique().eq(400).all()
