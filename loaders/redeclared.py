"""Whether the figures of a changed declaration were made anew, before a vintage says they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from indicators import extracts, store, tidy, vintages
from indicators.model import Indicator
from loaders.base import LoaderError
from loaders.update import Build, wanted_items


@dataclass(frozen=True, slots=True)
class Doubt:
    """An indicator whose figures need not be those of its declaration."""

    id: str
    words: str
    """The indicator, what is wrong, and its cure."""
    stale: bool
    """False: nobody can tell, for what its figures are made of is not held."""


def judge(indicators: Iterable[Indicator], root: Path) -> tuple[Doubt, ...]:
    """Indicators declared differently than in the newest vintage, with figures of before.

    Only these few are composed anew, in memory; one whose figures are the same under both
    declarations is none of them. The caller holds the folder's lock.
    """
    chosen = vintages.redeclared(indicators, root)
    build = Build(None, root, wanted=wanted_items(chosen))
    return tuple(doubt for item in chosen if (doubt := _doubt(item, build)))


def _doubt(indicator: Indicator, build: Build) -> Doubt | None:
    try:
        stored = store.read(indicator.id, build.root).frame
    except store.NoData:
        return None  # A vintage says nothing of a file that cannot be read.
    files = {key: extracts.path(key, build.root) for key in indicator.tables()}
    if absent := [key for key, file in files.items() if not file.is_file()]:
        return _open(indicator, f"no extract of {', '.join(absent)} is held")
    try:
        same = tidy.rows_hash(build.made(indicator)) == tidy.rows_hash(stored)
    except store.NoData as error:
        return _open(indicator, str(error))
    except (LoaderError, tidy.ContractError) as error:
        return _stale(indicator, f" ({error})")
    return None if same else _stale(indicator)


def _stale(indicator: Indicator, why: str = "") -> Doubt:
    words = (
        f"{indicator.id} was declared anew; its figures are still those of the old declaration: "
        f"`python -m loaders build {indicator.id}` first{why}"
    )
    return Doubt(indicator.id, words, stale=True)


def _open(indicator: Indicator, why: str) -> Doubt:
    words = (
        f"{indicator.id} was declared anew; whether its figures are those of the new declaration "
        f"cannot be checked: {why}"
    )
    return Doubt(indicator.id, words, stale=False)
