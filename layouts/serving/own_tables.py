"""Addresses of the tables behind pages, and of the rows that views draw."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from indicators.goals import GOALS
from indicators.registry import INDICATORS
from layouts.data import build, state
from layouts.data.ask import FORMS, KINDS
from layouts.data.call import LANGS
from layouts.data.errors import BadRequest
from layouts.embed.ask import Ask
from layouts.paths import PAGES, link


def every(shown: Iterable[Ask], root: Path) -> Iterator[str]:
    """Path and query: each table in all forms, and what the views of pages and frames draw.

    With the vintage in force named there is the CSV: frozen frames lead to it, and citations in
    all forms name it.
    """
    now = state.current(root)
    pinned = (f"csv?stand={now.id}",) if now.day else ()
    for lang in LANGS:
        for page in (link(kind, lang, key) for kind in KINDS for key in _tables(kind, root)):
            yield from (f"{page}.{form}" for form in (*FORMS, *pinned))
    for ask in shown:
        if ask.kind == "indicator" and _passed_on(ask.key, root):
            yield rows(ask)
            if now.day:
                yield rows(ask.at(now.id))


def rows(ask: Ask) -> str:
    """The rows a view of an indicator draws: what its proof is made of."""
    query = "&".join(filter(None, (ask.query(), "csvTyp=ansicht")))
    return f"{link('indicator', ask.lang, ask.key)}.csv?{query}"


def _tables(kind: str, root: Path) -> list[str]:
    """Ids of the pages of a kind that have a table behind them that is passed on."""
    if kind == "indicator":
        return [key for key in INDICATORS if _passed_on(key, root)]
    if kind == "goal":
        return [key for key in GOALS if any(_passed_on(own, root) for own in build.linked(key))]
    keys = PAGES[kind].keys
    return keys() if keys else []


def _passed_on(key: str, root: Path) -> bool:
    try:
        state.load(key, "", root)
    except BadRequest:
        return False
    return True
