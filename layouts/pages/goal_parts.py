"""Parts that the pages about statements share: signs with words, quotes, lists of results."""

from dash import dcc, html
from dash.development.base_component import Component

from indicators.events import STATES
from indicators.goals import GOALS, SECTIONS, Goal
from indicators.judge import Judged, Judgement
from indicators.model import Indicator, Lang
from indicators.rules import RULES
from indicators.triad import Triad
from indicators.verdict import Verdict
from layouts.components import aria, section
from layouts.goal_address import href
from layouts.goal_data import WHOLE, assessed, leading, side
from layouts.goal_words import CLAIM_SIGNS, SIGNS, label, outcome, robust, span, why_not, words
from layouts.words import say

STROKES = {"improved": "↗", "mixed": "–", "worse": "↘", "not_assessable": "○"}


def signed(sign: str, text: str, kind: str) -> Component:
    """A sign and the words it stands for; the words alone are read aloud."""
    return html.Span(
        [html.Span(f"{sign} ", **aria(hidden="true")), text], className=f"signed {kind}"
    )


def verdict_words(verdict: Verdict, lang: Lang) -> Component:
    kind = side(verdict)
    return signed(SIGNS[kind], words(verdict, lang), kind)


def quote(goal: Goal, lang: Lang, *, linked: bool = False) -> Component:
    """The paper's own words, always German, with where they stand."""
    text = f"„{goal.quote}“"
    said = dcc.Link(text, href=href(goal, lang)) if linked else text
    gloss = None if lang == "de" else html.P(goal.gloss, className="gloss")
    return html.Blockquote([html.P(said, lang="de"), gloss], className="quote")


def statements(indicator: Indicator, lang: Lang) -> Component | None:
    """On an indicator's page: the statements it serves, in the paper's order."""
    own = [goal for goal in GOALS.values() if indicator.id in goal.indicators]
    if not own:
        return None
    entries = [html.Li([html.Span(f"{goal.id} "), quote(goal, lang, linked=True)]) for goal in own]
    text = say(lang, "goal.statements")
    return section(text, html.Ul(entries, className="related"), anchor="aussagen")


def section_title(goal: Goal, lang: Lang) -> str:
    return SECTIONS[goal.section].in_(lang)


def results(judgement: Judgement, triad: Triad, lang: Lang) -> Component:
    """All results of a statement as a short list; what cannot be measured says why."""
    lines = [*_claims(judgement, lang), *_verdicts(judgement, triad, lang)]
    if not judgement.measured:
        text = say(lang, "goal.not_measured", reason=why_not(judgement, lang))
        lines = [html.Li(signed(SIGNS["open"], text, "open"))]
    if judgement.event:
        state = STATES[judgement.event.state].in_(lang)
        text = say(lang, "goal.event_state", state=state)
        lines.append(html.Li(signed("○", text, "open")))
    return html.Ul(lines, className="results")


def _claims(judgement: Judgement, lang: Lang) -> list[Component]:
    """The leading reading then and today."""
    found = leading(judgement)
    if found is None:
        return []
    parts: list[Component | str] = [
        _dated(found.then.year, found.then.verdict, outcome(found.then, lang))
    ]
    if found.today.verdict != "uncheckable":
        now = outcome(found.today, lang, today=True)
        parts += [" ", _dated(found.today.year, found.today.verdict, now)]
    return [html.Li([html.Span(say(lang, "goal.claim"), className="what"), ": ", *parts])]


def _dated(year: int | None, verdict: str, text: str) -> Component:
    return html.Span([f"{year} ", signed(CLAIM_SIGNS[verdict], text, verdict)], className="dated")


def _verdicts(judgement: Judgement, triad: Triad, lang: Lang) -> list[Component]:
    if judgement.goal.id == WHOLE:
        return [pillar_line(item.pillar, item.mark, lang) for item in triad.pillars]
    return [verdict_line(item, lang) for item in assessed(judgement)]


def pillar_line(pillar: str, mark: str, lang: Lang) -> Component:
    text = RULES.words["triad"][mark].in_(lang)
    name = html.Span(say(lang, f"pillar.{pillar}"), className="what")
    return html.Li([name, ": ", signed(STROKES[mark], text, mark)])


def verdict_line(item: Judged, lang: Lang) -> Component:
    """Indicator, verdict, its years, and how many variants agree where not enough do."""
    verdict, found = item.verdict, item.robustness
    small = span(verdict)
    if found and found.label != "robust":
        small += ", " + robust(found.agreeing, len(found.variants), lang)
    return html.Li(
        [
            html.Span(label(verdict.indicator, lang), className="what"),
            ": ",
            verdict_words(verdict, lang),
            html.Span(f" {small}", className="year"),
        ]
    )
