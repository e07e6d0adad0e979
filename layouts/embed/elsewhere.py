"""Which view can be embedded of what a page shows, also of pages that draw an indicator's figures.

The overview's tiles, the map and the comparison show views that the indicators' own pages have:
these are what a frame or a picture of them shows.
"""

from pathlib import Path

from indicators.model import Lang
from indicators.query import Selection
from indicators.registry import UnknownIndicator
from layouts import comparison, goal_address, map_choice
from layouts.address import Address, indicator_of
from layouts.comparison import Comparison
from layouts.embed.ask import MOST_REGIONS, Ask
from layouts.facts import fact
from layouts.map_choice import MapChoice
from layouts.views import allowed

USUAL = "unemployment_rate"
"""The indicator of the overview's tiles if no other one is asked for."""


def of_page(address: Address, root: Path) -> Ask | None:
    """The view a page shows, of several the first; None where it has none to embed."""
    lang = address.lang
    if address.indicator is not None:
        selection, _ = allowed(fact(address.indicator, root), address.selection)
        few = len(selection.regions) <= MOST_REGIONS
        return Ask("indicator", address.indicator.id, selection) if few else None
    if address.goal:
        against, _ = goal_address.comparator(address.query, lang)
        return Ask("goal", address.goal, Selection(lang=lang), against)
    if address.page == "region":
        return region(address.key, lang)
    if address.page == "home":
        return tiles(_named(address.query.get("kacheln", "")), lang)
    if address.page == "map":
        choice = map_choice.read(address.query, root, lang)
        return area(choice, lang) if choice else None
    if address.page == "compare":
        asked = comparison.read(address.query, lang)
        return compared(asked, asked.ids[0], lang)
    return None


def region(key: str, lang: Lang) -> Ask:
    """The compact profile of a region."""
    return Ask("region", key, Selection(lang=lang))


def tiles(indicator_id: str, lang: Lang) -> Ask:
    """The small multiples of an indicator."""
    return Ask("indicator", indicator_id, Selection(view="kacheln", lang=lang))


def area(choice: MapChoice, lang: Lang) -> Ask:
    """The map of a year; the newest one is not named, so that it stays the newest."""
    year = "" if choice.year == choice.years[-1] else choice.year
    return Ask("indicator", choice.indicator.id, Selection((), year, year, "karte", lang=lang))


def compared(choice: Comparison, indicator_id: str, lang: Lang) -> Ask | None:
    """One indicator of the comparison; there is no frame of an index or of dots."""
    if choice.view == "kacheln":
        return tiles(indicator_id, lang)
    lines = Ask("indicator", indicator_id, choice.selection(lang))
    return lines if choice.view == "linie" else None


def _named(slug: str) -> str:
    try:
        return indicator_of(slug).id if slug else USUAL
    except UnknownIndicator:
        return USUAL
