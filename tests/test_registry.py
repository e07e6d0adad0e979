"""The catalogue, walked: every declaration is complete, in both languages, and points somewhere."""

import re
from collections import Counter

import pytest

from indicators import economy, labour, life
from indicators.model import Indicator, Text
from indicators.publishers import PUBLISHERS
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, REGIONS, RUHR, UnknownRegion, find
from indicators.registry import INDICATORS, UnknownIndicator, by_id, by_slug
from indicators.tables import TABLES

DECLARED = (*economy.INDICATORS, *labour.INDICATORS, *life.INDICATORS)
each = pytest.mark.parametrize("item", DECLARED, ids=lambda item: item.id)


def test_no_declaration_hides_another() -> None:
    for names in (
        [item.id for item in DECLARED],
        [item.slug.de for item in DECLARED],
        [item.slug.en for item in DECLARED],
        [item.title.de for item in DECLARED],
        [item.title.en for item in DECLARED],
        [item.short_title.de for item in DECLARED],
        [item.short_title.en for item in DECLARED],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_at_least_forty_indicators_and_a_headline_in_each_pillar() -> None:
    assert len(INDICATORS) >= 40
    assert {item.pillar for item in DECLARED if item.headline} == {"economy", "labour", "life"}


@each
def test_texts_are_there_in_both_languages(item: Indicator) -> None:
    names = ("title", "short_title", "description", "definition", "unit", "slug")
    texts = [getattr(item, name) for name in names]
    texts += [*item.notes, *(entry.text for entry in item.breaks)]
    texts += [text for text in (item.pool.reason, item.pool.weight_name) if text]
    assert all(isinstance(text, Text) and text.de.strip() and text.en.strip() for text in texts)


@each
def test_remarks_are_sentences_and_a_break_does_not_repeat_its_period(item: Indicator) -> None:
    marks = [(entry.period, entry.text) for entry in item.breaks]
    for period, text in [*marks, *(("", note) for note in item.notes)]:
        for words in (text.de, text.en):
            assert words.endswith(".")
            assert words[0].isupper() or words[0].isdigit()
            # Pages put the period in front: "2011: ...".
            assert not (period and re.match(rf"(\w+ )?{period}\b", words)), words


@each
def test_no_remark_says_where_the_figures_end(item: Indicator) -> None:
    """An update would make it false; pages compute the last year and the gaps from the data."""
    for note in item.notes:
        assert not re.search(
            r"vorliegend|liegt nur|\bende(t|n) \d{4}|20(1[5-9]|2\d) fehlen", note.de
        ), note.de
        assert not re.search(r"at hand end|ends? in \d{4}|is there for", note.en), note.en


@each
def test_declaration_is_sound(item: Indicator) -> None:
    assert item.valid[0] < item.valid[1]
    assert re.fullmatch(r"[a-z0-9-]+", item.slug.de)
    assert re.fullmatch(r"[a-z0-9-]+", item.slug.en)
    assert set(item.tables()) <= set(TABLES)
    assert item.tables()
    assert set(item.absent) <= set(MEMBERS)
    assert item.pool.methods or item.pool.reason, "say how regions are pooled, or why not"
    assert ("weighted" in item.pool.methods) == bool(item.pool.weight_name)
    assert all(region in REGIONS for entry in item.breaks for region in entry.regions)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.id)
def test_table_names_a_publisher_and_files(table: object) -> None:
    from indicators.model import Table

    assert isinstance(table, Table)
    assert table.publisher in PUBLISHERS
    assert table.files
    assert table.title.de
    assert table.title.en


def test_lookup_by_id_and_slug_with_a_suggestion() -> None:
    item = by_id("unemployment_rate")
    assert by_slug(item.slug.de) is item
    assert by_slug(item.slug.en, "en") is item
    with pytest.raises(UnknownIndicator, match="did you mean") as caught:
        by_slug("arbeitslosenqoute")
    assert caught.value.suggestion is not None
    with pytest.raises(UnknownIndicator, match=r"no indicator 'zzzzqqq'$"):
        by_id("zzzzqqq")


def test_regions_hold_members_aggregates_and_all_kreise() -> None:
    assert len(MEMBERS) == 15
    kinds = Counter(REGIONS[member].kind for member in MEMBERS)
    assert kinds == {"stadt": 11, "kreis": 4}
    assert {RUHR, NRW_REST, NRW, GERMANY, "DEA1", "DEA3", "DEA5"} <= set(REGIONS)
    kreise = [r for r in REGIONS.values() if r.kind in {"stadt", "kreis", "other"}]
    assert len(kreise) == 400
    assert sum(r.id.startswith("05") for r in kreise) == 53


@pytest.mark.parametrize("key", ["05113", "essen", "DEA13", " Essen "])
def test_region_is_found_by_ags_slug_and_nuts(key: str) -> None:
    assert find(key).id == "05113"


def test_unknown_region_shows_a_right_example() -> None:
    with pytest.raises(UnknownRegion, match="05113, essen, DEA13 or ruhr"):
        find("atlantis")
