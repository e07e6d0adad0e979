"""Faults of the running server: a worker dies, it is told to end, figures change under load."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from indicators import store
from indicators.store import DATA
from tests.guarded import LOOPBACK, Answer, Process, process, wait_until

PAGE, CSV = "/indikator/arbeitslosenquote", "/region/05113-essen.csv"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the figures; only renames into it."""
    copied = tmp_path_factory.mktemp("figures") / "data"
    shutil.copytree(DATA, copied, copy_function=os.link)
    return copied


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Process]:
    """Two workers over that copy, every request logged, this machine a trusted proxy."""
    with process(
        folder, folder.parent, workers=2,
        DREIKLANG_LOG="access", DREIKLANG_PROXIES=LOOPBACK, DREIKLANG_BUDGET="0.5",
    ) as found:  # fmt: skip
        yield found


def totals(running: Process) -> dict[str, float]:
    """All samples of /metrics."""
    lines = running.get("/metrics").body.decode().splitlines()
    pairs = (line.rpartition(" ") for line in lines if line and line[0] != "#")
    return {name: float(value) for name, _, value in pairs}


def answered(found: dict[str, float]) -> float:
    """Requests of pages counted in these samples."""
    return found.get('dreiklang_requests_total{kind="page",status="200"}', 0)


def test_counts_are_those_of_all_workers(running: Process) -> None:
    before = answered(totals(running))
    for _ in range(20):
        assert running.get(PAGE).status == 200
    # The other worker books once a second.
    wait_until(lambda: answered(totals(running)) == before + 20, "20 more pages counted")


def test_every_sample_is_there_once(running: Process) -> None:
    lines = [line for line in running.get("/metrics").body.decode().splitlines() if line]
    heads = [line for line in lines if line.startswith("# TYPE")]
    names = [line.rpartition(" ")[0] for line in lines if line[0] != "#"]
    assert len(heads) == len(set(heads))
    assert len(names) == len(set(names))
    assert "dreiklang_data_unreadable" in names


def starts(running: Process) -> set[str]:
    return {name for name in totals(running) if name.startswith("dreiklang_worker_start")}


def test_a_killed_worker_is_replaced_while_the_other_answers(running: Process) -> None:
    wait_until(lambda: len(starts(running)) == 2, "both workers counted")
    known, before = starts(running), answered(totals(running))
    victim = running.workers()[0]
    os.kill(victim, signal.SIGKILL)
    failed = 0
    for _ in range(30):
        try:
            assert running.get(PAGE).status == 200
        except OSError:
            # On its way to the worker that just died.
            failed += 1
    assert failed <= 1
    wait_until(lambda: len(running.workers()) == 2, "two workers again", running.popen)
    assert victim not in running.workers()
    wait_until(lambda: len(starts(running) - known) == 1, "the new worker counted")
    assert len(starts(running)) == 2
    assert answered(totals(running)) > before


class Reader(Thread):
    """Asks again and again until told to stop."""

    def __init__(self, running: Process, path: str) -> None:
        super().__init__()
        self.running, self.path, self.done = running, path, Event()
        self.answers: list[Answer] = []

    def run(self) -> None:
        while not self.done.is_set():
            self.answers.append(self.running.get(self.path))


def test_figures_replaced_under_load_fail_no_request(running: Process, folder: Path) -> None:
    readers = [Reader(running, path) for path in (PAGE, CSV, "/embed/arbeitslosenquote")]
    for reader in readers:
        reader.start()
    for key in ("unemployment_rate", "gdp_per_capita", "asking_rent", "unemployment_rate"):
        store.replace(store.path(key, folder), store.path(key).read_bytes())
    whole = folder.with_name("second")
    shutil.copytree(DATA, whole, copy_function=os.link)
    for key in ("unemployment_rate", "asking_rent"):
        store.path(key, whole).replace(store.path(key, folder))
    for reader in readers:
        reader.done.set()
        reader.join()
        assert {answer.status for answer in reader.answers} == {200}, reader.path
    bodies = {answer.body for answer in readers[1].answers}
    assert len(bodies) == 1, "the same figures give the same bytes"


def test_a_trusted_proxy_may_not_pass_the_counts_on(running: Process) -> None:
    assert running.get("/metrics", **{"X-Forwarded-For": "203.0.113.9"}).status == 403
    assert running.get("/metrics").status == 200


def test_who_makes_the_server_work_too_much_waits_alone(running: Process) -> None:
    greedy, other = {"X-Forwarded-For": "198.51.100.7"}, {"X-Forwarded-For": "198.51.100.8"}
    drawings = (f"/indikator/arbeitslosenquote.png?breite={400 + n}" for n in range(200))
    refused = next(a for path in drawings if (a := running.get(path, **greedy)).status != 200)
    assert refused.status == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert "/daten" in refused.body.decode()
    for _ in range(4):
        assert running.get(PAGE, **other).status == 200


def test_the_log_is_json_without_the_reader(running: Process) -> None:
    told = {"X-Forwarded-For": "203.0.113.9", "User-Agent": "Watson", "Cookie": "a=b"}
    assert running.get("/kein-weg?q=geheim", **told).status == 404
    wait_until(lambda: any("/kein-weg" in line for line in running.lines()), "the line")
    (line,) = [json.loads(text) for text in running.lines() if "/kein-weg" in text]
    assert (line["event"], line["status"], line["path"]) == ("request", 404, "/kein-weg")
    written = "\n".join(running.lines())
    for word in ("203.0.113.9", "Watson", "a=b", "geheim", "Traceback"):
        assert word not in written


def test_one_stroke_of_control_c_ends_it(tmp_path: Path) -> None:
    """A terminal sends it to the server and to each worker."""
    with process(DATA, tmp_path, workers=2) as running:
        every = running.workers()
        assert len(every) == 2
        for pid in (running.popen.pid, *every):
            os.kill(pid, signal.SIGINT)
        assert running.popen.wait(60) == 0
    assert not any("Killing" in line for line in running.lines())


def test_it_ends_gracefully_and_answers_what_it_has_begun(tmp_path: Path) -> None:
    own = tmp_path / "tmp"
    own.mkdir()
    answers: list[Answer] = []
    with process(DATA, tmp_path, DREIKLANG_LOG="access", TMPDIR=str(own)) as running:
        # The whole data set takes a while to write.
        late = Thread(target=lambda: answers.append(running.get("/daten/ruhr-alle.parquet")))
        late.start()
        wait_until(lambda: any(own.glob("dreiklang-ruhr-*/*")), "the file is being written")
        running.popen.send_signal(signal.SIGTERM)
        late.join(60)
        assert running.popen.wait(60) == 0
    (answer,) = answers
    assert answer.status == 200
    assert len(answer.body) == int(answer.headers["Content-Length"])
    assert any("ruhr-alle.parquet" in line for line in running.lines())
    assert list(own.iterdir()) == [], "nothing is left behind"
