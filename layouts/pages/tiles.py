"""The 15 members where they lie: latest value and line, all on one scale, the Ruhr beside."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import MEMBERS, RUHR
from indicators.registry import INDICATORS, UnknownIndicator
from layouts import svg_writer
from layouts.address import Address, href, indicator_of
from layouts.components import aria, section
from layouts.facts import Fact
from layouts.goal_data import Lead
from layouts.numbers import quantity
from layouts.pages import recency
from layouts.parts import Chart, values
from layouts.paths import link
from layouts.places import TILES, WEST_TO_EAST, short
from layouts.scale import tight
from layouts.series import amounts
from layouts.words import say

SINCE = "2010"
"""The first year of the small lines."""


def layout(facts: Sequence[Fact], chosen: str, known: Lead, lang: Lang) -> Component:
    """The tile map of the chosen headline indicator, else of the labour market's first one."""
    usable = [item for item in facts if item.stored is not None]
    item = _pick(usable, chosen)
    title = say(lang, "tiles.title")
    if item is None:
        return section(title, html.P(say(lang, "page.no_data")), anchor="kacheln")
    about = {"title": item.indicator.title.in_(lang), "unit": unit(item, known, lang)}
    return section(
        title,
        _choice(usable, item, lang),
        html.P(say(lang, "tiles.lead", **about), className="lead-in"),
        *grid(item, lang),
        anchor="kacheln",
    )


def unit(item: Fact, known: Lead, lang: Lang) -> str:
    """The unit of the tiles, and the year of every value that names no other."""
    text, drawn = item.indicator.unit.in_(lang), _line(item, lang)
    return f"{text}, {recency.told(drawn.until, known, lang)}" if drawn else text


def chosen(address: Address) -> tuple[str, tuple[str, ...]]:
    """Id of the indicator that `kacheln` names ("" for none), and notes on what is unknown."""
    slug = address.query.get("kacheln", "")
    try:
        return (indicator_of(slug).id if slug else ""), address.notes
    except UnknownIndicator as error:
        near = error.suggestion
        hint = say(address.lang, "address.meant", text=near.slug.in_(address.lang)) if near else ""
        note = say(address.lang, "address.tiles", text=slug) + hint
        return "", (*address.notes, note)


def query(indicator_id: str, lang: Lang) -> str:
    """The query that asks for this indicator's tiles."""
    return urlencode({"kacheln": INDICATORS[indicator_id].slug.in_(lang)})


def _pick(usable: list[Fact], chosen: str) -> Fact | None:
    order = sorted(usable, key=lambda item: item.indicator.pillar != "labour")
    return next(
        (item for item in usable if item.indicator.id == chosen), order[0] if order else None
    )


def _choice(usable: list[Fact], item: Fact, lang: Lang) -> Component:
    entries = []
    for other in usable:
        label = other.indicator.short_title.in_(lang)
        target = link("home", lang, query=query(other.indicator.id, lang))
        shown = (
            html.Span(label, **aria(current="true"))
            if other is item
            else dcc.Link(label, href=f"{target}#kacheln")
        )
        entries.append(html.Li(shown, className=other.indicator.pillar))
    return html.Nav(html.Ul(entries, className="choice"), **aria(label=say(lang, "tiles.choose")))


def grid(item: Fact, lang: Lang) -> list[Component]:
    """The tiles and the note on their common scale; nothing without figures."""
    drawn = _line(item, lang)
    if drawn is None:
        return []
    scale = tight(values(drawn.series))
    # The reading order is the phone's, west to east; the grid of the desktop moves each tile.
    cells = [_tile(replace(drawn, scale=scale), ags, lang) for ags in WEST_TO_EAST]
    low, high = (quantity(v, item.indicator, lang) for v in scale.ticks)
    note = say(lang, "tiles.scale", low=low, high=high, since=drawn.since, until=drawn.until)
    return [html.Ul(cells, className="tilemap"), html.P(note, className="note")]


def _line(item: Fact, lang: Lang) -> Chart | None:
    """The lines of all tiles on one scale: a sum of all members would press each of them flat."""
    beside = () if amounts(item.indicator) else (RUHR,)
    return item.line(lang, (*beside, *MEMBERS), SINCE)


def _tile(drawn: Chart, ags: str, lang: Lang) -> Component:
    column, row = TILES[ags]
    label = html.Span(short(ags, lang), className="place")
    target = href(drawn.indicator, Selection((ags, RUHR), lang=lang))
    inside = dcc.Link([label, *_figures(drawn, ags, lang)], href=target)
    return html.Li(inside, style={"--column": column, "--row": row})


def _figures(drawn: Chart, ags: str, lang: Lang) -> list[Component]:
    own = next((line for line in drawn.series if line.region == ags and line.told), None)
    if own is None:
        return [html.Span(say(lang, "chart.no_value"), className="reason")]
    last = own.told[-1]
    beside = tuple(line for line in drawn.series if line.region == RUHR)
    small = replace(drawn, series=(*beside, own), alt="")
    picture = svg_writer.data_uri(svg_writer.sparkline(small, lead=ags))
    value = quantity(last.value or 0.0, drawn.indicator, lang)
    year = "" if last.period == drawn.until else f" ({last.period})"
    return [
        html.Span([value, html.Small(year)] if year else value, className="figure"),
        html.Img(src=picture, alt="", width=160, height=52),
    ]
