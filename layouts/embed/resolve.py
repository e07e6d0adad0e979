"""From the address of a view, a frame or a picture, as somebody pasted it, to what it asks for."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from indicators.goals import GOALS
from indicators.model import Lang
from indicators.registry import UnknownIndicator
from layouts.address import NoPage, indicator_of
from layouts.address import read as read_page
from layouts.embed.ask import CHOICE, KINDS, Ask, Kind, front, read
from layouts.embed.refused import Refused
from layouts.paths import language
from layouts.words import say

_PICTURE = re.compile(r"\.(svg|png)$")


def resolve(address: str, base: str, lang: Lang) -> Ask:
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
    found = _place(_PICTURE.sub("", unquote(parts.path)))
    if found is None:
        raise refused
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
    return (page.page, page.key, lang) if page.page in ("indicator", "goal") else None  # type: ignore[return-value]


def key_of(kind: Kind, name: str) -> str:
    """The id behind the last part of a path; "" if there is none."""
    if kind == "goal":
        return name.upper() if name.upper() in GOALS else ""
    try:
        return indicator_of(name).id
    except UnknownIndicator:
        return ""
