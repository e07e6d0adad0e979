"""One run: raw files -> parse -> compose -> check -> Parquet, and a report for each indicator.

Without a folder of raw files a run begins one step later, with what data/extracts holds of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from indicators import derive, extracts, store, tidy, vintages
from indicators.extracts import ARCHIVE, Held, Source
from indicators.model import Indicator, Table
from indicators.regions import MEMBERS, REGIONS
from indicators.tables import TABLES
from loaders import (
    base,
    bundesagentur,
    destatis,
    deutschlandatlas,
    eurostat,
    inkar,
    itnrw,
    merge,
    ports,
    regionalatlas,
    regionalstatistik,
)
from loaders.base import LoaderError, Raw
from loaders.refusals import LostValues, Unsound, keys, refuse_loss, refuse_unsound, valued

Parser = Callable[[Table, list[Raw], frozenset[str]], pd.DataFrame]
PARSERS: dict[str, Parser] = {
    "bundesagentur": bundesagentur.parse,
    "destatis": destatis.parse,
    "deutschlandatlas": deutschlandatlas.parse,
    "eurostat": eurostat.parse,
    "inkar": inkar.parse,
    "itnrw": itnrw.parse,
    "ports": ports.parse,
    "regionalatlas": regionalatlas.parse,
    "regionalstatistik": regionalstatistik.parse,
}


_Failure = (LoaderError, tidy.ContractError, LostValues, Unsound, store.NoData)


@dataclass(slots=True)
class Report:
    """What became of one indicator."""

    id: str
    error: str = ""
    rows: int = 0
    members: int = 0
    first: str = ""
    last: str = ""
    added: int = 0
    changed: int = 0
    removed: int = 0
    missing: tuple[str, ...] = ()
    """Members without a value in the last period."""

    @property
    def ok(self) -> bool:
        return not self.error


@dataclass(slots=True)
class Build:
    """A run over a folder of raw files; tables are read once, however many indicators use them."""

    folder: Path | None
    """None: no raw files, but what an earlier run read out of them (data/extracts)."""
    root: Path = store.DATA
    allow_loss: bool = False
    wanted: dict[str, frozenset[str]] = field(default_factory=dict)
    manifest: dict[str, dict[str, str]] = field(default_factory=dict)
    _tables: dict[str, Held] = field(default_factory=dict)

    def run(self, indicators: Iterable[Indicator]) -> Iterable[Report]:
        """Build each indicator; a broken source fails its indicators and stops no other."""
        chosen = list(indicators)
        self.manifest = base.read_manifest(self.folder) if self.folder else {}
        self.wanted = wanted_items(chosen)
        failed: set[str] = set()
        for indicator in chosen:
            try:
                yield self._one(indicator)
            except _Failure as error:
                failed |= set(indicator.tables())
                yield Report(indicator.id, error=str(error))
        if self.folder:
            self._hold(self._tables.keys() - failed)

    def made(self, indicator: Indicator) -> pd.DataFrame:
        """The checked frame that would be written; raises as the parts of a run do."""
        tables = {key: self._table(key).frame for key in indicator.tables()}
        return tidy.check(derive.compose(indicator, tables), indicator)

    def _one(self, indicator: Indicator) -> Report:
        refuse_unsound(indicator)
        frame = self.made(indicator)
        old = current(indicator, self.root)
        refuse_loss(indicator, frame, old, allow_loss=self.allow_loss)
        write(indicator, frame, self._provenance(indicator), self.root)
        return report(indicator, frame, old)

    def _table(self, key: str) -> Held:
        if key not in self._tables:
            items = self.wanted[key]
            self._tables[key] = self._parsed(key, items) if self.folder else self._kept(key, items)
        return self._tables[key]

    def _parsed(self, key: str, items: frozenset[str]) -> Held:
        """The items as the raw files have them."""
        assert self.folder
        table = TABLES[key]
        raws = base.fetch(table, self.folder, self.manifest)
        frame = PARSERS[table.loader](table, raws, items)
        return Held(frame, tuple(Source(ARCHIVE, base.origin(table, raw)) for raw in raws))

    def _kept(self, key: str, items: frozenset[str]) -> Held:
        """The items as an earlier run read them; raises LoaderError if one was not wanted then."""
        table = extracts.read(key, self.root)
        there = set(table.frame["item"])
        if lacking := items - there:
            raise LoaderError(
                str(extracts.path(key, self.root)),
                f"the items {', '.join(sorted(lacking))}",
                f"{', '.join(sorted(there)) or 'none'}; `python -m loaders build --raw DIR` reads "
                "them out of the publisher's files",
            )
        return table

    def _hold(self, tables: Iterable[str]) -> None:
        """Keep what was read out of the tables: an update brings one forward and needs them all."""
        for key in sorted(tables):
            before = extracts.read(key, self.root)
            extracts.write(key, merge.archived(self._tables[key], before), self.root)

    def _provenance(self, indicator: Indicator) -> store.Provenance:
        sources = [source for key in indicator.tables() for source in self._tables[key].sources]
        weight = indicator.pool.weight_name
        origins = tuple(source.origin for source in sources)
        return store.Provenance(origins, weight.de if weight else "")


def write(
    indicator: Indicator, frame: pd.DataFrame, provenance: store.Provenance, root: Path
) -> None:
    """Replace the indicator's file; one of other rows or sources is set aside before.

    `frame` is checked. A file that is written again as it was supersedes nothing.
    """
    if not _stands(indicator, frame, provenance, root):
        vintages.set_aside(indicator.id, root)
    store.write(indicator, frame, provenance, root)


def _stands(
    indicator: Indicator, frame: pd.DataFrame, provenance: store.Provenance, root: Path
) -> bool:
    try:
        stored = store.read(indicator.id, root)
    except store.NoData:
        return False
    same = tidy.rows_hash(frame) == tidy.rows_hash(stored.frame)
    return same and stored.provenance == provenance


def wanted_items(indicators: Iterable[Indicator]) -> dict[str, frozenset[str]]:
    """Which items of each table the indicators need, so that a loader reads no more."""
    wanted: dict[str, frozenset[str]] = {}
    for item in indicators:
        for part in (*item.values, *item.numerator, *item.denominator, *item.pool.weight):
            known = wanted.get(part.table, frozenset())
            wanted[part.table] = known | {*part.items, *part.minus}
    return wanted


def report(indicator: Indicator, frame: pd.DataFrame, old: pd.DataFrame) -> Report:
    """Count what the new frame holds and how it differs from the old one."""
    filled = frame[frame["value"].notna()]
    members = filled[filled["region"].isin(list(MEMBERS))]
    last = members["period"].max() if len(members) else filled["period"].max()
    there = set(members.loc[members["period"] == last, "region"])
    missing = [m for m in MEMBERS if m not in there] if indicator.level == "kreis" else []
    both = valued(frame).to_frame("new").join(valued(old).rename("old"), how="inner")
    return Report(
        id=indicator.id,
        rows=len(frame),
        members=members["region"].nunique(),
        first=filled["period"].min(),
        last=last,
        added=len(keys(frame) - keys(old)),
        changed=int((both["new"] != both["old"]).sum()),
        removed=len(keys(old) - keys(frame)),
        missing=tuple(REGIONS[m].name.de for m in missing),
    )


def current(indicator: Indicator, root: Path) -> pd.DataFrame:
    """The frame on disk; an empty one where there is none or it is damaged."""
    try:
        return store.read(indicator.id, root).frame
    except store.NoData:
        return pd.DataFrame(columns=list(tidy.COLUMNS))
