"""Pages in Chromium: our indicator page and our embeds beside stock Dash."""

import statistics
from collections.abc import Sequence

from playwright.sync_api import Browser
from tqdm import tqdm

from benchmarks.chrome import Seen, browser, visit
from benchmarks.load import Ask as Request
from benchmarks.load import warm
from benchmarks.stock import ASKS
from benchmarks.table import Found, Table, Target
from layouts.embed.ask import Ask

PAGE = "/indikator/arbeitslosenquote"
OTHERS = ("/", "/karte", "/vergleich", "/region/05113-essen", "/ziele", "/daten", "/datenstand")
"""Pages that are only opened to see which hosts they ask."""


def measure(ours: str, stock: str, *, quick: bool) -> Found:
    """Open all of them; stock Dash over slow 4G for the dashboard and one chart, each is long."""
    asks = ASKS[::5] if quick else ASKS
    with browser() as chrome:
        found = _dashboard(chrome, ours, stock)
        found.add(_embeds(chrome, ours, stock, asks))
        found.add(_hosts(chrome, ours, found))
        found.tables[0] = _versioned(found.tables[0], chrome.version)
    return found


def _versioned(table: Table, version: str) -> Table:
    told = (
        f"Chromium {version}, empty cache, each page made before. KB on the wire. Slow 4G: "
        "1.6 Mbit/s, 150 ms, processor slowed four times. Stock Dash is the line of 15 members x "
        "20 years and their map by plotly.express under gunicorn; ours is the indicator page with "
        "tables, sources and controls as well."
    )
    return Table(table.title, table.head, table.rows, told)


def _dashboard(chrome: Browser, ours: str, stock: str) -> Found:
    urls = {"ours, indicator page": ours + PAGE, "stock Dash": f"{stock}/"}
    seen: dict[str, tuple[Seen, Seen]] = {}
    for name, url in tqdm(urls.items(), desc="dashboard pages"):
        visit(chrome, url, live=True)
        fast, slow = (visit(chrome, url, slow=how, live=True) for how in (False, True))
        seen[name] = fast, slow
    own, other = seen.values()
    rows = tuple(_page(name, *pair) for name, pair in seen.items())
    head = (
        "page", "KB", "requests", "foreign hosts", "picture, ms", "interactive, ms",
        "picture, slow 4G, ms", "interactive, slow 4G, ms",
    )  # fmt: skip
    return Found(
        [Table("Dashboard page", head, rows)],
        [
            _share("bytes of a dashboard page", own[0].size, other[0].size, 8),
            _share("time to its first picture, slow 4G", own[1].picture, other[1].picture, 20),
        ],
    )


def _page(name: str, fast: Seen, slow: Seen) -> tuple[object, ...]:
    hosts = ", ".join(sorted(fast.foreign)) or 0
    return (
        name, fast.size / 1000, fast.requests, hosts, fast.picture, fast.live, slow.picture,
        slow.live,
    )  # fmt: skip


def _share(measure_: str, own: float, other: float, least: int) -> Target:
    """Ours by stock Dash's: so many times less at least."""
    return Target("stock Dash", f"{measure_}, 1 part in", other / own, least, "least")


def _embeds(chrome: Browser, ours: str, stock: str, asks: Sequence[Ask]) -> Found:
    pairs, late = [], []
    for ask in tqdm(asks, desc="embeds"):
        url = ours + ask.frame()
        warm(ours, [Request(ask.frame())], "br")
        pairs.append((visit(chrome, url), visit(chrome, f"{stock}/v{ASKS.index(ask)}/")))
        late.append(visit(chrome, url, slow=True))
    slow_stock = visit(chrome, f"{stock}/v{ASKS.index(asks[0])}/", slow=True)
    head = (
        "embed", "bytes", "requests", "foreign hosts", "picture, ms", "picture, slow 4G, ms",
        "stock Dash: KB", "requests", "picture, ms", "bytes, 1 part in",
    )  # fmt: skip
    every = zip(asks, pairs, late, strict=True)
    rows = tuple(_embed(ask, *pair, slow) for ask, pair, slow in every)
    told = f"Stock Dash over slow 4G, the first of them: {slow_stock.picture:,.0f} ms."
    return Found([Table("Embeds", head, rows, told)], _judged(pairs, late, slow_stock))


def _embed(ask: Ask, own: Seen, other: Seen, slow: Seen) -> tuple[object, ...]:
    return (
        f"{ask.name}, {ask.selection.view}", own.size, own.requests, len(own.foreign), own.picture,
        slow.picture, other.size / 1000, other.requests, other.picture, other.size / own.size,
    )  # fmt: skip


def _judged(pairs: list[tuple[Seen, Seen]], late: list[Seen], stock: Seen) -> list[Target]:
    own = [pair[0] for pair in pairs]
    least = min(other.size / one.size for one, other in pairs)
    middle = statistics.median(one.picture for one in late)
    return [
        Target("embed", "largest, bytes on the wire", max(one.size for one in own), 15_000, "most"),
        Target("embed", "requests, most", max(one.requests for one in own), 1, "most"),
        Target("stock Dash", "bytes of an embed, 1 part in", least, 250, "least"),
        _share("time to an embed's picture, slow 4G", middle, stock.picture, 20),
    ]


def _hosts(chrome: Browser, ours: str, found: Found) -> Found:
    """Every host that a page of ours asks besides its own; embeds were seen already."""
    asked: set[str] = set()
    for path in tqdm((PAGE, *OTHERS, "/en/data"), desc="hosts"):
        asked |= _all_hosts(chrome, ours + path)
    embeds = sum(int(str(row[3])) for row in found.tables[1].rows)
    count = len(asked) + embeds
    return Found([], [Target("foreign hosts", "asked by any page of ours", count, 0, "most")])


def _all_hosts(chrome: Browser, url: str) -> frozenset[str]:
    return visit(chrome, url, picture=False).foreign
