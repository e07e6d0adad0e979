"""GENESIS: files, links and REST, and what is told when each fails."""

import json

import pytest

from loaders.ask import CLIENTS
from loaders.base import LoaderError, origin
from loaders.download import Download
from loaders.live import (
    genesis_file,
    genesis_rest,
    landesdatenbank,
)
from loaders.live.genesis_rest import BASE, NoAccount
from tests.faults.asked import ALO, FLAT, LINK, POPULATION, SECRET, STATIC, holding, taken, value
from tests.faults.server import FaultServer, Reply, Seen, Time
from tests.live import ask, stored, zipped


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch, download: Download) -> None:
    monkeypatch.setenv("GENESIS_USER", "konto")
    monkeypatch.setenv("GENESIS_PASSWORD", SECRET)


def genesis_json(code: int, content: str, *, flat: bool = False, **more: object) -> Reply:
    status = {"Code": code, "Content": content, "Type": "Information"}
    body = status if flat else {"Status": status, **more}
    return Reply(json.dumps(body).encode(), 200, "application/json")


# Regionaldatenbank, static files


def test_static_file(server: FaultServer, download: Download) -> None:
    server.say(STATIC, Reply(stored("13211-02-05-4_2025.csv"), headers={"ETag": '"1"'}))
    question = ask(ALO, "genesis_file", "unemployed", "long_term_unemployed", "unemployment_rate")
    raw = genesis_file.fetch(question, download)
    assert raw is not None
    assert (raw.url, raw.retrieved, raw.validator) == (STATIC, "2026-11-24", '"1"')
    frame = genesis_file.read(question, raw)
    assert value(frame, "unemployed", "05112", "2025") == 35261
    assert value(frame, "long_term_unemployed", "05911", "2025") == 7296
    assert value(frame, "unemployment_rate", "00", "2025") == 6.3
    assert origin(question.table, raw).edition == "2026-02-26"


def test_static_file_unchanged(server: FaultServer, download: Download) -> None:
    server.say(STATIC, Reply(stored("13211-02-05-4_2025.csv"), headers={"ETag": '"1"'}))
    question = ask(ALO, "genesis_file", "unemployed")
    raw = genesis_file.fetch(question, download)
    assert raw is not None
    server.say(STATIC, Reply(status=304))
    held = holding(question.table, raw, "genesis_file")
    assert genesis_file.fetch(ask(ALO, "genesis_file", "unemployed", held=held), download) is None


def test_download_link_is_the_second_way(server: FaultServer, download: Download) -> None:
    server.say(LINK, Reply(stored("12411-01-01-4_flat.csv"), media="text/csv"))
    question = ask(POPULATION, "genesis_file", "population")
    raw = genesis_file.fetch(question, download)
    assert raw is not None
    assert value(genesis_file.read(question, raw), "population", "05112", "2024") > 490_000


def test_both_ways_gone_tells_of_the_first(server: FaultServer, download: Download) -> None:
    with pytest.raises(
        LoaderError, match=r"13211-02-05-4_00.csv: expected HTTP 200; found HTTP 404"
    ):
        genesis_file.fetch(ask(ALO, "genesis_file", "unemployed"), download)


# Regionaldatenbank, REST


def test_rest_needs_an_account(download: Download) -> None:
    with pytest.raises(NoAccount):
        genesis_rest.fetch(ask(POPULATION, "genesis_rest", "population"), download)


@pytest.mark.parametrize("secret", ["geheim\n", " geheim", "geh\neim", "gehéim", "geheim\x7f"])
def test_account_no_header_can_carry_is_not_shown(
    download: Download, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("GENESIS_USER", "konto")
    monkeypatch.setenv("GENESIS_PASSWORD", secret)
    with pytest.raises(LoaderError) as caught:
        genesis_rest.fetch(ask(POPULATION, "genesis_rest", "population"), download)
    assert secret.strip() not in str(caught.value)


def test_token_stands_in_for_user_and_password() -> None:
    headers = genesis_rest.account({"GENESIS_TOKEN": "t0ken", "GENESIS_PASSWORD": "x"})
    assert headers == {"username": "t0ken", "password": ""}


@pytest.mark.usefixtures("account")
def test_rest_table(server: FaultServer, download: Download) -> None:
    server.say(f"{BASE}/data/tablefile", Reply(FLAT, media="application/zip"))
    question = ask(POPULATION, "genesis_rest", "population")
    raw = genesis_rest.fetch(question, download)
    assert raw is not None
    frame = genesis_file.read(question, raw)
    assert value(frame, "population", "05113", "2024") > 570_000
    (seen,) = server.seen
    assert (seen.method, seen.headers["username"]) == ("POST", "konto")
    assert seen.headers["password"] == SECRET
    assert SECRET not in str(seen.form) + seen.url + repr(raw)
    assert seen.form["name"] == "12411-01-01-4"
    assert seen.form["format"] == "ffcsv"


@pytest.mark.usefixtures("account")
def test_rest_job_is_ordered_polled_and_fetched(
    server: FaultServer, download: Download, time: Time
) -> None:
    def tablefile(seen: Seen) -> Reply:
        if seen.form["job"] == "false":
            return genesis_json(98, "Die Tabelle ist zu gross, um im Dialog abgerufen zu werden.")
        return genesis_json(99, "Der Auftrag wurde erstellt ... Namen: 12411-01-01-4_175879554")

    server.ask(f"{BASE}/data/tablefile", tablefile)
    waiting = genesis_json(104, "Es gibt keine Objekte zum angegebenen Selektionskriterium")
    done = genesis_json(0, "erfolgreich", List=[{"Code": "12411-01-01-4_175879554"}])
    server.say(f"{BASE}/catalogue/results", waiting, waiting, done)
    server.say(f"{BASE}/data/resultfile", Reply(FLAT, media="application/zip"))
    raw = genesis_rest.fetch(ask(POPULATION, "genesis_rest", "population"), download)
    assert raw is not None
    assert raw.content == stored("12411-01-01-4_flat.csv")
    assert server.seen[-1].form["name"] == "12411-01-01-4_175879554"
    assert time.slept.count(genesis_rest.POLL) == 2


@pytest.mark.usefixtures("account")
def test_rest_job_that_never_ends(server: FaultServer, download: Download, time: Time) -> None:
    server.say(
        f"{BASE}/data/tablefile", genesis_json(98, "zu gross"), genesis_json(99, "Name: t_1")
    )
    server.say(f"{BASE}/catalogue/results", genesis_json(104, "keine Objekte"))
    with pytest.raises(LoaderError, match="still waiting"):
        genesis_rest.fetch(ask(POPULATION, "genesis_rest", "population"), download)
    assert time.passed < genesis_rest.PATIENCE * 1.5


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (Reply(b'{"Code": 2, "Content": "Nutzername", "Type": "ERROR"}', 404), "password is wrong"),
        (Reply(b'{"Code": 15, "Content": "nicht berechtigt"}', 401), "not recognised"),
        (genesis_json(-1, "kein Datenquader"), "broken at the service"),
        (genesis_json(104, "keine Objekte"), "no figures for what was asked"),
        (genesis_json(90, "nicht gefunden"), "no such table"),
        (genesis_json(50, "nichts neueres"), "nothing newer"),
        (genesis_json(7, "Unbekanntes"), "Unbekanntes"),
        (Reply(b"<html>Wartung</html>", 200, "text/html"), "html"),
        (Reply(b"{kaputt", 200, "application/json"), "Status.Code"),
        (Reply(b"[]", 200, "application/json"), "Status.Code"),
        (Reply(b""), "empty"),
        (Reply(FLAT[:200], media="application/zip"), "a whole zip"),
        (Reply(zipped(b"")), "empty file"),
        (Reply(b"[" * 100_000, media="application/json"), "Status.Code"),
    ],
)
def test_rest_errors_are_told_with_their_cure(
    server: FaultServer, download: Download, reply: Reply, text: str
) -> None:
    server.say(f"{BASE}/data/tablefile", reply)
    question = ask(POPULATION, "genesis_rest", "population")
    with pytest.raises(LoaderError, match=text) as caught:
        taken(CLIENTS["genesis_rest"], question, download)
    assert SECRET not in str(caught.value)


@pytest.mark.usefixtures("account")
def test_zip_bomb_is_stopped(
    server: FaultServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(genesis_rest, "UNPACKED", 10**6)
    server.say(f"{BASE}/data/tablefile", Reply(zipped(b"0" * 10**8)))
    with pytest.raises(LoaderError, match="at most 1000000 bytes in the zip"):
        genesis_rest.fetch(ask(POPULATION, "genesis_rest", "population"), download)


# Landesdatenbank NRW


def test_landesdatenbank(server: FaultServer, download: Download) -> None:
    url = landesdatenbank.FILE.format(code="31121-06i")
    server.say(url, Reply(stored("31121-06i_2025.csv")))
    question = ask("itnrw/fertiggestellte_wohnungen", "landesdatenbank", "dwellings")
    raw = landesdatenbank.fetch(question, download)
    assert raw is not None
    frame = landesdatenbank.read(question, raw)
    assert value(frame, "dwellings", "05112", "2025") == 714
    assert value(frame, "dwellings", "05", "2025") == 31237
    assert set(frame["region"]) == {"05", "05111", "05112"}


# Regionalatlas
