"""Every public address whose bytes need no callback, from the tables the site is built of.

A choice of regions or years is no part of it: there are more of them than could be written down.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlencode

from indicators.goals import GOALS
from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from layouts import address, map_choice, settings, state_paths
from layouts.data import site, state, whole
from layouts.data.call import LANGS, V1
from layouts.embed import elsewhere, frame, oembed
from layouts.embed.ask import Ask
from layouts.embed.resolve import resolve
from layouts.embed.view import handed_on
from layouts.facts import Fact, fact
from layouts.goal_address import CLASSES, PILLARS, RESULTS, goal_query
from layouts.goal_data import COMPARATORS
from layouts.pages import tiles
from layouts.paths import PAGES, language, link
from layouts.serving import own_files, own_tables
from layouts.views import views

Kind = Literal["page", "choice", "frame", "picture", "data", "whole", "api", "oembed", "file"]
"""choice: a page with a view, a comparator, a filter or a year."""
ALL = ("*",)
NONE: tuple[str, ...] = ()
SAFE = "/@~"
"""What may stand in a path as it is; a browser asks for it so."""
_STILL = ("privacy", "imprint", "accessibility")
"""Pages that show no figures and name no vintage."""


@dataclass(frozen=True, slots=True)
class Place:
    """One address: its path percent-encoded as a browser asks for it, its query, what it is.

    `parts` are the ids of the indicators its bytes depend on: ALL for nearly every one, for an
    answer that names the vintage in force changes with any figure; NONE for files of the program
    and for frozen views, which a recorded vintage makes once and for all.
    """

    path: str
    query: str = ""
    parts: tuple[str, ...] = ALL
    kind: Kind = "page"

    @property
    def url(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path


def every(root: Path, base: str = "") -> Iterator[Place]:
    """All addresses over the figures in `root`, each once, canonical pages first.

    `base` is the site's public address without a slash at its end. oEmbed has it in its query; if
    neither this nor settings.toml names one, these addresses are left out.
    """
    seen: set[str] = set()
    for place in _all(root, settings.base(base)):
        if place.url not in seen:
            seen.add(place.url)
            yield place


def _all(root: Path, base: str) -> Iterator[Place]:
    linked = [*pages(), *choices(root)]
    yield from linked
    shown = dict(_shown(linked, root))
    for ask in dict.fromkeys(shown.values()):
        yield from _frames(ask, root)
    for ask in dict.fromkeys(shown.values()):
        yield from _pictures(ask, root)
    yield from _data(list(dict.fromkeys(shown.values())), root)
    yield from _api()
    for url in own_files.examples(root):
        yield from _example(url, root)
    if base:
        yield from _oembed(shown, base)
    for url in own_files.every(root):
        yield replace(_place(url, "file"), parts=NONE)


def pages() -> Iterator[Place]:
    """The canonical address of each page in both languages."""
    for name, row in PAGES.items():
        for key in row.keys() if row.keys else [""]:
            for lang in LANGS:
                yield Place(_path(link(name, lang, key)), "", NONE if name in _STILL else ALL)


def choices(root: Path) -> Iterator[Place]:
    """Pages with the choices they offer as links: views, comparators, tiles, filters, years."""
    for lang in LANGS:
        for item in _drawn(root):
            for view in views(item):
                query = Selection(view=view, lang=lang).to_query()
                yield _place(link("indicator", lang, item.indicator.id, query), "choice")
        for goal in GOALS.values():
            for key in COMPARATORS:
                yield _place(link("goal", lang, goal.id, goal_query(goal, key)), "choice")
        yield from _tiles(root, lang)
        yield from _filters(lang)
        yield from _years(root, lang)


def _tiles(root: Path, lang: Lang) -> Iterator[Place]:
    for item in INDICATORS.values():
        if item.headline and fact(item, root).stored is not None:
            yield Place(link("home", lang), tiles.query(item.id, lang), ALL, "choice")


def _filters(lang: Lang) -> Iterator[Place]:
    """The list of statements by one of its filters."""
    known = {"saeule": PILLARS, "klasse": CLASSES, "urteil": RESULTS}
    for name, values in known.items():
        for value in values:
            yield Place(link("goals", lang), urlencode({name: value}), ALL, "choice")


def _years(root: Path, lang: Lang) -> Iterator[Place]:
    """The map that nobody chose an indicator for, by year."""
    usual = map_choice.read({}, root, lang)
    if usual:
        for year in usual.years:
            yield _place(link("map", lang, query=usual.query(lang, year)), "choice")


def _shown(places: Iterable[Place], root: Path) -> Iterator[tuple[Place, Ask]]:
    """Which view each page shows that can be framed; none where its figures are not there."""
    if not any(_drawn(root)):
        return
    for place in places:
        ask = elsewhere.of_page(address.read(place.path, place.query), root)
        if ask is None or not handed_on(ask, root):
            continue
        if ask.kind != "indicator" or fact(INDICATORS[ask.key], root).stored is not None:
            yield place, ask


def _drawn(root: Path) -> Iterator[Fact]:
    for indicator in INDICATORS.values():
        item = fact(indicator, root)
        if item.stored is not None:
            yield item


def _frames(ask: Ask, root: Path) -> Iterator[Place]:
    """The frame, and frozen to the vintage in force with the line about newer figures."""
    yield _place(ask.frame(), "frame")
    frozen = _frozen(ask, root)
    if frozen:
        yield replace(_place(frozen.frame(), "frame"), parts=NONE)
        # As a frame is read from its address: in the colours of whoever looks at it.
        plain = replace(frozen, look=replace(frozen.look, colour="auto"))
        yield _place(frame.newer(plain), "frame")


def _pictures(ask: Ask, root: Path) -> Iterator[Place]:
    """Both forms, the preview for networks, and the frozen one that the page hands out."""
    if ask.selection.view == "tabelle":
        return
    for form in ("svg", "png"):
        yield _place(ask.picture(form), "picture")
    yield _place(ask.picture("png", bild="og"), "picture")
    frozen = _frozen(ask, root)
    if frozen:
        yield replace(_place(frozen.picture("png"), "picture"), parts=NONE)


def _frozen(ask: Ask, root: Path) -> Ask | None:
    """The view at the vintage in force; None where that is not recorded."""
    now = state.current(root)
    return ask.at(now.id) if now.day else None


def _data(shown: Iterable[Ask], root: Path) -> Iterator[Place]:
    """The tables behind pages in every form, the rows each view draws, files about all."""
    for url in own_tables.every(shown, root):
        yield replace(_place(url, "data"), parts=NONE if "stand=" in url else ALL)
    for path in (*site.FILES, state_paths.ATOM.de, state_paths.ATOM.en):
        yield Place(path, "", ALL, "data")
    for name in whole.MAKERS:
        yield Place(f"/daten/{name}", "", ALL, "whole")


def _example(url: str, root: Path) -> Iterator[Place]:
    """What a page shows as an example; of a frame also the frozen one, and the rows of both."""
    if "/embed/" not in url:
        yield _place(url, "api" if V1 in url else "data")
        return
    yield _place(url, "frame")
    ask = resolve(url, "", language(url), root)
    yield from _frames(ask, root)
    for shown in filter(None, (ask, _frozen(ask, root))):
        if shown.kind == "indicator":
            yield _place(own_tables.rows(shown), "data")


def _api() -> Iterator[Place]:
    """The lists and each of their entries; rows are asked for by parameters."""
    still = {"openapi.json": NONE, "regions": NONE, "goals": NONE, "indicators": ALL}
    entries: dict[str, Iterable[str]]
    entries = {"regions": REGIONS, "goals": GOALS, "indicators": INDICATORS}
    yield Place(f"{V1}/vintages", "", ALL, "api")
    for name, parts in still.items():
        yield Place(f"{V1}/{name}", "", parts, "api")
        for key in entries.get(name, ()):
            yield Place(f"{V1}/{name}/{key}", "", parts, "api")


def _oembed(linked: Iterable[Place], base: str) -> Iterator[Place]:
    """What the heads of pages that can be embedded name."""
    for place in linked:
        for form in oembed.FORMATS:
            query = {"url": base + place.url} | ({"format": form} if form != "json" else {})
            yield Place("/oembed", urlencode(query), ALL, "oembed")


def _path(text: str) -> str:
    return quote(text, safe=SAFE)


def _place(url: str, kind: Kind) -> Place:
    """An address that the site writes itself, with its query."""
    path, _, query = url.partition("?")
    return Place(_path(path), query, ALL, kind)
