"""The page of a publisher: its tables with edition and retrieval, licence, indicators from it."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang, Publisher
from indicators.publishers import PUBLISHERS
from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.store import Origin
from layouts.address import Address, href
from layouts.components import aria, page, scroll, section
from layouts.facts import fact, stamp
from layouts.numbers import day
from layouts.paths import link
from layouts.sources import code
from layouts.words import say

Used = list[tuple[Origin, Indicator]]


def layout(address: Address, root: Path) -> Component:
    """The page; it reads the provenance of all indicators, so it is kept."""
    return _layout(address.key, address.lang, root, stamp(root))


def title(address: Address, root: Path) -> str:
    name = PUBLISHERS[address.key].name.in_(address.lang)
    return say(address.lang, "page.title", name=say(address.lang, "source_page.title", name=name))


def summary(address: Address, root: Path) -> str:
    return _finding(PUBLISHERS[address.key], _used(address.key, root, stamp(root)), address.lang)


@lru_cache(maxsize=32)
def _used(publisher: str, root: Path, _stamp: int) -> Used:
    """Every file of the publisher with an indicator made from it."""
    facts = [fact(item, root) for item in INDICATORS.values()]
    return [
        (origin, item.indicator)
        for item in facts
        if item.stored
        for origin in item.stored.provenance.origins
        if origin.publisher == publisher
    ]


@lru_cache(maxsize=32)
def _layout(publisher: str, lang: Lang, root: Path, state: int) -> Component:
    known, used = PUBLISHERS[publisher], _used(publisher, root, state)
    return page(
        _opening(known, used, lang),
        _terms(known, lang),
        _tables(used, lang) if used else None,
        _indicators(used, lang) if used else None,
        _others(publisher, lang),
        name="source",
    )


def _finding(known: Publisher, used: Used, lang: Lang) -> str:
    name = known.name.in_(lang)
    if not used:
        return say(
            lang, "source_page.borders" if known.id == "bkg" else "source_page.none", name=name
        )
    tables = len({origin.table for origin, _ in used})
    count = len({item.id for _, item in used})
    key = "source_page.finding_one" if tables == 1 else "source_page.finding"
    return say(lang, key, name=name, tables=tables, count=count)


def _opening(known: Publisher, used: Used, lang: Lang) -> Component:
    crumb: list[Component | str] = [
        dcc.Link(say(lang, "nav.methods"), href=link("methods", lang)),
        html.Span("/", className="slash", **aria(hidden="true")),
        say(lang, "source_page.kicker"),
    ]
    return html.Header(
        [html.P(crumb, className="kicker"), html.H1(_finding(known, used, lang))],
        className="opening",
    )


def _terms(known: Publisher, lang: Lang) -> Component:
    # The terms are told in their own words.
    licence = (
        html.A(known.licence, href=known.licence_url, lang="de")
        if known.licence_url
        else html.Span(known.licence, lang="de")
    )
    pairs: list[tuple[str, Component | str]] = [("licence", licence)]
    if known.url:
        pairs.insert(0, ("website", html.A(known.url, href=known.url)))
    if not known.redistribution:
        pairs.append(("passing", say(lang, "source_page.not_stated")))
    pairs.append(("changed", say(lang, "source.changed_long")))
    entries = [
        part
        for key, text in pairs
        for part in (html.Dt(say(lang, f"source_page.{key}")), html.Dd(text))
    ]
    return html.Dl(entries, className="terms")


def _tables(used: Used, lang: Lang) -> Component:
    """One row a table: its files' editions, when they were retrieved, what is made from it."""
    groups: dict[str, Used] = {}
    for origin, item in used:
        groups.setdefault(origin.table, []).append((origin, item))
    heads = [
        html.Th(say(lang, f"source_page.{key}"), scope="col")
        for key in ("table", "editions", "retrieved", "files", "made")
    ]
    rows = [_table(groups[key], lang) for key in sorted(groups)]
    title = say(lang, "source_page.tables")
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="tables")
    return section(title, scroll(table, title), anchor="tabellen")


def _table(own: Used, lang: Lang) -> Component:
    origins = {origin.sha256: origin for origin, _ in own}.values()
    editions = sorted({origin.edition for origin in origins if origin.edition})
    dates = sorted({origin.retrieved[:10] for origin in origins if origin.retrieved})
    first = own[0][0]
    urls = [origin.url for origin in origins if origin.url.startswith(("http://", "https://"))]
    title = (
        html.A(first.title, href=urls[-1], lang="de") if urls else html.Span(first.title, lang="de")
    )
    return html.Tr(
        [
            html.Th([html.Strong(code(first)), " ", title], scope="row"),
            html.Td(_ends([day(text, lang) for text in editions])),
            html.Td(_ends([day(text, lang) for text in dates]) or say(lang, "source.no_date")),
            html.Td(str(len(origins)), className="num"),
            html.Td(str(len({item.id for _, item in own})), className="num"),
        ]
    )


def _ends(texts: Sequence[str]) -> str:
    """First and last of several: 31.12.2015 – 31.12.2025."""
    return " – ".join(dict.fromkeys((texts[0], texts[-1]))) if texts else ""


def _indicators(used: Used, lang: Lang) -> Component:
    own = {item.id: item for _, item in used}
    links = [
        html.Li(dcc.Link(item.title.in_(lang), href=href(item, Selection(lang=lang))))
        for item in own.values()
    ]
    title = say(lang, "source_page.indicators")
    return section(title, html.Ul(links, className="neighbours"), anchor="indikatoren")


def _others(publisher: str, lang: Lang) -> Component:
    links = [
        html.Li(dcc.Link(item.name.in_(lang), href=link("source", lang, key)))
        for key, item in PUBLISHERS.items()
        if key != publisher
    ]
    name = say(lang, "source_page.others")
    return html.Nav(
        [html.H2(name), html.Ul(links, className="neighbours")],
        className="block",
        **aria(label=name),
    )
