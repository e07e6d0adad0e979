"""The rules by which an answer is taken: what is replaced, what stays, what is refused."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.extracts import ARCHIVE, Held, Source
from indicators.model import Live, Table, Text
from indicators.regions import MEMBERS
from loaders import merge
from loaders.base import Raw, origin
from loaders.live.shared import Ask
from loaders.merge import HALF, Rejected

TABLE = Table("sample/t", "destatis", Text("Tabelle", "Table"), "https://example.org", ("t.csv",))
LIVE = Live("genesis_file", "t")
TODAY = "2026-11-24"
Rows = list[tuple[str, str, str, float | None]]


def frame(rows: Rows) -> pd.DataFrame:
    result = pd.DataFrame(rows, columns=["item", "region", "period", "value"])
    result["value"] = result["value"].astype(float)
    result["status"] = result["value"].isna().map({True: "M", False: "A"})
    return result


def members(period: str, value: float | None = 1.0, item: str = "a", count: int = 15) -> Rows:
    return [
        (item, region, period, value if number < count else None)
        for number, region in enumerate(MEMBERS)
    ]


def file(edition: str, digest: str = "cd" * 32) -> Raw:
    return Raw("sample/t", b"", "https://example.org/t", TODAY, sha256=digest, edition=edition)


def held(rows: Rows, edition: str = "2026-01-01", service: str = ARCHIVE) -> Held:
    source = Source(service, origin(TABLE, file(edition, "ab" * 32)))
    return Held(frame(rows).assign(origin=source.key), (source,))


def take(
    before: Held,
    rows: Rows,
    edition: str = "2026-02-01",
    live: Live = LIVE,
    *,
    allow_loss: bool = False,
) -> pd.DataFrame:
    ask = Ask(TABLE, live, frozenset({"a", "b"}), before)
    new, _ = merge.merged(ask, file(edition), frame(rows), TODAY, allow_loss=allow_loss)
    return new.frame.set_index(["item", "region", "period"])


def test_periods_the_answer_does_not_cover_stay() -> None:
    new = take(held(members("2023") + members("2024")), members("2024", 2.0) + members("2025"))
    assert new["value"]["a", "05112", "2023"] == 1.0
    assert new["value"]["a", "05112", "2024"] == 2.0
    assert new["value"]["a", "05112", "2025"] == 1.0
    assert new["origin"]["a", "05112", "2023"] == ""
    assert new["origin"]["a", "05112", "2025"] == "cd" * 6


def test_germany_and_nrw_stay_where_the_service_does_not_know_them() -> None:
    before = held([*members("2024"), ("a", "00", "2024", 9.0), ("a", "05", "2024", 8.0)])
    new = take(before, members("2024", 2.0))
    assert new["value"]["a", "00", "2024"] == 9.0
    assert new["value"]["a", "05", "2024"] == 8.0


def test_whole_history_replaces_everything_of_its_items() -> None:
    before = held([*members("2023"), *members("2024"), *members("2024", item="b")])
    whole = replace(LIVE, whole=True)
    new = take(before, members("2023", 5.0) + members("2024", 5.0), live=whole)
    assert set(new["origin"].loc["a"]) == {"cd" * 6}
    assert set(new["origin"].loc["b"]) == {""}


def test_whole_history_that_covers_less_is_refused() -> None:
    before = held(members("2023") + members("2024"))
    whole = replace(LIVE, whole=True)
    with pytest.raises(Rejected, match="15 of them missing, first a 05112 2023"):
        take(before, members("2024"), live=whole)
    new = take(before, members("2024"), live=whole, allow_loss=True)
    assert set(new.index.get_level_values("period")) == {"2024"}


def test_other_level_than_the_answers_does_not_count_as_lost() -> None:
    """A table of Kreise may hold NUTS 2 regions from a bulk file; nothing is made of them."""
    before = held([*members("2024"), ("a", "DEA1", "2024", 1.0)])
    new = take(before, members("2024", 2.0), live=replace(LIVE, whole=True))
    assert "DEA1" not in set(new.index.get_level_values("region"))


@pytest.mark.parametrize("count", [0, 1, HALF - 1])
def test_slice_that_hardly_any_member_has_is_left_out(count: int) -> None:
    ask = Ask(TABLE, LIVE, frozenset({"a"}), held(members("2024")))
    rows = frame(members("2024", 2.0) + members("2025", count=count))
    new, words = merge.merged(ask, file("2026-02-01"), rows, TODAY)
    assert words == [f"a 2025: only {count} of 15 members have a figure, left out"]
    assert merge.last_period(new.frame) == "2024"


def test_slice_that_half_of_the_members_have_is_taken() -> None:
    new = take(held(members("2024")), members("2025", count=HALF))
    assert new["value"].notna().sum() == 15 + HALF


def test_slice_as_empty_as_before_is_no_fault() -> None:
    before = held(members("1995", count=3) + members("2024"))
    new = take(before, members("1995", 4.0, count=3) + members("2024"))
    assert new["value"]["a", MEMBERS[0], "1995"] == 4.0


def test_nothing_but_empty_slices_is_refused() -> None:
    with pytest.raises(Rejected, match="a 2025: only 0 of 15"):
        take(held(members("2024")), members("2025", None))


@pytest.mark.parametrize(
    ("edition", "period", "words"),
    [
        ("2026-02-01", "2023", "figures up to 2024 at least; found only to 2023"),
        ("2025-12-31", "2024", "edition 2026-01-01 or newer; found 2025-12-31"),
        ("2026-11-25", "2024", "check this machine's clock"),
    ],
)
def test_older_or_impossible_is_refused(edition: str, period: str, words: str) -> None:
    with pytest.raises(Rejected, match=words):
        take(held(members("2024")), members(period, 2.0), edition)


def test_older_edition_with_a_newer_period_is_taken() -> None:
    assert take(held(members("2024")), members("2025"), "2025-12-31")["value"].size == 30


def test_newest_period_is_that_of_the_members() -> None:
    """Germany is published before the Kreise: the years between must still be taken."""
    before = held([*members("2023"), ("a", "00", "2025", 9.0)])
    rows = [*members("2024"), *members("2025", None), ("a", "00", "2025", 9.0)]
    new = take(before, rows)
    assert new["value"]["a", "05112", "2024"] == 1.0
    assert new["value"]["a", "00", "2025"] == 9.0


def test_editions_are_compared_only_with_their_like() -> None:
    """The archive names a year, the service a day: only the last period can be compared."""
    assert take(held(members("2024"), "2024"), members("2024", 2.0), "2023-01-01")["value"].size


def test_of_archived_files_the_last_edition_counts() -> None:
    sources = [
        Source(ARCHIVE, replace(origin(TABLE, file(edition)), file=edition))
        for edition in ("2026-07-09", "2026-02-01")
    ]
    before = Held(frame(members("2024")).assign(origin=""), tuple(sources))
    assert take(before, members("2024", 2.0), "2026-03-01")["value"].eq(2.0).all()


def test_another_publication_only_fills_gaps() -> None:
    fills = replace(LIVE, service="regionalatlas", fills=True)
    before = held(members("2023") + members("2025"))
    new = take(before, members("2023", 7.0) + members("2024", 7.0), "", fills)
    assert new["value"]["a", "05112", "2023"] == 1.0
    assert new["value"]["a", "05112", "2024"] == 7.0
    with pytest.raises(Rejected, match="none new"):
        take(before, members("2023", 7.0), "", fills)


def test_regions_nobody_knows_are_left_out() -> None:
    rows = [*members("2025"), ("a", "05399", "2025", 1.0), ("a", "Essen", "2025", 1.0)]
    assert set(take(Held(), rows).index.get_level_values("region")) == set(MEMBERS)


def test_files_without_a_row_are_not_cited() -> None:
    whole = replace(LIVE, whole=True)
    ask = Ask(TABLE, whole, frozenset({"a"}), held(members("2024")))
    new, _ = merge.merged(ask, file("2026-02-01"), frame(members("2024", 2.0)), TODAY)
    assert [source.service for source in new.sources] == ["genesis_file"]
