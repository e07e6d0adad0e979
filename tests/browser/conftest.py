"""The app on a free loopback port, and Chromium pages under watch."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from tests.browser.watch import CHROMIUM_FLAGS, Watch, find_chromium
from tests.loopback import LOOPBACK, running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run; without one every browser test fails."""
    if os.environ.get("NO_BROWSER") == "1":
        pytest.skip("NO_BROWSER=1 leaves the browser tests out")
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Address of the app, served by a thread of this process: `http://127.0.0.1:<port>`."""
    from app import create_app

    with running(make_server(LOOPBACK, 0, create_app().server, threaded=True)) as address:
        yield address


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Watch]:
    """A fresh page, 1280 x 800, German; `watch.page.set_viewport_size` for other sizes."""
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 800})
    yield Watch(context.new_page())
    context.close()
