"""A server that misbehaves, a clock that only sleeps, a Download that leads to the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.download import Download
from tests.faults.folder import fill
from tests.faults.server import FaultServer, Time, running


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with running() as server:
        yield server


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def download(server: FaultServer, time: Time, monkeypatch: pytest.MonkeyPatch) -> Download:
    for name in ("GENESIS_USER", "GENESIS_PASSWORD", "GENESIS_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return server.download(time.clock())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data folder with a few stored figures."""
    return fill(tmp_path / "data")
