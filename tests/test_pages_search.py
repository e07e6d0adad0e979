"""The search page: what it finds, what it answers for places, what it escapes."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from indicators import store
from indicators.model import Indicator
from indicators.registry import INDICATORS
from layouts.first_html import render
from layouts.numbers import number, quantity
from layouts.pages import forms, seek
from tests.page_texts import main, main_text, text


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("arbeitslosenqote", "/indikator/arbeitslosenquote"),
        ("GDP", "/indikator/bip-je-einwohner"),
        ("duisburg", "/region/05112-duisburg"),
        ("kita", "/indikator/"),
    ],
)
def test_the_search_forgives_and_links(client: FlaskClient, asked: str, path: str) -> None:
    html = client.get("/indikatoren", query_string={"q": asked}).text
    assert f'href="{path}' in main(html)
    assert f'value="{asked}"' in html


def _change(item: Indicator, region: str) -> str:
    """From the base year to the last one, as the page writes it."""
    rows = store.read(item.id).frame
    rows = rows[(rows["region"] == region) & rows["value"].notna()]
    first = rows[rows["period"] == "2015"]["value"].iloc[0]
    last = rows.sort_values("period").iloc[-1]
    amount = number(last["value"] - first, item.decimals, "de", sign=True)
    return f"({last['period']}), {amount} Prozentpunkte seit 2015"


def test_a_question_that_names_places_is_answered_for_them(client: FlaskClient) -> None:
    item = INDICATORS["long_term_unemployed_share"]
    html = client.get("/indikatoren", query_string={"q": "langzeitarbeitslos nrw Herne"}).text
    entry = html.partition(f'href="/indikator/{item.slug.de}?regionen=nrw~05916"')[2]
    told = text(entry.partition("</li>")[0])
    assert f"Nordrhein-Westfalen {_value(item, '05')} {_change(item, '05')}" in told
    assert f"Herne {_value(item, '05916')} {_change(item, '05916')}" in told
    assert 'href="/region/05916-herne"' in main(html)


def _value(item: Indicator, region: str) -> str:
    rows = store.read(item.id).frame
    rows = rows[(rows["region"] == region) & rows["value"].notna()].sort_values("period")
    return quantity(rows["value"].iloc[-1], item, "de").replace("\u00a0", " ")


def test_places_of_a_question_are_taken_apart_from_the_rest() -> None:
    assert seek.places("Mülheim an der Ruhr Kita") == (("05117",), "Kita")
    assert seek.places("kreis unna essen logistik") == (("05978", "05113"), "logistik")
    assert seek.places("rent in wesel district") == (("05170",), "rent in")
    assert seek.places("logistik") == ((), "logistik")
    assert seek.places("Köln Bochum") == (("05315", "05911"), "")
    assert seek.beside(("05916",)) == ("05916", "ruhr", "05")
    assert seek.beside(("05916", "00")) == ("05916", "00")


def test_two_places_lead_to_their_comparison(client: FlaskClient) -> None:
    html = client.get("/en/indicators?q=duisburg+dortmund+logistics").text
    target = re.search(r'href="(/en/compare\?indikator=[^"]+regionen=05112~05913)"', html)
    assert target
    told = main_text(client.get(unescape(target.group(1))).text)
    assert INDICATORS["logistics_employment_share"].title.en in told
    assert "Duisburg" in told


def test_a_search_without_result_says_so_in_both_languages(client: FlaskClient) -> None:
    assert "Nichts gefunden für „xyzzyq“" in main_text(client.get("/indikatoren?q=xyzzyq").text)
    assert "Nothing found for “xyzzyq”" in main_text(client.get("/en/indicators?q=xyzzyq").text)


def test_hostile_words_stay_text(client: FlaskClient) -> None:
    evil = '"><script>alert(1)</script>'
    for path, key in (("/indikatoren", "q"), ("/vergleich", "weitere"), ("/karte", "jahr"),
                      ("/vergleich", "indikator"), ("/karte", "indikator")):  # fmt: skip
        assert "<script>alert" not in client.get(path, query_string={key: evil}).text


def test_form_fields_escape_what_they_say() -> None:
    evil = '"><b>'
    for field in (forms.text("q", evil, evil), forms.menu("q", evil, [(evil, evil)], ""),
                  forms.boxes("q", evil, [(evil, evil)], [])):  # fmt: skip
        assert "<b>" not in field
    assert render(None) == ""
