"""/pruefen: which rows a view shows, of which vintage, and their checksum, computed anew."""

import re
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from indicators.model import Lang
from layouts.address import Address
from layouts.components import notices, page, section
from layouts.data import citation
from layouts.data.table import Table
from layouts.embed import proof, resolve, view
from layouts.embed.refused import Refused
from layouts.embed.view import Shown
from layouts.numbers import day
from layouts.pages.drawn import markup
from layouts.pages.share import base
from layouts.paths import link
from layouts.words import say

_SUM = re.compile(r"[0-9a-f]{64}")
FIELDS = ("adresse", "summe")


def layout(address: Address, root: Path) -> Component:
    """The form, and what it found out."""
    lang = address.lang
    asked, expected = (address.query.get(name, "").strip() for name in FIELDS)
    found, notes = _found(asked, expected, root, lang)
    return page(
        html.Header(
            [
                html.H1(say(lang, "check.title")),
                html.P(say(lang, "check.lead"), className="subline"),
            ],
            className="opening",
        ),
        notices(notes),
        html.Div(**markup(_form(asked, expected, lang))),
        *found,
        name="check",
    )


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, "check.title"))


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "check.lead")


def query(address: Address, lang: Lang) -> str:
    """What is asked for stays in the address."""
    given = {name: address.query.get(name, "") for name in FIELDS}
    return urlencode({name: text for name, text in given.items() if text}, safe="/~")


def _found(
    asked: str, expected: str, root: Path, lang: Lang
) -> tuple[list[Component], tuple[str, ...]]:
    """The proof of a view, and what is to be said first."""
    if not asked:
        return [], ()
    try:
        shown = view.make(resolve.resolve(asked, base(), lang, root), root)
    except Refused as error:
        return [], error.words
    return _proof(shown, lang), _compared(shown, expected.lower(), lang)


def _compared(shown: Shown, expected: str, lang: Lang) -> tuple[str, ...]:
    if not expected:
        return ()
    if not _SUM.fullmatch(expected):
        return (say(lang, "check.bad_sum"),)
    same = expected == proof.checksum(shown)
    return (say(lang, "check.same" if same else "check.other"),)


def _proof(shown: Shown, lang: Lang) -> list[Component]:
    table = proof.table(shown, base())
    if table is None:
        return [html.P(say(lang, "check.nothing"), className="prose")]
    count = sum(1 for _ in table.rows())
    stamps = [
        f"{item.publisher}, {item.table}: {_dates(item, lang)}" for item in citation.sources(table)
    ]
    short, long = proof.cite(shown, base())
    recorded = "-" in shown.vintage
    rows: list[tuple[str, list[Component] | str]] = [
        ("shown", [html.A(shown.heading, href=shown.ask.page())]),
        ("stand", shown.vintage if recorded else say(lang, "check.unrecorded", id=shown.vintage)),
        ("rows", say(lang, "check.rows_of", count=count) + _of(table, lang)),
        ("sum", [html.Code(proof.checksum(shown), id="summe", className="sum")]),
        *_file(shown, lang),
        ("retrieved", [html.Ul([html.Li(text) for text in stamps])]),
        ("cite_short", short),
        ("cite_long", long),
    ]
    entries = [
        part
        for key, inside in rows
        for part in (html.Dt(say(lang, f"check.{key}")), html.Dd(inside))
    ]
    kept = html.P(say(lang, "check.kept", id=shown.vintage), className="note") if recorded else None
    return [section(shown.kicker[0], html.Dl(entries, className="proof"), kept, anchor="nachweis")]


def _of(table: Table, lang: Lang) -> str:
    """Whose rows they are, where a statement rests on several indicators."""
    if table.kind != "goal":
        return ""
    return f": {', '.join(part.indicator.short_title.in_(lang) for part in table.parts)}"


def _file(shown: Shown, lang: Lang) -> list[tuple[str, list[Component] | str]]:
    """The file with these rows, and the command that computes its checksum."""
    if not proof.passed_on(shown):
        return [("file", say(lang, "check.withheld"))]
    address = base() + proof.data(_pinned(shown))
    command = html.Code(f'curl -s "{address}" | sha256sum', className="sum")
    return [("file", [html.A(address, href=address)]), ("yourself", [command])]


def _pinned(shown: Shown) -> Shown:
    """The view of its own vintage by name, where that is recorded, so that the file stays."""
    return replace(shown, ask=shown.ask.at(shown.vintage)) if "-" in shown.vintage else shown


def _dates(item: citation.Source, lang: Lang) -> str:
    return ", ".join(day(text, lang) for text in item.retrieved) or say(lang, "data.undated")


def _form(asked: str, expected: str, lang: Lang) -> str:
    fields = "".join(
        f'<div><label for="feld-{name}">{escape(say(lang, f"check.{key}"))}</label>'
        f'<input id="feld-{name}" name="{name}" type="text" maxlength="{most}" '
        f'value="{escape(text)}" class="form-control" autocomplete="off" spellcheck="false"></div>'
        for name, key, text, most in (
            ("adresse", "address", asked, 1000), ("summe", "expected", expected, 64),
        )
    )  # fmt: skip
    send = f'<button type="submit" class="send">{escape(say(lang, "check.send"))}</button>'
    return f'<form class="check" action="{link("check", lang)}" method="get">{fields}{send}</form>'
