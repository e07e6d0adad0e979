"""The rules by which a live answer is taken into what is held of a table. Pure functions."""

import re

import pandas as pd

from indicators.derive import EXTRACT_COLUMNS
from indicators.extracts import ARCHIVE, KEY, Held, Source, used
from indicators.regions import MEMBERS, REGIONS
from loaders.base import LoaderError, Raw, origin
from loaders.live.shared import Ask

HALF = (len(MEMBERS) + 1) // 2
"""Fewer members with a figure than this, and a slice is not loaded yet at the source."""
_SLICE = ["item", "period"]
_NUTS2 = r"DE[A-Z0-9]{2}"
_DATED = re.compile(r"\d{4}(-\d{2}-\d{2})?")


class Rejected(LoaderError):
    """A readable answer that must not be taken: older, emptier or from another time."""


def known(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of regions that indicators are made of; dissolved Kreise are left out."""
    region = frame["region"]
    return frame[region.isin(list(REGIONS)) | region.str.fullmatch(_NUTS2)]


def archived(read: Held, before: Held) -> Held:
    """What a build read out of archived files; items it did not read stay as they were."""
    other = before.frame[~before.frame["item"].isin(list(read.frame["item"].unique()))]
    rows = pd.concat([part for part in (other, known(read.frame).assign(origin="")) if len(part)])
    return used(rows, [*before.sources, *read.sources])


def merged(
    ask: Ask, answer: Raw, frame: pd.DataFrame, today: str, *, allow_loss: bool = False
) -> tuple[Held, list[str]]:
    """What is held once the answer is taken, and a word on each slice that was left out.

    A slice is an item in a period. Slices that hardly any member has are left out. Periods the
    answer does not cover stay, unless the whole history is recomputed. Raises Rejected where the
    answer is older than what is held, or would lose figures and `allow_loss` is not given.
    """
    held, live = ask.held, ask.live
    source = Source(live.service, origin(ask.table, answer), answer.validator)
    rows, words = _filled(known(frame), held.frame)
    if live.fills:
        rows = rows[~_slices(rows).isin(_slices(_valued(held.frame)))]
    if rows.empty:
        raise Rejected(answer.file, "figures that can be taken", "; ".join(words) or "none new")
    if not live.fills:
        _not_older(held, rows, source, today)
    lost = _lost(held.frame, rows, whole=live.whole)
    if lost and not allow_loss:
        found = f"{len(lost)} of them missing, first {' '.join(lost[0])}; --allow-loss accepts that"
        raise Rejected(answer.file, "all figures that are held", found)
    kept = _kept(held.frame, rows, whole=live.whole)
    new = rows[list(EXTRACT_COLUMNS)].assign(origin=source.key)
    together = pd.concat([part for part in (kept, new) if len(part)], ignore_index=True)
    return used(together, [*held.sources, source]), words


def same(old: pd.DataFrame, new: pd.DataFrame) -> bool:
    """Whether both say the same, wherever their rows came from."""
    frames = [
        frame[list(EXTRACT_COLUMNS)].sort_values(KEY, ignore_index=True) for frame in (old, new)
    ]
    return frames[0].equals(frames[1])


def last_period(frame: pd.DataFrame) -> str:
    """Newest period with figures of members, else of any region; empty if there is none."""
    filled = _valued(frame)
    members = filled[filled["region"].isin(MEMBERS)]
    periods = (members if len(members) else filled)["period"]
    return str(periods.max()) if len(periods) else ""


def _filled(frame: pd.DataFrame, held: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Rows without the slices that are emptier than half the members and than what is held."""
    if not frame["region"].str.fullmatch(r"\d{5}").any():
        return frame, []
    every = _slices(frame).unique()
    counts = _members(frame).reindex(every, fill_value=0)
    before = _members(held).reindex(every, fill_value=0)
    thin = counts[(counts < HALF) & ((before == 0) | (counts < before))]
    names = thin.index.map(" ".join)
    words = [
        f"{name}: only {count} of {len(MEMBERS)} members have a figure, left out"
        for name, count in zip(names, thin, strict=True)
    ]
    return frame[~_slices(frame).isin(thin.index)], words


def _members(frame: pd.DataFrame) -> "pd.Series[int]":
    """How many members have a figure, by slice."""
    rows = _valued(frame)
    return rows[rows["region"].isin(MEMBERS)].groupby(_SLICE)["region"].nunique()


def _not_older(held: Held, rows: pd.DataFrame, source: Source, today: str) -> None:
    """Never newer by older: neither by the last period nor, for the same one, by the edition."""
    edition = source.origin.edition
    if _DATED.fullmatch(edition) and edition[:10] > today[: len(edition)]:
        found = f"edition {edition}; check this machine's clock"
        raise Rejected(source.origin.file, f"an edition of {today} or before", found)
    ours = held.frame[held.frame["item"].isin(list(rows["item"].unique()))]
    before, after = last_period(ours), last_period(rows)
    if after < before:
        raise Rejected(source.origin.file, f"figures up to {before} at least", f"only to {after}")
    newest = _newest_edition(held, edition)
    if after == before and edition < newest:
        raise Rejected(source.origin.file, f"edition {newest} or newer", edition or "no edition")


def _newest_edition(held: Held, like: str) -> str:
    """The newest edition held that can be compared: written in the same way.

    Of archived files the last one counts: they stand from the oldest to the newest.
    """
    archive = [item.origin.edition for item in held.sources if item.service == ARCHIVE][-1:]
    live = [item.origin.edition for item in held.sources if item.service != ARCHIVE]
    comparable = [text for text in (live or archive) if _DATED.fullmatch(text)]
    return max((text for text in comparable if len(text) == len(like)), default="")


def _lost(held: pd.DataFrame, rows: pd.DataFrame, *, whole: bool) -> list[tuple[str, str, str]]:
    """Keys that have a figure now and would have none.

    Only regions of the answer's level count, for a table of Kreise may have held others besides;
    and where only slices are replaced, a service need not know Germany or NRW: those rows stay.
    """
    ours = _valued(held[held["item"].isin(list(rows["item"].unique()))])
    level = 5 if rows["region"].str.fullmatch(r"\d{5}").any() else 4
    sizes = (level, 2) if whole else (level,)
    ours = ours[ours["region"].str.len().isin(sizes)]
    if not whole:
        ours = ours[_slices(ours).isin(_slices(rows))]
    there = pd.MultiIndex.from_frame(_valued(rows)[KEY])
    keys = pd.MultiIndex.from_frame(ours[KEY])
    lost: list[tuple[str, str, str]] = sorted(keys[~keys.isin(there)])
    return lost


def _kept(held: pd.DataFrame, rows: pd.DataFrame, *, whole: bool) -> pd.DataFrame:
    if whole:
        return held[~held["item"].isin(list(rows["item"].unique()))]
    return held[~pd.MultiIndex.from_frame(held[KEY]).isin(pd.MultiIndex.from_frame(rows[KEY]))]


def _slices(frame: pd.DataFrame) -> pd.MultiIndex:
    """The slice of each row."""
    return pd.MultiIndex.from_frame(frame[_SLICE])


def _valued(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["value"].notna()]
