"""INKAR and Eurostat: whole files and answers worked out in the background."""

import json
from pathlib import Path

import pytest

from loaders.ask import CLIENTS
from loaders.base import LoaderError, origin
from loaders.download import Download
from loaders.live import (
    eurostat,
    inkar,
)
from tests.faults.asked import holding, taken, value
from tests.faults.server import FaultServer, Reply, Time
from tests.live import ANSWERS, ask, stored, zipped

BULK = (ANSWERS / "inkar" / "inkar_2024_cut.csv").read_bytes()
EXTRA = "Bevölkerung;1;xbev;Bevölkerung;Gemeinden;05112000;Duisburg;2020;1\n".encode()


def test_inkar_newest_edition_is_found_and_thinned(server: FaultServer, download: Download) -> None:
    body = zipped(BULK + EXTRA, "inkar_2025.csv")
    server.say(inkar.FILE.format(year=2025), Reply(body, headers={"ETag": '"7"'}))
    question = ask("inkar/inkar_2024", "inkar", "q_alo")
    raw = inkar.fetch(question, download)
    assert raw is not None
    assert (raw.edition, raw.validator) == ("2025", '"7"')
    assert origin(question.table, raw).edition == "2025"
    assert b"xbev" not in raw.content
    frame = inkar.read(question, raw)
    assert value(frame, "q_alo", "02000", "2019") == 6.13
    held = holding(question.table, raw, "inkar")
    server.say(inkar.FILE.format(year=2025), Reply(status=304))
    assert inkar.fetch(ask("inkar/inkar_2024", "inkar", "q_alo", held=held), download) is None


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (zipped(BULK)[:500], "a whole zip"),
        (zipped(BULK, "liesmich.txt"), "one CSV file"),
        (zipped(b"ID;Wert\n1;2\n", "inkar.csv"), "Bereich;ID;Kuerzel"),
        (zipped(b"", "inkar.csv"), "Bereich;ID;Kuerzel"),
        (b"<html>umgezogen</html>", "ZIP"),
    ],
)
def test_inkar_errors(server: FaultServer, download: Download, body: bytes, text: str) -> None:
    for year in (2024, 2025, 2026):
        server.say(inkar.FILE.format(year=year), Reply(body))
    question = ask("inkar/inkar_2024", "inkar", "q_alo")
    with pytest.raises(LoaderError, match=text):
        taken(CLIENTS["inkar"], question, download)


def test_inkar_leaves_nothing_behind(
    server: FaultServer, download: Download, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    server.say(inkar.FILE.format(year=2026), Reply(zipped(BULK, "inkar.csv")))
    assert inkar.fetch(ask("inkar/inkar_2024", "inkar", "q_alo"), download) is not None
    assert list(tmp_path.iterdir()) == []


# Eurostat

GERD = f"{eurostat.DATA}/tgs00042"
STAT = Reply(stored("tgs00042.jsonstat.json"), media="application/json")


def test_eurostat(server: FaultServer, download: Download) -> None:
    server.say(GERD, STAT)
    question = ask("eurostat/tgs00042", "eurostat", "PC_GDP")
    raw = eurostat.fetch(question, download)
    assert raw is not None
    assert raw.edition == "2026-02-10"
    frame = eurostat.read(question, raw)
    assert value(frame, "PC_GDP", "DEA1", "2023") == 1.64
    assert value(frame, "PC_GDP", "DEA2", "2023") == 4.05
    secret = frame[(frame["region"] == "DE22") & (frame["period"] == "2013")]
    assert list(secret["status"]) == ["Q"]
    assert secret["value"].isna().all()
    assert list(frame.loc[frame["region"] == "DEA2", "period"]) == [
        "2013", "2015", "2017", "2019", "2021", "2023",
    ]  # fmt: skip
    assert "geoLevel=nuts2" in server.seen[0].url
    assert "geo=DE&" in server.seen[1].url + "&"


def test_eurostat_edition_that_is_held_is_taken_as_unchanged(
    server: FaultServer, download: Download
) -> None:
    server.say(GERD, STAT)
    question = ask("eurostat/tgs00042", "eurostat", "PC_GDP")
    raw = eurostat.fetch(question, download)
    assert raw is not None
    held = holding(question.table, raw, "eurostat")
    again = ask("eurostat/tgs00042", "eurostat", "PC_GDP", held=held)
    assert eurostat.fetch(again, download) is None


WAIT = Reply(b'{"warning": {"status": 413, "label": "ASYNC"}}', media="application/json")


def test_eurostat_works_it_out_in_the_background(
    server: FaultServer, download: Download, time: Time
) -> None:
    server.say(GERD, WAIT, WAIT, STAT)
    assert eurostat.fetch(ask("eurostat/tgs00042", "eurostat", "PC_GDP"), download) is not None
    assert time.slept.count(eurostat.POLL) == 2


def _stat(**changes: object) -> bytes:
    return json.dumps({**json.loads(STAT.body), **changes}).encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (WAIT.body, "still being worked on"),
        (b'{"error": [{"status": 400, "label": "wrong dimension"}]}', "wrong dimension"),
        (b"<html>", "html"),
        (b"{", "JSON"),
        (b"[1]", "a JSON object"),
        (_stat(updated=None), "date of its update"),
        (_stat(**{"class": "collection"}), "JSON-stat"),
        (_stat(size=[1, 1, 1, 2, 6]), "JSON-stat"),
        (_stat(size=[1, 1, 1, 10**5, 10**5]), "JSON-stat"),
        (_stat(id=["freq"]), "JSON-stat"),
        (_stat(dimension={}), "JSON-stat"),
        (_stat(value={"0": "viel"}), "JSON-stat"),
        (_stat(value={"a": 1}), "JSON-stat"),
        (_stat(value={}, status={}), "none"),
        (_stat(value=None), "JSON-stat"),
    ],
)
def test_eurostat_errors(server: FaultServer, download: Download, body: bytes, text: str) -> None:
    server.say(GERD, Reply(body, media="application/json"))
    question = ask("eurostat/tgs00042", "eurostat", "PC_GDP")
    with pytest.raises(LoaderError, match=text):
        taken(CLIENTS["eurostat"], question, download)
