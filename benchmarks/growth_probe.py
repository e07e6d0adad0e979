"""One size of the synthetic data, measured inside a process of its own; prints JSON.

`python -m benchmarks.growth_probe FOLDER INDICATORS` asks the app through WSGI, so that no
network and no other server is in the figures. Every request is one nobody asked before: what is
timed is the making, not the memory of it, and not the packing either.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import psutil

from benchmarks.load import Failed
from benchmarks.synthetic import YEARS, catalogue
from indicators.model import Indicator
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS

MANY = 40
KNOWN = 20
WHOLE = {
    "/": "/?wieder=1",
    "/region/05113-essen": "/region/05113-essen?wieder=1",
    "/region/05113-essen.csv": "/region/05113-essen.csv?jahr=2000..2020",
    "/datenstand": "/datenstand?wieder=1",
    "/ziele": "/ziele?wieder=1",
}
"""What speaks of many indicators, and how to ask for it so that it is made anew."""
Asker = Callable[[str], Any]


def main() -> int:
    """Install the catalogue, then measure."""
    root, own = Path(sys.argv[1]), catalogue(int(sys.argv[2]))
    INDICATORS.update({item.id: item for item in own})
    print(json.dumps(measure(asker(root), own)))
    return 0


def asker(root: Path) -> Asker:
    """Asks a new app over these figures; raises Failed for anything but a good answer."""
    # Only now: what the app derives from the catalogue as it is loaded must see all of it.
    from layouts.serving.asking import ask
    from layouts.site import build

    app = build(root).server.wsgi_app

    def asked(url: str) -> bytes:
        path, _, query = url.partition("?")
        found = ask(app, path, query, "http://localhost")
        if found.status != 200:
            raise Failed(f"{url} was answered with {found.status}: {found.body[:300]!r}")
        return found.body

    return asked


def measure(ask: Asker, own: list[Indicator]) -> dict[str, float]:
    """Milliseconds of processor time (medians) and megabytes, by what was asked for."""
    few = spread(own, MANY)
    known = few[:KNOWN]
    found = {"the vintage in force, first": timed(ask, ["/api/v1/indicators/arbeitslosenquote"])}
    # The code of a page is loaded and warm before anything is counted.
    timed(ask, [page(known[0], 5), cut(known[0], 5)])
    found["page, first time"] = timed(ask, map(page, few[1:]))
    found["slice, first time"] = timed(ask, map(cut, few[1:]))
    found["page, other choice"] = timed(ask, [page(i, year) for year in (2, 3) for i in known])
    found["slice, other choice"] = timed(ask, [cut(i, year) for year in (2, 3) for i in known])
    for path, again in WHOLE.items():
        found[f"{path}, first"] = timed(ask, [path])
        found[f"{path}, again"] = timed(ask, [again])
    found["MB of the process"] = psutil.Process().memory_info().rss / 2**20
    return found


def spread(items: list[Indicator], count: int) -> list[Indicator]:
    """So many of the list, from its beginning to its end."""
    step = max(1, len(items) // count)
    return items[::step][:count]


def page(item: Indicator, start: int = 0) -> str:
    """The page; another first year is another choice."""
    years = f"?jahr={YEARS[start]}..{YEARS[-1]}" if start else ""
    return f"/indikator/{item.slug.de}{years}"


def cut(item: Indicator, start: int = 1) -> str:
    """The CSV of the members from a year on."""
    chosen = f"regionen={'~'.join(MEMBERS)}&jahr={YEARS[start]}..{YEARS[-1]}"
    return f"/indikator/{item.slug.de}.csv?{chosen}"


def timed(ask: Asker, urls: Iterable[str]) -> float:
    """Median milliseconds of processor time of an answer."""
    took = []
    for url in urls:
        start = time.process_time()
        ask(url)
        took.append(1000 * (time.process_time() - start))
    return statistics.median(took)


if __name__ == "__main__":
    sys.exit(main())
