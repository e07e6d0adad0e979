"""An update against a source that lies or changes: nothing is lost and the user is told."""

from pathlib import Path

import pytest

from indicators import freshness, store, vintages
from loaders.download import Download
from tests.faults.folder import STORED, TABLE, URL, files
from tests.faults.refreshed import edited, update, value
from tests.faults.server import FaultServer, Reply, Time
from tests.live import stored


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
