"""How the values are made: pooling, statuses, breaks, Gebietsstand, ranks, and who publishes."""

from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators import rank, similar
from indicators.model import Lang, Text
from indicators.publishers import PUBLISHERS
from indicators.query import Selection
from indicators.registry import INDICATORS
from layouts.address import Address, href
from layouts.components import aria, page, section
from layouts.goal_words import label
from layouts.paths import link
from layouts.words import say

PARTS = ("sources", "pool", "status", "breaks", "territory", "gaps", "ranks", "similar", "words")
_POOLED = ("sum", "ratio", "implied", "weighted")


def layout(address: Address, root: Path) -> Component:
    """The page; everything on it is read from the declarations, nothing from the figures."""
    lang = address.lang
    return page(
        html.Header(
            [
                html.P(say(lang, "nav.methods"), className="kicker"),
                html.H1(say(lang, "methods.headline")),
                html.P(say(lang, "methods.lead"), className="subline"),
                html.P(
                    dcc.Link(say(lang, "methods.verdicts"), href=link("method", lang)),
                    className="subline",
                ),
            ],
            className="opening",
        ),
        _contents(lang),
        _part("sources", _sources(lang), lang),
        _part("pool", _pool(lang), lang),
        _part("status", _status(lang), lang),
        _part("breaks", _breaks(lang), lang),
        _part("territory", None, lang),
        _part("gaps", None, lang),
        _part("ranks", html.P(rank.rule().in_(lang), className="prose"), lang),
        _part("similar", html.P(similar.rule().in_(lang), className="prose"), lang),
        _part("words", None, lang),
        name="methods",
    )


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, "nav.methods"))


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "methods.lead")


def _contents(lang: Lang) -> Component:
    links = [html.Li(html.A(say(lang, f"methods.{key}"), href=f"#{key}")) for key in PARTS]
    name = say(lang, "method.contents")
    return html.Nav(html.Ul(links, className="choice"), **aria(label=name))


def _part(key: str, content: Component | None, lang: Lang) -> Component:
    text = html.P(say(lang, f"methods.{key}_text"), className="prose")
    return section(say(lang, f"methods.{key}"), text, content, anchor=key)


def _sources(lang: Lang) -> Component:
    entries = [
        html.Li(
            [
                dcc.Link(item.name.in_(lang), href=link("source", lang, key)),
                ", ",
                html.Span(item.licence, lang="de"),
            ]
        )
        for key, item in PUBLISHERS.items()
    ]
    return html.Ul(entries, className="publishers")


def _pool(lang: Lang) -> Component:
    """The four ways, with how many indicators take each first; and those without a Ruhr value."""
    items = INDICATORS.values()
    counts = {
        key: sum(item.pool.methods[:1] == (key,) for item in items) for key in _POOLED
    }  # fmt: skip
    entries = [
        part
        for key in _POOLED
        for part in (
            html.Dt(
                say(lang, "methods.pooled", name=say(lang, f"method.pool_{key}"), count=counts[key])
            ),
            html.Dd(say(lang, f"pool.{key}")),
        )
    ]
    none = [_named(item.id, item.pool.reason, lang) for item in items if not item.pool.methods]
    parts: list[Component] = [html.Dl(entries, className="terms")]
    parts += [html.H3(say(lang, "methods.no_pool")), html.Ul(none)] if none else []
    return html.Div(parts)


def _named(key: str, text: Text | None, lang: Lang) -> Component:
    item = INDICATORS[key]
    name = dcc.Link(label(key, lang), href=href(item, Selection(lang=lang)))
    return html.Li([name, f": {text.in_(lang)}" if text else ""])


def _status(lang: Lang) -> Component:
    entries = [
        part
        for letter in "APEBMQ"
        for part in (html.Dt(letter), html.Dd(say(lang, f"status.{letter}")))
    ]
    return html.Dl(entries, className="terms")


def _breaks(lang: Lang) -> Component:
    """Every declared break, from the declarations the charts draw them from."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in INDICATORS.values():
        for mark in item.breaks:
            found.setdefault((mark.period, mark.text.in_(lang)), []).append(item.id)
    rows = [
        html.Tr(
            [
                html.Th(period, scope="row"),
                html.Td(text),
                html.Td(", ".join(label(key, lang) for key in keys)),
            ]
        )
        for (period, text), keys in sorted(found.items())
    ]
    heads = [
        html.Th(say(lang, f"methods.break_{key}"), scope="col") for key in ("year", "what", "where")
    ]
    fold = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="breaks cards")
    return html.Details([html.Summary(say(lang, "methods.all_breaks", count=len(rows))), fold])
