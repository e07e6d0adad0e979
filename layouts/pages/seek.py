"""The search field, and questions that name places: "Herne Langzeitarbeitslose" gets its figures.

Words that name a region are taken out of the question; the indicators that fit the rest are told
with the figures of these regions, and their links lead to the view of exactly these regions.
"""

from functools import cache
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import MEMBERS, NRW, REGIONS, RUHR
from indicators.search import fold
from layouts.address import href
from layouts.change import change
from layouts.components import since
from layouts.facts import Fact
from layouts.numbers import quantity
from layouts.pages import forms
from layouts.pages.drawn import markup
from layouts.parts import Series
from layouts.paths import PAGES, link
from layouts.places import name, short
from layouts.words import say

MOST = 4
"""Regions told in a line."""
LONGEST = 4
"""Words of a region's name that are tried: Mülheim an der Ruhr."""


def form(asked: str, lang: Lang) -> Component:
    """The field with its button: a plain form."""
    field = forms.text("q", say(lang, "search.label"), asked, "search")
    return html.Form(
        [
            html.Div(**markup(field), className="ask"),
            html.Div(html.Button(say(lang, "search.send"), type="submit"), className="send"),
        ],
        action=link("indicators", lang), method="get", role="search", className="filter seek",
    )  # fmt: skip


def places(asked: str) -> tuple[tuple[str, ...], str]:
    """Regions with a profile that the question names, in its order, and the rest of it."""
    words, found, rest = asked.split(), [], []
    while words:
        size = next((n for n in range(LONGEST, 0, -1) if _named(words[:n])), 0)
        if size:
            found.append(_named(words[:size]))
        else:
            rest.append(words[0])
        words = words[size or 1 :]
    return tuple(dict.fromkeys(found))[:MOST], " ".join(rest)


def beside(regions: tuple[str, ...]) -> tuple[str, ...]:
    """The regions of an answer: one alone is set against the Ruhr and the whole of NRW."""
    alone = len(regions) == 1
    return tuple(dict.fromkeys((*regions, *((RUHR, NRW) if alone else ()))))


def answer(item: Fact, regions: tuple[str, ...], lang: Lang) -> Component:
    """The indicator with what the regions' figures are and how they changed."""
    asked = beside(regions)
    drawn = item.line(lang, asked)
    lines = {line.region: line for line in (drawn.series if drawn else ()) if line.told}
    told = [_told(item, lines[key], lang) for key in asked if key in lines]
    title = item.indicator.title.in_(lang)
    missing = [name(key, lang) for key in regions if key not in lines]
    if missing:
        told.append(say(lang, "address.no_values", names=", ".join(missing)))
    target = href(item.indicator, Selection(tuple(key for key in asked if key in lines), lang=lang))
    texts = [html.Span(text, className="reason") for text in told]
    return html.Li([dcc.Link(title, href=target), *texts])


def compare(regions: tuple[str, ...], slugs: list[str], lang: Lang) -> Component:
    """Where several regions were named: all they were asked about, side by side."""
    query = {"indikator": "~".join(slugs), "regionen": "~".join(REGIONS[r].key for r in regions)}
    target = link("compare", lang, query=urlencode(query, safe="~"))
    names = say(lang, "goal.and").join(name(key, lang) for key in regions)
    text = say(lang, "search.compare", names=names)
    return html.P(dcc.Link(text, href=target), className="compare-them")


def _told(item: Fact, line: Series, lang: Lang) -> str:
    last, moved = line.told[-1], change(line, item.indicator)
    value = quantity(last.value or 0.0, item.indicator, lang)
    text = f"{name(line.region, lang)} {value} ({last.period})"
    return f"{text}, {since(moved, item.indicator, lang)}" if moved else text


def _named(words: list[str]) -> str:
    return _names().get(fold(" ".join(words)), "")


@cache
def _names() -> dict[str, str]:
    """Folded names in both languages -> region, without what follows a comma as well.

    The 15 and the wholes win over other Kreise, and cities over the Kreise around them.
    """
    keys = PAGES["region"].keys
    found: dict[str, str] = {}
    for key in sorted(keys() if keys else [], key=_weight):
        item = REGIONS[key]
        texts = (item.name.de, item.name.en, short(key, "de"), short(key, "en"), item.key)
        bare = item.name.de.partition(",")[0]
        found |= {fold(text): key for text in (*texts, bare)}
    return found


def _weight(key: str) -> int:
    other = len(key) == 5 and key not in MEMBERS
    return 1 - REGIONS[key].name.de.endswith("Landkreis") if other else 2
