"""Addresses: other forms, what is gone or refused, canonical links, the sitemap."""

import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indicators.model import Text
from indicators.regions import MEMBERS
from layouts import heads, moved, sitemap
from layouts.address import read
from layouts.heads import Head
from layouts.paths import PAGES, link, split
from tests.page_paths import LANGS, RATE, paths


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
    html = client.get(query, follow_redirects=True).text
    path = query.partition("?")[0]
    found = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    assert found
    assert unescape(found.group(1)) == f"http://localhost{path}{kept}"


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/ziele?saeule=&klasse=&urteil=stimmt", "/ziele?urteil=stimmt"),
        ("/vergleich?indikator=sgb2-quote&indikator=&regionen=05112&regionen=05913&von=&bis=",
         "/vergleich?indikator=sgb2-quote&regionen=05112~05913"),
        (f"{RATE}?regionen=05112&jahr=2010&jahr=2025&vergleich=",
         f"{RATE}?regionen=05112&jahr=2010~2025"),
        ("/indikatoren?q=", "/indikatoren"),
    ],
)  # fmt: skip
def test_what_a_form_sends_becomes_a_short_address(
    client: FlaskClient, asked: str, leads: str
) -> None:
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (302, leads)
    assert client.get(leads).status_code == 200


def test_what_a_form_could_not_say_is_still_named(client: FlaskClient) -> None:
    answer = client.get("/ziele?saeule=kultur&klasse=", follow_redirects=True)
    assert "saeule=kultur" in unescape(answer.text.partition('class="notices"')[2])


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
