"""The ledger: every statement of the paper, with what the figures say or why they cannot."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.goals import CLASSES, REASONS, SECTIONS
from indicators.goals import PILLARS as PILLAR_WORDS
from indicators.judge import Judgement
from indicators.model import Lang, Text
from layouts import goal_address
from layouts.address import Address
from layouts.components import aria, notices, page
from layouts.goal_address import Filter, filter_of
from layouts.goal_data import Ledger, Side, ledger
from layouts.goal_words import CLAIM_SIGNS, SIGNS
from layouts.pages.goal_parts import quote, results, signed
from layouts.paths import link
from layouts.words import say

TRENDS: tuple[Side, ...] = ("better", "same", "mixed", "worse", "kept", "risen", "fallen")
CLAIMS = ("holds", "about", "fails")


def layout(address: Address, root: Path) -> Component:
    """Counts first, then the filter, then the statements in the paper's order."""
    lang = address.selection.lang
    known = ledger(root)
    wanted, notes = filter_of(address.query, lang)
    shown = [item for item in known.judgements.values() if wanted.passes(item, known)]
    return page(
        notices((*address.notes, *notes)),
        _opening(known, lang),
        _counts(known, lang),
        _form(wanted, known, lang),
        html.P(_found(shown, known, lang), className="found", role="status"),
        *_sections(shown, known, lang),
        _files(lang),
        name="goals",
    )


def title(address: Address, root: Path) -> str:
    lang = address.selection.lang
    return say(lang, "page.title", name=say(lang, "goals.title"))


def query(address: Address, lang: Lang) -> str:
    """The filter as far as it was understood."""
    wanted, _ = filter_of(address.query, lang)
    return goal_address.ledger_query(wanted)


def summary(address: Address, root: Path) -> str:
    return _headline(ledger(root), address.selection.lang)


def _headline(known: Ledger, lang: Lang) -> str:
    items = known.judgements.values()
    measured = sum(item.measured for item in items)
    return say(lang, "goals.headline", measured=measured, total=len(items))


def _opening(known: Ledger, lang: Lang) -> Component:
    return html.Header(
        [
            html.P(say(lang, "goals.kicker"), className="kicker"),
            html.H1(_headline(known, lang)),
            html.P(say(lang, "goals.lead"), className="subline"),
        ],
        className="opening",
    )


def tally(known: Ledger) -> Mapping[str, int]:
    """How many statements stand under each result of the filter."""
    found: dict[str, int] = {}
    for item in known.judgements.values():
        for result in goal_address.results(item, known):
            found[result] = found.get(result, 0) + 1
    return found


def _counts(known: Ledger, lang: Lang) -> Component:
    """Three blocks of equal weight: developments, claims, and what is not measured."""
    found = tally(known)
    trends = [_count(SIGNS[key], key, found, lang) for key in TRENDS if key in found]
    claims = [_count(CLAIM_SIGNS[key], key, found, lang) for key in CLAIMS if key in found]
    reasons = _reasons(known)
    open_ = [_line(n, "○", REASONS[key].in_(lang), "open") for key, n in reasons.items() if key]
    if "" in reasons:
        open_.append(_line(reasons[""], "○", say(lang, "goals.no_verdict"), "open"))
    total = sum(found.get(key, 0) for key in TRENDS), sum(found.get(key, 0) for key in CLAIMS)
    return html.Div(
        [
            _block("trend", total[0], trends, lang, partly=_partly(known)),
            _block("claims", total[1], claims, lang),
            _block("open", found.get("open", 0), open_, lang),
        ],
        className="counts",
    )


def _reasons(known: Ledger) -> dict[str, int]:
    """Reason -> statements not measured for it, most frequent first."""
    found: dict[str, int] = {}
    for item in known.judgements.values():
        if not item.measured:
            found[item.goal.reason] = found.get(item.goal.reason, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == "", -pair[1])))


def _partly(known: Ledger) -> int:
    """How many statements with a development are only touched by their figures."""
    return sum(
        item.goal.fit == "proxy" and known.trend(item.goal.id) != "open"
        for item in known.judgements.values()
    )


def _block(key: str, total: int, lines: Sequence[Component], lang: Lang, **parts: int) -> Component:
    head = html.H2([html.Span(str(total), className="total"), f" {say(lang, f'goals.{key}')}"])
    note = html.P(say(lang, f"goals.{key}_note", **parts), className="note")
    return html.Section([head, note, html.Ul(list(lines))], className=f"count-{key}")


def _count(sign: str, key: str, found: Mapping[str, int], lang: Lang) -> Component:
    return _line(found[key], sign, say(lang, f"goals.result_{key}"), key)


def _line(number: int, sign: str, text: str, kind: str) -> Component:
    return html.Li([html.Span(str(number), className="num"), " ", signed(sign, text, kind)])


def _form(wanted: Filter, known: Ledger, lang: Lang) -> Component:
    """Native controls in a plain form: it works without JavaScript; the address holds it all."""
    found = tally(known)
    results_ = {
        url: Text(*(f"{say(tongue, f'goals.result_{key}')} ({found[key]})" for tongue in _TONGUES))
        for url, key in goal_address.RESULTS.items()
        if key in found
    }
    pillars = {url: PILLAR_WORDS[key] for url, key in goal_address.PILLARS.items()}
    classes = {url: CLASSES[key] for url, key in goal_address.CLASSES.items()}
    menus = [
        _menu("saeule", pillars, goal_address.PILLARS, wanted.pillar, lang),
        _menu("klasse", classes, goal_address.CLASSES, wanted.klass, lang),
        _menu("urteil", results_, goal_address.RESULTS, wanted.result, lang),
    ]
    send = html.Button(say(lang, "goals.apply"), type="submit")
    reset = (
        dcc.Link(say(lang, "goals.reset"), href=link("goals", lang)) if wanted != Filter() else None
    )
    return html.Form(
        [*menus, html.Div([send, reset], className="send")],
        id="auswahl",
        action=f"{link('goals', lang)}#auswahl",
        method="get",
        className="filter",
        **aria(label=say(lang, "goals.filter")),
    )


_TONGUES: tuple[Lang, Lang] = ("de", "en")


def _menu(
    key: str, entries: Mapping[str, Text], codes: Mapping[str, str], chosen: str, lang: Lang
) -> Component:
    options = [html.Option(say(lang, "goals.all"), value="")]
    for url, text in entries.items():
        here = codes[url] == chosen
        options.append(html.Option(text.in_(lang), value=url, selected=True if here else None))
    name = f"filter-{key}"
    return html.Div(
        [
            html.Label(say(lang, f"goals.{key}"), htmlFor=name),
            html.Select(options, id=name, name=key, className="form-select"),
        ]
    )


def _found(shown: Sequence[Judgement], known: Ledger, lang: Lang) -> str:
    if not shown:
        return say(lang, "goals.none")
    measured = sum(item.measured for item in shown)
    total = len(known.judgements)
    return say(lang, "goals.found", shown=len(shown), total=total, measured=measured)


def _sections(shown: Sequence[Judgement], known: Ledger, lang: Lang) -> list[Component]:
    return [
        _section(key, text.in_(lang), own, known, lang)
        for key, text in SECTIONS.items()
        if (own := [item for item in shown if item.goal.section == key])
    ]


def _section(key: str, name: str, own: Sequence[Judgement], known: Ledger, lang: Lang) -> Component:
    pages = sorted({item.goal.page for item in own})
    ends = dict.fromkeys(str(number) for number in (pages[0], pages[-1]))
    where = say(lang, "goals.page", page="–".join(ends))
    measured = sum(item.measured for item in own)
    small = say(lang, "goals.of", page=where, measured=measured, total=len(own))
    head = html.H2([name, html.Span(f" {small}", className="year")], id=f"abschnitt-{key}")
    entries = [_entry(item, known, lang) for item in own]
    return html.Section(
        [head, html.Ol(entries, className="ledger")],
        className="block chapter",
        **aria(labelledby=f"abschnitt-{key}"),
    )


def _entry(item: Judgement, known: Ledger, lang: Lang) -> Component:
    goal = item.goal
    meta = [
        dcc.Link(goal.id, href=goal_address.href(goal, lang), className="id"),
        html.Span(say(lang, "goals.page", page=goal.page)),
        html.Span(CLASSES[goal.klass].in_(lang)),
        html.Span(PILLAR_WORDS[goal.pillar].in_(lang), className="mark"),
    ]
    kind = "" if item.measured else " unmeasured"
    return html.Li(
        [
            html.Div([html.P(meta, className="meta"), quote(goal, lang, linked=True)]),
            results(item, known.triad, lang),
        ],
        id=goal.id,
        className=f"statement {goal.pillar}{kind}",
    )


def _files(lang: Lang) -> Component:
    return html.P(
        [
            say(lang, "goals.files"),
            " ",
            html.A("CSV", href=goal_address.CSV),
            ", ",
            html.A("JSON", href=goal_address.JSON),
            ". ",
            dcc.Link(say(lang, "goals.method"), href=link("method", lang)),
            ".",
        ],
        className="note block",
    )
