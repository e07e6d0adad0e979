"""The same figures as files: one line of links under a page, with the choice it shows."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang, Publisher
from layouts.components import section
from layouts.data.ask import FORMS
from layouts.paths import link
from layouts.words import say


def layout(
    page: str, key: str, lang: Lang, query: str = "", held: tuple[Publisher, ...] = ()
) -> Component:
    """Links to every form of the page's table; `query` is the choice in its canonical form.

    Where figures of the publishers `held` are not passed on: that, and where they are to be had.
    """
    if held:
        links = [html.Li(html.A(item.name.in_(lang), href=item.url)) for item in held]
        told = html.P(say(lang, "data.kept_back"), className="prose")
        return section(say(lang, "data.here_title"), told, _list(links), anchor="daten")
    path, tail = link(page, lang, key), f"?{query}" if query else ""
    links = [
        html.Li(html.A(f".{form}", href=f"{path}.{form}{tail}", title=_what(form, lang)))
        for form in FORMS
    ]
    return section(
        say(lang, "data.here_title"),
        _list(links),
        html.P(dcc.Link(say(lang, "data.here_more"), href=link("data", lang))),
        anchor="daten",
    )


def _list(links: Sequence[Component]) -> Component:
    return html.Ul(list(links), className="neighbours")


def _what(form: str, lang: Lang) -> str:
    return say(lang, f"data.form_{form.replace('.', '_').replace('-', '_')}")
