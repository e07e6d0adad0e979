"""Whether the figures in a folder are still those of a moment ago: some looks, no reading."""

import os
import time
from functools import lru_cache
from pathlib import Path

from indicators import store, vintages

Stamp = tuple[int, ...]
YOUNG = 20_000_000
"""Nanoseconds. File systems write times in ticks of up to 10 ms: within one tick a folder may be
changed again and keep its time, so a stamp this young is never the same as another."""


def stamp(root: Path) -> Stamp:
    """Changes whenever a file of the figures is replaced, or `root`, a link, leads elsewhere.

    Every request asks for it. It sees what is renamed into the folders, as store.replace does;
    a file that is written over in place goes unseen.
    """
    found: list[int] = []
    for number, folder in enumerate(_folders(root)):
        try:
            # The first look is at the link itself: back to an old folder is a change as well.
            seen = os.stat(folder, follow_symlinks=number > 0)  # noqa: PTH116 - half of Path.stat
        except OSError:
            found += (0, 0)
        else:
            found += (seen.st_mtime_ns, seen.st_ino)
    now = time.time_ns()
    if 0 <= now - max(found[::2]) < YOUNG:
        found.append(now)
    return tuple(found)


@lru_cache(maxsize=8)
def _folders(root: Path) -> tuple[str, str, str, str]:
    tidy = store.path("", root).parent
    return str(root), str(root), str(tidy), str(vintages.folder(root))
