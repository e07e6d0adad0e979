"""The server for many readers: `python -m layouts.serving serve`, or `build` for the set alone."""

import argparse
import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from indicators.stamp import stamp
from layouts import communes, settings
from layouts.data import state
from layouts.serving import build, metrics, operator, ready, remote
from layouts.serving.build import Report, Task

FILE = Path(".ready/answers.db")
"""Where the set lies if READY names no other file."""
USUAL = {"HOST": "127.0.0.1", "PORT": "8050", "WORKERS": "2"}
"""What holds where the environment says nothing else."""
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where a server on all addresses is asked from the machine it runs on."""
MOST = {"PORT": 65_535, "WORKERS": 256}
PAUSE, AGAIN = 5.0, 60.0
"""Seconds between two looks whether the set is still that of the figures; after a failed build."""
THREADS = 4
"""A worker's threads: more only wait for each other, fewer would wait for one slow answer."""
HTTP1 = HTTP1Settings(header_read_timeout=10_000, max_buffer_size=32_768)
"""Milliseconds a client may take to send a request's head, and how many bytes that may have."""
KILL = 20
"""Seconds a worker has to answer what it has begun when the server ends."""


def main(words: list[str] | None = None) -> int:
    """0: done; 1: the set could not be made; 2: wrong use."""
    parser = argparse.ArgumentParser("python -m layouts.serving", description=__doc__)
    parser.add_argument("what", choices=("serve", "build"))
    parser.add_argument("--base", help="public address; settings.toml's, else the one served on")
    parser.add_argument("--all", action="store_true", help="also PNG, XLSX and other late forms")
    parser.add_argument("--stay", action="store_true", help="build again whenever figures change")
    parser.add_argument("--processes", type=int, default=0, help="default: one for each core")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    given = parser.parse_args(words)
    try:
        run = _server() if given.what == "serve" else _build(given)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return run()


def _build(given: argparse.Namespace) -> Callable[[], int]:
    """What is to be done; raises ValueError or OSError, in words, where the settings forbid it."""
    state.withholding()
    communes.load()
    base = settings.base(given.base or address())
    task = Task(remote.folder(), file(), base, given.all, given.processes, given.quiet)
    return partial(stay if given.stay else once, task)


def file() -> Path:
    """The file of the set."""
    return Path(os.environ.get(ready.FILE) or FILE)


def address() -> str:
    """Where this machine asks the server; one that answers everywhere is asked on its loopback."""
    host, port = (os.environ.get(name) or USUAL[name] for name in ("HOST", "PORT"))
    host = LOOPBACK.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def once(task: Task) -> int:
    """Build and say what came of it."""
    began = time.monotonic()
    try:
        report = build.build(task)
    except (RuntimeError, OSError, sqlite3.Error) as error:
        # Also a full disk or a process that was killed: readers are served without the set.
        print(f"{task.file} stays as it is: {str(error) or type(error).__name__}", file=sys.stderr)
        return 1
    print(f"{task.file}: {told(report)}, {time.monotonic() - began:.0f} s", flush=True)
    return 0


def told(report: Report) -> str:
    """A report in words."""
    size = f"{report.size / 2**20:.0f} MB"
    if report.current:
        return f"up to date, {size}"
    refused = f", without an answer: {len(report.refused)}" if report.refused else ""
    return (
        f"{report.made} answers made, {report.packed} of them new, {report.kept} taken over, "
        f"{size}{refused}"
    )


def stay(task: Task) -> int:
    """Build beside a running server, gently, until that server is gone."""
    os.nice(15)
    parent, seen = os.getppid(), object()
    while os.getppid() == parent:
        now = stamp(task.root)
        if now != seen:
            seen = now if once(task) == 0 else None
        time.sleep(PAUSE if seen else AGAIN)
    return 0


def _server() -> Callable[[], int]:
    """What serves; raises ValueError, in words, for whatever would stop a worker."""
    host = os.environ.get("HOST") or USUAL["HOST"]
    port, workers = _number("PORT"), _number("WORKERS")
    if (text := os.environ.get("BUILD") or "1") not in ("0", "1"):
        raise ValueError(f"BUILD={text} is neither 1 nor 0, e.g. BUILD=0: make nothing ahead")
    operator.from_environment()
    state.withholding()
    settings.settings()
    # Here, so that workers have it from their fork, also one that replaces another later.
    communes.load()
    # A store is asked by the workers: what asks it starts threads, and a fork would lose them.
    if "://" not in os.environ.get(remote.URL, ""):
        remote.folder()
    _free(host, port)
    return partial(serve, host, port, workers)


def _number(name: str) -> int:
    text = os.environ.get(name) or USUAL[name]
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST[name]):
        raise ValueError(f"{name}={text} is no number from 1 to {MOST[name]}, e.g. {USUAL[name]}")
    return int(text)


def _free(host: str, port: int) -> None:
    """Raise ValueError where nobody can answer; workers share their port with whoever is there."""
    try:
        family = socket.AF_INET6 if ip_address(host).version == 6 else socket.AF_INET
    except ValueError as error:
        raise ValueError(f"HOST={host} is no IP address, e.g. 127.0.0.1") from error
    with socket.socket(family) as probe:
        # Connections of a server that has just ended do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ValueError(
                f"PORT={port}: nobody can answer on {host}:{port} ({error.strerror}); "
                "end what answers there, or choose another port, e.g. PORT=8051"
            ) from error


def serve(host: str, port: int, workers: int) -> int:
    """Workers until told to end; the set is made beside them and taken up when it is whole."""
    os.environ[ready.FILE] = str(file().absolute())
    logging.getLogger("_granian").setLevel(logging.WARNING)
    metrics.shared()
    # Imported, not built: workers share the code's memory, and no thread is there before the fork.
    import_module("layouts.serving.wsgi")
    server = Granian(
        "layouts.serving.wsgi:application", host, port, interface=Interfaces.WSGI,
        factory=True, workers=workers, blocking_threads=THREADS,
        respawn_failed_workers=True, workers_kill_timeout=KILL, log_level=LogLevels.warning,
        log_access=False, websockets=False, http=HTTPModes.http1, http1_settings=HTTP1,
    )  # fmt: skip
    os.register_at_fork(after_in_child=_told_by_the_server)
    with _builder():
        print(f"Dreiklang Ruhr: {address()}  (Ctrl+C ends it)", flush=True)
        if not settings.settings().site.url:
            print("No [site] url in the settings: answers name the address they are asked at.")
        server.serve()
    return 0


def _told_by_the_server() -> None:
    """Let a worker end by SIGTERM alone, and at once while it is still being loaded.

    Ctrl+C reaches all processes; a worker that is told twice, or before it can act, never ends.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def _builder() -> Iterator[None]:
    """The build as a process of its own; none with BUILD=0."""
    if os.environ.get("BUILD") == "0":
        yield
        return
    command = [sys.executable, "-m", "layouts.serving", "build", "--stay", "--quiet"]
    # A group of its own: it is ended with the processes it started, and by nobody's Ctrl+C.
    # It answers no reader: among the workers' counts it would be one worker too many.
    own = {name: value for name, value in os.environ.items() if name != metrics.FOLDER}
    command += ["--processes", "1"]
    process = subprocess.Popen(command, env=own, start_new_session=True)
    try:
        yield
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(KILL)


if __name__ == "__main__":
    sys.exit(main())
