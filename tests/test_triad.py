"""Spread and robustness of a verdict, and the triad made of the headline verdicts."""

from dataclasses import replace

import pytest

from indicators.judge import stored, whole
from indicators.regions import MEMBERS
from indicators.registry import by_id
from indicators.robustness import robustness
from indicators.rules import RULES
from indicators.series import Lines, Point
from indicators.triad import of_verdict, pillar_mark, triad
from indicators.verdict import Verdict, assess
from layouts.pages.triad import count
from tests.test_verdict import FALLING, RATE, STEADY, both, lined


def test_spread_of_the_members() -> None:
    values = {ags: {2015: 10.0 + i, 2016: 1.0, 2017: 10.0} for i, ags in enumerate(MEMBERS)}
    values[MEMBERS[3]].pop(2017)
    data = lined(values | {"ruhr": FALLING, "nrw_ohne_ruhr": STEADY}, **{f"{MEMBERS[2]}_2016": "B"})
    verdict = assess(RATE, data, span=(2015, 2017))
    found = verdict.spread
    assert found is not None
    assert found.missing == (MEMBERS[2], MEMBERS[3])
    assert (found.improved, found.worsened, len(found.moves)) == (12, 0, 13)
    assert (found.best, found.worst) == (MEMBERS[14], MEMBERS[0])
    assert (found.range_base, found.range_last) == (14.0, 0.0)


def test_robustness_counts_what_cannot_be_computed() -> None:
    data = both(FALLING, STEADY)
    verdict = assess(RATE, data)
    found = robustness(RATE, data, verdict)
    assert found is not None
    # Base 2016 and 2017 leave fewer than three years up to 2017; 2017 also up to 2018.
    assert (len(found.variants), found.computed, found.agreeing) == (24, 15, 15)
    assert (found.share, found.label) == (0.625, "thin")
    assert robustness(RATE, {}, assess(RATE, {})) is None


def test_robustness_tells_when_the_comparator_decides() -> None:
    years = range(2013, 2026)
    falling = {year: 12.0 - 0.4 * (year - 2013) for year in years}
    faster = {year: 12.0 - 0.8 * (year - 2013) for year in years}
    data = lined({"ruhr": falling, "nrw_ohne_ruhr": STEADY | dict.fromkeys(years, 7.0)})
    assert robustness(RATE, data, assess(RATE, data)) is not None
    data = {**both(falling, faster), "00": both(falling, falling)["00"]}
    found = robustness(RATE, data, assess(RATE, data))
    assert found is not None
    assert (found.agreeing, found.computed, found.label) == (16, 24, "depends")


def made(code: str, name: str = "rate") -> Verdict:
    return Verdict(name, "00", "up", "points", 0.3, code=code)


def test_the_triad_is_a_conjunction() -> None:
    good, bad, open_ = made("better_growing"), made("worse_shrinking"), made("not_assessable")
    assert pillar_mark("life", [good, good, open_]).mark == "improved"
    assert pillar_mark("life", [good, bad]).mark == "mixed"
    assert pillar_mark("life", [bad, bad]).mark == "worse"
    assert pillar_mark("life", [good, open_]).mark == "not_assessable"
    assert (
        triad({"economy": [good] * 2, "labour": [good] * 2, "life": [good] * 2}).mark == "improved"
    )
    assert triad({"economy": [good] * 2, "labour": [good] * 2, "life": [bad] * 2}).mark == "mixed"
    assert triad({"economy": [good] * 2, "labour": [open_]}).mark == "not_assessable"
    assert triad({}).mark == "not_assessable"


def test_a_pillar_tells_until_when_it_is_judged() -> None:
    """Of what counts alone, so that a verdict that ends earlier is not passed off as today's."""
    ends = [
        replace(made(code), ruhr=(Point(2015, 1.0, "A"), Point(year, 2.0, "A")))
        for code, year in (("better_growing", 2021), ("worse_growing", 2025), ("kept", 2010))
    ]
    mark = pillar_mark("life", [replace(v, indicator=v.code) for v in ends])
    assert mark.ends == (2021, 2025)
    assert count(mark, "de") == (
        "1 von 3 Leitindikatoren verbessert, 1 nicht bewertbar; Endjahre 2021 bis 2025"
    )
    assert count(mark, "en").endswith("; last years 2021 to 2025")
    same = pillar_mark("life", [replace(ends[0], indicator=name) for name in "ab"])
    assert count(same, "en") == "2 of 2 headline indicators improved; last year 2021"


def test_at_current_prices_only_the_comparison_counts() -> None:
    name = sorted(RULES.current_prices)[0]
    assert of_verdict(made("better_shrinking", name)) == "improved"
    assert of_verdict(made("better_unchanged", name)) == "mixed"
    assert of_verdict(made("better_growing", name)) == "worse"


def test_unemployment_as_worked_out_by_hand() -> None:
    """From 13211-02-05-4: 276,941 and 281,366 unemployed by the sum of unemployed / rate."""
    verdict = assess(by_id("unemployment_rate"), stored("unemployment_rate"))
    line = {point.year: point.value for point in verdict.line}
    assert line[2015] == pytest.approx(10.6383, abs=1e-4)
    assert line[2025] == pytest.approx(10.1920, abs=1e-4)
    assert assess(RATE, {"ruhr": stored("unemployment_rate")["ruhr"]}).reason == "no_comparator"


def test_the_shipped_triad_has_three_pillars_with_known_words() -> None:
    found = whole()
    assert [item.pillar for item in found.pillars] == ["economy", "labour", "life"]
    for pillar in found.pillars:
        assert len(pillar.counted) + len(pillar.left_out) == 3
    assert {found.mark, *(item.mark for item in found.pillars)} <= set(RULES.words["triad"])


def test_a_triad_without_figures_is_open() -> None:
    nothing: Lines = {}
    assert whole(lambda _: nothing).mark == "not_assessable"
