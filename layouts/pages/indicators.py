"""The catalogue with its search: a plain form, so that it works without JavaScript."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from indicators.model import Lang
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from indicators.search import LONGEST, Answer, Hit, Kind, search
from layouts.address import Address
from layouts.comparison import MOST_INDICATORS
from layouts.components import aria, page
from layouts.facts import Fact, fact, stamp, standing
from layouts.numbers import quantity
from layouts.pages import catalogue, seek
from layouts.paths import PAGES, link
from layouts.words import say

KINDS: tuple[Kind, ...] = ("indicator", "region", "goal")
MOST = 25


def layout(address: Address, root: Path) -> Component:
    """What was found, or without a question the whole catalogue."""
    asked = _asked(address)
    if not asked:
        return _catalogue(address.lang, root, stamp(root))
    regions, rest = seek.places(asked)
    if regions and rest:
        return _of_places(asked, regions, rest, root, address.lang)
    answer = search(asked, limit=MOST)
    return page(
        _opening(_found(asked, answer, address.lang), asked, address.lang),
        _suggestion(answer, address.lang),
        *(_group(kind, answer, root, address.lang) for kind in KINDS),
        html.P(dcc.Link(say(address.lang, "search.all"), href=link("indicators", address.lang))),
        name="indicators",
    )


def _of_places(
    asked: str, regions: tuple[str, ...], rest: str, root: Path, lang: Lang
) -> Component:
    """Indicators with the figures of the regions that the question names, and their profiles."""
    found = search(rest, kinds=("indicator",), limit=MOST)
    profiles = tuple(Hit("region", key, REGIONS[key].name, 1.0) for key in regions)
    answer = Answer((*found.hits, *profiles), found.suggestion)
    told = [seek.answer(fact(INDICATORS[hit.id], root), regions, lang) for hit in found.hits]
    best = [INDICATORS[hit.id] for hit in found.hits if INDICATORS[hit.id].level == "kreis"]
    slugs = [item.slug.in_(lang) for item in best[:MOST_INDICATORS]]
    return page(
        _opening(_found(asked, answer, lang), asked, lang),
        _suggestion(answer, lang),
        _list("indicator", told, lang) if told else None,
        seek.compare(regions, slugs, lang) if slugs and len(regions) > 1 else None,
        _group("region", answer, root, lang),
        html.P(dcc.Link(say(lang, "search.all"), href=link("indicators", lang))),
        name="indicators",
    )


def title(address: Address, root: Path) -> str:
    asked = _asked(address)
    name = say(address.lang, "search.title_asked", text=asked) if asked else ""
    return say(address.lang, "page.title", name=name or say(address.lang, "nav.indicators"))


def summary(address: Address, root: Path) -> str:
    return say(address.lang, "search.lead", count=len(INDICATORS))


def query(address: Address, lang: Lang) -> str:
    asked = _asked(address)
    return urlencode({"q": asked}) if asked else ""


def _asked(address: Address) -> str:
    return " ".join(address.query.get("q", "").split())[:LONGEST]


@lru_cache(maxsize=8)
def _catalogue(lang: Lang, root: Path, _stamp: int) -> Component:
    facts = [fact(item, root) for item in INDICATORS.values()]
    return page(
        _opening(say(lang, "search.headline", count=len(facts)), "", lang),
        catalogue.layout(facts, lang),
        catalogue.sources(facts, lang),
        name="indicators",
    )


def _opening(headline: str, asked: str, lang: Lang) -> Component:
    lead = html.P(say(lang, "search.hint"), className="subline")
    return html.Header([html.H1(headline), lead, seek.form(asked, lang)], className="opening")


def _found(asked: str, answer: Answer, lang: Lang) -> str:
    key = (
        "search.one" if len(answer.hits) == 1 else "search.found" if answer.hits else "search.none"
    )
    return say(lang, key, count=len(answer.hits), text=asked)


def _suggestion(answer: Answer, lang: Lang) -> Component | None:
    """Where nothing was found: what may have been meant, to be searched for at a click."""
    if answer.suggestion is None:
        return None
    text = answer.suggestion.in_(lang)
    target = link("indicators", lang, query=urlencode({"q": text}))
    return html.P(
        [say(lang, "missing.meant"), " ", dcc.Link(text, href=target), "?"], role="status"
    )


def _group(kind: Kind, answer: Answer, root: Path, lang: Lang) -> Component | None:
    own = [hit for hit in answer.hits if hit.kind == kind]
    if not own:
        return None
    return _list(kind, [_entry(hit, root, lang) for hit in own], lang)


def _list(kind: Kind, entries: list[Component], lang: Lang) -> Component:
    return html.Section(
        [html.H2(say(lang, f"search.{kind}"), id=f"treffer-{kind}"), html.Ul(entries)],
        className="block hits",
        **aria(labelledby=f"treffer-{kind}"),
    )


def _entry(hit: Hit, root: Path, lang: Lang) -> Component:
    """A link with the latest value, or with the English gloss of a statement."""
    keys = PAGES[hit.kind].keys
    if keys is None or hit.id not in keys():
        return html.Li(hit.label.in_(lang))
    target = link(hit.kind, lang, hit.id)
    if hit.kind == "goal":
        said = dcc.Link(f"„{hit.label.de}“", href=target)
        gloss = None if lang == "de" else html.P(hit.label.en, className="gloss")
        return html.Li(html.Blockquote([html.P([hit.id, " ", html.Span(said, lang="de")]), gloss]))
    return html.Li(
        [
            dcc.Link(hit.label.in_(lang), href=target),
            html.Span(_latest(fact(INDICATORS[hit.id], root), lang), className="reason")
            if hit.kind == "indicator"
            else None,
        ]
    )


def _latest(item: Fact, lang: Lang) -> str:
    """The Ruhr's latest value, and what the indicator means."""
    stand = standing(item, lang)
    text = item.indicator.description.in_(lang)
    if stand is None:
        return f" {text}"
    value = quantity(stand.last.value or 0.0, item.indicator, lang)
    return f" {say(lang, 'search.latest', value=value, year=stand.last.period)} {text}"
