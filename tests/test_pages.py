"""Every page of the table in both languages from outside: head, links, texts, addresses."""

import re
import xml.etree.ElementTree as ET
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import app
from indicators import store
from indicators.goals import GOALS
from indicators.model import Lang, Text
from indicators.publishers import PUBLISHERS
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from layouts import heads, moved, settings, sitemap
from layouts.address import NoPage, read
from layouts.heads import Head
from layouts.paths import PAGES, link, split

LANGS: tuple[Lang, Lang] = ("de", "en")
RATE = "/indikator/arbeitslosenquote"
SOME = {
    "indicator": ("unemployment_rate", "rd_expenditure_gdp"),
    "region": ("05113", "05954", "ruhr", "00", "09162"),
    "goal": ("A06", "E06"),
    "source": ("regionalstatistik", "bkg", "bundesagentur"),
}


FORMS = (link("api", "de"), link("api", "en"))


def paths(lang: Lang) -> list[str]:
    """A path of every page; of pages that have many, several."""
    found = []
    for name, row in PAGES.items():
        keys = SOME.get(name, ("",)) if row.keys else ("",)
        found += [link(name, lang, key) for key in keys]
    return found


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = app.create_app().server.test_client()
    return found


def words(html: str) -> str:
    """What a reader reads, without the menu and the foot, quotes and what is marked as German."""
    body = html.partition("<main")[2].partition("</main>")[0]
    # Snippets for other pages carry the quotes in their alternative texts.
    body = re.sub(r"<code>.*?</code>", " ", body, flags=re.DOTALL)
    body = re.sub(r"<(\w+)[^>]* lang=\"de\"[^>]*>.*?</\1>", " ", body, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_has_a_full_head_and_one_heading(client: FlaskClient, lang: Lang) -> None:
    titles = set()
    for path in paths(lang):
        answer = client.get(path)
        assert answer.status_code == 200, path
        html = answer.text
        assert f'<html lang="{lang}">' in html
        title = re.search(r"<title>(.+?)</title>", html)
        assert title
        titles.add(title.group(1))
        assert re.search(r'<meta name="description" content="[^"]{20,}">', html), path
        assert f'<link rel="canonical" href="http://localhost{path}">' in html
        for name in ("og:title", "og:description", "og:type", "og:url", "og:locale"):
            assert f'<meta property="{name}"' in html, (path, name)
        assert len(re.findall("<h1", html)) == 1, path
        assert not re.search(r">None<|\bnan\b", html), path
        # The interface's page shows the templates of its own paths.
        assert path in FORMS or not re.search(r"\{[a-z]+\}", words(html)), path
    assert len(titles) == len(paths(lang))


@pytest.mark.parametrize("lang", LANGS)
def test_headings_come_in_order(client: FlaskClient, lang: Lang) -> None:
    for path in paths(lang):
        main = client.get(path).text.partition("<main")[2].partition("</main>")[0]
        levels = [int(level) for level in re.findall(r"<h([1-6])", main)]
        assert levels[0] == 1, path
        jumps = [b - a for a, b in pairwise(levels)]
        assert max([0, *jumps]) <= 1, (path, levels)


@pytest.mark.parametrize("lang", LANGS)
def test_both_languages_name_each_other(client: FlaskClient, lang: Lang) -> None:
    here, there = paths(lang), paths("en" if lang == "de" else "de")
    for own, other in zip(here, there, strict=True):
        html = client.get(own).text
        pairs = dict(re.findall(r'hreflang="([\w-]+)" href="http://localhost([^"]*)"', html))
        german = own if lang == "de" else other
        english = other if lang == "de" else own
        assert pairs == {"de": german, "en": english, "x-default": german}
        tongue = re.search(r'<a href="([^"]+)" class="tongue"', html) or re.search(
            r'<a class="tongue"[^>]* href="([^"]+)"', html
        )
        assert tongue
        assert tongue.group(1) == other


def test_no_link_leads_nowhere_and_none_leaves_its_language(client: FlaskClient) -> None:
    for lang in LANGS:
        seen: set[str] = set()
        for path in paths(lang):
            main = client.get(path).text.partition('id="first"')[2]
            main = re.sub(r'<a[^>]*class="tongue"[^>]*>', "", main)
            seen |= set(re.findall(r'<a[^>]* href="(/[^"]*)"', main))
        for target in seen:
            file = target.partition("?")[0].partition("#")[0]
            try:
                found = read(unescape(file), "")
            except NoPage:
                # A file for download, the same for both languages.
                assert "." in file or file.startswith("/api/"), target
                continue
            assert found.path == file, f"{target} is not the page's own path"
            assert found.lang == lang, f"{target} on a page in {lang}"


def published() -> set[str]:
    """What keeps its German name: the paper, licences, the publishers' tables."""
    found = {"Ruhrgebiet: Tradition neu denken.", settings.settings().privacy.authority}
    found |= {item.licence for item in PUBLISHERS.values()}
    for item in INDICATORS.values():
        origins = store.read(item.id).provenance.origins
        found |= {text for origin in origins for text in (origin.title, origin.licence)}
    return found


GERMAN = r"\b(Ruhrgebiet|und|nicht|seit|Kreise|Werte|Jahr|Quelle|vorn|hinten|Rang)\b"


def test_english_pages_hold_no_german(client: FlaskClient) -> None:
    # The page on downloads shows formulas with the columns of the German file.
    for path in set(paths("en")) - {link("data", "en")}:
        told = words(client.get(path).text)
        for kept in published():
            told = told.replace(kept, "")
        assert not re.search(GERMAN, told), (path, re.search(f".{{40}}{GERMAN}.{{20}}", told))


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/region/essen", "/region/05113-essen"),
        ("/region/05113", "/region/05113-essen"),
        ("/region/05113-dortmund", "/region/05113-essen"),
        ("/region/DEA13", "/region/05113-essen"),
        ("/en/region/kreis-wesel", "/en/region/05170-wesel-district"),
        ("/en/region/deutschland", "/en/region/germany"),
        ("/ziel/a06", "/ziel/A06"),
        ("/en", "/en/"),
        ("/vergleich/", "/vergleich"),
        ("/indikator/unemployment-rate", "/indikator/arbeitslosenquote"),
        ("/en/indicator/arbeitslosenquote", "/en/indicator/unemployment-rate"),
        ("/indikator/gdp_per_capita", "/indikator/bip-je-einwohner"),
    ],
)
def test_other_forms_of_a_path_lead_to_its_own(client: FlaskClient, asked: str, leads: str) -> None:
    answer = client.get(f"{asked}?jahr=2015")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"{leads}?jahr=2015")
    assert client.get(leads).status_code == 200


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/region/esen", "/region/05113-essen"),
        ("/en/region/duisbrg", "/en/region/05112-duisburg"),
        ("/en/indicator/unemployment-rat", "/en/indicator/unemployment-rate"),
        ("/quelle/destati", "/quelle/destatis"),
    ],
)
def test_a_path_that_does_not_exist_gets_a_real_404(
    client: FlaskClient, path: str, meant: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert f'href="{meant}"' in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert 'rel="canonical"' not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/region/",
        "/region/05113-essen.xyz",
        "/region/dea1",
        "/region/hafen-dortmund",
        "/en/karte",
        "/en/ziele",
        "/x/y",
    ],
)
def test_what_has_no_page_is_refused(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_retired_paths_are_gone_and_moved_ones_lead_on(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = Text("Die Quelle ist eingestellt.", "The source has ended.")
    kept = moved.Moved({"/alt": "/karte"}, {"/indikator/alt": why, "/en/indicator/old": why})
    monkeypatch.setattr(moved, "load", lambda: kept)
    german, english = client.get("/indikator/alt"), client.get("/en/indicator/old")
    assert (german.status_code, english.status_code) == (410, 410)
    assert why.de in german.text
    assert why.en in english.text
    answer = client.get("/alt?jahr=2015")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/karte?jahr=2015")


def test_the_list_of_moved_paths_can_be_read_and_leads_to_pages(tmp_path: Path) -> None:
    known = moved.load()
    for target in known.moved.values():
        assert read(target, "").path == target
    file = tmp_path / "moved.toml"
    file.write_text('[moved]\n"/a" = "/b"\n"/b" = "/c"\n[retired]\n', "utf-8")
    with pytest.raises(ValueError, match="one last address"):
        moved.load(file)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (f"{RATE}?utm=x&jahr=2015..2020&regionen=essen", "?regionen=05113&jahr=2015..2020"),
        ("/?kacheln=bip-je-einwohner&x=1", "?kacheln=bip-je-einwohner"),
        ("/ziele?urteil=besser&x=1&saeule=arbeitsmarkt", "?saeule=arbeitsmarkt&urteil=besser"),
        ("/ziele?urteil=quatsch", ""),
        ("/ziel/A06?vergleich=deutschland", "?vergleich=deutschland"),
        ("/vergleich?regionen=05113&regionen=essen&regionen=05913", "?regionen=05113~05913"),
        ("/karte?jahr=2015&indikator=unemployment_rate", "?jahr=2015"),
        ("/indikatoren?q=kita&page=3", "?q=kita"),
        ("/methodik?x=1", ""),
    ],
)  # fmt: skip
def test_the_canonical_link_keeps_known_parameters_only(
    client: FlaskClient, query: str, kept: str
) -> None:
    html = client.get(query).text
    path = query.partition("?")[0]
    found = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    assert found
    assert unescape(found.group(1)) == f"http://localhost{path}{kept}"


def test_the_other_language_shows_the_same_view(client: FlaskClient) -> None:
    asked = "/vergleich?indikator=bip-je-einwohner&regionen=05113~ruhr&ansicht=index&basis=2010"
    html = client.get(asked).text
    english = re.search(r'hreflang="en" href="http://localhost([^"]+)"', html)
    assert english
    back = client.get(unescape(english.group(1))).text
    german = re.search(r'hreflang="de" href="http://localhost([^"]+)"', back)
    assert german
    again = re.search(
        r'hreflang="de" href="http://localhost([^"]+)"', client.get(unescape(german.group(1))).text
    )
    assert again
    assert german.group(1) == again.group(1)
    assert "indikator=gdp-per-inhabitant" in english.group(1)
    assert "2010" in back


def test_the_sitemap_names_every_page_in_both_languages(client: FlaskClient) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ET.fromstring(client.get("/sitemap.xml").text)
    found = {item.text for item in tree.findall("s:url/s:loc", space)}
    for lang in LANGS:
        for path in paths(lang):
            assert f"http://localhost{path}" in found
        for ags in MEMBERS:
            assert f"http://localhost{link('region', lang, ags)}" in found
    assert len(found) == len(tree) == 2 * len(sitemap.pages())
    robots = client.get("/robots.txt")
    assert "Sitemap: http://localhost/sitemap.xml" in robots.text


def test_every_key_of_every_page_is_read_back() -> None:
    for name, row in PAGES.items():
        for key in row.keys() if row.keys else [""]:
            for lang in LANGS:
                path = link(name, lang, key)
                assert split(path)
                found = read(path, "")
                assert (found.page, found.key, found.lang, found.path) == (name, key, lang, path)


def test_texts_in_the_head_are_escaped() -> None:
    head = Head("de", 'A "b" <c>', '"><script>', {"de": "/?q=%22&x=1", "en": "/en/"})
    tags = heads.tags(head, "https://example.org")
    assert "<script>" not in tags
    assert "&amp;x=1" in tags
    assert '<link rel="canonical" href="https://example.org/?q=%22&amp;x=1">' in tags


def test_a_members_profile_is_linked_from_every_page(client: FlaskClient) -> None:
    html = client.get("/ziel/A06").text
    for ags in MEMBERS:
        assert f'href="/region/{ags}-' in html


def test_quotes_stay_german_with_the_gloss_beside(client: FlaskClient) -> None:
    html = unescape(client.get("/en/goal/A06").text)
    assert re.search(rf'<p lang="de">[^<]*{re.escape(GOALS["A06"].quote[:30])}', html)
    assert GOALS["A06"].gloss in html
    assert REGIONS["05113"].name.en == "Essen"
