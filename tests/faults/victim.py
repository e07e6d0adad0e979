"""An update that kills itself: `python -m tests.faults.victim ROOT PORT STAGE NUMBER`.

STAGE `written`: the n-th temporary file is written, not yet renamed; `renamed`: it just was;
`limit`: the system lets no file grow beyond NUMBER bytes. The exit status is the command's.
"""

import os
import resource
import signal
import sys
from pathlib import Path

from loaders import __main__ as cli
from tests.faults.server import Time, leading_to


def main(root: str, port: str, stage: str, number: str) -> int:
    if stage == "limit":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(number), int(number)))
    else:
        _trap(stage, int(number))
    download = leading_to(int(port), Time().clock())
    return cli.main(["update", "unemployed", "--source", "genesis_file", "--data", root], download)


def _trap(stage: str, number: int) -> None:
    """Let Path.replace, the one step by which files change, kill this process."""
    rename, count = Path.replace, iter(range(1, 1000))

    def replace(self: Path, target: Path) -> Path:
        hit = next(count) == number
        if hit and stage == "written":
            os.kill(os.getpid(), signal.SIGKILL)
        result = rename(self, target)
        if hit:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    Path.replace = replace  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
