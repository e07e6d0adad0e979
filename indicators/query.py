"""A choice of what to see, and its form in the URL: the same object for page, picture and file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlencode

import pandas as pd

from indicators.model import Lang
from indicators.regions import GERMANY, NRW, NRW_REST, REGIONS, UnknownRegion, find

View = Literal["linie", "streifen", "rang", "abstand", "karte", "kacheln", "tabelle"]
VIEWS: tuple[View, ...] = get_args(View)
COMPARATORS = (NRW_REST, GERMANY, NRW)
"""What a gap may be counted to; the first is the default and stays out of the query."""
_YEARS = "jahr=2015..2024 or jahr=2024"
_YEAR = re.compile(r"[0-9]{4}")


class BadSelection(ValueError):
    """A query cannot be understood; the message holds a right example."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Regions by id in the order asked for, a span of periods, a view and its comparator.

    Empty fields mean: the default of whoever shows it.
    """

    regions: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    view: View = "linie"
    comparator: str = ""
    lang: Lang = "de"
    vintage: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str], lang: Lang = "de") -> "Selection":
        """Read regionen, jahr, ansicht, vergleich and stand, ignore other keys.

        Raises BadSelection.
        """
        view = query.get("ansicht", "linie")
        if view not in VIEWS:
            raise BadSelection(f"ansicht={view!r} is none of {', '.join(VIEWS)}")
        since, until = _span(query.get("jahr", ""))
        regions = _regions(query.get("regionen", ""))
        comparator = _comparator(query.get("vergleich", ""))
        return cls(regions, since, until, view, comparator, lang, query.get("stand", ""))

    def to_query(self) -> str:
        """The canonical query string; defaults are left out, order is fixed."""
        years = self.since if self.since == self.until else f"{self.since}..{self.until}"
        parts = {
            "regionen": "~".join(REGIONS[key].key for key in self.regions),
            "jahr": years,
            "ansicht": "" if self.view == "linie" else self.view,
            "vergleich": REGIONS[self.comparator].key if self.comparator else "",
            "stand": self.vintage,
        }
        return urlencode({key: value for key, value in parts.items() if value}, safe="~")


def select(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows of a tidy frame that the selection asks for; no region named means all."""
    inside = (frame["period"] >= selection.since) & (
        frame["period"] <= (selection.until or "9999") + "~"
    )
    if selection.regions:
        inside &= frame["region"].isin(list(selection.regions))
    return frame[inside]


def _regions(text: str) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(find(key).id for key in text.split("~") if key))
    except UnknownRegion as error:
        raise BadSelection(f"{error.args[0]}; regionen=05113~ruhr") from None


def _comparator(text: str) -> str:
    """The id of a comparator, "" for the default one."""
    known = {REGIONS[key].key: key for key in COMPARATORS}
    if text and text not in known:
        raise BadSelection(f"vergleich={text!r} is none of {', '.join(known)}")
    found = known.get(text, "")
    return "" if found == COMPARATORS[0] else found


def _span(text: str) -> tuple[str, str]:
    if "~" in text:
        # A plain form sends its two menus one after the other, in whatever order they were set.
        text = "..".join(sorted(text.split("~")))
    since, dots, until = text.partition("..")
    until = until if dots else since
    if not all(_YEAR.fullmatch(part) for part in (since, until) if part):
        raise BadSelection(f"jahr={text!r} is no span of years; {_YEARS}")
    if since and until and since > until:
        raise BadSelection(f"jahr={text!r} ends before it begins; {_YEARS}")
    return since, until
