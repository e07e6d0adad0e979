"""The profile of a region: strengths and weaknesses by rule, every indicator, similar Kreise.

On paper it is a factsheet of two A4 pages (assets/print.css).
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from indicators import profile as profiles
from indicators.model import Indicator, Lang
from indicators.profile import WORDS, Finding, Profile
from indicators.query import Selection
from indicators.rank import rule as rank_rule
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from indicators.rules import RULES
from layouts.address import Address, href
from layouts.components import PILLARS, aria, notices, page, section
from layouts.embed import elsewhere
from layouts.facts import fact, stamp
from layouts.goal_words import label
from layouts.numbers import quantity
from layouts.pages import downloads, region_foot, region_similar, region_table, share
from layouts.paths import link
from layouts.places import name
from layouts.region_heading import LEAD, heading
from layouts.words import say


def layout(address: Address, root: Path) -> Component:
    """The page; it reads all indicators, so most of it is kept."""
    region, lang = address.key, address.lang
    return page(
        notices(address.notes),
        *_parts(region, lang, root, stamp(root)),
        # Its lines name the address of the site, which is not the same for everybody who asks.
        share.layout(elsewhere.region(region, lang), root),
        downloads.layout("region", region, lang),
        region_foot.others(region, lang),
        name="region",
    )


def title(address: Address, root: Path) -> str:
    told = say(address.lang, "region.title", name=name(address.key, address.lang))
    return say(address.lang, "page.title", name=told)


def summary(address: Address, root: Path) -> str:
    return _heading(known(address.key, root), address.lang, root)


def known(region: str, root: Path) -> Profile:
    """The region's profile, computed once for each state of the files in `root`."""
    return _profile(region, root, stamp(root))


def frames(root: Path) -> dict[str, Any]:
    """Tidy frames of the indicators that have a readable file (pandas itself stays outside)."""
    facts = (fact(item, root) for item in INDICATORS.values())
    return {item.indicator.id: item.stored.frame for item in facts if item.stored}


@lru_cache(maxsize=64)
def _profile(region: str, root: Path, _stamp: int) -> Profile:
    return profiles.profile(region, frames(root))


@lru_cache(maxsize=40)
def _parts(region: str, lang: Lang, root: Path, _stamp: int) -> list[Component | None]:
    """What stands above the panel to share it."""
    found = known(region, root)
    return [
        _opening(found, lang, root),
        _sides(found, lang),
        _contents(found, lang),
        *(_pillar(found, pillar, lang) for pillar in PILLARS if found.of(pillar)),
        region_similar.layout(region, frames(root), lang),
        _absent(found, lang),
        _reading(found, lang),
        region_foot.sources(root, lang),
    ]


def _opening(found: Profile, lang: Lang, root: Path) -> Component:
    region = REGIONS[found.region]
    kind = say(lang, f"region.kind_{region.kind}")
    codes = [f"AGS {region.id}"] if region.id.isdigit() else []
    codes += [f"NUTS {region.nuts}"] if region.nuts else []
    return html.Header(
        [
            html.P(
                [
                    dcc.Link(say(lang, "page.overview"), href=link("home", lang)),
                    html.Span("/", className="slash", **aria(hidden="true")),
                    f"{say(lang, 'region.kicker')} {region.name.in_(lang)}",
                ],
                className="kicker",
            ),
            html.H1(_heading(found, lang, root)),
            html.P(" · ".join([kind, *_people(found, lang), *codes]), className="subline"),
            # It needs a script, so that the live page alone has it (assets/pages.css).
            html.Button(say(lang, "region.print"), type="button", className="print"),
        ],
        className="opening",
    )


def _people(found: Profile, lang: Lang) -> list[str]:
    latest = next((e.latest for e in found.entries if e.indicator == "population"), None)
    if latest is None:
        return []
    amount = quantity(latest.value, INDICATORS["population"], lang)
    return [say(lang, "region.people", amount=amount, year=latest.year)]


def _heading(found: Profile, lang: Lang, root: Path) -> str:
    return heading(found, fact(INDICATORS[LEAD], root), lang)


def _sides(found: Profile, lang: Lang) -> Component | None:
    if not found.newest or not found.strengths + found.weaknesses:
        return None
    lists = [
        _side(key, items, found, lang)
        for key, items in (("strengths", found.strengths), ("weaknesses", found.weaknesses))
    ]
    rule = html.P(profiles.rule(found.newest).in_(lang), className="note")
    fold = html.Details([html.Summary(say(lang, "region.rule")), rule], open=True, className="rule")
    return html.Div([html.Div(lists, className="sides"), fold])


def _side(key: str, items: tuple[Finding, ...], found: Profile, lang: Lang) -> Component:
    entries = [_striking(item, found, lang) for item in items]
    none = html.P(say(lang, "region.none_striking"), className="reason")
    head = html.H2(WORDS["title"][key].in_(lang), id=key)
    return html.Section(
        [head, html.Ol(entries) if entries else none], className=key, **aria(labelledby=key)
    )


def _striking(item: Finding, found: Profile, lang: Lang) -> Component:
    indicator = INDICATORS[item.indicator]
    latest = next(entry.latest for entry in found.entries if entry.indicator == item.indicator)
    where = say(lang, f"region.among_{item.rank.scope}")
    value = quantity(latest.value, indicator, lang)
    rank = say(lang, "region.rank_told", rank=item.rank.rank, of=item.rank.of, where=where)
    return html.Li(
        [
            dcc.Link(indicator.title.in_(lang), href=_href(indicator, found.region, lang)),
            html.Span(f" {value} ({latest.year}), {rank}", className="reason"),
        ]
    )


def _href(indicator: Indicator, region: str, lang: Lang) -> str:
    """The indicator's page with the region beside the Ruhr."""
    chosen = dict.fromkeys((region, "ruhr"))
    return href(indicator, Selection(tuple(chosen), lang=lang))


def _contents(found: Profile, lang: Lang) -> Component:
    """Ways down a long page."""
    links = [
        html.Li(html.A(say(lang, f"pillar.{pillar}"), href=f"#saeule-{pillar}"), className=pillar)
        for pillar in PILLARS
        if found.of(pillar)
    ]
    if len(found.region) == 5:
        similar = html.A(say(lang, "similar.title"), href="#aehnlich")
        links.append(html.Li(similar, className="plain"))
    return html.Nav(html.Ul(links, className="choice"), **aria(label=say(lang, "method.contents")))


def _pillar(found: Profile, pillar: str, lang: Lang) -> Component:
    entries = [entry for entry in found.entries if entry.pillar == pillar]
    title = say(lang, f"pillar.{pillar}")
    return html.Section(
        [
            html.H2(title, id=f"saeule-{pillar}"),
            region_table.layout(found.region, entries, title, lang),
        ],
        className=f"block chapter-{pillar} {pillar}",
        **aria(labelledby=f"saeule-{pillar}"),
    )


def _absent(found: Profile, lang: Lang) -> Component | None:
    if not found.absent:
        return None
    lines = [
        html.Li(f"{label(key, lang)}: {WORDS['reason'][reason].in_(lang)}")
        for key, reason in found.absent
    ]
    return section(say(lang, "region.absent"), html.Ul(lines, className="absent"), anchor="ohne")


def _reading(found: Profile, lang: Lang) -> Component:
    texts = [f"{say(lang, 'region.reading')} {RULES.prices_why.in_(lang)}"]
    if len(found.region) == 5:
        texts.append(rank_rule().in_(lang))
    return html.Div([html.P(text, className="note") for text in texts], className="block")
