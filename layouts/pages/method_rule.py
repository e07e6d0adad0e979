"""The rule itself on the method page: what is compared, and the table of nine verdicts."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.regions import MEMBERS
from indicators.rules import RULES
from layouts.components import scroll, section
from layouts.goal_words import SIGNS, label
from layouts.pages.goal_parts import signed
from layouts.words import say

TREND = ("better", "unchanged", "worse")
GAP = ("shrinking", "unchanged", "growing")
FORMULAS = ("trend_points", "trend_percent", "gap_points", "gap_percent", "theil_sen")


def formulas(lang: Lang) -> Component:
    """Trend, gap and slope with their symbols."""
    formula = [
        html.Div(
            [
                html.Dt(say(lang, f"method.{key}")),
                html.Dd(html.Code(say(lang, f"method.{key}_formula"))),
            ]
        )
        for key in FORMULAS
    ]
    parts = {"base": RULES.base_year, "window": RULES.window}
    return part(
        "formulas",
        lang,
        prose("symbols", lang, **parts),
        html.Dl(formula, className="formulas"),
        prose("compare", lang),
        prose("gap_why", lang),
        prose("spread", lang, members=len(MEMBERS)),
    )


def table(lang: Lang) -> Component:
    """The nine verdicts, with the words for a lead below those for a gap."""
    gaps = [html.Th(RULES.words["gap"][gap].in_(lang), scope="col") for gap in GAP]
    head = html.Tr([html.Td(), *gaps])
    rows = [
        html.Tr(
            [
                html.Th(
                    signed(_sign(trend), RULES.words["trend"][trend].in_(lang), trend), scope="row"
                ),
                *(html.Td(_cell(f"{trend}_{gap}", lang)) for gap in GAP),
            ]
        )
        for trend in TREND
    ]
    nine = html.Table([html.Thead(head), html.Tbody(rows)], className="nine")
    held = "; ".join(
        f"{SIGNS[key]} {RULES.words['verdict'][key].in_(lang)}"
        for key in ("kept", "risen", "fallen")
    )
    return part(
        "table",
        lang,
        scroll(nine, say(lang, "method.table")),
        prose("ahead", lang),
        prose("keep", lang, words=held),
        html.P(RULES.prices_why.in_(lang), className="prose"),
        html.P(
            [say(lang, "method.prices"), " ", listed(sorted(RULES.current_prices), lang)],
            className="prose",
        ),
    )


def _sign(trend: str) -> str:
    return {"better": SIGNS["better"], "unchanged": SIGNS["same"], "worse": SIGNS["worse"]}[trend]


def _cell(code: str, lang: Lang) -> list[Component | str]:
    ahead = RULES.words["ahead"].get(code)
    text: list[Component | str] = [RULES.words["verdict"][code].in_(lang)]
    if ahead:
        text.append(
            html.Span(say(lang, "method.if_ahead", words=ahead.in_(lang)), className="note")
        )
    return text


def listed(indicators: Iterable[str], lang: Lang) -> str:
    """Indicators by their labels, as a sentence's end."""
    return ", ".join(label(key, lang) for key in indicators) + "."


def part(key: str, lang: Lang, *children: Component | None) -> Component:
    """A section under its own name as anchor."""
    return section(say(lang, f"method.{key}"), *children, anchor=key)


def prose(key: str, lang: Lang, **parts: object) -> Component:
    """A paragraph of the method's texts."""
    return html.P(say(lang, f"method.{key}", **parts), className="prose")
