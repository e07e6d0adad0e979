"""Search: everyday words, English, misspellings, codes, and what it does with nonsense."""

import time
from collections.abc import Callable
from itertools import count

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import store
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from indicators.search import KINDS, SYNONYMS, fold, search, words

# What is asked for -> what must come first.
FIRST = {
    # German, as it stands in the catalogue or in everyday words
    "Arbeitslosenquote": "unemployment_rate",
    "Arbeitslosigkeit": "unemployment_rate",
    "Langzeitarbeitslosigkeit": "long_term_unemployed_share",
    "langzeitarbeitslos": "long_term_unemployed",
    "Jugendarbeitslosigkeit": "youth_unemployment_rate",
    "arbeitslose Frauen": "unemployment_rate_women",
    "kita": "childcare_rate_u3",
    "Krippe": "childcare_rate_u3",
    "Kinderarmut": "child_poverty",
    "Altersarmut": "old_age_minimum_income",
    "Hartz IV": "sgb2_rate",
    "hartz4": "sgb2_rate",
    "Bürgergeld": "sgb2_rate",
    "buergergeld": "sgb2_rate",
    "SGB-II": "sgb2_rate",
    "BIP": "gdp_per_capita",
    "BIP pro Kopf": "gdp_per_capita",
    "F&E": "rd_expenditure_gdp",
    "FuE": "rd_expenditure_gdp",
    "Pleiten": "business_insolvency_rate",
    "Mieten": "asking_rent",
    "Lohn": "gross_earnings",
    "Azubis": "apprentices_per_1000",
    "Schulabbrecher": "school_leavers_no_certificate",
    "Übernachtungen": "overnight_stays_per_capita",
    "Wie hoch ist die Wahlbeteiligung?": "voter_turnout",
    "Ausländeranteil": "foreigners_share",
    "Hausarztmangel": "general_practitioners_per_10000",
    "Bevölkerungsdichte": "population",
    "Herne": "05916",
    "Kreis Wesel": "05170",
    "Ruhrpott": "ruhr",
    "Castrop Rauxel": "05562",
    # English
    "jobless": "unemployment_rate",
    "long-term unemployment": "long_term_unemployed_share",
    "R&D": "rd_expenditure_gdp",
    "R & D": "rd_expenditure_gdp",
    "startups": "business_registrations_per_10000",
    "start-ups": "business_registrations_per_10000",
    "GDP": "gdp_per_capita",
    "gdp per head": "gdp_per_capita",
    "productivity": "gdp_per_worker",
    "wages": "gross_earnings",
    "day care": "childcare_rate_u3",
    "child poverty": "child_poverty",
    "bankruptcies": "business_insolvency_rate",
    "doctors": "physicians_per_10000",
    "rents": "asking_rent",
    "commuting": "in_commuter_share",
    "dropouts": "school_leavers_no_certificate",
    "traffic accidents": "road_casualties_per_10000",
    "green space": "green_area_share",
    "Cologne": "05315",
    "Ruhr area": "ruhr",
    "Germany": "00",
    # Misspelt, without umlauts, as codes
    "arbeitslosnequote": "unemployment_rate",
    "Arbeitslosenqoute": "unemployment_rate",
    "unemploymnet rate": "unemployment_rate",
    "chidlcare": "childcare_rate_u3",
    "Wahlbeteilgung": "voter_turnout",
    "insolvencys": "business_insolvency_rate",
    "ubernachtungen": "overnight_stays_per_capita",
    "Muelheim": "05117",
    "Mulheim": "05117",
    "MÜLHEIM": "05117",
    "Gelsenkrichen": "05513",
    "Dortmnud": "05913",
    "dusiburg": "05112",
    "05113": "05113",
    "dea13": "05113",
    "a06": "A06",
}


@pytest.mark.parametrize(("query", "expected"), FIRST.items(), ids=FIRST)
def test_the_right_thing_comes_first(query: str, expected: str) -> None:
    answer = search(query)
    assert [hit.id for hit in answer.hits[:1]] == [expected]
    assert answer.suggestion is None


def test_a_question_about_a_place_finds_both() -> None:
    found = [hit.id for hit in search("Wie hoch ist die Arbeitslosenquote in Bochum?").hits]
    assert found[0] == "unemployment_rate"
    assert "05911" in found[:5]


def test_statements_of_the_paper_are_found_in_both_languages() -> None:
    assert {hit.kind for hit in search("Emscher").hits} == {"goal"}
    assert search("climate", kinds=["goal"]).hits
    assert all(hit.kind == "region" for hit in search("Dortmund", kinds=["region"]).hits)


@pytest.mark.parametrize(
    "query", ["", "   ", "?", "&", "xyzzy", "qqqq", "steel", "\x00", "ß" * 5000]
)
def test_nonsense_finds_nothing(query: str) -> None:
    assert search(query).hits == ()


def test_a_near_miss_suggests_a_name() -> None:
    answer = search("Obrhaunes")
    assert answer.hits == ()
    assert answer.suggestion == REGIONS["05119"].name
    assert search("xyzzy").suggestion is None
    # A suggestion is of the kind that was asked for.
    assert search("Obrhaunes", kinds=["goal"]).suggestion is None


def test_every_title_and_name_finds_itself() -> None:
    for item in INDICATORS.values():
        for text in (item.title.de, item.title.en, item.short_title.de, item.short_title.en):
            best = [hit.id for hit in search(text).hits if hit.score == 1.0]
            assert item.id in best, text
    for ags in MEMBERS:
        for text in (REGIONS[ags].name.de, REGIONS[ags].name.en):
            assert search(text).hits[0].id == ags


def test_every_synonym_belongs_to_something_and_finds_it() -> None:
    named, known = set(SYNONYMS["indicator"]), set(INDICATORS)
    place = "indicators/synonyms.toml [indicator]"
    assert known <= named, f"{place}: add a line for {', '.join(sorted(known - named))}"
    assert named <= known, f"{place}: no indicator is called {', '.join(sorted(named - known))}"
    assert set(SYNONYMS["region"]) <= set(REGIONS)
    for held in SYNONYMS.values():
        for key, texts in held.items():
            for text in texts:
                best = [hit.id for hit in search(text).hits if hit.score == 1.0]
                assert key in best, f"{text} does not find {key}"


def test_folding() -> None:
    assert fold("Mülheim") == fold("MUELHEIM") == fold("Mulheim") == "mulheim"
    assert fold("Straße") == "strasse"
    assert fold("Start-ups") == "startups"
    assert fold("R & D") == fold("R&D") == "rd"
    assert words("Anteil der Frauen an den Beschäftigten") == ["anteil", "fraun", "beschaftigten"]
    assert words("in der") == ["in", "der"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_answered(query: str) -> None:
    answer = search(query, limit=5)
    assert len(answer.hits) <= 5
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert not (answer.hits and answer.suggestion)
    assert {hit.kind for hit in answer.hits} <= set(KINDS)


def test_a_query_costs_as_little_as_reading_one_indicator() -> None:
    """Held against work of the same machine in the same moment, not against a clock."""
    search("warm up")
    numbers = count()
    reading = _cost(lambda: pd.read_parquet(store.path("unemployment_rate")))
    assert _cost(lambda: search(f"arbeitslsnqote {next(numbers)}")) < reading
    # The worst case: as many words as count, all misspelt, none seen before.
    stems = ("arbeitslsn", "dortmnud", "shulabgang", "bevlkerung", "eikommen", "logstik")
    worst = _cost(lambda: search(" ".join(f"{stem}x{next(numbers)}q" for stem in stems)))
    assert worst < 5 * reading


def _cost(work: Callable[[], object]) -> float:
    """Seconds of CPU of the cheapest of twenty runs."""
    spent = []
    for _ in range(20):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)
