"""Pages with a chart: picture, words and numbers in the first HTML; a form that is the address."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from indicators import store
from indicators.query import VIEWS, Selection, View
from indicators.registry import INDICATORS
from layouts.address import href
from layouts.chart import describe
from layouts.facts import Fact
from layouts.views import allowed, views

RATE = INDICATORS["unemployment_rate"]


def first(client: FlaskClient, path: str) -> str:
    """The page that stands there before any script."""
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 200, path
    return unescape(answer.text.partition('id="first"')[2])


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "tabelle"])
def test_every_chart_stands_in_the_first_html_with_its_words_and_table(
    client: FlaskClient, view: View
) -> None:
    for number, item in enumerate(INDICATORS.values()):
        fact = Fact(item, store.read(item.id))
        # Every seventh page in English: its texts are tested for every indicator elsewhere.
        selection = Selection(view=view, lang="en" if number % 7 == 0 else "de")
        shown, notes = allowed(fact, selection)
        assert bool(notes) == (view not in views(fact)), item.id
        html = first(client, href(item, selection))
        assert fact.stored
        drawn = describe(item, fact.stored, shown)
        assert f"<h1>{drawn.finding}</h1>" in html
        assert drawn.alt in html
        drawings = re.findall(r'<(?:svg class="chart"|div class="chart tiles")', html)
        assert len(drawings) == 1, item.id
        assert html.count('<table class="drawn"') == 1, item.id
        assert all(note in html for note in notes)


def test_the_table_below_the_chart_holds_what_is_drawn(client: FlaskClient) -> None:
    html = first(client, f"/indikator/{RATE.slug.de}?ansicht=rang")
    table = html.partition('<table class="drawn"')[2].partition("</table>")[0]
    drawn = describe(RATE, store.read(RATE.id), Selection(view="rang"))
    rows = re.findall(r"<tr>(.+?)</tr>", table)
    assert len(rows) == len(drawn.bars) + 1
    for bar, row in zip(drawn.bars, rows[1:], strict=True):
        assert drawn.told(bar.point.value or 0.0) in row
        assert f">{bar.place}<" in row or not bar.place


def test_statements_carry_picture_and_table(client: FlaskClient) -> None:
    for path in ("/ziel/A06", "/en/goal/A06"):
        html = first(client, path)
        assert '<svg class="chart"' in html
        assert '<table class="drawn"' in html


def test_what_is_sent_equals_what_is_shown(client: FlaskClient) -> None:
    """A form sent as it is shows the same picture: nothing is lost or added on the way."""
    for view in VIEWS:
        path = f"/indikator/{RATE.slug.de}?regionen=ruhr~05513&ansicht={view}&vergleich=nrw"
        html = first(client, path)
        form = html.partition("<form")[2].partition("</form>")[0]
        sent = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
        sent += re.findall(r'name="(regionen)" id="[^"]*" value="([^"]*)" checked', form)
        for name, inside in re.findall(r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', form):
            sent += [(name, re.findall(r'value="([^"]*)" selected', inside)[0])]
        query = "&".join(f"{name}={value}" for name, value in sent)
        again = first(client, f"/indikator/{RATE.slug.de}?{query}")
        picture = re.compile(
            r'<(?:svg class="chart"|div class="chart tiles").*?</figure>'
            r'|<table class="values".*?</table>', re.S,
        )  # fmt: skip
        assert picture.search(html), view
        assert picture.findall(html) == picture.findall(again), view


def test_without_a_script_there_is_a_button(client: FlaskClient) -> None:
    html = first(client, f"/indikator/{RATE.slug.de}")
    assert re.search(r'<noscript><button type="submit">Anzeigen</button></noscript>', html)


def test_tabs_keep_the_choice(client: FlaskClient) -> None:
    html = first(client, f"/indikator/{RATE.slug.de}?regionen=05513&ansicht=abstand&vergleich=nrw")
    tabs = html.partition('class="tabs"')[2].partition("</ul>")[0]
    links = re.findall(r'href="[^"?]*\?([^"]*)"', tabs)
    assert len(links) == len(VIEWS) - 1
    assert all(link.startswith("regionen=05513") for link in links)
    assert all("vergleich=nrw" in link for link in links)
