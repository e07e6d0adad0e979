"""Ranks: ties, direction, coverage, change between years, and shipped figures counted by hand."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import store
from indicators.model import Break, Text
from indicators.rank import (
    SCOPES,
    WORDS,
    Rank,
    needed,
    order,
    rank_changes,
    ranks,
    ranks_of,
    rule,
)
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS, by_id
from tests.samples import RATE, tidy_frame

UP = replace(RATE, direction="up")


def members(*years: tuple[str, list[float]], status: str = "A") -> pd.DataFrame:
    """The members' values in some years; the status is that of the last year."""
    rows: list[tuple[str, str, float | None, str]] = [
        (ags, year, value, status if year == years[-1][0] else "A")
        for year, values in years
        for ags, value in zip(MEMBERS, values, strict=False)
    ]
    return tidy_frame(rows)


def test_groups_and_how_many_must_have_a_value() -> None:
    assert {key: len(group) for key, group in SCOPES.items()} == {
        "members": 15,
        "nrw": 53,
        "germany": 400,
    }
    assert [needed("members"), needed("nrw"), needed("germany")] == [15, 51, 380]


def test_direction_decides_which_end_is_first_and_ties_share() -> None:
    frame = members(("2020", [1.0, 1.0, 2.0, *range(3, 15)]))
    down = {rank.region: rank for rank in ranks(frame, RATE, "members").itertuples()}
    assert [down[ags].rank for ags in MEMBERS[:4]] == [1, 1, 3, 4]
    assert [down[ags].tied for ags in MEMBERS[:4]] == [2, 2, 1, 1]
    up = {rank.region: rank.rank for rank in ranks(frame, UP, "members").itertuples()}
    assert [up[ags] for ags in MEMBERS[:4]] == [14, 14, 13, 12]
    assert {direction: order(replace(RATE, direction=direction)) for direction in
            ("up", "down", "keep", "context")} == {
        "up": "best", "down": "best", "keep": "highest", "context": "highest",
    }  # fmt: skip
    context = ranks(frame, replace(RATE, direction="context"), "members")
    assert context.loc[context["rank"] == 1, "region"].tolist() == [MEMBERS[14]]


def test_too_few_values_give_no_rank() -> None:
    full, short = members(("2020", [*range(15)])), members(("2020", [*range(14)]))
    assert len(ranks(full, RATE, "members")) == 15
    assert ranks(short, RATE, "members").empty
    assert ranks_of(short, RATE, MEMBERS[0], "2020") == ()
    assert ranks_of(full, RATE, "ruhr", "2020") == ()
    assert ranks_of(full, RATE, MEMBERS[0], "2021") == ()
    (only,) = ranks_of(full, RATE, MEMBERS[0], "2020")
    assert only == Rank("members", "2020", 1, 15, 1, "best")
    assert only.position == pytest.approx(100 * 0.5 / 15)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 6), min_size=15, max_size=15), st.sampled_from(["up", "down"]))
def test_ranks_keep_their_laws(values: list[int], direction: str) -> None:
    indicator = UP if direction == "up" else RATE
    frame = members(("2020", [float(value) for value in values]))
    table = ranks(frame, indicator, "members")
    assert table["rank"].between(1, 15).all()
    assert (table.groupby("value")["rank"].nunique() == 1).all()
    assert (table.groupby("rank")["tied"].first() == table.groupby("rank").size()).all()
    assert table["rank"].add(table["tied"]).max() == 16
    single = [ranks_of(frame, indicator, ags, "2020")[0] for ags in MEMBERS]
    by_region = table.set_index("region")
    assert [(r.rank, r.tied) for r in single] == [
        (by_region.at[ags, "rank"], by_region.at[ags, "tied"]) for ags in MEMBERS
    ]
    assert sum(rank.position for rank in single) / 15 == pytest.approx(50)


def test_rank_changes_count_places_among_the_same_regions() -> None:
    frame = members(("2015", [*range(15)]), ("2020", [99.0, *range(1, 15)]))
    found = rank_changes(frame, RATE, "members", (2015, 2020))
    places = {change.region: change.places for change in found.changes}
    assert (found.of, found.reason, places[MEMBERS[0]]) == (15, "", -14)
    assert {places[ags] for ags in MEMBERS[1:]} == {1}
    assert [change.after for change in found.changes] == list(range(1, 16))


def test_rank_changes_stop_at_a_break() -> None:
    years = (("2015", [*range(15)]), ("2020", [*range(15)]))
    marked = rank_changes(members(*years, status="B"), RATE, "members", (2015, 2020))
    assert (marked.changes, marked.reason) == ((), "break")
    declared = replace(RATE, breaks=(Break("2017", Text("-", "-")),))
    frame = members(*years)
    assert rank_changes(frame, declared, "members", (2015, 2020)).reason == "break"
    earlier = replace(RATE, breaks=(Break("2015", Text("-", "-")),))
    assert len(rank_changes(frame, earlier, "members", (2015, 2020)).changes) == 15
    assert rank_changes(frame, RATE, "members", (2014, 2020)).reason == "too_few"
    with pytest.raises(ValueError, match="must end after it begins"):
        rank_changes(frame, RATE, "members", (2020, 2015))


def test_every_code_has_its_words() -> None:
    assert set(WORDS["scope"]) == set(SCOPES)
    assert set(WORDS["order"]) == {"best", "highest"}
    assert set(WORDS["reason"]) == {"break", "too_few"}
    assert "95 Prozent" in rule().de
    assert "95 per cent" in rule().en


@pytest.mark.parametrize(
    ("name", "period", "region", "expected"),
    [
        # Counted apart from the code, row by row: Kreise with a better value, plus one.
        ("unemployment_rate", "2015", "05513", [(15, 15), (53, 53), (397, 399)]),
        ("sgb2_rate", "2021", "05513", [(15, 15), (53, 53), (400, 400)]),
        ("it_employment_share", "2020", "05913", [(1, 15), (7, 53), (32, 400)]),
        ("employees_degree", "2021", "05913", [(4, 15), (11, 53), (84, 400)]),
    ],
)
def test_shipped_ranks(
    name: str, period: str, region: str, expected: list[tuple[int, int]]
) -> None:
    found = ranks_of(store.read(name).frame, by_id(name), region, period)
    assert [(rank.rank, rank.of) for rank in found] == expected


def test_one_region_and_all_regions_agree_on_the_shipped_figures() -> None:
    for item in INDICATORS.values():
        frame = store.read(item.id).frame
        period = frame.loc[frame["region"] == "05113", "period"].max()
        if pd.isna(period):
            continue
        for rank in ranks_of(frame, item, "05113", period):
            table = ranks(frame, item, rank.scope)
            row = table[(table["region"] == "05113") & (table["period"] == period)]
            assert row[["rank", "tied", "of"]].to_numpy().tolist() == [
                [rank.rank, rank.tied, rank.of]
            ], item.id
