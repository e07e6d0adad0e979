"""The GENESIS reader and bad input: truncated, re-encoded, empty, HTML, another header."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indicators.tables import TABLES
from loaders import regionalstatistik
from loaders.base import LoaderError
from tests.test_genesis import UNEMPLOYED, parsed, raw

BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "an empty file"),
    "html": (lambda _: b"<!DOCTYPE html><html><body>Fehler</body></html>", "HTML"),
    "cut off in the rows": (lambda c: c[: len(c) // 2], "Stand"),
    "cut off before the edition": (lambda c: c[: c.index(b"Stand:")], "Stand"),
    "no data": (lambda c: c[: c.index(b"2016;DG")] + c[c.index(b"_____") :], "header rows"),
    "another table": (lambda c: c.replace(b"13211-02-05-4", b"13211-01-03-4"), "13211-02-05-4"),
    "another header": (lambda c: c.replace(b"langzeitarbeitslos", b"lange arbeitslos"), "langzeit"),
    "encoded twice": (lambda c: c.decode("cp1252", "replace").encode(), "encoded once"),
    "undecodable": (lambda c: c.replace(b"Mannheim", b"") + b"\x81\xff", "UTF-8 or cp1252"),
    "lost letters": (
        lambda c: c.replace("ü".encode(), "\N{REPLACEMENT CHARACTER}".encode()),
        "once",
    ),
    "UTF-16": (lambda c: c.decode().encode("utf-16"), "."),
    "a field too many": (lambda c: c.replace(b"\n2005;DG;", b"\n2005;DG;;"), "16 fields"),
    "no number": (lambda c: c.replace(b"28903", b"28 903"), "28 903"),
    "a decimal point": (lambda c: c.replace(b"16,2;14,7", b"16,2;14.7"), "14.7"),
    "no year": (lambda c: c.replace(b"\n2005;DG", b"\nJahr;DG"), "a year or a date"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_text_files_raise_a_loader_error(case: str) -> None:
    spoil, message = BAD[case]
    file = raw(f"{UNEMPLOYED}_2001-2016.csv")
    broken = replace(file, content=spoil(file.content))
    assert broken.content != file.content
    with pytest.raises(LoaderError, match=message) as error:
        parsed(UNEMPLOYED, [broken], "unemployed", "long_term_unemployed", "unemployment_rate")
    assert file.file in str(error.value)


FLAT_BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off in a row": (lambda c: c[:-30], "line end"),
    "cut off in an earlier field": (lambda c: c[: c.rindex(b";Prozent")] + b"\n", "17 fields"),
    "only a header": (lambda c: c[: c.index(b"\n") + 1], "data rows"),
    "another column name": (lambda c: c.replace(b"value_variable_code", b"content"), "columns"),
    "another statistic": (lambda c: c.replace(b"\n13211;", b"\n13111;"), "statistic 13211"),
    "another code": (lambda c: c.replace(b"ERWP10", b"ERWP11"), "ERWP10"),
    "an unknown header": (lambda c: c.replace(b"statistics_code", b"stat"), "title line"),
}


@pytest.mark.parametrize("case", FLAT_BAD)
def test_bad_flat_files_raise_a_loader_error(case: str) -> None:
    spoil, message = FLAT_BAD[case]
    file = raw(f"{UNEMPLOYED}_ffcsv_extract_2017-2024.csv")
    broken = replace(file, content=spoil(file.content))
    with pytest.raises(LoaderError, match=message):
        parsed(UNEMPLOYED, [broken], "unemployed", "unemployment_rate")


def test_two_figures_for_one_key_are_an_error() -> None:
    file = raw(f"{UNEMPLOYED}_2025.csv")
    row = next(line for line in file.content.split(b"\n") if b";05513;" in line)
    twice = file.content.replace(row, row + b"\n" + row.replace(b"20770", b"20771"))
    with pytest.raises(LoaderError, match="one figure"):
        parsed(UNEMPLOYED, [replace(file, content=twice)], "unemployed")


def test_unknown_items_tables_and_no_files_are_errors() -> None:
    file = raw(f"{UNEMPLOYED}_2025.csv")
    with pytest.raises(LoaderError, match="jobless"):
        parsed(UNEMPLOYED, [file], "jobless")
    with pytest.raises(LoaderError, match="none"):
        parsed(UNEMPLOYED, [], "unemployed")
    other = replace(TABLES[UNEMPLOYED], id="regionalstatistik/99999")
    with pytest.raises(LoaderError, match="99999"):
        regionalstatistik.parse(other, [file], frozenset({"unemployed"}))
