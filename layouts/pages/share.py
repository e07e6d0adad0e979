"""The panel under a chart: what to copy for a frame, a picture or a citation, live or frozen.

Everything is plain text in the first HTML and native controls; a script adds only the buttons
that copy (assets/embed.js).
"""

from pathlib import Path
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from flask import has_request_context, request

from indicators.model import Lang
from layouts import settings
from layouts.components import aria
from layouts.data import state
from layouts.embed import frame, proof, snippets, view
from layouts.embed.ask import Ask
from layouts.embed.refused import Refused
from layouts.embed.view import Shown
from layouts.paths import link
from layouts.words import say

NOWHERE = "https://dreiklang.example"
"""Stands in the lines while nobody asks for a page."""


def base() -> str:
    """The site's public address without a slash at its end."""
    return settings.base(request.host_url if has_request_context() else NOWHERE)


def layout(ask: Ask, root: Path, part: str = "") -> Component | None:
    """The panel, folded up; None where the view has nothing to be shown or is not passed on.

    `part` names the panel where a page has several: a word of its own in ids.
    """
    try:
        shown = view.given(ask, root)
    except Refused:
        return None
    lang, own = ask.lang, f"{part}-" if part else ""
    about = f": {shown.kicker[0]}" if part else ""
    return html.Details(
        [
            html.Summary(say(lang, "share.title") + about),
            html.P(say(lang, "share.lead"), className="note"),
            _mode(shown, "fresh", own, opened=True),
            _frozen(shown, root, own),
            _cite(shown, own),
            _more(shown, lang),
            html.P("", className="copied", role="status", **aria(live="polite")),
        ],
        id=f"teilen{'-' if part else ''}{part}",
        className="share block",
    )


def _frozen(shown: Shown, root: Path, own: str) -> Component:
    """The same lines with the vintage in force, if it is recorded."""
    now, lang = state.told(root), shown.ask.lang
    if not now.day:
        text = html.P(say(lang, "share.frozen_none"), className="note")
        return html.Details([html.Summary(say(lang, "share.frozen")), text])
    try:
        frozen = view.make(shown.ask.at(now.id), root)
    except Refused:
        # Its rows are lost, or its list: the newest figures can still be shared.
        return html.P(say(lang, "share.frozen_none"), className="note")
    return _mode(frozen, "frozen", own, id=now.id)


def _mode(shown: Shown, mode: str, own: str, *, opened: bool = False, **parts: str) -> Component:
    """A frame, one that finds its height, and a picture: as text to copy."""
    lang = shown.ask.lang
    lines = {
        "iframe": snippets.iframe(shown, base()),
        "auto": snippets.auto(shown, base()),
        "image": snippets.image(shown, base()) if shown.pictured else "",
        "address": base() + (shown.ask.page() if mode == "fresh" else shown.ask.frame()),
    }
    codes = [
        line(f"{own}{mode}-{name}", say(lang, f"share.{name}"), text, lang)
        for name, text in lines.items()
        if text
    ]
    return html.Details(
        [
            html.Summary(say(lang, f"share.{mode}")),
            html.P(say(lang, f"share.{mode}_lead", **parts), className="note"),
            *codes,
        ],
        open=opened,
    )


def line(key: str, label: str, text: str, lang: Lang) -> Component:
    """A text in a frame of its own, and the button that copies it."""
    name = f"teilen-{key}"
    data: dict[str, Any] = {
        "data-copy": name,
        "data-done": say(lang, "share.copied"),
        "data-failed": say(lang, "share.not_copied"),
    }
    head = [
        html.Span(label, id=f"{name}-name", className="what"),
        html.Button(
            say(lang, "share.copy", what=label),
            type="button",
            className="copy",
            **data,
        ),
    ]
    code = html.Pre(
        html.Code(text), id=name, tabIndex="0", role="textbox",
        **aria(readonly="true", labelledby=f"{name}-name"),
    )  # fmt: skip
    return html.Div([html.Div(head, className="line"), code], className="snippet")


def _cite(shown: Shown, own: str) -> Component | None:
    lang = shown.ask.lang
    short, long = proof.cite(shown, base())
    if not short:
        return None
    return html.Details(
        [
            html.Summary(say(lang, "share.cite")),
            line(f"{own}zitat-kurz", say(lang, "share.cite_short"), short, lang),
            line(f"{own}zitat-lang", say(lang, "share.cite_long"), long, lang),
        ]
    )


def _more(shown: Shown, lang: Lang) -> Component:
    """The picture by itself, the proof and the page that explains all this."""
    forms = [
        part
        for form in ("svg", "png")
        for part in (html.A(form.upper(), href=shown.ask.picture(form)), " ")
    ]
    pictures = [say(lang, "share.pictures"), " ", *forms, "· "] if shown.pictured else []
    return html.P(
        [
            *pictures,
            dcc.Link(say(lang, "share.check"), href=frame.check(shown.ask)),
            " · ",
            dcc.Link(say(lang, "share.help"), href=link("embedding", lang)),
        ],
        className="note",
    )
