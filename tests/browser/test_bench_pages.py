"""Bytes, requests and hosts beside stock Dash, as `make bench` counts them; no time is judged."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from benchmarks.chrome import Seen, visit
from benchmarks.pages import PAGE
from benchmarks.stock import ASKS, server
from layouts.embed.ask import Ask
from tests.loopback import LOOPBACK


@pytest.fixture(scope="module")
def stock() -> Iterator[str]:
    """Address of stock Dash with the same figures."""
    running = make_server(LOOPBACK, 0, server, threaded=True)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://{LOOPBACK}:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture(scope="module")
def dashboard(chromium: Browser, stock: str) -> Seen:
    return visit(chromium, f"{stock}/", live=True)


def test_a_dashboard_page_is_an_eighth_of_stock_dash(
    chromium: Browser, site: str, dashboard: Seen
) -> None:
    own = visit(chromium, site + PAGE, live=True)
    assert 8 * own.size <= dashboard.size
    assert own.foreign == frozenset()
    assert dashboard.foreign == {"cdn.plot.ly"}, "the watch over foreign hosts sees one"


@pytest.mark.parametrize("ask", ASKS[:4], ids=lambda ask: str(ask.selection.view))
def test_an_embed_is_one_request_of_a_few_kilobytes(
    chromium: Browser, site: str, dashboard: Seen, ask: Ask
) -> None:
    own = visit(chromium, site + ask.frame())
    assert own.requests == 1
    assert own.size <= 15_000
    assert 250 * own.size <= dashboard.size
    assert own.foreign == frozenset()
