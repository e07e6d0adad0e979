"""Paths of every page, for the tests that walk them all."""

from indicators.model import Lang
from layouts.paths import PAGES, link

LANGS: tuple[Lang, Lang] = ("de", "en")


RATE = "/indikator/arbeitslosenquote"


SOME = {
    "indicator": ("unemployment_rate", "rd_expenditure_gdp"),
    "region": ("05113", "05954", "ruhr", "00", "09162"),
    "goal": ("A06", "E06"),
    "source": ("regionalstatistik", "bkg", "bundesagentur"),
}


def paths(lang: Lang) -> list[str]:
    """A path of every page; of pages that have many, several."""
    found = []
    for name, row in PAGES.items():
        keys = SOME.get(name, ("",)) if row.keys else ("",)
        found += [link(name, lang, key) for key in keys]
    return found
