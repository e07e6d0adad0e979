"""Claim checks: each reading of a statement at the paper's date, today, and in every year."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from indicators.claims import Check, Outcome, Part
from indicators.events import STATES, Event
from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.readings import TOLERANCES, Claim
from indicators.registry import INDICATORS
from indicators.series import kind_of
from layouts.address import href
from layouts.change import is_percent
from layouts.components import scroll, section
from layouts.goal_words import CLAIM_SIGNS, outcome
from layouts.numbers import day, number, percent, quantity
from layouts.pages.goal_parts import signed
from layouts.places import name, short
from layouts.words import say


def layout(checks: Sequence[Check], lang: Lang) -> Component | None:
    """All readings, the leading one first; None where the statement has none."""
    if not checks:
        return None
    return section(
        say(lang, "checks.title"),
        *(_check(item, lang) for item in checks),
        html.P(TOLERANCES.why.in_(lang), className="note"),
        anchor="pruefung",
        lead=say(lang, "checks.lead"),
    )


def _check(item: Check, lang: Lang) -> Component:
    claim, indicator = item.claim, INDICATORS[item.claim.indicator]
    link = dcc.Link(indicator.title.in_(lang), href=href(indicator, Selection(lang=lang)))
    remark = html.P(claim.remark.in_(lang), className="note") if claim.remark else None
    return html.Article(
        [
            html.H3(claim.label.in_(lang)),
            html.Div([_when("then", item, lang), _when("today", item, lang)], className="dates"),
            remark,
            html.P([say(lang, "checks.figure"), " ", link], className="note"),
            _history(item, lang),
        ],
        className="check",
    )


def _when(key: str, item: Check, lang: Lang) -> Component:
    found = item.then if key == "then" else item.today
    year = "" if found.year is None or found.reason == "no_newer" else f" {found.year}"
    kind = found.verdict
    return html.Div(
        [
            html.P(f"{say(lang, f'checks.{key}')}{year}", className="kicker"),
            html.P(signed(CLAIM_SIGNS[kind], outcome(found, lang, today=key == "today"), kind)),
            *_detail(item.claim, found, lang),
        ]
    )


def _detail(claim: Claim, found: Outcome, lang: Lang) -> list[Component]:
    """Value against reference; for many regions how many fulfil it, and which."""
    if not found.parts:
        return []
    wide = _width(claim, INDICATORS[claim.indicator], found, lang)
    lines = [*_lines(claim, found, lang), say(lang, "checks.tolerance", amount=wide)]
    return [html.P(line, className="figures") for line in lines]


def _lines(claim: Claim, found: Outcome, lang: Lang) -> list[str]:
    indicator = INDICATORS[claim.indicator]
    if len(found.parts) > 4:
        return [_many(claim, found, indicator, lang)]
    return [_one(claim, found, part, indicator, lang) for part in found.parts]


def figures(item: Check, lang: Lang) -> str:
    """The figures of the latest year that could be checked, in a sentence."""
    found = item.today if item.today.parts else item.then
    lines = _lines(item.claim, found, lang)
    return f"{item.claim.label.in_(lang)}, {found.year}: {'; '.join(lines)}." if lines else ""


def _one(claim: Claim, found: Outcome, part: Part, indicator: Indicator, lang: Lang) -> str:
    parts = {
        "name": name(part.region, lang),
        "value": _amount(claim, indicator, part.value, lang) + _open(part.status, lang, " ({})"),
        "reference": _amount(claim, indicator, part.reference, lang)
        + _open(part.reference_status, lang, " ({})"),
        "since": found.since,
    }
    against = name(claim.comparator, lang) if claim.comparator else say(lang, "checks.number")
    return say(lang, f"checks.{claim.quantity}", **parts, against=against)


def _many(claim: Claim, found: Outcome, indicator: Indicator, lang: Lang) -> str:
    """So many of so many, from the strongest value down."""
    inside, near = (_named(claim, found, state, indicator, lang) for state in ("yes", "about"))
    text = say(lang, "checks.many", count=len(inside), total=len(found.parts))
    told = f"{text}: {', '.join(inside)}" if inside else text
    # Without these "stimmt ungefähr" has no figure on the page that bears it out.
    return told + (say(lang, "checks.near", names=", ".join(near)) if near else "")


def _named(claim: Claim, found: Outcome, state: str, indicator: Indicator, lang: Lang) -> list[str]:
    """The regions in a state with their values, from the strongest down."""
    parts = sorted((p for p in found.parts if p.state == state), key=lambda part: -part.value)
    return [
        f"{short(part.region, lang)} ({_amount(claim, indicator, part.value, lang)}"
        f"{_open(part.status, lang, ', {}')})"
        for part in parts
    ]


def _open(status: str, lang: Lang, form: str) -> str:
    """A status other than final in words: these figures stand in sentences, read out as well."""
    return "" if status == "A" else form.format(say(lang, f"status.{status}"))


def _width(claim: Claim, indicator: Indicator, found: Outcome, lang: Lang) -> str:
    """The tolerance: points where values are per cent, else in the unit of what is checked."""
    wide = found.tolerance or 0.0
    if claim.quantity == "change" and kind_of(indicator) == "percent":
        return percent(wide, lang).lstrip("+")
    if claim.quantity == "rank" or is_percent(indicator):
        return f"{number(wide, 1, lang)} {say(lang, 'change.points')}"
    return quantity(wide, indicator, lang)


def _amount(claim: Claim, indicator: Indicator, amount: float, lang: Lang) -> str:
    """A value in the unit of what is checked: a level, a change, or a share of Kreise."""
    if claim.quantity == "rank":
        return number(amount, 1, lang) + ("\u00a0%" if lang == "de" else "%")
    if claim.quantity == "level":
        return quantity(amount, indicator, lang)
    if kind_of(indicator) == "percent":
        return percent(amount, lang)
    text = number(amount, indicator.decimals, lang, sign=True)
    return f"{text} {say(lang, 'change.points')}" if is_percent(indicator) else text


def _history(item: Check, lang: Lang) -> Component | None:
    """Every year there are figures for; a change has no history, it is one span."""
    told = [found for found in item.history if found.parts]
    if len(told) < 2:
        return None
    keys = ("year", "result", "values")
    head = html.Tr([html.Th(say(lang, f"checks.{key}"), scope="col") for key in keys])
    body = [_year(item.claim, found, lang) for found in reversed(told)]
    label = say(lang, "checks.history")
    table = html.Table([html.Thead(head), html.Tbody(body)], className="history")
    return html.Details([html.Summary(label), scroll(table, label)], className="more-of")


def _year(claim: Claim, found: Outcome, lang: Lang) -> Component:
    indicator = INDICATORS[claim.indicator]
    if len(found.parts) > 4:
        figures = _many(claim, found, indicator, lang)
    else:
        figures = "; ".join(_one(claim, found, part, indicator, lang) for part in found.parts)
    mark = signed(CLAIM_SIGNS[found.verdict], outcome(found, lang, today=True), found.verdict)
    return html.Tr([html.Th(str(found.year), scope="row"), html.Td(mark), html.Td(figures)])


def event(item: Event | None, lang: Lang) -> Component | None:
    """A promise no statistics measure: what would show it kept, and the evidence there is."""
    if item is None:
        return None
    due = html.P(say(lang, "event.due", year=item.due)) if item.due else None
    entries = [
        html.Li(
            [
                f"{day(found.date.isoformat(), lang)}, ",
                html.A(found.source, href=found.url),
                html.Blockquote(found.quote, lang="de"),
            ]
        )
        for found in item.evidence
    ]
    state = STATES[item.state].in_(lang)
    return section(
        say(lang, "event.title"),
        html.H3(item.title.in_(lang)),
        due,
        html.P([html.Strong(say(lang, "event.criterion")), f" {item.criterion.in_(lang)}"]),
        html.P(signed("○" if item.state != "done" else "✓", state, "open")),
        html.Ul(entries) if entries else html.P(say(lang, "event.none"), className="note"),
        anchor="ereignis",
    )
