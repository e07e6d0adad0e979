"""Parts that several pages share."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang, Pillar
from layouts.change import Change, judged, told
from layouts.parts import Chart
from layouts.words import say

SIGNS = {"better": "▲", "same": "●", "worse": "▼"}
PILLARS: tuple[Pillar, ...] = ("economy", "labour", "life")


def aria(**names: str) -> dict[str, Any]:
    """Attributes for readers' tools: aria(label="x") is aria-label="x"."""
    return {f"aria-{name}": value for name, value in names.items()}


def named(alt: str) -> dict[str, Any]:
    """A figure's name for readers' tools: the first sentence of its description.

    Else they call it by all the notes and sources of its caption.
    """
    return aria(label=alt.partition(". ")[0])


def page(*children: Any, name: str) -> Component:
    """The part of the document between masthead and footer."""
    return html.Main(list(children), id="inhalt", className=f"page page-{name} container-xxl")


def section(title: str, *children: Any, anchor: str, lead: str = "") -> Component:
    head = [html.H2(title, id=anchor), html.P(lead, className="lead-in") if lead else None]
    return html.Section([*head, *children], className="block", **aria(labelledby=anchor))


def notices(notes: Sequence[str]) -> Component | None:
    """Small notes above a page, e.g. what of its address was passed over."""
    if not notes:
        return None
    return html.Div([html.P(note) for note in notes], className="notices", role="status")


def judgement(item: Change | None, indicator: Indicator, lang: Lang) -> Component | None:
    """Sign and word, better or worse, where the rules allow one."""
    word = judged(item, indicator) if item else ""
    if not word:
        return None
    text: list[Any] = [
        html.Span(SIGNS[word], **aria(hidden="true")),
        f" {say(lang, f'change.{word}')}",
    ]
    return html.Span(text, className=f"judgement {word}")


def since(item: Change, indicator: Indicator, lang: Lang) -> str:
    """The change with the year it is counted from: −1,2 Prozentpunkte seit 2015."""
    amount = told(item, indicator, lang)
    return say(lang, "change.since", amount=amount, year=item.base.period)


def source_line(chart: Chart) -> str:
    word = say(chart.lang, "source.one" if len(chart.sources) == 1 else "source.many")
    return f"{word} {'; '.join(chart.sources)}. {say(chart.lang, 'source.changed')}"


def scroll(table: Component, label: str) -> Component:
    """A frame in which a wide table scrolls by itself, by keyboard too.

    A group and no region: the section around it is the landmark of this name already. A table
    without a caption takes the name too, for readers who go from table to table.
    """
    if not any(isinstance(part, html.Caption) for part in table.children):
        setattr(table, "aria-label", label)
    return html.Div(table, className="scroll", tabIndex="0", role="group", **aria(label=label))
