"""Last years far behind those of the other headline indicators are said in words."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indicators import store
from indicators.model import Lang
from indicators.regions import RUHR
from indicators.registry import INDICATORS
from layouts.goal_data import Lead, lead
from layouts.pages import recency
from layouts.paths import link
from tests.page_texts import main, text

OLD = "business_formations_per_10000"
HEADLINES = [item for item in INDICATORS.values() if item.headline]
WORDS: dict[Lang, str] = {"de": "zuletzt", "en": "last in"}


@pytest.fixture(scope="module")
def known() -> Lead:
    return lead(store.DATA)


def only(known: Lead, *keys: str) -> Lead:
    """The same judgement over these headline indicators alone."""
    kept = tuple(v for v in known.judgement.verdicts if v.verdict.indicator in keys)
    return replace(known, judgement=replace(known.judgement, verdicts=kept))


def last(indicator_id: str) -> str:
    """The last period with a value for the Ruhr."""
    frame = store.read(indicator_id).frame
    return str(frame[(frame["region"] == RUHR) & frame["value"].notna()]["period"].max())


def test_a_year_is_late_by_its_distance_to_the_newest(known: Lead) -> None:
    newest = recency.newest(known)
    assert newest == max(int(last(item.id)) for item in HEADLINES)
    edge = newest - recency.LATE
    assert recency.told(str(edge + 1), known, "de") == str(edge + 1)
    assert recency.told(str(edge), known, "de") == f"zuletzt {edge}"
    assert recency.told(str(edge), known, "en") == f"last in {edge}"


def test_the_rule_hangs_on_the_figures_and_on_no_name(known: Lead) -> None:
    year = last(OLD)
    assert recency.late(year, known)
    assert not recency.late(year, only(known, OLD))
    assert recency.newest(only(known)) == 0


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("page", ["home", "economy", "life"])
def test_a_headline_says_a_late_year_in_words(
    client: FlaskClient, known: Lead, lang: Lang, page: str
) -> None:
    cards = re.findall(
        r'<article class="headline">.*?</article>', client.get(link(page, lang)).text, re.DOTALL
    )
    found = {key: card for card in cards if (key := of(card, lang))}
    assert found
    for key, card in found.items():
        year = last(key)
        far = recency.newest(known) - int(year) >= recency.LATE
        value = text(re.findall(r'<p class="value">.*?</p>', card, re.DOTALL)[0])
        assert (f"{WORDS[lang]} {year}" in value) is far, key
        assert year in value


def of(card: str, lang: Lang) -> str:
    """Id of the indicator a card is about."""
    return next((i.id for i in HEADLINES if f'href="{link("indicator", lang, i.id)}"' in card), "")


def test_a_statement_says_it_too_and_shows_one_year_once(client: FlaskClient) -> None:
    told = main(client.get("/ziel/I22").text)
    head = re.findall(r'<table class="ends".*?</thead>', told, re.DOTALL)[0]
    assert text(head) == f"zuletzt {last(OLD)}"
    rows = re.findall(r'<table class="ends".*?</table>', told, re.DOTALL)[0].count("<td")
    assert rows == 3
    told = main(client.get("/en/goal/E05").text)
    head = re.findall(r'<table class="ends".*?</thead>', told, re.DOTALL)[0]
    assert text(head) == f"2015 {last('unemployment_rate')} Change"


@pytest.mark.parametrize("query", ["?kacheln=neuerrichtungen", "?kacheln=arbeitslosenquote"])
def test_the_tiles_name_the_year_of_their_values(client: FlaskClient, query: str) -> None:
    item = next(i for i in HEADLINES if i.slug.de == query.partition("=")[2])
    told = text(main(client.get(f"/{query}").text))
    year = f"zuletzt {last(item.id)}" if item.id == OLD else last(item.id)
    assert f"{item.title.de}, {item.unit.de}, {year}" in told
    beside = text(main(client.get("/vergleich?ansicht=kacheln").text))
    assert f"Prozent, {last('unemployment_rate')} " in beside
