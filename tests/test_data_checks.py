"""Each value in a check of a statement says how final it is, by the status of the rows it is of."""

import csv
import io
from collections import Counter
from functools import cache

import pytest
from flask.testing import FlaskClient

import app
from indicators.tidy import STATUS
from layouts.goal_files import CHECK_COLUMNS

Row = dict[str, str]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = app.create_app().server.test_client()
    return found


@pytest.fixture(scope="module")
def parts(client: FlaskClient) -> list[tuple[Row, Row]]:
    """Each check's row of /ziele.csv with each of its parts."""
    found, check = [], Row()
    for row in csv.DictReader(io.StringIO(client.get("/ziele.csv").text)):
        check = row if row["row"] == "check" else check
        if row["row"] == "part":
            found.append((check, row))
    return found


def weakest(letters: list[str]) -> str:
    """Break, estimated, provisional, else final."""
    return next((letter for letter in "BEP" if letter in letters), "A")


def statuses(check: Row, part: Row, of: dict[tuple[str, str], str]) -> tuple[str, str]:
    """Status of value and reference, from the rows of the indicator's own file."""
    region, years = part["region"], [year for year in (part["since"], part["year"]) if year]
    if check["quantity"] == "rank":
        return of[region, part["year"]], of[region, part["since"]]
    value = weakest([of[region, year] for year in years])
    if check["number"]:
        return value, "A"
    return value, weakest([of[check["check_comparator"], year] for year in years])


def test_the_status_of_a_part_is_that_of_its_rows(
    client: FlaskClient, parts: list[tuple[Row, Row]]
) -> None:
    @cache
    def letters(indicator: str) -> dict[tuple[str, str], str]:
        text = client.get(f"/indikator/{indicator}.csv", follow_redirects=True).text
        rows = csv.DictReader(io.StringIO(text))
        return {(row["region_code"], row["period"]): row["status"] for row in rows}

    seen: Counter[str] = Counter()
    assert len(parts) >= 40
    for check, part in parts:
        told = (part["value_status"], part["reference_status"])
        assert told == statuses(check, part, letters(part["indicator"])), part["statement"]
        seen.update(told)
    assert set(seen) <= set(STATUS)
    # The figures have others than final ones: else this could not fail.
    assert len(seen) > 1


def test_only_parts_have_the_columns_and_both_files_name_them(
    client: FlaskClient, parts: list[tuple[Row, Row]]
) -> None:
    names = ("value_status", "reference_status")
    body = client.get("/ziele.json").get_json()
    for name in names:
        assert name in CHECK_COLUMNS
        assert name in body["columns"]
        holding = [row for row in body["rows"] if name in row]
        assert {row["row"] for row in holding} == {"part"}
        assert [row[name] for row in holding] == [part[name] for _, part in parts]


def test_the_metadata_of_a_statement_have_them_as_well(
    client: FlaskClient, parts: list[tuple[Row, Row]]
) -> None:
    key = parts[0][0]["statement"]
    rows = client.get(f"/ziel/{key}.metadata.json").get_json()["judgement"]
    told = [row["value_status"] for row in rows if row["row"] == "part"]
    assert told == [part["value_status"] for check, part in parts if check["statement"] == key]
