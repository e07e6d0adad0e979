"""Embeds beside stock Dash, in one run: bytes, requests, hosts, time to the first picture.

`python -m benchmarks.embeds > docs/benchmarks-embeds.md` serves both on this machine, opens each
view in Chromium with an empty cache, and prints what was measured. Slow 4G is 1.6 Mbit/s, 150 ms
and a processor slowed four times; stock Dash is measured so on a few views only: each takes long.
Milliseconds belong to the machine they were measured on; ratios within one run mean something.
"""

import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from dash import Dash, dcc
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

import app
from indicators import store
from indicators.query import Selection, View
from indicators.registry import INDICATORS
from layouts import chart, plotly_writer
from layouts.embed.ask import Ask
from tests.browser.watch import CHROMIUM_FLAGS, LOOPBACK, find_chromium

KEYS = (
    "unemployment_rate", "gdp_per_capita", "disposable_income_per_capita", "childcare_rate_u3",
    "health_employment_share",
)  # fmt: skip
VIEWS: tuple[View, ...] = ("linie", "streifen", "rang", "karte")
SLOW_STOCK = 3
"""So many of the views are opened with stock Dash over slow 4G."""
PICTURE = (
    "svg.chart path, svg.chart rect, .main-svg .trace path, .main-svg .trace rect, "
    ".main-svg .point path, .main-svg .fills path"
)
LOOK = f"""
(function look() {{
  if (document.querySelector("{PICTURE}")) {{ window.seen = performance.now(); return; }}
  requestAnimationFrame(look);
}})();
"""


@dataclass(frozen=True)
class Seen:
    """One opening of a page: bytes on the wire, requests, foreign hosts, milliseconds."""

    size: int
    requests: int
    foreign: int
    time: float


class Quiet(WSGIRequestHandler):
    """No line for each request."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        pass


def main() -> int:
    """Measure and print; 1 if a target of bytes, requests or hosts is missed."""
    asks = [Ask("indicator", key, Selection(view=view)) for key, view in product(KEYS, VIEWS)]
    with (
        served(app.create_app().server) as ours,
        served(stock(asks)) as theirs,
        browser() as chrome,
    ):
        embeds = [ours + ask.frame() for ask in asks]
        pages = [f"{theirs}/v{index}/" for index in range(len(asks))]
        rows = [(visit(chrome, a), visit(chrome, b)) for a, b in zip(embeds, pages, strict=True)]
        slow = [visit(chrome, url, slow=True) for url in embeds]
        slow_stock = [visit(chrome, url, slow=True) for url in pages[:SLOW_STOCK]]
        print(report(asks, rows, slow, slow_stock, chrome.version))
    worst = max(own.size for own, _ in rows)
    kept = worst <= 15_000 and all(own.requests == 1 and not own.foreign for own, _ in rows)
    kept &= all(250 * own.size <= other.size for own, other in rows)
    return 0 if kept else 1


def stock(asks: list[Ask]) -> Flask:
    """The same charts as pages of Dash as it comes: one graph, nothing set, nothing compressed."""
    server = Flask("stock")
    any_server: Any = server  # Dash's own type of this argument leaves Flask out.
    for index, ask in enumerate(asks):
        drawn = chart.describe(INDICATORS[ask.key], store.read(ask.key), ask.selection)
        figure = plotly_writer.figure(drawn)
        figure.pop("config", None)
        page = Dash(f"stock{index}", server=any_server, url_base_pathname=f"/v{index}/")
        page.layout = dcc.Graph(figure=figure)
    return server


@contextmanager
def served(server: Flask) -> Iterator[str]:
    running = make_server(LOOPBACK, 0, server, threaded=True, request_handler=Quiet)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://{LOOPBACK}:{running.server_port}"
    running.shutdown()


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_FLAGS)
        )
        yield chrome
        chrome.close()


def visit(chrome: Browser, url: str, *, slow: bool = False) -> Seen:
    """Open a page with an empty cache and wait for its first picture."""
    context = chrome.new_context(viewport={"width": 800, "height": 700})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: list[int] = []
    asked: list[str] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    if slow:
        client.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 150, "downloadThroughput": 200_000,
            "uploadThroughput": 93_750,
        })  # fmt: skip
        client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(LOOK)
    page.goto(url, timeout=180_000)
    time = float(page.wait_for_function("window.seen", timeout=180_000).json_value())
    page.wait_for_timeout(300)
    context.close()
    # The browser's own question for an icon is asked once an origin and belongs to no page.
    counted = [one for one in asked if not one.endswith("favicon.ico")]
    foreign = {urlsplit(one).hostname for one in counted} - {LOOPBACK, None}
    return Seen(sum(sizes), len(counted), len(foreign), time)


def report(
    asks: list[Ask], rows: list[tuple[Seen, Seen]], slow: list[Seen], slow_stock: list[Seen],
    version: str,
) -> str:  # fmt: skip
    """The measurements as Markdown."""
    return "\n".join([
        "# Embeds beside stock Dash", "",
        "Made by `python -m benchmarks.embeds`, both sides in one run on one machine "
        f"(Chromium {version}, loopback, empty cache). Only ratios within the run mean something.",
        "The embeds' first opening makes each view, over slow 4G it comes from the server's",
        "memory; stock Dash is opened over slow 4G for the first views only.",
        "", *_summary(rows, slow, slow_stock), "",
        "| view | embed: bytes | requests | foreign hosts | picture, ms | slow 4G, ms "
        "| stock Dash: bytes | requests | foreign hosts | picture, ms | bytes, ratio |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
        *(_row(ask, *pair, late) for ask, pair, late in zip(asks, rows, slow, strict=True)),
    ])  # fmt: skip


def _summary(rows: list[tuple[Seen, Seen]], slow: list[Seen], slow_stock: list[Seen]) -> list[str]:
    def middle(values: list[Seen]) -> float:
        return statistics.median(item.time for item in values)

    own, other = (list(side) for side in zip(*rows, strict=True))
    least = min(b.size / a.size for a, b in rows)
    late, later = middle(slow[: len(slow_stock)]), middle(slow_stock)
    return [
        "| measure | embed | stock Dash | ratio | target |",
        "|---|---|---|---|---|",
        f"| largest, bytes on the wire | {max(a.size for a in own):,} "
        f"| {max(b.size for b in other):,} | at least 1/{least:.0f} | 15,000 and 1/250 |",
        f"| requests, most | {max(a.requests for a in own)} | {max(b.requests for b in other)} "
        "| | 1 |",
        f"| foreign hosts, most | {max(a.foreign for a in own)} "
        f"| {max(b.foreign for b in other)} | | 0 |",
        f"| first picture, median of {len(rows)}, ms | {middle(own):.0f} | {middle(other):.0f} "
        f"| 1/{middle(other) / middle(own):.1f} | |",
        f"| first picture over slow 4G, median of the first {len(slow_stock)}, ms | {late:.0f} "
        f"| {later:.0f} | 1/{later / late:.0f} | 1/20 |",
    ]


def _row(ask: Ask, own: Seen, other: Seen, late: Seen) -> str:
    cells = (
        f"{ask.name}, {ask.selection.view}", f"{own.size:,}", own.requests, own.foreign,
        f"{own.time:.0f}", f"{late.time:.0f}", f"{other.size:,}", other.requests, other.foreign,
        f"{other.time:.0f}", f"1/{other.size / own.size:.0f}",
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    sys.exit(main())
