"""Figures that the operator does not pass on are in no file, answer or picture; pages show them."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import app
from indicators import store, vintages
from indicators.goals import GOALS
from indicators.publishers import PUBLISHERS
from indicators.query import Selection
from indicators.registry import INDICATORS
from layouts.data import archive, build, state
from layouts.data.ask import FORMS
from layouts.embed import view
from layouts.embed.ask import Ask, front
from layouts.goal_files import WORDS

AGENCY = "bundesagentur"
URL = PUBLISHERS[AGENCY].url
HELD = tuple(
    key
    for key in INDICATORS
    if AGENCY in {origin.publisher for origin in store.read(key).provenance.origins}
)
KEY = "employees_degree"
PAGE = f"/indikator/{INDICATORS[KEY].slug.de}"
GOAL = "E11"
"""A statement that nothing but withheld indicators is linked to."""
MIXED = next(
    g for g in GOALS if set(build.linked(g)) & set(HELD) and set(build.linked(g)) - set(HELD)
)
FRAME, GOAL_FRAME = f"{front('indicator', 'de')}{PAGE[11:]}", f"{front('goal', 'de')}{GOAL}"


@pytest.fixture
def _withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(state.WITHHOLD, "1")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def numbers(found: list[dict[str, str]]) -> set[str]:
    """Cells outside the columns of words, of all rows of withheld indicators."""
    own = [row for row in found if row["indicator"] in HELD]
    return {value for row in own for key, value in row.items() if key not in WORDS | {"row"}}


def test_there_is_something_to_withhold(client: FlaskClient) -> None:
    assert KEY in HELD
    assert set(build.linked(GOAL)) <= set(HELD)
    assert client.get(f"{PAGE}.csv").status_code == 200
    assert client.get(f"{PAGE}.svg").status_code == 200
    assert len(numbers(rows(client.get("/ziele.csv").text))) > 100
    assert client.get(FRAME).status_code == client.get(GOAL_FRAME).status_code == 200


@pytest.mark.usefixtures("_withheld")
@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_403_with_the_publisher(client: FlaskClient, form: str) -> None:
    for path in (PAGE, f"/ziel/{GOAL}"):
        answer = client.get(f"{path}.{form}")
        assert answer.status_code == 403
        assert answer.get_json()["publisher"] == URL
        assert "not passed on" in answer.get_json()["error"]
        assert f'<{URL}>; rel="related"' in answer.headers["Link"]


@pytest.mark.usefixtures("_withheld")
def test_files_of_several_indicators_leave_them_out_and_say_so(client: FlaskClient) -> None:
    essen = client.get("/region/05113.json").get_json()
    assert set(HELD) <= set(essen["leftOut"])
    assert not {row["indicator"] for row in essen["records"]} & set(HELD)
    metadata = client.get(f"/ziel/{MIXED}.metadata.json").get_json()
    assert set(metadata["leftOut"]) & set(HELD)
    judged = [row for row in metadata["judgement"] if row.get("indicator") in HELD]
    assert judged
    assert all(set(row) <= WORDS | {"row"} for row in judged)
    for path in ("/datapackage.json", "/catalog.ttl", "/catalog.jsonld"):
        assert f"{INDICATORS[KEY].slug.de}.csv" not in client.get(path).text, path


@pytest.mark.usefixtures("_withheld")
def test_whole_files_leave_them_out() -> None:
    """All of them are written from this one table."""
    table = build.everything(store.DATA, "")
    assert {part.indicator.id for part in table.parts} == set(INDICATORS) - set(HELD)
    assert set(table.left_out) == set(HELD)
    assert f"- {KEY}\n" in archive.readme(table)


@pytest.mark.usefixtures("_withheld")
def test_the_api_refuses_them(client: FlaskClient) -> None:
    for path in (f"observations?indicator={KEY}", f"indicators/{KEY}"):
        answer = client.get(f"/api/v1/{path}")
        assert (answer.status_code, answer.get_json()["publisher"]) == (403, URL)


@pytest.mark.usefixtures("_withheld")
def test_verdicts_stay_and_their_figures_go(client: FlaskClient) -> None:
    found = rows(client.get("/ziele.csv").text)
    assert numbers(found) == {""}
    own = [row for row in found if row["indicator"] == KEY]
    assert {row["row"] for row in own} <= {"verdict", "check"}
    assert all(URL in row["withheld"] for row in own)
    assert all(row["verdict"] for row in own if row["row"] == "verdict")
    others = [row for row in found if row["indicator"] == "unemployment_rate"]
    assert others
    assert not any(row["withheld"] for row in others)
    plain = client.get("/ziele.json").get_json()["rows"]
    assert all(set(row) <= WORDS | {"row"} for row in plain if row.get("indicator") in HELD)


@pytest.mark.usefixtures("_withheld")
def test_no_frame_and_no_picture_is_handed_to_other_sites(client: FlaskClient) -> None:
    for path in (FRAME, f"{PAGE}.svg", f"{PAGE}.png", GOAL_FRAME, f"/ziel/{GOAL}.svg"):
        answer = client.get(path)
        assert answer.status_code == 403, path
        assert URL in answer.text
    for page in (PAGE, f"/ziel/{GOAL}"):
        asked = client.get(f"/oembed?url=http://localhost{page}")
        assert (asked.status_code, URL in asked.get_json()["error"]) == (403, True)


@pytest.mark.usefixtures("_withheld")
def test_a_region_is_handed_on_without_them(client: FlaskClient) -> None:
    """Its frame leaves the indicator out and names it."""
    gone = INDICATORS["employees_per_1000"].short_title.de
    framed = client.get(f"{front('region', 'de')}05113-essen")
    assert framed.status_code == 200
    assert framed.text.count(gone) == 1


@pytest.mark.usefixtures("_withheld")
def test_what_is_made_ahead_or_exported_asks_for_none_of_them() -> None:
    """layouts/serving/addresses.py lists frames and pictures of what is handed on."""
    asks = {
        Ask("indicator", KEY, Selection()): False,
        Ask("goal", GOAL, Selection()): False,
        Ask("indicator", "unemployment_rate", Selection()): True,
        Ask("goal", "A06", Selection()): True,
        Ask("region", "05113", Selection()): True,
    }
    assert {ask: view.handed_on(ask, store.DATA) for ask in asks} == asks


@pytest.mark.usefixtures("_withheld")
def test_pages_show_them_and_offer_no_frame(client: FlaskClient) -> None:
    for page in (PAGE, f"/ziel/{GOAL}", f"/en/indicator/{INDICATORS[KEY].slug.en}"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "&lt;iframe" not in answer.text
        assert "og:image" not in answer.text
    told = client.get(PAGE).text
    assert "Diese Zahlen gibt der Betreiber nicht weiter" in told
    assert f'href="{URL}"' in told
    assert f"{PAGE}.csv" not in told
    other = client.get("/indikator/arbeitslosenquote").text
    assert "og:image" in other
    assert "&lt;iframe" in other


def test_other_figures_are_passed_on_as_before(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "/indikator/arbeitslosenquote"
    before = [client.get(f"{url}.{form}").data for form in ("csv", "svg")]
    monkeypatch.setenv(state.WITHHOLD, "1")
    assert [client.get(f"{url}.{form}").data for form in ("csv", "svg")] == before


def test_publishers_can_be_named(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(state.WITHHOLD, "eurostat, vgrdl")
    assert client.get(f"{PAGE}.csv").status_code == 200
    assert _some("eurostat")
    monkeypatch.setenv(state.WITHHOLD, "nobody")
    with pytest.raises(ValueError, match="names no publisher nobody"):
        app.create_app()


def _some(publisher: str) -> bool:
    """Whether some indicator of the publisher is kept back."""
    return any(PUBLISHERS[publisher].url in state.kept_back(key, store.DATA) for key in INDICATORS)


def test_changed_values_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two states that differ in one withheld and one open indicator."""
    both = [INDICATORS[KEY], INDICATORS["unemployment_rate"]]
    for own in both:
        stored = store.read(own.id)
        store.write(own, stored.frame, stored.provenance, tmp_path)
    vintages.record(both, date(2026, 11, 1), tmp_path)
    for own in both:
        stored = store.read(own.id, tmp_path)
        vintages.set_aside(own.id, tmp_path)
        revised = stored.frame.assign(value=stored.frame["value"] * 0.99)
        store.write(own, revised, stored.provenance, tmp_path)
    vintages.record(both, date(2026, 11, 2), tmp_path)
    client = app.create_app(tmp_path).server.test_client()
    told = {row["indicator"] for row in rows(client.get("/aenderungen.csv").text) if row["period"]}
    assert told == {KEY, "unemployment_rate"}
    monkeypatch.setenv(state.WITHHOLD, "1")
    found = rows(client.get("/aenderungen.csv").text)
    assert {row["indicator"] for row in found if row["period"]} == {"unemployment_rate"}
    (held,) = [row for row in found if row["row"] == "withheld"]
    assert (held["indicator"], held["old_value"], URL in held["problem"]) == (KEY, "", True)
