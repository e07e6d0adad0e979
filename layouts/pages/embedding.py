"""/einbetten: everything a newsroom needs to know, with live examples and recipes to copy."""

from dataclasses import replace
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.query import Selection
from layouts.address import Address
from layouts.components import aria, page, scroll, section
from layouts.data import state
from layouts.embed import elsewhere, picture, snippets, view
from layouts.embed.ask import Ask
from layouts.embed.refused import Refused
from layouts.embed.view import Shown
from layouts.pages.share import base
from layouts.paths import link
from layouts.words import say

LINE, STATEMENT, CITY = "unemployment_rate", "A06", "05113"
PARAMETERS = (
    "regionen", "jahr", "ansicht", "vergleich", "stand", "farbe", "rahmen", "titel", "hoehe",
    "interaktiv", "breite", "massstab", "bild",
)  # fmt: skip


def layout(address: Address, root: Path) -> Component:
    lang = address.lang
    line = Ask("indicator", LINE, Selection(("ruhr", "nrw_ohne_ruhr", "00"), "2015", lang=lang))
    area = replace(line, selection=Selection(view="karte", lang=lang))
    asks = {
        "line": line,
        "goal": Ask("goal", STATEMENT, Selection(lang=lang)),
        "tiles": elsewhere.tiles(LINE, lang),
        "region": elsewhere.region(CITY, lang),
        "picture": area,
    }
    shown = {key: found for key, ask in asks.items() if (found := _shown(ask, root))}
    return page(
        html.Header(
            [html.H1(say(lang, "help.title")), html.P(say(lang, "help.lead"), className="subline")],
            className="opening",
        ),
        _examples(shown, lang),
        *_recipes(shown, lang),
        _parameters(lang),
        _frozen(line, root, lang),
        _text("pictures", lang, anchor="bilder"),
        _text("oembed", lang, _code(f"{base()}/oembed?url={base()}{line.page()}"), anchor="oembed"),
        _text("csp", lang, _code(f"frame-src {base()}; img-src {base()};"), anchor="csp"),
        name="embedding",
    )


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, "help.title"))


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "help.description")


def _shown(ask: Ask, root: Path) -> Shown | None:
    """An example; a site that has not loaded these figures shows the text without it."""
    try:
        return view.make(ask, root)
    except Refused:
        return None


def _text(key: str, lang: Lang, *more: Component | None, anchor: str) -> Component:
    prose = html.P(say(lang, f"help.{key}_text"), className="prose")
    return section(say(lang, f"help.{key}"), prose, *more, anchor=anchor)


def _code(text: str) -> Component:
    return html.Pre(html.Code(text), tabIndex="0", className="recipe")


def _examples(shown: dict[str, Shown], lang: Lang) -> Component:
    parts = [
        _example(key, _drawn(item) if key == "picture" else _live(item), lang)
        for key, item in shown.items()
    ]
    return section(say(lang, "help.example"), *parts, anchor="beispiele")


def _live(item: Shown) -> Component:
    return html.Iframe(
        src=item.ask.frame(), title=f"{item.kicker[0]}: {item.heading}", className="example",
        height=str(snippets.height(item, 600)),
    )  # fmt: skip


def _drawn(item: Shown) -> Component:
    wide, high = picture.size(item)
    drawn = html.Img(
        src=item.ask.picture("png"), alt=picture.alt(item), width=str(wide), height=str(high),
        className="example",
    )  # fmt: skip
    return html.A(drawn, href=item.ask.page())


def _example(key: str, inside: Component, lang: Lang) -> Component:
    told = say(lang, f"help.example_{key}")
    caption = html.Figcaption(told, className="note")
    return html.Figure([inside, caption], className="shown", **aria(label=told))


def _recipes(shown: dict[str, Shown], lang: Lang) -> list[Component]:
    """Plain HTML, WordPress, newsletter: each with lines that work as they stand."""
    line, area, at = shown.get("line"), shown.get("picture"), base()
    codes = {
        "html": snippets.auto(line, at) if line else "",
        "wordpress": f"{snippets.iframe(line, at)}\n\n{at}{line.ask.page()}" if line else "",
        "newsletter": snippets.image(area, at) if area else "",
    }
    return [
        _text(key, lang, _code(code) if code else None, anchor=key) for key, code in codes.items()
    ]


def _parameters(lang: Lang) -> Component:
    title_ = say(lang, "help.parameters")
    keys = ("help.parameter", "help.meaning")
    head = html.Tr([html.Th(say(lang, key), scope="col") for key in keys])
    rows = [
        html.Tr([html.Th(html.Code(name), scope="row"), html.Td(say(lang, f"help.p_{name}"))])
        for name in PARAMETERS
    ]
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="parameters")
    note = html.P(say(lang, "help.strict"), className="note")
    return section(title_, scroll(table, title_), note, anchor="parameter")


def _frozen(ask: Ask, root: Path, lang: Lang) -> Component:
    now = state.told(root)
    more = (
        _code(base() + ask.at(now.id).frame())
        if now.day
        else html.P(say(lang, "help.frozen_none"), className="note")
    )
    check = html.P(dcc.Link(say(lang, "check.title"), href=link("check", lang)))
    return _text("frozen", lang, more, check, anchor="einfrieren")
