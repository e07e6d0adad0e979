"""/datenstand: how far the figures reach, what is missing for whom, and when sources were asked."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.registry import INDICATORS
from layouts import state_paths
from layouts.address import Address
from layouts.changes_data import stamp
from layouts.components import PILLARS, page, section
from layouts.numbers import day
from layouts.pages.state_indicators import table as indicators
from layouts.pages.state_sources import table as sources
from layouts.paths import link
from layouts.places import alphabetical, short
from layouts.state_data import Source, State, state, today
from layouts.words import say

RECENT, OLD = 3, 6
"""A figure is told as recent up to this many years before today, as old from this many on."""


def layout(address: Address, root: Path) -> Component:
    """The page; it reads every file, so it is kept for a day and a state of the files."""
    return _layout(address.lang, root, stamp(root), today())


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, "nav.state"))


def summary(address: Address, root: Path) -> str:
    return _finding(state(root), today(), address.lang)


@lru_cache(maxsize=4)
def _layout(lang: Lang, root: Path, _stamp: str, now: date) -> Component:
    known = state(root)
    return page(
        _opening(known, now, lang),
        _update(known, lang),
        section(say(lang, "state.reading"), *_reading(lang), anchor="lesen"),
        *(_pillar(known, key, now, lang) for key in PILLARS),
        section(
            say(lang, "state.sources"),
            sources(known.sources, now, lang),
            anchor="tabellen",
            lead=say(lang, "state.sources_lead"),
        ),
        name="state",
    )


def _finding(known: State, now: date, lang: Lang) -> str:
    """How many indicators reach into the last years, and how many end long ago."""
    years = [int(item.last[:4]) for item in known.held if item.last]
    recent, old = now.year - RECENT, now.year - OLD
    return say(
        lang,
        "state.finding",
        count=sum(year >= recent for year in years),
        total=len(INDICATORS),
        recent=recent,
        old_count=sum(year <= old for year in years),
        old=old,
    )


def _opening(known: State, now: date, lang: Lang) -> Component:
    files = [
        html.A(say(lang, "state.csv"), href=state_paths.STATE_CSV),
        dcc.Link(say(lang, "state.to_changes"), href=link("changes", lang)),
        dcc.Link(say(lang, "nav.methods"), href=link("methods", lang)),
    ]
    return html.Header(
        [
            html.P(say(lang, "nav.state"), className="kicker"),
            html.H1(_finding(known, now, lang)),
            html.P(say(lang, "state.lead"), className="subline"),
            html.Ul([html.Li(entry) for entry in files], className="choice"),
        ],
        className="opening",
    )


def _update(known: State, lang: Lang) -> Component:
    """When the live sources were asked last, and which of them did not answer."""
    if not known.updated:
        return html.Div(html.P(say(lang, "state.no_update")), className="notices", role="note")
    when = day(known.updated, lang)
    key = "failed" if known.failed else "no_failure"
    parts: list[Component] = [html.P(say(lang, f"state.{key}", day=when, count=len(known.failed)))]
    if known.failed:
        parts.append(html.Ul([html.Li(_failure(item, lang)) for item in known.failed]))
    return html.Div(parts, className="notices", role="note")


def _failure(item: Source, lang: Lang) -> list[Component | str]:
    """The table and the update's own words, which are English."""
    words = item.check.words if item.check else ""
    good = day(item.good, lang) if item.good else say(lang, "state.unknown")
    return [
        say(
            lang, "state.failure", table=item.table.code, title=item.table.title.in_(lang), day=good
        ),
        " ",
        html.Span(words, lang="en"),
    ]


def _reading(lang: Lang) -> list[Component]:
    names = ", ".join(short(key, lang) for key in alphabetical(lang))
    texts = [
        say(lang, "state.strip_text", names=names),
        say(lang, "state.gaps_text"),
        say(lang, "state.next_text"),
    ]
    return [html.P(text, className="prose") for text in texts]


def _pillar(known: State, pillar: str, now: date, lang: Lang) -> Component:
    own = [item for item in known.held if item.indicator.pillar == pillar]
    name = say(lang, f"pillar.{pillar}")
    return section(name, indicators(own, name, now, lang), anchor=f"stand-{pillar}")
