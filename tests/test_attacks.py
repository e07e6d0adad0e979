"""Attacks on every address of the site: no answer fails, none lets go what it should keep."""

from pathlib import Path
from urllib.parse import quote

import pytest

from indicators.store import DATA
from tests.attacks import (
    FILES,
    INJECTIONS,
    OPENINGS,
    PARAMETERS,
    TRAVERSALS,
    harmless,
    mixed,
    pages,
    query,
)
from tests.guarded import site

TURNS = 2
"""Mixtures each page gets; over all pages every parameter gets every attack."""


@pytest.mark.parametrize(("number", "path"), list(enumerate(pages())))
def test_injection_in_all_parameters_of_a_page(number: int, path: str) -> None:
    for turn in range(number * TURNS, number * TURNS + TURNS):
        harmless(site().open(f"{path}?{query(mixed(turn))}"), f"{path} {turn}")


@pytest.mark.parametrize(("number", "path"), list(enumerate(FILES)))
def test_injection_in_each_parameter_of_a_file(number: int, path: str) -> None:
    """One at a time: a file refuses a name it does not know before it looks at values."""
    for turn in range(number, number + TURNS):
        for name, attack in mixed(turn).items():
            harmless(site().open(f"{path}?{query({name: attack})}"), f"{path} {name}={attack}")


def test_the_mixtures_give_every_parameter_every_attack() -> None:
    turns = range(len(pages()) * TURNS)
    given = {pair for turn in turns for pair in mixed(turn).items()}
    assert len(given) == len(INJECTIONS) * len(PARAMETERS)


@pytest.mark.parametrize("opening", OPENINGS)
def test_injection_in_every_path(opening: str) -> None:
    for attack in INJECTIONS:
        for path in (opening + quote(attack, safe=""), f"{opening}{quote(attack)}.svg"):
            answer = site().open(path)
            assert answer.status_code in (301, 308, 400, 403, 404, 405, 414), path
            harmless(answer, path)


@pytest.mark.parametrize("opening", OPENINGS)
def test_no_path_leads_out_of_its_folder(opening: str) -> None:
    for attack in TRAVERSALS:
        answer = site().client.open(
            opening + attack, environ_overrides={"REMOTE_ADDR": "192.0.2.1"}
        )
        assert answer.status_code in (301, 302, 308, 400, 404), opening + attack
        harmless(answer, opening + attack)


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "//evil.example/..//"])
def test_no_redirect_leads_to_another_site(path: str) -> None:
    harmless(site().client.open(path), path)
    answer = site().client.open("/", environ_overrides={"PATH_INFO": path})
    assert answer.headers.get("Location", "/")[:2] not in ("//", "/\\")
    harmless(answer, path)


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL"])
def test_no_header_but_host_names_the_site(name: str) -> None:
    for path in ("/", "/sitemap.xml", "/robots.txt", "/oembed?url=x", "/api/v1/openapi.json"):
        answer = site().open(path, headers={name: "host=evil.example"})
        assert b"evil.example" not in answer.get_data(), path


def test_a_hostile_host_gets_into_nothing_where_the_address_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = (DATA.parent / "layouts" / "settings.toml").read_text("utf-8")
    own = tmp_path / "settings.toml"
    own.write_text(usual.replace('url = ""', 'url = "https://right.example"'), "utf-8")
    monkeypatch.setenv("DREIKLANG_SETTINGS", str(own))
    for path in ("/", "/sitemap.xml", "/robots.txt", "/indikator/arbeitslosenquote.json"):
        answer = site().open(path, headers={"Host": "evil.example"})
        assert b"https://right.example/" in answer.get_data(), path
        assert "evil.example" not in answer.text + str(answer.headers), path


def test_huge_queries_are_refused_or_answered_shortly() -> None:
    many = "&".join(f"regionen={n}" for n in range(800))
    for path in (*FILES[:12], "/indikator/arbeitslosenquote", "/vergleich"):
        answer = site().open(f"{path}?{many}"[:7999])
        assert answer.status_code in (200, 302, 400, 404), path
        assert site().open(f"{path}?{many}{many}").status_code == 414
        harmless(answer, path)
