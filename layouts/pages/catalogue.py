"""All indicators by pillar with the latest value of the Ruhr; the state and sources of the data."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang, Pillar
from indicators.query import Selection
from indicators.store import Origin
from layouts.address import href
from layouts.components import PILLARS, section
from layouts.facts import Fact, standing
from layouts.numbers import day, quantity
from layouts.pages.headline import reason
from layouts.paths import link
from layouts.sources import publisher
from layouts.words import say


def layout(facts: Sequence[Fact], lang: Lang) -> Component:
    """One list a pillar."""
    lists = [
        _pillar(pillar, [f for f in facts if f.indicator.pillar == pillar], lang)
        for pillar in PILLARS
    ]
    count = say(lang, "catalogue.lead", count=len(facts))
    return section(say(lang, "catalogue.title"), *lists, anchor="alle", lead=count)


def sources(facts: Sequence[Fact], lang: Lang) -> Component:
    """Who publishes the figures, their licence, and how new the newest file is."""
    found: dict[str, list[Origin]] = {}
    for item in facts:
        for origin in item.stored.provenance.origins if item.stored else ():
            found.setdefault(publisher(origin, lang), []).append(origin)
    entries = [_publisher(name, origins, lang) for name, origins in sorted(found.items())]
    return section(
        say(lang, "sources.title"), html.Ul(entries, className="publishers"),
        anchor="quellen", lead=say(lang, "sources.lead"),
    )  # fmt: skip


def _pillar(pillar: Pillar, facts: list[Fact], lang: Lang) -> Component:
    return html.Section(
        [
            html.H3(say(lang, f"pillar.{pillar}"), id=f"liste-{pillar}"),
            html.Ul([_entry(item, lang) for item in facts], className="catalogue"),
        ],
        className=f"part {pillar}",
    )


def _entry(item: Fact, lang: Lang) -> Component:
    link = dcc.Link(item.indicator.title.in_(lang), href=href(item.indicator, Selection(lang=lang)))
    stand = standing(item, lang)
    if stand is None:
        return html.Li([link, html.Span(reason(item, lang), className="reason")])
    value = quantity(stand.last.value or 0.0, item.indicator, lang)
    return html.Li(
        [link, html.Span(value, className="num"), html.Span(stand.last.period, className="year")]
    )


def _publisher(name: str, origins: list[Origin], lang: Lang) -> Component:
    tables = len({origin.table for origin in origins})
    dates = [origin.retrieved for origin in origins if origin.retrieved]
    newest = day(max(dates), lang) if dates else say(lang, "source.no_date")
    licences = sorted({(origin.licence, origin.licence_url) for origin in origins})
    terms = [part for text, url in licences for part in (", ", html.A(text, href=url, lang="de"))][
        1:
    ]
    text = say(
        lang, "sources.entry_one" if tables == 1 else "sources.entry", tables=tables, newest=newest
    )
    page_ = dcc.Link(name, href=link("source", lang, origins[0].publisher))
    return html.Li([html.Strong(page_), f": {text} ", *terms, "."])
