"""All recorded states of the figures, each compared with the one before it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indicators import freshness, vintages
from indicators.releases import Release, release
from indicators.store import NoData
from indicators.vintages import Vintage
from layouts.facts import stamp as figures


@dataclass(frozen=True, slots=True)
class Record:
    """The releases, newest first; `problem` says why the lists of states cannot be read."""

    releases: tuple[Release, ...]
    problem: str = ""


def stamp(root: Path) -> str:
    """Changes with the figures, the recorded states and the notes of the last update."""
    files = (vintages.folder(root), freshness.path(root))
    ages = [file.stat().st_mtime_ns if file.exists() else 0 for file in files]
    return "-".join(f"{age:x}" for age in (figures(root), *ages))


def record(root: Path, newest: int = 0) -> Record:
    """The newest releases, all if 0; a state that cannot be read is told, not raised."""
    try:
        every = vintages.recorded(root)
    except NoData as error:
        return Record((), str(error))
    pairs = list(zip((None, *every), every, strict=False))[-newest:]
    found = [_release(root, before, item) for before, item in pairs]
    return Record(tuple(reversed(found)))


def _release(root: Path, before: Vintage | None, item: Vintage) -> Release:
    try:
        return _compared(root, before.id if before else "", item.id)
    except NoData as error:
        return Release(item, before, problem=str(error))


@lru_cache(maxsize=32)
def _compared(root: Path, before: str, newer: str) -> Release:
    """What two states say never changes, so it is computed once; ids, for a folder of other
    figures may come to lie there."""
    known = {item.id: item for item in vintages.recorded(root)}
    return release(known.get(before), known[newer], root)
