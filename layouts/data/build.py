"""From what is asked for to the table: the rows of an indicator, a region or a statement."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from indicators.goals import GOALS, REASONS
from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.readings import CLAIMS
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from indicators.store import Stored
from layouts import chart
from layouts.data import csv_writer, state
from layouts.data.ask import Ask
from layouts.data.errors import BadRequest, Withheld
from layouts.data.table import Part, Row, Table, narrowed, rows
from layouts.paths import link
from layouts.series import shown
from layouts.words import say


def table(ask: Ask, root: Path, base: str) -> Table:
    """The table; raises BadRequest where there is none, Withheld where it is not passed on."""
    asked = ask.selection.vintage
    parts, left_out = _MAKERS[ask.kind](ask, asked, root)
    now = state.current(root)
    vintage = state.vintage_id(asked, root)
    day = now.day if vintage == now.id else vintage[:10]
    return Table(
        ask.kind, ask.key, title(ask.kind, ask.key, ask.lang), ask.path.rpartition("/")[2],
        ask.path, ask.query, tuple(parts), ask.selection, vintage, day, base, tuple(left_out),
        pinned(ask, vintage) if day else "",
    )  # fmt: skip


def pinned(ask: Ask, vintage: str) -> str:
    """Path and query of the CSV with the rows that are asked for, of a recorded vintage."""
    frozen = replace(ask, selection=replace(ask.selection, vintage=vintage))
    return f"{ask.path}.csv?{frozen.query}"


def everything(root: Path, base: str) -> Table:
    """All figures that are passed on, every region and period."""
    found = list(_readable(tuple(INDICATORS), "", root))
    parts = tuple(Part(item, stored, len(stored.frame)) for item, stored in found if stored)
    left_out = tuple(item.id for item, stored in found if stored is None)
    now = state.current(root)
    return Table(
        "all", "ruhr-alle", say("de", "data.all_title"), "ruhr-alle", link("data", "de"), "",
        parts, Selection(), now.id, now.day, base, left_out,
    )  # fmt: skip


def title(kind: str, key: str, lang: Lang) -> str:
    """What the table is about, in words."""
    if kind == "indicator":
        return INDICATORS[key].title.in_(lang)
    if kind == "region":
        return REGIONS[key].name.in_(lang)
    return f"{key}: {GOALS[key].quote}"


def in_force(ask: Ask, stored: Stored) -> Selection:
    """The regions and years that the file holds."""
    chosen = replace(ask.selection, vintage="")
    if ask.mode == "alle":
        return Selection(lang=ask.lang)
    if ask.mode != "ansicht":
        return chosen
    drawn = chart.describe(INDICATORS[ask.key], stored, chosen)
    lines_, bars, areas = (*drawn.series, *drawn.context), drawn.bars, drawn.areas
    seen = [item.region for some in (lines_, bars, areas) for item in some]
    return Selection(tuple(dict.fromkeys(seen)), drawn.since, drawn.until, lang=ask.lang)


@lru_cache(maxsize=32)
def lines(
    indicator: str,
    vintage: str,
    lang: Lang,
    dialect: csv_writer.Dialect,
    root: Path,
    _state: state.State,
) -> csv_writer.Lines:
    """An indicator's CSV, its lines kept while the figures stay as they are."""
    stored, own = state.load(indicator, vintage, root), INDICATORS[indicator]
    told = state.vintage_id(vintage, root)

    def make(regions: tuple[str, ...]) -> Iterator[Row]:
        few = narrowed(own, stored, Selection(regions)).stored
        return rows(own, few, told, lang)

    return csv_writer.Lines(dialect, tuple(stored.frame["region"].unique()), make)


CUT = ("csv", "de.csv")
"""Forms of an indicator that are cut out of ready lines, so that its rows need not be chosen."""
Made = tuple[list[Part], list[str]]


def _indicator(ask: Ask, vintage: str, root: Path) -> Made:
    stored, own = state.load(ask.key, vintage, root), INDICATORS[ask.key]
    if ask.form in CUT:
        return [Part(own, stored, len(stored.frame))], []
    return [narrowed(own, stored, in_force(ask, stored))], []


def _region(ask: Ask, vintage: str, root: Path) -> Made:
    years = Selection() if ask.mode == "alle" else ask.selection
    chosen = Selection((ask.key,), years.since, years.until, lang=ask.lang)
    parts, left_out = [], []
    for indicator, stored in _readable(tuple(INDICATORS), vintage, root):
        if stored is None:
            left_out.append(indicator.id)
        elif len((part := narrowed(indicator, stored, chosen)).stored.frame):
            parts.append(part)
    return parts, left_out


def _goal(ask: Ask, vintage: str, root: Path) -> Made:
    keys = linked(ask.key)
    if not keys:
        why = REASONS[GOALS[ask.key].reason].in_(ask.lang) if GOALS[ask.key].reason else ""
        told = f"no figures stand behind {ask.key}: {why}".rstrip(": ")
        raise BadRequest(told, status=404, example=f"{link('goal', ask.lang, 'A06')}.{ask.form}")
    parts, left_out = [], []
    for indicator, stored in _readable(keys, vintage, root):
        if stored is None:
            left_out.append(indicator.id)
        else:
            parts.append(narrowed(indicator, stored, _of_goal(ask, indicator)))
    if not parts:
        state.load(keys[0], vintage, root)
    return parts, left_out


def linked(goal: str) -> tuple[str, ...]:
    """The indicators that a statement's verdicts and checks are made from."""
    checked = (claim.indicator for claim in CLAIMS if claim.goal == goal)
    return tuple(dict.fromkeys((*GOALS[goal].indicators, *checked)))


def _of_goal(ask: Ask, indicator: Indicator) -> Selection:
    """The Ruhr, its members and what it is compared with, unless others are named."""
    if ask.mode == "alle":
        return Selection()
    return replace(ask.selection, regions=ask.selection.regions or shown(indicator))


def _readable(
    keys: tuple[str, ...], vintage: str, root: Path
) -> Iterator[tuple[Indicator, Stored | None]]:
    """Each indicator with its figures; None where it has none, or they are not passed on."""
    for key in keys:
        try:
            yield INDICATORS[key], state.load(key, vintage, root)
        except Withheld:
            yield INDICATORS[key], None
        except BadRequest:
            if vintage:
                state.vintage_id(vintage, root)
            yield INDICATORS[key], None


_MAKERS = {"indicator": _indicator, "region": _region, "goal": _goal}
