"""Which file holds an address: servers of plain files know no queries, so these become folders."""

import re
from hashlib import sha256
from urllib.parse import unquote

from layouts.data.ask import FORMS
from layouts.serving.addresses import Place

SAME_ROWS = rf"(/[^?]+[.](?:{'|'.join(map(re.escape, FORMS))}))[?]ansicht=[a-z]+"
"""A table with a view in its query: a view changes no rows, so the file without it is the same."""
_PLAIN = re.compile(r"[A-Za-z0-9._~=&-]{1,100}")


def file_of(place: Place) -> str:
    """The file below the site's root, without a slash at its beginning.

    /indikator/x -> indikator/x.html; with ?ansicht=rang indikator/x/ansicht-rang.html;
    /indikator/x.csv?csvTyp=ansicht -> indikator/x/csvTyp-ansicht.csv.
    """
    folder, _, name = unquote(place.path).lstrip("/").rpartition("/")
    stem, _, ending = name.partition(".")
    ending = ending or _ending(place)
    # What the program names by its content is one file, whatever stands in the query.
    if place.query and place.kind != "file":
        return _joined(folder, stem, f"{_slug(place.query)}.{ending}")
    return _joined(folder, f"{stem or 'index'}.{ending}")


def address_of(file: str) -> str:
    """Under which a host of plain files shows a file: pages without .html."""
    if file == "index.html" or file.endswith("/index.html"):
        return f"/{file.removesuffix('index.html')}"
    return f"/{file.removesuffix('.html')}"


def _ending(place: Place) -> str:
    """Of what has none in its path."""
    if place.kind == "oembed":
        return "xml" if "format=xml" in place.query else "json"
    return "json" if place.kind in ("api", "file") else "html"


def _slug(query: str) -> str:
    if not _PLAIN.fullmatch(query):
        return sha256(query.encode()).hexdigest()[:16]
    return query.replace("=", "-").replace("&", "_")


def _joined(*parts: str) -> str:
    return "/".join(filter(None, parts))
