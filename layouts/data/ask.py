"""What the URL of a file asks for: the page's own path and query, and a form at its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs, urlencode

from indicators.model import Lang
from indicators.query import BadSelection, Selection
from layouts import address
from layouts.data.errors import BadRequest
from layouts.paths import PAGES, link

FORMS = (
    "csv", "de.csv", "xlsx", "json", "jsonstat", "parquet", "metadata.json", "csv-metadata.json",
    "zip",
)  # fmt: skip
MODES = ("alle", "ansicht")
MANY = ("regionen", "jahr")
"""Parameters a plain form sends several times."""
_COMMON = ("jahr", "stand", "csvTyp", "dl")
PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("regionen", "ansicht", "vergleich", *_COMMON),
    "region": _COMMON,
    "goal": ("regionen", "vergleich", *_COMMON),
}
EXAMPLE = "regionen=05113~ruhr&jahr=2015..2024"
_SOME = {"indicator": "unemployment_rate", "region": "05113", "goal": "A06"}
KINDS = tuple(_SOME)
LANGS: tuple[Lang, Lang] = ("de", "en")
RIGHT = {
    PAGES[kind].path.in_(lang): link(kind, lang, key)
    for kind, key in _SOME.items()
    for lang in LANGS
}
"""Folder of pages that have data -> one of them."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A form of the table behind a page."""

    kind: str
    key: str
    lang: Lang
    path: str
    """The page's own path."""
    form: str
    selection: Selection
    mode: str = ""
    """alle: the whole table; ansicht: what the page draws; "": what the query names."""
    download: bool = False

    @property
    def query(self) -> str:
        """The canonical query, without what concerns only the answer."""
        chosen = self.selection.to_query()
        return "&".join(filter(None, (chosen, f"csvTyp={self.mode}" if self.mode else "")))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads: to a form of a page, or to the right path of that form."""

    address: address.Address
    form: str
    moved: str = ""


@lru_cache(maxsize=8192)
def place(path: str) -> Place | None:
    """The form a path names; None if it is the path of no file.

    Raises BadRequest (404) where it looks like one and leads nowhere.
    """
    front, _, name = path.rpartition("/")
    stem, dot, form = name.partition(".")
    if not dot or form not in FORMS or not _begins(f"{front}/"):
        return None
    try:
        found = address.read(f"{front}/{stem}", "")
    except address.NoPage as error:
        hint = f"; meant may be {error.suggestion.href}.{form}" if error.suggestion else ""
        right = error.suggestion.href if error.suggestion else RIGHT[f"{front}/"]
        raise BadRequest(
            f"no data at {path}{hint}", status=404, example=f"{right}.{form}"
        ) from error
    return Place(found, form, _right(found, f"{front}/{stem}", form))


def _begins(front: str) -> bool:
    """Whether this is the folder of pages that have data."""
    return front in RIGHT


def _right(found: address.Address, asked: str, form: str) -> str:
    """The path to lead to for good; "" where the one asked for will do."""
    short = PAGES["region"].path.in_(found.lang) + found.key
    if asked == found.path or (found.page == "region" and asked == short):
        return ""
    return f"{found.path}.{form}"


def read(found: Place, query: str) -> Ask:
    """What is asked for; raises BadRequest with everything that is wrong in the query."""
    page = found.address
    given = parameters(query, PARAMETERS[page.page])
    mode = one_of(given, "csvTyp", MODES)
    download = one_of(given, "dl", ("1", "0")) == "1"
    try:
        selection = Selection.from_query(given, page.lang)
    except BadSelection as error:
        raise BadRequest(str(error), example=f"{page.path}.{found.form}?{EXAMPLE}") from error
    return Ask(page.page, page.key, page.lang, page.path, found.form, selection, mode, download)


def parameters(
    query: str, known: tuple[str, ...], many: tuple[str, ...] = MANY, example: str = EXAMPLE
) -> dict[str, str]:
    """Name -> value of a query; empty values are left out, several of `many` joined by ~.

    Raises BadRequest for names that are not known, and for others that come twice.
    """
    try:
        found = parse_qs(query, keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError as error:
        raise BadRequest(f"the query cannot be read ({error})", example=example) from error
    wrong = [
        f"unknown parameter {name!r}; known: {', '.join(known)}"
        for name in found
        if name not in known
    ]
    wrong += [
        f"parameter {name!r} comes {len(values)} times; once is right"
        for name, values in found.items()
        if len(values) > 1 and name not in many
    ]
    if wrong:
        raise BadRequest(*wrong, example=example)
    return {name: "~".join(values) for name, values in found.items() if any(values)}


def one_of(given: Mapping[str, str], name: str, known: tuple[str, ...], default: str = "") -> str:
    """The value of a parameter that has a few; raises BadRequest."""
    value = given.get(name, default)
    if value and value not in known:
        right = urlencode({name: known[0]})
        raise BadRequest(f"{name}={value!r} is none of {', '.join(known)}", example=right)
    return value
