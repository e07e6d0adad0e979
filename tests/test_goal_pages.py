"""The pages about statements from outside: each statement, the method, the overview's triad."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.goals import GOALS, Goal
from indicators.judge import judge, whole
from indicators.model import Lang
from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.rules import RULES
from layouts import chart, plotly_writer, shell, svg_writer, triad_mark
from layouts.address import Address, read
from layouts.first_html import render
from layouts.goal_words import heading
from layouts.parts import Chart, Mark
from layouts.words import texts
from tests.page_texts import opened, text

EVERY_GOAL = pytest.mark.parametrize("goal", GOALS.values(), ids=list(GOALS))


CAUSAL = {
    "de": r"\b(wegen|dank|aufgrund|infolge|verursacht|bewirkt)\b",
    "en": r"\b(because of|due to|thanks to|caused|owing to)\b",
}


@EVERY_GOAL
def test_a_statement_has_its_page(client: FlaskClient, goal: Goal) -> None:
    title, told = opened(client, f"/ziel/{goal.id}")
    assert f"„{goal.quote}“" in told
    assert f"Seite {goal.page}" in told
    assert len(title) > 10
    assert not re.search(r"\bnan\b|\bNone\b|\{[a-z]+\}", told)
    for key in goal.indicators:
        assert INDICATORS[key].definition.de in told
    for key in goal.related:
        assert GOALS[key].quote in told
    if goal.remark:
        assert " ".join(goal.remark.de.split()) in told


@pytest.mark.parametrize("goal_id", ["A06", "E05", "I11", "S06", "I01", "E06", "W12"])
def test_the_heading_is_the_result(client: FlaskClient, goal_id: str) -> None:
    title, _ = opened(client, f"/ziel/{goal_id}")
    assert title == heading(judge(GOALS[goal_id]), whole(), "de")
    assert GOALS[goal_id].quote not in title


@pytest.mark.parametrize(
    ("path", "told"),
    [("/ziel/I11", "300.000"), ("/en/goal/E05", "NRW without the Ruhr")],
)
def test_title_and_description_tell_the_finding(client: FlaskClient, path: str, told: str) -> None:
    html = unescape(client.get(path).text)
    found = read(path, "")
    result = heading(judge(GOALS[found.goal]), whole(), found.lang)
    title = re.search(r"<title>(.+?)</title>", html)
    about = re.search(r'<meta property="og:description" content="(.+?)">', html)
    assert title
    assert about
    assert title.group(1).startswith(f"{found.goal}: {result} – ")
    assert f"): {result}. " in about.group(1)
    # The figures behind it, not only the words.
    assert told in about.group(1).partition(result)[2]
    assert re.search(r"\d", about.group(1).partition(result)[2])


def test_a_claim_shows_which_members_and_every_year(client: FlaskClient) -> None:
    _, told = opened(client, "/ziel/A06")
    frame = store.read("long_term_unemployed_share").frame
    rows = frame[(frame["period"] == "2015") & (frame["value"] > 50)]
    names = {"05915": "Hamm", "05119": "Oberhausen", "05117": "Mülheim", "05562": "Recklinghausen"}
    members = [names[key] for key in rows["region"] if key in names]
    assert len(members) >= 3
    for name in members:
        assert name in told
    assert "Toleranz für „ungefähr“: 1,5 Prozentpunkte" in told


def test_the_comparator_can_be_chosen(client: FlaskClient) -> None:
    frame = store.read("unemployment_rate").frame
    row = frame[(frame["region"] == "00") & (frame["period"] == "2015")].iloc[0]
    value = f"{row['value']:.1f}".replace(".", ",") + " %"
    _, told = opened(client, "/ziel/E05?vergleich=deutschland")
    assert f"Deutschland {value}" in told.replace("\u00a0", " ")
    _, odd = opened(client, "/ziel/E05?vergleich=bayern")
    assert "Den Vergleich „bayern“ gibt es nicht" in odd


def test_an_unknown_statement_is_refused_with_a_suggestion(client: FlaskClient) -> None:
    answer = client.get("/ziel/A66")
    assert answer.status_code == 404
    assert 'href="/ziel/A06"' in answer.text
    for path in ("/ziel/", "/ziel/zzz", "/ziele/A06", "/ziel/A06/x"):
        assert client.get(path).status_code == 404, path


def test_lower_case_leads_to_the_one_address(client: FlaskClient) -> None:
    answer = client.get("/ziel/a06?vergleich=nrw")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/ziel/A06?vergleich=nrw")
    listing = client.get("/ziele/")
    assert (listing.status_code, listing.headers["Location"]) == (301, "/ziele")


def test_the_method_page_prints_every_constant_and_reason(client: FlaskClient) -> None:
    _, told = opened(client, "/methodik/bewertung")
    reasons = [RULES.base_why, RULES.points_why, RULES.robust_why, RULES.prices_why]
    reasons += [item.why for item in RULES.thresholds.values()]
    reasons += [item.why for item in RULES.stretches.values()]
    reasons += [RULES.default_points.why, RULES.default_percent.why]
    for item in reasons:
        assert item.de in told
    for key, words in RULES.words["verdict"].items():
        assert words.de in told, key
    for number in ("−1,8801 %", "0,4115", "0,2037", "0,9539", "7,60", "10,68", "0,805"):
        assert number in told, number


def test_the_overview_leads_with_the_triad_and_says_nothing_else(client: FlaskClient) -> None:
    title, told = opened(client, "/")
    triad = whole()
    for item in triad.pillars:
        assert RULES.words["triad"][item.mark].de in title
    assert f"Als Ganzes: {RULES.words['triad'][triad.mark].de}." in told
    html = client.get("/").text
    mark = re.search(r'<img[^>]+class="triad-mark"[^>]*>', html)
    assert mark
    assert "Dreiklang in drei Strichen" in mark.group(0)
    cards = re.findall(r'<p class="judged-in-words">(.+?)</p>', html)
    assert len(cards) == sum(item.headline for item in INDICATORS.values())


def test_the_marks_strokes_differ_by_shape_alone() -> None:
    drawn = {
        mark: triad_mark.svg([mark]).partition("</style>")[2]
        for mark in ("improved", "mixed", "worse", "not_assessable")
    }
    assert len(set(drawn.values())) == 4
    assert all("stroke=" not in shape for shape in drawn.values())


def test_marks_of_a_chart_are_drawn_by_both_writers() -> None:
    item = INDICATORS["unemployment_rate"]
    plain = chart.describe(item, store.read(item.id), Selection(("ruhr", "00")))
    marked = _with_mark(plain, "2015")
    figure = plotly_writer.figure(marked)
    assert 2015 in [shape["x0"] for shape in figure["layout"]["shapes"]]
    assert "Basis" in [note["text"] for note in figure["layout"]["annotations"]]
    dots = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    assert [trace["x"] for trace in dots] == [[2015], [2015]]
    assert not [t for t in plotly_writer.figure(plain)["data"] if t["mode"] == "markers"]
    more = svg_writer.sparkline(marked).count("<circle")
    assert more == svg_writer.sparkline(plain).count("<circle") + 2


def _with_mark(plain: Chart, period: str) -> Chart:
    return replace(plain, marks=(Mark(period, "Basis"),))


@pytest.mark.parametrize(
    "path", ["/en/", "/en/goals", "/en/methods/verdicts", "/en/goal/A06", "/en/goal/E06"]
)
def test_the_pages_can_speak_english(path: str) -> None:
    found = read(path, "")
    assert found.lang == "en"
    html = render(shell.content(found, store.DATA))
    told = text(html)
    for german in ("Ruhrgebiet ", "Nicht gemessen", "Prozentpunkte", "Basisjahr"):
        assert german not in re.sub(r"„.*?“", "", told), german
    assert len(re.findall("<h1[ >]", html)) == 1


def test_without_figures_the_pages_say_so(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    client = app.create_app(tmp_path).server.test_client()
    title, told = opened(client, "/ziele")
    assert title.startswith("0 von 114 ")
    assert "114 nicht gemessen" in told
    title, _ = opened(client, "/ziel/E05")
    assert title == f"Nicht gemessen: {RULES.words['reason']['no_data'].de}"
    title, _ = opened(client, "/")
    assert title.count(RULES.words["triad"]["not_assessable"].de) == 1
    assert client.get("/ziele.csv").status_code == 200


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_text_names_a_cause(lang: Lang) -> None:
    groups = ("goals.", "goal.", "checks.", "triad.", "event.")
    own = {key: item for key, item in texts(lang).items() if key.startswith(groups)}
    assert own
    assert [key for key, item in own.items() if re.search(CAUSAL[lang], item, re.I)] == []


def test_an_address_keeps_what_it_was_asked() -> None:
    found = read("/ziel/a06", "?vergleich=nrw")
    assert isinstance(found, Address)
    assert (found.page, found.goal, found.query) == ("goal", "A06", {"vergleich": "nrw"})


def test_an_indicator_names_the_statements_it_serves(client: FlaskClient) -> None:
    item = INDICATORS["long_term_unemployed_share"]
    html = client.get(f"/indikator/{item.slug.de}").text
    found = html.partition('id="aussagen"')[2].partition("</section>")[0]
    wanted = [goal.id for goal in GOALS.values() if item.id in goal.indicators]
    assert re.findall(r'href="/ziel/([A-Z]\d\d)"', found) == wanted
    assert "A06" in wanted


def test_context_figures_are_told_from_verdicts(client: FlaskClient) -> None:
    _, told = opened(client, "/ziel/V13")
    assert "nur der Rahmen" in told
    assert "Verglichen mit" not in told
    _, own = opened(client, "/ziel/B08")
    assert "Als Behauptung geprüft: Stimmte 2015, stimmt 2022." in own
