"""The ledger of statements from outside: counts, filter, every entry."""

import re

import pytest
from flask.testing import FlaskClient

from indicators.goals import GOALS, Goal
from indicators.judge import judge
from layouts.goal_address import CLASSES, PILLARS, RESULTS
from tests.page_texts import opened, text


def listed(client: FlaskClient, query: str = "") -> list[str]:
    """Ids of the statements on /ziele, in their order."""
    answer = client.get(f"/ziele{query}", follow_redirects=True)
    assert answer.status_code == 200
    return re.findall(r'<li [^>]*\bid="([A-Z]\d\d)"', answer.text)


def test_all_statements_stand_on_the_ledger_with_quote_class_and_result(
    client: FlaskClient,
) -> None:
    assert listed(client) == list(GOALS)
    html = client.get("/ziele").text
    for goal in GOALS.values():
        entry = re.split(r'<li [^>]*\bid="[A-Z]\d\d"', html.partition(f' id="{goal.id}"')[2])[0]
        told = text(entry)
        assert f"„{goal.quote}“" in told
        assert re.search(r'<blockquote class="quote"><p lang="de">', entry)
        assert f"Seite {goal.page}" in told
        measured = judge(goal).measured
        assert ("Nicht gemessen: " in told) is not measured, goal.id
        results = entry.partition('class="results"')[2]
        assert len(text(results)) > 15, goal.id


def test_the_counts_come_first_and_add_up(client: FlaskClient) -> None:
    title, told = opened(client, "/ziele")
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
