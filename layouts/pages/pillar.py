"""The page of one pillar: its verdict, its headline indicators, all its figures for the Ruhr."""

from functools import lru_cache
from pathlib import Path
from typing import cast

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang, Pillar
from indicators.profile import WORDS
from indicators.regions import RUHR
from indicators.registry import INDICATORS
from indicators.rules import RULES
from layouts import goal_address
from layouts.address import Address
from layouts.components import aria, page, section
from layouts.facts import Fact, fact, stamp, standing
from layouts.goal_data import Lead, lead
from layouts.goal_words import label
from layouts.pages import headline, movers, region_table, tiles, triad
from layouts.pages.region import known
from layouts.paths import link
from layouts.words import say

SLUGS = {code: slug for slug, code in goal_address.PILLARS.items()}


def layout(address: Address, root: Path) -> Component:
    """The page; it reads all indicators of the pillar, so it is kept."""
    return _layout(pillar_of(address), address.lang, root, stamp(root))


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, f"pillar.{pillar_of(address)}"))


def summary(address: Address, root: Path) -> str:
    return _finding(lead(root), pillar_of(address), address.lang)


def pillar_of(address: Address) -> Pillar:
    """The three pages are named like their pillars."""
    return cast(Pillar, address.page)


@lru_cache(maxsize=12)
def _layout(pillar: Pillar, lang: Lang, root: Path, _stamp: int) -> Component:
    facts = [fact(item, root) for item in INDICATORS.values() if item.pillar == pillar]
    heads = [item for item in facts if item.indicator.headline]
    judged = lead(root)
    return page(
        _opening(judged, pillar, lang),
        html.H2(say(lang, "pillar_page.headline"), className="visually-hidden"),
        html.Div([_card(item, judged, lang) for item in heads], className=f"cards-row {pillar}"),
        html.P(say(lang, "home.reading"), className="note"),
        _figures(pillar, root, lang),
        movers.layout(
            [item for item in facts if item.indicator.direction in ("up", "down")],
            lang,
            say(lang, "pillar_page.movers"),
        ),
        html.P(
            dcc.Link(
                say(lang, "pillar_page.statements"),
                href=link("goals", lang, query=f"saeule={SLUGS[pillar]}"),
            ),
            className="block",
        ),
        name="pillar",
    )


def _finding(judged: Lead, pillar: Pillar, lang: Lang) -> str:
    mark = next(item.mark for item in judged.triad.pillars if item.pillar == pillar)
    name, word = say(lang, f"pillar.{pillar}"), RULES.words["triad"][mark].in_(lang)
    return say(lang, "pillar_page.finding", name=name, word=word, year=RULES.base_year)


def _opening(judged: Lead, pillar: Pillar, lang: Lang) -> Component:
    mark = next(item for item in judged.triad.pillars if item.pillar == pillar)
    crumb = [
        dcc.Link(say(lang, "page.overview"), href=link("home", lang)),
        html.Span("/", className="slash", **aria(hidden="true")),
        html.Span(say(lang, f"pillar.{pillar}"), className="mark"),
    ]
    return html.Header(
        [
            html.P(crumb, className="kicker"),
            html.H1(_finding(judged, pillar, lang)),
            html.P(triad.count(mark, lang), className="subline"),
        ],
        className=f"opening {pillar}",
    )


def _card(item: Fact, judged: Lead, lang: Lang) -> Component:
    stand = standing(item, lang, tiles.SINCE)
    return headline.card(item, stand, judged, lang)


def _figures(pillar: Pillar, root: Path, lang: Lang) -> Component:
    """All the pillar's figures for the Ruhr, and why some have none."""
    found = known(RUHR, root)
    name = say(lang, "pillar_page.all", name=say(lang, f"pillar.{pillar}"))
    absent = [
        html.Li(f"{label(key, lang)}: {WORDS['reason'][reason].in_(lang)}")
        for key, reason in found.absent
        if INDICATORS[key].pillar == pillar
    ]
    return section(
        name,
        region_table.layout(RUHR, found.of(pillar), name, lang),
        html.H3(say(lang, "region.absent")) if absent else None,
        html.Ul(absent, className="absent") if absent else None,
        anchor="alle",
    )
