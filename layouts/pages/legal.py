"""Imprint, privacy and accessibility: our own part is told, the operator's fields are filled in.

What settings.toml leaves empty shows as an open place: nothing is claimed that nobody stated.
"""

from pathlib import Path

from dash import html
from dash.development.base_component import Component

from indicators.model import Lang
from layouts.address import Address
from layouts.components import page, section
from layouts.numbers import day
from layouts.settings import Settings, settings
from layouts.words import say

Line = tuple[str, str]
"""Name and content of a field; an empty content is an open place."""


def layout(address: Address, root: Path) -> Component:
    """The page the address names; all that varies comes from the settings."""
    lang, known = address.lang, settings()
    parts = {"imprint": _imprint, "privacy": _privacy, "accessibility": _accessibility}
    return page(
        html.Header(
            [
                html.H1(say(lang, f"legal.{address.page}")),
                html.P(say(lang, f"legal.{address.page}_lead"), className="subline"),
                _unfinished(known, lang),
            ],
            className="opening",
        ),
        *parts[address.page](known, lang),
        name="legal",
    )


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, f"nav.{address.page}"))


def summary(address: Address, root: Path) -> str:
    return say(address.lang, f"legal.{address.page}_lead")


def _unfinished(known: Settings, lang: Lang) -> Component | None:
    """Said once, at the top: who runs the site is not filled in yet."""
    if known.operator.name:
        return None
    return html.P(say(lang, "legal.unfinished"), className="notices", role="note")


def _fields(lines: list[Line], lang: Lang) -> Component:
    entries = [
        part
        for name, content in lines
        for part in (html.Dt(name), html.Dd(content or html.Em(say(lang, "legal.open"))))
    ]
    return html.Dl(entries, className="terms")


def _operator(known: Settings, lang: Lang) -> list[Line]:
    own = known.operator
    place = ", ".join(filter(None, (own.street, own.town, own.country)))
    pairs = (("name", own.name), ("address", place), ("email", own.email), ("phone", own.phone))
    return [(say(lang, f"legal.{key}"), text) for key, text in pairs]


def _imprint(known: Settings, lang: Lang) -> list[Component]:
    lines = [*_operator(known, lang), (say(lang, "legal.responsible"), known.operator.responsible)]
    lines += [(say(lang, "legal.register"), text) for text in known.operator.register]
    return [
        section(say(lang, "legal.operator"), _fields(lines, lang), anchor="betreiber"),
        _prose("data", lang),
        _prose("liability", lang),
    ]


def _privacy(known: Settings, lang: Lang) -> list[Component]:
    own = known.privacy
    days = say(lang, "legal.days", days=own.log_days) if own.log_days else ""
    log = [(say(lang, "legal.host"), own.host), (say(lang, "legal.kept"), days)]
    who = _operator(known, lang)
    who += [(say(lang, "legal.officer"), own.officer)] if own.officer else []
    rights = [(say(lang, "legal.authority"), own.authority)]
    return [
        section(say(lang, "legal.controller"), _fields(who, lang), anchor="verantwortlich"),
        _prose("nothing", lang),
        _prose("log", lang, _fields(log, lang)),
        _prose("rights", lang, _fields(rights, lang)),
    ]


def _accessibility(known: Settings, lang: Lang) -> list[Component]:
    own = known.accessibility
    contact = own.contact or known.operator.email
    reviewed = day(own.reviewed, lang) if own.reviewed else say(lang, "legal.not_reviewed")
    lines = [(say(lang, "legal.contact"), contact), (say(lang, "legal.reviewed"), reviewed)]
    body = "public_body" if own.public_body else "no_public_body"
    return [
        _prose("tested", lang),
        _prose("barriers", lang),
        _prose("feedback", lang, _fields(lines, lang)),
        section(
            say(lang, "legal.duty"),
            html.P(say(lang, f"legal.{body}"), className="prose"),
            anchor="pflicht",
        ),
    ]


def _prose(key: str, lang: Lang, *more: Component) -> Component:
    text = html.P(say(lang, f"legal.{key}_text"), className="prose")
    return section(say(lang, f"legal.{key}_title"), text, *more, anchor=key)
