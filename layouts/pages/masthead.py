"""What stands above and below every page: the name, the pages, the other language, the members."""

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from layouts.components import PILLARS, aria
from layouts.paths import link
from layouts.places import alphabetical, short
from layouts.words import say

PAGES = ("indicators", "compare", "map", "goals", "methods")
LEGAL = ("data", "api", "embedding", "state", "changes", "imprint", "privacy", "accessibility")
_WITHIN = {"goal": "goals", "method": "methods", "indicator": "indicators", "source": "methods"}
"""Pages that stand for another one in the masthead."""


def layout(lang: Lang, here: str, other: str) -> Component:
    """`here` is the page shown, `other` the same view in the other language.

    The list stands twice, open for wide windows and folded for narrow ones; only one is shown.
    """
    return html.Header(
        html.Div(
            [
                dcc.Link(say(lang, "shell.name"), href=link("home", lang), className="brand"),
                html.Nav(
                    _links(lang, here), className="wide", **aria(label=say(lang, "shell.nav"))
                ),
                _tongue(lang, other),
                html.Details(
                    [html.Summary(say(lang, "nav.menu")), html.Nav(_links(lang, here))],
                    className="menu",
                ),
            ],
            className="container-xxl",
        ),
        className="masthead",
    )


def footer(lang: Lang) -> Component:
    """The members' profiles, the operator's pages, what the site is."""
    members = [(short(key, lang), link("region", lang, key)) for key in alphabetical(lang)]
    members.append((short("ruhr", lang), link("region", lang, "ruhr")))
    legal = [(say(lang, f"nav.{key}"), link(key, lang)) for key in LEGAL]
    return html.Footer(
        html.Div(
            [
                _list(say(lang, "nav.members"), members),
                _list(say(lang, "nav.about"), legal),
                html.P(say(lang, "shell.about")),
                html.P(say(lang, "shell.privacy")),
            ],
            className="container-xxl",
        ),
        className="colophon",
    )


def _links(lang: Lang, here: str) -> Component:
    shown = _WITHIN.get(here, here)
    entries: list[tuple[str, str, str]] = [
        (key, say(lang, f"pillar.{key}"), key) for key in PILLARS
    ]
    entries += [(key, say(lang, f"nav.{key}"), "plain") for key in PAGES]
    return html.Ul(
        [
            html.Li(
                dcc.Link(text, href=link(key, lang)),
                className=kind,
                **(aria(current="page") if key == shown else {}),
            )
            for key, text, kind in entries
        ]
    )


def _tongue(lang: Lang, other: str) -> Component:
    """A whole new document, so that the document's language changes with it."""
    tongue = "en" if lang == "de" else "de"
    return html.A(
        say(lang, "nav.language"), href=other, className="tongue", lang=tongue, hrefLang=tongue
    )


def _list(title: str, entries: list[tuple[str, str]]) -> Component:
    links = [html.Li(dcc.Link(text, href=href)) for text, href in entries]
    return html.Nav([html.P(title), html.Ul(links)], **aria(label=title))
