"""Which members moved most since 2015, in either direction, for each headline indicator."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.regions import MEMBERS, RUHR
from layouts.address import href
from layouts.change import Change, change, told
from layouts.components import scroll, section
from layouts.facts import Fact
from layouts.goal_words import label
from layouts.places import short
from layouts.words import say

Moved = tuple[str, Change]


def layout(facts: Sequence[Fact], lang: Lang, lead: str = "") -> Component:
    """A table: indicator, the member that moved best, the one that moved worst, the Ruhr.

    `lead` says which indicators these are; empty: the headline ones.
    """
    rows = [row for item in facts if (row := _row(item, lang))]
    keys = ("indicator", "best", "worst", "ruhr", "years")
    head = html.Tr([html.Th(say(lang, f"movers.{key}"), scope="col") for key in keys])
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="movers")
    title = say(lang, "movers.title")
    return section(
        title, scroll(table, title), anchor="bewegung", lead=lead or say(lang, "movers.lead")
    )


def moved(item: Fact, lang: Lang) -> list[Moved]:
    """Members and their changes over the same years, best first.

    Only members whose base and last year are those of most: others cannot be set beside them.
    """
    drawn = item.line(lang, MEMBERS)
    changes = [
        (line.region, found)
        for line in (drawn.series if drawn else ())
        if line.region in MEMBERS and (found := change(line, item.indicator))
    ]
    spans = [_span(found) for _, found in changes]
    usual = max(sorted(set(spans)), key=spans.count, default=("", ""))
    same = [pair for pair in changes if _span(pair[1]) == usual]
    same.sort(
        key=lambda pair: _amount(pair[1], item.indicator),
        reverse=item.indicator.direction != "down",
    )
    return same


def _span(item: Change) -> tuple[str, str]:
    return item.base.period, item.last.period


def _amount(item: Change, indicator: Indicator) -> float:
    return item.amount if indicator.rate or item.relative is None else item.relative


def _row(item: Fact, lang: Lang) -> Component | None:
    order = moved(item, lang)
    if len(order) < 2:
        return None
    (best, up), (worst, down) = order[0], order[-1]
    drawn = item.line(lang, (RUHR,))
    ruhr = drawn.series[0] if drawn and drawn.series else None
    own = change(ruhr, item.indicator) if ruhr and ruhr.region == RUHR else None
    own = own if own and _span(own) == _span(up) else None
    link = dcc.Link(
        label(item.indicator.id, lang),
        href=href(item.indicator, Selection((RUHR, best, worst), lang=lang)),
    )
    return html.Tr(
        [
            html.Th(link, scope="row"),
            _cell(short(best, lang), told(up, item.indicator, lang), _label("best", lang)),
            _cell(short(worst, lang), told(down, item.indicator, lang), _label("worst", lang)),
            html.Td(
                told(own, item.indicator, lang) if own else "–",
                className="num", **_label("ruhr", lang),
            ),
            html.Td(f"{up.base.period}–{up.last.period}", className="num span"),
        ]
    )  # fmt: skip


def _cell(place: str, amount: str, label: dict[str, Any]) -> Component:
    where = html.Span(place, className="place")
    return html.Td([where, " ", html.Span(amount, className="num")], **label)


def _label(key: str, lang: Lang) -> dict[str, Any]:
    """What stands before a cell once its row has become a card."""
    return {"data-label": say(lang, f"movers.{key}")}
