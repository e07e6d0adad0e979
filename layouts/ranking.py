"""The description of a ranking: the members of one period, and their rank among all Kreise."""

from indicators.model import Indicator
from indicators.query import Selection
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, REGIONS, RUHR
from indicators.store import Stored
from layouts import findings, sources
from layouts.parts import Bar, Chart, Point, role
from layouts.places import name, short
from layouts.scale import scale
from layouts.series import Points, amounts, latest_common, points, shown
from layouts.words import say

FEW = 300
"""With fewer Kreise than this a rank would not be one among all of Germany."""


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """See chart.describe; the highest value comes first unless lower is better."""
    lang = selection.lang
    found = points(stored, shown(indicator))
    own = _own(indicator, found)
    period = latest_common(found, own, selection.until)
    ranks = _ranks(stored, indicator, period)
    beside = () if amounts(indicator) else _beside(found)
    rows = [key for key in (*own, *beside) if _value(found, key, period) is not None]
    rows.sort(
        key=lambda key: _value(found, key, period) or 0.0, reverse=indicator.direction != "down"
    )
    bars = tuple(
        Bar(
            key, short(key, lang), role(key), found[key][period], key in selection.regions,
            ranks.get(key, 0), len(ranks),
        )
        for key in rows
    )  # fmt: skip
    missing = [name(key, lang) for key in own if key not in rows]
    values = [bar.point.value for bar in bars if bar.point.value is not None]
    chart = Chart(
        "ranking", lang, indicator, period, period, scale(values, whole=True), bars=bars,
        notes=_notes(indicator, missing, period, len(ranks), selection),
        sources=sources.lines(stored.provenance, lang),
    )  # fmt: skip
    return findings.finish(chart)


def _own(indicator: Indicator, found: Points) -> tuple[str, ...]:
    if indicator.level == "kreis":
        return MEMBERS
    return tuple(key for key in found if REGIONS[key].kind == indicator.level)


def _beside(found: Points) -> tuple[str, ...]:
    whole = (RUHR, NRW_REST if NRW_REST in found else NRW, GERMANY)
    return tuple(key for key in whole if key in found)


def _value(found: Points, region: str, period: str) -> float | None:
    point: Point | None = found.get(region, {}).get(period)
    return point.value if point else None


def _ranks(stored: Stored, indicator: Indicator, period: str) -> dict[str, int]:
    """Rank of every Kreis with a value, 1 = best (highest where no direction is declared)."""
    frame = stored.frame
    rows = frame[(frame["period"] == period) & frame["value"].notna()]
    kinds = rows["region"].map(lambda key: REGIONS[key].kind)
    kreise = rows[kinds.isin(["stadt", "kreis", "other"])]
    if len(kreise) < FEW:
        return {}
    ranks = kreise["value"].rank(method="min", ascending=indicator.direction == "down")
    return {key: int(rank) for key, rank in zip(kreise["region"], ranks, strict=True)}


def _notes(
    indicator: Indicator, missing: list[str], period: str, of: int, selection: Selection
) -> tuple[str, ...]:
    lang = selection.lang
    notes = []
    if missing:
        notes.append(say(lang, "chart.missing", period=period, names=", ".join(missing)))
    if of:
        first = "best" if indicator.direction in ("up", "down") else "highest"
        notes.append(say(lang, f"chart.rank_{first}", of=of))
    return tuple(notes)
