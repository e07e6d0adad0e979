"""One indicator of a statement: verdict, numbers, chart, members, variants, definition, source."""

from dataclasses import replace
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.judge import Judged
from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import RUHR
from indicators.registry import INDICATORS
from indicators.store import Stored
from indicators.verdict import Verdict
from layouts import chart, goal_data
from layouts.address import href
from layouts.components import aria
from layouts.facts import fact
from layouts.goal_words import label
from layouts.pages import goal_figures, legend
from layouts.pages.drawn import figure
from layouts.pages.goal_parts import verdict_words
from layouts.parts import Chart, Mark
from layouts.series import amounts
from layouts.sources import lines as source_lines
from layouts.words import say


def layout(item: Judged, lead: bool, against: str, root: Path, lang: Lang) -> Component:
    """The section of an indicator; the leading one draws the chart."""
    verdict = item.verdict
    indicator = INDICATORS[verdict.indicator]
    anchor = f"indikator-{indicator.slug.de}"
    drawn = chart_of(verdict, against, fact(indicator, root).stored, lang)
    link = dcc.Link(say(lang, "goal.to_indicator"), href=href(indicator, Selection(lang=lang)))
    return html.Section(
        [
            html.H2(label(indicator.id, lang), id=anchor),
            html.P(_result(verdict, lang), className="verdict"),
            goal_figures.numbers(verdict, goal_data.lead(root), lang),
            figure(drawn, legend.layout(drawn)) if drawn and lead else None,
            goal_figures.terms(verdict, lang) if verdict.assessed else None,
            goal_figures.variants(item, lang),
            html.P([indicator.definition.in_(lang), " ", link], className="prose"),
            None if drawn and lead else html.P(_sources(verdict, root, lang), className="source"),
        ],
        className=f"block judged {indicator.pillar}",
        **aria(labelledby=anchor),
    )


def _result(verdict: Verdict, lang: Lang) -> list[Component | str]:
    if verdict.assessed:
        return [verdict_words(verdict, lang)]
    return [say(lang, "goal.not_assessable"), " ", verdict_words(verdict, lang)]


def choice(verdict: Verdict, against: str, lang: Lang) -> Selection:
    """What the chart shows: the Ruhr and the comparator where they share a scale."""
    indicator = INDICATORS[verdict.indicator]
    regions = (RUHR,) if amounts(indicator) else (RUHR, against)
    return Selection(regions if indicator.level == "kreis" else (), lang=lang)


def chart_of(verdict: Verdict, against: str, stored: Stored | None, lang: Lang) -> Chart | None:
    """The indicator's line with the comparator forward, base and last year marked."""
    if stored is None:
        return None
    indicator = INDICATORS[verdict.indicator]
    drawn = chart.describe(indicator, stored, choice(verdict, against, lang))
    ends = verdict.ruhr if verdict.assessed and verdict.ruhr else ()
    marks = tuple(
        Mark(str(point.year), say(lang, key, year=point.year))
        for point, key in zip(ends, ("goal.mark_base", "goal.mark_last"), strict=False)
    )
    return replace(drawn, marks=marks) if drawn.series else None


def _sources(verdict: Verdict, root: Path, lang: Lang) -> str:
    stored = fact(INDICATORS[verdict.indicator], root).stored
    if stored is None:
        return say(lang, "page.no_data")
    found = source_lines(stored.provenance, lang)
    word = say(lang, "source.one" if len(found) == 1 else "source.many")
    return f"{word} {'; '.join(found)}. {say(lang, 'source.changed')}"
