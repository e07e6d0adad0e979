"""The picture of exactly this view that a page names in its head for networks and messengers."""

from dataclasses import replace
from pathlib import Path

from layouts.address import Address
from layouts.embed import elsewhere, picture, view
from layouts.embed.refused import Refused
from layouts.heads import Picture


def preview(address: Address, root: Path) -> Picture | None:
    """The picture, and that the page can be embedded; None for other pages."""
    ask = elsewhere.of_page(address, root)
    if ask is not None and ask.selection.view == "tabelle":
        # A table is no picture; the line shows the same figures.
        ask = replace(ask, selection=replace(ask.selection, view="linie"))
    try:
        shown = view.given(ask, root) if ask else None
    except Refused:
        return None
    if ask is None or shown is None:
        return None
    return Picture(ask.picture("png", bild="og"), picture.alt(shown), *picture.PREVIEW)
