"""Vintages: every state of all figures that was ever shown can be read again and compared.

`data/vintages/<number>-<id>.json` lists, for each indicator, the hash of its rows and of its
declaration; the id is the day and the first 8 hex digits of the SHA-256 over those lines: the same
figures on the same day have the same id. The rows themselves
are kept once by hash: the current ones in data/tidy, superseded ones in data/vintages/objects.
A superseded file is set aside before it is replaced and the list is written last, so that a run
killed at any point leaves every listed vintage readable; an object nobody lists does no harm.
"""

import hashlib
import json
from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pyarrow as pa

from indicators import store
from indicators.model import Indicator
from indicators.store import DATA, NoData, Stored
from indicators.tidy import COLUMNS, rows_hash

KINDS = ("new", "revised", "withdrawn", "redefined")
_KEY = ["region", "period"]
_MEANING = ("values", "numerator", "denominator", "factor", "relative_to", "pool", "unit", "level")
"""Fields of a declaration that say what the figures mean; texts may be reworded freely."""


class UnknownVintage(LookupError):
    """No vintage has this id; the message names the newest one."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a vintage holds of one indicator."""

    rows: str
    """Hash of its rows."""
    meaning: str
    """Hash of the parts of its declaration that say what the figures mean."""


@dataclass(frozen=True, slots=True)
class Vintage:
    """One state of all figures."""

    id: str
    day: str
    number: int
    """Counts from 1 in the order of recording, whatever the clock said."""
    content: dict[str, Content]


def folder(root: Path = DATA) -> Path:
    """Where vintages lie."""
    return root / "vintages"


def recorded(root: Path = DATA) -> tuple[Vintage, ...]:
    """All vintages, oldest first; a file that is no vintage raises NoData."""
    found = (_list(file, store.changed(file)) for file in folder(root).glob("*.json"))
    return tuple(sorted(found, key=lambda item: (item.number, item.id)))


def find(vintage_id: str, root: Path = DATA) -> Vintage:
    """The vintage with this id, or whose id begins so; raises UnknownVintage."""
    every = recorded(root)
    hits = {item.id: item for item in every if vintage_id and item.id.startswith(vintage_id)}
    if len(hits) != 1:
        newest = every[-1].id if every else "none recorded yet: `python -m loaders snapshot`"
        why = "stands for several" if hits else "is not there"
        raise UnknownVintage(f"vintage {vintage_id!r} {why}; the newest is {newest}")
    return hits.popitem()[1]


def record(
    indicators: Iterable[Indicator], day: date, root: Path = DATA, kept: Container[str] = ()
) -> Vintage | None:
    """Record what data/tidy holds as a vintage; None if the newest one says the same.

    The day is never earlier than that of the vintage before, even where a clock went back.
    `kept` are ids of which the newest vintage's entry is taken over as it is.
    """
    before = recorded(root)
    listed = before[-1].content if before else {}
    content = {
        item.id: listed.get(item.id) if item.id in kept else _content(item, root)
        for item in sorted(indicators, key=lambda i: i.id)
    }
    there = {key: value for key, value in content.items() if value is not None}
    if not there or (before and before[-1].content == there):
        return None
    text = max(day.isoformat(), before[-1].day if before else "")
    vintage = Vintage(f"{text}-{_digest(there)}", text, len(before) + 1, there)
    target = folder(root) / f"{vintage.number:04}-{vintage.id}.json"
    store.replace(target, json.dumps(asdict(vintage), indent=1, sort_keys=True).encode())
    return vintage


def unrecorded(indicators: Iterable[Indicator], root: Path = DATA) -> tuple[str, ...]:
    """A sentence with its cure for each indicator the newest vintage does not hold as it stands."""
    newest = recorded(root)[-1:]
    listed = newest[0].content if newest else {}
    name = f"vintage {newest[0].id}" if newest else "any vintage"
    pairs = [(item.id, listed.get(item.id), _content(item, root)) for item in indicators]
    return tuple(
        f"{key}: {_difference(was, now, key, name)} `python -m loaders snapshot` records it"
        for key, was, now in pairs
        if now and was != now
    )


def redeclared(indicators: Iterable[Indicator], root: Path = DATA) -> tuple[Indicator, ...]:
    """Those whose declaration means something else than in the newest vintage."""
    newest = recorded(root)[-1:]
    listed = newest[0].content if newest else {}
    return tuple(
        item for item in indicators if item.id in listed and listed[item.id].meaning != _says(item)
    )


def _difference(was: Content | None, now: Content, key: str, name: str) -> str:
    if was is None:
        return f"not in {name} yet;"
    if was.meaning == now.meaning:
        return f"other rows than in {name};"
    return (
        f"its declaration means something else than in {name} ({', '.join(_MEANING)});"
        f" `python -m loaders build {key}` makes the figures of it, then"
    )


def set_aside(indicator_id: str, root: Path = DATA) -> None:
    """Keep the current file if the newest vintage lists it: call before replacing the file."""
    before = recorded(root)
    listed = before[-1].content.get(indicator_id) if before else None
    if listed is None or _object(listed.rows, root).is_file():
        return
    file = store.path(indicator_id, root)
    if file.is_file() and _hash_of(indicator_id, root) == listed.rows:
        store.replace(_object(listed.rows, root), file.read_bytes())


def load(vintage: Vintage, indicator_id: str, root: Path = DATA) -> Stored:
    """The indicator as it stood in the vintage; raises NoData if it was not in it."""
    listed = vintage.content.get(indicator_id)
    if listed is None:
        raise NoData(f"{indicator_id}: not part of vintage {vintage.id}")
    if _hash_of(indicator_id, root) == listed.rows:
        return store.read(indicator_id, root)
    try:
        return store.read_file(_object(listed.rows, root))
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        raise store.Damaged(
            f"{indicator_id}: the rows of vintage {vintage.id} cannot be read "
            f"({store.why(error)}); "
            "restore data/vintages/objects from a backup or from git"
        ) from error


def changes(indicator_id: str, old: Vintage, new: Vintage, root: Path = DATA) -> pd.DataFrame:
    """What became of an indicator's values between two vintages, see `diff`."""
    before, after = old.content.get(indicator_id), new.content.get(indicator_id)
    frames = [
        load(vintage, indicator_id, root).frame if listed else pd.DataFrame(columns=list(COLUMNS))
        for vintage, listed in ((old, before), (new, after))
    ]
    redefined = before is not None and after is not None and before.meaning != after.meaning
    return diff(frames[0], frames[1], redefined=redefined)


def diff(old: pd.DataFrame, new: pd.DataFrame, *, redefined: bool = False) -> pd.DataFrame:
    """Columns region, period, kind, old_value, new_value, old_status, new_status.

    `new`: had no value; `withdrawn`: has none any more; `revised`: another value or status;
    `redefined`: the same, but the declaration changed meanwhile, or a break was set or lifted.
    """
    sides = [frame.set_index(_KEY)[["value", "status"]] for frame in (old, new)]
    both = sides[0].add_prefix("old_").join(sides[1].add_prefix("new_"), how="outer").reset_index()
    was, now = both["old_value"].notna(), both["new_value"].notna()
    same = (both["old_value"] == both["new_value"]) & (both["old_status"] == both["new_status"])
    broken = (both["old_status"] == "B") != (both["new_status"] == "B")
    kind = pd.Series("revised", index=both.index).mask(broken | redefined, "redefined")
    kind = kind.mask(~was, "new").mask(~now, "withdrawn")
    changed = (was | now) & ~(was & now & same)
    rows = both.assign(kind=kind)[changed]
    columns = ["kind", "old_value", "new_value", "old_status", "new_status"]
    return rows[[*_KEY, *columns]].sort_values(_KEY, ignore_index=True)


def history(indicator_id: str, root: Path = DATA) -> list[tuple[Vintage, pd.DataFrame]]:
    """Each vintage that changed the indicator, with the changes; the first one is all new."""
    nothing = Vintage("", "", 0, {})
    result, before = [], nothing
    for vintage in recorded(root):
        if vintage.content.get(indicator_id) != before.content.get(indicator_id):
            result.append((vintage, changes(indicator_id, before, vintage, root)))
        before = vintage
    return result


def _content(indicator: Indicator, root: Path) -> Content | None:
    rows = _hash_of(indicator.id, root)
    return Content(rows, _says(indicator)) if rows else None


def _says(indicator: Indicator) -> str:
    meaning = repr([getattr(indicator, name) for name in _MEANING])
    return hashlib.sha256(meaning.encode()).hexdigest()[:8]


def _hash_of(indicator_id: str, root: Path) -> str:
    """Hash of the current rows; empty where there is no readable file."""
    file = store.path(indicator_id, root)
    try:
        return _file_hash(file, store.changed(file))
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError):
        return ""


@lru_cache(maxsize=256)
def _file_hash(file: Path, _changed: tuple[int, int]) -> str:
    return rows_hash(store.read_file(file).frame)


def _digest(content: dict[str, Content]) -> str:
    lines = "".join(f"{key},{item.rows},{item.meaning}\n" for key, item in content.items())
    return hashlib.sha256(lines.encode()).hexdigest()[:8]


def _object(rows: str, root: Path) -> Path:
    return folder(root) / "objects" / f"{rows}.parquet"


@lru_cache(maxsize=1024)
def _list(file: Path, _changed: tuple[int, int]) -> Vintage:
    try:
        stored = json.loads(file.read_bytes())
        content = {key: Content(**item) for key, item in stored.pop("content").items()}
        return Vintage(content=content, **stored)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        words = f"{file.name} is no list of a vintage ({store.why(error)}); restore it from git"
        raise store.Damaged(words) from error
