"""What lies in memory goes out by the short way, and no rule is passed by on it."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from layouts import settings
from layouts.data.answers import Answer, Environ, Start
from layouts.serving import limits, logs, metrics, plainly
from layouts.serving.callback import LARGEST
from layouts.serving.guard import Guard
from layouts.serving.operator import Operator
from tests.guarded import Site, inner

EMBED, CSV = "/embed/arbeitslosenquote", "/indikator/arbeitslosenquote.csv"


@pytest.fixture
def short() -> Site:
    """A site whose answers at EMBED, CSV and / lie in memory, packed and not."""
    found = Site(inner())
    for path in (EMBED, CSV, "/"):
        for encoding in ("gzip", "br", ""):
            found.open(path, headers={"Accept-Encoding": encoding}).close()
    found.journal.flush()
    found.kept.clear()
    found.counted.clear()
    return found


@pytest.mark.parametrize("path", [EMBED, CSV, "/"])
@pytest.mark.parametrize("encoding", ["gzip", "br", ""])
def test_both_ways_give_the_same_answer(short: Site, path: str, encoding: str) -> None:
    long = Site(inner(), Operator(log="access"))
    both = [site.open(path, headers={"Accept-Encoding": encoding}) for site in (short, long)]
    heads = [[(k, v) for k, v in a.headers if k != "X-Request-Id"] for a in both]
    assert both[0].data == both[1].data
    assert heads[0] == heads[1]
    short.journal.flush()
    assert list(short.kept) == [(path, "200 OK", len(both[0].data))]
    assert short.counted == []


UNUSUAL: tuple[tuple[str, dict[str, Any], int], ...] = (
    ("GET", {"headers": {"Host": "localhost:x"}}, 400),
    ("GET", {"headers": {"Host": "localhost/<script>"}}, 400),
    ("GET", {"data": b"{" * (LARGEST + 1)}, 413),
    ("GET", {"headers": {"Content-Encoding": "gzip"}}, 415),
    ("GET", {"headers": {"Range": "bytes=0-9"}}, 206),
    ("GET", {"headers": {"If-None-Match": "*"}}, 304),
    ("HEAD", {}, 200),
    ("OPTIONS", {}, 204),
    ("DELETE", {}, 405),
)


@pytest.mark.parametrize(("method", "more", "status"), UNUSUAL)
def test_whatever_is_unusual_goes_the_long_way(
    short: Site, method: str, more: dict[str, Any], status: int
) -> None:
    answer = short.open(CSV, method, **more)
    assert answer.status_code == status
    assert len(answer.headers.getlist("X-Request-Id")) == 1
    short.journal.flush()
    assert [seen.status for seen in short.counted] == [status]
    assert not short.kept


def test_a_host_that_is_none_is_refused_under_a_named_address_too(
    short: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = settings.FILE.read_text("utf-8")
    named = tmp_path / "settings.toml"
    named.write_text(re.sub(r"(?m)^url = .*", 'url = "https://a.example"', text), "utf-8")
    monkeypatch.setenv("DREIKLANG_SETTINGS", str(named))
    assert [short.open(CSV).status_code for _ in range(2)] == [200, 200]
    assert "https://a.example" in short.open(CSV).headers["Link"]
    assert short.open(CSV, headers={"Host": "localhost/<script>"}).status_code == 400


def test_whoever_has_to_wait_waits_for_what_lies_in_memory_too(short: Site) -> None:
    guarded = short.client.application
    assert isinstance(guarded, Guard)
    guarded._budget.spend(short.address, 10 * Operator().budget)
    assert short.open(CSV).status_code == 429
    short.address = "198.51.100.7"
    assert short.open(CSV).status_code == 200


def test_a_form_that_is_not_there_yet_goes_the_long_way() -> None:
    kept = Answer(b"x" * 1000, "text/csv")
    asked = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "zstd"}
    assert plainly.form(kept, asked) is None
    made = kept.form("zstd")
    assert plainly.form(kept, asked) is made


def test_a_look_into_memory_that_fails_is_told_in_words(caplog: pytest.LogCaptureFixture) -> None:
    class Failing:
        def kept(self, _environ: Environ) -> Answer:
            raise OSError("gone")

        def __call__(self, environ: Environ, _start: Start) -> list[bytes]:
            return [self.kept(environ).body]

    answer = Site(Failing()).open("/")
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] in answer.text
    assert "gone" not in answer.text
    assert caplog.records


def test_nobody_waits_once_the_minute_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(limits, "time", lambda: now[0])
    monkeypatch.setattr("limits.storage.memory.time.time", lambda: now[0])
    budget = limits.Budget(1.0)
    seen = [budget.idle]
    budget.spend("192.0.2.1", 2.0)
    seen.append(budget.idle)
    now[0] += 61
    assert [*seen, budget.idle] == [True, False, True]


def test_two_that_count_at_once_count_each_answer_once() -> None:
    counted: Counter[metrics.Kept] = Counter()
    journal = logs.Journal(every=False, count=lambda _, kept: counted.update(kept))
    done = Event()

    def flush() -> None:
        while not done.is_set():
            journal.flush()

    with ThreadPoolExecutor(3) as pool:
        flushers = [pool.submit(flush) for _ in range(3)]
        for _ in range(200_000):
            journal.tally(("/", "200 OK", 1))
        done.set()
    assert [flusher.exception() for flusher in flushers] == [None] * 3
    journal.flush()
    assert counted == {("/", "200 OK", 1): 200_000}


def test_what_waits_too_long_to_be_counted_takes_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST", 3)
    counted: Counter[metrics.Kept] = Counter()
    journal = logs.Journal(every=False, count=lambda _, kept: counted.update(kept))
    monkeypatch.setattr(journal, "_begin", lambda: None)
    for _ in range(11):
        journal.tally(("/", "200 OK", 1))
    assert len(journal._kept) <= 4
    journal.flush()
    assert counted.total() == 11
