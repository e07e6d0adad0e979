"""From the address of a view, a frame or a picture, as somebody pasted it, to what it asks for."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from indicators.goals import GOALS
from indicators.model import Lang
from indicators.registry import UnknownIndicator
from layouts.address import NoPage, indicator_of, region_of
from layouts.address import read as read_page
from layouts.embed import elsewhere
from layouts.embed.ask import CHOICE, KINDS, Ask, Kind, front, read
from layouts.embed.refused import Refused
from layouts.paths import language, link
from layouts.words import say

_PICTURE = re.compile(r"\.(svg|png)$")


def resolve(address: str, base: str, lang: Lang, root: Path) -> Ask:
    """The view behind an address of this site, absolute or from the first slash on.

    Parameters that concern no choice of figures are passed over: addresses are handed on with all
    sorts of additions. Raises Refused (404) for foreign or unknown addresses.
    """
    refused = Refused(
        say(lang, "check.foreign", example=f"{base}{front('indicator', lang)}arbeitslosenquote"),
        status=404,
    )
    try:
        parts = urlsplit(address.strip())
    except ValueError as error:
        raise refused from error
    if not _own(parts.scheme, parts.netloc, parts.path, base):
        raise refused
    path = _PICTURE.sub("", unquote(parts.path))
    found = _place(path)
    if found is None:
        ask = _shown_at(path, parts.query, root)
        if ask is None:
            raise refused
        return ask
    kind, key, own = found
    pairs = [(name, text) for name, text in parse_qsl(parts.query) if name in CHOICE[kind]]
    return read(kind, key, own, urlencode(pairs), "frame")


def _own(scheme: str, host: str, path: str, base: str) -> bool:
    """Whether an address belongs to the site at `base`."""
    known = urlsplit(base)
    if not scheme and not host:
        return path.startswith("/") and not path.startswith("//")
    return scheme in ("http", "https") and host == known.netloc and "@" not in host


def _place(path: str) -> tuple[Kind, str, Lang] | None:
    """What a path is about, and in which language."""
    lang = language(path)
    for kind in reversed(KINDS):
        start = front(kind, lang)
        if path.startswith(start) and (key := key_of(kind, path.removeprefix(start))):
            return kind, key, lang
    try:
        page = read_page(path, "")
    except NoPage:
        return None
    return (page.page, page.key, lang) if page.page in KINDS else None


def _shown_at(path: str, query: str, root: Path) -> Ask | None:
    """What a page shows that is about no single thing: the overview, the map, the comparison."""
    try:
        return elsewhere.of_page(read_page(path, query), root)
    except NoPage:
        return None


def near_region(name: str, lang: Lang) -> str:
    """The last part of the path of the region whose name is most like this one."""
    start = link("region", lang)
    try:
        found = read_page(start + name, "").path
    except NoPage as error:
        found = error.suggestion.href if error.suggestion else ""
    return (found if found.startswith(start) else link("region", lang, "ruhr")).removeprefix(start)


def key_of(kind: Kind, name: str) -> str:
    """The id behind the last part of a path; "" if there is none."""
    if kind == "goal":
        return name.upper() if name.upper() in GOALS else ""
    if kind == "region":
        return region_of(name)
    try:
        return indicator_of(name).id
    except UnknownIndicator:
        return ""
