"""The verdict on small frames with numbers, and the properties it must have."""

from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.model import Break, Indicator, Pool, Text
from indicators.regions import MEMBERS
from indicators.rules import RULES
from indicators.series import Lines, Point, lines, nearest, theil_sen
from indicators.tidy import COLUMNS
from indicators.triad import of_verdict
from indicators.verdict import assess

SAME = Text("-", "-")
RATE = Indicator(
    id="rate",
    pillar="labour",
    title=SAME,
    short_title=SAME,
    description=SAME,
    definition=SAME,
    unit=SAME,
    symbol=Text("%", "%"),
    decimals=1,
    slug=SAME,
    direction="down",
    valid=(0, 100),
)
COUNT = replace(RATE, id="count", direction="up", rate=False, pool=Pool(("sum",)))
FALLING = {2014: 12.4, 2015: 12.0, 2016: 11.5, 2017: 11.0, 2018: 10.0}
STEADY = {2014: 7.0, 2015: 7.0, 2016: 7.0, 2017: 7.0, 2018: 7.0}


def frame(values: dict[str, dict[int, float]], status: dict[tuple[str, int], str]) -> pd.DataFrame:
    """A tidy frame from region -> year -> value; `status` names what is not A."""
    rows = [
        ("x", region, str(year), value, status.get((region, year), "A"), None, None, False)
        for region, line in values.items()
        for year, value in line.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def lined(values: dict[str, dict[int, float]], **status: str) -> Lines:
    """Lines; a keyword like ruhr_2016="B" sets a status."""
    marks = {(key.rpartition("_")[0], int(key[-4:])): letter for key, letter in status.items()}
    return lines(frame(values, marks))


def both(ruhr: dict[int, float], other: dict[int, float], **status: str) -> Lines:
    return lined({"ruhr": ruhr, "nrw_ohne_ruhr": other, "05": other, "00": other}, **status)


def test_progress_and_catching_up_in_points() -> None:
    verdict = assess(RATE, both(FALLING, STEADY))
    assert verdict.code == "better_shrinking"
    assert verdict.ruhr == (Point(2015, 12.0, "A"), Point(2018, 10.0, "A"))
    assert (verdict.trend, verdict.gap_base, verdict.gap_last) == (2.0, 5.0, 3.0)
    assert verdict.standing == "behind"
    assert verdict.slope == pytest.approx(-(2 / 3 + 0.5) / 2, abs=1e-6)
    assert (verdict.right_years, verdict.counted_years) == (3, 3)
    assert [point.year for point in verdict.line] == [2015, 2016, 2017, 2018]
    assert RULES.verdict(verdict.code).de == "Fortschritt und aufgeholt"


@pytest.mark.parametrize(
    ("ruhr", "other", "code"),
    [
        (9.0, 6.5, "better_shrinking"),
        (9.0, 6.0, "better_unchanged"),
        (9.0, 5.0, "better_growing"),
        (10.0, 8.0, "unchanged_shrinking"),
        (10.3, 7.3, "unchanged_unchanged"),
        (10.3, 6.9, "unchanged_growing"),
        (11.0, 9.0, "worse_shrinking"),
        (11.0, 8.0, "worse_unchanged"),
        (11.0, 7.0, "worse_growing"),
    ],
)
def test_all_nine_verdicts(ruhr: float, other: float, code: str) -> None:
    data = both({2015: 10.0, 2016: 10.0, 2017: ruhr}, {2015: 7.0, 2016: 7.0, 2017: other})
    assert assess(RATE, data).code == code
    assert code in RULES.words["verdict"]


def test_a_change_of_exactly_the_threshold_is_none() -> None:
    data = both({2015: 10.0, 2016: 10.0, 2017: 9.7}, STEADY)
    assert assess(RATE, data).code == "unchanged_unchanged"


def test_amounts_compare_growth() -> None:
    data = both({2015: 200, 2016: 210, 2017: 220}, {2015: 1000, 2016: 1020, 2017: 1050})
    verdict = assess(COUNT, data)
    assert (verdict.kind, verdict.trend) == ("percent", 10.0)
    assert (verdict.gap_base, verdict.gap_last) == (0.0, -5.0)
    assert verdict.code == "better_shrinking"
    assert verdict.standing == "", "two counts of different regions are neither ahead nor behind"
    assert verdict.slope == pytest.approx(5.0)


def test_ahead_is_not_called_catching_up() -> None:
    verdict = assess(RATE, both({2015: 5.0, 2016: 5.0, 2017: 4.0}, STEADY))
    assert (verdict.code, verdict.standing) == ("better_shrinking", "ahead")
    assert RULES.verdict(verdict.code, verdict.standing).de == "Fortschritt, Vorsprung größer"


@pytest.mark.parametrize(("last", "standing"), [((6.0, 7.0), "caught_up"), ((8.0, 7.5), "behind")])
def test_standing(last: tuple[float, float], standing: str) -> None:
    data = both({2015: 10.0, 2016: 9.0, 2017: last[0]}, {2015: 7.0, 2016: 7.0, 2017: last[1]})
    assert assess(RATE, data).standing == standing


@pytest.mark.parametrize(
    ("last", "code"), [(10.2, "kept"), (10.4, "risen"), (9.6, "fallen"), (9.7, "kept")]
)
def test_keep_asks_only_whether_the_value_was_held(last: float, code: str) -> None:
    data = both({2015: 10.0, 2016: 12.0, 2017: last}, STEADY)
    verdict = assess(replace(RATE, direction="keep"), data)
    assert verdict.code == code
    assert of_verdict(verdict) == "not_assessable", "held or not is neither better nor worse"


def reason(indicator: Indicator, data: Lines, span: tuple[int, int] | None = None) -> str:
    verdict = assess(indicator, data, span=span)
    assert (verdict.assessed, verdict.trend) == (False, None)
    assert verdict.reason in RULES.words["reason"]
    return verdict.reason


def test_reasons_for_no_verdict() -> None:
    data = both(FALLING, STEADY)
    assert reason(RATE, {}) == "no_data"
    assert reason(replace(RATE, level="nuts2"), data) == "only_nuts2"
    assert reason(replace(RATE, level="site"), data) == "only_sites"
    assert reason(replace(RATE, direction="context"), data) == "no_direction"
    assert reason(RATE, lined({"05113": FALLING})) == "no_pooled_value"
    assert reason(RATE, lined({"ruhr": FALLING})) == "no_comparator"
    late = both({2018: 1.0, 2019: 1.0, 2020: 1.0}, {2018: 1.0, 2020: 1.0})
    assert reason(RATE, late) == "no_base"
    assert reason(RATE, data, (2015, 2019)) == "no_last"
    assert reason(RATE, data, (2013, 2018)) == "no_base"
    assert reason(RATE, both({2015: 1.0, 2016: 1.0}, STEADY)) == "too_few_points"
    assert reason(COUNT, both({2015: 0.0, 2016: 1.0, 2017: 2.0}, STEADY)) == "zero_base"


def test_never_across_a_break() -> None:
    for where in ("ruhr_2016", "nrw_ohne_ruhr_2018"):
        verdict = assess(RATE, both(FALLING, STEADY, **{where: "B"}))
        assert (verdict.code, verdict.reason) == ("not_assessable", "break")
        assert verdict.break_year == int(where[-4:])
    assert assess(RATE, both(FALLING, STEADY, ruhr_2015="B")).assessed, "the base year may be new"


def test_a_declared_break_counts_though_its_year_is_a_gap() -> None:
    gap = {2014: 12.0, 2015: 12.0, 2016: 11.0, 2019: 10.0, 2020: 9.0}
    broken = replace(RATE, breaks=(Break("2018", SAME),))
    assert reason(broken, both(gap, gap)) == "break"
    member = replace(RATE, breaks=(Break("2018", SAME, (MEMBERS[0],)),))
    assert reason(member, both(gap, gap)) == "break", "a member's break is part of the sum"
    foreign = replace(RATE, breaks=(Break("2018", SAME, ("09162",)),))
    assert assess(foreign, both(gap, gap)).assessed


def test_a_stretch_ends_the_line_before_its_break() -> None:
    data = both(FALLING, STEADY, ruhr_2018="B")
    stretch = replace(next(iter(RULES.stretches.values())), until=2017)
    rules = replace(RULES, stretches={"rate": stretch})
    verdict = assess(RATE, data, rules=rules)
    assert verdict.ruhr is not None
    assert (verdict.code, verdict.ruhr[1].year) == ("better_shrinking", 2017)


def test_missing_values_and_months_are_no_points() -> None:
    table = frame({"ruhr": {2015: 1.0, 2016: float("nan")}}, {})
    table.loc[len(table)] = ["x", "ruhr", "2017-05", 3.0, "A", None, None, False]
    assert list(lines(table)["ruhr"]) == [2015]


def test_the_base_year_is_the_nearest_and_the_earlier_of_two() -> None:
    assert nearest({2011, 2013, 2017}, 2015, 2) == 2013
    assert nearest({2012, 2016, 2017}, 2015, 2) == 2016
    assert nearest({2011, 2019}, 2015, 2) is None


def test_theil_sen_minds_gaps_and_outliers() -> None:
    points = [Point(y, v, "A") for y, v in {2015: 10.0, 2016: 9.0, 2018: 7.0, 2019: 30.0}.items()]
    assert theil_sen(points) == 2.0
    assert theil_sen(points[:3]) == -1.0


TENTHS = st.integers(10, 900).map(lambda n: n / 10)
PATHS = st.lists(st.tuples(TENTHS, TENTHS), min_size=4, max_size=8)


def paths(values: list[tuple[float, float]]) -> tuple[dict[int, float], dict[int, float]]:
    pairs = list(enumerate(values, 2015))
    return {y: pair[0] for y, pair in pairs}, {y: pair[1] for y, pair in pairs}


@settings(deadline=None)
@given(PATHS)
def test_swapping_sign_and_direction_keeps_the_verdict_and_direction_alone_swaps_it(
    values: list[tuple[float, float]],
) -> None:
    ruhr, other = paths(values)
    up = replace(RATE, direction="up")
    negative = both({y: -v for y, v in ruhr.items()}, {y: -v for y, v in other.items()})
    down = assess(RATE, both(ruhr, other))
    assert assess(up, negative).code == down.code
    mirror = {"better": "worse", "worse": "better", "growing": "shrinking", "shrinking": "growing"}
    swapped = "_".join(mirror.get(word, word) for word in down.code.split("_"))
    assert assess(up, both(ruhr, other)).code == swapped


@settings(deadline=None)
@given(PATHS, st.integers(-500, 500).map(lambda n: n / 10))
def test_a_constant_added_to_all_leaves_the_gap_alone(
    values: list[tuple[float, float]], constant: float
) -> None:
    before = assess(RATE, both(*paths(values)))
    ruhr, other = ({y: v + constant for y, v in line.items()} for line in paths(values))
    after = assess(RATE, both(ruhr, other))
    assert (after.gap_base, after.gap_last) == (before.gap_base, before.gap_last)
    assert after.code == before.code


@settings(deadline=None)
@given(PATHS)
def test_unemployed_and_not_unemployed_give_the_same_verdict(
    values: list[tuple[float, float]],
) -> None:
    ruhr, other = paths(values)
    rest = both({y: 100 - v for y, v in ruhr.items()}, {y: 100 - v for y, v in other.items()})
    rate, not_rate = assess(RATE, both(ruhr, other)), assess(replace(RATE, direction="up"), rest)
    assert (rate.code, rate.standing) == (not_rate.code, not_rate.standing)
    assert rate.right_years == not_rate.right_years


@settings(deadline=None)
@given(PATHS)
def test_right_years_are_counted_one_by_one(values: list[tuple[float, float]]) -> None:
    ruhr, other = paths(values)
    verdict = assess(RATE, both(ruhr, other))
    assert verdict.right_years == sum(b < a for a, b in pairwise(ruhr.values()))
    assert verdict.counted_years == len(values) - 1
