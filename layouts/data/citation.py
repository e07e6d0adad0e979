"""Whose figures these are, on which terms, and how to name them."""

from dataclasses import dataclass

from indicators.model import Lang
from indicators.publishers import PUBLISHERS
from indicators.store import Origin
from layouts.data.table import Table
from layouts.numbers import day
from layouts.sources import code, publisher
from layouts.words import say


@dataclass(frozen=True, slots=True)
class Source:
    """One table of a publisher, with all editions of it that were read."""

    id: str
    publisher: str
    publisher_url: str
    table: str
    title: str
    licence: str
    licence_url: str
    urls: tuple[str, ...]
    retrieved: tuple[str, ...]
    """ISO dates, oldest first; empty where none was handed down."""
    editions: tuple[str, ...]
    sha256: tuple[str, ...]
    undated: int
    """How many files came without the day they were retrieved."""


def sources(table: Table) -> tuple[Source, ...]:
    """Every table the figures come from, once each."""
    groups: dict[str, list[Origin]] = {}
    for part in table.parts:
        for origin in part.provenance.origins:
            groups.setdefault(f"{origin.publisher}/{origin.table}", []).append(origin)
    return tuple(_source(key, origins, table.lang) for key, origins in groups.items())


def _source(key: str, origins: list[Origin], lang: Lang) -> Source:
    first = origins[-1]
    known = PUBLISHERS.get(first.publisher)
    return Source(
        key,
        publisher(first, lang),
        known.url if known else "",
        code(first),
        first.title,
        first.licence,
        first.licence_url,
        _all(origins, "url"),
        tuple(sorted({text[:10] for text in _all(origins, "retrieved")})),
        _all(origins, "edition"),
        _all(origins, "sha256"),
        sum(not origin.retrieved for origin in origins),
    )


def _all(origins: list[Origin], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (getattr(origin, field) for origin in origins))))


def line(source: Source, lang: Lang) -> str:
    """The source as its licence wants it named: publisher, table, retrieval, licence."""
    table = say(lang, "source.table", codes=source.table)
    return ", ".join((source.publisher, table, *_retrieval(source, lang), source.licence))


def _retrieval(source: Source, lang: Lang) -> tuple[str, ...]:
    """First and last day: the newest alone would be wrong for all the older editions."""
    if not source.retrieved:
        return (say(lang, "data.undated"),)
    first, last = (day(source.retrieved[i], lang) for i in (0, -1))
    key = "data.retrieved" if first == last else "data.retrieved_span"
    told = say(lang, key, first=first, day=last)
    return (told, say(lang, "data.partly_undated")) if source.undated else (told,)


def computed(table: Table) -> int:
    """How many of the values are ours: pooled, or made from counts."""
    return sum(
        int((p.stored.frame["derived"] & p.stored.frame["value"].notna()).sum())
        for p in table.parts
    )


def changed(table: Table) -> str:
    """That we changed the data, and how much of it; "" where all values are the publishers'."""
    ours = computed(table)
    every = sum(int(part.stored.frame["value"].notna().sum()) for part in table.parts)
    return say(table.lang, "data.changed", ours=ours, every=every) if ours else ""


def licences(table: Table) -> dict[str, str]:
    """Licence -> the address of its text."""
    return {item.licence: item.licence_url for item in sources(table)}


def short(table: Table) -> str:
    """Enough to find the figures again: title, site, vintage."""
    stand = say(table.lang, "data.vintage", id=table.vintage)
    return f"{table.title}. {say(table.lang, 'shell.name')}, {stand}"


def long(table: Table) -> str:
    """The short one with all sources, that data were changed, and the address of that vintage."""
    named = "; ".join(line(item, table.lang) for item in sources(table))
    word = say(table.lang, "source.many" if len(sources(table)) > 1 else "source.one")
    return " ".join(
        filter(None, (f"{short(table)}.", f"{word} {named}.", changed(table), table.cited))
    )
