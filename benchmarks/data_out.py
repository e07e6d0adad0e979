"""Files by URL against Datasette on the same table and nginx on the same bytes, in one run.

    python benchmarks/data_out.py [seconds of each measurement, 4 by default]

Needs datasette and granian in this Python, nginx and wrk on the system. Everything listens on
loopback: granian and nginx with two workers each, Datasette as it starts (it has no workers). All
are up at the same time and measured in turns, three rounds; the median round is printed.
"""

import gzip
import json
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

from indicators import store  # noqa: E402 - the checkout must be found first
from indicators.regions import MEMBERS  # noqa: E402
from indicators.registry import INDICATORS  # noqa: E402
from layouts.data.table import COLUMNS, rows  # noqa: E402

ID, PATH = "unemployment_rate", "/indikator/arbeitslosenquote.csv"
FEW = f"regionen={'~'.join(MEMBERS)}"
ROUNDS = 3
LF = b"\n"
TARGETS = {"whole/datasette": 1000.0, "few/datasette": 200.0, "whole gzip/nginx": 0.6}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], url: str, cwd: Path = REPO) -> Iterator[subprocess.Popen[bytes]]:
    """A server, once it answers; ended by its own process."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, stdout=quiet, stderr=quiet)
    try:
        for _ in range(200):
            try:
                with urlopen(url, timeout=5):
                    break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def database(folder: Path) -> Path:
    """The table of one indicator, with the columns of the CSV, as SQLite."""
    file = folder / "ruhr.db"
    with sqlite3.connect(file) as db:
        db.execute(f"CREATE TABLE figures ({', '.join(COLUMNS)})")
        marks = ", ".join("?" * len(COLUMNS))
        every = rows(INDICATORS[ID], store.read(ID), "bench", "de")
        db.executemany(f"INSERT INTO figures VALUES ({marks})", every)
        db.execute("CREATE INDEX by_region ON figures (region_code, period)")
    return file


def nginx_files(folder: Path, port: int, body: bytes) -> Path:
    """nginx that serves these bytes from disk, packed beforehand."""
    (folder / "www").mkdir()
    (folder / "www" / "whole.csv").write_bytes(body)
    (folder / "www" / "whole.csv.gz").write_bytes(gzip.compress(body, 6))
    # Started by root its workers would be someone who cannot read the temporary folder.
    user = "user root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}worker_processes 2; pid {folder}/pid; error_log {folder}/error.log; daemon off;\n"
        "events { worker_connections 256; }\n"
        "http { access_log off; types { text/csv csv; } gzip_static on; sendfile on;\n"
        f" client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;\n"
        f" fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f" server {{ listen 127.0.0.1:{port}; root {folder}/www; }} }}\n",
        "utf-8",
    )
    return folder / "nginx.conf"


def rate(url: str, encoding: str, seconds: int) -> float:
    """Answers a second by wrk, 16 connections; two where one answer takes a second or so."""
    header = ["-H", f"Accept-Encoding: {encoding}"] if encoding else []
    slow = "_stream" in url and "__in" not in url
    shape = ["-t2", "-c2", f"-d{3 * seconds}s"] if slow else ["-t2", "-c16", f"-d{seconds}s"]
    command = ["wrk", *shape, "--timeout", "30s", *header, url]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", found)
    if bad:
        raise SystemExit(f"{url}: {bad.group(1)} answers were errors")
    match = re.search(r"Requests/sec:\s+([\d.]+)", found)
    return float(match.group(1)) if match else 0.0


def resident(process: subprocess.Popen[bytes]) -> float:
    """MB resident of a process and its children."""
    pids = [process.pid, *map(int, _children(process.pid))]
    sizes = (Path(f"/proc/{pid}/statm").read_text("ascii").split()[1] for pid in pids)
    return sum(int(pages) * 4096 for pages in sizes) / 2**20


def _children(pid: int) -> list[str]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return found.split()


def many_filters(base: str, count: int = 300) -> float:
    """Answers a second to filters that no one asked for before, over one connection each."""
    spans = [f"jahr={first}..{last}" for first in range(1995, 2020) for last in range(2020, 2032)]
    start = time.perf_counter()
    for span in spans[:count]:
        with urlopen(f"{base}{PATH}?{FEW}&{span}") as answer:
            answer.read()
    return count / (time.perf_counter() - start)


def stream(base: str, process: subprocess.Popen[bytes]) -> dict[str, float]:
    """How much memory grows while the whole data set is fetched ten times, after the first."""
    url = f"{base}/daten/ruhr-alle.csv.gz"
    _drain(url)
    before = resident(process)
    for _ in range(10):
        _drain(url)
    return {"MB before": before, "MB after": resident(process)}


def _drain(url: str) -> None:
    with urlopen(url) as answer:
        while answer.read(2**16):
            pass


@contextmanager
def servers(folder: Path) -> Iterator[tuple[str, str, str, subprocess.Popen[bytes]]]:
    """Addresses of ours, Datasette and nginx, and the process of ours."""
    ports = [free_port() for _ in range(3)]
    base, data, front = (f"http://127.0.0.1:{port}" for port in ports)
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    granian += ["--port", str(ports[0]), "--no-access-log", "--log-level", "error", "app:server"]
    sets = [sys.executable, "-m", "datasette", "serve", str(database(folder)), "-p", str(ports[1])]
    sets += ["--setting", "max_csv_mb", "100", "--setting", "sql_time_limit_ms", "60000"]
    with ExitStack() as stack:
        ours = stack.enter_context(running(granian, f"{base}{PATH}?{FEW}"))
        with urlopen(base + PATH) as answer:
            conf = nginx_files(folder, ports[2], answer.read())
        stack.enter_context(running(sets, f"{data}/-/versions.json"))
        nginx = ["nginx", "-c", str(conf), "-p", str(folder)]
        stack.enter_context(running(nginx, f"{front}/whole.csv"))
        yield base, data, front, ours


def cases(base: str, data: str, front: str) -> dict[str, tuple[str, str]]:
    """What is measured: address and accepted encoding."""
    keys = FEW.partition("=")[2].replace("~", ",")
    return {
        "ours whole, br": (base + PATH, "br"),
        "ours whole, gzip": (base + PATH, "gzip"),
        "ours whole, plain": (base + PATH, ""),
        "ours few, plain": (f"{base}{PATH}?{FEW}", ""),
        "datasette whole": (f"{data}/ruhr/figures.csv?_stream=on&_size=max", ""),
        "datasette few": (f"{data}/ruhr/figures.csv?region_code__in={keys}&_stream=on", ""),
        "nginx whole, gzip": (f"{front}/whole.csv", "gzip"),
        "nginx whole, plain": (f"{front}/whole.csv", ""),
    }


def main() -> int:
    """Start all, measure in turns, print rates, ratios and what was missed."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    if not shutil.which("wrk") or not shutil.which("nginx"):
        print("wrk and nginx are needed: apt-get install wrk nginx-light", file=sys.stderr)
        return 2
    with TemporaryDirectory() as name, servers(Path(name)) as (base, data, front, ours):
        every = cases(base, data, front)
        _same(every)
        # In turns, so that what else the machine does meets all of them.
        rounds = [
            {case: rate(*what, seconds) for case, what in every.items()} for _ in range(ROUNDS)
        ]
        results = {case: statistics.median(found[case] for found in rounds) for case in every}
        results["ours few, never asked before, one client"] = many_filters(base)
        print(json.dumps({"rates": results, "whole data set": stream(base, ours)}, indent=1))
    return _judge(results)


def _same(every: dict[str, tuple[str, str]]) -> None:
    """All serve as many lines as the table has: a fast error is no result."""
    counts: dict[str, set[int]] = {"whole": set(), "few": set()}
    for case, (url, _) in every.items():
        with urlopen(url) as answer:
            text = answer.read()
        counts["few" if "few" in case else "whole"].add(text.count(LF))
        print(f"{case}: {text.count(LF)} lines, {len(text)} bytes", file=sys.stderr)
    wanted = len(store.read(ID).frame) + 1
    if counts["whole"] != {wanted} or len(counts["few"]) != 1:
        raise SystemExit(f"not the same table: {counts}, {wanted} lines are right")


def _judge(results: dict[str, float]) -> int:
    ratios = {
        "whole/datasette": results["ours whole, gzip"] / results["datasette whole"],
        "few/datasette": results["ours few, plain"] / results["datasette few"],
        "whole gzip/nginx": results["ours whole, gzip"] / results["nginx whole, gzip"],
    }
    for name, ratio in ratios.items():
        target = TARGETS[name]
        print(f"{name}: {ratio:.2f}, target {target:g}: {'met' if ratio >= target else 'MISSED'}")
    return 0 if all(ratios[name] >= TARGETS[name] for name in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
