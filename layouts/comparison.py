"""What /vergleich is asked for: regions, indicators, years and a view, to and from its query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlencode

from indicators.model import Indicator, Lang
from indicators.query import BadSelection, Selection
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, REGIONS, RUHR
from indicators.registry import INDICATORS, UnknownIndicator
from indicators.rules import RULES
from indicators.search import search
from layouts.address import indicator_of, regions
from layouts.places import name
from layouts.words import say

View = Literal["linie", "index", "streu", "kacheln"]
VIEWS: tuple[View, ...] = get_args(View)
WIDE = (RUHR, NRW_REST, NRW, GERMANY)
USUAL_REGIONS = (RUHR, NRW_REST)
USUAL_INDICATOR = "unemployment_rate"
MOST_REGIONS, MOST_INDICATORS = 8, 3
"""More lines than this cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A choice with all defaults filled in; `notes` tell what of the query was passed over."""

    regions: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    view: View
    since: str
    until: str
    base: int
    notes: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """Chosen Kreise that have no check box: those outside the Ruhr."""
        return tuple(key for key in self.regions if key not in (*WIDE, *MEMBERS))

    def selection(self, lang: Lang) -> Selection:
        return Selection(self.regions, self.since, self.until, lang=lang)

    def query(self, lang: Lang) -> str:
        """The canonical query; what is usual is left out."""
        years = "" if not (self.since or self.until) else f"{self.since}..{self.until}"
        usual = self.regions == USUAL_REGIONS
        slugs = [item.slug.in_(lang) for item in self.indicators]
        parts = {
            "regionen": "" if usual else "~".join(REGIONS[key].key for key in self.regions),
            "indikator": "" if self.ids == (USUAL_INDICATOR,) else "~".join(slugs),
            "ansicht": "" if self.view == "linie" else self.view,
            "jahr": years,
            "basis": "" if self.base == RULES.base_year else str(self.base),
        }
        return urlencode({key: text for key, text in parts.items() if text}, safe="~")

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.indicators)


def read(query: Mapping[str, str], lang: Lang) -> Comparison:
    """The choice as far as it can be understood. Values of a parameter are parted by ~."""
    named, notes = regions(query.get("regionen", ""), lang)
    more, unknown = _more(query.get("weitere", ""), lang)
    chosen = tuple(dict.fromkeys((*named, *more)))
    notes += unknown
    if len(chosen) > MOST_REGIONS:
        notes += (say(lang, "compare.too_many", most=MOST_REGIONS),)
    items, wrong = _indicators(query.get("indikator", ""), lang)
    view, odd = _view(query.get("ansicht", ""), lang)
    years, bad = _years(query, lang)
    base, none = _base(query.get("basis", ""), lang)
    return Comparison(
        chosen[:MOST_REGIONS] or USUAL_REGIONS, items or (INDICATORS[USUAL_INDICATOR],), view,
        *years, base, (*notes, *wrong, *odd, *bad, *none),
    )  # fmt: skip


def _more(text: str, lang: Lang) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Kreise by name or AGS, as typed into the field."""
    known, notes = [], []
    for part in filter(None, (item.strip() for item in text.replace("~", ",").split(","))):
        exact = [key for key in REGIONS if part.lower() in (key, name(key, lang).lower())]
        hits = search(part, kinds=("region",), limit=1).hits
        key = exact[0] if exact else hits[0].id if hits else ""
        if key and REGIONS[key].kind not in ("nuts2", "site"):
            known.append(key)
        else:
            notes.append(say(lang, "compare.unknown_region", text=part))
    return tuple(known), tuple(notes)


def _indicators(text: str, lang: Lang) -> tuple[tuple[Indicator, ...], tuple[str, ...]]:
    known: dict[str, Indicator] = {}
    notes = []
    for slug in filter(None, text.split("~")):
        try:
            found = indicator_of(slug)
        except UnknownIndicator as error:
            near = error.suggestion
            hint = say(lang, "address.meant", text=near.title.in_(lang)) if near else ""
            notes.append(say(lang, "compare.unknown_indicator", text=slug) + hint)
            continue
        known[found.id] = found
    return tuple(known.values())[:MOST_INDICATORS], tuple(notes)


def _view(text: str, lang: Lang) -> tuple[View, tuple[str, ...]]:
    found: dict[str, View] = {view: view for view in VIEWS}
    note = () if text in ("", *VIEWS) else (say(lang, "compare.unknown_view", text=text),)
    return found.get(text, "linie"), note


def _years(query: Mapping[str, str], lang: Lang) -> tuple[tuple[str, str], tuple[str, ...]]:
    """`jahr=2015..2024`, or the two fields of the form, which name its ends."""
    text = query.get("jahr", "")
    if not text and (query.get("von") or query.get("bis")):
        text = f"{query.get('von', '')}..{query.get('bis', '')}"
    try:
        chosen = Selection.from_query({"jahr": text})
    except BadSelection:
        return ("", ""), (say(lang, "address.jahr", text=text),)
    return (chosen.since, chosen.until), ()


def _base(text: str, lang: Lang) -> tuple[int, tuple[str, ...]]:
    if text and not (text.isascii() and text.isdigit() and len(text) == 4):
        return RULES.base_year, (say(lang, "compare.unknown_year", text=text),)
    return int(text or RULES.base_year), ()
