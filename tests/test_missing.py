"""The page for a path that does not exist: only a near name is suggested."""

import pytest
from flask.testing import FlaskClient

from indicators.registry import INDICATORS, UnknownIndicator
from layouts.words import say
from tests.page_texts import main

MEANT = [say("de", "missing.meant"), say("en", "missing.meant")]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/indikator/arbeitslosenqoute", "/indikator/arbeitslosenquote"),
        ("/arbeitslosenqoute", "/indikator/arbeitslosenquote"),
        ("/en/indicator/unemployment-rat", "/en/indicator/unemployment-rate"),
        ("/indikator/kinderamut", "/indikator/kinderarmut"),
        ("/region/gelsenkirchn", "/region/05513-gelsenkirchen"),
        ("/quelle/destatiss", "/quelle/destatis"),
    ],
)
def test_a_near_name_is_suggested(client: FlaskClient, path: str, meant: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert f'href="{meant}"' in main(answer.text)
    assert any(word in answer.text for word in MEANT)


@pytest.mark.parametrize(
    "path",
    [
        "/gibtsnicht", "/en/gibtsnicht", "/indikator/gibtsnicht", "/region/gibtsnicht",
        "/ziel/gibtsnicht", "/quelle/gibtsnicht", "/startseite", "/nirgendwo", "/en/nothing-here",
    ],
)  # fmt: skip
def test_another_word_gets_no_suggestion(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    told = main(answer.text)
    assert not any(word in told for word in MEANT)
    # The way home is the only link.
    assert told.count("href=") == 1


def test_a_slip_of_the_hand_is_near_to_every_name() -> None:
    for item in INDICATORS.values():
        slug = item.slug.de
        slip = f"{slug[:3]}{slug[4]}{slug[3]}{slug[5:]}"
        assert UnknownIndicator(slip).suggestion is item, slip
