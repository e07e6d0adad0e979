"""The coverage table: for each indicator how far it reaches and what is missing for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import MEMBERS
from layouts import coverage
from layouts.address import href
from layouts.components import scroll
from layouts.numbers import day
from layouts.pages.state_sources import cell
from layouts.state_data import Held
from layouts.svg_writer import data_uri
from layouts.words import say

COLUMNS = ("indicator", "last", "members", "years", "missing", "retrieved", "next")


def table(rows: Sequence[Held], name: str, now: date, lang: Lang) -> Component:
    """One row an indicator; on a phone each becomes a card with its column's names."""
    heads = [html.Th(say(lang, f"state.{key}"), scope="col") for key in COLUMNS]
    body = [_row(item, now, lang) for item in rows]
    content = [html.Thead(html.Tr(heads)), html.Tbody(body)]
    return scroll(html.Table(content, className="state"), say(lang, "state.table", name=name))


def _row(item: Held, now: date, lang: Lang) -> Component:
    known = item.indicator
    name = dcc.Link(known.title.in_(lang), href=href(known, Selection(lang=lang)))
    head = html.Th(name, scope="row")
    if item.problem:
        reason = html.Span(item.problem, lang="en", className="reason")
        return html.Tr([head, html.Td(reason, colSpan=len(COLUMNS) - 1)])
    return html.Tr(
        [
            head,
            _cell("last", _last(item, now, lang), lang),
            _cell("members", _members(item, lang), lang),
            _cell("years", _strip(item, lang), lang),
            _cell("missing", _missing(item, lang), lang),
            _cell("retrieved", _retrieved(item, lang), lang),
            _cell("next", _next(item, lang), lang),
        ]
    )


def _cell(key: str, content: Any, lang: Lang) -> Component:
    return cell(say(lang, f"state.{key}"), content)


def _last(item: Held, now: date, lang: Lang) -> list[Any]:
    """The last period and how many years it lies back."""
    years = now.year - int(item.last[:4])
    key = "age_one" if years == 1 else "age"
    return [
        html.Strong(item.last),
        " ",
        html.Span(say(lang, f"state.{key}", years=years), className="year"),
    ]


def _members(item: Held, lang: Lang) -> str:
    """How many members have a value in the last period; NUTS 2 regions and ports have none."""
    there = item.coverage
    if there is None:
        return say(lang, f"state.level_{item.indicator.level}")
    return say(lang, "state.of", count=there.with_value(item.last[:4]), of=len(MEMBERS))


def _strip(item: Held, lang: Lang) -> Component | str:
    there = item.coverage
    if there is None or not there.years:
        return "–"
    # The words beside it say the same, so readers' tools skip the picture.
    drawn = data_uri(coverage.strip(there, lang, ""))
    width, height = coverage.COLUMN * len(there.years), coverage.ROW * len(MEMBERS)
    return html.Img(src=drawn, alt="", width=str(width), height=str(height), className="strip")


def _missing(item: Held, lang: Lang) -> Component | str:
    if item.coverage is None:
        return "–"
    return html.Ul([html.Li(line) for line in coverage.words(item.coverage, lang)])


def _retrieved(item: Held, lang: Lang) -> Component:
    """Each table's code and the day of its last good answer or file."""
    lines = []
    for source in item.sources:
        when = day(source.good, lang) if source.good else say(lang, "state.unknown")
        stale = source.check is not None and source.check.stale
        note = f" {say(lang, 'state.stale')}" if stale else ""
        lines.append(html.Li([html.Span(source.table.code, className="code"), f" {when}{note}"]))
    return html.Ul(lines)


def _next(item: Held, lang: Lang) -> str:
    """How often the figures come and whether an update asks for them; no day is known."""
    rhythm = say(lang, f"state.rhythm_{item.indicator.frequency}")
    return f"{rhythm}; {say(lang, f'state.asked_{item.asked}')}"
