"""Pooled values are sums of numerators by sums of denominators, or they are not there."""

from dataclasses import replace

import pytest

from indicators.derive import compose, measure
from indicators.model import Break, Extract, Pool, Text
from indicators.regions import MEMBERS, NRW, NRW_REST, RUHR
from tests.samples import RATE, RATIO, both, nrw, ruhr, table


def _value(frame: "object", region: str, column: str = "value") -> float:
    import pandas as pd

    assert isinstance(frame, pd.DataFrame)
    return float(frame.loc[frame["region"] == region, column].item())


def _sums() -> tuple[float, float]:
    rows = ruhr()
    count = sum(row[3] or 0 for row in rows if row[0] == "count")
    base = sum(row[3] or 0 for row in rows if row[0] == "base")
    return count, base


def test_ratio_pools_counts_and_never_averages_rates() -> None:
    frame = compose(RATIO, table([*ruhr(), *nrw()]))
    count, base = _sums()
    mean = frame[frame["region"].isin(MEMBERS)]["value"].mean()
    assert _value(frame, RUHR) == pytest.approx(100 * count / base, abs=1e-6)
    assert _value(frame, RUHR) != pytest.approx(mean, abs=0.1)
    assert _value(frame, RUHR, "numerator") == count


def test_rest_of_nrw_is_nrw_minus_the_members() -> None:
    frame = compose(RATIO, table([*ruhr(), *nrw()]))
    count, base = _sums()
    expected = 100 * (5000 - count) / (100000 - base)
    assert _value(frame, NRW_REST) == pytest.approx(expected, abs=1e-6)


def test_implied_denominator_comes_from_count_and_published_rate() -> None:
    frame = compose(RATE, table([*ruhr(), *nrw()]))
    count, base = _sums()
    assert _value(frame, RUHR) == pytest.approx(100 * count / base, abs=0.05)
    assert not frame.loc[frame["region"] == MEMBERS[0], "derived"].item()
    assert frame.loc[frame["region"] == RUHR, "derived"].item()


def test_one_missing_member_means_no_pooled_value() -> None:
    frame = compose(RATIO, table([*ruhr(leave_out="05978"), *nrw()]))
    assert RUHR not in set(frame["region"])
    assert NRW_REST not in set(frame["region"])


def test_no_method_means_no_pooled_value() -> None:
    frame = compose(replace(RATIO, pool=Pool(reason=Text("nein", "no"))), table(ruhr()))
    assert RUHR not in set(frame["region"])


def test_weighted_rates_are_flagged_as_estimates() -> None:
    pool = Pool(methods=("weighted",), weight=(Extract("s/t", ("base",)),))
    frame = compose(replace(RATE, numerator=(), pool=pool), table(ruhr()))
    count, base = _sums()
    assert _value(frame, RUHR) == pytest.approx(100 * count / base, abs=0.1)
    assert frame.loc[frame["region"] == RUHR, "status"].item() == "E"


def test_location_quotient_is_one_for_the_base() -> None:
    frame = compose(replace(RATIO, relative_to=NRW), table([*ruhr(), *nrw()]))
    count, base = _sums()
    assert _value(frame, NRW) == 1.0
    assert _value(frame, RUHR) == pytest.approx((count / base) / 0.05, abs=1e-6)


def test_first_extract_wins_and_later_ones_only_fill_gaps() -> None:
    rows = table(
        [
            ("a", "05112", "2020", 1.0, "A"),
            ("a", "05112", "2021", None, "M"),
            ("b", "05112", "2020", 9.0, "A"),
            ("b", "05112", "2021", 2.0, "A"),
        ]
    )
    parts = (Extract("s/t", ("a",)), Extract("s/t", ("b",), status="E"))
    found = measure(parts, rows).set_index("period")
    assert found["value"].to_dict() == {"2020": 1.0, "2021": 2.0}
    assert found["status"].to_dict() == {"2020": "A", "2021": "E"}


def test_sum_with_a_missing_item_is_missing_not_smaller() -> None:
    rows = table([("a", "05112", "2020", 5.0, "A"), ("b", "05112", "2020", None, "Q")])
    found = measure((Extract("s/t", ("a", "b")),), rows)
    assert found["value"].isna().all()
    assert found["status"].item() == "Q"


def test_difference_scale_shift_and_span() -> None:
    rows = table(
        [("a", "05112", year, 5.0, "A") for year in ("2019", "2020", "2021")]
        + [("b", "05112", year, 3.0, "A") for year in ("2019", "2020", "2021")]
    )
    part = Extract("s/t", ("a",), minus=("b",), scale=1000.0, shift=-1, since="2019", until="2019")
    found = measure((part,), rows)
    assert found[["period", "value"]].to_numpy().tolist() == [["2019", 2000.0]]
    assert found["derived"].item()


def test_break_marks_the_period_and_only_the_named_regions() -> None:
    item = Break("2020", Text("Umstellung", "change"), regions=("05112",))
    frame = compose(replace(RATIO, breaks=(item,)), table(ruhr()))
    marked = frame[frame["status"] == "B"]
    assert marked["region"].tolist() == ["05112"]


def test_unknown_regions_are_left_out() -> None:
    frame = compose(RATIO, table([*ruhr(), *both("99999", 1.0, 10.0)]))
    assert "99999" not in set(frame["region"])


def test_zero_denominator_gives_no_value() -> None:
    rows = [("count", "05112", "2020", 1.0, "A"), ("base", "05112", "2020", 0.0, "A")]
    frame = compose(RATIO, table([*ruhr(leave_out="05112"), *rows]))
    assert "05112" not in set(frame["region"])
