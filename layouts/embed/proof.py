"""What proves a view: the rows it shows as the canonical CSV, their SHA-256, and how to cite it.

The checksum is that of the file under the address `data`, so anybody can recompute it with
`curl` and `sha256sum`, without this site.
"""

import hashlib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from indicators.registry import INDICATORS
from layouts.data import build, citation, csv_writer, state
from layouts.data.ask import Ask as DataAsk
from layouts.data.errors import BadRequest
from layouts.data.state import State
from layouts.data.table import Table, narrowed
from layouts.embed import view
from layouts.embed.ask import Ask
from layouts.embed.view import Shown
from layouts.paths import link


def table(shown: Shown, base: str) -> Table | None:
    """The rows the view shows, as one table; None where it draws no figures."""
    if shown.fact is None or shown.fact.stored is None:
        return None
    key, lang = shown.fact.indicator.id, shown.ask.lang
    asked = DataAsk("indicator", key, lang, "", "csv", shown.selection, "ansicht")
    stored = shown.fact.stored
    part = narrowed(shown.fact.indicator, stored, build.in_force(asked, stored))
    path = link("indicator", lang, key)
    title = INDICATORS[key].title.in_(lang)
    day = shown.vintage[:10] if "-" in shown.vintage else ""
    return Table(
        "indicator", key, title, path.rpartition("/")[2], path, shown.selection.to_query(),
        (part,), shown.selection, shown.vintage, day, base,
    )  # fmt: skip


def data(shown: Shown) -> str:
    """The path of the CSV with exactly the rows shown; "" where there are none."""
    if shown.fact is None:
        return ""
    chosen = replace(shown.selection, vintage=shown.ask.selection.vintage).to_query()
    path = link("indicator", shown.ask.lang, shown.fact.indicator.id)
    return f"{path}.csv?{'&'.join(filter(None, (chosen, 'csvTyp=ansicht')))}"


def checksum(shown: Shown) -> str:
    """SHA-256, 64 hex digits, over the canonical CSV of the rows shown; "" without rows."""
    found = table(shown, "")
    return hashlib.sha256(csv_writer.text(found.rows())).hexdigest() if found else ""


@lru_cache(maxsize=256)
def of(ask: Ask, root: Path, _state: State) -> str:
    """The checksum of a view, kept while the figures stay as they are."""
    return checksum(view.make(ask, root))


def passed_on(shown: Shown) -> bool:
    """Whether the operator gives these figures out as files."""
    try:
        if shown.fact is not None and shown.fact.stored is not None:
            state.refuse(shown.fact.stored)
    except BadRequest:
        return False
    return True


def cite(shown: Shown, address: str) -> tuple[str, str]:
    """How to cite the view, short and long; `address` is its own, absolute."""
    found = table(shown, "")
    if found is None:
        return "", ""
    short = citation.short(found)
    long = citation.long(found).removesuffix(found.page).rstrip()
    return f"{short}. {address}", f"{long} {address}"
