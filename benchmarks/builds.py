"""How long it takes to make things: figures from raw files, a vintage, the set of ready answers."""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from benchmarks.load import Failed
from benchmarks.servers import REPO
from benchmarks.table import Found, Table
from indicators import store

RAW = REPO.parent / "shared" / "raw"


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds, the most memory of its largest process, and what it said."""

    seconds: float
    peak: float
    said: str


def measure(folder: Path, *, quick: bool) -> Found:
    """Each command once; the set only where there is time."""
    found = Found([Table("Builds", ("what", "seconds", "MB at most", "what it said"), ())])
    rows = [*_figures(folder / "data", found), *([] if quick else _set(folder))]
    if quick:
        found.skipped.append("the set of ready answers: QUICK=1")
    found.tables[0] = Table(found.tables[0].title, found.tables[0].head, tuple(rows), _TOLD)
    return found


_TOLD = "MB: the largest of its processes. The set is built by one process for each core."


def _figures(data: Path, found: Found) -> list[tuple[object, ...]]:
    """Figures and a vintage in a folder of its own."""
    shutil.copytree(store.DATA, data)
    shutil.rmtree(data / "vintages")
    commands = {"snapshot of all figures": ["snapshot"], "check of all figures": ["check"]}
    if (RAW / "MANIFEST.csv").is_file():
        commands = {"figures from raw files": ["build", "--raw", str(RAW)], **commands}
    else:
        found.skipped.append("figures from raw files: there are none in ../shared/raw")
    every = tqdm(commands.items(), desc="builds")
    return [_row(name, run("loaders", *words, "--data", str(data))) for name, words in every]


def _set(folder: Path) -> list[tuple[object, ...]]:
    """Made from nothing, then found to be up to date."""
    file = str(folder / "answers.db")
    names = ("ready answers, every tenth, from nothing", "ready answers, nothing changed")
    every = tqdm(names, desc="ready answers")
    return [_row(name, run("benchmarks.ready_probe", file)) for name in every]


def _row(name: str, found: Run) -> tuple[object, ...]:
    return name, found.seconds, found.peak, found.said


def run(module: str, *words: str) -> Run:
    """`python -m module words`; raises Failed where it fails."""
    start, command = time.monotonic(), [sys.executable, "-m", module, *words]
    with subprocess.Popen(
        command, cwd=REPO, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{module} {' '.join(words)} ended with {process.returncode}:\n{said[-2000:]}")
    # Kilobytes on Linux; the largest of the process and those it waited for.
    return Run(time.monotonic() - start, used.ru_maxrss / 1024, _last(said))


def _last(said: str) -> str:
    """Its last line, without folders and what would end a cell of a table."""
    line = said.strip().rpartition("\n")[2]
    return re.sub(r"\S*/", "", line).replace("|", "/")
