"""The table of all pages with their paths in both languages; adding a page is a line here.

The German path is the page's own name in the address, the English one lies under /en/ and has
its own words. What a page's parameters are called is the same in both languages.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from indicators.goals import GOALS
from indicators.model import Lang, Text
from indicators.publishers import PUBLISHERS
from indicators.regions import REGIONS, Region
from indicators.registry import INDICATORS

ENGLISH = "/en"


@dataclass(frozen=True, slots=True)
class Row:
    """A page: its path, and the module of layouts/pages that makes it.

    A path that ends in a slash (but the overview's) goes on with the key of one of `keys`.
    """

    path: Text
    module: str
    keys: Callable[[], list[str]] | None = None


def _profiled() -> list[str]:
    """Regions with a profile: all Kreise and the four aggregates."""
    return [key for key, item in REGIONS.items() if item.kind not in ("nuts2", "site")]


PAGES: dict[str, Row] = {
    "home": Row(Text("/", "/en/"), "home"),
    "economy": Row(Text("/wirtschaftskraft", "/en/economy"), "pillar"),
    "labour": Row(Text("/arbeitsmarkt", "/en/labour-market"), "pillar"),
    "life": Row(Text("/lebensqualitaet", "/en/quality-of-life"), "pillar"),
    "indicators": Row(Text("/indikatoren", "/en/indicators"), "indicators"),
    "indicator": Row(Text("/indikator/", "/en/indicator/"), "indicator", lambda: list(INDICATORS)),
    "region": Row(Text("/region/", "/en/region/"), "region", _profiled),
    "compare": Row(Text("/vergleich", "/en/compare"), "compare"),
    "map": Row(Text("/karte", "/en/map"), "map"),
    "goals": Row(Text("/ziele", "/en/goals"), "goals"),
    "goal": Row(Text("/ziel/", "/en/goal/"), "goal", lambda: list(GOALS)),
    "methods": Row(Text("/methodik", "/en/methods"), "methods"),
    "method": Row(Text("/methodik/bewertung", "/en/methods/verdicts"), "method"),
    "source": Row(Text("/quelle/", "/en/source/"), "source", lambda: list(PUBLISHERS)),
    "state": Row(Text("/datenstand", "/en/data-status"), "state"),
    "changes": Row(Text("/aenderungen", "/en/changes"), "changes"),
    "data": Row(Text("/daten", "/en/data"), "data"),
    "api": Row(Text("/schnittstelle", "/en/api"), "api"),
    "embedding": Row(Text("/einbetten", "/en/embedding"), "embedding"),
    "check": Row(Text("/pruefen", "/en/verify"), "check"),
    "privacy": Row(Text("/datenschutz", "/en/privacy"), "legal"),
    "imprint": Row(Text("/impressum", "/en/imprint"), "legal"),
    "accessibility": Row(Text("/barrierefreiheit", "/en/accessibility"), "legal"),
}


def link(page: str, lang: Lang, key: str = "", query: str = "") -> str:
    """The path of a page, of the thing with this id where it has many, with its query."""
    path = PAGES[page].path.in_(lang) + (_TAILS[page](key, lang) if key else "")
    return f"{path}?{query}" if query else path


def split(path: str) -> tuple[str, Lang, str] | None:
    """Page, language and the rest of a path; None if no page begins so."""
    lang = language(path)
    bare = path.rstrip("/")
    for name, row in PAGES.items():
        own = row.path.in_(lang)
        if row.keys is None and bare == own.rstrip("/"):
            return name, lang, ""
        if row.keys is not None and path.startswith(own):
            return name, lang, bare.removeprefix(own.rstrip("/")).lstrip("/")
    return None


def language(path: str) -> Lang:
    """The language a path is written in."""
    return "en" if path == ENGLISH or path.startswith(f"{ENGLISH}/") else "de"


def region_tail(region: Region, lang: Lang) -> str:
    """How a region stands in its path: 05113-essen, ruhr."""
    slug = slugify(region.name.in_(lang))
    if len(region.id) == 5 and region.id.isdigit():
        return f"{region.id}-{slug}"
    return region.slug if lang == "de" else slug


def slugify(text: str) -> str:
    """A name as part of a path: small letters a to z, digits and hyphens."""
    plain = text.lower().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e"})
_TAILS: dict[str, Callable[[str, Lang], str]] = {
    "indicator": lambda key, lang: INDICATORS[key].slug.in_(lang),
    "region": lambda key, lang: region_tail(REGIONS[key], lang),
    "goal": lambda key, _: key,
    "source": lambda key, _: key,
}
