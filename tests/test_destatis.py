"""Destatis: business notices by Land."""

from pathlib import Path

import pytest

from indicators.tables.federal import TABLES
from loaders import base, destatis
from loaders.base import LoaderError, Raw

TABLE = next(table for table in TABLES if table.loader == "destatis")
ITEMS = frozenset({"registrations", "deregistrations"})
FILE = "destatis/gewerbeanzeigen.csv"


@pytest.fixture
def content(repo: Path) -> bytes:
    folder = repo / "tests" / "answers" / "destatis"
    return (folder / "gewerbeanzeigen_laender_cut.csv").read_bytes()


def parsed(content: bytes) -> dict[object, float]:
    frame = destatis.parse(TABLE, [Raw(FILE, content)], ITEMS)
    assert set(frame["status"]) == {"A"}
    return dict(frame.set_index(["item", "region", "period"])["value"])


def test_nrw_and_the_sum_over_the_laender(content: bytes) -> None:
    rows = parsed(content)
    assert len(rows) == 8
    assert rows["registrations", "05", "2002"] == 151693
    assert rows["deregistrations", "05", "2022"] == 119469
    assert rows["registrations", "00", "2022"] == 673463
    assert rows["deregistrations", "00", "2022"] == 563130


def test_only_wanted_items(content: bytes) -> None:
    frame = destatis.parse(TABLE, [Raw(FILE, content)], frozenset({"registrations"}))
    assert set(frame["item"]) == {"registrations"}


def test_an_unknown_item(content: bytes) -> None:
    with pytest.raises(LoaderError, match="closures"):
        destatis.parse(TABLE, [Raw(FILE, content)], frozenset({"closures"}))


def test_bad_files(content: bytes) -> None:
    lines = content.splitlines(keepends=True)
    bad = {
        "html": b"<!doctype html><html>Wartung</html>",
        "empty": b"",
        "latin-1": content.decode().encode("latin-1"),
        "header": content.replace(b"Gewerbeabmeldungen", b"Abmeldungen"),
        "swapped": content.replace(
            b"Gewerbeanmeldungen;Gewerbeabmeldungen", b"Gewerbeabmeldungen;Gewerbeanmeldungen"
        ),
        "truncated": b"".join(lines[:-3]),
        "no stand": b"".join(lines[:-1]),
        "land gone": content.replace("Thüringen;10814;11056\n".encode(), b""),
        "nrw gone": content.replace(b"Nordrhein-Westfalen", b"NRW"),
        "year gone": content.replace(b"2002;;\n", b""),
        "word": content.replace(b"139317", b"..."),
        "cells": content.replace(b"139317;", b"139317;1;"),
    }
    for name, changed in bad.items():
        with pytest.raises(LoaderError, match=r"gewerbeanzeigen\.csv: expected .*; found "):
            pytest.fail(f"{name}: {len(parsed(changed))} values read")


def test_the_real_file(raw_dir: Path) -> None:
    raws = base.fetch(TABLE, raw_dir, base.read_manifest(raw_dir))
    frame = destatis.parse(TABLE, raws, ITEMS)
    assert sorted(frame["period"].unique()) == [str(year) for year in range(2002, 2023)]
    row = frame[(frame["item"] == "registrations") & (frame["period"] == "2021")]
    assert dict(zip(row["region"], row["value"], strict=True)) == {"05": 145975, "00": 704949}
