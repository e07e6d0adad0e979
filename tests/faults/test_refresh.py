"""An update against a source that fails, lies or changes: nothing is lost and the user is told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import extracts, freshness, store, vintages
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from loaders import __main__ as cli
from loaders.ask import Asker
from loaders.download import Download
from loaders.live import genesis_rest, regionalatlas
from loaders.lock import locked
from loaders.refresh import Refresh, Result
from tests.faults.folder import STORED, TABLE, UNEMPLOYED, URL, files, fill
from tests.faults.server import FaultServer, Reply, Seen, Time
from tests.live import stored


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return fill(tmp_path / "data")


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


def test_a_new_year_comes_and_the_old_one_stays(
    server: FaultServer, download: Download, root: Path
) -> None:
    server.say(URL, Reply(STORED))
    result = update(download, root)
    (check,), (report,) = result.checks, result.reports
    assert result.ok
    assert (check.outcome, check.last, check.good) == ("new", "2025", "2026-11-24")
    assert (report.added, report.changed, report.removed) == (21, 0, 0)
    assert value(root, "05112", "2025") == 35261
    assert value(root, "05112", "2023") > 30_000
    assert [origin.edition for origin in store.read("unemployed", root).provenance.origins] == [
        "2026-07-09",
        "2026-02-26",
    ]
    first, second = vintages.recorded(root)
    assert second.id == result.vintage
    rows = vintages.changes("unemployed", first, second, root)
    assert (len(rows), set(rows["kind"]), set(rows["period"])) == (21, {"new"}, {"2025"})


def test_second_update_changes_nothing(server: FaultServer, download: Download, root: Path) -> None:
    server.say(URL, Reply(STORED))
    update(download, root)
    before = files(root)
    server.say(URL, Reply(edited(("Stand: 26.02.2026", "Stand: 01.11.2026"))))
    result = update(download, root)
    assert (result.ok, result.vintage, result.reports) == (True, "", [])
    assert result.checks[0].outcome == "unchanged"
    assert files(root) == before


def test_a_revision_is_taken_and_remembered(
    server: FaultServer, download: Download, root: Path
) -> None:
    server.say(URL, Reply(STORED))
    update(download, root)
    revised = edited((";35261;", ";35262;"), ("Stand: 26.02.2026", "Stand: 27.02.2026"))
    server.say(URL, Reply(revised))
    update(download, root)
    assert value(root, "05112", "2025") == 35262
    _, before, after = vintages.recorded(root)
    rows = vintages.changes("unemployed", before, after, root)
    duisburg = rows.set_index("region").loc["05112"]
    assert (duisburg["kind"], duisburg["old_value"], duisburg["new_value"]) == (
        "revised",
        35261,
        35262,
    )
    assert set(rows["region"]) == {"05112", "ruhr", "nrw_ohne_ruhr"}


def _row(region: bytes) -> bytes:
    return next(row for row in STORED.split(b"\n") if b";" + region + b";" in row)


def _hidden(row: bytes) -> bytes:
    """A row of a Kreis with all its figures unknown."""
    cells = row.split(b";")
    if len(cells) < 16 or not cells[1].startswith(b"05") or len(cells[1]) != 5:
        return row
    return b";".join([*cells[:3], *[b"."] * (len(cells) - 3)])


Faulty = tuple[bytes, str, str]
FAULTS: dict[str, Faulty] = {
    "older edition": (
        edited((";35261;", ";35000;"), ("Stand: 26.02.2026", "Stand: 25.02.2026")),
        "rejected",
        "edition 2026-02-26 or newer",
    ),
    "older period": (stored("13211-02-05-4_2023.csv"), "rejected", "figures up to 2025 at least"),
    "edition of tomorrow": (
        edited((";35261;", ";35000;"), ("Stand: 26.02.2026", "Stand: 25.12.2026")),
        "rejected",
        "check this machine's clock",
    ),
    "region missing": (
        b"\n".join(row for row in STORED.split(b"\n") if b";05112;" not in row),
        "rejected",
        "1 of them missing, first unemployed 05112 2025",
    ),
    "members hidden": (
        b"\n".join(_hidden(row) for row in STORED.split(b"\n")),
        "rejected",
        "of 15 members have a figure, left out",
    ),
    "absurd value": (edited((";35261;", ";99999999999;")), "rejected", "value must lie between"),
    "negative value": (edited((";35261;", ";-5;")), "rejected", "value must lie between"),
    "word for a number": (edited((";35261;", ";viele;")), "failed", "numbers in 'Arbeitslose'"),
    "renamed column": (edited(("Arbeitslose;", "Erwerbslose;")), "failed", "exactly one column"),
    "key twice": (
        STORED.replace(b"__________", _row(b"05112").replace(b"35261", b"1") + b"\n__________"),
        "failed",
        "one figure of 'Arbeitslose' per region",
    ),
    "other table": (edited(("13211-02-05-4", "13211-02-05-5")), "failed", "in the title line"),
    "cut off": (STORED[: len(STORED) // 2], "failed", "Stand: date / time"),
    "header only": (STORED.split(b"2025;DG")[0], "failed", "a last line"),
    "other encoding": (STORED.decode("cp1252").encode("utf-16"), "failed", "genesis_file"),
    "error in 200": (b'{"Code": 15, "Content": "nicht berechtigt"}', "failed", "json"),
    "page in 200": (b"<html>Wartungsarbeiten</html>", "failed", "html"),
    "empty": (b"", "failed", "an empty body"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_lie_is_told_and_keeps_the_last_good_state(
    server: FaultServer, download: Download, root: Path, time: Time, fault: str
) -> None:
    server.say(URL, Reply(STORED))
    update(download, root)
    before = files(root)
    body, outcome, words = FAULTS[fault]
    server.say(URL, Reply(body))
    time.sleep(3 * 86_400)
    result = update(download, root)
    (check,) = result.checks
    assert not result.ok
    assert check.outcome == outcome
    assert words in check.words
    assert (check.good, check.asked, check.last) == ("2026-11-24", "2026-11-27", "2025")
    assert freshness.age(check, time.now.date()) == 3
    assert freshness.read(root)[TABLE] == check
    assert files(root) == before


@pytest.mark.parametrize(
    "body",
    [
        STORED.decode("cp1252").encode(),
        STORED.decode("cp1252").encode("utf-8-sig"),
        STORED.replace(b"\n", b"\r\n"),
    ],
    ids=["utf-8", "byte order mark", "line ends"],
)
def test_other_bytes_with_the_same_figures_are_no_change(
    server: FaultServer, download: Download, root: Path, body: bytes
) -> None:
    server.say(URL, Reply(STORED))
    update(download, root)
    before = files(root)
    server.say(URL, Reply(body))
    assert update(download, root).checks[0].outcome == "unchanged"
    assert files(root) == before


def test_columns_in_another_order_give_the_same_figures(
    server: FaultServer, download: Download, root: Path
) -> None:
    rows = [row.split(";") for row in STORED.decode("cp1252").split("\n")]
    turned = [[*row[:3], *reversed(row[3:])] if len(row) == 16 else row for row in rows]
    server.say(URL, Reply("\n".join(";".join(row) for row in turned).encode("cp1252")))
    assert update(download, root).ok
    assert value(root, "05112", "2025") == 35261


def test_lost_figures_are_accepted_only_when_told_to(
    server: FaultServer, download: Download, root: Path
) -> None:
    server.say(URL, Reply(STORED))
    update(download, root)
    hidden = edited((";35261;", ";.;"), ("Stand: 26.02.2026", "Stand: 27.02.2026"))
    server.say(URL, Reply(hidden))
    assert not update(download, root).ok
    result = update(download, root, allow_loss=True)
    assert result.ok
    _, before, after = vintages.recorded(root)
    rows = vintages.changes("unemployed", before, after, root).set_index("region")
    assert rows["kind"]["05112"] == "withdrawn"


def test_clock_that_goes_back_keeps_vintages_in_order(
    server: FaultServer, download: Download, root: Path, time: Time
) -> None:
    server.say(URL, Reply(STORED))
    update(download, root)
    time.now = time.now.replace(month=3)
    revised = edited((";35261;", ";35262;"), ("Stand: 26.02.2026", "Stand: 27.02.2026"))
    server.say(URL, Reply(revised))
    result = update(download, root)
    assert result.vintage.startswith("2026-11-24-")
    assert [item.number for item in vintages.recorded(root)] == [1, 2, 3]
    assert freshness.age(result.checks[0], time.now.date().replace(year=2020)) == 0


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


# The command


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
