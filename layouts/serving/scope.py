"""Which of the public addresses are made ahead."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from indicators.regions import REGIONS
from layouts.paths import PAGES, region_tail
from layouts.serving import addresses, keys
from layouts.serving.addresses import Place

_FORMS = ("png", "xlsx", "zip", "parquet", "json", "jsonstat", "metadata.json", "csv-metadata.json")
_DATED = tuple(PAGES["state"].path.in_(lang) for lang in keys.LANGS)
"""Ages in days stand there: every day it is another page."""


def places(root: Path, base: str, *, everything: bool) -> Iterator[Place]:
    """The addresses of a set: whole files lie on disk, and some would be of yesterday tomorrow."""
    for place in addresses.every(root, base):
        wanted = everything or not _late(place)
        if wanted and place.kind != "whole" and place.path not in _DATED:
            yield place


def _late(place: Place) -> bool:
    """Seldom asked for and most of the work: made when asked for, unless everything is wanted."""
    stem, _, form = place.path.rpartition("/")[2].partition(".")
    # A file of a named vintage is asked for by who proves a figure, and by nobody else.
    named = form == "csv" and "stand=" in place.query
    return place.kind != "file" and (form in _FORMS or named or stem in _far())


@cache
def _far() -> frozenset[str]:
    """How Kreise outside of the Ruhr stand in a path."""
    far = (item for item in REGIONS.values() if item.kind == "other")
    return frozenset(region_tail(item, lang) for item in far for lang in keys.LANGS)
