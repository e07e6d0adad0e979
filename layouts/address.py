"""What a URL asks for: the page, its key and choice, and what in it could not be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from urllib.parse import parse_qs, unquote

from indicators.goals import GOALS
from indicators.model import Indicator, Lang, Text
from indicators.publishers import PUBLISHERS
from indicators.query import BadSelection, Selection
from indicators.regions import REGIONS, SLUGS, UnknownRegion, find
from indicators.registry import INDICATORS, UnknownIndicator, by_slug
from layouts.paths import PAGES, language, link, region_tail, slugify, split
from layouts.words import say

NOTED = 5
"""So many unknown regions are named; looking for what is meant takes time."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A page that may have been meant: its path and its name."""

    href: str
    label: str


class NoPage(LookupError):
    """No page has this path; `suggestion` is the page that may be meant, or None."""

    def __init__(self, path: str, suggestion: Meant | None) -> None:
        self.suggestion = suggestion
        super().__init__(f"no page at {path!r}")


@dataclass(frozen=True, slots=True)
class Address:
    """A page that exists."""

    path: str
    """The page's own path; the one asked for may be another form of it."""
    indicator: Indicator | None
    """On the page of an indicator."""
    selection: Selection
    notes: tuple[str, ...] = ()
    """What of the query was passed over, in words."""
    page: str = "home"
    """A key of paths.PAGES."""
    key: str = ""
    """Id of the indicator, region, statement or publisher the page is about."""
    query: Mapping[str, str] = field(default_factory=dict)
    """The query as it came, for pages that read it themselves."""

    @property
    def lang(self) -> Lang:
        return self.selection.lang

    @property
    def goal(self) -> str:
        """On the page of a statement: its id."""
        return self.key if self.page == "goal" else ""


def read(path: str, search: str) -> Address:
    """The page of this path and query; raises NoPage. Unknown parts of a query are left aside."""
    query = {key: "~".join(values) for key, values in parse_qs(search.lstrip("?")).items()}
    found = split(path or "/")
    if found is None:
        raise NoPage(path, _near(path))
    page, lang, tail = found
    key = _key(page, unquote(tail), path, lang)
    own = link(page, lang, key)
    live = _live(page, query, lang)
    if page != "indicator":
        return Address(own, None, Selection(lang=lang), live, page, key, query)
    selection, notes = choice(query, lang)
    return Address(own, INDICATORS[key], selection, (*live, *notes), page, key, query)


def _live(page: str, query: Mapping[str, str], lang: Lang) -> tuple[str, ...]:
    """A note that pages show the newest figures, where `stand` asks for others."""
    asked = query.get("stand", "")
    frozen = asked and page in ("indicator", "goal", "region")
    return (say(lang, "address.stand", text=asked),) if frozen else ()


def href(indicator: Indicator, selection: Selection) -> str:
    """The address of an indicator's page with this choice."""
    return link("indicator", selection.lang, indicator.id, selection.to_query())


def choice(query: Mapping[str, str], lang: Lang) -> tuple[Selection, tuple[str, ...]]:
    """The selection as far as the query can be understood, and a note for each part that cannot."""
    chosen, notes = regions(query.get("regionen", ""), lang)
    selection = Selection(chosen, lang=lang)
    for key in _DEFAULT:
        try:
            part = Selection.from_query({key: query.get(key, "") or _DEFAULT[key]}, lang)
        except BadSelection:
            notes += (say(lang, f"address.{key}", text=query[key]),)
            continue
        if key == "jahr":
            selection = replace(selection, since=part.since, until=part.until)
        elif key == "ansicht":
            selection = replace(selection, view=part.view)
        else:
            selection = replace(selection, comparator=part.comparator)
    return selection, notes


_DEFAULT = {"jahr": "", "ansicht": "linie", "vergleich": ""}


def regions(text: str, lang: Lang) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Regions of `regionen=05113~ruhr` that are known, and notes on those that are not."""
    known: list[str] = []
    unknown: list[str] = []
    for key in filter(None, text.split("~")):
        try:
            known.append(find(key).id)
        except UnknownRegion:
            unknown.append(key)
    notes = [_unknown(key, lang) for key in unknown[:NOTED]]
    if len(unknown) > NOTED:
        notes.append(say(lang, "address.more", count=len(unknown) - NOTED))
    return tuple(dict.fromkeys(known)), tuple(notes)


def _unknown(key: str, lang: Lang) -> str:
    """A note on a region nobody knows, with the one that may be meant."""
    near = get_close_matches(key.lower(), [*SLUGS, *REGIONS], n=1, cutoff=0.6)
    hint = say(lang, "address.meant", text=near[0]) if near else ""
    return say(lang, "address.region", text=key) + hint


def indicator_of(text: str) -> Indicator:
    """The indicator with this id or slug of either language; raises UnknownIndicator."""
    if text in INDICATORS:
        return INDICATORS[text]
    try:
        return by_slug(text, "de")
    except UnknownIndicator:
        return by_slug(text, "en")


def _key(page: str, tail: str, path: str, lang: Lang) -> str:
    """The id the rest of the path stands for; raises NoPage with the nearest page."""
    if PAGES[page].keys is None:
        return ""
    known = _KEYS[page](tail)
    if known:
        return known
    raise NoPage(path, _near_key(page, tail, lang) or _near(path))


def _indicator_key(tail: str) -> str:
    try:
        return indicator_of(tail).id
    except UnknownIndicator:
        return ""


def region_of(tail: str) -> str:
    """05113-essen, 05113, essen, DEA13, ruhr: whatever names one region with a profile."""
    if "." in tail:
        # A file about a region lies beside its page and is no other form of its path.
        return ""
    names = _region_names()
    for text in (tail, tail.partition("-")[0]):
        if text.lower() in names:
            return names[text.lower()]
        try:
            found = find(text).id
        except UnknownRegion:
            continue
        return found if found in _profiled() else ""
    return ""


@cache
def _region_names() -> dict[str, str]:
    """How each region with a profile stands in its paths -> its id; every request asks."""
    return {region_tail(REGIONS[key], lang): key for key in _profiled() for lang in _LANGS}


def _profiled() -> list[str]:
    keys = PAGES["region"].keys
    return keys() if keys else []


_LANGS: tuple[Lang, Lang] = ("de", "en")
_KEYS: dict[str, Callable[[str], str]] = {
    "indicator": _indicator_key,
    "region": region_of,
    "goal": lambda tail: tail.upper() if tail.upper() in GOALS else "",
    "source": lambda tail: tail if tail in PUBLISHERS else "",
}


def _near_key(page: str, tail: str, lang: Lang) -> Meant | None:
    """The page of the same kind whose name is most like the one asked for."""
    keys = PAGES[page].keys
    names = {slugify(_name(page, key).in_(lang)): key for key in (keys() if keys else [])}
    names |= {key.lower(): key for key in names.values()}
    near = get_close_matches(slugify(tail), names, n=1, cutoff=0.6)
    if not near:
        return None
    key = names[near[0]]
    return Meant(link(page, lang, key), _name(page, key).in_(lang))


def _name(page: str, key: str) -> Text:
    """What a thing with a page of its own is called."""
    if page == "indicator":
        return INDICATORS[key].title
    if page == "region":
        return REGIONS[key].name
    if page == "source":
        return PUBLISHERS[key].name
    quote = f"{key} „{GOALS[key].quote}“"
    return Text(quote, quote)


def _near(path: str) -> Meant | None:
    """An indicator whose slug or id the end of the path resembles."""
    lang = language(path)
    found = UnknownIndicator(path.rstrip("/").rpartition("/")[2]).suggestion
    return Meant(link("indicator", lang, found.id), found.title.in_(lang)) if found else None
