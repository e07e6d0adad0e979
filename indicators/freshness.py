"""How fresh each live table is: when it was asked, what came of it, when it was last good."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from indicators import store
from indicators.store import DATA

Outcome = Literal["new", "unchanged", "failed", "rejected", "skipped"]
"""failed: no good answer; rejected: an answer that must not be taken; skipped: nobody to ask."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the last update found out about one table."""

    table: str
    outcome: Outcome
    words: str
    """What happened, in a sentence of the log: never with credentials."""
    asked: str
    """ISO date of the update."""
    good: str = ""
    """ISO date of the last good answer; empty: never yet."""
    service: str = ""
    edition: str = ""
    last: str = ""
    """Last period held."""

    @property
    def stale(self) -> bool:
        """The last update did not get the table: what is shown is the last good answer."""
        return self.outcome in ("failed", "rejected")


def age(check: Check, today: date) -> int | None:
    """Days since the last good answer, never negative; None if there was none."""
    return max(0, (today - date.fromisoformat(check.good)).days) if check.good else None


def path(root: Path = DATA) -> Path:
    """Where the checks lie."""
    return root / "state.json"


def read(root: Path = DATA) -> dict[str, Check]:
    """The last check of each table, by table id; empty where there is none or it is damaged.

    The file only reports: without it nothing is lost but the age of the last good answers.
    """
    try:
        stored = json.loads(path(root).read_bytes())
        return {row["table"]: Check(**row) for row in stored["checks"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write(checks: Mapping[str, Check], root: Path = DATA) -> Path:
    """Replace the file in one step, sorted by table."""
    rows = [asdict(checks[key]) for key in sorted(checks)]
    text = json.dumps({"checks": rows}, ensure_ascii=False, indent=1)
    return store.replace(path(root), text.encode())
