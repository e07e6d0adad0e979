"""What the pages for browsing say: profiles, pillars, search, comparison, map, sources, legal."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.model import Indicator, Lang
from indicators.profile import profile
from indicators.publishers import PUBLISHERS
from indicators.query import Selection
from indicators.regions import MEMBERS, RUHR
from indicators.registry import INDICATORS
from layouts import comparison, index_line, map_choice, scatter, settings, svg_scatter
from layouts.first_html import render
from layouts.numbers import quantity
from layouts.pages import forms
from layouts.paths import link

RATE = INDICATORS["unemployment_rate"]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = app.create_app().server.test_client()
    return found


def text(html: str) -> str:
    body = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def stored(indicator: Indicator) -> store.Stored:
    return store.read(indicator.id)


@pytest.mark.parametrize("region", ["05113", "05562", "ruhr", "09162"])
def test_a_profile_shows_every_figure_with_its_rank(client: FlaskClient, region: str) -> None:
    frames = {key: stored(item).frame for key, item in INDICATORS.items()}
    found = profile(region, frames)
    told = text(client.get(link("region", "de", region)).text)
    for entry in found.entries:
        item = INDICATORS[entry.indicator]
        assert item.title.de in told
        assert quantity(entry.latest.value, item, "de").replace("\u00a0", " ") in told
        for rank in entry.ranks:
            if rank.scope == "germany":
                assert f"{rank.rank} von {rank.of}" in told
    for key, _ in found.absent:
        assert INDICATORS[key].short_title.de in told
    names = [INDICATORS[item.indicator].title.de for item in found.strengths]
    sides = told.partition("Stärken nach Regel")[2].partition("Schwächen nach Regel")[0]
    assert all(name in sides for name in names[:3])


def test_a_profile_links_each_indicator_with_the_region_chosen(client: FlaskClient) -> None:
    html = client.get(link("region", "de", "05916")).text
    links = re.findall(r'href="(/indikator/[^"]+)"', html)
    assert len(links) > 60
    assert all("regionen=05916" in target for target in links)


def test_similar_kreise_are_named_with_distance_and_features(client: FlaskClient) -> None:
    told = text(client.get(link("region", "de", "05113")).text)
    block = told.partition("Statistisch ähnliche Kreise")[2]
    assert "Dortmund" in block
    assert re.search(r"Abstand 0 0,\d\d", block)
    assert "Statistisch ähnliche" not in text(client.get(link("region", "de", RUHR)).text)


def test_profiles_hold_small_lines_and_no_plotly(client: FlaskClient) -> None:
    for path in (link("region", "de", "05113"), "/karte", "/vergleich", "/arbeitsmarkt"):
        html = client.get(path).text
        assert "<svg" in html or "data:image/svg" in html
        assert "<table" in html
        assert "/vendor/plotly" not in html


@pytest.mark.parametrize("page", ["economy", "labour", "life"])
def test_a_pillar_page_holds_all_its_indicators(client: FlaskClient, page: str) -> None:
    told = text(client.get(link(page, "de")).text)
    for item in INDICATORS.values():
        if item.pillar == page:
            assert item.title.de in told or item.short_title.de in told, item.id


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("arbeitslosenqote", "/indikator/arbeitslosenquote"),
        ("GDP", "/indikator/bip-je-einwohner"),
        ("duisburg", "/region/05112-duisburg"),
        ("kita", "/indikator/"),
    ],
)
def test_the_search_forgives_and_links(client: FlaskClient, asked: str, path: str) -> None:
    html = client.get("/indikatoren", query_string={"q": asked}).text
    assert f'href="{path}' in html.partition("<main")[2]
    assert f'value="{asked}"' in html


def test_a_search_without_result_says_so_in_both_languages(client: FlaskClient) -> None:
    assert "Nichts gefunden für „xyzzyq“" in text(client.get("/indikatoren?q=xyzzyq").text)
    assert "Nothing found for “xyzzyq”" in text(client.get("/en/indicators?q=xyzzyq").text)


def test_hostile_words_stay_text(client: FlaskClient) -> None:
    evil = '"><script>alert(1)</script>'
    for path, key in (("/indikatoren", "q"), ("/vergleich", "weitere"), ("/karte", "jahr"),
                      ("/vergleich", "indikator"), ("/karte", "indikator")):  # fmt: skip
        assert "<script>alert" not in client.get(path, query_string={key: evil}).text


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_a_source_page_names_every_table_that_was_read(client: FlaskClient, publisher: str) -> None:
    html = client.get(link("source", "de", publisher)).text
    told, count = text(html), 0
    for item in INDICATORS.values():
        origins = [o for o in stored(item).provenance.origins if o.publisher == publisher]
        for origin in origins:
            assert origin.table.rpartition("/")[2] in told
        if origins:
            count += 1
            assert item.title.de in told
    assert PUBLISHERS[publisher].licence in told
    if count:
        assert f"für {count} Indikatoren" in told


def test_the_index_is_100_in_its_base_year_and_stops_at_breaks() -> None:
    chosen = Selection((RUHR, "05113"))
    drawn = index_line.describe(RATE, stored(RATE), chosen, 2010)
    assert [line.at("2010").value for line in drawn.series if line.at("2010")] == [100.0, 100.0]  # type: ignore[union-attr]
    frame = stored(RATE).frame
    rows = frame[(frame["region"] == RUHR) & frame["period"].isin(["2010", "2024"])]
    first, last = rows.sort_values("period")["value"].tolist()
    later = drawn.series[0].at("2024")
    assert later
    assert later.value == pytest.approx(100 * last / first)
    # 2005 is a declared break of unemployment: nothing before it has an index to 2010.
    assert min(p.period for line in drawn.series for p in line.told) >= "2005"
    assert "100" in drawn.unit
    early = index_line.describe(RATE, stored(RATE), chosen, 2002)
    assert max(p.period for line in early.series for p in line.told) < "2005"


def test_an_index_without_a_base_value_names_who_lacks_it() -> None:
    drawn = index_line.describe(RATE, stored(RATE), Selection((RUHR,)), 1950)
    assert drawn.series == ()
    assert "Ruhrgebiet" in drawn.notes[-1]


def test_the_scatter_shows_the_figures_of_one_year() -> None:
    other = INDICATORS["gdp_per_capita"]
    drawn = scatter.describe((RATE, other), (stored(RATE), stored(other)), Selection(until="2020"))
    assert drawn.period == "2020"
    assert {dot.region for dot in drawn.dots} == set(MEMBERS)
    frame = stored(other).frame
    for dot in drawn.dots:
        row = frame[(frame["region"] == dot.region) & (frame["period"] == "2020")]
        assert [dot.y.value] == row["value"].tolist()
    svg = svg_scatter.svg(drawn)
    assert svg.count("<circle") == 15
    assert "GE" in svg
    assert len(drawn.alt) <= 300
    for word in ("Ursache", "Einfluss", "korrel", "weil"):
        assert word not in drawn.finding + " ".join(drawn.notes)


def test_a_scatter_without_a_common_year_says_so(client: FlaskClient) -> None:
    told = text(client.get("/vergleich?ansicht=streu&indikator=arbeitslosenquote").text)
    assert "braucht es zwei Indikatoren" in told
    pair = "arbeitslosenquote~fue-ausgaben-am-bip"
    answer = client.get(f"/vergleich?ansicht=streu&indikator={pair}")
    assert answer.status_code == 200


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_comparison_is_read_back_from_its_own_query(lang: Lang) -> None:
    asked = {"regionen": "05113~essen~09162", "indikator": "gdp_per_capita~sgb2_rate",
             "ansicht": "index", "von": "2010", "bis": "2020", "basis": "2012"}  # fmt: skip
    first = comparison.read(asked, lang)
    assert first.regions == ("05113", "09162")
    assert (first.since, first.until, first.base, first.view) == ("2010", "2020", 2012, "index")
    query = dict(part.split("=") for part in unescape(first.query(lang)).split("&"))
    assert comparison.read(query, lang) == replace(first, notes=())


def test_what_a_comparison_cannot_read_is_named() -> None:
    asked = {"regionen": "esen", "weitere": "Köln, Atlantis", "indikator": "quark",
             "ansicht": "torte", "von": "zehn", "basis": "15"}  # fmt: skip
    found = comparison.read(asked, "de")
    assert found.regions == ("05315",)
    assert found.ids == ("unemployment_rate",)
    told = " ".join(found.notes)
    for word in ("esen", "Atlantis", "quark", "torte", "zehn", "15"):
        assert word in told


def test_too_many_regions_are_cut_with_a_word() -> None:
    found = comparison.read({"regionen": "~".join(MEMBERS)}, "de")
    assert len(found.regions) == comparison.MOST_REGIONS
    assert found.notes


def test_the_map_keeps_its_classes_over_the_years() -> None:
    root = store.DATA
    found = {}
    for year in ("2015", "2025"):
        choice = map_choice.read({"jahr": year}, root, "de")
        assert choice
        found[year] = map_choice.chart(choice, root, "de")
    first, last = found["2015"], found["2025"]
    assert first
    assert last
    assert first.groups == last.groups
    for area in (*first.areas, *last.areas):
        value = area.point.value
        assert value is not None
        assert first.groups[area.group] <= value <= first.groups[area.group + 1]
    assert "nicht" not in first.finding


def test_the_map_names_what_it_cannot_show(client: FlaskClient) -> None:
    told = text(client.get("/karte?indikator=bevoelkerung&jahr=1901").text)
    assert "keine Karte von ihm" in told
    assert "1901" in told
    assert "53 Städte und Gemeinden" in told
    svg = client.get("/karte/gemeinden.svg")
    assert svg.mimetype == "image/svg+xml"
    assert svg.text.count("<path") == 53


def test_every_year_of_the_map_is_a_link(client: FlaskClient) -> None:
    html = client.get("/karte").text
    choice = map_choice.read({}, store.DATA, "de")
    assert choice
    for year in choice.years[:-1]:
        assert f'href="/karte?jahr={year}"' in html


def test_without_figures_every_page_still_answers(tmp_path: Path) -> None:
    (tmp_path / "tidy").mkdir()
    client = app.create_app(tmp_path).server.test_client()
    pair = "arbeitslosenquote~sgb2_rate"
    for path in ("/karte", "/vergleich", f"/vergleich?ansicht=streu&indikator={pair}",
                 "/arbeitsmarkt", "/region/05113-essen", "/indikatoren", "/indikatoren?q=kita",
                 "/quelle/destatis", "/methodik", "/vergleich?ansicht=kacheln"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert len(re.findall("<h1", answer.text)) == 1


FILLED = """
[site]
url = "https://dreiklang.example/"
[operator]
name = "Beispiel e. V."
street = "Weg 1"
town = "44135 Dortmund"
country = ""
email = "post@dreiklang.example"
phone = ""
responsible = "Erika Beispiel"
register = ["VR 1"]
[privacy]
officer = ""
host = "Rechenzentrum"
log_days = "7"
authority = "LDI NRW"
[accessibility]
contact = ""
reviewed = "2026-01-31"
public_body = true
"""


def test_the_operator_is_named_where_the_settings_name_one(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(FILLED, "utf-8")
    monkeypatch.setenv("DREIKLANG_SETTINGS", str(file))
    imprint, privacy = client.get("/impressum").text, text(client.get("/en/privacy").text)
    assert "Beispiel e. V." in imprint
    assert "noch nicht eingetragen" not in text(imprint).replace(
        "Telefon [noch nicht eingetragen]", ""
    )
    assert '<link rel="canonical" href="https://dreiklang.example/impressum">' in imprint
    assert "7 days" in privacy
    access = text(client.get("/barrierefreiheit").text)
    assert "31.01.2026" in access
    assert "§ 10b BGG NRW" in access


def test_what_nobody_filled_in_is_an_open_place(client: FlaskClient) -> None:
    for path in ("/impressum", "/datenschutz", "/barrierefreiheit"):
        assert "noch nicht eingetragen" in text(client.get(path).text)
    assert "nicht behauptet" in text(client.get("/barrierefreiheit").text)


def test_settings_with_a_wrong_field_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(FILLED.replace("phone =", "fone ="), "utf-8")
    with pytest.raises(ValueError, match="fone"):
        settings.load(file)


def test_form_fields_escape_what_they_say() -> None:
    evil = '"><b>'
    for field in (forms.text("q", evil, evil), forms.menu("q", evil, [(evil, evil)], ""),
                  forms.boxes("q", evil, [(evil, evil)], [])):  # fmt: skip
        assert "<b>" not in field
    assert render(None) == ""
