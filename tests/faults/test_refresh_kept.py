"""An update that is broken off or lacks something: the old state stays or is completed."""

import json
from pathlib import Path

import pytest

from indicators import extracts, store
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from loaders.ask import Asker
from loaders.download import Download
from loaders.live import regionalatlas
from tests.faults.folder import STORED, TABLE, URL, files
from tests.faults.refreshed import update
from tests.faults.server import FaultServer, Reply, Seen
from tests.live import stored


def test_second_way_is_taken_when_the_first_fails(
    server: FaultServer, download: Download, root: Path
) -> None:
    """Static file gone, Regionalatlas asked: it knows the rate only, so the counts stay."""
    catalogue = json.loads(stored("services.json"))
    catalogue[0]["children"][0].update(code="AI008-1-5", years={"2024": ["3"]})
    server.say(regionalatlas.CATALOGUE, Reply(json.dumps(catalogue).encode()))
    features = [{"attributes": {"ags": ags, "ai0801": 9.0}} for ags in MEMBERS]
    land = [{"attributes": {"ags": "05", "ai0801": 7.5}}]

    def layer(seen: Seen) -> Reply:
        told = land if "typ+%3D+1" in seen.url else features
        return Reply(json.dumps({"features": told}).encode())

    server.ask(regionalatlas.SERVER, layer)
    asker = Asker(download, root)
    plan = asker.plan([INDICATORS["unemployment_rate"]])
    found = {item.check.table: item for item in asker.ask([p for p in plan if p[0].id == TABLE])}
    check, held = found[TABLE].check, found[TABLE].held
    assert (check.outcome, check.service) == ("new", "regionalatlas"), check.words
    assert "genesis_rest: no account" in check.words
    assert "genesis_file" in check.words
    assert held is not None
    assert set(held.frame.loc[held.frame["period"] == "2024", "item"]) == {"unemployment_rate"}
    assert set(held.frame.loc[held.frame["period"] == "2023", "item"]) == {"unemployed"}


def test_a_run_that_was_killed_is_completed(
    server: FaultServer, download: Download, root: Path
) -> None:
    """The extract is new, the indicator is not: the next update makes it, whatever is answered."""
    old = store.path("unemployed", root).read_bytes()
    server.say(URL, Reply(STORED))
    update(download, root)
    new = store.read("unemployed", root)
    store.replace(store.path("unemployed", root), old)
    server.say(URL, Reply(status=500))
    assert update(download, root).reports[0].added == 21
    assert store.read("unemployed", root).frame.equals(new.frame)


def test_full_disk_keeps_the_old_files(
    server: FaultServer, download: Download, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    server.say(URL, Reply(STORED))
    before = files(root)
    monkeypatch.setattr("os.fsync", full)
    result = update(download, root)
    assert not result.ok
    assert "No space left on device" in result.error
    assert files(root) == before
    monkeypatch.undo()
    assert update(download, root).ok


def test_damaged_extract_is_told(server: FaultServer, download: Download, root: Path) -> None:
    server.say(URL, Reply(STORED))
    extracts.path(TABLE, root).write_bytes(b"kaputt")
    result = update(download, root)
    assert not result.ok
    assert "cannot be read" in result.checks[0].words


def test_absent_extract_asks_for_a_build(
    server: FaultServer, download: Download, root: Path
) -> None:
    server.say(URL, Reply(status=500))
    extracts.path(TABLE, root).unlink()
    (report,) = update(download, root).reports
    assert "python -m loaders build" in report.error


def test_a_mistake_of_a_client_stops_no_other(
    server: FaultServer, download: Download, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    server.say(URL, Reply(STORED))
    monkeypatch.setattr("loaders.merge.merged", broken)
    (check,) = update(download, root).checks
    assert check.outcome == "failed"
    assert "mistake in the client, ZeroDivisionError" in check.words
