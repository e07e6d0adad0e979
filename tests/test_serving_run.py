"""The server as it is started: its workers answer, stay within their memory and end in peace."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest

from layouts.serving import __main__ as command
from layouts.serving import build, metrics
from layouts.serving.build import Report, Task
from tests.guarded import free_port

PAGES = ("/", "/en/", "/indikator/arbeitslosenquote", "/embed/arbeitslosenquote", "/ziele")
MEMORY = 450 * 2**20
"""Bytes of its own that a worker may hold after these pages; 250 MB are usual."""


class Running:
    """A server process of its own on a free port."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.log = folder / "log"
        given = {
            "PORT": str(self.port),
            "WORKERS": "2",
            "BUILD": "1",
            "READY": str(folder / "none"),
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "layouts.serving", "serve"],
                env=os.environ | given, stdout=log, stderr=log,
            )  # fmt: skip

    def get(self, path: str, **headers: str) -> tuple[int, bytes, str]:
        """Status, body and ETag."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers=names)
        try:
            with urlopen(request, timeout=60) as answer:
                return answer.status, answer.read(), answer.headers["ETag"]
        except HTTPError as error:
            return error.code, error.read(), error.headers["ETag"] or ""

    def wait(self) -> None:
        for _ in range(600):
            try:
                self.get("/robots.txt")
            except OSError:
                assert self.process.poll() is None, self.log.read_text("utf-8")
                time.sleep(0.1)
            else:
                return
        raise AssertionError(f"no answer in 60 s: {self.log.read_text('utf-8')}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    found = Running(tmp_path_factory.mktemp("server"))
    try:
        found.wait()
        yield found
    finally:
        found.process.kill()
        found.process.wait(20)


def processes(server: Running, *, building: bool) -> list[psutil.Process]:
    """The workers, or what builds the set beside them with the processes it started."""
    every = psutil.Process(server.process.pid).children(recursive=True)
    builder = next(p for p in every if "build" in p.cmdline())
    family = [builder, *builder.children(recursive=True)]
    others = (p for p in every if p not in family and "resource_tracker" not in str(p.cmdline()))
    return family if building else list(others)


def test_workers_answer_alike_within_their_memory(server: Running) -> None:
    for path in PAGES:
        status, body, tag = server.get(path, Accept_Encoding="br")
        assert status == 200
        # Whichever worker it was: the same bytes under the same tag.
        assert {server.get(path, Accept_Encoding="br")[1:] for _ in range(4)} == {(body, tag)}
        assert server.get(path, If_None_Match=tag)[0] == 304
    workers = processes(server, building=False)
    assert len(workers) == 2
    # What builds the set answers no reader and must not be counted as a worker.
    builder = processes(server, building=True)[0].environ()
    assert builder["PORT"] == str(server.port)
    assert metrics.FOLDER not in builder
    for worker in workers:
        assert worker.memory_full_info().uss < MEMORY


def test_a_port_that_is_taken_is_refused_and_not_shared(
    server: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "serve", lambda *_: pytest.fail("it was started"))
    monkeypatch.setenv("PORT", str(server.port))
    assert command.main(["serve"]) == 2
    assert f"PORT={server.port}: nobody can answer on" in capsys.readouterr().err


def test_it_ends_when_told_and_leaves_nothing_behind(server: Running) -> None:
    assert f"http://127.0.0.1:{server.port}" in server.log.read_text("utf-8")
    family = processes(server, building=True) + processes(server, building=False)
    assert family[0].nice() > 0
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(60) == 0
    assert psutil.wait_procs(family, 20)[1] == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", server.port)) != 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "many", "PORT=many is no number from 1 to 65535, e.g. 8050"),
        ("PORT", "99999", "PORT=99999 is no number from 1 to 65535, e.g. 8050"),
        ("WORKERS", "0", "WORKERS=0 is no number from 1 to 256, e.g. 2"),
        ("HOST", "localhost", "HOST=localhost is no IP address, e.g. 127.0.0.1"),
        ("BUILD", "no", "BUILD=no is neither 1 nor 0"),
        ("DREIKLANG_BUDGET", "much", "DREIKLANG_BUDGET='much' is no number of seconds, e.g. 20"),
        ("DREIKLANG_WITHHOLD", "nobody", "DREIKLANG_WITHHOLD names no publisher nobody"),
        ("DREIKLANG_SETTINGS", "/none.toml", "DREIKLANG_SETTINGS: none.toml is no file"),
        ("DATA_URL", "/none", "DATA_URL=/none holds no folder tidy/"),
    ],
)
def test_a_wrong_setting_stops_the_start_in_words(
    name: str, value: str, words: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(command, "serve", lambda *_: pytest.fail("it was started"))
    monkeypatch.setenv(name, value)
    assert command.main(["serve"]) == 2
    assert words in capsys.readouterr().err


def test_a_free_port_is_served_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int, int]] = []

    def serve(host: str, port: int, workers: int) -> int:
        asked.append((host, port, workers))
        return 0

    monkeypatch.setattr(command, "serve", serve)
    monkeypatch.setenv("PORT", str(free_port()))
    assert command.main(["serve"]) == 0
    assert asked == [("127.0.0.1", int(os.environ["PORT"]), 2)]


def test_a_report_says_what_was_done() -> None:
    report = Report(made=3, packed=2, kept=1, refused=["/x"], size=5 * 2**20)
    words = command.told(report)
    assert words == "3 answers made, 2 of them new, 1 taken over, 5 MB, without an answer: 1"
    assert command.told(Report(current=True)) == "up to date, 0 MB"


def test_a_build_that_fails_is_told_and_leaves_the_server_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def full(_task: Task) -> Report:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "build", full)
    assert command.once(Task(tmp_path, tmp_path / "answers.db", "http://x.example")) == 1
    assert "No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        ("", "http://127.0.0.1:8123"),
        ("0.0.0.0", "http://127.0.0.1:8123"),
        ("::", "http://[::1]:8123"),
        ("192.0.2.7", "http://192.0.2.7:8123"),
    ],
)
def test_a_server_on_all_addresses_is_asked_where_a_reader_can_ask(
    host: str, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", "8123")
    assert command.address() == asked
