"""The form of the comparison: native fields whose names are those of the address."""

from dash import html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from layouts.comparison import MOST_INDICATORS, VIEWS, WIDE, Comparison
from layouts.components import aria
from layouts.pages import forms
from layouts.pages.drawn import markup
from layouts.paths import link
from layouts.places import alphabetical, name, short
from layouts.words import say

_ORDER = ("first", "second", "third")


def layout(choice: Comparison, lang: Lang) -> Component:
    """Indicators and view first, then regions, then years; one button sends all."""
    wide = [(REGIONS[key].key, name(key, lang)) for key in WIDE]
    members = [(REGIONS[key].key, short(key, lang)) for key in alphabetical(lang)]
    known = [REGIONS[key].key for key in choice.regions]
    regions = (
        forms.boxes("regionen", say(lang, "compare.wide"), wide, known)
        + forms.boxes("regionen", say(lang, "compare.members"), members, known)
        + forms.text("weitere", say(lang, "compare.more"), _others(choice))
    )
    fold = html.Details(
        [
            html.Summary(_chosen(choice, lang)),
            html.Div(**markup(regions), className="fields regions"),
        ]
    )
    return html.Form(
        [
            html.Div(**markup(_indicators(choice, lang)), className="fields"),
            fold,
            html.Div(**markup(_years(choice, lang)), className="fields"),
            html.Div(html.Button(say(lang, "compare.send"), type="submit"), className="send"),
        ],
        action=link("compare", lang),
        method="get",
        className="filter compare-form",
        **aria(label=say(lang, "compare.form")),
    )


def _others(choice: Comparison) -> str:
    """Chosen Kreise outside the Ruhr stand in the field they were typed into."""
    return ", ".join(REGIONS[key].id for key in choice.regions if key not in (*WIDE, *MEMBERS))


def _chosen(choice: Comparison, lang: Lang) -> str:
    names = ", ".join(short(key, lang) for key in choice.regions)
    return say(lang, "compare.chosen", names=names)


def _indicators(choice: Comparison, lang: Lang) -> str:
    views = [(view, say(lang, f"compare.{view}")) for view in VIEWS]
    menus = ""
    items = list(INDICATORS.values())
    for number in range(MOST_INDICATORS):
        own = choice.ids[number] if number < len(choice.ids) else ""
        none = "" if number == 0 else say(lang, "compare.none")
        label = say(lang, f"compare.{_ORDER[number]}")
        menus += forms.indicators(
            "indikator", label, own, items, lang, none=none, number=number + 1
        )
    return menus + forms.menu("ansicht", say(lang, "compare.view"), views, choice.view)


def _years(choice: Comparison, lang: Lang) -> str:
    """Free fields, for indicators reach back differently far; empty means all years."""
    parts = (
        ("von", "compare.since", choice.since),
        ("bis", "compare.until", choice.until),
        ("basis", "compare.base", str(choice.base)),
    )
    return "".join(forms.text(field, say(lang, key), value, "text") for field, key, value in parts)
