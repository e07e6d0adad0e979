"""Attacks on the one address that takes a body: Dash's callbacks."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from layouts.serving import callback
from tests.attacks import harmless, mixed, pages, query
from tests.guarded import Site, site

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ["output", "outputs", "inputs", "state", "changedPropIds", "id", "property", "value", "url"]
)
OUTPUTS = st.sampled_from(["", "..live.children...head.data..", "live.children", "...", "x.y"])
INPUTS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.just("url") | JSON,
            "property": st.sampled_from(["pathname", "search", "href"]) | JSON,
            "value": st.text() | JSON,
        }
    ),
    max_size=3,
)
BODIES = (
    st.binary(max_size=300)
    | JSON.map(lambda made: json.dumps(made).encode())
    | st.dictionaries(NAMES, JSON).map(lambda made: json.dumps(made).encode())
    | st.fixed_dictionaries({"output": OUTPUTS, "inputs": INPUTS}, optional={"state": JSON}).map(
        lambda made: json.dumps(made).encode()
    )
)
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def posted(body: bytes, kind: str = "application/json", at: Site | None = None) -> TestResponse:
    return (at or site()).open(callback.PATH, "POST", data=body, content_type=kind)


@FUZZ
@given(BODIES)
def test_no_body_makes_the_callback_fail(body: bytes) -> None:
    answer = posted(body)
    assert answer.status_code == 400
    assert answer.text.startswith("400: ")
    harmless(answer, repr(body))


def known() -> callback.Callback:
    """The callback of the pages."""
    found = callback.declared(site().open(callback.DECLARED).data)
    (only,) = found.values()
    return only


def asked(*values: object) -> bytes:
    """A body with these values in place of path and query."""
    only = known()
    inputs = [
        {"id": key, "property": name, "value": value}
        for (key, name), value in zip(only.inputs, values, strict=True)
    ]
    return json.dumps({"output": only.output, "inputs": inputs}).encode()


@FUZZ
@given(st.none() | st.text(), st.none() | st.text())
def test_no_address_makes_a_page_fail(path: str | None, search: str | None) -> None:
    answer = posted(asked(path, search))
    assert answer.status_code in (200, 204, 400)
    harmless(answer, f"{path!r} {search!r}")


@pytest.mark.parametrize("path", pages())
def test_no_query_makes_a_live_page_fail(path: str) -> None:
    answer = posted(asked(path, "?" + query(mixed(len(path)))))
    assert answer.status_code == 200
    harmless(answer, path)


def test_deep_and_large_bodies_are_refused() -> None:
    assert posted(b"[" * 60_000).status_code == 400
    assert posted(b'{"a":' * 9000).status_code == 400
    assert posted(b" " * (callback.LARGEST + 1)).status_code == 413
    assert posted(asked("/" + "a" * callback.LONGEST, "")).status_code == 400
    assert posted(asked("/\ud800", "")).status_code == 400
    assert posted(asked(5, ["x"])).status_code == 400


def test_other_kinds_of_bodies_are_refused() -> None:
    body = asked("/", "")
    assert posted(body).status_code == 200
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert posted(body, kind).status_code == 415
    packed = {"Content-Encoding": "gzip"}
    answer = site().open(callback.PATH, "POST", data=body, headers=packed)
    assert answer.status_code == 415


def test_dash_gets_a_body_of_ours_whatever_else_came() -> None:
    seen: list[bytes] = []

    def app(environ: dict[str, Any], start: Any) -> list[bytes]:
        if environ["REQUEST_METHOD"] == "GET":
            start("200 OK", [("Content-Type", "application/json")])
            return [site().open(callback.DECLARED).data]
        seen.append(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        start("200 OK", [("Content-Type", "application/json")])
        return [b"{}"]

    body = json.loads(asked("/", "")) | {"state": [1], "background": {"x": 1}, "cancelJob": "1"}
    own = Site(app)
    assert posted(json.dumps(body).encode(), at=own).status_code == 200
    assert posted(asked("/", ""), at=own).status_code == 200
    assert seen[0] == seen[1]
    assert set(json.loads(seen[0])) == {
        "output", "outputs", "inputs", "changedPropIds", "parsedChangedPropsIds",
    }  # fmt: skip
