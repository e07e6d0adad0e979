"""The commands of the loaders: exit codes, reports, vintages, no credentials."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import freshness, vintages
from loaders import __main__ as cli
from loaders.download import Download
from loaders.live import genesis_rest
from loaders.lock import locked
from tests.faults.folder import STORED, URL, files
from tests.faults.server import FaultServer, Reply

Command = Callable[..., int]


@pytest.fixture
def command(download: Download, root: Path) -> Command:
    def run(*arguments: str) -> int:
        return cli.main([*arguments, "--data", str(root)], download)

    return run


def test_exit_codes_and_report(
    server: FaultServer, command: Command, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.say(URL, Reply(STORED))
    assert command("update", "unemployed", "--source", "genesis_file") == 0
    out = capsys.readouterr().out
    assert "new       regionalstatistik/13211-02-05-4" in out
    assert "+21 ~0 -0" in out
    server.say(URL, Reply(status=500))
    assert command("update", "unemployed") == 1
    assert "stale, last good answer 0 days ago" in capsys.readouterr().out
    assert command("update", "unemployed", "--source", "wetter") == 2
    assert command("update", "arbeit") == 2


def test_report_for_machines(
    server: FaultServer, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    server.say(URL, Reply(STORED))
    assert command("update", "unemployed", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"]
    assert report["tables"][0]["outcome"] == "new"
    assert report["indicators"][0]["added"] == 21
    assert report["vintage"].startswith("2026-11-24-")


def test_dry_run_writes_nothing(
    server: FaultServer, command: Command, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.say(URL, Reply(STORED))
    before = files(root)
    assert command("update", "unemployed", "--dry-run") == 0
    assert "nothing was written" in capsys.readouterr().out
    assert files(root) == before
    assert not freshness.path(root).exists()


def test_second_update_at_once_says_so_and_stops(
    server: FaultServer, command: Command, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.say(URL, Reply(STORED))
    with locked(root):
        assert command("update", "unemployed", "--json") == 1
        assert command("snapshot") == 1
    captured = capsys.readouterr()
    assert "another run is writing" in captured.err
    assert not json.loads(captured.out)["ok"]
    assert server.seen == []
    assert command("update", "unemployed") == 0


def test_snapshot_history_and_diff(
    server: FaultServer, command: Command, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("history", "unemployed") == 1
    assert command("snapshot", "--date", "gestern") == 2
    assert command("snapshot", "--date", "2026-11-01") == 0
    assert command("snapshot") == 0
    assert "already says the same" in capsys.readouterr().out
    server.say(URL, Reply(STORED))
    command("update", "unemployed")
    capsys.readouterr()
    first, second = vintages.recorded(root)
    assert first.day == "2026-11-01"
    assert command("history", "unemployed") == 0
    assert capsys.readouterr().out.splitlines() == [f"{first.id}  21 new", f"{second.id}  21 new"]
    assert command("diff", "unemployed", "2026-11-01", second.id) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "region,name,period,kind,old_value,new_value,old_status,new_status"
    assert "05112,Duisburg,2025,new,,35261.0,,A" in lines
    assert command("diff", "unemployed", "2020", second.id) == 2
    assert "is not there; the newest is" in capsys.readouterr().err


def test_credentials_are_nowhere_to_be_found(
    server: FaultServer,
    command: Command,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GENESIS_USER", "konto-4711")
    monkeypatch.setenv("GENESIS_PASSWORD", "geheim-4711")
    server.say(URL, Reply(STORED))
    address = f"{genesis_rest.BASE}/data/tablefile"
    for reply in (
        Reply(status=503),
        Reply(STORED, trouble="reset"),
        Reply(b'{"Code": 2, "Content": "falsch"}', 404),
        Reply(status=302, headers={"Location": "http://anderswo.example/"}),
        Reply(b"<html>"),
    ):
        server.say(address, reply)
        command("update", "unemployed", "--json")
    assert any(seen.headers.get("password") == "geheim-4711" for seen in server.seen)
    told = "".join(capsys.readouterr()).encode()
    for content in (told, freshness.path(root).read_bytes(), *files(root).values()):
        assert b"4711" not in content
    for seen in server.seen:
        assert "4711" not in seen.url + str(seen.form)
