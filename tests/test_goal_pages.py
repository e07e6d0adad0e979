"""The pages about statements from outside: the ledger, its filter, each statement, the method."""

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
from layouts.goal_address import CLASSES, PILLARS, RESULTS
from layouts.goal_words import heading
from layouts.parts import Chart, Mark
from layouts.words import texts

EVERY_GOAL = pytest.mark.parametrize("goal", GOALS.values(), ids=list(GOALS))
CAUSAL = {
    "de": r"\b(wegen|dank|aufgrund|infolge|verursacht|bewirkt)\b",
    "en": r"\b(because of|due to|thanks to|caused|owing to)\b",
}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = app.create_app().server.test_client()
    return found


def text(html: str) -> str:
    """What a reader reads, white space as one."""
    body = unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL))
    return " ".join(body.split())


def listed(client: FlaskClient, query: str = "") -> list[str]:
    """Ids of the statements on /ziele, in their order."""
    answer = client.get(f"/ziele{query}")
    assert answer.status_code == 200
    return re.findall(r'<li id="([A-Z]\d\d)"', answer.text)


def first(client: FlaskClient, path: str) -> tuple[str, str]:
    """Heading and whole text of a page that answers with 200."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    headings = re.findall(r"<h1>(.+?)</h1>", answer.text)
    assert len(headings) == 1, path
    return unescape(headings[0]), text(answer.text)


def test_all_statements_stand_on_the_ledger_with_quote_class_and_result(
    client: FlaskClient,
) -> None:
    assert listed(client) == list(GOALS)
    html = client.get("/ziele").text
    for goal in GOALS.values():
        entry = html.partition(f'<li id="{goal.id}"')[2].partition('<li id="')[0]
        told = text(entry)
        assert f"„{goal.quote}“" in told
        assert re.search(r'<blockquote class="quote"><p lang="de">', entry)
        assert f"Seite {goal.page}" in told
        measured = judge(goal).measured
        assert ("Nicht gemessen: " in told) is not measured, goal.id
        results = entry.partition('class="results"')[2]
        assert len(text(results)) > 15, goal.id


def test_the_counts_come_first_and_add_up(client: FlaskClient) -> None:
    title, told = first(client, "/ziele")
    measured = sum(judge(goal).measured for goal in GOALS.values())
    assert title.startswith(f"{measured} von 114 ")
    assert f"{114 - measured} nicht gemessen" in told
    html = client.get("/ziele").text
    open_ = html.partition('class="count-open"')[2].partition("</section>")[0]
    numbers = [int(n) for n in re.findall(r'<span class="num">(\d+)</span>', open_)]
    assert sum(numbers) == 114 - measured
    assert html.index('class="counts"') < html.index('class="filter"') < html.index('id="E01"')


@pytest.mark.parametrize("key", PILLARS)
def test_a_pillar_can_be_chosen(client: FlaskClient, key: str) -> None:
    wanted = [goal.id for goal in GOALS.values() if goal.pillar == PILLARS[key]]
    assert wanted
    assert listed(client, f"?saeule={key}&klasse=&urteil=") == wanted


@pytest.mark.parametrize("key", CLASSES)
def test_a_class_can_be_chosen(client: FlaskClient, key: str) -> None:
    wanted = [goal.id for goal in GOALS.values() if goal.klass == CLASSES[key]]
    assert listed(client, f"?klasse={key}") == wanted


def test_results_can_be_chosen_and_together_hold_every_statement(client: FlaskClient) -> None:
    found = {key: listed(client, f"?urteil={key}") for key in RESULTS}
    assert set().union(*found.values()) == set(GOALS)
    assert found["offen"] == [goal.id for goal in GOALS.values() if not judge(goal).measured]
    holds = [g.id for g in GOALS.values() if _leading(g) == "holds"]
    assert found["stimmt"] == holds
    both = listed(client, "?urteil=stimmt&saeule=arbeitsmarkt&klasse=behauptung")
    assert both == [i for i in holds if GOALS[i].pillar == "labour" and GOALS[i].klass == "PB"]
    assert both


def _leading(goal: Goal) -> str:
    states = [item.then.verdict for item in judge(goal).checks]
    return next((state for state in states if state != "uncheckable"), "")


def test_the_form_keeps_the_choice_and_an_unknown_value_is_named(client: FlaskClient) -> None:
    html = client.get("/ziele?saeule=lebensqualitaet").text
    chosen = re.findall(r"<option[^>]* selected[^>]*>", html)
    assert len(chosen) == 1
    assert 'value="lebensqualitaet"' in chosen[0]
    answer = client.get("/ziele?saeule=kultur")
    assert "saeule=kultur" in text(answer.text)
    assert len(listed(client, "?saeule=kultur")) == 114
    nothing = client.get("/ziele?saeule=vorgehen&urteil=stimmt")
    assert "Keine Aussage passt" in nothing.text


@EVERY_GOAL
def test_a_statement_has_its_page(client: FlaskClient, goal: Goal) -> None:
    title, told = first(client, f"/ziel/{goal.id}")
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
    title, _ = first(client, f"/ziel/{goal_id}")
    assert title == heading(judge(GOALS[goal_id]), whole(), "de")
    assert GOALS[goal_id].quote not in title


def test_a_claim_shows_which_members_and_every_year(client: FlaskClient) -> None:
    _, told = first(client, "/ziel/A06")
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
    _, told = first(client, "/ziel/E05?vergleich=deutschland")
    assert f"Deutschland {value}" in told.replace("\u00a0", " ")
    _, odd = first(client, "/ziel/E05?vergleich=bayern")
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
    _, told = first(client, "/methodik/bewertung")
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
    title, told = first(client, "/")
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
    assert len(re.findall("<h1>", html)) == 1


def test_without_figures_the_pages_say_so(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    client = app.create_app(tmp_path).server.test_client()
    title, told = first(client, "/ziele")
    assert title.startswith("0 von 114 ")
    assert "114 nicht gemessen" in told
    title, _ = first(client, "/ziel/E05")
    assert title == f"Nicht gemessen: {RULES.words['reason']['no_data'].de}"
    title, _ = first(client, "/")
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
    _, told = first(client, "/ziel/V13")
    assert "nur der Rahmen" in told
    assert "Verglichen mit" not in told
    _, own = first(client, "/ziel/B08")
    assert "Als Behauptung geprüft: Stimmte 2015, stimmt 2022." in own
