"""A page for hosts without the app: no script of Dash, and links to files that are there.

What only the app can do, choosing regions and years, is said to be absent and not left to fail.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape

from layouts.export.names import SAME_ROWS
from layouts.paths import language, split
from layouts.words import say

_LIVE = re.compile(
    r'<div id="react-entry-point"[^>]*></div>'
    r'|<script id="_dash-[^>]*>.*?</script>\n?'
    r'|<script src="/(?:_dash-|assets/(?:app|map)\.|vendor/plotly)[^>]*></script>\n?',
    re.DOTALL,
)
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_QUERY = r"""(?:/[\w~.%@-]+)*/?\?(?:(?!&(?:amp;)*(?:quot|#x27|lt|gt);)[^\s"'<>\\])+"""
"""An address with its query, up to where the text around it goes on, be that escaped or not."""
_DEEPEST = 3
"""How often an address in lines to copy is escaped at most: frame in attribute in text."""


def page(html: str, path: str, files: Mapping[str, str], base: str) -> str:
    """The first HTML of a page without the app; `files` as for `links`."""
    note = f'<p class="note">{escape(say(language(path), "export.choice"))}</p>'
    return links(_FORM.sub(note, _LIVE.sub("", html)), files, base)


def links(text: str, files: Mapping[str, str], base: str) -> str:
    """A text in which the addresses of the site with a query are those of files.

    `files` maps an address, path and query, to the one of its file. A choice that has none leads
    to its page; what is neither stays as it is.
    """
    return _own(base).sub(lambda found: _known(found[0], files), text)


@lru_cache(maxsize=4)
def _own(base: str) -> re.Pattern[str]:
    """Addresses with a query that begin where a quotation or the site's own address ends."""
    start = rf'(?:(?<=")|(?<={re.escape(base)}))' if base else '(?<=")'
    return re.compile(start + _QUERY)


def _known(address: str, files: Mapping[str, str]) -> str:
    bare = address
    for _ in range(_DEEPEST):
        bare = unescape(bare)
        url, mark, part = bare.partition("#")
        if url in files:
            return files[url] + mark + part
    path = bare.partition("?")[0]
    page = split(path) is not None and "." not in path
    return path if page or re.fullmatch(SAME_ROWS, bare) else address
