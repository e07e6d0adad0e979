"""The picture of exactly this view that a page names in its head for networks and messengers."""

from pathlib import Path

from indicators.query import Selection
from layouts import goal_address
from layouts.address import Address
from layouts.embed import picture, view
from layouts.embed.ask import MOST_REGIONS, Ask
from layouts.embed.refused import Refused
from layouts.facts import fact
from layouts.heads import Picture
from layouts.views import allowed


def preview(address: Address, root: Path) -> Picture | None:
    """The picture, and that the page can be embedded; None for other pages."""
    ask = _ask(address, root)
    try:
        shown = view.make(ask, root) if ask else None
    except Refused:
        return None
    if ask is None or shown is None:
        return None
    return Picture(ask.picture("png", bild="og"), picture.alt(shown), *picture.PREVIEW)


def _ask(address: Address, root: Path) -> Ask | None:
    """The view a page shows."""
    if address.indicator is not None:
        selection, _ = allowed(fact(address.indicator, root), address.selection)
        few = len(selection.regions) <= MOST_REGIONS
        return Ask("indicator", address.indicator.id, selection) if few else None
    if not address.goal:
        return None
    against, _ = goal_address.comparator(address.query, address.lang)
    return Ask("goal", address.goal, Selection(lang=address.lang), against)
