"""`python -m benchmarks`, or `make bench`: everything side by side in one run.

Stock Dash, Datasette, nginx and ours: pages in Chromium, answers a second, rising load, memory,
growth and builds. Prints Markdown and writes it to docs/benchmarks.md; exit status 1 if a target
is missed, 2 if a tool is missing. `--quick` measures less and for shorter, and writes no file.
"""

import argparse
import os
import platform
import sys
import time
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from benchmarks import builds, growth, load, pages, ramp, rates, servers
from benchmarks.table import Found, Table, verdicts

REPORT = servers.REPO / "docs" / "benchmarks.md"
PACKAGES = (
    "dash", "plotly", "pandas", "pyarrow", "granian", "gunicorn", "datasette", "playwright",
)  # fmt: skip
SECTIONS = ("pages", "rates", "ramp", "growth", "builds")


def main(words: list[str] | None = None) -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    # The empty list among them: argparse holds "none named" against the choices as well.
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="all if none named")
    parser.add_argument("--quick", action="store_true", help="a short run, writes no file")
    given = parser.parse_args(words)
    missing = load.wanted()
    if missing:
        print(f"{' and '.join(missing)} not found: apt-get install {' '.join(missing)}")
        return 2
    wanted = given.sections or SECTIONS
    start = time.monotonic()
    with TemporaryDirectory(prefix="bench-") as name:
        found = measure(Path(name), wanted, quick=given.quick)
    if given.quick:
        found.skipped.append("what a full run measures for longer or more often (QUICK=1)")
    text = report(found, time.monotonic() - start)
    print(text)
    if not given.quick and list(wanted) == list(SECTIONS):
        REPORT.write_text(text, "utf-8")
    return 1 if found.missed else 0


def measure(folder: Path, wanted: list[str] | tuple[str, ...], *, quick: bool) -> Found:
    """The sections in their order; what needs the servers first, while they are up."""
    found = Found()
    if {"pages", "rates", "ramp"} & {*wanted}:
        found.add(_served(folder, wanted, quick=quick))
    if "growth" in wanted:
        found.add(growth.measure(folder / "growth", quick=quick))
    if "builds" in wanted:
        found.add(builds.measure(folder, quick=quick))
    return found


def _served(folder: Path, wanted: list[str] | tuple[str, ...], *, quick: bool) -> Found:
    found = Found()
    with ExitStack() as stack:
        ours, process = stack.enter_context(servers.ours(folder))
        at_start = servers.memory(process)
        stock, _ = stack.enter_context(servers.stock(folder))
        if "pages" in wanted:
            found.add(pages.measure(ours, stock, quick=quick))
        if "rates" in wanted:
            data = stack.enter_context(servers.datasette(folder, rates.database(folder)))
            files = rates.files(ours)
            nginx = stack.enter_context(servers.nginx(folder, files))
            bare = stack.enter_context(servers.bare(folder, files["whole.csv"]))
            places = (rates.CSV, rates.EMBED)
            static = stack.enter_context(servers.exported(folder, ours, places))
            bases = rates.Bases(ours, stock, data, nginx, bare, static)
            found.add(rates.measure(bases, quick=quick))
        if "ramp" in wanted:
            found.add(ramp.measure(ours, process, at_start, quick=quick))
    return found


def report(found: Found, seconds: float) -> str:
    """Everything as Markdown, the verdicts first."""
    skipped = [f"Not measured: {'; '.join(found.skipped)}.", ""] if found.skipped else []
    lines = [
        "# Benchmarks", "",
        "Made by `make bench` in one run on one machine; not written by hand. Only ratios within "
        "the run mean something: milliseconds and rates belong to the machine. The run ends with "
        "status 1 if a target is missed; `make bench QUICK=1` is a short one that writes no file.",
        "",
        "Tests hold what no clock is needed for: bytes, requests, hosts and ratios "
        "(`tests/test_bench*.py`, `tests/browser/test_bench_pages.py`).", "", *skipped,
    ]  # fmt: skip
    tables = (verdicts(found.targets), *found.tables, machine(seconds))
    return "\n".join([*lines, *(line for table in tables for line in table.lines())])


def machine(seconds: float) -> Table:
    """What it was measured on, and with what."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    rows = [
        ("cores", os.cpu_count() or 0), ("memory, GB", memory),
        ("load average at the end", os.getloadavg()[0]),
        ("system", f"{platform.system()} {platform.machine()}"),
        ("Python", platform.python_version()), *((name, version(name)) for name in PACKAGES),
        ("nginx", _told("nginx", "-v").rpartition("/")[2]), ("wrk", _told("wrk", "-v").split()[1]),
        ("whole run, seconds", seconds),
    ]  # fmt: skip
    return Table("Machine and versions", ("", ""), tuple(rows))


def _told(*command: str) -> str:
    """What a tool says of its version."""
    done = run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main())
