"""Releases: what a recorded state changed in values and judgements, on the page and in files."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.regions import NRW_REST, RUHR
from indicators.registry import INDICATORS
from indicators.releases import Changed, Release, release
from indicators.series import lines
from indicators.verdict import assess
from layouts.changes_data import record
from tests.page_texts import text
from tests.two_states import (
    BASE,
    PEOPLE,
    RATE,
    REVISED,
    first_state,
    rows,
    second_state,
)

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    first_state(folder)
    second_state(folder)
    return folder


@pytest.fixture(scope="module")
def newest(root: Path) -> Release:
    return record(root).releases[0]


@pytest.fixture(scope="module")
def client(root: Path) -> FlaskClient:
    found: FlaskClient = app.create_app(root).server.test_client()
    return found


def test_a_release_tells_each_kind_of_change(newest: Release) -> None:
    (changed,) = newest.changed
    assert changed.indicator == RATE
    # Revised: the Ruhr. New: Essen. Withdrawn: Duisburg. Redefined: the break lifted for Essen.
    assert newest.counts == {"new": 1, "revised": 1, "withdrawn": 1, "redefined": 1}
    last = store.read(RATE).frame["period"].max()
    assert changed.periods("new") == (str(int(last) + 1),) * 2
    assert changed.periods("withdrawn") == (last, last)
    (largest,) = changed.largest(3)
    assert (largest.region, largest.period, largest.new) == (RUHR, BASE, REVISED)


def test_a_revision_that_flips_a_verdict_is_told_with_both_codes(
    root: Path, newest: Release
) -> None:
    before = assess(INDICATORS[RATE], lines(store.read(RATE).frame), NRW_REST)
    after = assess(INDICATORS[RATE], lines(store.read(RATE, root).frame), NRW_REST)
    assert before.code.startswith("better_")
    assert after.code.startswith("worse_")
    pairs = {
        (item.goal.id, old.code, new.code)
        for item in newest.effects
        for old, new in item.verdicts
        if new.comparator == NRW_REST and new.indicator == RATE
    }
    assert pairs
    assert {pair[1:] for pair in pairs} == {(before.code, after.code)}


def test_a_claim_that_no_longer_holds_is_told(newest: Release) -> None:
    """E05: the rate is higher than in NRW without the Ruhr; the revised one of 2015 is not."""
    (effect,) = (item for item in newest.effects if item.goal.id == "E05")
    old, new = effect.checks[0]
    assert (old.then.verdict, new.then.verdict) == ("holds", "fails")
    assert old.today.verdict == new.today.verdict


def test_statements_about_other_indicators_are_not_touched(newest: Release) -> None:
    touched = {item.goal.id for item in newest.effects}
    assert "E08" not in touched


def test_a_state_with_the_same_figures_has_no_changes(root: Path, newest: Release) -> None:
    again = release(newest.vintage, newest.vintage, root)
    assert (again.changed, again.effects, again.triads) == ((), (), None)


@pytest.mark.parametrize(("indicator", "first"), [(RATE, "05113"), (PEOPLE, "05112")])
def test_rates_are_compared_by_points_and_amounts_by_shares(indicator: str, first: str) -> None:
    columns = ["region", "period", "kind", "old_value", "new_value", "old_status", "new_status"]
    changed = Changed(
        indicator,
        pd.DataFrame(
            [
                ("05112", "2024", "revised", 1.0, 2.0, "A", "A"),
                ("05113", "2024", "revised", 10.0, 15.0, "A", "A"),
                ("05315", "2024", "revised", 1.0, 99.0, "A", "A"),
                ("05911", "2024", "revised", 1.0, 1.0, "P", "A"),
                ("05913", "2024", "new", None, 99.0, "M", "A"),
            ],
            columns=columns,
        ),
    )
    assert [item.region for item in changed.largest(1)] == [first]
    assert sorted(item.region for item in changed.largest(9)) == ["05112", "05113"]


def test_the_page_leads_with_the_newest_state(client: FlaskClient, newest: Release) -> None:
    answer = client.get("/aenderungen")
    assert answer.status_code == 200
    (heading,) = re.findall(r"<h1>(.+?)</h1>", answer.text)
    count = len(newest.effects)
    assert count > 1
    assert heading == (
        "Stand vom 05.02.2027. Werte: 1 neu, 1 revidiert, 1 zurückgezogen, 1 neu abgegrenzt; "
        f"{count} Aussagen werden anders beurteilt"
    )
    words = text(answer.text)
    assert "Stand vom 24.11.2026" in words
    assert "Erster Stand mit 2 Indikatoren" in words
    assert re.search(r"Ruhrgebiet 2015: \d+,\d\s% → 1,5\s%", words)
    assert 'href="/ziel/E05"' in answer.text
    assert re.search(r"zur Zeit des Papiers stimmt → jetzt: stimmt nicht", words)


def test_the_english_page_says_the_same(client: FlaskClient, newest: Release) -> None:
    words = text(client.get("/en/changes").text)
    assert "State of 2027-02-05. Values: 1 new, 1 revised, 1 withdrawn, 1 redefined" in words
    assert f"{len(newest.effects)} statements are judged differently" in words
    assert 'href="/en/changes.atom"' in client.get("/en/changes").text


def test_the_csv_has_every_value_and_both_verdict_codes(
    client: FlaskClient, newest: Release
) -> None:
    table = rows(client)
    assert [row["day"] for row in table if row["row"] == "release"] == ["2027-02-05", "2026-11-24"]
    values = {row["kind"]: row for row in table if row["row"] == "value"}
    assert values["revised"]["region_de"] == "Ruhrgebiet"
    assert float(values["revised"]["new_value"]) == REVISED
    assert values["new"]["old_value"] == ""
    assert values["withdrawn"]["new_value"] == ""
    verdicts = [row for row in table if row["row"] == "verdict"]
    assert len(verdicts) == sum(len(item.verdicts) for item in newest.effects)
    assert all(row["before"] != row["after"] or row["before_reason"] for row in verdicts)
    claims = {(row["statement"], row["subject"]): row for row in table if row["row"] == "claim"}
    assert claims["E05", "then"]["after"] == "fails"


def test_the_feed_is_sound_and_its_ids_stay(client: FlaskClient, root: Path) -> None:
    answer = client.get("/aenderungen.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.text)
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None
    entries = feed.findall(f"{ATOM}entry")
    assert [item.findtext(f"{ATOM}title") for item in entries] == [
        "Stand vom 05.02.2027",
        "Stand vom 24.11.2026",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2027-02-05T00:00:00Z"
    again = (
        app.create_app(root)
        .server.test_client()
        .get("/aenderungen.atom", headers={"Host": "beispiel.example"})
    )
    ids = [item.text for item in ET.fromstring(again.text).iter(f"{ATOM}id")]
    assert ids == [item.text for item in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
    anchors = re.findall(r'href="[^"]+/aenderungen#(stand-\d)"', answer.text)
    page = client.get("/aenderungen").text
    assert anchors == ["stand-2", "stand-1"]
    assert all(f'id="{anchor}"' in page for anchor in anchors)


@pytest.mark.parametrize("path", ["/aenderungen.csv", "/aenderungen.atom", "/datenstand.csv"])
def test_files_answer_only_when_changed(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_rows_that_are_lost_are_told_and_stop_no_other_page(root: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(root, tmp_path / "data")
    for file in (folder / "vintages" / "objects").iterdir():
        file.unlink()
    client = app.create_app(folder).server.test_client()
    answer = client.get("/aenderungen")
    assert answer.status_code == 200
    assert "lassen sich nicht vergleichen" in answer.text
    assert "restore data/vintages/objects" in text(answer.text)
    assert next(row for row in rows(client) if row["problem"])["day"] == "2027-02-05"
    assert client.get("/datenstand").status_code == 200


def test_a_damaged_list_is_told(root: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(root, tmp_path / "data")
    next((folder / "vintages").glob("0002-*.json")).write_text("kaputt")
    client = app.create_app(folder).server.test_client()
    answer = client.get("/aenderungen")
    assert answer.status_code == 200
    assert "is no list of a vintage" in text(answer.text)
    assert client.get("/aenderungen.atom").status_code == 200
