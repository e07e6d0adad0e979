"""Profiles: change and breaks, comparators, the rule of strengths and weaknesses, real regions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import store
from indicators.model import Break, Indicator, Pillar
from indicators.profile import (
    FINDINGS,
    WORDS,
    Beside,
    Entry,
    change_since,
    entry,
    findings,
    profile,
    rule,
    side,
)
from indicators.rank import Rank, Scope
from indicators.regions import MEMBERS, UnknownRegion
from indicators.registry import INDICATORS, by_id
from indicators.rules import RULES
from indicators.series import Point
from tests.test_verdict import COUNT, RATE, SAME, frame, lined

ESSEN = "05113"


@pytest.fixture(scope="module")
def shipped() -> Mapping[str, pd.DataFrame]:
    return {name: store.read(name).frame for name in INDICATORS}


def change_of(indicator: Indicator, values: dict[int, float], **status: str) -> tuple[object, ...]:
    """Base year, last year, amount, per cent, judgement and break; or the reason alone."""
    data = lined({ESSEN: values}, **{f"{ESSEN}_{key[1:]}": s for key, s in status.items()})
    found, reason = change_since(indicator, data, ESSEN, 2015)
    if found is None:
        return (reason,)
    percent = None if found.percent is None else round(found.percent, 3)
    years = (found.base.year, found.last.year)
    return (*years, found.amount, percent, found.judgement, found.after_break)


def test_change_since_the_base_year() -> None:
    assert change_of(RATE, {2014: 9.0, 2015: 10.0, 2020: 8.0}) == (
        (2015, 2020, -2.0, -20.0, "better", None)
    )
    assert change_of(RATE, {2015: 10.0, 2020: 10.3})[4] == "unchanged"
    assert change_of(RATE, {2015: 10.0, 2020: 9.7})[4] == "unchanged"
    assert change_of(RATE, {2015: 10.0, 2020: 10.4})[4] == "worse"
    assert change_of(COUNT, {2015: 1000.0, 2020: 1011.0})[3:5] == (1.1, "better")
    assert change_of(COUNT, {2015: 0.0, 2020: 5.0})[3:5] == (None, "")
    # Where 2015 is missing: the nearest year in the window, else the first after it.
    assert change_of(RATE, {2014: 10.0, 2016: 9.0, 2020: 8.0})[0] == 2014
    assert change_of(RATE, {2010: 10.0, 2019: 9.0, 2020: 8.0})[0] == 2019


def test_no_judgement_without_direction_or_at_current_prices() -> None:
    rising = {2015: 10.0, 2020: 20.0}
    assert change_of(replace(RATE, direction="context"), rising)[4] == ""
    priced = replace(COUNT, id=min(RULES.current_prices))
    assert change_of(priced, rising)[3:5] == (100.0, "")


def test_change_never_crosses_a_break() -> None:
    values = {2015: 10.0, 2017: 9.0, 2019: 6.0, 2020: 5.0}
    assert change_of(RATE, values, y2017="B") == (2017, 2020, -4.0, -44.444, "better", 2017)
    assert change_of(RATE, values, y2017="B", y2019="B")[:3] == (2019, 2020, -1.0)
    assert change_of(RATE, values, y2020="B") == ("break",)
    assert change_of(RATE, values, y2015="B")[0] == 2015
    declared = replace(RATE, breaks=(Break("2018", SAME),))
    assert change_of(declared, values)[:3] == (2019, 2020, -1.0)


def test_no_change_has_a_reason_with_words() -> None:
    assert change_of(RATE, {2015: 1.0}) == ("no_later",)
    assert change_of(RATE, {2009: 2.0, 2010: 1.0}) == ("no_base",)
    assert {"no_later", "no_base", "break", "no_data", "only_nuts2", "only_sites"} <= set(
        WORDS["reason"]
    )


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.integers(2008, 2025), st.sampled_from([1.0, 2.0, 3.0]), min_size=1),
    st.sets(st.integers(2008, 2025), max_size=3),
)
def test_no_break_ever_lies_inside_a_change(values: dict[int, float], breaks: set[int]) -> None:
    marks = {f"{ESSEN}_{year}": "B" for year in breaks & set(values)}
    found, reason = change_since(RATE, lined({ESSEN: values}, **marks), ESSEN, 2015)
    assert (found is None) == bool(reason)
    if found:
        assert not any(found.base.year < year <= found.last.year for year in breaks & set(values))
        assert found.last.year == max(values)


def test_entry_holds_the_comparators_of_the_same_year() -> None:
    values = {ESSEN: {2015: 10.0, 2020: 8.0}, "ruhr": {2020: 7.0}, "05": {2020: 6.0},
              "nrw_ohne_ruhr": {2019: 5.0}, "00": {2021: 4.0}}  # fmt: skip
    found = entry(RATE, frame(values, {(ESSEN, 2020): "P"}), ESSEN)
    assert found is not None
    assert found.latest == Point(2020, 8.0, "P")
    assert [point.year for point in found.line] == [2015, 2020]
    # NRW stands in where NRW without the Ruhr has no value; nothing stands in for Germany.
    assert found.beside == (
        Beside("ruhr", Point(2020, 7.0, "A")),
        Beside("05", Point(2020, 6.0, "A")),
    )
    assert found.ranks == ()
    assert entry(RATE, frame(values, {}), "05513") is None


@pytest.mark.parametrize(
    ("rank", "of", "tied", "expected"),
    [
        (80, 400, 1, "strength"), (81, 400, 1, ""), (80, 400, 2, ""), (1, 400, 100, ""),
        (320, 400, 1, ""), (321, 400, 1, "weakness"), (321, 400, 80, "weakness"),
        (301, 400, 100, ""),
        (3, 15, 1, "strength"), (4, 15, 1, ""), (12, 15, 1, ""), (13, 15, 3, "weakness"),
    ],
)  # fmt: skip
def test_the_outer_fifths(rank: int, of: int, tied: int, expected: str) -> None:
    assert side(Rank("germany", "2020", rank, of, tied, "best")) == expected


def made(name: str, rank: int, year: int = 2024, scope: Scope = "germany") -> Entry:
    of = 400 if scope == "germany" else 15
    point = Point(year, 1.0, "A")
    held = Rank(scope, str(year), rank, of, 1, "best")
    return Entry(name, by_id(name).pillar, point, (point,), (), (held,), None)


def test_findings_follow_the_rule() -> None:
    entries = [
        made("unemployment_rate", 395),
        made("youth_unemployment_rate", 399),  # same family, more striking
        made("gdp_per_capita", 1, scope="members"),
        made("it_employment_share", 10),
        made("unemployed", 400),  # an amount
        made("foreigners_share", 1),  # no direction
        made("voter_turnout", 5, year=2024 - FINDINGS.max_age),
        made("overindebted_share", 1, year=2024 - FINDINGS.max_age - 1),  # too old
        made("sgb2_rate", 200),
    ]
    strengths, weaknesses = findings(entries, INDICATORS, 2024)
    assert [item.indicator for item in strengths] == [
        "voter_turnout",
        "it_employment_share",
        "gdp_per_capita",
    ]
    assert [item.indicator for item in weaknesses] == ["youth_unemployment_rate"]


def test_lists_have_an_end() -> None:
    names = [name for name, item in INDICATORS.items() if item.direction == "up"]
    entries = [made(name, 1) for name in names if by_id(name).pillar == "life"]
    strengths, _ = findings(entries, INDICATORS, 2024)
    assert len(strengths) == FINDINGS.most


def test_the_rule_is_told_with_its_numbers() -> None:
    text = rule(2025)
    assert "höchstens 4 Jahre vor 2025" in text.de
    assert "Fünftel" in text.de
    assert "at most 4 years before 2025" in text.en
    assert "fifth" in text.en
    assert "{" not in text.de + text.en


def test_families_name_indicators_once() -> None:
    named = [name for family in FINDINGS.families for name in family]
    assert set(named) <= set(INDICATORS)
    assert len(named) == len(set(named))


def test_an_unknown_region_is_named() -> None:
    with pytest.raises(UnknownRegion, match="12345"):
        profile("12345", {})
    nothing = profile(ESSEN, {})
    assert (nothing.newest, nothing.entries, nothing.strengths) == (None, (), ())
    assert len(nothing.absent) == len(INDICATORS)


def test_gelsenkirchen_as_worked_out_by_hand(shipped: Mapping[str, pd.DataFrame]) -> None:
    found = {item.indicator: item for item in profile("05513", shipped).entries}
    jobless = found["unemployment_rate"]
    by_year = {point.year: point.value for point in jobless.line}
    assert (by_year[2015], by_year[2025]) == (14.7, 15.2)
    # 23.98 in 2021, 22.88 in 2015: 1.10 points more.
    change = found["sgb2_rate"].change
    assert change is not None
    assert (change.base.year, change.last.year, change.amount) == (2015, 2021, 1.1)
    assert change.judgement == "worse"
    assert found["childcare_rate_u3"].reason == "break"
    assert {item.region for item in found["sgb2_rate"].beside} == {"ruhr", "nrw_ohne_ruhr", "00"}


def test_dortmund_as_worked_out_by_hand(shipped: Mapping[str, pd.DataFrame]) -> None:
    found = {item.indicator: item for item in profile("05913", shipped).entries}
    degree = found["employees_degree"]
    assert (degree.latest.year, degree.latest.value) == (2021, 19.36)
    assert [(rank.rank, rank.of) for rank in degree.ranks] == [(4, 15), (11, 53), (84, 400)]
    assert found["gdp_per_capita"].ranks[0].scope == "members"
    assert len(found["gdp_per_capita"].ranks) == 1


@pytest.mark.parametrize("region", [*MEMBERS, "09184", "03159", "ruhr"])
def test_profiles_of_real_regions_hold_together(
    region: str, shipped: Mapping[str, pd.DataFrame]
) -> None:
    found = profile(region, shipped)
    assert len(found.entries) + len(found.absent) == len(INDICATORS)
    assert sum(len(found.of(pillar)) for pillar in get_args(Pillar)) == len(found.entries)
    for item in found.entries:
        assert item.latest == item.line[-1]
        assert all(beside.point.year == item.latest.year for beside in item.beside)
        assert (item.change is None) == bool(item.reason)
        assert item.reason in WORDS["reason"] or not item.reason
    assert {reason for _, reason in found.absent} <= set(WORDS["reason"])
    good = {item.indicator for item in found.strengths}
    assert not good & {item.indicator for item in found.weaknesses}
    if region == "ruhr":
        assert not good
