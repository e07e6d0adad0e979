"""Every page of the table in both languages from outside: head, headings, links, texts."""

import re
from html import unescape
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from indicators import store
from indicators.goals import GOALS
from indicators.model import Lang
from indicators.publishers import PUBLISHERS
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from layouts import settings
from layouts.address import NoPage, read
from layouts.paths import link
from tests.page_paths import LANGS, paths
from tests.page_texts import main, text

FORMS = (link("api", "de"), link("api", "en"))


def words(html: str) -> str:
    """What a reader reads, without the menu and the foot, quotes and what is marked as German."""
    body = main(html)
    # Snippets for other pages carry the quotes in their alternative texts.
    body = re.sub(r"<code>.*?</code>", " ", body, flags=re.DOTALL)
    body = re.sub(r"<(\w+)[^>]* lang=\"de\"[^>]*>.*?</\1>", " ", body, flags=re.DOTALL)
    return text(body)


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
        page = main(client.get(path).text)
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
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
            page = client.get(path).text.partition('id="first"')[2]
            page = re.sub(r'<a[^>]*class="tongue"[^>]*>', "", page)
            seen |= set(re.findall(r'<a[^>]* href="(/[^"]*)"', page))
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


def test_a_members_profile_is_linked_from_every_page(client: FlaskClient) -> None:
    html = client.get("/ziel/A06").text
    for ags in MEMBERS:
        assert f'href="/region/{ags}-' in html


def test_quotes_stay_german_with_the_gloss_beside(client: FlaskClient) -> None:
    html = unescape(client.get("/en/goal/A06").text)
    assert re.search(rf'<p lang="de">[^<]*{re.escape(GOALS["A06"].quote[:30])}', html)
    assert GOALS["A06"].gloss in html
    assert REGIONS["05113"].name.en == "Essen"
