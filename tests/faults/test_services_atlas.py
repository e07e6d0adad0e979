"""The Regionalatlas: questions it allows, editions, and answers that are none."""

import json

import pytest

from indicators.extracts import Held
from loaders.ask import CLIENTS
from loaders.base import LoaderError
from loaders.download import Download
from loaders.live import (
    regionalatlas,
)
from loaders.live.shared import Ask
from tests.faults.asked import holding, taken, value
from tests.faults.server import FaultServer, Reply, Seen
from tests.live import ask, stored


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
