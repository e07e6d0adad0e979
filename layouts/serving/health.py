"""/healthz: the process answers. /readyz: it has figures, which, and how old. /metrics: counts."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from indicators import store
from indicators.registry import INDICATORS
from layouts.data.answers import ERROR, Answer
from layouts.data.state import State, current, state
from layouts.serving import metrics, remote

PATHS = ("/healthz", "/readyz", "/metrics")


@dataclass(frozen=True, slots=True)
class Figures:
    """What of the figures can be read. `day`: ISO date of the vintage in force, "" if unknown."""

    vintage: str
    day: str
    unreadable: tuple[str, ...]
    problem: str = ""

    @property
    def readable(self) -> int:
        return len(INDICATORS) - len(self.unreadable)

    @property
    def age(self) -> int | None:
        """Days since the figures were recorded."""
        return (_today() - date.fromisoformat(self.day)).days if self.day else None


def figures(root: Path) -> Figures:
    """Try to read every indicator; once for each state of the files."""
    return _figures(root, state(root))


@lru_cache(maxsize=4)
def _figures(root: Path, _state: State) -> Figures:
    bad = tuple(key for key in INDICATORS if not _readable(key, root))
    try:
        now = current(root)
    except store.NoData as error:
        return Figures("", "", bad, str(error.args[0]))
    return Figures(now.id, now.day, bad)


def _readable(key: str, root: Path) -> bool:
    try:
        store.read(key, root)
    except store.NoData:
        return False
    return True


def healthz() -> Answer:
    """200 as long as the process can answer at all."""
    return _json({"ok": True}, 200)


def readyz(root: Path) -> Answer:
    """200 with figures, whichever are readable; 503 where nothing can be shown."""
    found = figures(root)
    ready = found.readable > 0 and not found.problem
    fields: dict[str, object] = {
        "ready": ready,
        "vintage": found.vintage or None,
        "day": found.day or None,
        "age_days": found.age,
        "indicators": found.readable,
        "unreadable": list(found.unreadable),
    } | _store()
    if found.problem:
        fields["problem"] = found.problem
    return _json(fields, 200 if ready else 503)


def _store() -> dict[str, object]:
    """How it stands with the store the figures come from; what it said is in the log."""
    found = remote.status()
    if found is None:
        return {}
    return {
        "release": found.release,
        "store_ok": not found.problem,
        "store_checked": found.checked or None,
    }


def measured(root: Path) -> Answer:
    """The text for Prometheus."""
    found = figures(root)
    values: dict[str, float] = {
        "data_indicators": found.readable,
        "data_unreadable": len(found.unreadable),
    }
    if found.age is not None:
        values["data_age_days"] = found.age
    return Answer(metrics.page(values), metrics.TYPE, 200, ERROR)


def _json(fields: dict[str, object], status: int) -> Answer:
    return Answer(json.dumps(fields, indent=1).encode(), "application/json", status, ERROR)


def _today() -> date:
    return datetime.now(UTC).date()
