"""The description of a ranking: the members of one period, and what became of their places."""

from dataclasses import dataclass

from indicators import rank
from indicators.model import Indicator
from indicators.query import Selection
from indicators.rank import RankChanges
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, REGIONS, RUHR
from indicators.rules import RULES
from indicators.store import Stored
from layouts import findings, sources
from layouts.parts import Bar, Chart, Point, role
from layouts.places import name, short
from layouts.scale import scale
from layouts.series import Points, amounts, latest_common, points, shown
from layouts.words import say


@dataclass(frozen=True, slots=True)
class Field:
    """One period of all that are compared: `own` are the members, or the regions of the level.

    `changes` holds the places of the members in the base year and in this period; None where
    there is no base year before it.
    """

    found: Points
    own: tuple[str, ...]
    period: str
    changes: RankChanges | None

    def value(self, region: str) -> float | None:
        point: Point | None = self.found.get(region, {}).get(self.period)
        return point.value if point else None

    @property
    def base(self) -> str:
        """The base year, where places can be compared with it."""
        return str(self.changes.span[0]) if self.changes and self.changes.changes else ""


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """See chart.describe; the highest value comes first unless lower is better."""
    field = compared(indicator, stored, selection)
    rows = bars(indicator, stored, field, selection)
    values = [bar.point.value for bar in rows if bar.point.value is not None]
    chart = Chart(
        "ranking", selection.lang, indicator, field.period, field.period,
        scale(values, whole=True), bars=rows, base=field.base,
        badge=badge(indicator, selection),
        notes=(*without(field, selection), *open_values(rows, selection),
               *_ranks(rows, indicator, selection), *_moves(field, selection)),
        sources=sources.lines(stored.provenance, selection.lang),
    )  # fmt: skip
    return findings.finish(chart)


def compared(indicator: Indicator, stored: Stored, selection: Selection) -> Field:
    """The last period nearly all have a value for, up to the one asked for, and its base year."""
    found = points(stored, shown(indicator))
    own = _own(indicator, found)
    period = latest_common(found, own, selection.until)
    base = _base(found, period, selection.since) if indicator.level == "kreis" else 0
    span = (base, int(period[:4] or 0))
    changes = rank.rank_changes(stored.frame, indicator, "members", span) if base else None
    return Field(found, own, period, changes)


def bars(
    indicator: Indicator, stored: Stored, field: Field, selection: Selection
) -> tuple[Bar, ...]:
    """A bar for each region with a value, the better or the higher first."""
    beside = () if amounts(indicator) else _beside(field.found)
    rows = [key for key in (*field.own, *beside) if field.value(key) is not None]
    rows.sort(key=lambda key: field.value(key) or 0.0, reverse=indicator.direction != "down")
    moved = field.changes.changes if field.changes else ()
    won = {change.region: change.places for change in moved}
    # All members are ranked in both years or in none, so the later rank is the place.
    places = {change.region: change.after for change in moved} or _table(
        stored, indicator, field.period, "members"
    )
    everywhere = _table(stored, indicator, field.period, "germany")
    return tuple(
        Bar(
            key, short(key, selection.lang), role(key), field.found[key][field.period],
            key in selection.regions, everywhere.get(key, 0), len(everywhere),
            places.get(key, 0), won.get(key), _before(key, field),
        )
        for key in rows
    )  # fmt: skip


def _table(stored: Stored, indicator: Indicator, period: str, scope: rank.Scope) -> dict[str, int]:
    """Rank of each region of the group in this one period."""
    now = stored.frame[stored.frame["period"] == period]
    table = rank.ranks(now, indicator, scope)
    return dict(zip(table["region"], table["rank"].tolist(), strict=True))


def without(field: Field, selection: Selection) -> tuple[str, ...]:
    """A note that names the members without a value."""
    lang = selection.lang
    missing = [name(key, lang) for key in field.own if field.value(key) is None]
    if not missing:
        return ()
    return (say(lang, "chart.missing", period=field.period, names=", ".join(missing)),)


def open_values(rows: tuple[Bar, ...], selection: Selection) -> tuple[str, ...]:
    """A note for each status that is not final: all values, or the regions that have it."""
    notes: list[str] = []
    for status in "PE":
        names = [name(bar.region, selection.lang) for bar in rows if bar.point.status == status]
        if len(names) == len(rows):
            notes.append(say(selection.lang, f"chart.all_open_{status}"))
        elif names:
            notes.append(say(selection.lang, f"chart.some_open_{status}", names=", ".join(names)))
    return tuple(notes)


def badge(indicator: Indicator, selection: Selection) -> str:
    """What a drawing must say of regions that are wider than the Ruhr."""
    return say(selection.lang, "chart.wider") if indicator.level == "nuts2" else ""


def reason(field: Field, selection: Selection) -> tuple[str, ...]:
    """Why there is no comparison with a base year, where there could be one."""
    if field.changes is None or field.changes.changes:
        return ()
    why = rank.WORDS["reason"][field.changes.reason].in_(selection.lang)
    return (say(selection.lang, "chart.no_base", year=field.changes.span[0], reason=why),)


def _own(indicator: Indicator, found: Points) -> tuple[str, ...]:
    if indicator.level == "kreis":
        return MEMBERS
    return tuple(key for key in found if REGIONS[key].kind == indicator.level)


def _beside(found: Points) -> tuple[str, ...]:
    whole = (RUHR, NRW_REST if NRW_REST in found else NRW, GERMANY)
    return tuple(key for key in whole if key in found)


def _base(found: Points, period: str, since: str) -> int:
    """The year asked for or the next one; else the rules' base year; 0 if none is before."""
    counts: dict[int, int] = {}
    for key in MEMBERS:
        for point in found.get(key, {}).values():
            counts[point.year] = counts.get(point.year, 0) + (point.value is not None)
    full = [year for year, count in counts.items() if count >= rank.needed("members")]
    before = sorted(year for year in full if str(year) < period)
    if since:
        return next((year for year in before if str(year) >= since), 0)
    if period <= str(RULES.base_year):
        return 0
    near = [year for year in before if abs(year - RULES.base_year) <= RULES.window]
    if near:
        return min(near, key=lambda year: (abs(year - RULES.base_year), year))
    return next((year for year in before if year > RULES.base_year), 0)


def _before(region: str, field: Field) -> Point | None:
    """The figure of the base year, unless the region's line breaks after it."""
    if not field.base or field.changes is None:
        return None
    if region in MEMBERS and region not in {item.region for item in field.changes.changes}:
        return None
    line = field.found[region]
    between = (p for key, p in line.items() if field.base < key <= field.period)
    if any(point.status == "B" for point in between):
        return None
    point = line.get(field.base)
    return point if point and point.value is not None else None


def _ranks(rows: tuple[Bar, ...], indicator: Indicator, selection: Selection) -> tuple[str, ...]:
    of = next((bar.of for bar in rows if bar.rank), 0)
    return (say(selection.lang, f"chart.rank_{rank.order(indicator)}", of=of),) if of else ()


def _moves(field: Field, selection: Selection) -> tuple[str, ...]:
    if field.base:
        return (say(selection.lang, "chart.moves", year=field.base),)
    return reason(field, selection)
