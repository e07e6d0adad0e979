"""An update: ask the live services, judge the answers, make the indicators anew, remember.

Nothing is written before every answer has been judged: first by the rules of loaders/merge.py,
then by the contract of each indicator made of it. What fails keeps its last good state and is
noted with its age. The extracts are written first, then the indicators, then the vintage; each
in one step, and a run that was killed in between is completed by the next one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd

from indicators import derive, extracts, freshness, store, tidy, vintages
from indicators.extracts import Held
from indicators.freshness import Check
from indicators.model import Indicator
from indicators.registry import INDICATORS
from indicators.tables import TABLES
from loaders.ask import Asker, Found
from loaders.download import Download
from loaders.merge import last_period
from loaders.redeclared import judge
from loaders.refusals import LostValues, refuse_loss
from loaders.update import Report, current, report, write

Problem = (tidy.ContractError, LostValues, store.NoData)


@dataclass(slots=True)
class Result:
    """What an update did: by source table, by indicator, and the vintage it recorded."""

    checks: list[Check] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    vintage: str = ""
    error: str = ""

    @property
    def ok(self) -> bool:
        stale = any(check.stale for check in self.checks)
        return not self.error and not stale and all(item.ok for item in self.reports)


@dataclass(slots=True)
class Refresh:
    """One update of a data folder; the caller holds the folder's lock."""

    download: Download
    root: Path = store.DATA
    source: str = ""
    """Only this service, or tables whose id begins so."""
    allow_loss: bool = False
    dry_run: bool = False
    _found: dict[str, Found] = field(default_factory=dict)
    _held: dict[str, Held] = field(default_factory=dict)
    _made: dict[str, pd.DataFrame] = field(default_factory=dict)

    def run(
        self, chosen: Iterable[Indicator], done: Callable[[Check], None] = lambda _: None
    ) -> Result:
        """Update the indicators; `done` is told of each table as its answer comes in."""
        asker = Asker(self.download, self.root, self.source, self.allow_loss)
        planned = asker.plan(list(chosen))
        for found in asker.ask(planned):
            self._found[found.check.table] = found
            done(found.check)
        live = [item for item in chosen if self._found.keys() & set(item.tables())]
        result = Result(reports=self._judge(live))
        result.checks = [found.check for found in self._found.values()]
        if not self.dry_run:
            try:
                self._write(live, result)
            except OSError as error:
                result.error = f"writing to {self.root} failed ({error}); old files were kept"
        return result

    def _is_behind(self, indicator: Indicator) -> bool:
        """Whether a table is new, or an earlier run ended before the indicator was made of it."""
        if any(self._is_new(key) for key in indicator.tables()):
            return True
        try:
            stored = store.read(indicator.id, self.root).provenance
            return stored != self._provenance(indicator)
        except store.NoData:
            return True

    def _judge(self, chosen: list[Indicator]) -> list[Report]:
        """A report for each indicator, once no answer is left that breaks one of them."""
        while True:
            reports, self._made = [], {}
            for indicator in filter(self._is_behind, chosen):
                try:
                    reports.append(self._make(indicator))
                except Problem as error:
                    if self._reject(indicator, str(error)):
                        break
                    reports.append(Report(indicator.id, error=str(error)))
            else:
                return reports

    def _make(self, indicator: Indicator) -> Report:
        old = current(indicator, self.root)
        frame = self._compose(indicator, old)
        self._made[indicator.id] = frame
        return report(indicator, frame, old)

    def _compose(self, indicator: Indicator, old: pd.DataFrame, without: str = "") -> pd.DataFrame:
        """The checked frame made of new tables where there are some; `without` stays old."""
        tables = {key: self._table(key, new=key != without).frame for key in indicator.tables()}
        frame = tidy.check(derive.compose(indicator, tables), indicator)
        refuse_loss(indicator, frame, old, allow_loss=self.allow_loss)
        return frame

    def _table(self, key: str, *, new: bool = True) -> Held:
        found = self._found.get(key)
        if new and found and found.held is not None:
            return found.held
        if key not in self._held:
            self._held[key] = extracts.read(key, self.root)
        if self._held[key].frame.empty and TABLES[key].files:
            raise store.NoData(
                f"{key}: no figures in {extracts.path(key, self.root)}; "
                "`python -m loaders build --raw DIR` writes them"
            )
        return self._held[key]

    def _reject(self, indicator: Indicator, words: str) -> bool:
        """Drop the answers that break the indicator; False if none of its tables is new."""
        fresh = [key for key in indicator.tables() if self._is_new(key)]
        guilty = [key for key in fresh if self._heals(indicator, key)] or fresh
        for key in guilty:
            check = replace(self._found[key].check, outcome="rejected", words=words)
            self._found[key] = Found(as_before(check, self.root))
        return bool(guilty)

    def _is_new(self, key: str) -> bool:
        return key in self._found and self._found[key].held is not None

    def _heals(self, indicator: Indicator, without: str) -> bool:
        """Whether the indicator is whole again if this one answer is not taken."""
        try:
            self._compose(indicator, current(indicator, self.root), without)
        except Problem:
            return False
        return True

    def _write(self, chosen: list[Indicator], result: Result) -> None:
        """Write what changed, and tell the id of the vintage recorded if anything did.

        An indicator whose figures are not those of its new declaration stays in the vintage as
        it was: nobody is here who could build it.
        """
        today = date.fromisoformat(self.download.today())
        if not vintages.recorded(self.root):
            vintages.record(INDICATORS.values(), today, self.root)
        for key, found in self._found.items():
            if found.held is not None:
                extracts.write(key, found.held, self.root)
        for indicator in chosen:
            if indicator.id in self._made:
                frame, provenance = self._made[indicator.id], self._provenance(indicator)
                write(indicator, frame, provenance, self.root)
        doubts = judge(INDICATORS.values(), self.root)
        kept = {item.id for item in doubts}
        vintage = vintages.record(INDICATORS.values(), today, self.root, kept)
        result.vintage = vintage.id if vintage else ""
        result.error = "\n".join(item.words for item in doubts)
        before = freshness.read(self.root)
        new = {check.table: check for check in result.checks}
        freshness.write({**before, **new}, self.root)

    def _provenance(self, indicator: Indicator) -> store.Provenance:
        sources = [item for key in indicator.tables() for item in self._table(key).sources]
        weight = indicator.pool.weight_name
        origins = tuple(source.origin for source in sources)
        return store.Provenance(origins, weight.de if weight else "")


def as_before(check: Check, root: Path) -> Check:
    """The check with the day of the last good answer, which this one was not."""
    before = freshness.read(root).get(check.table)
    last = last_period(extracts.read(check.table, root).frame)
    good, edition = (before.good, before.edition) if before else ("", "")
    return replace(check, good=good, edition=edition, last=last)
