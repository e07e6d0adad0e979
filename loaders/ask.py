"""Asking: which services publish the tables that are needed, and what comes of their answers."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from indicators import extracts, freshness, store
from indicators.extracts import Held
from indicators.freshness import Check, Outcome
from indicators.model import Indicator, Live, Service, Table
from indicators.tables import TABLES
from loaders import merge
from loaders.base import LoaderError, Raw
from loaders.download import Download
from loaders.live import eurostat, genesis_file, genesis_rest, inkar, landesdatenbank, regionalatlas
from loaders.live.shared import Ask
from loaders.merge import Rejected
from loaders.update import wanted_items


@dataclass(frozen=True, slots=True)
class Client:
    """How a service is asked, and how its answer is read."""

    host: str
    fetch: Callable[[Ask, Download], Raw | None]
    read: Callable[[Ask, Raw], pd.DataFrame]


CLIENTS: dict[Service, Client] = {
    "genesis_file": Client(genesis_file.HOST, genesis_file.fetch, genesis_file.read),
    "genesis_rest": Client(genesis_rest.HOST, genesis_rest.fetch, genesis_file.read),
    "landesdatenbank": Client(landesdatenbank.HOST, landesdatenbank.fetch, landesdatenbank.read),
    "regionalatlas": Client(regionalatlas.HOST, regionalatlas.fetch, regionalatlas.read),
    "inkar": Client(inkar.HOST, inkar.fetch, inkar.read),
    "eurostat": Client(eurostat.HOST, eurostat.fetch, eurostat.read),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What came of asking for one table; `held` is None where what is held stays."""

    check: Check
    held: Held | None = None


Plan = list[tuple[Table, tuple[Live, ...]]]


@dataclass(slots=True)
class Asker:
    """Asks for the tables that indicators are made of."""

    download: Download
    root: Path
    source: str = ""
    allow_loss: bool = False
    _items: dict[str, frozenset[str]] = field(default_factory=dict)
    _before: dict[str, Check] = field(default_factory=dict)

    def plan(self, chosen: list[Indicator]) -> Plan:
        """Each table to ask for, with its services in the order of asking."""
        self._items = wanted_items(chosen)
        self._before = freshness.read(self.root)
        tables = ((TABLES[key], self._services(TABLES[key])) for key in self._items)
        return [(table, services) for table, services in tables if services]

    def ask(self, plan: Plan) -> Iterator[Found]:
        """Answers as they come in: hosts side by side, the tables of a host one by one."""
        with ExitStack() as stack:
            hosts: dict[str, ThreadPoolExecutor] = {}
            for _, services in plan:
                host = CLIENTS[services[0].service].host
                if host not in hosts:
                    hosts[host] = stack.enter_context(ThreadPoolExecutor(max_workers=1))
            tasks = [
                hosts[CLIENTS[services[0].service].host].submit(self._one, table, services)
                for table, services in plan
            ]
            for task in as_completed(tasks):
                yield task.result()

    def _services(self, table: Table) -> tuple[Live, ...]:
        if not self.source or table.id.startswith(self.source):
            return table.live
        return tuple(live for live in table.live if live.service == self.source)

    def _one(self, table: Table, services: tuple[Live, ...]) -> Found:
        """Ask one service after the other; the first good answer counts."""
        outcomes: list[Outcome] = []
        words: list[str] = []
        try:
            held = extracts.read(table.id, self.root)
        except store.NoData as error:
            return Found(self._check(table, "failed", [str(error)]))
        for live in services:
            ask = Ask(table, live, self._items[table.id], held)
            try:
                return self._take(ask, words)
            except genesis_rest.NoAccount:
                outcomes.append("skipped")
                words.append(f"{live.service}: no account in the environment")
            except Rejected as error:
                outcomes.append("rejected")
                words.append(f"{live.service}: {error}")
            except LoaderError as error:
                outcomes.append("failed")
                words.append(f"{live.service}: {error}")
            except Exception as error:  # noqa: BLE001 - one client's mistake must not stop the rest
                outcomes.append("failed")
                words.append(f"{live.service}: mistake in the client, {type(error).__name__}")
        heaviest = max(outcomes, key=("skipped", "failed", "rejected").index)
        return Found(self._check(table, heaviest, words, held))

    def _take(self, ask: Ask, words: list[str]) -> Found:
        client = CLIENTS[ask.live.service]
        answer = client.fetch(ask, self.download)
        if answer is None:
            return Found(self._check(ask.table, "unchanged", words, ask.held, ask.live))
        frame = client.read(ask, answer)
        new, notes = merge.merged(
            ask, answer, frame, self.download.today(), allow_loss=self.allow_loss
        )
        if merge.same(ask.held.frame, new.frame):
            check = self._check(ask.table, "unchanged", [*words, *notes], ask.held, ask.live)
            return Found(check)
        return Found(self._check(ask.table, "new", [*words, *notes], new, ask.live), new)

    def _check(
        self,
        table: Table,
        outcome: Outcome,
        words: list[str],
        held: Held | None = None,
        live: Live | None = None,
    ) -> Check:
        """The note on a table; `live` is the service that gave a good answer."""
        before = self._before.get(table.id)
        today = self.download.today()
        newest = held.sources[-1].origin.edition if held and held.sources else ""
        return Check(
            table=table.id,
            outcome=outcome,
            words="; ".join(words),
            asked=today,
            good=today if live else (before.good if before else ""),
            service=live.service if live else "",
            edition=newest,
            last=merge.last_period(held.frame) if held else "",
        )
