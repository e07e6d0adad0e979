"""The page of one indicator: finding, views, chosen regions, figures, definition, sources."""

from dataclasses import replace
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.registry import INDICATORS
from layouts import chart
from layouts.address import Address, href
from layouts.components import aria, notices, page
from layouts.data import state
from layouts.embed.ask import Ask
from layouts.embed.view import about as measured
from layouts.facts import Fact, fact
from layouts.pages import about, controls, downloads, figures, legend, profiles, share
from layouts.pages.drawn import figure
from layouts.pages.goal_parts import statements
from layouts.parts import Chart
from layouts.paths import link
from layouts.places import name
from layouts.series import points
from layouts.views import allowed, views
from layouts.words import say


def layout(address: Address, root: Path) -> Component:
    """The page; figures are read from `root`. Without figures it says so and shows the rest."""
    indicator, lang = _of(address), address.selection.lang
    item = fact(indicator, root)
    selection, note = allowed(item, address.selection)
    notes = (*address.notes, *note, *_without_values(item, selection))
    if item.stored is None:
        return _without(indicator, item, lang)
    drawn = chart.describe(indicator, item.stored, selection)
    return page(
        notices(notes),
        _head(indicator, drawn, selection),
        _tabs(item, selection),
        html.Div(
            [
                html.Div(_view(item, drawn, selection), className="view"),
                html.Aside(
                    controls.layout(item, selection, drawn),
                    className="controls",
                    **aria(label=say(lang, "choose.label")),
                ),
            ],
            className="stage",
        ),
        share.layout(Ask("indicator", indicator.id, selection), root),
        downloads.layout(
            "indicator", indicator.id, lang, selection.to_query(), state.withheld(item.stored)
        ),
        figures.latest(item, selection) if selection.view != "tabelle" else None,
        about.layout(item, lang),
        statements(indicator, lang),
        _neighbours(indicator, lang),
        name="indicator",
    )


def title(address: Address, root: Path) -> str:
    """The title of the document."""
    lang = address.selection.lang
    return say(lang, "page.title", name=_of(address).title.in_(lang))


def _without_values(item: Fact, selection: Selection) -> tuple[str, ...]:
    """A note for regions that were asked for and have no figures here."""
    found = points(item.stored, selection.regions) if item.stored and selection.regions else {}
    names = [name(key, selection.lang) for key in selection.regions if key not in found]
    return (say(selection.lang, "address.no_values", names=", ".join(names)),) if names else ()


def _of(address: Address) -> Indicator:
    if address.indicator is None:
        raise ValueError(f"{address.path} is not the page of an indicator")
    return address.indicator


def _head(indicator: Indicator, drawn: Chart, selection: Selection) -> Component:
    lang = selection.lang
    return html.Header(
        [
            _crumb(indicator, lang),
            html.H1(drawn.finding),
            html.P(" · ".join(measured(drawn)), className="subline"),
            profiles.layout(drawn, selection.regions),
        ],
        className=f"opening {indicator.pillar}",
    )


def _crumb(indicator: Indicator, lang: Lang) -> Component:
    return html.P(
        [
            dcc.Link(say(lang, "page.overview"), href=link("home", lang)),
            html.Span("/", className="slash", **aria(hidden="true")),
            html.Span(say(lang, f"pillar.{indicator.pillar}"), className="mark"),
        ],
        className="kicker",
    )


def _tabs(item: Fact, selection: Selection) -> Component:
    """The views as links: they work without a script and keep the rest of the choice."""
    entries = []
    for view in views(item):
        label = say(selection.lang, f"view.{view}")
        target = href(item.indicator, replace(selection, view=view))
        here = html.Span(label, **aria(current="page"))
        entries.append(html.Li(here if view == selection.view else dcc.Link(label, href=target)))
    label = say(selection.lang, "view.choose")
    return html.Nav(html.Ul(entries, className="tabs"), **aria(label=label))


def _view(item: Fact, drawn: Chart, selection: Selection) -> list[Component | None]:
    if selection.view == "tabelle":
        return [figures.table(item, selection)]
    if not drawn.drawn:
        return [html.P(say(selection.lang, "page.nothing_drawn"), className="reason")]
    return [figure(drawn, legend.layout(drawn))]


def _without(indicator: Indicator, item: Fact, lang: Lang) -> Component:
    return page(
        html.Header(
            [_crumb(indicator, lang), html.H1(indicator.title.in_(lang))],
            className=f"opening {indicator.pillar}",
        ),
        html.Div(
            [html.P(say(lang, "page.no_data")), html.P(html.Code(item.problem))],
            className="notices",
            role="alert",
        ),
        about.definition(indicator, lang),
        _neighbours(indicator, lang),
        name="indicator",
    )


def _neighbours(indicator: Indicator, lang: Lang) -> Component:
    own = [i for i in INDICATORS.values() if i.pillar == indicator.pillar and i is not indicator]
    links = [
        html.Li(dcc.Link(i.short_title.in_(lang), href=href(i, Selection(lang=lang)))) for i in own
    ]
    name = say(lang, f"pillar.{indicator.pillar}")
    return html.Nav(
        [
            html.H2(say(lang, "page.neighbours", pillar=name)),
            html.Ul(links, className="neighbours"),
        ],
        className="block",
        **aria(label=say(lang, "page.neighbours", pillar=name)),
    )
