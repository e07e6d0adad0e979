"""Which figures are in force: the state of the files, the vintage, and what is withheld.

DREIKLANG_WITHHOLD=1 in the environment keeps back every indicator that has figures of a publisher
who does not state that they may be passed on; DREIKLANG_WITHHOLD=bundesagentur,vgrdl names the
publishers instead. Pages go on showing these figures; whatever is passed on does not hold them:
files, the API, and frames and pictures for other people's sites.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indicators import store, vintages
from indicators.model import Publisher
from indicators.publishers import PUBLISHERS
from indicators.registry import INDICATORS
from indicators.stamp import stamp
from indicators.tables import TABLES
from layouts.data.errors import BadRequest, Withheld

WITHHOLD = "DREIKLANG_WITHHOLD"
State = tuple[int | str, ...]
"""Changes whenever an answer may: figures replaced, a vintage recorded, the setting changed."""


@dataclass(frozen=True, slots=True)
class Current:
    """The figures in force: their vintage id and the day they were recorded ("" if not yet)."""

    id: str
    day: str


def state(root: Path) -> State:
    """The state of everything an answer depends on.

    Every request asks for it, so it takes some looks at folders and nothing else.
    """
    return *stamp(root), os.environ.get(WITHHOLD, "")


def current(root: Path) -> Current:
    """The vintage that data/tidy holds."""
    return _current(root, state(root))


@lru_cache(maxsize=4)
def _current(root: Path, _state: State) -> Current:
    """The newest recorded vintage if it has these rows; else an id made from the rows alone."""
    rows = _every(root)
    every = vintages.recorded(root)
    if every and {key: item.rows for key, item in every[-1].content.items()} == rows:
        return Current(every[-1].id, every[-1].day)
    return _unrecorded(rows)


def _unrecorded(rows: dict[str, str]) -> Current:
    lines = "".join(f"{key},{text}\n" for key, text in rows.items())
    return Current(hashlib.sha256(lines.encode()).hexdigest()[:8], "")


def _every(root: Path) -> dict[str, str]:
    """Hash of the rows of each indicator that can be read."""
    return {key: text for key in sorted(INDICATORS) if (text := _rows(key, root))}


def _rows(indicator_id: str, root: Path) -> str:
    try:
        return store.rows(indicator_id, root)
    except store.NoData:
        return ""


def told(root: Path) -> Current:
    """The vintage as pages name it: of a damaged list of vintages, the id of the rows alone."""
    try:
        return current(root)
    except store.NoData:
        return _unrecorded(_every(root))


def load(indicator_id: str, vintage: str, root: Path) -> store.Stored:
    """An indicator's figures, of a recorded vintage where one is named.

    Raises BadRequest (404) without figures, Withheld where they are not passed on.
    """
    try:
        if vintage and vintage != current(root).id:
            found = vintages.load(vintages.find(vintage, root), indicator_id, root)
        else:
            found = store.read(indicator_id, root)
    except (store.NoData, vintages.UnknownVintage) as error:
        right = f"stand={current(root).id}" if vintage else ""
        status = 503 if isinstance(error, store.Damaged) else 404
        raise BadRequest(str(error.args[0]), status=status, example=right) from error
    refuse(found)
    return found


def refuse(found: store.Stored) -> None:
    """Raises Withheld if a publisher of these figures is not to be passed on."""
    held = withheld(found)
    if held:
        raise Withheld(_reason(held), held[0].url)


def _reason(held: tuple[Publisher, ...]) -> str:
    names = ", ".join(item.name.de for item in held)
    first = held[0]
    return (
        f"figures of {names} are not passed on here ({first.licence}); "
        f"get them from the publisher: {first.url}"
    )


def withheld(found: store.Stored) -> tuple[Publisher, ...]:
    """Publishers of these figures that this site does not pass on."""
    return _held(origin.publisher for origin in found.provenance.origins)


def kept_back(indicator_id: str, root: Path) -> str:
    """Why this indicator's figures are not passed on; "" where they are.

    Files that hold figures of many indicators ask this of each, whatever vintage they tell of: a
    publisher counts that is declared for it, or that the figures in force come from.
    """
    known = INDICATORS.get(indicator_id)
    own = [TABLES[key].publisher for key in known.tables()] if known else []
    try:
        found = store.read(indicator_id, root).provenance.origins
    except store.NoData:
        found = ()
    held = _held((*own, *(origin.publisher for origin in found)))
    return _reason(held) if held else ""


def withholding() -> frozenset[str]:
    """Ids of the publishers that are kept back.

    Raises ValueError where DREIKLANG_WITHHOLD names none: a slip must not pass anything on.
    """
    return _withheld(os.environ.get(WITHHOLD, ""))


def _held(publishers: Iterable[str]) -> tuple[Publisher, ...]:
    keys = withholding()
    return tuple(PUBLISHERS[key] for key in dict.fromkeys(publishers) if key in keys)


@lru_cache(maxsize=8)
def _withheld(setting: str) -> frozenset[str]:
    named = {part.strip() for part in setting.split(",") if part.strip()}
    if not named or named == {"0"}:
        return frozenset()
    if named == {"1"}:
        return frozenset(key for key, item in PUBLISHERS.items() if not item.redistribution)
    unknown = ", ".join(sorted(named - set(PUBLISHERS)))
    if unknown:
        raise ValueError(
            f"{WITHHOLD} names no publisher {unknown}; known are {', '.join(PUBLISHERS)}, or 1"
        )
    return frozenset(named)


def vintage_id(asked: str, root: Path) -> str:
    """The full id of the vintage asked for; raises BadRequest (404) for an unknown one."""
    known = current(root).id
    if not asked or known == asked:
        return known
    try:
        return vintages.find(asked, root).id
    except vintages.UnknownVintage as error:
        raise BadRequest(str(error.args[0]), status=404, example=f"stand={known}") from error
