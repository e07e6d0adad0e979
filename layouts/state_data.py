"""How fresh and how complete the figures are: by indicator and by source table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

from indicators import extracts, freshness, store
from indicators.coverage import Coverage, coverage
from indicators.freshness import Check
from indicators.model import Indicator, Table
from indicators.registry import INDICATORS
from indicators.store import NoData, Origin
from indicators.tables import TABLES
from layouts.changes_data import stamp

Asked = Literal["all", "some", "none"]


@dataclass(frozen=True, slots=True)
class Source:
    """One table: the files read from it, its last period, and what the last update said."""

    table: Table
    origins: tuple[Origin, ...]
    last: str
    """Last period with a figure in the table; empty where its extract cannot be read."""
    check: Check | None
    indicators: tuple[str, ...]

    @property
    def editions(self) -> tuple[str, ...]:
        return _sorted(origin.edition for origin in self.origins)

    @property
    def retrieved(self) -> tuple[str, ...]:
        """ISO dates on which its files were fetched; empty where none was handed down."""
        return _sorted(origin.retrieved[:10] for origin in self.origins)

    @property
    def undated(self) -> int:
        """How many of its files came without the day on which they were fetched."""
        return sum(not origin.retrieved for origin in self.origins)

    @property
    def good(self) -> str:
        """ISO date of the last good answer, else of the newest file; empty: not handed down."""
        if self.check and self.check.good:
            return self.check.good
        return "" if self.undated else max(self.retrieved, default="")


@dataclass(frozen=True, slots=True)
class Held:
    """One indicator: `coverage` is None where it has no figures by Kreis; `problem` says why
    there are none at all."""

    indicator: Indicator
    sources: tuple[Source, ...]
    last: str = ""
    """Last period with a value of a member; where there are none by Kreis, of any region."""
    coverage: Coverage | None = None
    problem: str = ""

    @property
    def asked(self) -> Asked:
        """Whether an update asks a live service for its tables."""
        live = [bool(source.table.live) for source in self.sources]
        return "all" if all(live) else "some" if any(live) else "none"

    @property
    def stale(self) -> bool:
        """Whether the last update did not get one of its tables."""
        return any(source.check and source.check.stale for source in self.sources)


@dataclass(frozen=True, slots=True)
class State:
    """All indicators and tables of a data folder."""

    held: tuple[Held, ...]
    sources: tuple[Source, ...]

    @property
    def updated(self) -> str:
        """ISO date of the last update from live services; empty: there was none."""
        return max((item.check.asked for item in self.sources if item.check), default="")

    @property
    def failed(self) -> tuple[Source, ...]:
        """Tables the last update did not get."""
        return tuple(item for item in self.sources if item.check and item.check.stale)


def state(root: Path) -> State:
    """The state of the folder, computed once for each state of its files."""
    return _state(root, stamp(root))


def today() -> date:
    """The day ages are counted to."""
    return datetime.now(UTC).date()


@lru_cache(maxsize=4)
def _state(root: Path, _stamp: str) -> State:
    origins, problems = _read(root)
    checks = freshness.read(root)
    sources = {
        key: Source(table, _own(table, origins), _last(key, root), checks.get(key), _users(key))
        for key, table in TABLES.items()
        if _users(key)
    }
    held = tuple(
        _held(item, sources, problems.get(item.id, ""), root) for item in INDICATORS.values()
    )
    return State(held, tuple(sources.values()))


def _read(root: Path) -> tuple[dict[str, Origin], dict[str, str]]:
    """Every file figures were read from by checksum, and why an indicator cannot be read."""
    origins: dict[str, Origin] = {}
    problems: dict[str, str] = {}
    for key in INDICATORS:
        try:
            found = store.read(key, root).provenance.origins
        except NoData as error:
            problems[key] = str(error)
            continue
        origins |= {f"{origin.table} {origin.sha256}": origin for origin in found}
    return origins, problems


def _own(table: Table, origins: dict[str, Origin]) -> tuple[Origin, ...]:
    found = origins.values()
    return tuple(o for o in found if (o.publisher, o.table) == (table.publisher, table.code))


@lru_cache(maxsize=128)
def _users(table_id: str) -> tuple[str, ...]:
    """Indicators that are made of a table."""
    return tuple(item.id for item in INDICATORS.values() if table_id in item.tables())


def _last(table_id: str, root: Path) -> str:
    try:
        frame = extracts.read(table_id, root).frame
    except NoData:
        return ""
    periods = frame.loc[frame["value"].notna(), "period"]
    return str(periods.max()) if len(periods) else ""


def _held(indicator: Indicator, sources: dict[str, Source], problem: str, root: Path) -> Held:
    own = tuple(sources[key] for key in indicator.tables())
    if problem:
        return Held(indicator, own, problem=problem)
    frame = store.read(indicator.id, root).frame
    last = str(frame.loc[frame["value"].notna(), "period"].max())
    there = coverage(indicator, frame) if indicator.level == "kreis" else None
    return Held(indicator, own, there.last if there and there.last else last, there)


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}))
