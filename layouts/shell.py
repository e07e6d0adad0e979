"""The document around every page: head, masthead, footer, and the first HTML inside it."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NamedTuple

from dash import dcc, html
from dash.development.base_component import Component

from indicators.goals import Goal
from indicators.model import Indicator, Lang
from indicators.query import Selection
from layouts import chart, goal_address, vendor
from layouts.address import Address, NoPage, href
from layouts.components import aria, page
from layouts.facts import fact
from layouts.first_html import render
from layouts.pages import goal, goals, home, indicator, method
from layouts.words import say

SHEETS = ("style.css", "goals.css", "print.css")
ASSETS = Path(__file__).resolve().parent / "assets"


class _Own(NamedTuple):
    """A page that needs no indicator to be what it is."""

    layout: Callable[[Address, Path], Component]
    title: Callable[[Address], str]
    summary: Callable[[Address, Path], str]


_OWN = {
    "goals": _Own(goals.layout, goals.title, goals.summary),
    "goal": _Own(goal.layout, goal.title, goal.summary),
    "method": _Own(method.layout, method.title, method.summary),
}


def content(address: Address, root: Path) -> Component:
    """The components of a page."""
    if address.page in _OWN:
        return _OWN[address.page].layout(address, root)
    return (
        home.layout(address, root) if address.indicator is None else indicator.layout(address, root)
    )


def title(address: Address) -> str:
    """The title of the document."""
    if address.page in _OWN:
        return _OWN[address.page].title(address)
    lang = address.selection.lang
    return home.title(lang) if address.indicator is None else indicator.title(address)


def frame(lang: Lang, *children: Component) -> list[Component]:
    """Skip link, masthead, the page and the footer."""
    return [
        html.A(say(lang, "shell.skip"), href="#inhalt", className="skip"),
        _masthead(lang),
        *children,
        _footer(lang),
    ]


def document(address: Address, root: Path, dash_tags: str) -> str:
    """The first HTML of a path: readable without JavaScript; `dash_tags` bring the live page.

    The live page grows in an element of its own; assets/app.js takes the first one away when it
    is there, so that nothing jumps.
    """
    lang = address.selection.lang
    first = render(frame(lang, content(address, root)))
    # Before Dash's own scripts and not deferred: its graphs take a plotly.js that is there already
    # and fetch the full one if not. Pages without a chart load none.
    plotly = f'<script src="{vendor.plotly_js().url}"></script>' if "dash-graph" in first else ""
    body = f'<div id="react-entry-point"></div><div id="first">{first}</div>{plotly}{dash_tags}'
    return _html(lang, title(address), _summary(address, root), body)


def not_found(error: NoPage, lang: Lang) -> str:
    """The page for a path that does not exist, with the page that may be meant."""
    hint = error.suggestion
    meant = html.P([say(lang, "missing.meant"), " ", _meant(hint, lang)]) if hint else None
    inside = page(
        html.Header(html.H1(say(lang, "missing.title")), className="opening"),
        html.P(say(lang, "missing.text")),
        meant,
        html.P(dcc.Link(say(lang, "missing.home"), href="/")),
        name="missing",
    )
    name = say(lang, "page.title", name=say(lang, "missing.title"))
    return _html(lang, name, say(lang, "missing.text"), render(frame(lang, inside)))


def _meant(hint: Indicator | Goal, lang: Lang) -> Component:
    """A link to what may have been meant."""
    if isinstance(hint, Goal):
        return dcc.Link(f"{hint.id} „{hint.quote}“", href=goal_address.href(hint))
    return dcc.Link(hint.title.in_(lang), href=href(hint, Selection(lang=lang)))


def _summary(address: Address, root: Path) -> str:
    """The description for search engines: the finding, else what the site is."""
    lang = address.selection.lang
    if address.page in _OWN:
        return _OWN[address.page].summary(address, root)
    if address.indicator is None:
        return say(lang, "home.description")
    item = fact(address.indicator, root)
    if item.stored is None:
        return address.indicator.description.in_(lang)
    selection, _ = indicator.allowed(address.indicator, address.selection)
    return chart.describe(address.indicator, item.stored, selection).finding


def _html(lang: Lang, name: str, description: str, body: str) -> str:
    sheets = [sheet.url for sheet in vendor.stylesheets()] + [own(file) for file in SHEETS]
    links = "".join(f'<link rel="stylesheet" href="{url}">' for url in sheets)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(name)}</title>"
        f'<meta name="description" content="{escape(description)}">'
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="{own("icon.svg")}" type="image/svg+xml">'
        f"{links}</head><body>{body}</body></html>"
    )


def own(name: str) -> str:
    """URL of a file of ours; it changes with the file, so that it may be kept for long."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime_ns // 1_000_000}"


def _masthead(lang: Lang) -> Component:
    links = [
        html.Li(dcc.Link(say(lang, f"pillar.{key}"), href=f"/#liste-{key}"), className=key)
        for key in ("economy", "labour", "life")
    ]
    links += [
        html.Li(dcc.Link(say(lang, f"goals.nav_{key}"), href=path), className="plain")
        for key, path in (("goals", goal_address.LEDGER), ("method", goal_address.METHOD))
    ]
    return html.Header(
        html.Div(
            [
                dcc.Link(say(lang, "shell.name"), href="/", className="brand"),
                html.Nav(html.Ul(links), **aria(label=say(lang, "shell.nav"))),
            ],
            className="container-xxl",
        ),
        className="masthead",
    )


def _footer(lang: Lang) -> Component:
    return html.Footer(
        html.Div(
            [html.P(say(lang, "shell.about")), html.P(say(lang, "shell.privacy"))],
            className="container-xxl",
        ),
        className="colophon",
    )
