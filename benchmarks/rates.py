"""Answers a second by wrk: callbacks beside stock Dash, tables beside Datasette, bytes by nginx.

All servers are up at the same time and asked in turns, so that what else the machine does meets
all of them; the median round counts.
"""

import json
import sqlite3
import statistics
from collections.abc import Mapping
from dataclasses import dataclass, replace
from gzip import decompress
from itertools import combinations, product
from pathlib import Path

from tqdm import tqdm

from benchmarks.load import Ask, Failed, rate, warm
from benchmarks.servers import fetch
from benchmarks.table import Found, Table, Target
from indicators import store
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from layouts.data.table import COLUMNS, rows

ID, PAGE = "unemployment_rate", "/indikator/arbeitslosenquote"
CSV, EMBED = f"{PAGE}.csv", "/embed/arbeitslosenquote"
FEW = f"regionen={'~'.join(MEMBERS)}"
CALLBACK = "/_dash-update-component"
SPANS = tuple(f"jahr={first}..2024" for first in range(2000, 2015))


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked of whom."""

    base: str
    asks: tuple[Ask, ...]
    encoding: str = ""
    connections: int = 16
    new: bool = False
    """Each is to be asked once only."""


@dataclass(frozen=True, slots=True)
class Bases:
    """Where the servers answer that are measured (benchmarks/servers.py)."""

    ours: str
    stock: str
    data: str
    nginx: str
    bare: str
    static: str


def database(folder: Path) -> Path:
    """The table of one indicator, with the columns of the CSV, as SQLite."""
    file = folder / "ruhr.db"
    with sqlite3.connect(file) as db:
        db.execute(f"CREATE TABLE figures ({', '.join(COLUMNS)})")
        marks = ", ".join("?" * len(COLUMNS))
        every = rows(INDICATORS[ID], store.read(ID), "bench", "de")
        db.executemany(f"INSERT INTO figures VALUES ({marks})", every)
        db.execute("CREATE INDEX by_region ON figures (region_code, period)")
    return file


def files(ours: str) -> dict[str, bytes]:
    """What nginx serves: our very bytes, packed with gzip."""
    return {"whole.csv": fetch(ours + CSV, "gzip"), "small.html": fetch(ours + EMBED, "gzip")}


def measure(bases: Bases, *, quick: bool) -> Found:
    """The rates, and the ratios that are asked for."""
    cases = _cases(bases)
    _same(bases)
    for case in cases.values():
        warm(case.base, case.asks[:1], case.encoding)
    rounds, seconds = (1, 1.0) if quick else (3, 2.0)
    found: dict[str, list[float]] = {name: [] for name in cases}
    for number, name in tqdm([*product(range(rounds), cases)], desc="answers a second"):
        case = cases[name]
        asks = case.asks[number::rounds] if case.new else case.asks
        found[name].append(_rate(name, replace(case, asks=asks), seconds))
    middle = {name: statistics.median(rates) for name, rates in found.items()}
    head = ("answers a second, 2 workers each", "rate")
    return Found([Table("Rates", head, tuple(middle.items()), _TOLD)], _targets(middle))


_TOLD = (
    f"The table is the unemployment rate ({len(store.read(ID).frame):,} rows), whole or of the 15 "
    'members. "Kept" was asked before and comes from memory; "new" was asked by nobody. '
    '"Static export" is ours as files, by nginx with the configuration that is exported. "Bare '
    'callable" only gives the same bytes back, under the same WSGI server: what it lacks to nginx '
    "is that server's, which copies the bytes where nginx hands files to the kernel. "
    "Datasette has one process, two connections where it sends the whole table."
)


def _rate(name: str, case: Case, seconds: float) -> float:
    """Slow ones are measured for longer, so that some dozens of answers are counted."""
    longer = 3 if name.startswith(("stock", "Datasette")) or name.endswith("callback, new") else 1
    return rate(case.base, case.asks, longer * seconds, case.connections, case.encoding)


def _cases(bases: Bases) -> dict[str, Case]:
    ours, stock, data, nginx = bases.ours, bases.stock, bases.data, bases.nginx
    keys, calls = ",".join(MEMBERS), _calls(ours)
    return {
        "stock Dash, callback of both charts": Case(stock, _stock_calls(stock), connections=4),
        "ours, callback, kept": Case(ours, calls[:1]),
        "ours, callback, new": Case(ours, calls[1:], connections=4, new=True),
        "ours, page, kept, gzip": Case(ours, (Ask(PAGE),), "gzip"),
        "ours, small page, gzip": Case(ours, (Ask(EMBED),), "gzip"),
        "nginx, small page, gzip": Case(nginx, (Ask("/small.html"),), "gzip"),
        "ours, whole CSV, gzip": Case(ours, (Ask(CSV),), "gzip"),
        "nginx, whole CSV, gzip": Case(nginx, (Ask("/whole.csv"),), "gzip"),
        "bare callable, whole CSV, gzip": Case(bases.bare, (Ask(CSV),), "gzip"),
        "static export, small page, gzip": Case(bases.static, (Ask(EMBED),), "gzip"),
        "static export, whole CSV, gzip": Case(bases.static, (Ask(CSV),), "gzip"),
        "ours, whole CSV, not packed": Case(ours, (Ask(CSV),)),
        "Datasette, whole CSV": Case(data, (Ask(f"{_TABLE}?_stream=on&_size=max"),), "", 2),
        "ours, filtered CSV, kept": Case(ours, (Ask(f"{CSV}?{FEW}"),)),
        "ours, filtered CSV, new": Case(ours, _cuts(), new=True),
        "Datasette, filtered CSV": Case(
            data, (Ask(f"{_TABLE}?region_code__in={keys}&_stream=on"),)
        ),
    }


_TABLE = "/ruhr/figures.csv"


def _cuts() -> tuple[Ask, ...]:
    """Choices of regions and years, each another one."""
    every = product(SPANS, combinations(MEMBERS, 4))
    return tuple(Ask(f"{CSV}?regionen={'~'.join(some)}&{span}") for span, some in every)


def _stock_calls(base: str) -> tuple[Ask, ...]:
    output = _declared(base, "year.value")
    return tuple(_body(output, {"year.value": str(year)}) for year in range(2015, 2025))


def _calls(base: str) -> tuple[Ask, ...]:
    """The page as it comes, then with four other regions each time."""
    output = _declared(base, "url.pathname")
    searches = ("", *(f"?regionen={'~'.join(some)}" for some in combinations(MEMBERS, 4)))
    values = ({"url.pathname": PAGE, "url.search": search} for search in searches)
    return tuple(_body(output, value) for value in values)


def _declared(base: str, name: str) -> str:
    """The target of the callback with this input, from the app's own list."""
    for entry in json.loads(fetch(f"{base}/_dash-dependencies")):
        names = [f"{item['id']}.{item['property']}" for item in entry["inputs"]]
        if name in names and not entry["clientside_function"]:
            return str(entry["output"])
    raise Failed(f"{base} declares no callback with the input {name}")


def _body(output: str, values: Mapping[str, str]) -> Ask:
    """As Dash's own script sends it."""
    parts = [part.rpartition(".") for part in output.strip(".").split("...")]
    named = [(*name.split("."), value) for name, value in values.items()]
    body = {
        "output": output,
        "outputs": [{"id": key, "property": name} for key, _, name in parts],
        "inputs": [{"id": key, "property": name, "value": value} for key, name, value in named],
        "changedPropIds": list(values)[:1],
    }
    return Ask(CALLBACK, json.dumps(body))


def _same(bases: Bases) -> None:
    """All have the whole table, and the same bytes of it: a fast error is no result."""
    ours, nginx = bases.ours, bases.nginx
    pairs = ((CSV, nginx, "/whole.csv"), (EMBED, nginx, "/small.html"), (CSV, bases.bare, CSV))
    for own, base, other in pairs:
        if fetch(ours + own, "gzip") != fetch(base + other, "gzip"):
            raise Failed(f"{base} does not serve the same bytes as ours at {own}")
    # The export packs at its own level: the same content in nearly as many bytes.
    if decompress(fetch(bases.static + CSV, "gzip")) != fetch(ours + CSV):
        raise Failed(f"{bases.static} does not serve the same table as ours at {CSV}")
    urls = (ours + CSV, f"{bases.data}{_TABLE}?_stream=on&_size=max", f"{nginx}/whole.csv")
    counts = {url: fetch(url).count(b"\n") for url in urls}
    wanted = len(store.read(ID).frame) + 1
    if set(counts.values()) != {wanted}:
        raise Failed(f"not the same table: {counts}, {wanted} lines are right")


_STATIC = "packed CSV, share, static export"


def _targets(found: Mapping[str, float]) -> list[Target]:
    def ratio(name: str, other: str, against: str, measure_: str, limit: float) -> Target:
        return Target(against, measure_, found[name] / found[other], limit, "least")

    whole, few = "Datasette, whole CSV", "Datasette, filtered CSV"
    stock = "stock Dash, callback of both charts"
    packed, small = "nginx, whole CSV, gzip", "nginx, small page, gzip"
    return [
        ratio("ours, callback, kept", stock, "stock Dash", "callbacks a second, times", 50),
        ratio("ours, whole CSV, gzip", whole, "Datasette", "whole CSV a second, times", 1000),
        ratio("ours, filtered CSV, kept", few, "Datasette", "filtered CSV a second, times", 200),
        ratio("ours, small page, gzip", small, "nginx, same bytes", "small page, share", 0.4),
        ratio("ours, whole CSV, gzip", packed, "nginx, same bytes", "packed CSV, share", 0.6),
        ratio("static export, whole CSV, gzip", packed, "nginx, same bytes", _STATIC, 0.6),
    ]
