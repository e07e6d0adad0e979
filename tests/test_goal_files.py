"""/ziele.csv alone is enough: an independent small implementation reaches every verdict and check.

Nothing of indicators/ that calculates is used here; what a spreadsheet could do is done with the
columns of the file.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations, pairwise
from statistics import median

import pytest
from flask.testing import FlaskClient

from indicators.goals import GOALS

Row = dict[str, str]
UPSTREAM: dict[str, Callable[[Row], bool]] = {
    "only_nuts2": lambda row: row["level"] == "nuts2",
    "only_sites": lambda row: row["level"] == "site",
    "no_direction": lambda row: row["direction"] == "context",
}
"""Reasons that follow from what an indicator is, not from its figures."""
NO_LINE = {"no_data", "no_pooled_value", "no_comparator", "no_base", "no_last"}


@pytest.fixture(scope="module")
def table(client: FlaskClient) -> list[Row]:
    """The rows of the CSV as it is served."""
    return list(csv.DictReader(io.StringIO(client.get("/ziele.csv").text)))


def kind(table: list[Row], name: str) -> list[Row]:
    return [row for row in table if row["row"] == name]


def line(row: Row, name: str) -> dict[int, float]:
    """Year -> value from the columns ruhr_2015 or comparator_2015."""
    years = [key for key in row if key.startswith(f"{name}_2") and len(key) == len(name) + 5]
    return {int(key[-4:]): float(row[key]) for key in years if row[key]}


def side(value: float, limit: float, names: str) -> str:
    above, inside, below = names.split()
    value = round(value, 6)
    return above if value > limit else below if value < -limit else inside


def verdict(row: Row) -> str:
    """Code, or not_assessable with its reason, from the file's figures alone."""
    for reason, test in UPSTREAM.items():
        if test(row):
            return f"not_assessable {reason}"
    r, c = line(row, "ruhr"), line(row, "comparator")
    if not r:
        return f"not_assessable {row['verdict_reason']}" if row["verdict_reason"] in NO_LINE else ""
    first, last = min(r), max(r)
    if row["break_year"] and first < int(row["break_year"]) <= last:
        return "not_assessable break"
    if len(r) < int(row["min_points"]):
        return "not_assessable too_few_points"
    return assessed(row, (r[first], r[last]), (c[first], c[last]))


def assessed(row: Row, r: tuple[float, float], c: tuple[float, float]) -> str:
    d, limit = int(row["desired_sign"]), float(row["threshold"])
    if row["kind"] == "points":
        trend, gaps = d * (r[1] - r[0]), [d * (b - a) for a, b in zip(r, c, strict=True)]
    else:
        trend, gaps = d * 100 * (r[1] / r[0] - 1), [0, d * 100 * (c[1] / c[0] - r[1] / r[0])]
    if row["direction"] == "keep":
        return side(trend, limit, "risen kept fallen")
    moved = side(trend, limit, "better unchanged worse")
    return f"{moved}_{side(gaps[1] - gaps[0], limit, 'growing unchanged shrinking')}"


def published(row: Row) -> str:
    return f"{row['verdict']} {row['verdict_reason']}".strip()


def test_every_verdict_can_be_computed_again(table: list[Row]) -> None:
    rows = kind(table, "verdict")
    assert len(rows) == sum(len(goal.indicators) for goal in GOALS.values())
    wrong = [
        (row["statement"], row["indicator"], published(row), verdict(row))
        for row in rows
        if verdict(row) != published(row)
    ]
    assert wrong == []
    assert sum(row["verdict"] != "not_assessable" for row in rows) >= 40


def test_the_recomputation_notices_a_changed_figure(table: list[Row]) -> None:
    row = next(row for row in kind(table, "verdict") if row["verdict"] == "better_shrinking")
    assert verdict(row | {"threshold": "1e9"}) == "unchanged_unchanged"
    turned = str(-int(row["desired_sign"]))
    assert verdict(row | {"desired_sign": turned}) == "worse_growing"
    assert verdict(row | {"break_year": row["last_year"]}) == "not_assessable break"


def test_slope_steps_and_ends_follow_from_the_lines(table: list[Row]) -> None:
    for row in kind(table, "verdict"):
        if row["verdict"] == "not_assessable":
            continue
        r, d = line(row, "ruhr"), int(row["desired_sign"])
        assert (min(r), max(r)) == (int(row["base_year"]), int(row["last_year"]))
        assert float(row["ruhr_last"]) == r[max(r)]
        assert len(r) == int(row["points"])
        scale = 1.0 if row["kind"] == "points" else 100 / r[min(r)]
        slopes = [(r[b] - r[a]) / (b - a) for a, b in combinations(sorted(r), 2)]
        slope = float(row["theil_sen_per_year"])
        assert slope == pytest.approx(median(slopes) * scale, abs=1e-5)
        steps = [r[b] - r[a] for a, b in pairwise(sorted(r)) if b - a == 1]
        assert int(row["years_counted"]) == len(steps)
        assert int(row["years_in_desired_direction"]) == sum(d * step > 0 for step in steps)


def test_robustness_counts_the_listed_variants(table: list[Row]) -> None:
    for row in kind(table, "verdict"):
        codes = [item.partition("=")[2] for item in row["variant_codes"].split()]
        assert bool(codes) == (row["verdict"] != "not_assessable")
        if not codes:
            continue
        agreeing = codes.count(row["verdict"])
        computed = sum(code != "not_assessable" for code in codes)
        assert len(codes) == int(row["variants"]) == 24
        assert (agreeing, computed) == (
            int(row["variants_agreeing"]),
            int(row["variants_computed"]),
        )
        label = "thin" if computed and agreeing / computed >= 0.8 else "depends"
        assert row["robustness"] == ("robust" if agreeing >= 0.8 * 24 else label)


def state(check: Row, part: Row) -> str:
    value, reference = float(part["value"]), float(part["reference"])
    tolerance, relation = float(part["tolerance"]), check["relation"]
    if relation == "around":
        off = round(abs(value - reference), 6)
        return "yes" if off <= float(check["precision"]) else "about" if off <= tolerance else "no"
    strict = bool(check["number"]) and check["quantity"] == "level"
    ahead = round(value - reference, 6) * (1 if relation == "above" else -1)
    if ahead > (0 if strict else tolerance):
        return "yes"
    return "about" if ahead >= -tolerance else "no"


def outcome(check: Row, parts: list[Row]) -> str:
    if not parts:
        return "uncheckable"
    states = [state(check, part) for part in parts]
    needed = 2 if check["some"] == "true" else len(parts)
    if states.count("yes") >= needed:
        return "holds"
    return "about" if len(states) - states.count("no") >= needed else "fails"


def test_every_claim_check_can_be_computed_again(table: list[Row]) -> None:
    parts = defaultdict(list)
    for row in kind(table, "part"):
        parts[row["statement"], row["reading"], row["date"]].append(row)
    checks = kind(table, "check")
    assert len(checks) >= 25
    for check in checks:
        for date in ("then", "today"):
            own = parts[check["statement"], check["reading"], date]
            assert outcome(check, own) == check[f"check_{date}"], (check["statement"], date)
            assert [state(check, part) for part in own] == [part["state"] for part in own]
            assert bool(check[f"check_{date}_reason"]) == (not own)


def test_ranks_follow_from_the_counts(table: list[Row]) -> None:
    ranks = [row for row in kind(table, "part") if row["kreise"]]
    assert len(ranks) >= 4
    for row in ranks:
        for value, end in ((row["value"], ""), (row["reference"], "_before")):
            share = 100 * int(row[f"kreise_lower{end}"]) / int(row[f"kreise{end}"])
            assert float(value) == pytest.approx(share, abs=1e-6)


def test_every_statement_has_a_row_and_every_figure_a_source(table: list[Row]) -> None:
    assert list(dict.fromkeys(row["statement"] for row in table)) == list(GOALS)
    for row in table:
        assert row["quote"] == GOALS[row["statement"]].quote
        assert row["measured"] == "true" or row["reason"] or row["verdict_reason"]
        if row["ruhr_last"] or row["value"]:
            assert row["source"]
            assert row["licence"]
            assert row["licence_url"].startswith("https://")
    events = {row["statement"] for row in table if row["event_state"]}
    assert {"S06", "V07", "S04"} <= events


def test_json_holds_the_same_rows(client: FlaskClient, table: list[Row]) -> None:
    body = json.loads(client.get("/ziele.json").text)
    assert body["columns"] == list(table[0])
    assert len(body["rows"]) == len(table)
    for plain, row in zip(table, body["rows"], strict=True):
        assert {key for key, value in plain.items() if value} == row.keys()
        for key, value in row.items():
            text = str(value).lower() if isinstance(value, bool) else str(value)
            assert plain[key] == text, key
    assert body["rules"]["base_year"] == 2015
    assert body["triad"]["mark"] in ("improved", "mixed", "worse", "not_assessable")


@pytest.mark.parametrize(
    ("path", "mime"), [("/ziele.csv", "text/csv"), ("/ziele.json", "application/json")]
)
def test_files_say_what_they_are_and_answer_only_when_changed(
    client: FlaskClient, path: str, mime: str
) -> None:
    answer = client.get(path)
    assert answer.mimetype == mime
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in answer.data
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
