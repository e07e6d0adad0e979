"""What a URL asks for: the page, its indicator and choice, and what in it could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Literal
from urllib.parse import parse_qs, unquote

from indicators.goals import GOALS, Goal, UnknownGoal, by_id
from indicators.model import Indicator, Lang
from indicators.query import BadSelection, Selection
from indicators.regions import REGIONS, SLUGS, UnknownRegion, find
from indicators.registry import INDICATORS, UnknownIndicator, by_slug
from layouts.goal_address import GOAL, LEDGER, METHOD
from layouts.words import say

Page = Literal["home", "indicator", "goals", "goal", "method"]
PREFIX = "/indikator/"
_FIXED: dict[str, Page] = {LEDGER: "goals", METHOD: "method"}


class NoPage(LookupError):
    """No page has this path; `suggestion` is the indicator or statement that may be meant."""

    def __init__(self, path: str, suggestion: Indicator | Goal | None) -> None:
        self.suggestion = suggestion
        super().__init__(f"no page at {path!r}")


@dataclass(frozen=True, slots=True)
class Address:
    """A page that exists; `indicator` is None on the overview."""

    path: str
    indicator: Indicator | None
    selection: Selection
    tiles: str = ""
    """On the overview: the indicator of the tile map, if the URL names one."""
    notes: tuple[str, ...] = ()
    """What of the query was passed over, in words."""
    page: Page = "home"
    goal: str = ""
    """On the page of a statement: its id."""
    query: Mapping[str, str] = field(default_factory=dict)
    """The query as it came, for pages that read it themselves."""


def read(path: str, search: str, lang: Lang = "de") -> Address:
    """The page of this path and query; raises NoPage. Unknown parts of a query are left aside."""
    query = {key: "~".join(values) for key, values in parse_qs(search.lstrip("?")).items()}
    if path in ("", "/"):
        return _overview(query, lang)
    if path.rstrip("/") in _FIXED:
        here = path.rstrip("/")
        return Address(here, None, Selection(lang=lang), page=_FIXED[here], query=query)
    if path.startswith(GOAL):
        return Address(path, None, Selection(lang=lang), page="goal", goal=_goal(path), query=query)
    if not path.startswith(PREFIX):
        raise NoPage(path, _near(path))
    try:
        indicator = by_slug(unquote(path.removeprefix(PREFIX)).rstrip("/"), lang)
    except UnknownIndicator as error:
        raise NoPage(path, error.suggestion) from None
    selection, notes = choice(query, lang)
    return Address(path, indicator, selection, notes=notes, page="indicator")


def _goal(path: str) -> str:
    """The id of a statement in the path; raises NoPage with the nearest one."""
    key = unquote(path.removeprefix(GOAL)).rstrip("/")
    try:
        return by_id(key).id
    except UnknownGoal:
        near = get_close_matches(key.upper(), GOALS, n=1, cutoff=0.5)
        raise NoPage(path, GOALS[near[0]] if near else None) from None


def href(indicator: Indicator, selection: Selection) -> str:
    """The address of an indicator's page with this choice."""
    query = selection.to_query()
    return PREFIX + indicator.slug.in_(selection.lang) + (f"?{query}" if query else "")


def choice(query: dict[str, str], lang: Lang) -> tuple[Selection, tuple[str, ...]]:
    """The selection as far as the query can be understood, and a note for each part that cannot."""
    regions, notes = _regions(query.get("regionen", ""), lang)
    chosen = Selection(regions, lang=lang)
    for key in ("jahr", "ansicht"):
        try:
            part = Selection.from_query({key: query.get(key, "") or _DEFAULT[key]}, lang)
        except BadSelection:
            notes += (say(lang, f"address.{key}", text=query[key]),)
            continue
        if key == "jahr":
            chosen = replace(chosen, since=part.since, until=part.until)
        else:
            chosen = replace(chosen, view=part.view)
    return chosen, notes


_DEFAULT = {"jahr": "", "ansicht": "linie"}


def _regions(text: str, lang: Lang) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known: list[str] = []
    notes: list[str] = []
    for key in filter(None, text.split("~")):
        try:
            known.append(find(key).id)
        except UnknownRegion:
            near = get_close_matches(key.lower(), [*SLUGS, *REGIONS], n=1, cutoff=0.6)
            hint = say(lang, "address.meant", text=near[0]) if near else ""
            notes.append(say(lang, "address.region", text=key) + hint)
    return tuple(dict.fromkeys(known)), tuple(notes)


def _overview(query: dict[str, str], lang: Lang) -> Address:
    slug = query.get("kacheln", "")
    try:
        tiles = by_slug(slug, lang).id if slug else ""
    except UnknownIndicator as error:
        near = error.suggestion
        hint = say(lang, "address.meant", text=near.slug.in_(lang)) if near else ""
        note = say(lang, "address.tiles", text=slug) + hint
        return Address("/", None, Selection(lang=lang), notes=(note,))
    return Address("/", None, Selection(lang=lang), tiles)


def _near(path: str) -> Indicator | None:
    """An indicator whose slug or id the end of the path resembles."""
    return UnknownIndicator(path.rstrip("/").rpartition("/")[2]).suggestion if INDICATORS else None
