"""The ledger of statements: quotes word for word, and nothing left without figure or reason."""

import hashlib
import re
from pathlib import Path

import pytest

from indicators import events, goals, judge, readings, registry
from indicators.goals import GOALS, Goal, by_id
from indicators.model import Text
from indicators.rules import RULES

# Over "id<tab>quote<newline>" of all statements: a clone alone can tell that no quote was touched.
QUOTES_SHA256 = "d3d225372b535d74375bebe5974d1cf7016c037150d570ede19fc477748d392e"
MEASURED_AT_LEAST = 25
EVERY_GOAL = pytest.mark.parametrize("goal", GOALS.values(), ids=list(GOALS))


def rejoined(text: str) -> str:
    """The paper's text with words split at line ends put together and all white space as one."""
    joined = re.sub(r"(\w)-\s*\n\s*(?=[a-zäöüß])", r"\1", text)
    return re.sub(r"\s+", " ", joined)


@pytest.fixture(scope="session")
def paper(repo: Path) -> str:
    """The position paper; it is not part of the repository."""
    file = repo.parent / "shared" / "document" / "zukunftsperspektive-ruhr.txt"
    if not file.is_file():
        pytest.skip("the position paper is not in ../shared/document; the hash test still runs")
    return file.read_text("utf-8")


def test_the_quotes_are_untouched() -> None:
    text = "".join(f"{goal.id}\t{goal.quote}\n" for goal in GOALS.values())
    assert hashlib.sha256(text.encode()).hexdigest() == QUOTES_SHA256, (
        "a quote or the order of statements changed; if the paper really says so, renew the hash"
    )


@EVERY_GOAL
def test_a_quote_stands_word_for_word_in_the_paper(goal: Goal, paper: str) -> None:
    assert goal.quote in rejoined(paper)


def test_rejoining_keeps_real_hyphens() -> None:
    split = "gesellschaftli-\n\nche Industrie- und\n\nFuE-Ausgaben"
    assert rejoined(split) == "gesellschaftliche Industrie- und FuE-Ausgaben"


def test_sections_stand_in_the_papers_order() -> None:
    first = {key: min(g.page for g in GOALS.values() if g.section == key) for key in goals.SECTIONS}
    assert len(GOALS) == 114
    assert list(first.values()) == sorted(first.values())
    assert {goal.page for goal in GOALS.values()} == set(range(1, 8))
    assert list(dict.fromkeys(goal.section for goal in GOALS.values())) == list(goals.SECTIONS)


@EVERY_GOAL
def test_a_statement_has_words_and_known_codes(goal: Goal) -> None:
    assert goal.gloss
    assert goal.klass in goals.CLASSES
    assert goal.pillar in goals.PILLARS
    assert goal.direction in (None, "up", "down", "keep", "context")
    assert goal.reason in ("", *goals.REASONS)
    assert goal.comparator in RULES.comparators
    assert set(goal.related) <= set(GOALS) - {goal.id}
    assert all(number > 0 for number in goal.numbers)


@EVERY_GOAL
def test_a_statement_is_measured_or_says_why_not(goal: Goal) -> None:
    claimed = any(claim.goal == goal.id for claim in readings.CLAIMS)
    assert goal.indicators or claimed or goal.reason
    assert bool(goal.fit) == bool(goal.indicators), "say whether the indicators fit"
    assert (goal.reason == "event") <= (goal.id in events.EVENTS)


@EVERY_GOAL
def test_what_figures_cannot_decide_is_not_called_measurable(goal: Goal) -> None:
    beyond = goal.reason in ("judgement", "causal", "qualitative", "process")
    assert not (beyond and goal.klass in ("MZ", "PB"))


@EVERY_GOAL
def test_indicators_exist_and_point_where_the_statement_does(goal: Goal) -> None:
    found = [registry.by_id(key) for key in goal.indicators]
    assert len(set(goal.indicators)) == len(goal.indicators)
    if found:
        assert found[0].direction == goal.direction
    if goal.fit == "proxy":
        assert goal.remark, "a figure that only touches a statement needs a remark that says how"


def test_every_headline_indicator_serves_a_statement() -> None:
    served = {key for goal in GOALS.values() for key in goal.indicators}
    assert {item.id for item in registry.INDICATORS.values() if item.headline} <= served


def test_rates_that_are_no_percentages_have_a_threshold_of_their_own() -> None:
    linked = {registry.by_id(key) for goal in GOALS.values() for key in goal.indicators}
    judged = {item for item in linked if item.level == "kreis" and item.direction != "context"}
    rates = {item.id for item in judged if item.rate and item.symbol.de != "%"}
    assert rates <= set(RULES.thresholds), "0.3 points mean nothing in their unit"
    euros = {item.id for item in judged if item.symbol.de.endswith("€")}
    assert euros <= RULES.current_prices


def test_the_triad_is_made_of_all_headline_indicators() -> None:
    headline = {item.id for item in registry.INDICATORS.values() if item.headline}
    assert set(GOALS["E06"].indicators) == headline


def test_every_reason_on_the_list_is_used() -> None:
    assert {goal.reason for goal in GOALS.values()} - {""} == set(goals.REASONS)


def test_all_texts_are_there_in_both_languages() -> None:
    remarks = [goal.remark for goal in GOALS.values() if goal.remark]
    lists = (goals.SECTIONS, goals.CLASSES, goals.PILLARS, goals.FITS, goals.REASONS, events.STATES)
    texts: list[Text] = [*remarks, *(text for words in lists for text in words.values())]
    assert all(text.de and text.en and text.de != text.en for text in texts)


def test_numbers_of_the_paper_stand_in_the_ledger() -> None:
    assert by_id("a06").numbers == (50,)
    assert by_id("W05").numbers == (180, 20)
    assert {goal.id for goal in GOALS.values() if goal.numbers} == {
        *("A06", "B01", "B07", "E08", "I11", "I14", "S04", "S06", "V05", "V07", "W05")
    }


def test_an_unknown_statement_is_told_with_an_example() -> None:
    with pytest.raises(goals.UnknownGoal, match="no statement 'X99'; ids run from E01"):
        by_id("X99")


def test_shipped_events_belong_to_statements_and_claim_nothing() -> None:
    assert {"V07", "S04", "S06", "V05"} <= set(events.EVENTS) <= set(GOALS)
    assert events.EVENTS["S06"].due == "2020"
    # Whoever enters evidence changes this line, and shows the source in review.
    assert {event.state for event in events.EVENTS.values()} == {"no_evidence"}
    assert events.STATES["no_evidence"] == Text("bisher kein Beleg", "no evidence so far")


def test_evidence_without_a_source_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "events.toml"
    head = (
        '[event.V07]\ntitle = {de = "a", en = "b"}\ncriterion = {de = "c", en = "d"}\n'
        "[[event.V07.evidence]]\ndate = 2024-01-31\ndone = true\n"
    )
    file.write_text(head + 'source = ""\nurl = "https://a.de"\nquote = "q"\n', "utf-8")
    with pytest.raises(ValueError, match="event V07: evidence needs date, source, quote"):
        events.load(file)
    file.write_text(head + 'source = "s"\nurl = "a.de"\nquote = "q"\n', "utf-8")
    with pytest.raises(ValueError, match="needs an https url"):
        events.load(file)
    file.write_text(head + 'source = "s"\nurl = "https://a.de"\nquote = "q"\n', "utf-8")
    assert events.load(file)[0].state == "done"


def test_the_shipped_figures_judge_enough_statements() -> None:
    measured = [goal.id for goal in GOALS.values() if judge.judge(goal).measured]
    assert len(measured) >= MEASURED_AT_LEAST, f"only {len(measured)}: {measured}"


@EVERY_GOAL
def test_a_statement_with_a_reason_is_not_measured_by_its_context(goal: Goal) -> None:
    claimed = any(claim.goal == goal.id for claim in readings.CLAIMS)
    if goal.reason and not claimed:
        assert not judge.judge(goal).measured
