"""Below a region's profile: where its figures come from, and the ways to other regions."""

from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from layouts.components import aria
from layouts.facts import fact
from layouts.paths import link
from layouts.places import alphabetical, name, short
from layouts.sources import publisher, tables
from layouts.words import say


def sources(root: Path, lang: Lang) -> Component:
    """Publishers with their licences: a printed sheet must carry them."""
    names: dict[str, str] = {}
    ids: dict[str, str] = {}
    for item in (fact(indicator, root) for indicator in INDICATORS.values()):
        for origin in tables(item.stored.provenance) if item.stored else ():
            names.setdefault(publisher(origin, lang), origin.licence)
            ids.setdefault(publisher(origin, lang), origin.publisher)
    parts: list[Component | str] = []
    for known_as in sorted(names):
        target = link("source", lang, ids[known_as])
        parts += [
            dcc.Link(known_as, href=target),
            " (",
            html.Span(names[known_as], lang="de"),
            "); ",
        ]
    return html.P(
        [say(lang, "source.many"), " ", *parts, say(lang, "source.changed")], className="source"
    )


def others(region: str, lang: Lang) -> Component:
    """The other profiles, and the comparison with the Ruhr and NRW without it."""
    keys = [key for key in (*alphabetical(lang), "ruhr") if key != region]
    links = [html.Li(dcc.Link(short(key, lang), href=link("region", lang, key))) for key in keys]
    pair = [key for key in (region, "ruhr", "nrw_ohne_ruhr") if key in REGIONS]
    asked = "~".join(REGIONS[key].key for key in dict.fromkeys(pair))
    beside = link("compare", lang, query=f"regionen={asked}")
    return html.Nav(
        [
            html.H2(say(lang, "region.others")),
            html.Ul(links, className="neighbours"),
            html.P(dcc.Link(say(lang, "region.compare", name=name(region, lang)), href=beside)),
        ],
        className="block",
        **aria(label=say(lang, "region.others")),
    )
