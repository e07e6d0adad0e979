"""The app from outside: what paths answer, what the first HTML holds, what bad files do."""

import re
import shutil
import socket
from html import unescape
from pathlib import Path
from runpy import run_path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.registry import INDICATORS
from layouts import vendor
from layouts.words import texts

RATE = INDICATORS["unemployment_rate"]


def words(html: str) -> str:
    """The text of a page without its tags."""
    body = html.partition("<body>")[2]
    return unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", body, flags=re.DOTALL))


def paths() -> list[str]:
    return [
        f"/indikator/{item.slug.de}?ansicht={view}"
        for item in INDICATORS.values()
        for view in ("linie", "streifen", "rang", "abstand", "karte", "tabelle")
    ]


def test_every_page_of_the_registry_answers_with_a_finding(client: FlaskClient) -> None:
    for path in ["/", *paths()]:
        answer = client.get(path)
        assert answer.status_code == 200, path
        heading = re.search(r"<h1>(.+?)</h1>", answer.text)
        assert heading, path
        assert not re.search(r"\bnan\b|\bNone\b|\{[a-z]+\}", words(answer.text)), path


def test_the_first_html_is_readable_without_javascript(client: FlaskClient) -> None:
    html = client.get(f"/indikator/{RATE.slug.de}").text
    frame = store.read(RATE.id).frame
    ruhr = frame[(frame["region"] == "ruhr") & frame["value"].notna()].iloc[-1]
    value = f"{ruhr['value']:.1f}".replace(".", ",")
    assert '<html lang="de">' in html
    assert f"<title>{RATE.title.de} – Dreiklang Ruhr</title>" in html
    assert 'name="viewport"' in html
    description = re.search(r'<meta name="description" content="(.+?)">', html)
    assert description
    assert value in description.group(1)
    table = html.partition("<table")[2].partition("</table>")[0]
    assert value in table
    assert ruhr["period"] in table
    assert "<h1>" in html.partition('id="first"')[2]


def test_the_overview_quotes_the_paper_and_shows_all_members(client: FlaskClient) -> None:
    text = words(client.get("/").text)
    assert texts("de")["home.quote"] in text
    for place in ("Ennepe-Ruhr", "Gelsenkirchen", "Mülheim", "Wesel", "Hamm"):
        assert place in text
    for item in INDICATORS.values():
        assert item.title.de in text


def test_the_quote_stands_in_the_paper_word_for_word(repo: Path) -> None:
    paper = repo.parent / "shared" / "document" / "zukunftsperspektive-ruhr.txt"
    if not paper.is_file():
        pytest.skip("no position paper in ../shared/document")
    joined = re.sub(r"-\s*\n\s*", "", paper.read_text("utf-8"))
    assert texts("de")["home.quote"] in " ".join(joined.split())


def test_an_id_leads_to_the_slug_and_keeps_the_query(client: FlaskClient) -> None:
    answer = client.get(f"/indikator/{RATE.id}?jahr=2015..2020&regionen=05113")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"/{RATE.slug.de}?jahr=2015..2020&regionen=05113")


def test_an_unknown_path_is_answered_in_words_with_a_suggestion(client: FlaskClient) -> None:
    answer = client.get("/indikator/arbeitslosenqote")
    assert answer.status_code == 404
    assert "Diese Seite gibt es nicht" in answer.text
    assert f'href="/indikator/{RATE.slug.de}"' in answer.text
    for path in ("/gibt-es-nicht", "/indikator/", "/assets/none.css", "/vendor/none.js"):
        assert client.get(path).status_code == 404, path


def test_a_bad_query_is_named_and_the_page_shown(client: FlaskClient) -> None:
    answer = client.get(f"/indikator/{RATE.slug.de}?regionen=esen~ruhr&jahr=20&ansicht=torte")
    assert answer.status_code == 200
    text = words(answer.text)
    assert "„esen“" in text
    assert "„20“" in text
    assert "„torte“" in text


def test_years_without_figures_give_words_instead_of_an_empty_chart(client: FlaskClient) -> None:
    for view in ("linie", "streifen", "rang", "abstand", "karte", "tabelle"):
        answer = client.get(f"/indikator/{RATE.slug.de}?jahr=1900..1901&ansicht={view}")
        assert answer.status_code == 200
        assert "keine Werte" in answer.text
        assert "dash-graph" not in answer.text


def test_hostile_queries_stay_text(client: FlaskClient) -> None:
    evil = quote("<script>alert(1)</script>")
    for path in (f"/indikator/{RATE.slug.de}?regionen={evil}", f"/?kacheln={evil}", f"/{evil}"):
        assert "<script>alert" not in client.get(path).text


def test_a_damaged_or_absent_file_is_told_and_hurts_no_other_page(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    kept = INDICATORS["gdp_per_capita"]
    shutil.copy(store.path(kept.id), store.path(kept.id, tmp_path))
    store.path(RATE.id, tmp_path).write_bytes(b"PAR1 no parquet")
    client = app.create_app(tmp_path).server.test_client()
    damaged = client.get(f"/indikator/{RATE.slug.de}")
    assert damaged.status_code == 200
    assert "keine lesbare Datei" in damaged.text
    assert RATE.definition.de in unescape(damaged.text)
    assert "keine lesbare Datei" not in client.get(f"/indikator/{kept.slug.de}").text
    assert "keine lesbare Datei" in client.get("/").text


def test_live_content_comes_by_callback_and_equals_the_first_html(client: FlaskClient) -> None:
    body = {
        "output": "..live.children...head.data..",
        "outputs": [
            {"id": "live", "property": "children"},
            {"id": "head", "property": "data"},
        ],
        "inputs": [
            {"id": "url", "property": "pathname", "value": f"/indikator/{RATE.slug.de}"},
            {"id": "url", "property": "search", "value": "?regionen=ruhr~05113"},
        ],
        "changedPropIds": ["url.pathname"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    first = client.get(f"/indikator/{RATE.slug.de}?regionen=ruhr~05113").text
    heading = re.search(r"<h1>(.+?)</h1>", first)
    assert heading
    found = answer.get_json()["response"]
    assert unescape(heading.group(1)) in str(found["live"]["children"]).replace("\\xa0", "\xa0")
    told = found["head"]["data"]
    assert (told["lang"], told["title"]) == ("de", f"{RATE.title.de} – Dreiklang Ruhr")
    # The same head as the document's, but for the site's own address.
    tags = told["tags"].partition('<link rel="alternate" type=')[0]
    assert tags.count('"/') == 6
    assert tags.replace('"/', '"http://localhost/') in first


def test_any_server_shows_the_figures_that_the_environment_names(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tidy").mkdir()
    shutil.copy(store.path(RATE.id), store.path(RATE.id, tmp_path))
    monkeypatch.setenv("DATA_URL", str(tmp_path))
    served = run_path(str(repo / "app.py"), run_name="served")
    assert served["app"].root == tmp_path
    assert served["server"].test_client().get("/readyz").get_json()["indicators"] == 1
    assert app.app.root == store.DATA


def test_two_apps_live_in_one_process() -> None:
    one, other = (app.create_app() for _ in range(2))
    assert one.callback_map.keys() == other.callback_map.keys()
    assert one.callback_map is not other.callback_map
    assert one.callback_map


def test_files_of_other_packages_are_kept_for_ever_and_come_packed(client: FlaskClient) -> None:
    item = vendor.plotly_js()
    packed = client.get(item.url, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "immutable" in packed.headers["Cache-Control"]
    plain = client.get(item.url)
    assert plain.data == item.plain
    assert len(packed.data) < len(plain.data) / 2
    for sheet in vendor.stylesheets():
        assert client.get(sheet.url).status_code == 200


def test_plotly_is_loaded_only_where_a_chart_is(client: FlaskClient) -> None:
    url = vendor.plotly_js().url
    assert f'<script src="{url}">' in client.get(f"/indikator/{RATE.slug.de}").text
    assert url not in client.get("/").text
    late = client.get("/_dash-component-suites/plotly/package_data/plotly.min.js")
    assert (late.status_code, late.headers["Location"]) == (302, url)


def test_no_page_names_a_foreign_file_to_load(client: FlaskClient) -> None:
    for path in ("/", f"/indikator/{RATE.slug.de}", "/gibt-es-nicht"):
        # Lines to copy into other people's pages are text here and load nothing.
        html = re.sub(r"<code>.*?</code>", "", client.get(path).text, flags=re.DOTALL)
        links = re.findall(r"<link [^>]+>", html)
        fetched = [link for link in links if not re.search('rel="(canonical|alternate)"', link)]
        loaded = re.findall(r'(?:src|href)="([^"]+)"', " ".join(fetched))
        loaded += re.findall(r'src="([^"]+)"', html)
        assert loaded
        assert [url for url in loaded if not url.startswith(("/", "data:"))] == []


def test_both_languages_have_the_same_texts_with_the_same_parts() -> None:
    german, english = texts("de"), texts("en")
    assert german.keys() == english.keys()
    for key, text in german.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_a_port_in_use_gives_a_plain_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("HOST", "127.0.0.1")
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        assert app.main() == 1
    message = capsys.readouterr().err
    assert "PORT=8051" in message
    assert "Traceback" not in message
