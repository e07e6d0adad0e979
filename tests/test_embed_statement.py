"""A statement's frame proves every figure its words rest on; citations lead to what they name."""

import csv
import io
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from indicators import store
from indicators.goals import GOALS
from indicators.query import Selection
from indicators.registry import INDICATORS
from layouts import goal_words
from layouts.data import build, state
from layouts.embed import proof, snippets, view
from layouts.embed.ask import Ask
from layouts.goal_data import assessed, leading, ledger
from layouts.series import shown as regions_of
from tests.page_texts import text

SUM = re.compile(r'<code[^>]*id="summe"[^>]*>([0-9a-f]{64})</code>')
CITED = re.compile(r'id="teilen-(zitat-\w+)"[^>]*><code>(.*?)</code>')


def goal(key: str) -> Ask:
    return Ask("goal", key, Selection())


def proven(client: FlaskClient, frame: str) -> tuple[str, bytes]:
    """The page that proves a frame, and the file whose checksum it names."""
    html = client.get(f"/pruefen?{urlencode({'adresse': frame})}", follow_redirects=True).text
    (found,) = re.findall(r"curl -s (?:&quot;|\")(.*?)(?:&quot;|\")", html)
    answer = client.get(unescape(found).removeprefix("http://localhost"))
    assert answer.status_code == 200, found
    return html, answer.data


@pytest.mark.parametrize("key", ["E05", "A06", "E06", "W02"])
def test_the_rows_proven_are_those_of_every_indicator(client: FlaskClient, key: str) -> None:
    html, file = proven(client, f"/embed/ziel/{key}")
    assert SUM.findall(html) == [sha256(file).hexdigest()]
    rows = csv.DictReader(io.StringIO(file.decode()))
    assert {row["indicator"] for row in rows} == set(build.linked(key))
    for own in build.linked(key):
        assert INDICATORS[own].short_title.de in text(html)


def _said(key: str) -> Iterator[tuple[str, str]]:
    """Indicator and region of each figure that a statement's heading rests on."""
    judgement, triad = ledger(store.DATA).judgements[key], ledger(store.DATA).triad
    for item in assessed(judgement):
        yield from ((item.verdict.indicator, r) for r in ("ruhr", item.verdict.comparator))
    check = leading(judgement)
    if check and goal_words.heading(judgement, triad, "de") == goal_words.checked(check, "de"):
        claim = check.claim
        # A rank is made from all Kreise; the file about a statement does not hold them.
        assert claim.quantity != "rank", key
        found = (*claim.regions, *filter(None, [claim.comparator]))
        yield from ((claim.indicator, region) for region in found)


def test_no_heading_rests_on_a_figure_that_is_not_proven() -> None:
    count = 0
    for key in GOALS:
        behind = view.make(goal(key), store.DATA).rests_on
        for indicator, region in _said(key):
            assert indicator in behind, key
            assert region in regions_of(INDICATORS[indicator]), (key, region)
            count += 1
    assert count > 50


def test_a_statement_that_no_figure_judges_has_none_to_prove() -> None:
    shown = view.make(goal("E03"), store.DATA)
    assert proof.table(shown, "") is None
    assert (proof.data(shown), proof.checksum(shown)) == ("", "")


def test_of_figures_kept_back_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where only one of several indicators is: its checksum would be another."""
    shown = view.make(goal("E05"), store.DATA)
    assert proof.passed_on(shown)
    kept = build.linked("E05")[1]
    monkeypatch.setattr(state, "kept_back", lambda key, _root: "no" if key == kept else "")
    assert not proof.passed_on(shown)


@pytest.mark.parametrize("page", ["/ziel/E05", "/indikator/arbeitslosenquote", "/region/ruhr"])
def test_a_citation_leads_to_the_vintage_it_names(client: FlaskClient, page: str) -> None:
    html = client.get(page, follow_redirects=True).text
    now = state.current(store.DATA).id
    cited = dict(CITED.findall(html))
    assert set(cited) == {"zitat-kurz", "zitat-lang"}
    for line in map(unescape, cited.values()):
        assert f"Datenstand {now}" in line
        found = re.findall(r"http://localhost(/embed/\S+)$", line)
        assert len(found) == 1, line
        assert f"stand={now}" in found[0]
        answer = client.get(found[0])
        assert (answer.status_code, now in answer.text) == (200, True)
    (live,) = re.findall(r'id="teilen-fresh-address"[^>]*><code>(.*?)</code>', html)
    assert live.startswith(f"http://localhost{page}")
    assert "stand=" not in live


@pytest.mark.parametrize(
    ("key", "title", "kicker"),
    [
        ("unemployment_rate", "Arbeitslosenquote im Ruhrgebiet", "Arbeitslosenquote · Prozent · "),
        (
            "business_registrations_per_10000",
            "Gewerbeanmeldungen je 10.000 Einwohner im Ruhrgebiet",
            "Gewerbeanmeldungen je 10.000 Einwohner · ",
        ),
    ],
)
def test_titles_and_units_are_said_once(
    client: FlaskClient, key: str, title: str, kicker: str
) -> None:
    shown = view.make(Ask("indicator", key, Selection()), store.DATA)
    assert snippets.title(shown).startswith(title)
    assert f'title="{title}' in snippets.iframe(shown, "")
    assert " · ".join(shown.kicker).startswith(kicker)
    frame = client.get(shown.ask.frame()).text
    page = client.get(shown.ask.page()).text
    for html in (frame, page):
        assert "je 10.000 Einwohner · je 10.000" not in text(html)
        assert "je 10.000 Einwohner, je 10.000" not in text(html)


@pytest.mark.parametrize("lang", ["", "/en"])
def test_a_wrong_view_is_told_all_that_there_are(client: FlaskClient, lang: str) -> None:
    page = f"{lang}/{'indicator/unemployment-rate' if lang else 'indikator/arbeitslosenquote'}"
    html = client.get(f"{page}?ansicht=torte", follow_redirects=True).text
    assert "karte, kacheln" in text(html)
