"""Thousands of mixed requests, most of them new: what they need of memory stays where it was."""

from collections.abc import Callable, Iterator
from itertools import combinations, islice

import psutil
import pytest

from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from layouts.serving.asking import ask
from layouts.serving.shelf import Shelf
from layouts.site import DATA, build

SHELF, GROWS = 2**20, 8
"""Bytes of answers that are kept here; megabytes by which the process may grow."""
ROUNDS, FILES, PAGES, KEPT = 3, 200, 8, 1500
SLUGS = tuple(item.slug.de for item in [*INDICATORS.values()][::9])
Counted = Callable[[str, str], int]


@pytest.fixture
def asked() -> Iterator[Counted]:
    """Asks a new app that keeps little; bytes of a good answer."""
    site = build(DATA)
    site.front.shelf = Shelf(SHELF)

    def one(path: str, query: str) -> int:
        found = ask(site.server.wsgi_app, path, query, "http://localhost")
        assert found.status == 200, (path, query, found.body[:200])
        return len(found.body)

    yield one
    assert site.front.shelf.used <= SHELF


def fresh(number: int) -> Iterator[tuple[str, str]]:
    """Files, pages and embeds that no other round asks for."""
    some = islice(combinations(MEMBERS, 11), number * FILES, (number + 1) * FILES)
    for count, regions in enumerate(some):
        path, query = f"/indikator/{SLUGS[count % len(SLUGS)]}", f"regionen={'~'.join(regions)}"
        yield f"{path}.csv", query
        if count % (FILES // PAGES) == 0:
            yield path, query
            yield f"/embed/{SLUGS[0]}", query


def again() -> Iterator[tuple[str, str]]:
    """What every round asks for."""
    return ((f"/embed/{SLUGS[count % 3]}", "") for count in range(KEPT))


def megabytes() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


def test_memory_stays_flat(asked: Counted) -> None:
    sent, held = [], []
    for number in range(ROUNDS):
        sent.append(sum(asked(*one) for one in fresh(number)))
        assert all(asked(*one) for one in again())
        held.append(megabytes())
    assert held[-1] - held[0] < GROWS
    # Whoever kept what was answered since the first round would have grown by more than that.
    assert sum(sent[1:]) > 1.5 * GROWS * 2**20
