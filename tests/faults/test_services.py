"""Each service's client: what it asks, what it makes of right answers and of all wrong ones."""

import json
from pathlib import Path

import pandas as pd
import pytest

from indicators import extracts
from indicators.extracts import Held, Source
from indicators.model import Table
from loaders.ask import CLIENTS, Client
from loaders.base import LoaderError, Raw, origin
from loaders.download import Download
from loaders.live import (
    eurostat,
    genesis_file,
    genesis_rest,
    inkar,
    landesdatenbank,
    regionalatlas,
)
from loaders.live.genesis_rest import BASE, NoAccount
from loaders.live.shared import Ask
from tests.faults.server import FaultServer, Reply, Seen, Time
from tests.live import ANSWERS, ask, stored, zipped

ALO = "regionalstatistik/13211-02-05-4"
POPULATION = "regionalstatistik/12411-01-01-4"
STATIC = genesis_file.FILE.format(code="13211-02-05-4")
LINK = genesis_file.LINK.format(code="12411-01-01-4")
FLAT = zipped(stored("12411-01-01-4_flat.csv"))
SECRET = "geheim-4711"


def taken(client: Client, question: Ask, download: Download) -> pd.DataFrame:
    """Fetch and read, as an update does."""
    raw = client.fetch(question, download)
    assert raw is not None
    return client.read(question, raw)


def value(frame: pd.DataFrame, item: str, region: str, period: str) -> float:
    row = frame[(frame["item"] == item) & (frame["region"] == region)]
    return float(row.loc[row["period"] == period, "value"].iloc[0])


def holding(table: Table, raw: Raw, service: str) -> Held:
    source = Source(service, origin(table, raw), raw.validator)
    return Held(extracts.Held().frame, (source,))


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


def atlas(server: FaultServer) -> None:
    server.say(regionalatlas.CATALOGUE, Reply(stored("services.json"), media="application/json"))

    def layer(seen: Seen) -> Reply:
        level = "land" if "typ+%3D+1" in seen.url else "kreise"
        return Reply(stored(f"ai003_3_2016_{level}.json"), media="application/json")

    server.ask(regionalatlas.SERVER, layer)


def care(held: Held | None = None) -> Ask:
    items = ("childcare_rate_u3", "childcare_rate_3to5")
    return ask("regionalatlas/AI003-3", "regionalatlas", *items, held=held)


def test_regionalatlas(server: FaultServer, download: Download) -> None:
    atlas(server)
    question = care()
    raw = regionalatlas.fetch(question, download)
    assert raw is not None
    assert raw.edition == "2026-05-20"
    frame = regionalatlas.read(question, raw)
    assert value(frame, "childcare_rate_u3", "05112", "2016") == 17.6
    assert value(frame, "childcare_rate_3to5", "05112", "2016") == 87.6
    assert value(frame, "childcare_rate_u3", "05", "2016") == 25.7
    assert value(frame, "childcare_rate_u3", "02000", "2016") == 42.9


def test_regionalatlas_edition_that_is_held_is_not_asked_again(
    server: FaultServer, download: Download
) -> None:
    atlas(server)
    question = care()
    raw = regionalatlas.fetch(question, download)
    assert raw is not None
    held = holding(question.table, raw, "regionalatlas")
    asked = len(server.seen)
    assert regionalatlas.fetch(care(held), download) is None
    assert [seen.url for seen in server.seen[asked:]] == [regionalatlas.CATALOGUE]


@pytest.mark.parametrize(
    ("code", "level", "year"),
    [
        ("AI003-3; DROP TABLE x", "3", "2020"),
        ("AI999-9", "3", "2020"),
        ("AI003-3", "4", "2020"),
        ("AI003-3", "3 OR 1=1", "2020"),
        ("AI003-3", "3", "2020 OR 1=1"),
        ("AI003-3", "3", "99999"),
    ],
)
def test_sql_is_made_of_allowed_words_only(code: str, level: str, year: str) -> None:
    with pytest.raises(LoaderError):
        regionalatlas.question(code, level, year)


def _feature(**values: object) -> dict[str, object]:
    return {"attributes": {"ags": "05112", "ai0306": 17.6, "ai0307": 87.6, **values}}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"error": {"code": 400, "message": "Unable to complete operation."}}, "code.*400"),
        ({"features": []}, "no features"),
        ({"features": [_feature()], "exceededTransferLimit": True}, "a part of them"),
        ({"features": [_feature(ags="Duisburg")]}, "ags"),
        ({"features": [_feature(ags=None)]}, "ags"),
        ({"features": [_feature(ai0306="viel")]}, "as numbers"),
        ({"features": [_feature(ai0306=True)]}, "as numbers"),
        ({"features": [_feature(ai0306=1.7976931348623157e308)]}, "as numbers"),
        ({"features": [{"attributes": {"ags": "05112"}}]}, "KeyError"),
        ({"features": [_feature(), _feature()]}, "one figure per region"),
        ({"features": [_feature(ai0306=None, ai0307=None)]}, "figures for"),
        ({"features": "05112"}, "as numbers"),
        ([], "answers with features"),
        ({}, "answers with features"),
    ],
)
def test_regionalatlas_errors(
    server: FaultServer, download: Download, body: object, text: str
) -> None:
    atlas(server)
    server.say(regionalatlas.SERVER, Reply(json.dumps(body).encode(), media="application/json"))
    question = care()
    with pytest.raises(LoaderError, match=text):
        taken(CLIENTS["regionalatlas"], question, download)


@pytest.mark.parametrize("body", [b"[]", b"{}", b"[1]", b'[{"children": 1}]', b"[", b"[" * 99_999])
def test_regionalatlas_catalogue_errors(
    server: FaultServer, download: Download, body: bytes
) -> None:
    server.say(regionalatlas.CATALOGUE, Reply(body, media="application/json"))
    with pytest.raises(LoaderError, match="once in the catalogue"):
        regionalatlas.fetch(care(), download)


# INKAR

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
