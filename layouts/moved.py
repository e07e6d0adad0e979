"""Addresses that changed or were given up: moved.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indicators.model import Text

FILE = Path(__file__).with_name("moved.toml")


@dataclass(frozen=True, slots=True)
class Moved:
    """Old path -> new path, and path -> why its page is gone."""

    moved: Mapping[str, str]
    retired: Mapping[str, Text]


@cache
def load(file: Path = FILE) -> Moved:
    """Read the list; raises ValueError for a path that is both, or that leads in a circle."""
    data = tomllib.loads(file.read_text("utf-8"))
    moved, retired = data["moved"], {k: Text(**v) for k, v in data["retired"].items()}
    for old, new in moved.items():
        if old in retired or new in moved:
            raise ValueError(f"{file.name}: {old} moves on and on; give it one last address")
    return Moved(moved, retired)
