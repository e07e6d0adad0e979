"""A region's indicators in rows: latest value, small line, change, comparators, ranks."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators import series
from indicators.model import Indicator, Lang
from indicators.profile import WORDS, Change, Entry
from indicators.query import Selection
from indicators.rank import Rank, Scope
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, RUHR
from indicators.registry import INDICATORS
from layouts import svg_writer
from layouts.address import href
from layouts.change import is_percent
from layouts.components import SIGNS, aria, scroll
from layouts.numbers import NBSP, number, percent, quantity
from layouts.parts import Chart, Point, Series, role, values
from layouts.places import name, short
from layouts.scale import tight
from layouts.words import say

_JUDGED = {"better": "better", "unchanged": "same", "worse": "worse"}


def layout(region: str, entries: Sequence[Entry], title: str, lang: Lang) -> Component:
    """The rows of some entries; on a narrow window each row becomes a card."""
    beside = _columns(region, entries)
    scopes = _scopes(region)
    heads = ["indicator", "value", "course", "change"]
    cells = [html.Th(say(lang, f"region.{key}"), scope="col") for key in heads]
    cells += [html.Th(short(key, lang), scope="col") for key in beside]
    cells += [html.Th(say(lang, f"region.rank_{scope}"), scope="col") for scope in scopes]
    rows = [_row(region, item, beside, scopes, lang) for item in entries]
    caption = html.Caption(title, className="visually-hidden")
    table = html.Table([caption, html.Thead(html.Tr(cells)), html.Tbody(rows)], className="profile")
    return scroll(table, title)


def told(change: Change, indicator: Indicator, lang: Lang) -> str:
    """The change as text: −1,2 Punkte, +4,2 %."""
    if not indicator.rate and change.percent is not None:
        return percent(change.percent, lang)
    text = number(change.amount, indicator.decimals, lang, sign=True)
    return f"{text}{NBSP}{say(lang, 'goal.points')}" if is_percent(indicator) else text


def rank(item: Rank, lang: Lang) -> str:
    """12 von 400."""
    return say(lang, "region.rank_of", rank=item.rank, of=item.of)


def drawn(region: str, item: Entry, lang: Lang) -> Chart:
    """The region's line alone, with its gaps; its alt text tells both ends."""
    indicator = INDICATORS[item.indicator]
    known = {point.year: _point(point) for point in item.line}
    years: Sequence[int] = sorted(known)
    if indicator.frequency == "annual":
        years = range(min(known), max(known) + 1)
    points = tuple(known.get(year, Point(str(year), None, "")) for year in years)
    line = Series(region, short(region, lang), role(region), points)
    first, last = item.line[0], item.latest
    parts = {"name": name(region, lang), "b": _value(last, indicator, lang), "y1": last.year}
    alt = say(lang, "alt.course", a=_value(first, indicator, lang), y0=first.year, **parts)
    return Chart(
        "line", lang, indicator, str(first.year), str(last.year), tight(values([line])),
        alt=alt if first.year < last.year else say(lang, "alt.one", **parts), series=(line,),
    )  # fmt: skip


def _columns(region: str, entries: Sequence[Entry]) -> list[str]:
    """The comparators that occur; NRW stands in where NRW without the Ruhr has no value."""
    found = {beside.region for item in entries for beside in item.beside}
    keys = (RUHR, NRW_REST if NRW_REST in found else NRW, GERMANY)
    return [key for key in keys if key in found and key != region]


def _scopes(region: str) -> list[Scope]:
    """In which groups the region has a rank."""
    if len(region) != 5:
        return []
    near: list[Scope] = ["members"] if region in MEMBERS else ["nrw"] * region.startswith(NRW)
    return [*near, "germany"]


def _row(
    region: str, item: Entry, beside: Sequence[str], scopes: Sequence[Scope], lang: Lang
) -> Component:
    indicator = INDICATORS[item.indicator]
    selection = Selection((region, *(key for key in beside if key == RUHR)), lang=lang)
    link = dcc.Link(indicator.title.in_(lang), href=href(indicator, selection))
    picture = drawn(region, item, lang)
    image = svg_writer.data_uri(svg_writer.sparkline(picture, lead=region))
    course = html.Img(src=image, alt=picture.alt, width=160, height=52)
    ranks = {found.scope: found for found in item.ranks}
    return html.Tr(
        [
            html.Th(link, scope="row"),
            _dated(item.latest, indicator, lang),
            html.Td(course if item.line[1:] else "–", className="course"),
            _change(item, indicator, lang),
            *(_beside(item, key, indicator, lang) for key in beside),
            *(_rank(ranks.get(scope), scope, lang) for scope in scopes),
        ]
    )  # fmt: skip


def _dated(point: series.Point, indicator: Indicator, lang: Lang) -> Component:
    """Value, status letter if it is not final, and year."""
    letter = html.Sup(point.status) if point.status != "A" else None
    value = html.Strong(_value(point, indicator, lang))
    return html.Td([value, letter, html.Span(f" {point.year}", className="year")], className="num")


def _change(item: Entry, indicator: Indicator, lang: Lang) -> Component:
    label = _label(say(lang, "region.change"))
    if item.change is None:
        reason = WORDS["reason"][item.reason].in_(lang) if item.reason else ""
        return html.Td(
            [html.Span("–", **aria(hidden="true")), html.Span(reason, className="visually-hidden")],
            className="num none", title=reason, **label,
        )  # fmt: skip
    found = item.change
    parts: list[Component | str] = [
        told(found, indicator, lang),
        html.Span(f" {say(lang, 'region.since', year=found.base.year)}", className="year"),
    ]
    if found.judgement:
        word = _JUDGED[found.judgement]
        sign = html.Span(f" {SIGNS[word]} ", **aria(hidden="true"))
        parts.append(html.Span([sign, say(lang, f"change.{word}")], className=f"judgement {word}"))
    return html.Td(parts, className="num change-cell", **label)


def _beside(item: Entry, key: str, indicator: Indicator, lang: Lang) -> Component:
    point = next((found.point for found in item.beside if found.region == key), None)
    if point is None and key == NRW_REST:
        # NRW stands in, named: two comparators must not look like one.
        whole = next((found.point for found in item.beside if found.region == NRW), None)
        text = f"{number(whole.value, indicator.decimals, lang)} (NRW)" if whole else "–"
    else:
        text = number(point.value, indicator.decimals, lang) if point else "–"
    return html.Td(text, className="num", **_label(short(key, lang)))


def _rank(item: Rank | None, scope: Scope, lang: Lang) -> Component:
    text = rank(item, lang) if item else "–"
    return html.Td(text, className="num rank", **_label(say(lang, f"region.rank_{scope}")))


def _label(text: str) -> dict[str, Any]:
    """What stands before a cell once its row has become a card."""
    return {"data-label": text}


def _value(point: series.Point, indicator: Indicator, lang: Lang) -> str:
    return quantity(point.value, indicator, lang)


def _point(point: series.Point) -> Point:
    return Point(str(point.year), point.value, point.status)
