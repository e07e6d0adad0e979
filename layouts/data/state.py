"""Which figures are in force: the state of the files, the vintage, and what is withheld.

DREIKLANG_WITHHOLD=1 in the environment keeps back every indicator that has figures of a publisher
who does not state that they may be passed on; DREIKLANG_WITHHOLD=bundesagentur,vgrdl names the
publishers instead. Pages go on showing these figures; files and the API do not.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indicators import store, vintages
from indicators.model import Publisher
from indicators.publishers import PUBLISHERS
from indicators.registry import INDICATORS
from layouts.data.errors import BadRequest, Withheld

WITHHOLD = "DREIKLANG_WITHHOLD"
State = tuple[int, int, str]
"""Changes whenever an answer may: figures replaced, a vintage recorded, the setting changed."""


@dataclass(frozen=True, slots=True)
class Current:
    """The figures in force: their vintage id and the day they were recorded ("" if not yet)."""

    id: str
    day: str


def state(root: Path) -> State:
    """The state of everything an answer depends on.

    Every request asks for it, so it takes two looks at folders and nothing else.
    """
    tidy, recorded = _folders(root)
    return _changed(tidy), _changed(recorded), os.environ.get(WITHHOLD, "")


@lru_cache(maxsize=8)
def _folders(root: Path) -> tuple[str, str]:
    return str(root / "tidy"), str(vintages.folder(root))


def _changed(folder: str) -> int:
    """When something was renamed into the folder; 0 where there is none."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - half the time of Path.stat
    except FileNotFoundError:
        return 0


def current(root: Path) -> Current:
    """The vintage that data/tidy holds."""
    return _current(root, state(root))


@lru_cache(maxsize=4)
def _current(root: Path, _state: State) -> Current:
    """The newest recorded vintage if it has these rows; else an id made from the rows alone."""
    rows = {key: text for key in sorted(INDICATORS) if (text := _rows(key, root))}
    every = vintages.recorded(root)
    if every and {key: item.rows for key, item in every[-1].content.items()} == rows:
        return Current(every[-1].id, every[-1].day)
    lines = "".join(f"{key},{text}\n" for key, text in rows.items())
    return Current(hashlib.sha256(lines.encode()).hexdigest()[:8], "")


def _rows(indicator_id: str, root: Path) -> str:
    try:
        return vintages.rows_hash(store.read(indicator_id, root).frame)
    except store.NoData:
        return ""


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
        raise BadRequest(str(error.args[0]), status=404) from error
    refuse(found)
    return found


def refuse(found: store.Stored) -> None:
    """Raises Withheld if a publisher of these figures is not to be passed on."""
    held = withheld(found)
    if held:
        first = held[0]
        names = ", ".join(item.name.de for item in held)
        raise Withheld(
            f"figures of {names} are not passed on here ({first.licence}); "
            f"get them from the publisher: {first.url}",
            first.url,
        )


def withheld(found: store.Stored) -> tuple[Publisher, ...]:
    """Publishers of these figures that this site does not pass on."""
    keys = _withheld(os.environ.get(WITHHOLD, ""))
    own = dict.fromkeys(origin.publisher for origin in found.provenance.origins)
    return tuple(PUBLISHERS[key] for key in own if key in keys)


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
