"""Fixtures every test may use: where the checkout lies, and where real raw files lie."""

import os
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by what a test uses, so that nobody has to remember the marker."""
    for item in items:
        if "raw_dir" in getattr(item, "fixturenames", ()):
            item.add_marker("raw")
        if REPO / "tests" / "browser" in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def repo() -> Path:
    """Root of the checkout."""
    return REPO


@pytest.fixture(scope="session")
def raw_dir() -> Path:
    """Folder of real raw files with its MANIFEST.csv: RAW_DIR, else ../shared/raw.

    Skips where neither is there; a RAW_DIR that leads nowhere is a mistake and fails.
    """
    named = os.environ.get("RAW_DIR")
    folder = Path(named) if named else REPO.parent / "shared" / "raw"
    if (folder / "MANIFEST.csv").is_file():
        return folder
    if named:
        pytest.fail(
            f"RAW_DIR={named} holds no MANIFEST.csv; name a folder of raw files or unset it"
        )
    pytest.skip("no raw files in ../shared/raw; name their folder with RAW_DIR=...")
