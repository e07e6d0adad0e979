"""One writer at a time: the lock on the data folder, let go by the system even after SIGKILL."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Locked(RuntimeError):
    """Another run writes to the data folder."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the folder's lock; raises Locked at once if somebody else does.

    Half-written files of a run that was killed are swept away: nobody else writes now.
    """
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root, os.O_RDONLY)
    try:
        _take(handle, root)
        for leftover in root.rglob(".*.tmp"):
            leftover.unlink(missing_ok=True)
        yield
    finally:
        os.close(handle)


def _take(handle: int, root: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Locked(
            f"another run is writing to {root}; wait until it is done and start again"
        ) from None
