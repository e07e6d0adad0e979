"""Under which query an answer is kept: the canonical one, so that no client can fill the memory.

Pages leave aside what they do not understand, so endless addresses show one page. They are kept
under their canonical address alone; one with something else in its query is made anew each time.
Data, embeds and pictures refuse what they do not know: whatever they answer well may be kept.
"""

import json
from urllib.parse import parse_qsl

from indicators.model import Lang
from layouts import address, communes, fingerprints, shell
from layouts.data import routes as data
from layouts.data.ask import FORMS
from layouts.embed.ask import KINDS, front
from layouts.paths import link, split

FORGOTTEN = ("utm_", "fbclid", "gclid", "msclkid", "mtm_", "pk_")
"""What networks add to links that are passed on: these parameters mean nothing to any page."""
FOR_EVER = "for ever"
"""Stands in place of a query where the address names its bytes."""
LONGEST = 500
"""Characters of a query that is kept."""
PICTURES = ("svg", "png")
DEAF = ("/sitemap.xml", "/robots.txt", "/_dash-layout", "/_dash-dependencies", communes.URL)
"""Paths that answer the same whatever is asked for."""
LANGS: tuple[Lang, Lang] = ("de", "en")
_FILES = (fingerprints.OWN, fingerprints.SUITES)
_FRAMES = tuple(f"{front('indicator', lang).removesuffix('/')}/" for lang in LANGS)
_DRAWN = tuple(link(kind, lang) for kind in KINDS for lang in LANGS)


def kept_as(path: str, query: str) -> tuple[str, str] | None:
    """Path and query to look for and to keep an answer under; None if it must not be kept.

    Both as WSGI has them: bytes as latin-1.
    """
    if path.startswith(_FILES):
        forever = fingerprints.right(path, query)
        return fingerprints.bare(path), FOR_EVER if forever else ""
    if not query:
        return path, ""
    if len(query) > LONGEST or not query.isascii():
        return None
    if _strict(path):
        return path, query
    if path in DEAF or path.startswith("/vendor/"):
        return path, ""
    own = _page(path, query) if split(path) else None
    return None if own is None else (path, own)


def _strict(path: str) -> bool:
    """Whether what is answered there refuses unknown parameters."""
    form = path.rpartition("/")[2].partition(".")[2]
    drawn = form in PICTURES and path.startswith(_DRAWN)
    return drawn or form in FORMS or path.startswith((data.API, *_FRAMES))


def _page(path: str, query: str) -> str | None:
    """The page's own query, if this is it but for what networks added and how it is written."""
    parts = (part for part in query.split("&") if not part.startswith(FORGOTTEN))
    left = "&".join(filter(None, parts))
    try:
        found = address.read(path.encode("latin-1").decode(), left)
    except (address.NoPage, UnicodeDecodeError):
        return None
    canonical = shell.paths(found)[found.lang].partition("?")[2]
    return canonical if parse_qsl(left, keep_blank_values=True) == parse_qsl(canonical) else None


def called(body: bytes) -> bool:
    """Whether a callback asks for a page by its own address: such an answer may be kept.

    The guard writes every body anew, so that there is one for each address.
    """
    try:
        path, search = (item["value"] for item in json.loads(body)["inputs"])
        found = address.read(path, search)
    except (ValueError, KeyError, TypeError, AttributeError, address.NoPage):
        return False
    return shell.paths(found)[found.lang] == f"{path}{search}"
