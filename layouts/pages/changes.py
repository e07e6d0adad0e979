"""/aenderungen: what each recorded state changed in values and judgements."""

from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.releases import Changed, Effect, Release
from indicators.vintages import KINDS
from layouts import changes_words, state_paths
from layouts.address import Address, href
from layouts.changes_data import Record, record
from layouts.changes_feed import anchor
from layouts.changes_words import Pair
from layouts.components import aria, notices, page, scroll, section
from layouts.numbers import number
from layouts.paths import link
from layouts.words import say

SHOWN = 12
"""So many releases the page shows; the file holds all."""
LARGEST = 3


def layout(address: Address, root: Path) -> Component:
    """The page over the states recorded in `root`."""
    lang, known = address.lang, record(root, SHOWN)
    return page(
        _opening(known, lang),
        notices([known.problem] if known.problem else []),
        *(_release(item, lang) for item in known.releases),
        _kinds(lang),
        name="changes",
    )


def title(address: Address, root: Path) -> str:
    return say(address.lang, "page.title", name=say(address.lang, "nav.changes"))


def summary(address: Address, root: Path) -> str:
    return _finding(record(root, 1), address.lang)


def _finding(known: Record, lang: Lang) -> str:
    """The newest release; with only the first one that nothing has changed yet."""
    if known.problem:
        return say(lang, "changes.unreadable")
    if not known.releases:
        return say(lang, "changes.none")
    newest = known.releases[0]
    if newest.before is None and not newest.problem:
        return say(lang, "changes.only_first")
    told = changes_words.finding(newest, lang)
    return say(lang, "changes.headline", state=changes_words.title(newest, lang), finding=told)


def _opening(known: Record, lang: Lang) -> Component:
    files = [
        html.A(say(lang, "changes.csv"), href=state_paths.CHANGES_CSV),
        html.A(say(lang, "changes.atom"), href=state_paths.atom(lang)),
        dcc.Link(say(lang, "changes.to_state"), href=link("state", lang)),
    ]
    return html.Header(
        [
            html.P(say(lang, "nav.changes"), className="kicker"),
            html.H1(_finding(known, lang)),
            html.P(say(lang, "changes.lead"), className="subline"),
            html.Ul([html.Li(entry) for entry in files], className="choice"),
        ],
        className="opening",
    )


def _release(item: Release, lang: Lang) -> Component:
    name = changes_words.title(item, lang)
    lead = html.P(changes_words.finding(item, lang), className="prose")
    parts: list[Component | None] = [lead]
    if item.problem:
        parts.append(html.P(item.problem, className="reason", lang="en"))
    if item.before is None and not item.problem:
        parts.append(html.P(say(lang, "changes.first_text"), className="prose"))
    if item.changed:
        parts += [_judgements(item, lang), _values(item, lang)]
    return section(name, *parts, anchor=anchor(item))


def _judgements(item: Release, lang: Lang) -> Component:
    """First what the triad says now, then the statements; that none differs, where none does."""
    entries = [_shift(pair, lang) for pair in changes_words.triads(item.triads, lang)]
    entries += [_effect(effect, lang) for effect in item.effects]
    content = html.Ul(entries, className="shifts") if entries else None
    none = None if entries else html.P(say(lang, "changes.no_shift"), className="prose")
    rules = html.P(say(lang, "changes.same_rules"), className="note")
    return html.Div([html.H3(say(lang, "changes.judgements")), content, none, rules])


def _effect(item: Effect, lang: Lang) -> Component:
    """A statement in the paper's words, and below it what is judged differently."""
    goal = item.goal
    head = dcc.Link(goal.id, href=link("goal", lang, goal.id))
    quote = html.Span(f" „{goal.quote}“", lang="de")
    shifts = [_shift(pair, lang) for pair in changes_words.pairs(item, lang)]
    return html.Li([html.P([head, quote]), html.Ul(shifts)])


def _shift(pair: Pair, lang: Lang) -> Component:
    what, before, after = pair
    arrow = html.Span(" → ", **aria(hidden="true"))
    spoken = html.Span(say(lang, "changes.becomes"), className="visually-hidden")
    return html.Li(
        [
            html.Span(what, className="what"),
            html.Span([before, arrow, spoken, html.Strong(after)], className="came"),
        ]
    )


def _values(item: Release, lang: Lang) -> Component:
    kinds = [kind for kind in KINDS if kind in item.counts]
    heads = [say(lang, "changes.indicator"), *(say(lang, f"changes.{kind}") for kind in kinds)]
    heads.append(say(lang, "changes.largest"))
    head = html.Tr([html.Th(text, scope="col") for text in heads])
    rows = [_row(changed, kinds, lang) for changed in item.changed]
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="changes")
    name = say(lang, "changes.values")
    note = html.P(say(lang, "changes.all_regions"), className="note")
    return html.Div(
        [html.H3(name), scroll(table, f"{name}, {changes_words.title(item, lang)}"), note]
    )


def _row(changed: Changed, kinds: list[str], lang: Lang) -> Component:
    known = INDICATORS.get(changed.indicator)
    label = changes_words.label(changed.indicator, lang)
    head = dcc.Link(label, href=href(known, Selection(lang=lang))) if known else label
    cells = [_count(changed, kind, lang) for kind in kinds]
    lines = [
        html.Li(changes_words.revision(item, known, lang))
        for item in changed.largest(LARGEST)
        if known
    ]
    largest = html.Td(html.Ul(lines) if lines else "–")
    return html.Tr([html.Th(head, scope="row"), *cells, largest])


def _count(changed: Changed, kind: str, lang: Lang) -> Component:
    """How many values, and in which years."""
    span = changed.periods(kind)
    if span is None:
        return html.Td("–", className="num")
    years = "–".join(dict.fromkeys(span))
    told = number(changed.count(kind), 0, lang)
    return html.Td([told, html.Span(f" {years}", className="year")], className="num")


def _kinds(lang: Lang) -> Component:
    entries = [
        part
        for kind in KINDS
        for part in (
            html.Dt(say(lang, f"changes.{kind}")),
            html.Dd(say(lang, f"changes.{kind}_text")),
        )
    ]
    return section(say(lang, "changes.kinds"), html.Dl(entries, className="terms"), anchor="arten")
