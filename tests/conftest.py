"""Fixtures every test may use: the checkout, the app's client, where real raw files lie."""

import importlib
import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient

REPO = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Say in words, and no more, what keeps the app from starting."""
    try:
        importlib.import_module("indicators.rules")
    except SystemExit as error:
        raise pytest.UsageError(str(error)) from None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by what a test uses, so that nobody has to remember the marker; browsers come last.

    A browser leaves an event loop running in its process, in which Flask refuses some views.
    """
    for item in items:
        if "raw_dir" in getattr(item, "fixturenames", ()):
            item.add_marker("raw")
        if REPO / "tests" / "browser" in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def repo() -> Path:
    """Root of the checkout."""
    return REPO


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """The app over the figures that are shipped."""
    # Not above: tests of the loaders need no Dash.
    from app import create_app

    found: FlaskClient = create_app().server.test_client()
    return found


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
