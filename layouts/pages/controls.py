"""Choosing regions, years and the comparator: one plain form whose fields are the address.

It is native HTML, so it works without a script; where one runs, assets/app.js writes a change into
the address at once. `data-usual` says what a field shows if nobody chose: it stays out of there.
"""

from dataclasses import replace
from html import escape

from dash import html
from dash.development.base_component import Component

from indicators.query import COMPARATORS, Selection
from indicators.regions import MEMBERS, REGIONS
from layouts import gap, multiples, ranking
from layouts.address import href
from layouts.facts import Fact
from layouts.pages.drawn import markup
from layouts.parts import Chart
from layouts.places import alphabetical, name
from layouts.series import Points, chosen, points, shown, span
from layouts.words import say

_ONE_PERIOD = ("streifen", "rang", "karte")
"""Views of one period; the first two compare it with another one."""


def layout(item: Fact, selection: Selection, drawn: Chart) -> Component | None:
    """The form beside the chart; what has no figures is not offered."""
    found = points(item.stored, shown(item.indicator)) if item.stored else {}
    if not found:
        return None
    plain = Selection(lang=selection.lang)
    parts = [
        *_regions(item, found, selection),
        _comparators(found, selection),
        _years(item, found, selection, drawn),
        _hidden("ansicht", "" if selection.view == "linie" else selection.view),
        _hidden("stand", selection.vintage),
        f'<noscript><button type="submit">{_say(selection, "apply")}</button></noscript>',
    ]
    form = (
        f'<form class="choose" method="get" action="{escape(href(item.indicator, plain))}">'
        f"{''.join(parts)}</form>"
    )
    return html.Div(**markup(form))


def _say(selection: Selection, key: str) -> str:
    return escape(say(selection.lang, f"choose.{key}"))


def _hidden(field: str, value: str) -> str:
    return f'<input type="hidden" name="{field}" value="{escape(value)}">' if value else ""


def _group(kind: str, legend: str, inside: str, *, hidden: bool = False) -> str:
    # Where it has no meaning a field stays, hidden: the choice goes with the reader.
    return (
        f'<fieldset class="{kind}"{" hidden" if hidden else ""}><legend>{legend}</legend>'
        f"{inside}</fieldset>"
    )


def _regions(item: Fact, found: Points, selection: Selection) -> list[str]:
    view = selection.view
    against = gap.comparator(found, selection) if view == "abstand" else ""
    wide = [
        key for key in shown(item.indicator)
        if key in found and key not in MEMBERS and key != against
    ]  # fmt: skip
    own = [key for key in alphabetical(selection.lang) if key in found]
    now = _forward(item, found, selection)
    usual = _forward(item, found, replace(selection, regions=()))
    return [
        _group(kind, _say(selection, kind), _boxes(keys, now, usual, selection), hidden=hide)
        for kind, keys, hide in (
            ("wide", wide, not wide or view in _ONE_PERIOD),
            ("members", own, not own or view == "karte"),
        )
    ]


def _forward(item: Fact, found: Points, selection: Selection) -> tuple[str, ...]:
    """The regions that the view brings forward."""
    if selection.view in _ONE_PERIOD:
        return selection.regions
    makers = {"abstand": gap.forward, "kacheln": multiples.forward}
    maker = makers.get(selection.view, chosen)
    return maker(item.indicator, found, selection)


def _boxes(
    keys: list[str], now: tuple[str, ...], usual: tuple[str, ...], selection: Selection
) -> str:
    boxes = "".join(
        '<div class="form-check"><input class="form-check-input" type="checkbox" '
        f'name="regionen" id="choose-{REGIONS[key].key}" value="{REGIONS[key].key}"'
        f"{' checked' if key in now else ''}{' data-usual' if key in usual else ''}>"
        f'<label class="form-check-label" for="choose-{REGIONS[key].key}">'
        f"{escape(name(key, selection.lang))}</label></div>"
        for key in keys
    )
    return f'<div class="checks">{boxes}</div>'


def _comparators(found: Points, selection: Selection) -> str:
    if selection.view != "abstand":
        chosen_ = selection.comparator
        return _hidden("vergleich", REGIONS[chosen_].key if chosen_ else "")
    options = [(REGIONS[key].key, name(key, selection.lang)) for key in COMPARATORS if key in found]
    now = gap.comparator(found, selection)
    usual = gap.comparator(found, replace(selection, comparator=""))
    if not options:
        return ""
    keys = (REGIONS[now].key, REGIONS[usual].key)
    menu = _menu("vergleich", "choose-comparator", options, *keys)
    label = f'<label for="choose-comparator">{_say(selection, "compare")}</label>'
    return f'<div class="field">{label}{menu}</div>'


def _menu(
    field: str, id_: str, options: list[tuple[str, str]], now: str, usual: str, *,
    hidden: bool = False,
) -> str:  # fmt: skip
    entries = "".join(
        f'<option value="{value}"{" selected" if value == now else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return (
        f'<select class="form-select" name="{field}" id="{id_}" data-usual="{usual}"'
        f"{' hidden' if hidden else ''}>{entries}</select>"
    )


def _years(item: Fact, found: Points, selection: Selection, drawn: Chart) -> str:
    """Two menus: a span, or a year with the one it is compared with; of a map only the year."""
    one = selection.view in _ONE_PERIOD
    labels = ("base" if one else "since", "year" if one else "until")
    periods = span(item.indicator, found, Selection())
    options = [(period, period) for period in periods]
    usual = _usual(item, selection, drawn, periods)
    now = _now(selection, drawn, periods)
    parts = []
    for index, id_ in enumerate(("choose-since", "choose-until")):
        unused = selection.view == "karte" and index == 0
        menu = _menu("jahr", id_, options, now[index], usual[index], hidden=unused)
        label = f'<label for="{id_}">{_say(selection, labels[index])}</label>'
        parts.append(f"<div>{'' if unused else label}{menu}</div>")
    inside = f'<div class="years">{"".join(parts)}</div>'
    return _group("span", _say(selection, "years"), inside)


def _now(selection: Selection, drawn: Chart, periods: tuple[str, ...]) -> tuple[str, str]:
    """What the two menus show; a year that is none of them becomes the outermost."""
    first, last = periods[0], periods[-1]
    if selection.view == "kacheln":
        first = next((period for period in periods if period >= multiples.SINCE), first)
    if selection.view in _ONE_PERIOD:
        first, last = drawn.base or first, drawn.until or last
    since = selection.since if selection.since in periods else first
    return since, selection.until if selection.until in periods else last


def _usual(
    item: Fact, selection: Selection, drawn: Chart, periods: tuple[str, ...]
) -> tuple[str, str]:
    """What they show if nobody chose."""
    free = replace(selection, since="", until="")
    if selection == free or selection.view not in _ONE_PERIOD or item.stored is None:
        return _now(free, drawn, periods)
    field = ranking.compared(item.indicator, item.stored, free)
    return field.base or periods[0], field.period or periods[-1]
