"""The table of source tables: edition, retrieval, last answer, age."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.publishers import PUBLISHERS
from layouts.components import scroll
from layouts.numbers import day, number
from layouts.paths import link
from layouts.state_data import Source
from layouts.words import say

YEAR = 365
COLUMNS = ("table_head", "last", "editions", "retrieved", "answer", "age_head", "used")


def table(rows: Sequence[Source], now: date, lang: Lang) -> Component:
    """One row a source table, by publisher."""
    heads = [html.Th(say(lang, f"state.{key}"), scope="col") for key in COLUMNS]
    order = list(PUBLISHERS)
    own = sorted(rows, key=lambda item: (order.index(item.table.publisher), item.table.id))
    content = [html.Thead(html.Tr(heads)), html.Tbody([_row(item, now, lang) for item in own])]
    return scroll(html.Table(content, className="state"), say(lang, "state.sources_table"))


def cell(label: str, content: Any) -> Component:
    """A cell that can show its column's name, for cards on a phone."""
    named: dict[str, Any] = {"data-label": label}
    return html.Td(html.Div(content), **named)


def _row(item: Source, now: date, lang: Lang) -> Component:
    publisher = PUBLISHERS[item.table.publisher]
    name = dcc.Link(publisher.name.in_(lang), href=link("source", lang, publisher.id))
    code = html.Strong(item.table.code)
    cells = [
        item.last or say(lang, "state.unknown"),
        _ends([day(text, lang) for text in item.editions]) or say(lang, "state.unknown"),
        _retrieved(item, lang),
        _answer(item, lang),
        _age(item, now, lang),
        str(len(item.indicators)),
    ]
    labels = [say(lang, f"state.{key}") for key in COLUMNS[1:]]
    return html.Tr(
        [
            html.Th(
                [code, " ", item.table.title.in_(lang), ", ", name],
                scope="row",
                className="source-table",
            ),
            *(cell(label, text) for label, text in zip(labels, cells, strict=True)),
        ]
    )


def _retrieved(item: Source, lang: Lang) -> str:
    """Days of retrieval; for how many files none was handed down."""
    days = _ends([day(text, lang) for text in item.retrieved])
    if not days:
        return say(lang, "state.unknown")
    if not item.undated:
        return days
    return say(lang, "state.undated", days=days, count=item.undated, of=len(item.origins))


def _answer(item: Source, lang: Lang) -> str:
    """What the last update found out, or why it does not ask."""
    if item.check:
        when = day(item.check.asked, lang)
        return say(lang, f"state.outcome_{item.check.outcome}", day=when)
    return say(lang, "state.never" if item.table.live else "state.not_live")


def _age(item: Source, now: date, lang: Lang) -> str:
    """Days, after two years years, since the last good answer or file; never negative."""
    if not item.good:
        return say(lang, "state.unknown")
    days = max(0, (now - date.fromisoformat(item.good)).days)
    if days >= 2 * YEAR:
        return say(lang, "state.years_old", years=days * 100 // 36525)
    return say(lang, "state.day" if days == 1 else "state.days", days=number(days, 0, lang))


def _ends(texts: Sequence[str]) -> str:
    """First and last of several."""
    return " – ".join(dict.fromkeys((texts[0], texts[-1]))) if texts else ""
