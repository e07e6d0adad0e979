"""The finding and the alt text of a chart: by rule, from what is drawn, with its numbers.

Plain words for size and direction only: never a cause, and good or bad nowhere.
"""

from dataclasses import replace

from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, RUHR
from indicators.rules import RULES
from layouts import findings_apart
from layouts.change import Change, change, small, told
from layouts.parts import Bar, Chart, Point, Series
from layouts.places import name, where
from layouts.series import amounts
from layouts.words import say

LONGEST_ALT = 300


def finish(chart: Chart, *, asked: bool = True) -> Chart:
    """The chart with its finding (one sentence) and its alt text (at most 300 characters).

    Where nobody asked for regions and there is no Ruhr value, the finding is about all members.
    """
    spread = [] if asked or chart.kind != "line" else _last_values(chart)
    finding = _extremes(chart, spread) if spread else _finding(chart)
    return replace(chart, finding=finding, alt=_alt(chart))


def _base_year(chart: Chart) -> int:
    return max(int(chart.since[:4] or 0), RULES.base_year)


def _last_values(chart: Chart) -> list[tuple[str, Point]]:
    """The members' values in the last period, unless the Ruhr has one."""
    lines = (*chart.series, *chart.context)
    if any(line.region == RUHR for line in lines):
        return []
    members = [line for line in lines if line.region in MEMBERS]
    return [(line.region, point) for line in members if (point := line.at(chart.until))]


def _say(chart: Chart, key: str, **parts: object) -> str:
    return say(chart.lang, f"finding.{key}", **parts)


def _value(chart: Chart, point: Point) -> str:
    return chart.told(point.value or 0.0)


def _title(chart: Chart) -> str:
    return chart.indicator.short_title.in_(chart.lang)


def _finding(chart: Chart) -> str:
    if chart.kind == "line":
        return _line(chart)
    if chart.kind == "gap":
        return findings_apart.gap(chart, _base_year(chart))
    if chart.kind == "tiles":
        return findings_apart.tiles(chart, _base_year(chart))
    points = _points(chart)
    if not points:
        return _say(chart, "nothing", title=_title(chart))
    return findings_apart.strip(chart) if chart.kind == "strip" else _extremes(chart, points)


def _line(chart: Chart) -> str:
    lines = {line.region: line for line in chart.series if line.told}
    if lines and chart.indicator.level != "kreis":
        return _each(chart, list(lines.values()))
    lead = lines.get(RUHR) or next(iter(lines.values()), None)
    if lead is None:
        return _say(chart, "nothing", title=_title(chart))
    item = change(lead, chart.indicator, _base_year(chart))
    if item is None:
        return _single(chart, lead, lines)
    parts = {
        "title": _title(chart), "where": where(lead.region, chart.lang),
        "a": _value(chart, item.base), "y0": item.base.period,
        "b": _value(chart, item.last), "y1": item.last.period,
    }  # fmt: skip
    sentence = _say(chart, f"line_{item.move}", **parts)
    return sentence + (_beside(chart, lead, lines, item) or _say(chart, "stop"))


def _single(chart: Chart, lead: Series, lines: dict[str, Series]) -> str:
    last = lead.told[-1]
    text = _say(
        chart, "single", title=_title(chart), where=where(lead.region, chart.lang),
        b=_value(chart, last), y1=last.period,
    )  # fmt: skip
    others = [
        f"{name(key, chart.lang)} {_value(chart, point)}"
        for key, line in lines.items()
        if line is not lead and (point := line.at(last.period))
    ]
    return ", ".join([text, *others[:3]]) + _say(chart, "stop")


def _each(chart: Chart, lines: list[Series]) -> str:
    """The last value of each region, for regions that are no parts of one whole."""
    parts = [
        f"{line.label} {_value(chart, line.told[-1])} ({line.told[-1].period})" for line in lines
    ]
    return _say(chart, "each", title=_title(chart), parts=", ".join(parts)) + _say(chart, "stop")


def _beside(chart: Chart, lead: Series, lines: dict[str, Series], item: Change) -> str:
    """The clause about the first comparator that has figures for both ends and no break."""
    for key in (NRW_REST, NRW, GERMANY):
        line = lines.get(key)
        if line is None or line is lead:
            continue
        other = change(line, chart.indicator, item.base.year)
        if other and (other.base.period, other.last.period) == (
            item.base.period,
            item.last.period,
        ):
            return _gap(chart, key, item, other)
    return ""


def _gap(chart: Chart, key: str, item: Change, other: Change) -> str:
    label = name(key, chart.lang)
    if amounts(chart.indicator):
        return _say(chart, "growth", name=label, growth=told(other, chart.indicator, chart.lang))
    before, after = (_distance(chart, a, b) for a, b in _pairs(item, other))
    if before * after < 0:
        return _say(chart, "above" if after > 0 else "below", name=label)
    closer = abs(after) - abs(before)
    relative = closer if not chart.indicator.rate else 100 * closer / (abs(before) or 1.0)
    if small(closer, relative, chart.indicator):
        return _say(chart, "gap_level", name=label)
    return _say(chart, "gap_up" if closer > 0 else "gap_down", name=label)


def _pairs(item: Change, other: Change) -> tuple[tuple[Point, Point], tuple[Point, Point]]:
    return (item.base, other.base), (item.last, other.last)


def _distance(chart: Chart, own: Point, other: Point) -> float:
    """Own minus other: in units for rates, else in per cent of the other."""
    a, b = own.value or 0.0, other.value or 0.0
    return a - b if chart.indicator.rate else 100 * (a / b - 1)


def _points(chart: Chart) -> list[tuple[str, Point]]:
    if chart.kind == "map":
        return [(a.region, a.point) for a in chart.areas if a.point.value is not None]
    return [(b.region, b.point) for b in chart.bars if not _whole(b)]


def _whole(bar: Bar) -> bool:
    return bar.region in (RUHR, NRW_REST, NRW, GERMANY)


def _extremes(chart: Chart, points: list[tuple[str, Point]]) -> str:
    order = sorted(points, key=lambda pair: pair[1].value or 0.0)
    (low, lowest), (high, highest) = order[0], order[-1]
    text = _say(
        chart, "extremes", title=_title(chart), y1=chart.until,
        low=where(low, chart.lang), a=_value(chart, lowest),
        high=where(high, chart.lang), b=_value(chart, highest),
    )  # fmt: skip
    wholes = {bar.region: bar.point for bar in chart.bars if _whole(bar)}
    wholes |= {s.region: p for s in chart.series if (p := s.at(chart.until))}
    key = next((key for key in (RUHR, GERMANY, NRW) if key in wholes), "")
    beside = f", {name(key, chart.lang)} {_value(chart, wholes[key])}" if key else ""
    return text + beside + _say(chart, "stop")


def _alt(chart: Chart) -> str:
    """Kind, indicator, unit and span, then a clause for each line as long as there is room."""
    span = chart.since if chart.since == chart.until else f"{chart.since}–{chart.until}"
    other = {"name": name(chart.comparator, chart.lang)} if chart.comparator else {}
    kind = chart.kind if chart.kind != "gap" or other else "line"
    text = say(
        chart.lang, f"alt.{kind}", title=_title(chart), unit=chart.unit, span=span, **other
    )  # fmt: skip
    for clause in _clauses(chart):
        if len(text) + len(clause) + 1 <= LONGEST_ALT:
            text = f"{text} {clause}"
    return text[:LONGEST_ALT]


def _clauses(chart: Chart) -> list[str]:
    if chart.kind not in ("line", "gap", "tiles"):
        order = sorted(_points(chart), key=lambda pair: pair[1].value or 0.0, reverse=True)
        wide = [(bar.region, bar.point) for bar in chart.bars if _whole(bar)]
        return [f"{name(key, chart.lang)} {_value(chart, point)}." for key, point in wide + order]
    lines = [line for line in chart.series if line.region != chart.comparator]
    clauses = [_course(chart, line) for line in lines if line.told]
    gaps = sum(point.value is None for line in lines for point in line.points)
    if not gaps:
        return clauses
    return [*clauses, say(chart.lang, "alt.gap_one" if gaps == 1 else "alt.gaps", count=gaps)]


def _course(chart: Chart, line: Series) -> str:
    first, last = line.told[0], line.told[-1]
    parts = {"name": name(line.region, chart.lang), "b": _value(chart, last), "y1": last.period}
    if first is last:
        return say(chart.lang, "alt.one", **parts)
    return say(chart.lang, "alt.course", a=_value(chart, first), y0=first.period, **parts)
