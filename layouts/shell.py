"""The document around every page: head, masthead, footer, and the first HTML inside it."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang, Text
from layouts import chart, heads, vendor
from layouts.address import Address, NoPage
from layouts.components import page
from layouts.embed.preview import preview
from layouts.facts import fact
from layouts.fingerprints import own
from layouts.first_html import render
from layouts.heads import Head
from layouts.pages import masthead
from layouts.paths import PAGES, link
from layouts.views import allowed
from layouts.words import say

SHEETS = ("style.css", "goals.css", "pages.css", "state.css", "embed.css", "print.css")
_OTHER: dict[Lang, Lang] = {"de": "en", "en": "de"}


def module(name: str) -> Any:
    """The page's module in layouts/pages: layout, title and summary of (address, root), and
    query(address, lang) where it has parameters."""
    return import_module(f"layouts.pages.{PAGES[name].module}")


def content(address: Address, root: Path) -> Component:
    """The components of a page."""
    found: Component = module(address.page).layout(address, root)
    return found


def title(address: Address, root: Path) -> str:
    """The title of the document."""
    return str(module(address.page).title(address, root))


def summary(address: Address, root: Path) -> str:
    """The description for search engines: the finding, else what the page is."""
    if address.indicator is None:
        return str(module(address.page).summary(address, root))
    item = fact(address.indicator, root)
    if item.stored is None:
        return address.indicator.description.in_(address.lang)
    selection, _ = allowed(item, address.selection)
    return chart.describe(address.indicator, item.stored, selection).finding


def paths(address: Address) -> dict[Lang, str]:
    """The page's address in both languages, with what it understood of the query."""
    return {lang: link(address.page, lang, address.key, _query(address, lang)) for lang in _OTHER}


def _query(address: Address, lang: Lang) -> str:
    if address.indicator is not None:
        return replace(address.selection, lang=lang).to_query()
    maker = getattr(module(address.page), "query", None)
    return str(maker(address, lang)) if maker else ""


def frame(address: Address, *children: Component) -> list[Component]:
    """Skip link, masthead, the page and the footer."""
    return _frame(address.lang, address.page, paths(address)[_OTHER[address.lang]], *children)


def _frame(lang: Lang, here: str, other: str, *children: Component) -> list[Component]:
    return [
        html.A(say(lang, "shell.skip"), href="#inhalt", className="skip"),
        masthead.layout(lang, here, other),
        *children,
        masthead.footer(lang),
    ]


def document(address: Address, root: Path, dash_tags: str, base: str = "") -> str:
    """The first HTML of a path: readable without JavaScript; `dash_tags` bring the live page.

    The live page grows in an element of its own; assets/app.js takes the first one away when it
    is there, so that nothing jumps.
    """
    first = render(frame(address, content(address, root)))
    # Before Dash's own scripts and not deferred: its graphs take a plotly.js that is there already
    # and fetch the full one if not. Pages without a chart load none.
    plotly = f'<script src="{vendor.plotly_js().url}"></script>' if "dash-graph" in first else ""
    live = '<div id="react-entry-point" class="waiting"></div>'
    body = f'{live}<div id="first">{first}</div>{plotly}{dash_tags}'
    return _html(head(address, root), body, base)


def head(address: Address, root: Path) -> Head:
    """What the document says of the page; it changes with every page the reader goes on to."""
    name, about = title(address, root), summary(address, root)
    article = PAGES[address.page].keys is not None
    return Head(address.lang, name, about, paths(address), article, preview(address, root))


def not_found(error: NoPage, lang: Lang) -> str:
    """The page for a path that does not exist, with the page that may be meant."""
    hint = error.suggestion
    if hint is None:
        return _no_page("missing", say(lang, "missing.text"), lang)
    meant = html.P([say(lang, "missing.meant"), " ", dcc.Link(hint.label, href=hint.href)])
    return _no_page("missing", say(lang, "missing.text"), lang, meant)


def gone(why: Text, lang: Lang) -> str:
    """The page for a path that existed and was given up, with the reason."""
    return _no_page("gone", why.in_(lang), lang)


def _no_page(key: str, text: str, lang: Lang, more: Component | None = None) -> str:
    name = say(lang, f"{key}.title")
    inside = page(
        html.Header(html.H1(name), className="opening"),
        html.P(text),
        more,
        html.P(dcc.Link(say(lang, "missing.home"), href=link("home", lang))),
        name="missing",
    )
    head = Head(lang, say(lang, "page.title", name=name), text, {})
    return _html(head, render(_frame(lang, "", link("home", _OTHER[lang]), inside)), "")


def _html(head: Head, body: str, base: str) -> str:
    sheets = [sheet.url for sheet in vendor.stylesheets()] + [own(file) for file in SHEETS]
    links = "".join(f'<link rel="stylesheet" href="{url}">' for url in sheets)
    return (
        f'<!DOCTYPE html><html lang="{head.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{heads.tags(head, base)}"
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="{own("icon.svg")}" type="image/svg+xml">'
        f"{links}</head><body>{body}</body></html>"
    )
