"""No recorded state, the first one, a new one: what the page and the files say."""

from pathlib import Path
from xml.etree import ElementTree as ET

import app
from indicators import store, tidy, vintages
from indicators.registry import INDICATORS
from layouts import changes_words
from tests.page_texts import text
from tests.two_states import failed_update, first_state, rows, second_state

ATOM = "{http://www.w3.org/2005/Atom}"


def test_with_one_state_nothing_has_changed_yet_and_the_page_says_so(tmp_path: Path) -> None:
    first_state(tmp_path)
    client = app.create_app(tmp_path).server.test_client()
    words = text(client.get("/aenderungen").text)
    assert "Der erste Stand ist festgehalten: Bisher hat sich nichts geändert" in words
    assert "Urteile" not in words.partition("Die vier Arten")[0].partition("Davor gibt")[2]
    (row,) = rows(client)
    assert (row["row"], row["indicators"]) == ("release", "2")


def test_without_any_state_the_page_says_so(tmp_path: Path) -> None:
    client = app.create_app(tmp_path).server.test_client()
    assert "Noch ist kein Stand der Zahlen festgehalten" in client.get("/aenderungen").text
    assert rows(client) == []
    assert ET.fromstring(client.get("/aenderungen.atom").text).find(f"{ATOM}entry") is None


def test_a_new_state_shows_without_a_restart(tmp_path: Path) -> None:
    first_state(tmp_path)
    client = app.create_app(tmp_path).server.test_client()
    tag = client.get("/aenderungen.csv").headers["ETag"]
    second_state(tmp_path)
    answer = client.get("/aenderungen.csv", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "Stand vom 05.02.2027" in client.get("/aenderungen").text
    failed_update(tmp_path)
    assert client.get("/datenstand.csv").headers["ETag"] != answer.headers["ETag"]


def test_the_newest_state_is_the_shipped_figures() -> None:
    newest = vintages.recorded()[-1]
    shipped = {key: tidy.rows_hash(store.read(key).frame) for key in INDICATORS}
    recorded = {key: item.rows for key, item in newest.content.items()}
    assert recorded == shipped, "record the new figures: python -m loaders snapshot"


def test_an_indicator_the_catalogue_gave_up_keeps_its_id() -> None:
    assert changes_words.label("given_up", "de") == "given_up"
    assert changes_words.region("99999", "de") == "99999"
