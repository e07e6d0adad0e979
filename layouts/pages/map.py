"""The map of the 15 members: one indicator, one year, and the years played one after the other."""

from pathlib import Path
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.query import Selection
from layouts import communes, map_choice
from layouts.address import Address, href
from layouts.components import aria, named, notices, page, scroll, section, source_line
from layouts.embed import elsewhere
from layouts.map_choice import MapChoice
from layouts.numbers import quantity
from layouts.pages import forms, legend, picture, share
from layouts.pages.drawn import markup
from layouts.parts import Chart
from layouts.paths import link
from layouts.places import name
from layouts.words import say


def layout(address: Address, root: Path) -> Component:
    """The page; without figures it says so."""
    lang = address.lang
    choice = map_choice.read(address.query, root, lang)
    drawn = map_choice.chart(choice, root, lang) if choice else None
    if choice is None or drawn is None:
        head = html.Header(html.H1(say(lang, "nav.map")), className="opening")
        return page(head, html.P(say(lang, "page.no_data")), name="map")
    return page(
        notices(choice.notes),
        _opening(choice, drawn, lang),
        _form(choice, lang),
        html.Figure(
            [
                html.Div(
                    [
                        picture.image(drawn),
                        html.Img(src=communes.URL, alt="", className="communes"),
                    ],
                    className="map-sheet",
                ),
                _years(choice, lang),
                html.Figcaption(
                    [
                        legend.layout(drawn),
                        *(html.P(note, className="note") for note in drawn.notes),
                        html.P(say(lang, "map.communes"), className="note"),
                        html.P(source_line(drawn), className="source"),
                    ]
                ),
            ],
            className="drawing",
            **named(drawn.alt),
        ),
        share.layout(elsewhere.area(choice, lang), root),
        _table(drawn, lang),
        name="map",
    )


def title(address: Address, root: Path) -> str:
    indicator, year = map_choice.asked(address.query, address.lang)
    name_ = f"{indicator.title.in_(address.lang)} {year}".strip()
    return say(address.lang, "page.title", name=say(address.lang, "map.title", name=name_))


def summary(address: Address, root: Path) -> str:
    choice = map_choice.read(address.query, root, address.lang)
    drawn = map_choice.chart(choice, root, address.lang) if choice else None
    return drawn.finding if drawn else say(address.lang, "page.no_data")


def query(address: Address, lang: Lang) -> str:
    indicator, year = map_choice.asked(address.query, address.lang)
    return map_choice.query(indicator, year, lang)


def _opening(choice: MapChoice, drawn: Chart, lang: Lang) -> Component:
    parts = [choice.indicator.title.in_(lang), drawn.unit, choice.year]
    plain = Selection(until=choice.year, since=choice.year, view="karte", lang=lang)
    return html.Header(
        [
            html.P(
                [
                    dcc.Link(say(lang, "page.overview"), href=link("home", lang)),
                    html.Span("/", className="slash", **aria(hidden="true")),
                    say(lang, "nav.map"),
                ],
                className="kicker",
            ),
            html.H1(drawn.finding),
            html.P(
                [
                    " · ".join(parts),
                    " · ",
                    dcc.Link(say(lang, "goal.to_indicator"), href=href(choice.indicator, plain)),
                ],
                className="subline",
            ),
        ],
        className=f"opening {choice.indicator.pillar}",
    )


def _form(choice: MapChoice, lang: Lang) -> Component:
    menu = forms.indicators(
        "indikator", say(lang, "map.indicator"), choice.indicator.id, map_choice.mappable(), lang
    )
    send = html.Button(say(lang, "map.send"), type="submit")
    return html.Form(
        [html.Div(**markup(menu)), html.Div(send, className="send")],
        action=link("map", lang), method="get", className="filter",
        **aria(label=say(lang, "map.choose")),
    )  # fmt: skip


def _years(choice: MapChoice, lang: Lang) -> Component:
    """Every year as a link, so that it works by keyboard and without a script."""
    entries = []
    for year in choice.years:
        here = html.Span(year, **aria(current="true"))
        target = link("map", lang, query=choice.query(lang, year))
        entries.append(html.Li(here if year == choice.year else dcc.Link(year, href=target)))
    return html.Nav(
        [_play(choice, lang), html.Ol(entries, className="choice")],
        className="years-strip",
        **aria(label=say(lang, "map.years")),
    )


def _play(choice: MapChoice, lang: Lang) -> Component | None:
    """Steps through the years with assets/map.js; hidden without a script or for calm readers."""
    if len(choice.years) < 3:
        return None
    after, first = choice.beside(1), choice.years[0]
    where: dict[str, Any] = {
        f"data-{key}": link("map", lang, query=choice.query(lang, year)) if year else ""
        for key, year in (("next", after), ("first", first))
    }
    still = html.Span(f"▶ {say(lang, 'map.play')}", className="when-still")
    running = html.Span(f"❚❚ {say(lang, 'map.pause')}", className="when-playing")
    return html.Button([still, running], type="button", id="play", className="play", **where)


def _table(drawn: Chart, lang: Lang) -> Component:
    """The values in order, with the class each falls into."""
    told, rows = legend.classes(drawn), []
    for area in sorted(drawn.areas, key=lambda area: -(area.point.value or 0.0)):
        value, group = "–", "–"
        if area.point.value is not None:
            value = quantity(area.point.value, drawn.indicator, lang)
            group = told[area.group]
        profile = dcc.Link(name(area.region, lang), href=link("region", lang, area.region))
        cells = [html.Td(text, className="num") for text in (value, group)]
        rows.append(html.Tr([html.Th(profile, scope="row"), *cells]))
    heads = [html.Th(say(lang, f"map.{key}"), scope="col") for key in ("area", "value", "class_")]
    title = say(lang, "map.table", year=drawn.until)
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="figures")
    return section(title, scroll(table, title), anchor="werte")
