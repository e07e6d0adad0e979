"""Every tenth of the answers that `make ready` makes ahead: all of them would take minutes.

`python -m benchmarks.ready_probe FILE` builds them as `make ready` does, in as many processes, and
says how many there were.
"""

import sys
from pathlib import Path
from unittest.mock import patch

from indicators import store
from layouts.serving import build, scope
from layouts.serving.build import Task

TENTH = 10
BASE = "http://localhost"


def main() -> int:
    """Build, and tell."""
    task = Task(store.DATA, Path(sys.argv[1]), BASE, quiet=True)
    every = list(scope.places(task.root, task.base, everything=task.everything))
    with patch.object(scope, "places", lambda *_, **__: iter(every[::TENTH])):
        report = build.build(task)
    made = "nothing, it was there" if report.current else f"{report.made:,} of {len(every):,}"
    print(f"made {made}, {report.size / 2**20:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
