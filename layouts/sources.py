"""Where the figures come from, in one line a table."""

from indicators.model import Lang
from indicators.publishers import PUBLISHERS
from indicators.store import Origin, Provenance
from layouts.words import say

_KEY = {False: "source.table", True: "source.tables"}


def lines(provenance: Provenance, lang: Lang) -> tuple[str, ...]:
    """Publisher, its tables and the licence, once for each publisher and licence."""
    groups: dict[tuple[str, str], list[str]] = {}
    for origin in tables(provenance):
        groups.setdefault((publisher(origin, lang), origin.licence), []).append(code(origin))
    return tuple(
        f"{name}, {say(lang, _KEY[len(codes) > 1], codes=', '.join(codes))}, {licence}"
        for (name, licence), codes in groups.items()
    )


def tables(provenance: Provenance) -> tuple[Origin, ...]:
    """The first origin of each table, in order."""
    first: dict[tuple[str, str], Origin] = {}
    for origin in provenance.origins:
        first.setdefault((origin.publisher, origin.table), origin)
    return tuple(first.values())


def publisher(origin: Origin, lang: Lang) -> str:
    """The publisher's name as it wants to be named."""
    known = PUBLISHERS.get(origin.publisher)
    return known.name.in_(lang) if known else origin.publisher


def code(origin: Origin) -> str:
    """The publisher's own code of the table."""
    return origin.table.rpartition("/")[2]
