"""Killed by SIGKILL at every stage of writing: each file is old or new, the next run completes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import extracts, store, tidy, vintages
from indicators.store import NoData
from loaders import __main__ as cli
from loaders.download import Download
from loaders.refresh import Refresh
from tests.faults.folder import STORED, TABLE, UNEMPLOYED, URL, files, fill
from tests.faults.server import FaultServer, Reply

REPO = Path(__file__).resolve().parent.parent.parent
STAGES = ("written", "renamed")
MOVES = 7
"""Files an update of one indicator replaces: first vintage, extract, object, indicator, vintage,
state; and one more than there are, for a run that is not killed."""


def killed(root: Path, port: int, stage: str, number: int) -> int:
    """Run an update that kills itself at this stage of its n-th file; its exit status."""
    command = [sys.executable, "-m", "tests.faults.victim", str(root), str(port), stage]
    return subprocess.run([*command, str(number)], cwd=REPO, check=False).returncode


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("number", range(1, MOVES + 1))
def test_killed_at_any_stage(
    server: FaultServer, download: Download, tmp_path: Path, stage: str, number: int
) -> None:
    root = fill(tmp_path / "data")
    server.say(URL, Reply(STORED))
    old = files(root)
    status = killed(root, server.port, stage, number)
    assert status == (0 if number == MOVES else -signal.SIGKILL)
    whole = files(finished(server, download, tmp_path / "whole"))
    for name, content in files(root).items():
        if not name.endswith(".tmp"):
            assert content in (old.get(name), whole.get(name)), name
    readable(root)
    command = ["update", "unemployed", "--source", "genesis_file", "--data", str(root)]
    assert cli.main(command, download) == 0
    assert files(root) == whole


def finished(server: FaultServer, download: Download, root: Path) -> Path:
    """A folder in which the same update was not killed."""
    Refresh(download, fill(root), "genesis_file").run([UNEMPLOYED])
    return root


def readable(root: Path) -> None:
    """Every file can be read, and every vintage in the list with all its rows."""
    tidy.check(store.read("unemployed", root).frame, UNEMPLOYED)
    assert not extracts.read(TABLE, root).frame.empty
    for vintage in vintages.recorded(root):
        stored = vintages.load(vintage, "unemployed", root)
        assert tidy.rows_hash(stored.frame) == vintage.content["unemployed"].rows


def test_lock_of_a_killed_run_is_free(
    server: FaultServer, download: Download, tmp_path: Path
) -> None:
    root = fill(tmp_path / "data")
    server.say(URL, Reply(STORED))
    assert killed(root, server.port, "written", 2) == -signal.SIGKILL
    assert killed(root, server.port, "written", 99) == 0


def test_disk_that_refuses_to_grow(server: FaultServer, tmp_path: Path) -> None:
    """Here the system itself refuses to write: by a limit on the size of files."""
    root = fill(tmp_path / "data")
    server.say(URL, Reply(STORED))
    before = files(root)
    assert killed(root, server.port, "limit", 3000) == 1
    assert {name: files(root)[name] for name in before} == before
    readable(root)


def test_a_vintage_whose_rows_are_gone_is_told(
    server: FaultServer, download: Download, tmp_path: Path
) -> None:
    root = finished_once(server, download, tmp_path)
    first = vintages.recorded(root)[0]
    for file in (vintages.folder(root) / "objects").iterdir():
        file.unlink()
    with pytest.raises(NoData, match="restore data/vintages/objects"):
        vintages.load(first, "unemployed", root)


def finished_once(server: FaultServer, download: Download, root: Path) -> Path:
    server.say(URL, Reply(STORED))
    return finished(server, download, root / "data")
