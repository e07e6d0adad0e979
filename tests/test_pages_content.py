"""What the pages for browsing say: profiles, pillars, indicators, sources, legal pages."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.profile import profile
from indicators.publishers import PUBLISHERS
from indicators.regions import MEMBERS, RUHR
from indicators.registry import INDICATORS
from indicators.rules import RULES
from layouts import settings
from layouts.numbers import quantity
from layouts.paths import link
from layouts.places import short
from tests.page_texts import main_text

RATE = INDICATORS["unemployment_rate"]


@pytest.mark.parametrize("region", ["05113", "05562", "ruhr", "09162"])
def test_a_profile_shows_every_figure_with_its_rank(client: FlaskClient, region: str) -> None:
    frames = {key: store.read(item.id).frame for key, item in INDICATORS.items()}
    found = profile(region, frames)
    told = main_text(client.get(link("region", "de", region)).text)
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


def test_amounts_in_current_prices_are_judged_nowhere(client: FlaskClient) -> None:
    """A profile and an indicator's page follow the one rule, and say why."""
    html = client.get(link("region", "de", "05916")).text
    assert RULES.prices_why.de in main_text(html)
    assert RULES.current_prices
    for key in RULES.current_prices:
        slug = INDICATORS[key].slug.de
        row = html.partition(f'href="/indikator/{slug}?')[2].partition("</tr>")[0]
        assert row, key
        page = client.get(f"/indikator/{slug}").text
        table = page.partition('<table class="latest"')[2].partition("</table>")[0]
        assert 'class="judgement' not in row + table, key
        assert RULES.prices_why.de in main_text(page), key
    # Where prices play no part the same places do judge.
    row = html.partition(f'href="/indikator/{RATE.slug.de}?')[2].partition("</tr>")[0]
    assert 'class="judgement' in row


def test_the_years_of_a_series_are_told_even_where_it_has_ended(client: FlaskClient) -> None:
    told = main_text(client.get("/indikator/neuerrichtungen").text)
    rows = store.read(INDICATORS["business_formations_per_10000"].id).frame
    last = max(rows[rows["value"].notna()]["period"])
    assert f" bis {last}. " in told.partition("Brüche und Lücken Zahlen von ")[2]
    wide = main_text(client.get("/indikator/fue-ausgaben").text)
    assert "größer als das Ruhrgebiet" in wide
    assert "Wert für Nordrhein-Westfalen" in wide
    assert "Wert für das Ruhrgebiet Gewichtetes" not in wide


def test_a_view_leads_to_the_profiles_of_the_members_it_names(client: FlaskClient) -> None:
    html = client.get(f"/indikator/{RATE.slug.de}?ansicht=rang&regionen=05916").text
    top = html.partition('<header class="opening')[2].partition("</header>")[0]
    rows = store.read(RATE.id).frame
    rows = rows[(rows["period"] == max(rows["period"])) & rows["region"].isin(MEMBERS)]
    rows = rows.sort_values("value")["region"]
    wanted = [link("region", "de", key) for key in (rows.iloc[0], rows.iloc[-1], "05916")]
    assert re.findall(r'href="(/region/[^"]+)"', top) == list(dict.fromkeys(wanted))


def test_a_profile_links_each_indicator_with_the_region_chosen(client: FlaskClient) -> None:
    html = client.get(link("region", "de", "05916")).text
    links = re.findall(r'href="(/indikator/[^"]+)"', html)
    assert len(links) > 60
    assert all("regionen=05916" in target for target in links)


def test_similar_kreise_are_named_with_distance_and_features(client: FlaskClient) -> None:
    told = main_text(client.get(link("region", "de", "05113")).text)
    block = told.partition("Statistisch ähnliche Kreise")[2]
    assert "Dortmund" in block
    assert re.search(r"Abstand 0 0,\d\d", block)
    assert "Statistisch ähnliche" not in main_text(client.get(link("region", "de", RUHR)).text)


def test_profiles_hold_small_lines_and_no_plotly(client: FlaskClient) -> None:
    for path in (link("region", "de", "05113"), "/karte", "/vergleich", "/arbeitsmarkt"):
        html = client.get(path).text
        assert "<svg" in html or "data:image/svg" in html
        assert "<table" in html
        assert "/vendor/plotly" not in html


@pytest.mark.parametrize("page", ["economy", "labour", "life"])
def test_a_pillar_page_holds_all_its_indicators(client: FlaskClient, page: str) -> None:
    told = main_text(client.get(link(page, "de")).text)
    for item in INDICATORS.values():
        if item.pillar == page:
            assert item.title.de in told or item.short_title.de in told, item.id


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_a_source_page_names_every_table_that_was_read(client: FlaskClient, publisher: str) -> None:
    html = client.get(link("source", "de", publisher)).text
    told, count = main_text(html), 0
    for item in INDICATORS.values():
        origins = [o for o in store.read(item.id).provenance.origins if o.publisher == publisher]
        for origin in origins:
            assert origin.table.rpartition("/")[2] in told
        if origins:
            count += 1
            assert item.title.de in told
    assert PUBLISHERS[publisher].licence in told
    if count:
        assert f"für {count} Indikatoren" in told


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
    imprint, privacy = client.get("/impressum").text, main_text(client.get("/en/privacy").text)
    assert "Beispiel e. V." in imprint
    assert "noch nicht eingetragen" not in main_text(imprint).replace(
        "Telefon [noch nicht eingetragen]", ""
    )
    assert '<link rel="canonical" href="https://dreiklang.example/impressum">' in imprint
    assert "7 days" in privacy
    access = main_text(client.get("/barrierefreiheit").text)
    assert "31.01.2026" in access
    assert "§ 10b BGG NRW" in access


def test_what_nobody_filled_in_is_an_open_place(client: FlaskClient) -> None:
    for path in ("/impressum", "/datenschutz", "/barrierefreiheit"):
        assert "noch nicht eingetragen" in main_text(client.get(path).text)
    assert "nicht behauptet" in main_text(client.get("/barrierefreiheit").text)


def test_settings_with_a_wrong_field_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(FILLED.replace("phone =", "fone ="), "utf-8")
    with pytest.raises(ValueError, match="fone"):
        settings.load(file)
    for wrong in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ValueError, match=r"DREIKLANG_SETTINGS.*layouts/settings\.toml"):
            settings.load(wrong)


def test_the_ruhr_lacks_a_value_where_its_members_have_one_and_says_so(client: FlaskClient) -> None:
    told = main_text(client.get("/wirtschaftskraft").text)
    assert "Industrieumsatz: ein gemeinsamer Wert der 15 Mitglieder lässt sich nicht" in told
    assert "keine lesbaren Zahlen" not in told


@pytest.mark.parametrize("path", ["/", "/wirtschaftskraft", "/arbeitsmarkt", "/lebensqualitaet"])
def test_only_members_are_told_as_those_that_moved_most(client: FlaskClient, path: str) -> None:
    body = client.get(path).text.partition('class="movers"')[2].partition("</table>")[0]
    found = set(re.findall(r'class="place">([^<]+)<', body))
    assert found
    assert found <= {short(member, "de") for member in MEMBERS}


@pytest.mark.parametrize("path", ["/", "/karte", "/schnittstelle", "/quelle/bbsr", "/ziel/A06"])
def test_every_table_has_a_name(client: FlaskClient, path: str) -> None:
    tables = re.findall(r"<table[^>]*>(?:<caption)?", client.get(path).text)
    assert tables
    assert all("aria-label=" in table or "<caption" in table for table in tables)


def test_titles_of_german_tables_are_marked_as_german(client: FlaskClient) -> None:
    told = client.get("/en/indicator/gdp-per-inhabitant").text
    assert '<span lang="de">Bruttoinlandsprodukt (VGR der Länder)</span>' in told
