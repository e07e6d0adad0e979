"""Claim checks on small frames with numbers, and the declarations of the shipped ones."""

import re
from dataclasses import replace

import pytest

from indicators import registry
from indicators.claims import Outcome, check, outcome
from indicators.goals import GOALS
from indicators.judge import stored
from indicators.model import Break, Text
from indicators.readings import CLAIMS, REASONS, TOLERANCES, VERDICTS, Claim
from indicators.regions import KREISE_COUNT, MEMBERS, REGIONS
from indicators.rules import RULES
from indicators.series import Lines
from layouts.first_html import render
from layouts.pages import goal_checks
from tests.test_verdict import COUNT, RATE, lined

LABEL = Text("x", "y")
OVER_FIFTY = Claim("A06", "rate", LABEL, number=50.0, regions=MEMBERS, some=True)


def level(value: float, **fields: object) -> str:
    """The verdict of a claim about the Ruhr's value in 2015."""
    claim = replace(Claim("A06", "rate", LABEL, number=30.0), **fields)  # type: ignore[arg-type]
    return outcome(claim, RATE, lined({"ruhr": {2015: value}}), 2015).verdict


@pytest.mark.parametrize(
    ("value", "verdict"), [(30.1, "holds"), (30.0, "about"), (28.5, "about"), (28.4, "fails")]
)
def test_above_a_number(value: float, verdict: str) -> None:
    assert level(value) == verdict
    assert level(60 - value, relation="below") == verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(30.5, "holds"), (29.5, "holds"), (30.6, "about"), (28.5, "about"), (31.6, "fails")],
)
def test_around_a_number(value: float, verdict: str) -> None:
    assert level(value, relation="around", precision=0.5) == verdict


@pytest.mark.parametrize(
    ("value", "verdict"), [(300001, "holds"), (285000, "about"), (284999, "fails")]
)
def test_a_count_is_allowed_five_per_cent(value: float, verdict: str) -> None:
    count = replace(COUNT, symbol=Text("", ""))
    claim = Claim("I11", "count", LABEL, number=300000.0)
    found = outcome(claim, count, lined({"ruhr": {2015: value}}), 2015)
    assert (found.verdict, found.tolerance) == (verdict, 15000.0)


@pytest.mark.parametrize(
    ("value", "verdict"), [(7.4, "holds"), (7.3, "about"), (6.7, "about"), (6.6, "fails")]
)
def test_two_measured_values_must_differ_by_more_than_noise(value: float, verdict: str) -> None:
    claim = Claim("E05", "rate", LABEL, comparator="00")
    data = lined({"ruhr": {2015: value}, "00": {2015: 7.0}})
    assert outcome(claim, RATE, data, 2015).verdict == verdict


def test_all_regions_must_fulfil_a_claim() -> None:
    claim = Claim("W03", "rate", LABEL, relation="below", comparator="00", regions=("DEA1", "DEA3"))
    data = lined({"00": {2015: 3.0}, "DEA1": {2015: 1.8}, "DEA3": {2015: 2.9}})
    found = outcome(claim, RATE, data, 2015)
    assert found.verdict == "about"
    assert [part.state for part in found.parts] == ["yes", "about"]
    missing = {key: line for key, line in data.items() if key != "DEA3"}
    assert outcome(claim, RATE, missing, 2015).reason == "no_data"


def cities(**over: float) -> Lines:
    """All members at 40, apart from those named by their position as m0, m1 ..."""
    return lined({ags: {2015: over.get(f"m{i}", 40.0)} for i, ags in enumerate(MEMBERS)})


def fulfilling(item: Outcome) -> tuple[str, ...]:
    """Ids of the regions for which the claim holds outright."""
    return tuple(part.region for part in item.parts if part.state == "yes")


def test_some_means_at_least_two() -> None:
    two = outcome(OVER_FIFTY, RATE, cities(m2=51.0, m7=50.2, m8=49.0), 2015)
    assert two.verdict == "holds"
    assert fulfilling(two) == (MEMBERS[2], MEMBERS[7])
    assert outcome(OVER_FIFTY, RATE, cities(m2=51.0, m7=49.0), 2015).verdict == "about"
    assert outcome(OVER_FIFTY, RATE, cities(m2=51.0), 2015).verdict == "fails"


def test_change_is_told_since_a_year_and_never_across_a_break() -> None:
    claim = Claim("E02", "rate", LABEL, quantity="change", number=0.0, since=2012)
    data = lined({"ruhr": {2012: 10.0, 2015: 11.0, 2020: 10.8}})
    found = check(claim, RATE, data)
    assert (found.then.verdict, found.then.since, found.then.parts[0].value) == ("holds", 2012, 1.0)
    assert (found.today.verdict, found.today.since, found.today.year) == ("about", 2015, 2020)
    broken = check(claim, replace(RATE, breaks=(Break("2018", LABEL),)), data)
    assert (broken.then.verdict, broken.today.reason) == ("holds", "break")


def test_a_change_needs_an_early_enough_start() -> None:
    claim = Claim("B06", "rate", LABEL, quantity="change", number=0.0, since=2010)
    data = lined({"ruhr": {2013: 10.0, 2015: 11.0}})
    assert check(claim, RATE, data).then.reason == "no_earlier"


def test_change_of_amounts_is_in_per_cent_and_against_a_comparator() -> None:
    claim = Claim("I13", "count", LABEL, quantity="change", comparator="00", since=2013)
    data = lined({"ruhr": {2013: 100.0, 2015: 110.0}, "00": {2013: 1000.0, 2015: 1080.0}})
    part = check(claim, COUNT, data).then.parts[0]
    assert (part.value, part.reference, part.state) == (10.0, 8.0, "yes")


def test_rank_among_all_kreise() -> None:
    others = [f"{number:05}" for number in range(1001, 1001 + KREISE_COUNT["00"] - len(MEMBERS))]
    values = {ags: {2012: float(i), 2015: float(i)} for i, ags in enumerate(others)}
    values |= {ags: {2012: 0.0, 2015: 0.0} for ags in MEMBERS}
    data = lined(values | {"ruhr": {2012: 77.0, 2015: 154.0}})
    claim = Claim("B08", "rate", LABEL, quantity="rank", since=2011)
    up = replace(RATE, direction="up")
    found = check(claim, up, data).then
    assert found.verdict == "holds"
    assert (found.parts[0].value, found.parts[0].reference) == (40.0, 20.0), "members do not count"
    assert check(claim, RATE, data).then.parts[0].state == "no", "lower is better: it fell back"
    few = {key: line for key, line in data.items() if key == "ruhr" or key < "01200"}
    assert check(claim, up, few).then.reason == "too_few_kreise"
    assert check(replace(claim, field="05"), up, data).then.reason == "too_few_kreise"


def test_then_today_and_every_year() -> None:
    claim = Claim("A06", "rate", LABEL, number=30.0)
    found = check(claim, RATE, lined({"ruhr": {2012: 40.0, 2016: 31.0, 2020: 20.0}}))
    assert (found.then.year, found.then.verdict) == (2016, "holds")
    assert (found.today.year, found.today.verdict) == (2020, "fails")
    assert [item.verdict for item in found.history] == ["holds", "holds", "fails"]


def test_what_cannot_be_checked_says_why() -> None:
    claim = Claim("A06", "rate", LABEL, number=30.0)
    assert check(claim, RATE, {}).then.reason == "no_data"
    late = check(claim, RATE, lined({"ruhr": {2019: 31.0}}))
    assert (late.then.reason, late.today.verdict) == ("no_year_near", "holds")
    assert check(claim, RATE, lined({"ruhr": {2015: 31.0}})).today.reason == "no_newer"


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: f"{c.goal}-{c.indicator}")
def test_a_shipped_reading_is_whole(claim: Claim) -> None:
    indicator = registry.by_id(claim.indicator)
    goal = GOALS[claim.goal]
    assert set(claim.regions) <= set(REGIONS)
    assert claim.label.de != claim.label.en
    assert claim.quantity == "rank" or (claim.number is None) == bool(claim.comparator)
    assert bool(claim.since) == (claim.quantity != "level"), "a change needs a year to start from"
    if goal.numbers:
        assert claim.quantity == "rank" or claim.number in goal.numbers, "the paper's own number"
    found = check(claim, indicator, {})
    assert found.then.verdict == "uncheckable"


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: f"{c.goal}-{c.indicator}")
def test_shipped_figures_answer_with_known_words(claim: Claim) -> None:
    found = check(claim, registry.by_id(claim.indicator), stored(claim.indicator))
    for item in (found.then, found.today, *found.history):
        assert item.verdict in VERDICTS
        assert (item.verdict == "uncheckable") == (item.reason in REASONS) == bool(item.reason)
    assert found.then.year is None or abs(found.then.year - RULES.base_year) <= RULES.window


def test_more_than_half_long_term_unemployed_in_2015() -> None:
    """Counted by hand from 13211-02-05-4: long-term unemployed by all unemployed, 2015 and 2025."""
    claim = next(claim for claim in CLAIMS if claim.goal == "A06")
    found = check(claim, registry.by_id(claim.indicator), stored(claim.indicator))
    assert (found.then.verdict, fulfilling(found.then)) == ("holds", ("05117", "05119", "05915"))
    shares = {part.region: part.value for part in found.then.parts}
    assert shares["05117"] == pytest.approx(100 * 3419 / 6817, abs=1e-5)
    assert shares["05119"] == pytest.approx(100 * 6522 / 12708, abs=1e-5)
    assert shares["05915"] == pytest.approx(100 * 4887 / 8413, abs=1e-5)
    newest = next(item for item in found.history if item.year == 2025)
    assert (newest.verdict, fulfilling(newest)) == ("fails", ("05117",))


def test_tolerances_are_those_of_the_method() -> None:
    assert (TOLERANCES.percent_of_number, TOLERANCES.points) == (5.0, 1.5)


def test_an_estimated_value_is_called_so() -> None:
    """A change is as little final as the less final of its two years, and so is a reference."""
    claim = replace(OVER_FIFTY, regions=("05112",), some=False)
    data = lined({"05112": {2015: 51.0}, "00": {2015: 40.0}}, **{"05112_2015": "E"})
    (part,) = outcome(claim, RATE, data, 2015).parts
    assert (part.status, part.reference_status) == ("E", "A")
    compared = replace(claim, number=None, comparator="05112", regions=("00",))
    (part,) = outcome(compared, RATE, data, 2015).parts
    assert (part.status, part.reference_status) == ("A", "E")


def test_the_page_says_which_values_are_estimated() -> None:
    """Year by year, in words: a letter would be read out as one."""
    shipped = next(item for item in CLAIMS if item.goal == "A06")
    found = check(shipped, registry.by_id(shipped.indicator), stored(shipped.indicator))
    html = render(goal_checks.layout([found], "de"))
    rows = dict(re.findall(r'<tr><th scope="row">(\d{4})</th>(.*?)</tr>', html))
    open_ = {
        str(item.year): any(p.status == "E" for p in item.parts if p.state != "no")
        for item in found.history
    }
    assert {year: "geschätzt" in row for year, row in rows.items()} == open_
    assert set(open_.values()) == {True, False}
