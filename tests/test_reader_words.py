"""Words for readers: no path of a file where an operator is missing, one name for one region."""

import pytest
from flask.testing import FlaskClient

from indicators.model import Lang
from indicators.regions import NRW_REST
from layouts.paths import link
from layouts.places import name, short
from layouts.words import texts
from tests.page_texts import main_text

SAYS: dict[Lang, str] = {
    "de": "Diese Installation nennt noch keinen Betreiber.",
    "en": "This installation does not name its operator yet.",
}
LANGS: tuple[Lang, Lang] = ("de", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", ["imprint", "privacy", "accessibility"])
def test_a_missing_operator_is_told_without_a_path(
    client: FlaskClient, lang: Lang, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DREIKLANG_SETTINGS", raising=False)
    told = main_text(client.get(link(page, lang)).text)
    assert SAYS[lang] in told
    assert ".toml" not in told
    assert "layouts/" not in told


@pytest.mark.parametrize("lang", LANGS)
def test_the_rest_of_the_land_has_one_name(client: FlaskClient, lang: Lang) -> None:
    one = name(NRW_REST, lang)
    assert short(NRW_REST, lang) == one
    others = ("Rest of NRW", "rest of NRW", "Rest von NRW", "übriges NRW", "NRW w/o")
    paths = [link("indicator", lang, "unemployment_rate"), link("goal", lang, "E05")]
    paths += [f"{paths[0]}.svg", link("region", lang, "05113")]
    for path in paths:
        told = client.get(path).text
        assert one in told, path
        assert not [other for other in others if other in told], path
    assert not [key for key, told in texts(lang).items() for other in others if other in told]
