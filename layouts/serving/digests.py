"""What an answer is made from, as digests: the program with its settings, and the figures."""

import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from layouts import settings, vendor
from layouts.data import state

REPO = Path(__file__).resolve().parent.parent.parent
_KINDS = {".py", ".toml", ".css", ".js", ".svg"}


@cache
def program() -> str:
    """Digest of the code, its texts, its packages and the settings: as they were at the start."""
    own = [REPO / "app.py", REPO / "requirements.txt", settings.file()]
    for folder in ("indicators", "layouts"):
        every = (REPO / folder).rglob("*")
        own += [f for f in every if f.suffix in _KINDS and "node_modules" not in f.parts]
    brought = ",".join((vendor.plotly_js().name, os.environ.get(state.WITHHOLD, "")))
    return _digest(own, REPO, brought)


def figures(root: Path) -> str:
    """Digest of everything in the folder of figures."""
    return _digest((f for f in root.rglob("*") if _lasting(f)), root, "")


def _lasting(file: Path) -> bool:
    """Half-written files and raw ones are no figures."""
    return file.is_file() and file.suffix in (".parquet", ".json", ".csv")


def _digest(files: Iterable[Path], start: Path, more: str) -> str:
    total = sha256(more.encode())
    for file in sorted(files):
        name = file.relative_to(start) if file.is_relative_to(start) else file.name
        total.update(f"{name} {sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]
