"""On a region's page: the Kreise most like it, how far away they are, and in what."""

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.registry import INDICATORS
from indicators.similar import FEATURES, Feature, NoNeighbours, Similar, rule, similar
from layouts.components import scroll, section
from layouts.numbers import number, quantity
from layouts.paths import link
from layouts.places import name
from layouts.words import say


def layout(region: str, frames: Mapping[str, Any], lang: Lang) -> Component | None:
    """The table of the nearest, feature by feature; nothing for regions that are no Kreis."""
    if len(region) != 5:
        return None
    title = say(lang, "similar.title")
    try:
        found = similar(region, frames)
    except NoNeighbours:
        return section(title, html.P(say(lang, "similar.none")), anchor="aehnlich")
    usual = number(found.usual, 2, lang)
    lead = say(lang, "similar.lead", compared=found.compared, usual=usual)
    why = [html.Li(f"{_name(item, lang)}: {item.why.in_(lang)}") for item in FEATURES]
    fold = html.Details(
        [
            html.Summary(say(lang, "similar.rule")),
            html.P(rule().in_(lang), className="note"),
            html.Ul(why, className="note"),
        ],
        className="rule",
    )
    return section(title, scroll(_table(found, lang), title), fold, anchor="aehnlich", lead=lead)


def _table(found: Similar, lang: Lang) -> Component:
    """Neighbours in columns, the distance first, then both values of each feature."""
    near = found.neighbours
    heads = [html.Th(say(lang, "similar.feature"), scope="col")]
    heads.append(html.Th(name(found.region, lang), scope="col"))
    heads += [
        html.Th(
            dcc.Link(name(item.region, lang), href=link("region", lang, item.region)), scope="col"
        )
        for item in near
    ]
    distances = [html.Td(number(item.distance, 2, lang), className="num") for item in near]
    head = html.Th(say(lang, "similar.distance"), scope="row")
    first = html.Tr([head, html.Td("0", className="num"), *distances], className="strong")
    rows = [_row(index, found, lang) for index in range(len(FEATURES))]
    return html.Table([html.Thead(html.Tr(heads)), html.Tbody([first, *rows])], className="similar")


def _row(index: int, found: Similar, lang: Lang) -> Component:
    indicator = INDICATORS[FEATURES[index].indicator]
    own = found.neighbours[0].traits[index].own
    values = [own, *(item.traits[index].other for item in found.neighbours)]
    cells = [html.Td(quantity(value, indicator, lang), className="num") for value in values]
    return html.Tr([html.Th(_name(FEATURES[index], lang), scope="row"), *cells])


def _name(feature: Feature, lang: Lang) -> str:
    return f"{INDICATORS[feature.indicator].short_title.in_(lang)} {feature.year}"
