"""What growth costs: the same page and the same CSV slice with 1, 10 and 100 times the figures.

Each size is measured in a process of its own (benchmarks/growth_probe.py), all in one run. Counted
is processor time, not the clock, so that other work on the machine does not count.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tqdm import tqdm

from benchmarks import synthetic
from benchmarks.load import Failed
from benchmarks.servers import REPO
from benchmarks.table import Found, Table, Target

CHUNK = 20
"""Files that a process writes at once."""


@dataclass(frozen=True, slots=True)
class Size:
    """So many Kreise and indicators, 28 years each."""

    name: str
    kreise: int
    indicators: int

    @property
    def rows(self) -> int:
        return self.kreise * self.indicators * len(synthetic.YEARS)


TODAY = Size("today", 15, 40)
SIZES = (TODAY, Size("1 x", 40, 60), Size("10 x", 400, 60), Size("100 x", 400, 600))
JUDGED = {
    "page, first time": "time of an indicator page, its file not read yet",
    "page, other choice": "time of an indicator page, its file in memory",
    "slice, first time": "time of a CSV slice, its file not read yet",
    "slice, other choice": "time of a CSV slice, its file in memory",
}
MOST = 2.0


def measure(folder: Path, *, quick: bool) -> Found:
    """All sizes; the largest against today's."""
    sizes = (SIZES[0], SIZES[2]) if quick else SIZES
    found = [_size(folder / size.name.replace(" ", ""), size) for size in tqdm(sizes, "growth")]
    head = ("ms of processor time", *(f"{size.name}: {size.rows:,} rows" for size in sizes))
    rows = tuple((name, *(probe[name] for probe in found)) for name in found[0])
    targets = [
        Target("growth", f"{text}, times", found[-1][name] / found[0][name], MOST, "most")
        for name, text in JUDGED.items()
    ]
    return Found([Table("Growth", head, rows, _told(sizes))], targets)


def _told(sizes: Sequence[Size]) -> str:
    parts = (f"{size.name}: {size.kreise} Kreise x {size.indicators} indicators" for size in sizes)
    return (
        f"Random numbers, marked as such, 28 years. {'; '.join(parts)}. Medians of 40 requests "
        'that nobody asked before, in one process; whole pages once each. "First" is the first '
        'request of its kind after a start, "again" the same once more, made anew from the figures.'
    )


def _size(root: Path, size: Size) -> dict[str, float]:
    write(root, size)
    command = [sys.executable, "-m", "benchmarks.growth_probe", str(root), str(size.indicators)]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{size.name} of growth could not be measured:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return found


def write(root: Path, size: Size) -> None:
    """The figures of a size, by as many processes as there are cores."""
    every = range(0, size.indicators, CHUNK)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        tasks = [pool.submit(_write, root, size, start) for start in every]
        for task in tqdm(tasks, f"{size.rows:,} rows", leave=False):
            task.result()


def _write(root: Path, size: Size, start: int) -> None:
    some = synthetic.catalogue(size.indicators)[start : start + CHUNK]
    synthetic.write(root, some, synthetic.kreise(size.kreise), seed=start)
