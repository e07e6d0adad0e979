"""Notes on freshness: they report, and their loss costs no figure."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from indicators import freshness
from indicators.freshness import Check, Outcome

CHECK = Check(
    "sample/t", "failed", "kaputt", "2026-11-24", "2026-11-20", "eurostat", "2026", "2024"
)


def test_written_and_read(tmp_path: Path) -> None:
    freshness.write({CHECK.table: CHECK}, tmp_path)
    assert freshness.read(tmp_path) == {CHECK.table: CHECK}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"checks": [{"table": "a", "mehr": 1}]}', "\xff"]
)
def test_damaged_notes_are_as_good_as_none(tmp_path: Path, text: str) -> None:
    freshness.path(tmp_path).write_text(text, "latin-1")
    assert freshness.read(tmp_path) == {}


def test_age_is_never_negative() -> None:
    assert freshness.age(CHECK, date(2026, 11, 24)) == 4
    assert freshness.age(CHECK, date(2020, 1, 1)) == 0
    assert freshness.age(Check("t", "failed", "", "2026-11-24"), date(2026, 11, 24)) is None


def test_only_what_was_asked_in_vain_is_stale() -> None:
    stale = [it for it in get_args(Outcome) if Check("t", it, "", "2026-11-24").stale]
    assert stale == ["failed", "rejected"]
