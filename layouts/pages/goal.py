"""The page of one statement: the quote, the verdict in words, and every figure behind it."""

from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.goals import CLASSES, FITS, GOALS, Goal, by_id
from indicators.goals import PILLARS as PILLAR_WORDS
from indicators.judge import Judged, Judgement
from indicators.model import Lang
from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.rules import RULES
from indicators.triad import Triad
from layouts import goal_address
from layouts.address import Address
from layouts.components import aria, notices, page, section
from layouts.data.build import linked
from layouts.embed.ask import Ask
from layouts.goal_address import CSV, JSON
from layouts.goal_data import COMPARATORS, WHOLE, assessed, comparator_of, judged, leading
from layouts.goal_words import checked, course, ends, heading, place, robust
from layouts.pages import downloads, goal_checks, goal_finding, goal_verdict, share, triad
from layouts.pages.goal_parts import quote, section_title
from layouts.paths import link
from layouts.words import say


def layout(address: Address, root: Path) -> Component:
    """The page; figures are read from `root`."""
    lang = address.selection.lang
    goal = by_id(address.goal)
    asked, notes = goal_address.comparator(address.query, lang)
    judgement, whole = judged(goal, asked, root)
    against = comparator_of(goal, asked)
    return page(
        notices((*address.notes, *notes)),
        html.Header(
            [
                _crumb(goal, lang),
                _promise(goal, lang),
                # Readers' tools that jump to the heading need the words it is about as well.
                html.H1(heading(judgement, whole, lang), **aria(describedby="aussage")),
                *_below(judgement, lang),
            ],
            className=f"opening {goal.pillar}",
        ),
        triad.table(whole, lang) if goal.id == WHOLE else None,
        goal_checks.event(judgement.event, lang),
        *_evidence(judgement, against, root, lang),
        share.layout(Ask("goal", goal.id, Selection(lang=lang), asked), root),
        _remark(goal, lang),
        _related(goal, lang),
        downloads.layout("goal", goal.id, lang) if linked(goal.id) else None,
        _files(lang),
        _neighbours(goal, lang),
        name="goal",
    )


def title(address: Address, root: Path) -> str:
    goal, lang = by_id(address.goal), address.selection.lang
    told = goal_finding.title(*_judged(address, goal, root), lang)
    return say(lang, "page.title", name=told)


def query(address: Address, lang: Lang) -> str:
    """The comparator, if it is another than the ledger's."""
    asked, _ = goal_address.comparator(address.query, lang)
    return goal_address.goal_query(by_id(address.goal), asked)


def summary(address: Address, root: Path) -> str:
    goal, lang = by_id(address.goal), address.selection.lang
    return goal_finding.sentence(*_judged(address, goal, root), lang)


def _judged(address: Address, goal: Goal, root: Path) -> tuple[Judgement, Triad]:
    """Against the comparator of the address, as the heading has it."""
    asked, _ = goal_address.comparator(address.query, address.lang)
    return judged(goal, asked, root)


def _crumb(goal: Goal, lang: Lang) -> Component:
    return html.P(
        [
            dcc.Link(say(lang, "goals.title"), href=link("goals", lang)),
            html.Span("/", className="slash", **aria(hidden="true")),
            f"{goal.id} · {CLASSES[goal.klass].in_(lang)} ·\u2002",
            html.Span(PILLAR_WORDS[goal.pillar].in_(lang), className="mark"),
        ],
        className="kicker",
    )


def _promise(goal: Goal, lang: Lang) -> Component:
    said = quote(goal, lang)
    where = say(lang, "goal.source", page=goal.page, section=section_title(goal, lang))
    return html.Div([said, html.P(where, className="note")], id="aussage", className="promise")


def _below(judgement: Judgement, lang: Lang) -> list[Component]:
    """Under the heading: what it leaves out, the numbers, and how well the figures fit."""
    parts = []
    found, check = assessed(judgement) if judgement.goal.id != WHOLE else (), leading(judgement)
    if found and check:
        other = say(lang, "goal.also_checked", text=checked(check, lang))
        parts.append(f"{course(judgement, lang)}." if judgement.goal.klass == "PB" else other)
    if found:
        parts += [ends(found[0].verdict, lang), _how_sure(found[0], lang)]
    if judgement.goal.fit and judgement.goal.indicators:
        parts.append(say(lang, "goal.fit", fit=FITS[judgement.goal.fit].in_(lang)))
    if not judgement.measured and judgement.event is None:
        parts.append(say(lang, "goal.visible"))
    return [html.P(part, className="subline") for part in parts if part]


def _how_sure(item: Judged, lang: Lang) -> str:
    """Whether the leading verdict hangs on the choice of years and comparator."""
    found = item.robustness
    if found is None:
        return ""
    count = robust(found.agreeing, len(found.variants), lang)
    text = RULES.words["robustness"][found.label].in_(lang)
    return f"{text[:1].upper()}{text[1:]} ({count})."


def _evidence(judgement: Judgement, against: str, root: Path, lang: Lang) -> list[Component | None]:
    """Checks and verdicts; a claim's check comes first, as it makes the heading."""
    checks = [goal_checks.layout(judgement.checks, lang)]
    verdicts = _verdicts(judgement, against, root, lang)
    first = judgement.goal.klass == "PB" or not assessed(judgement)
    return [*checks, *verdicts] if first else [*verdicts, *checks]


def _verdicts(judgement: Judgement, against: str, root: Path, lang: Lang) -> list[Component | None]:
    """The choice of comparator, then each indicator; the first with figures gets the chart."""
    if not judgement.verdicts:
        return []
    lead = next((i for i in judgement.verdicts if i.verdict.assessed), judgement.verdicts[0])
    choice = any(INDICATORS[i.verdict.indicator].level == "kreis" for i in judgement.verdicts)
    context = html.P(say(lang, "goal.context"), className="lead-in block")
    return [
        context if judgement.goal.reason else None,
        _choice(judgement.goal, against, lang) if choice else None,
        *(
            goal_verdict.layout(item, item is lead, against, root, lang)
            for item in judgement.verdicts
        ),
    ]


def _choice(goal: Goal, against: str, lang: Lang) -> Component:
    entries = []
    for key in COMPARATORS:
        text = place(key, lang)
        here = html.Span(text, **aria(current="true"))
        link = dcc.Link(text, href=f"{goal_address.href(goal, lang, key)}#vergleich")
        entries.append(html.Li(here if key == against else link))
    name = say(lang, "goal.compared")
    return html.Nav(
        [html.Span(name, className="note"), html.Ul(entries, className="choice")],
        id="vergleich",
        className="comparator block",
        **aria(label=name),
    )


def _remark(goal: Goal, lang: Lang) -> Component | None:
    if goal.remark is None:
        return None
    text = html.P(goal.remark.in_(lang), className="prose")
    return section(say(lang, "goal.remark"), text, anchor="hinweis")


def _related(goal: Goal, lang: Lang) -> Component | None:
    if not goal.related:
        return None
    entries = [
        html.Li([html.Span(f"{key} "), quote(GOALS[key], lang, linked=True)])
        for key in goal.related
    ]
    return section(
        say(lang, "goal.related"), html.Ul(entries, className="related"), anchor="verwandt"
    )


def _files(lang: Lang) -> Component:
    return html.P(
        [
            say(lang, "goal.files"),
            " ",
            html.A("CSV", href=CSV),
            ", ",
            html.A("JSON", href=JSON),
            ". ",
            dcc.Link(say(lang, "goals.method"), href=link("method", lang)),
            ". ",
            say(lang, "goal.rounded"),
        ],
        className="note block",
    )


def _neighbours(goal: Goal, lang: Lang) -> Component:
    """The statements before and after it in the paper."""
    order = list(GOALS.values())
    here = order.index(goal)
    near = [("goal.before", order[here - 1] if here else None)]
    near.append(("goal.after", order[here + 1] if here + 1 < len(order) else None))
    links = [
        dcc.Link(say(lang, key, id=other.id), href=goal_address.href(other, lang))
        for key, other in near
        if other
    ]
    return html.Nav(links, className="near", **aria(label=say(lang, "goal.near")))
