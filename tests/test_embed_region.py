"""A region's compact profile as frame and picture: its headline figures, small and true."""

import gzip
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import app
from indicators import rank, store
from indicators.publishers import PUBLISHERS
from indicators.query import Selection
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from layouts.embed import view
from layouts.embed.ask import Ask
from layouts.embed.region import HEADLINES
from layouts.numbers import quantity
from layouts.paths import link
from tests.test_embed import LARGEST, packed, words
from tests.test_embed_pictures import size

ESSEN = "/embed/region/05113-essen"
WIDE = ("ruhr", "nrw_ohne_ruhr", "05", "00")


def test_every_region_has_a_small_frame_in_both_languages(client: FlaskClient) -> None:
    for key in (*MEMBERS[::4], *WIDE, "09162"):
        for lang, words_ in (("de", "Quelle"), ("en", "Source")):
            path = Ask("region", key, Selection(lang=lang)).frame()  # type: ignore[arg-type]
            answer = packed(client, path)
            assert answer.status_code == 200, path
            assert len(answer.data) <= LARGEST, path
            text = words(gzip.decompress(answer.data).decode())
            assert words_ in text, path
            assert not re.search(r"\bnan\b|\bNone\b|\{[a-z]+\}", text), path


def test_figures_are_the_latest_of_the_tidy_files(client: FlaskClient) -> None:
    text = words(client.get(ESSEN).text).replace("\u00a0", " ")
    for key in HEADLINES:
        frame = store.read(key).frame
        own = frame[(frame["region"] == "05113") & frame["value"].notna()].iloc[-1]
        value = quantity(float(own["value"]), INDICATORS[key], "de").replace("\u00a0", " ")
        told = rf"{re.escape(value)}(?: [PEB])? {own['period']}"
        assert re.search(told, text), (key, told)


def test_ranks_say_of_how_many(client: FlaskClient) -> None:
    item = INDICATORS["unemployment_rate"]
    found = rank.ranks_of(store.read(item.id).frame, item, "05113", "2025")
    (germany,) = [one for one in found if one.scope == "germany"]
    assert f"{germany.rank} von {germany.of}" in words(client.get(ESSEN).text)
    assert "von 400" not in words(client.get("/embed/region/ruhr").text)


@pytest.mark.parametrize(("key", "others"), [("05113", 1), ("09162", 1), ("ruhr", 0)])
def test_every_figure_has_its_line_and_the_ruhr_beside(key: str, others: int) -> None:
    """Also for Kreise outside of the Ruhr, which indicators' pages do not draw."""
    shown = view.make(Ask("region", key, Selection()), store.DATA)
    assert shown.sheet
    for line in shown.sheet.lines:
        assert line.course, line.title
        *beside, own = line.course.series
        assert own.region == key
        assert [one.region for one in beside] == ["ruhr"] * others
        assert own.told[-1].period == line.year


def test_it_is_a_table_with_heads(client: FlaskClient) -> None:
    html = client.get(ESSEN).text
    assert html.count('scope="rowgroup"') == 3
    assert html.count('scope="row"') == len(HEADLINES)
    assert len(re.findall(r'scope="col"', html)) == 4
    assert not re.search(r' (style|on\w+)="', html)


def test_pictures_hold_the_same_and_name_it_in_words(client: FlaskClient) -> None:
    drawn = client.get("/region/05113-essen.svg")
    assert drawn.status_code == 200
    text = words(drawn.text)
    shown = view.make(Ask("region", "05113", Selection()), store.DATA)
    assert shown.sheet
    for line in shown.sheet.lines:
        assert line.title in text
        assert line.value.replace("\u00a0", " ") in text
        assert f"{line.title} {line.value} ({line.year})" in unescape(drawn.text)
    assert "Daten verändert." in text
    for query, wanted in (("", 940), ("?breite=320", 320), ("?bild=og", 1200)):
        assert size(client.get(f"/region/05113-essen.png{query}").data)[0] == wanted


def test_what_is_not_passed_on_is_left_out_and_named(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DREIKLANG_WITHHOLD", "1")
    text = words(client.get("/embed/region/05911-bochum").text)
    assert "Nicht weitergegeben werden hier: " in text
    shown = view.make(Ask("region", "05911", Selection()), store.DATA)
    assert shown.sheet
    assert 0 < len(shown.sheet.lines) < len(HEADLINES)
    monkeypatch.setenv("DREIKLANG_WITHHOLD", ",".join(PUBLISHERS))
    answer = client.get("/embed/region/05911-bochum")
    assert answer.status_code == 403
    assert "Nicht weitergegeben werden hier: " in words(answer.text)


def test_a_region_without_figures_says_so(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    answer = app.create_app(tmp_path).server.test_client().get(ESSEN)
    assert answer.status_code == 404


def test_another_form_of_the_name_leads_to_the_right_one(client: FlaskClient) -> None:
    for name in ("05113", "essen", "DEA13"):
        answer = client.get(f"/embed/region/{name}")
        assert answer.status_code == 301, name
        assert answer.headers["Location"] == ESSEN
    assert link("region", "de", "05113") in client.get(ESSEN).text
