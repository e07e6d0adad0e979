"""/api/v1: what it answers; and schemathesis, which tries to break its description."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indicators import store
from indicators.goals import GOALS
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from tests.served import served

FRAME = store.read("unemployment_rate").frame


def test_lists_are_whole(client: FlaskClient) -> None:
    assert len(client.get("/api/v1/indicators").get_json()["indicators"]) == len(INDICATORS)
    assert len(client.get("/api/v1/regions").get_json()["regions"]) == len(REGIONS)
    goals = client.get("/api/v1/goals").get_json()["goals"]
    assert [goal["quote"] for goal in goals] == [goal.quote for goal in GOALS.values()]
    assert client.get("/api/v1/vintages").get_json()["current"]


def test_one_is_found_by_any_name(client: FlaskClient) -> None:
    for key in ("unemployment_rate", "arbeitslosenquote", "unemployment-rate"):
        found = client.get(f"/api/v1/indicators/{key}").get_json()["indicator"]
        assert found["id"] == "unemployment_rate"
    for key in ("05113", "essen", "DEA13"):
        assert client.get(f"/api/v1/regions/{key}").get_json()["region"]["code"] == "05113"
    assert client.get("/api/v1/goals/a06").get_json()["goal"]["id"] == "A06"


def test_observations_are_the_stored_figures(client: FlaskClient) -> None:
    url = "/api/v1/observations?indicator=unemployment_rate&region=05113~ruhr&since=2015&until=2020"
    body = client.get(url).get_json()
    inside = FRAME["region"].isin(["05113", "ruhr"]) & FRAME["period"].between("2015", "2020")
    wanted = FRAME[inside]
    assert body["total"] == len(wanted) == len(body["observations"])
    assert body["next"] is None
    for row, (_, stored) in zip(body["observations"], wanted.iterrows(), strict=True):
        assert (row["region_code"], row["period"]) == (stored["region"], stored["period"])
        assert row["value"] == (None if stored["value"] != stored["value"] else stored["value"])
        assert (row["status"], row["derived"]) == (stored["status"], stored["derived"])
    assert body["licences"]
    assert "Daten verändert" in body["citation"]


def test_pages_follow_each_other_without_gap(client: FlaskClient) -> None:
    url = "/api/v1/observations?indicator=unemployment_rate~employment_rate&region=05113~ruhr"
    whole = client.get(url).get_json()
    assert {row["indicator"] for row in whole["observations"]} == {
        "unemployment_rate",
        "employment_rate",
    }
    rows, link = [], f"{url}&limit=7"
    while link:
        body = client.get(link.removeprefix("http://localhost")).get_json()
        rows += body["observations"]
        link = body["next"]
    assert rows == whole["observations"]


def test_filters_by_status(client: FlaskClient) -> None:
    url = "/api/v1/observations?indicator=unemployment_rate&status=E&limit=10000"
    rows = client.get(url).get_json()["observations"]
    assert len(rows) == (FRAME["status"] == "E").sum() > 0


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("indicator=unemployment_rate&foo=1", 400),
        ("indicator=unemployment_rate&since=x", 400),
        ("indicator=unemployment_rate&limit=0", 400),
        ("indicator=unemployment_rate&limit=99999", 400),
        ("indicator=unemployment_rate&status=X", 400),
        ("indicator=unemployment_rate&lang=fr", 400),
        ("indicator=nothing", 404),
        ("indicator=unemployment_rate&region=99999", 404),
        ("indicator=unemployment_rate&vintage=x", 404),
    ],
)
def test_what_is_wrong_is_told(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get(f"/api/v1/observations?{query}")
    body = answer.get_json()
    assert answer.status_code == status
    assert body["ok"] is False
    assert body["error"]
    assert status == 404 or body["example"]


def test_english_names_on_request(client: FlaskClient) -> None:
    found = client.get("/api/v1/indicators/unemployment_rate?lang=en").get_json()["indicator"]
    assert found["titleLong"] == INDICATORS["unemployment_rate"].title.en


def test_every_path_of_the_description_is_told_and_answers(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    assert document["openapi"].startswith("3.1")
    html = client.get("/en/api").text
    for path in document["paths"]:
        assert f"GET {path}" in html
    for link in re.findall(r'href="(/api/v1[^"]*)"', html):
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def test_schemathesis_finds_no_5xx_and_no_undeclared_answer(tmp_path: Path) -> None:
    """Bounded: the same examples each time."""
    with served() as base:
        command = [
            sys.executable, "-m", "schemathesis.cli", "run", f"{base}/api/v1/openapi.json",
            "--max-examples=25", "--seed=1", "--generation-database=none", "--no-color",
            "--suppress-health-check=all",
        ]  # fmt: skip
        found = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tmp_path)
    assert found.returncode == 0, found.stdout[-4000:] + found.stderr[-2000:]


def test_the_page_speaks_its_own_language(client: FlaskClient) -> None:
    german, english = client.get("/schnittstelle").text, client.get("/en/api").text
    for word in ("Erstes Jahr.", "Alle Regionen mit ihren Schlüsseln.", "Wenn etwas nicht stimmt"):
        assert word in german
        assert word not in english
    for word in ("First year.", "All regions with their codes.", "If something is wrong"):
        assert word in english
        assert word not in german


def test_years_rise_within_a_region(client: FlaskClient) -> None:
    url = "/api/v1/observations?indicator=unemployment_rate&region=05113"
    years = [row["period"] for row in client.get(url).get_json()["observations"]]
    assert all(one < other for one, other in pairwise(years))
