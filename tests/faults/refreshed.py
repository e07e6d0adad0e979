"""An update in the tests: run, the value that came of it, and an edited answer."""

from pathlib import Path

from indicators import store
from loaders.download import Download
from loaders.refresh import Refresh, Result
from tests.faults.folder import STORED, UNEMPLOYED


def update(download: Download, root: Path, *, allow_loss: bool = False) -> Result:
    return Refresh(download, root, "genesis_file", allow_loss).run([UNEMPLOYED])


def value(root: Path, region: str, period: str) -> float:
    frame = store.read("unemployed", root).frame.set_index(["region", "period"])
    return float(frame["value"][(region, period)])


def edited(*changes: tuple[str, str]) -> bytes:
    """The stored answer for 2025 with some words of it replaced."""
    text = STORED.decode("cp1252")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode("cp1252")
