"""/datenstand: how far the figures reach, what is missing for whom, what the last update said."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.coverage import Coverage
from indicators.coverage import coverage as coverage_of
from indicators.model import Lang
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from indicators.store import DATA
from layouts import coverage
from layouts.pages import state_sources
from layouts.state_data import Source, state
from tests.page_texts import text
from tests.samples import RATE, tidy_frame
from tests.two_states import failed_update, first_state

EVERY = frozenset({"2019", "2020", "2021"})


def gaps(*lacking: tuple[str, set[str]]) -> Coverage:
    """All members in three years, but for these."""
    held = dict.fromkeys(MEMBERS, EVERY) | {key: EVERY - years for key, years in lacking}
    return Coverage(tuple(sorted(EVERY)), held)


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        (gaps(), ["2019–2021: vollständig"]),
        (gaps(("05113", {"2020"})), ["2019–2021, darin fehlen:", "2020: Essen"]),
        (
            gaps(("05113", {"2019", "2021"}), ("05119", {"2019", "2021"})),
            ["2019–2021, darin fehlen:", "2019, 2021: Essen, Oberhausen"],
        ),
        (
            gaps(*((key, {"2019", "2020"}) for key in MEMBERS)),
            ["2019–2021, darin fehlen:", "2019–2020: alle 15"],
        ),
        (Coverage((), dict.fromkeys(MEMBERS, frozenset())), ["kein Wert für ein Mitglied"]),
    ],
)
def test_gaps_in_words(item: Coverage, lines: list[str]) -> None:
    assert coverage.words(item, "de") == lines


def test_many_members_are_counted_and_named() -> None:
    item = gaps(*((key, {"2020"}) for key in MEMBERS[:6]))
    (line,) = coverage.words(item, "de")[1:]
    assert line.startswith("2020: 6 von 15 (")
    assert line.count(",") == 5


def test_a_year_nobody_has_is_a_gap_of_annual_figures_only() -> None:
    frame = tidy_frame([(key, year, 5.0, "A") for key in MEMBERS for year in ("2018", "2020")])
    assert coverage_of(RATE, frame).years == ("2018", "2019", "2020")
    irregular = INDICATORS["voter_turnout"]
    assert coverage_of(irregular, frame).years == ("2018", "2020")


def test_a_missing_value_is_no_value_and_other_kreise_do_not_count() -> None:
    rows: list[tuple[str, str, float | None, str]] = [
        ("05112", "2018", 5.0, "A"),
        ("05112", "2019", None, "M"),
        ("05", "2020", 5.0, "A"),
        ("05315", "2021", 5.0, "A"),
    ]
    item = coverage_of(RATE, tidy_frame(rows))
    assert item.years == ("2018", "2019", "2020")
    assert (item.last, item.with_value("2018"), item.with_value("2019")) == ("2018", 1, 0)


def test_the_strip_has_a_row_for_each_member_and_two_shapes() -> None:
    drawn = ET.fromstring(coverage.strip(gaps(("05113", {"2020"})), "de", "Lücken & mehr"))
    there, lacking = (path.attrib["d"] for path in drawn.iter("{http://www.w3.org/2000/svg}path"))
    # Alphabetical: Bochum, Bottrop, Dortmund, Duisburg, Ennepe-Ruhr, Essen.
    assert there.count("M") == len(MEMBERS) + 1
    assert lacking == f"M{coverage.COLUMN} {5 * coverage.ROW + 2.5}h{coverage.COLUMN}"
    assert drawn.attrib["aria-label"] == "Lücken & mehr"


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_the_words_add_up_to_the_shipped_figures(indicator_id: str) -> None:
    """Every member and year is either held or told as missing, never both."""
    indicator = INDICATORS[indicator_id]
    frame = store.read(indicator_id).frame
    if indicator.level != "kreis":
        return
    item = coverage_of(indicator, frame)
    told = {(key, year) for keys, years in item.missing().items() for key in keys for year in years}
    held = frame[frame["value"].notna() & frame["region"].isin(MEMBERS)]
    there = set(zip(held["region"], held["period"].str[:4], strict=True))
    assert told.isdisjoint(there)
    assert told | there == {(key, year) for key in MEMBERS for year in item.years}


@pytest.mark.parametrize(("path", "lang"), [("/datenstand", "de"), ("/en/data-status", "en")])
def test_every_indicator_and_every_table_stands_on_the_page(
    client: FlaskClient, path: str, lang: Lang
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    words = text(answer.text)
    for item in INDICATORS.values():
        assert item.title.in_(lang) in words
    for source in state(DATA).sources:
        assert source.table.code in words
    assert len(re.findall(r'class="strip"', answer.text)) == sum(
        item.level == "kreis" for item in INDICATORS.values()
    )


def test_the_heading_counts_what_the_files_hold(client: FlaskClient) -> None:
    (heading,) = re.findall(r"<h1>(.+?)</h1>", client.get("/datenstand").text)
    found = re.fullmatch(
        r"(\d+) von (\d+) Indikatoren reichen bis (\d+) oder weiter, (\d+) enden (\d+) oder früher",
        heading,
    )
    assert found
    count, total, recent, ended, old = map(int, found.groups())
    last = {}
    for item in INDICATORS.values():
        frame = store.read(item.id).frame
        rows = frame[frame["value"].notna()]
        own = rows[rows["region"].isin(MEMBERS)] if item.level == "kreis" else rows
        last[item.id] = int(own["period"].max()[:4])
    assert total == len(INDICATORS)
    assert count == sum(year >= recent for year in last.values())
    assert ended == sum(year <= old for year in last.values())


def test_before_any_update_the_page_says_so(client: FlaskClient) -> None:
    words = text(client.get("/datenstand").text)
    if not (DATA / "state.json").exists():
        assert "hat es hier noch nicht gegeben" in words
    assert "nicht überliefert" in words
    assert "Tag nicht bekannt" in words


def test_a_failed_update_is_told_with_the_last_good_state(tmp_path: Path) -> None:
    first_state(tmp_path)
    failed_update(tmp_path)
    client = app.create_app(tmp_path).server.test_client()
    words = text(client.get("/datenstand").text)
    assert "am 05.02.2027 abgefragt. Ohne brauchbare Antwort blieben 1;" in words
    assert "AI003-3, Betreuungsquoten: letzter guter Stand nicht überliefert. HTTP 503" in words
    assert "05.02.2027: neue Zahlen" in words
    table = list(csv.DictReader(io.StringIO(client.get("/datenstand.csv").text)))
    outcomes = {row["table"]: row["outcome"] for row in table if row["outcome"]}
    assert outcomes == {
        "regionalstatistik/13211-02-05-4": "new",
        "regionalatlas/AI003-3": "failed",
    }
    # All but two indicators have no file in this folder; each says how to make it.
    problems = {row["indicator"] for row in table if row["problem"]}
    assert len(problems) == len(INDICATORS) - 2


def test_the_csv_names_every_gap(client: FlaskClient) -> None:
    table = list(csv.DictReader(io.StringIO(client.get("/datenstand.csv").text)))
    assert {row["indicator"] for row in table} == set(INDICATORS)
    row = next(row for row in table if row["indicator"] == "long_term_unemployed")
    lacking = dict(part.split(":") for part in row["missing"].split(";"))
    assert "2024" in lacking["05112"].split()
    assert {"2005", "2006", "2007"} <= set(lacking["05117"].split())
    assert {row["next_update"] for row in table} == {"unknown"}


def source_of(*retrieved: str) -> Source:
    """A table read from files retrieved on these days."""
    some = state(DATA).sources[0]
    origin = store.read("unemployment_rate").provenance.origins[0]
    origins = tuple(replace(origin, retrieved=day) for day in retrieved)
    return replace(some, origins=origins, check=None)


def test_a_file_without_a_date_leaves_the_age_open() -> None:
    now = date(2026, 11, 24)
    whole, partly = source_of("2026-11-23"), source_of("2017-10-10", "")
    assert (whole.good, partly.good) == ("2026-11-23", "")
    assert state_sources._age(whole, now, "de") == "1 Tag"
    assert state_sources._age(partly, now, "de") == "nicht überliefert"
    assert "für 1 von 2 Dateien nicht überliefert" in state_sources._retrieved(partly, "de")
    assert state_sources._age(source_of("2027-01-01"), now, "de") == "0 Tage"
    assert state_sources._age(source_of("2017-10-10"), now, "de") == "9 Jahre"
