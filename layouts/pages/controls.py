"""Choosing regions and years. The choice lives in the URL: assets/app.js writes it there."""

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from indicators.query import Selection
from indicators.regions import MEMBERS, REGIONS
from layouts.facts import Fact
from layouts.places import alphabetical, name
from layouts.series import Points, chosen, points, shown, span
from layouts.words import say


def layout(item: Fact, selection: Selection) -> list[Component]:
    """Check boxes and two year menus; what has no figures is not offered."""
    found = points(item.stored, shown(item.indicator)) if item.stored else {}
    if not found:
        return []
    forward = chosen(item.indicator, found, selection)
    wide = tuple(key for key in shown(item.indicator) if key in found and key not in MEMBERS)
    view = selection.view
    own = tuple(key for key in alphabetical(selection.lang) if key in found)
    return [
        _boxes("wide", wide, forward, selection, hidden=view in ("rang", "karte")),
        _boxes("members", own, forward, selection, hidden=view == "karte"),
        _years(item, found, selection),
        dcc.Store(id="shown", data=_shown(item, found, selection)),
    ]


def _shown(item: Fact, found: Points, selection: Selection) -> dict[str, dict[str, str]]:
    """What the page shows now and what it usually shows, in the form of assets/app.js."""
    usual = Selection(lang=selection.lang)
    pairs = {"now": selection, "usual": usual}
    return {
        word: {
            "regions": "~".join(
                sorted(REGIONS[key].key for key in chosen(item.indicator, found, s))
            ),
            "years": "..".join(_ends(item, found, s)),
        }
        for word, s in pairs.items()
    }


def _ends(item: Fact, found: Points, selection: Selection) -> tuple[str, str]:
    """First and last year of the menus; a year that is none of them becomes the outermost."""
    periods = span(item.indicator, found, Selection())
    first = selection.since if selection.since in periods else periods[0]
    return first, selection.until if selection.until in periods else periods[-1]


def _boxes(
    kind: str,
    keys: tuple[str, ...],
    forward: tuple[str, ...],
    selection: Selection,
    *,
    hidden: bool,
) -> Component:
    options = [{"label": name(key, selection.lang), "value": REGIONS[key].key} for key in keys]
    value = [REGIONS[key].key for key in keys if key in forward]
    list_ = dbc.Checklist(id=f"choose-{kind}", options=options, value=value, className="checks")
    legend = html.Legend(say(selection.lang, f"choose.{kind}"))
    # Where it has no meaning the list stays, hidden: the callback wants both.
    return html.Fieldset([legend, list_], className=kind, hidden=hidden or not keys)


def _years(item: Fact, found: Points, selection: Selection) -> Component:
    periods = span(item.indicator, found, Selection())
    options = [{"label": period, "value": period} for period in periods]
    pairs = zip(("since", "until"), _ends(item, found, selection), strict=True)
    single = selection.view in ("rang", "karte")
    menus = [
        html.Div(
            [
                html.Label(
                    say(selection.lang, "choose.year" if single else f"choose.{key}"),
                    htmlFor=f"choose-{key}",
                ),
                dbc.Select(id=f"choose-{key}", options=options, value=value),
            ],
            hidden=single and key == "since",
        )
        for key, value in pairs
    ]
    legend = html.Legend(say(selection.lang, "choose.years"))
    return html.Fieldset([legend, html.Div(menus, className="years")])
