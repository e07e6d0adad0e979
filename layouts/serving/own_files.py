"""Addresses of the program's own files: scripts, sheets, icons, and what crawlers ask for."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from indicators.registry import INDICATORS
from layouts import communes, vendor
from layouts.data.call import LANGS
from layouts.facts import fact
from layouts.paths import link, split
from layouts.serving.asking import ask

_NAMED = re.compile(r'(?:src|href)="(/(?:assets|vendor|_dash-component-suites)/[^"]+)"')
_CHOSEN = re.compile(r'(?:src|href)="(/(?!assets/)[^"?#]+\?[^"]+)"')
_FETCHED = (
    "/_dash-layout",
    "/_dash-dependencies",
    "/_dash-component-suites/dash/dcc/async-graph.js",
)
"""What Dash's scripts ask for by themselves; the last one where a chart comes to a page."""


def every(root: Path) -> Iterator[str]:
    """Path and query of each file; some may come twice.

    Those that pages name are asked of the app itself, for their names change with their bytes.
    """
    yield from ("/robots.txt", "/sitemap.xml", communes.URL, vendor.plotly_js().url)
    yield from _named(root)
    yield from _FETCHED


def examples(root: Path) -> Iterator[str]:
    """Tables, frames and answers of the API with a choice, as the pages that explain them show."""
    paths = [link(page, lang) for page in ("data", "embedding", "api") for lang in LANGS]
    for html in _first(root, paths):
        for url in map(unescape, _CHOSEN.findall(html)):
            path = url.partition("?")[0]
            if split(path) is None or "." in path:
                yield url


def _named(root: Path) -> Iterator[str]:
    """What the first HTML of a page without and of one with a chart names."""
    charted = (key for key, item in INDICATORS.items() if fact(item, root).stored is not None)
    paths = [link("home", "de"), *(link("indicator", "de", key) for key in list(charted)[:1])]
    for html in _first(root, paths):
        yield from map(unescape, _NAMED.findall(html))


def _first(root: Path, paths: list[str]) -> Iterator[str]:
    """The first HTML of pages."""
    from layouts import site  # not above: the site itself stands on this package

    # Past the guard: its journal is of readers.
    app = site.build(root).front
    return (ask(app, path, "", "http://localhost").body.decode() for path in paths)
