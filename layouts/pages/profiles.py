"""From an indicator to the profiles of the regions its view is about."""

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.regions import MEMBERS
from layouts.parts import Chart, Point
from layouts.paths import PAGES, link
from layouts.places import name
from layouts.words import say


def profile(region: str, lang: Lang) -> Component | str:
    """The region's name, as a link where it has a profile."""
    keys = PAGES["region"].keys
    known = name(region, lang)
    return (
        dcc.Link(known, href=link("region", lang, region)) if keys and region in keys() else known
    )


def layout(chart: Chart, chosen: tuple[str, ...]) -> Component | None:
    """Links to the profiles of the chosen members, and of the ends of a view of one period."""
    wanted = dict.fromkeys((*_ends(chart), *(key for key in chosen if key in MEMBERS)))
    if not wanted:
        return None
    parts: list[Component | str] = [say(chart.lang, "page.profiles"), " "]
    for key in wanted:
        parts += [profile(key, chart.lang), " · "]
    return html.P(parts[:-1], className="subline")


def _ends(chart: Chart) -> tuple[str, ...]:
    """The members with the lowest and the highest value, as the finding names them."""
    points: list[tuple[str, Point]] = [(bar.region, bar.point) for bar in chart.bars]
    points += [(area.region, area.point) for area in chart.areas]
    told = {key: p.value for key, p in points if key in MEMBERS and p.value is not None}
    order = sorted(told, key=lambda key: told[key])
    return (order[0], order[-1]) if len(order) > 1 else ()
