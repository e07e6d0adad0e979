"""The findings of strips and gaps: how far apart regions lie, and whether that grew or shrank."""

from collections import Counter

from layouts.change import change, is_percent, small
from layouts.numbers import NBSP, difference, number, quantity
from layouts.parts import Bar, Chart, Point, Series
from layouts.places import name, where
from layouts.words import say

FEWEST = 8
"""So many members must be comparable for a count over all of them."""


def strip(chart: Chart) -> str:
    """Lowest and highest member with the distance between them, now and in the base year."""
    own = [bar for bar in chart.bars if bar.role in ("member", "nuts2", "site")]
    low, high = min(own, key=_value), max(own, key=_value)
    text = say(
        chart.lang, "finding.strip", title=chart.indicator.short_title.in_(chart.lang),
        y1=chart.until, a=chart.told(_value(low)), low=name(low.region, chart.lang),
        b=chart.told(_value(high)), high=name(high.region, chart.lang),
        width=_width(chart, _value(high) - _value(low)),
    )  # fmt: skip
    before = [bar.before.value for bar in own if bar.before and bar.before.value is not None]
    if len(before) < len(own):
        return text
    width = _width(chart, max(before) - min(before))
    return text + say(chart.lang, "finding.strip_before", y0=chart.base, width=width)


def tiles(chart: Chart, base_year: int) -> str:
    """In how many members the figure rose or fell since the base year, and how far they lie apart.

    Counted are those that have figures for the same two years with no break between them.
    """
    own = [line for line in (*chart.series, *chart.context) if line.role == "member" and line.told]
    last = [(line, point) for line in own if (point := line.at(chart.until))]
    title = chart.indicator.short_title.in_(chart.lang)
    if not last:
        return say(chart.lang, "finding.nothing", title=title)
    ends = [min(last, key=_told), max(last, key=_told)]
    parts: dict[str, str] = {"title": title, "y1": chart.until}
    for (line, point), place, value in zip(ends, ("low", "high"), ("a", "b"), strict=True):
        parts |= {place: name(line.region, chart.lang), value: chart.told(point.value or 0.0)}
    since, moves = _moves(chart, own, base_year)
    if not moves:
        return say(chart.lang, "finding.tiles_now", **parts)
    return say(chart.lang, "finding.tiles", y0=since, moves=moves, **parts)


def _told(pair: tuple[Series, Point]) -> float:
    return pair[1].value or 0.0


def _moves(chart: Chart, own: list[Series], base_year: int) -> tuple[str, str]:
    """The year counted from, and in how many of the members which way; empty without two."""
    found = [item for line in own if (item := change(line, chart.indicator, base_year))]
    found = [item for item in found if item.last.period == chart.until]
    since = min((item.base.period for item in found), default="")
    counts = Counter(item.move for item in found if item.base.period == since)
    of = counts.total()
    if of < FEWEST:
        return "", ""
    ways = ("all",) if len(counts) == 1 else ("first", "next", "next")
    texts = [
        say(
            chart.lang, f"finding.tiles_{way}", count=count, of=of,
            move=say(chart.lang, f"finding.tiles_{move}"),
        )
        for way, (move, count) in zip(ways, counts.most_common(), strict=False)
    ]  # fmt: skip
    return since, ", ".join(texts)


def gap(chart: Chart, base_year: int) -> str:
    """The gap of the first region, now and in the base year; of several ones only now."""
    title = chart.indicator.short_title.in_(chart.lang)
    lines = [line for line in chart.series if line.told and line.region != chart.comparator]
    if not lines:
        return say(chart.lang, "finding.nothing", title=title)
    other = name(chart.comparator, chart.lang)
    if chart.indicator.level != "kreis":
        parts = ", ".join(f"{line.label} {_last(chart, line)}" for line in lines)
        return say(chart.lang, "gap.each", title=title, name=other, parts=parts)
    lead = lines[0]
    now = lead.told[-1]
    text = say(
        chart.lang, f"gap.{_side(chart, now)}", title=title, where=where(lead.region, chart.lang),
        b=_size(chart, now), name=other, y1=now.period,
    )  # fmt: skip
    return text + _before(chart, lead, base_year)


def _value(bar: Bar) -> float:
    return bar.point.value or 0.0


def _width(chart: Chart, amount: float) -> str:
    """A distance in the unit, in percentage points for per cent."""
    if not is_percent(chart.indicator):
        return quantity(amount, chart.indicator, chart.lang)
    return _points(chart, amount)


def _points(chart: Chart, amount: float) -> str:
    text = number(amount, chart.indicator.decimals, chart.lang)
    return f"{text}{NBSP}{say(chart.lang, 'change.point' if text == '1' else 'change.points')}"


def _size(chart: Chart, point: Point) -> str:
    amount = abs(point.value or 0.0)
    if chart.indicator.rate and is_percent(chart.indicator):
        return _points(chart, amount)
    return difference(amount, chart.indicator, chart.lang, sign=False)


def _side(chart: Chart, point: Point) -> str:
    """above, below or level, by what is told."""
    decimals = chart.indicator.decimals if chart.indicator.rate else 1
    rounded = round(point.value or 0.0, decimals)
    return "above" if rounded > 0 else "below" if rounded < 0 else "level"


def _last(chart: Chart, line: Series) -> str:
    point = line.told[-1]
    return f"{chart.told(point.value or 0.0)} ({point.period})"


def _before(chart: Chart, lead: Series, base_year: int) -> str:
    """The clause about the base year: what the gap was, and what became of it."""
    item = change(lead, chart.indicator, base_year)
    if item is None:
        return ""
    base, last = item.base, item.last
    side = _side(chart, base)
    if side == "level":
        return say(chart.lang, "gap.was_level", y0=base.period)
    same = side == _side(chart, last)
    key = "gap.was" if same else f"gap.was_{side}"
    text = say(chart.lang, key, y0=base.period, a=_size(chart, base))
    if not same:
        return text
    wider = abs(last.value or 0.0) - abs(base.value or 0.0)
    move = "level" if small(wider, wider, chart.indicator) else "up" if wider > 0 else "down"
    return text + say(chart.lang, f"gap.now_{move}")
