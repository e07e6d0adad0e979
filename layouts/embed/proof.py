"""What proves a view: the rows it shows as the canonical CSV, their SHA-256, and how to cite it.

The checksum is that of the file under the address `data`, so anybody can recompute it with
`curl` and `sha256sum`, without this site.
"""

import hashlib
from contextlib import suppress
from dataclasses import replace

from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.store import NoData
from layouts.data import build, citation, csv_writer, state
from layouts.data.ask import Ask as DataAsk
from layouts.data.errors import BadRequest
from layouts.data.table import Table, narrowed
from layouts.embed import view
from layouts.embed.refused import Refused
from layouts.embed.view import Shown
from layouts.paths import link
from layouts.series import shown as regions_of


def table(shown: Shown, base: str) -> Table | None:
    """The rows the view shows, as one table; None where it draws no figures.

    Of a region and of a statement it is the whole file about it, with every indicator that the
    words rest on: the figures they name are some of the rows.
    """
    if shown.sheet is not None:
        return _region(shown, base)
    if shown.ask.kind == "goal":
        return _goal(shown, base)
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
    """The path of the CSV with the rows shown; "" where there are none."""
    ask = shown.ask
    if shown.sheet is not None or shown.rests_on:
        query = Selection(vintage=ask.selection.vintage).to_query()
        return f"{link(ask.kind, ask.lang, ask.key)}.csv{'?' if query else ''}{query}"
    if shown.fact is None:
        return ""
    chosen = replace(shown.selection, vintage=ask.selection.vintage).to_query()
    path = link("indicator", ask.lang, shown.fact.indicator.id)
    return f"{path}.csv?{'&'.join(filter(None, (chosen, 'csvTyp=ansicht')))}"


def _goal(shown: Shown, base: str) -> Table | None:
    """The rows of all indicators behind a statement; also of those that are not passed on."""
    ask, vintage = shown.ask, view.known(shown.ask, shown.root)
    parts = []
    for key in shown.rests_on:
        chosen = Selection(regions_of(INDICATORS[key]), lang=ask.lang)
        # An indicator without figures has no part in the words.
        with suppress(NoData):
            stored = view.figures(key, vintage, shown.root)
            parts.append(narrowed(INDICATORS[key], stored, chosen))
    if not parts:
        return None
    path, day = link("goal", ask.lang, ask.key), shown.vintage[:10] * ("-" in shown.vintage)
    names = ", ".join(part.indicator.title.in_(ask.lang) for part in parts)
    return Table(
        "goal", ask.key, f"{shown.kicker[0]}: {names}", path.rpartition("/")[2], path,
        Selection(vintage=ask.selection.vintage).to_query(), tuple(parts),
        Selection(lang=ask.lang), shown.vintage, day, base,
    )  # fmt: skip


def _region(shown: Shown, base: str) -> Table:
    ask = shown.ask
    path = link("region", ask.lang, ask.key)
    chosen = Selection(lang=ask.lang, vintage=ask.selection.vintage)
    return build.table(DataAsk("region", ask.key, ask.lang, path, "csv", chosen), shown.root, base)


def _cited(shown: Shown) -> Table | None:
    """What a citation needs to know; of a region, the headline figures alone."""
    if shown.sheet is None:
        return table(shown, "")
    ask, chosen = shown.ask, Selection((shown.ask.key,), lang=shown.ask.lang)
    facts = [(item.indicator, item.stored) for item in shown.sheet.facts]
    parts = tuple(narrowed(indicator, stored, chosen) for indicator, stored in facts if stored)
    path, day = link("region", ask.lang, ask.key), shown.vintage[:10] * ("-" in shown.vintage)
    return Table(
        "region", ask.key, ", ".join(shown.kicker), path.rpartition("/")[2], path, "", parts,
        chosen, shown.vintage, day, "",
    )  # fmt: skip


def checksum(shown: Shown) -> str:
    """SHA-256, 64 hex digits, over the canonical CSV of the rows shown; "" without rows."""
    found = table(shown, "")
    return hashlib.sha256(csv_writer.text(found.rows())).hexdigest() if found else ""


def passed_on(shown: Shown) -> bool:
    """Whether the operator gives all these figures out as files."""
    if any(state.kept_back(key, shown.root) for key in shown.rests_on):
        return False
    try:
        if shown.fact is not None and shown.fact.stored is not None:
            state.refuse(shown.fact.stored)
    except BadRequest:
        return False
    return True


def cite(shown: Shown, base: str) -> tuple[str, str]:
    """How to cite the view, short and long; `base` is the site's public address."""
    found = _cited(shown)
    if found is None:
        return "", ""
    address = base + _lasting(shown)
    short = citation.short(found)
    long = citation.long(found).removesuffix(found.page).rstrip()
    return f"{short}. {address}", f"{long} {address}"


def _lasting(shown: Shown) -> str:
    """The path at which the vintage that a citation names can still be seen.

    A page shows the newest figures, so that is the frame with `stand`; the page only where the
    vintage is not recorded or its frame is not given out.
    """
    if "-" not in shown.vintage:
        return shown.ask.page()
    pinned = shown.ask.at(shown.vintage)
    try:
        view.given(pinned, shown.root)
    except Refused:
        return shown.ask.page()
    return pinned.frame()
