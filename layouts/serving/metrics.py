"""What Prometheus reads at /metrics: requests, bytes and work of all workers, state of the figures.

Workers share their counts through files in a folder that whoever starts them prepares (`shared`);
without it each process counts for itself.
"""

import atexit
import os
import shutil
import tempfile
from collections import Counter as Tally
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import prometheus_client as prometheus
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    multiprocess,
    values,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
COMPUTED = 0.001
"""Seconds from which an answer counts as computed, not taken from memory."""
TYPE = prometheus.CONTENT_TYPE_LATEST
_BUCKETS = (0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
_FORMS = {"svg": "picture", "png": "picture", "ico": "asset"}


class Seen(NamedTuple):
    """A request that was answered. `at`: seconds since 1970; `size`: bytes, 0 where not said."""

    at: float
    id: str
    method: str
    path: str
    status: int
    seconds: float
    size: int
    rule: str
    """Of a request that was turned away: why."""


Kept = tuple[str, str, int]
"""An answer from memory: its path, status line and bytes."""


def shared() -> str:
    """A fresh folder for the counts of the workers to come; for the process that starts them."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="dreiklang-metrics-", dir=_memory())
        atexit.register(_remove, os.environ[FOLDER], os.getpid())
    # The library looks for the folder when it is imported, which may have been before.
    values.ValueClass = values.get_value_class()  # type: ignore[no-untyped-call]
    return os.environ[FOLDER]


def _memory() -> str | None:
    """Where files are memory: a count written to a full disk would end the worker."""
    found = "/dev/shm"
    return found if os.access(found, os.W_OK) else None


def _remove(folder: str, owner: int) -> None:
    """Take the folder away when its owner ends, not when a forked worker does."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


@lru_cache(maxsize=4096)
def kind(path: str) -> str:
    """What sort of thing a path is, for counting; few sorts, whatever is asked for."""
    front, _, name = path.rpartition("/")
    if path.startswith(("/assets/", "/vendor/", "/_dash-component-suites/")):
        return "asset"
    if path.startswith("/_dash"):
        return "dash"
    if path.startswith(("/embed/", "/en/embed/")) or path == "/oembed":
        return "embed"
    if path in ("/healthz", "/readyz", "/metrics"):
        return "operation"
    form = name.rpartition(".")[2] if "." in name else ""
    usual = "data" if form or f"{front}/".startswith("/api/") else "page"
    return _FORMS.get(form, usual)


@cache
def _requests() -> Counter:
    return Counter("dreiklang_requests", "Requests answered.", ("kind", "status"))


@cache
def _bytes() -> Counter:
    return Counter("dreiklang_response_bytes", "Bytes of answers, without heads.", ("kind",))


@cache
def _refused() -> Counter:
    return Counter("dreiklang_refused", "Requests turned away by the guard.", ("rule",))


@cache
def _computed() -> Histogram:
    return Histogram(
        "dreiklang_computed_seconds",
        "Seconds of answers that were computed (from 1 ms on); those from memory are left out.",
        ("kind",),
        buckets=_BUCKETS,
    )


@cache
def _started() -> Gauge:
    return Gauge(
        "dreiklang_worker_start_time_seconds",
        "When each worker that lives began, seconds since 1970.",
        multiprocess_mode="liveall",
    )


def begin() -> None:
    """Say that this worker is there."""
    _started().set_to_current_time()


def count(seen: Iterable[Seen], kept: Mapping[Kept, int]) -> None:
    """Book a batch of requests, and how often which answer was given from memory."""
    requests: Tally[tuple[str, str]] = Tally()
    sizes: Tally[str] = Tally()
    for item in seen:
        sort = kind(item.path)
        requests[sort, str(item.status)] += 1
        sizes[sort] += item.size
        if item.rule:
            _refused().labels(item.rule).inc()
        if item.seconds >= COMPUTED:
            _computed().labels(sort).observe(item.seconds)
    for (path, line, size), number in kept.items():
        requests[kind(path), line[:3]] += number
        sizes[kind(path)] += size * number
    for labels, number in requests.items():
        _requests().labels(*labels).inc(number)
    for sort, number in sizes.items():
        _bytes().labels(sort).inc(number)


def page(state: dict[str, float]) -> bytes:
    """The text for Prometheus: counts of all workers, and `state` as gauges of the same names."""
    registry = CollectorRegistry()
    registry.register(_State(state))
    return prometheus.generate_latest(_registry()) + prometheus.generate_latest(registry)


class _State(Collector):
    """What is so at this moment, whichever worker is asked: no count of a worker's own."""

    def __init__(self, found: dict[str, float]) -> None:
        self._found = found

    def collect(self) -> Iterable[GaugeMetricFamily]:
        for name, value in self._found.items():
            yield GaugeMetricFamily(f"dreiklang_{name}", _HELP[name], value)


_HELP = {
    "data_indicators": "Indicators with readable figures.",
    "data_unreadable": "Indicators whose figures are missing or damaged.",
    "data_age_days": "Days since the figures in force were recorded.",
}


def _registry() -> CollectorRegistry:
    """All workers' counts where they share a folder, else this process's."""
    folder = os.environ.get(FOLDER, "")
    if not folder:
        return prometheus.REGISTRY
    for file in Path(folder).glob("gauge_live*.db"):
        pid = int(file.stem.rpartition("_")[2])
        # A worker that was killed could not say so.
        if not Path(f"/proc/{pid}").exists():
            multiprocess.mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
    return registry
