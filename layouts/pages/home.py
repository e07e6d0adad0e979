"""The overview: what was promised, where the three pillars stand, who moved, all members."""

from functools import lru_cache
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang, Pillar
from indicators.registry import INDICATORS
from layouts.address import Address
from layouts.components import PILLARS, aria, notices, page
from layouts.embed import elsewhere
from layouts.facts import Fact, Standing, fact, stamp, standing
from layouts.goal_data import Lead, lead
from layouts.pages import catalogue, headline, movers, seek, share, tiles, triad
from layouts.paths import link
from layouts.words import say


def layout(address: Address, root: Path) -> Component:
    """The page; figures are read from `root`. It reads all indicators, so most of it is kept."""
    chosen, notes = tiles.chosen(address)
    above, below = _parts(chosen, notes, address.lang, root, stamp(root))
    ask = elsewhere.tiles(chosen or elsewhere.USUAL, address.lang)
    return page(*above, share.layout(ask, root), *below, name="home")


def title(address: Address, root: Path) -> str:
    return say(address.lang, "home.title")


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "home.description")


def query(address: Address, lang: Lang) -> str:
    """The indicator of the tile map, if it is not the usual one."""
    known, _ = tiles.chosen(address)
    return tiles.query(known, lang) if known else ""


@lru_cache(maxsize=32)
def _parts(
    chosen: str, notes: tuple[str, ...], lang: Lang, root: Path, _stamp: int
) -> tuple[list[Component | None], list[Component | None]]:
    """What stands above the panel of the tiles, which names the address of the site, and below."""
    facts = [fact(item, root) for item in INDICATORS.values()]
    heads = [(item, standing(item, lang, tiles.SINCE)) for item in facts if item.indicator.headline]
    known = lead(root)
    above = [
        notices(notes),
        _opening(known, lang),
        html.Div([_pillar(key, heads, known, lang) for key in PILLARS], className="pillars"),
        html.P(say(lang, "home.reading"), className="note"),
        movers.layout([item for item, _ in heads], lang),
        tiles.layout([item for item, _ in heads], chosen, known, lang),
    ]
    return above, [catalogue.layout(facts, lang), catalogue.sources(facts, lang)]


def _opening(known: Lead, lang: Lang) -> Component:
    """The promise, and what became of it by the published rule: no second count beside it."""
    quote = html.Blockquote(
        [
            html.Span(say(lang, "home.promised"), className="kicker"),
            html.P(f"„… {say('de', 'home.quote')}“", lang="de"),
            html.Footer(say(lang, "home.quote_source")),
        ],
        className="promise",
    )
    return html.Header(
        [
            quote,
            triad.mark(known.triad, lang),
            html.H1(triad.finding(known.triad, lang)),
            triad.together(known.triad, lang),
            seek.form("", lang),
        ],
        className="opening",
    )


def _pillar(
    pillar: Pillar, heads: list[tuple[Fact, Standing | None]], known: Lead, lang: Lang
) -> Component:
    own = [(item, stand) for item, stand in heads if item.indicator.pillar == pillar]
    return html.Section(
        [
            html.H2(say(lang, f"pillar.{pillar}"), id=f"pfeiler-{pillar}"),
            triad.pillar(known.triad, pillar, lang),
            *(headline.card(item, stand, known, lang) for item, stand in own),
            dcc.Link(_all(pillar, lang), href=link(pillar, lang), className="more"),
        ],
        className=f"pillar {pillar}",
        **aria(labelledby=f"pfeiler-{pillar}"),
    )


def _all(pillar: Pillar, lang: Lang) -> list[str | Component]:
    """The words of a link that differ from pillar to pillar in a reader's list of links."""
    name = html.Span(f": {say(lang, f'pillar.{pillar}')}", className="visually-hidden")
    return [say(lang, "home.all_of_pillar"), name]
