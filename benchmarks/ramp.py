"""A reader's mix at rising load until the server is saturated, and the memory of its workers."""

import psutil
from tqdm import tqdm

from benchmarks.load import Ask, Load, load, warm
from benchmarks.servers import memory
from benchmarks.table import Found, Table, Target
from indicators.registry import INDICATORS

STEPS = (1, 4, 16, 64, 256)
MOST_MB = 512.0
"""What a worker may hold (PSS) after all of this: libraries 190, all figures read 100, kept answers
96 (layouts/serving/shelf.py), and what threads leave between. Two fit a machine of 2 GB."""
MIX = (
    "/", "/en/", "/karte", "/ziele", "/region/05113-essen", "/daten",
    "/indikator/{slug}", "/embed/{slug}", "/embed/{slug}?ansicht=rang", "/indikator/{slug}.svg",
    "/indikator/{slug}.csv", "/indikator/{slug}.csv?regionen=05113~ruhr&jahr=2010..2024",
)  # fmt: skip


def mix() -> list[Ask]:
    """Pages, embeds, pictures and files of every tenth indicator."""
    slugs = [item.slug.de for item in [*INDICATORS.values()][::10]]
    return [Ask(path.format(slug=slug)) for slug in slugs for path in MIX]


def measure(
    ours: str, process: psutil.Process, at_start: tuple[float, float], *, quick: bool
) -> Found:
    """The mix once as it is, so that each worker has made it; then with more and more readers."""
    asks, seconds = mix(), 1.0 if quick else 5.0
    first = load(ours, asks, seconds, 8, "gzip")
    warm(ours, asks, "gzip")
    rows = [_row("8, nothing made yet", first)]
    rows += (
        _row(str(readers), load(ours, asks, seconds, readers, "gzip"))
        for readers in tqdm(STEPS, desc="rising load")
    )
    head = ("readers at once", "answers a second", "p50, ms", "p99, ms", "errors")
    told = f"{len(asks)} different pages, embeds, pictures and files in turn, gzip, 2 workers."
    found = Found([Table("Rising load", head, tuple(rows), told)])
    found.add(_memory(process, at_start))
    return found


def _row(name: str, found: Load) -> tuple[object, ...]:
    return name, found.rate, found.p50, found.p99, f"{found.bad:.2%}"


def _memory(process: psutil.Process, at_start: tuple[float, float]) -> Found:
    after = memory(process)
    workers = process.children()
    each = max(item.memory_full_info().pss / 2**20 for item in workers)
    head = ("memory of the server, MB", "RSS, all", "PSS, all", "PSS, largest worker")
    rows = (("at its start", *at_start, ""), ("after the load", *after, each))
    told = "PSS counts what processes share once; RSS counts it for each."
    target = Target("a worker", "memory after the load, PSS", each, MOST_MB, "most", " MB")
    return Found([Table("Memory", head, rows, told)], [target])
