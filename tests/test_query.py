"""A choice in the URL: read, written back, and what of a bad one is passed over."""

import pytest

from indicators.query import VIEWS, BadSelection, Selection, select
from indicators.registry import INDICATORS
from layouts.address import NoPage, choice, href, read
from tests.chart_samples import full


@pytest.mark.parametrize(
    "query",
    [
        "",
        "regionen=05113~ruhr",
        "regionen=05113~nrw-ohne-ruhr~nrw~deutschland&jahr=2010..2020",
        "jahr=2015&ansicht=rang",
        "jahr=..2020&ansicht=karte",
        "jahr=2011..&ansicht=tabelle",
        "regionen=ruhr&ansicht=abstand&vergleich=deutschland",
        "ansicht=streifen&vergleich=nrw&stand=2025-01-01",
    ],
)
def test_a_canonical_query_comes_back_as_it_was(query: str) -> None:
    pairs = dict(part.split("=") for part in query.split("&") if part)
    assert Selection.from_query(pairs).to_query() == query


def test_regions_may_be_named_by_slug_and_nuts_code_once_each() -> None:
    assert Selection.from_query({"regionen": "essen~DEA13~05113~ruhr"}).regions == ("05113", "ruhr")


@pytest.mark.parametrize(
    "query",
    [
        {"jahr": "20"},
        {"jahr": "2020..2010"},
        {"jahr": "2010...2020"},
        {"jahr": "zwanzig"},
        {"jahr": "²²²²"},
        {"jahr": "٢٠١٥"},
        {"ansicht": "torte"},
        {"vergleich": "bayern"},
        {"regionen": "atlantis"},
    ],
)
def test_a_bad_query_is_refused_with_a_right_example(query: dict[str, str]) -> None:
    (key,) = query
    with pytest.raises(BadSelection, match=rf"{key}=|is none of {', '.join(VIEWS)}"):
        Selection.from_query(query)


def test_the_usual_comparator_stays_out_of_the_address() -> None:
    found = Selection.from_query({"ansicht": "abstand", "vergleich": "nrw-ohne-ruhr"})
    assert found == Selection(view="abstand")
    assert found.to_query() == "ansicht=abstand"


def test_the_two_menus_of_a_plain_form_are_a_span_in_either_order() -> None:
    for text in ("2010~2020", "2020~2010"):
        found = Selection.from_query({"jahr": text})
        assert (found.since, found.until) == ("2010", "2020")
    assert Selection.from_query({"jahr": "2015~2015"}).to_query() == "jahr=2015"


def test_select_takes_regions_and_years_and_nothing_else() -> None:
    frame = full().frame
    found = select(frame, Selection(("ruhr", "05113"), "2014", "2016"))
    assert sorted(set(found["region"])) == ["05113", "ruhr"]
    assert sorted(set(found["period"])) == ["2014", "2015", "2016"]
    assert len(select(frame, Selection())) == len(frame)


def test_a_page_uses_the_good_parts_and_names_the_bad_ones() -> None:
    query = {
        "regionen": "esen~ruhr", "jahr": "2010..2020", "ansicht": "torte", "vergleich": "bayern",
    }  # fmt: skip
    selection, notes = choice(query, "de")
    assert selection == Selection(("ruhr",), "2010", "2020")
    assert len(notes) == 3
    assert "„esen“" in notes[0]
    assert "„essen“" in notes[0]
    assert "torte" in notes[1]
    assert "bayern" in notes[2]


def test_every_indicator_is_found_by_the_address_of_its_page() -> None:
    for item in INDICATORS.values():
        path, _, query = href(item, Selection(("05113",))).partition("?")
        address = read(path, query)
        assert address.indicator is item
        assert address.selection.regions == ("05113",)


def test_an_unknown_path_suggests_the_nearest_indicator() -> None:
    with pytest.raises(NoPage) as caught:
        read("/indikator/arbeitslosenqote", "")
    assert caught.value.suggestion
    assert caught.value.suggestion.href == href(INDICATORS["unemployment_rate"], Selection())
    with pytest.raises(NoPage):
        read("/nirgendwo", "")
