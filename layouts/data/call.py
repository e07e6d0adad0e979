"""What a request to the API says, and what several of its answers hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from indicators.model import Lang
from indicators.query import Selection
from indicators.regions import UnknownRegion, find
from indicators.registry import INDICATORS, UnknownIndicator
from indicators.store import Stored
from layouts.address import indicator_of
from layouts.data import ask, citation, state
from layouts.data.errors import BadRequest
from layouts.data.table import Part, Table
from layouts.paths import link

Json = dict[str, Any]
V1 = "/api/v1"
LANGS: tuple[Lang, Lang] = ("de", "en")
EXAMPLE = f"{V1}/observations?indicator=unemployment_rate&region=05113~ruhr&since=2015"


@dataclass(frozen=True, slots=True)
class Call:
    """A request to the API: the rest of its path, its parameters, where it is answered."""

    key: str
    given: Mapping[str, str]
    base: str
    root: Path

    @property
    def lang(self) -> Lang:
        return "en" if ask.one_of(self.given, "lang", LANGS, "de") == "en" else "de"

    @property
    def vintage(self) -> str:
        """The full id of the vintage in question."""
        return state.vintage_id(self.given.get("vintage", ""), self.root)


def table(call: Call, found: list[tuple[str, Stored]], name: str) -> Table:
    """The rows of these indicators as one table without a page of its own.

    `name` is the rest of the path they are asked for at.
    """
    parts = tuple(Part(INDICATORS[key], stored, len(stored.frame)) for key, stored in found)
    title = "; ".join(part.indicator.title.in_(call.lang) for part in parts)
    path = link("data", call.lang)
    return Table(
        "api", "", title, "", path, "", parts, Selection(lang=call.lang), call.vintage, "",
        call.base, lasting=_pinned(call, name),
    )  # fmt: skip


def _pinned(call: Call, name: str) -> str:
    """The same answer with its vintage named; "" where that is not recorded."""
    if call.vintage == (now := state.current(call.root)).id and not now.day:
        return ""
    return f"{V1}/{name}?{urlencode({**call.given, 'vintage': call.vintage}, safe='~')}"


def terms(table: Table) -> Json:
    """Licences, citation and that data were changed."""
    terms = [{"name": name, "url": url} for name, url in citation.licences(table).items()]
    return {
        "licences": terms,
        "citation": citation.long(table),
        "changed": citation.changed(table) or None,
    }


def indicator_id(key: str) -> str:
    """The id of an id or slug; raises BadRequest (404)."""
    try:
        return indicator_of(key).id
    except UnknownIndicator as error:
        raise BadRequest(str(error.args[0]), status=404, example=EXAMPLE) from error


def region_id(key: str) -> str:
    """The id of an AGS, NUTS code or slug; raises BadRequest (404)."""
    try:
        return find(key).id
    except UnknownRegion as error:
        raise BadRequest(str(error.args[0]), status=404, example=EXAMPLE) from error
