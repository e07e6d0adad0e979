"""Files of pages are named by their content, on every instance alike, and kept by that name."""

import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layouts import fingerprints
from layouts.data.answers import PINNED
from layouts.site import build
from tests.page_paths import RATE
from tests.two_states import first_state


def named(client: FlaskClient) -> list[str]:
    """Addresses of the files that a page asks for."""
    found = re.findall(r'(?:src|href)="(/(?:assets|vendor|_dash)[^"]+)"', client.get(RATE).text)
    assert len(found) > 15
    return found


def test_two_instances_give_the_same_tags(tmp_path: Path) -> None:
    first_state(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two", copy_function=shutil.copyfile)
    one, two = (build(tmp_path / name).server.test_client() for name in ("one", "two"))
    shown = ("/", RATE, "/embed/arbeitslosenquote", f"{RATE}.csv", "/ziele.csv")
    for path in (*shown, *named(one)):
        tags = {client.get(path).headers["ETag"] for client in (one, two)}
        assert len(tags) == 1, path


def test_files_are_named_by_their_content_and_kept_for_ever(client: FlaskClient) -> None:
    for url in named(client):
        answer = client.get(url, headers={"Accept-Encoding": "br"})
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, PINNED), url
        assert answer.headers.get("Content-Encoding", "br") == "br"
    late = "/_dash-component-suites/dash/dcc/async-graph.v4_4_1m1784647828.js"
    assert client.get(late).headers["Cache-Control"] == PINNED


@pytest.mark.parametrize(
    "url",
    [
        "/assets/style.css",
        "/assets/style.css?m=000000000000",
        "/_dash-component-suites/dash/html/dash_html_components.v4_4_1m0123456789ab.min.js",
    ],
)
def test_a_name_that_is_not_of_these_bytes_is_not_kept_for_ever(
    client: FlaskClient, url: str
) -> None:
    answer = client.get(url)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize("name", ["../__init__.py", "/etc/passwd", "..%2Fversion.py"])
def test_no_way_leads_out_of_a_suite(client: FlaskClient, name: str) -> None:
    url = f"/_dash-component-suites/dash/{name}.v1m0123456789ab.js"
    assert not fingerprints.right(url, "")
    assert client.get(url).status_code in (400, 404, 500)


SUITES = fingerprints.SUITES + "dash/"


@pytest.mark.parametrize(
    "foreign", ["dcc/async-graph.v9_9_9m9999999999.js", "dcc/nope.v1m1234567890.js"]
)
def test_another_releases_name_is_not_kept_for_ever(client: FlaskClient, foreign: str) -> None:
    """Or a part of the next release would be taken from this one, by everybody who comes after."""
    assert "immutable" not in client.get(SUITES + foreign).headers["Cache-Control"]
