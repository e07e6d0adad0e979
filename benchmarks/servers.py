"""The servers that are measured, each a process of its own on loopback."""

import gzip
import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import psutil

from benchmarks.bare import FILE as BARE
from indicators.store import DATA
from layouts.export.run import CONFIG, Task, export
from layouts.serving import addresses
from layouts.serving.__main__ import THREADS

REPO = Path(__file__).resolve().parent.parent
WORKERS = 2


class Silent(RuntimeError):
    """A server did not come up; the message holds what it wrote."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], url: str, log: Path, env: Mapping[str, str] | None = None
) -> Iterator[psutil.Process]:
    """A server, once it answers at `url`; ended by its own process. Raises Silent."""
    with log.open("wb") as sink:
        process = psutil.Popen(
            command, cwd=REPO, stdout=sink, stderr=sink, env={**os.environ, **(env or {})}
        )
        try:
            _wait(process, url, log)
            yield process
        finally:
            process.terminate()
            process.wait(30)


def _wait(process: psutil.Process, url: str, log: Path) -> None:
    for _ in range(600):
        try:
            with urlopen(url, timeout=60):
                return
        except OSError:
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                break
            time.sleep(0.1)
    raise Silent(f"no answer at {url}:\n{log.read_text('utf-8', 'replace')[-2000:]}")


@contextmanager
def ours(folder: Path, ready: Path | None = None) -> Iterator[tuple[str, psutil.Process]]:
    """The production server with its usual settings, over a set made ahead if one is given."""
    port = free_port()
    env = {
        "HOST": "127.0.0.1", "PORT": str(port), "WORKERS": str(WORKERS), "BUILD": "0",
        "READY": str(ready or folder / "no-set"),
    }  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "layouts.serving", "serve"]
    with running(command, f"{base}/healthz", folder / "ours.log", env) as process:
        yield base, process


@contextmanager
def bare(folder: Path, body: bytes) -> Iterator[str]:
    """One answer that is always the same (benchmarks/bare.py), by the WSGI server that is ours."""
    file = folder / "bare.gz"
    file.write_bytes(body)
    base = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "granian", "benchmarks.bare:application", "--factory"]
    command += ["--interface", "wsgi", "--http", "1", "--no-ws", "--workers", str(WORKERS)]
    command += ["--blocking-threads", str(THREADS), "--port", str(port)]
    with running(command, base, folder / "bare.log", {BARE: str(file)}):
        yield base


@contextmanager
def stock(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    """Stock Dash (benchmarks/stock.py) under gunicorn, as its documentation deploys it."""
    base = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--bind", base]
    url = f"http://{base}"
    with running([*command, "benchmarks.stock:server"], url, folder / "stock.log") as process:
        yield url, process


@contextmanager
def datasette(folder: Path, database: Path) -> Iterator[str]:
    """Datasette as it starts: one process, it has no workers."""
    base = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "datasette", "serve", str(database), "-p", str(port)]
    command += ["--setting", "max_csv_mb", "100", "--setting", "sql_time_limit_ms", "60000"]
    with running(command, f"{base}/-/versions.json", folder / "datasette.log"):
        yield base


@contextmanager
def nginx(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """nginx that serves these bytes, packed already, from disk as they are (gzip_static)."""
    root = folder / "www"
    root.mkdir()
    for name, body in files.items():
        (root / name).write_bytes(gzip.decompress(body))
        (root / f"{name}.gz").write_bytes(body)
    http = (
        "access_log off; sendfile on; gzip_static on;\n"
        " types { text/csv csv; text/html html; }\n"
        f" server {{ listen 127.0.0.1:@port; root {root}; }}"
    )
    with _nginx(folder, "nginx", http, next(iter(files))) as base:
        yield base


@contextmanager
def exported(folder: Path, app: str, paths: tuple[str, ...]) -> Iterator[str]:
    """These addresses of ours as the static export writes them, by nginx as it is set up for it."""
    every = (place for place in addresses.every(DATA, app) if place.url in paths)
    report = export(Task(DATA, folder / "export", app, processes=1, quiet=True), list(every))
    place = report.folder / CONFIG
    http = (
        f"access_log off; sendfile on;\n include {place}/maps.conf;\n"
        f" server {{ listen 127.0.0.1:@port; include {place}/server.conf; }}"
    )
    with _nginx(folder, "exported", http, paths[0].removeprefix("/")) as base:
        yield base


@contextmanager
def _nginx(folder: Path, name: str, http: str, first: str) -> Iterator[str]:
    """nginx with as many workers as ours, on a port that `http` calls @port."""
    port = free_port()
    # Started by root its workers would be someone who cannot read the temporary folder.
    user = "user root; " if os.geteuid() == 0 else ""
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = " ".join(f"{part}_temp_path {folder}/{part};" for part in temporary)
    config = folder / f"{name}.conf"
    config.write_text(
        f"{user}worker_processes {WORKERS}; pid {folder}/{name}.pid; "
        f"error_log {folder}/{name}.error.log;\n"
        "daemon off; events { worker_connections 512; }\n"
        f"http {{ keepalive_requests 1000000; {paths}\n{http.replace('@port', str(port))} }}\n",
        "utf-8",
    )
    command = ["nginx", "-c", str(config), "-p", str(folder)]
    base = f"http://127.0.0.1:{port}"
    with running(command, f"{base}/{first}", folder / f"{name}.log"):
        yield base


def fetch(url: str, encoding: str = "") -> bytes:
    """The body as it comes over the wire."""
    with urlopen(Request(url, headers={"Accept-Encoding": encoding or "identity"})) as answer:
        return bytes(answer.read())


def memory(process: psutil.Process) -> tuple[float, float]:
    """MB resident (RSS) and MB in proportion where shared (PSS), of a server and its workers."""
    every = [process, *process.children(recursive=True)]
    found = [item.memory_full_info() for item in every]
    return sum(item.rss for item in found) / 2**20, sum(item.pss for item in found) / 2**20
