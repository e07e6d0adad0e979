"""The numbers that made a verdict: both ends, the gap, the threshold, the members, the variants."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from indicators.judge import Judged
from indicators.model import Lang
from indicators.regions import RUHR
from indicators.registry import INDICATORS
from indicators.robustness import Robustness, Variant
from indicators.rules import RULES
from indicators.series import Point, change, sign
from indicators.spread import Spread
from indicators.verdict import Verdict
from layouts.components import scroll
from layouts.goal_data import Lead
from layouts.goal_words import (
    SIGNS,
    behind,
    moved,
    place,
    robust,
    threshold,
    value,
    width,
)
from layouts.numbers import number
from layouts.pages import recency
from layouts.pages.goal_parts import signed
from layouts.places import short
from layouts.words import say


def numbers(verdict: Verdict, known: Lead, lang: Lang) -> Component | None:
    """Ruhr, comparator and gap at the base year and at the latest one; None without both ends.

    Where the figures end in the base year there is one column, and no change.
    """
    if verdict.ruhr is None or verdict.other is None:
        return None
    base, last = (point.year for point in verdict.ruhr)
    titles = ["", recency.told(str(last), known, lang)]
    if base != last:
        titles = ["", str(base), titles[1], say(lang, "goal.change")]
    head = html.Tr([html.Th(text, scope="col") if text else html.Td() for text in titles])
    rows = [
        _row(RUHR, verdict, verdict.ruhr, lang),
        _row(verdict.comparator, verdict, verdict.other, lang),
    ]
    if verdict.assessed and verdict.direction != "keep":
        rows.append(_gap(verdict, lang))
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="ends")
    return html.Div(scroll(table, say(lang, "goal.ends")), className="frame")


def _row(region: str, verdict: Verdict, pair: tuple[Point, Point], lang: Lang) -> Component:
    cells: list[Component] = [html.Th(place(region, lang), scope="row", className=_role(region))]
    if pair[0].year == pair[1].year:
        return html.Tr([*cells, _cell(verdict, pair[1], lang)])
    cells += [_cell(verdict, point, lang) for point in pair]
    amount = "–"
    if verdict.assessed:
        amount = moved(verdict, change(pair, verdict.kind, 1), lang, tight=True)
    return html.Tr([*cells, html.Td(amount, className="num")])


def _role(region: str) -> str:
    return {RUHR: "role-ruhr", "nrw_ohne_ruhr": "role-nrw_rest", "00": "role-germany"}.get(
        region, "role-nrw"
    )


def _cell(verdict: Verdict, point: Point, lang: Lang) -> Component:
    text = value(INDICATORS[verdict.indicator], point.value, lang)
    letter = html.Sup(point.status, title=say(lang, f"status.{point.status}"))
    return html.Td([text, letter if point.status != "A" else None], className="num")


def _gap(verdict: Verdict, lang: Lang) -> Component:
    first, last = verdict.gap_base or 0.0, verdict.gap_last or 0.0
    base = "–" if verdict.kind == "percent" else behind(verdict, first, lang)
    gap = verdict.code.partition("_")[2]
    return html.Tr(
        [
            html.Th(say(lang, "goal.gap"), scope="row"),
            html.Td(base, className="num"),
            html.Td(behind(verdict, last, lang), className="num"),
            html.Td(RULES.words["gap"][gap].in_(lang), className="num"),
        ]
    )


def terms(verdict: Verdict, lang: Lang) -> Component:
    """Threshold, steady movement and the members of a verdict, as a list of terms."""
    indicator = INDICATORS[verdict.indicator]
    limit = RULES.threshold(indicator)
    pairs = [("threshold", f"{threshold(verdict, lang)}. {limit.why.in_(lang)}")]
    pairs += [("slope", _slope(verdict, lang)), ("steps", _steps(verdict, lang))]
    if verdict.standing:
        pairs.append(("standing", RULES.words["standing"][verdict.standing].in_(lang)))
    if verdict.spread:
        pairs += _members(verdict, verdict.spread, lang)
    if verdict.indicator in RULES.current_prices:
        pairs.append(("prices", RULES.prices_why.in_(lang)))
    stretch = RULES.stretches.get(verdict.indicator)
    if stretch:
        pairs.append(("stretch", stretch.why.in_(lang)))
    entries = [
        part for key, text in pairs for part in (html.Dt(say(lang, f"goal.{key}")), html.Dd(text))
    ]
    return html.Dl(entries, className="terms")


def _slope(verdict: Verdict, lang: Lang) -> str:
    slope = verdict.slope or 0.0
    indicator = INDICATORS[verdict.indicator]
    if verdict.kind == "percent":
        text = number(slope, 2, lang, sign=True) + say(lang, "goal.percent_of_base")
    else:
        unit = (
            say(lang, "change.points") if indicator.symbol.de == "%" else indicator.unit.in_(lang)
        )
        text = number(slope, indicator.decimals + 1, lang, sign=True) + f" {unit}"
    return say(lang, "goal.slope_text", slope=text)


def _steps(verdict: Verdict, lang: Lang) -> str:
    if not verdict.counted_years:
        return say(lang, "goal.steps_none")
    key = "goal.steps_keep" if verdict.direction == "keep" else "goal.steps_text"
    text = say(lang, key, right=verdict.right_years, counted=verdict.counted_years)
    held = {point.year for point in verdict.line}
    gaps = [year for year in range(min(held), max(held)) if year not in held]
    # Slope and steps say nothing about years without a value, so these are named.
    return text + (say(lang, "goal.steps_gaps", years=", ".join(map(str, gaps))) if gaps else "")


def _members(verdict: Verdict, spread: Spread, lang: Lang) -> list[tuple[str, str]]:
    d = sign(verdict.direction)
    moves = {move.region: move for move in spread.moves}
    best, worst = (
        f"{short(key, lang)} ({moved(verdict, d * moves[key].change, lang)})"
        for key in (spread.best, spread.worst)
    )
    total, held = len(spread.moves), verdict.direction == "keep"
    same = total - spread.improved - spread.worsened
    key = "goal.members_keep" if held else "goal.members_text"
    parts = {"better": spread.improved, "worse": spread.worsened, "same": same, "total": total}
    text = say(lang, key, **parts, best=best, worst=worst)
    if spread.missing:
        text += say(lang, "goal.members_missing", names=_names(spread.missing, lang))
    return [("members", text), ("range", _range(verdict, spread, lang))]


def _names(regions: Sequence[str], lang: Lang) -> str:
    return ", ".join(short(key, lang) for key in regions)


def _range(verdict: Verdict, spread: Spread, lang: Lang) -> str:
    indicator = INDICATORS[verdict.indicator]
    years = (verdict.ruhr[0].year, verdict.ruhr[1].year) if verdict.ruhr else (0, 0)
    ends = (spread.range_base, spread.range_last)
    if verdict.kind == "percent":
        base, last = (value(indicator, end, lang) for end in ends)
    else:
        base, last = (width(verdict, end, lang) for end in ends)
    return say(lang, "goal.range_text", base=base, last=last, y0=years[0], y1=years[1])


def variants(item: Judged, lang: Lang) -> Component | None:
    """How the verdict fares under other years and comparators: the count, then all of them."""
    found = item.robustness
    if found is None:
        return None
    count = robust(found.agreeing, len(found.variants), lang)
    text = f"{count}: {RULES.words['robustness'][found.label].in_(lang)}"
    return html.Details(
        [
            html.Summary([html.Strong(say(lang, "goal.robustness")), f" {text}"]),
            _grid(item, found, lang),
        ],
        className="more-of",
    )


def _grid(item: Judged, found: Robustness, lang: Lang) -> Component:
    """One row a comparator and last year, one column a base year."""
    bases = sorted({variant.base_year for variant in found.variants})
    head = html.Tr(
        [
            html.Th(say(lang, "goal.comparator_last"), scope="col"),
            *(html.Th(say(lang, "goal.base", year=year), scope="col") for year in bases),
        ]
    )
    rows: dict[tuple[str, int], list[Variant]] = {}
    for variant in found.variants:
        rows.setdefault((variant.comparator, variant.last_year), []).append(variant)
    body = [
        html.Tr(
            [
                html.Th(f"{short(key[0], lang)}, {key[1]}", scope="row"),
                *(
                    _variant(v, item.verdict.code, lang)
                    for v in sorted(own, key=lambda v: v.base_year)
                ),
            ]
        )
        for key, own in rows.items()
    ]
    table = html.Table([html.Thead(head), html.Tbody(body)], className="grid24")
    note = html.P(say(lang, "goal.grid_note"), className="note")
    return html.Div([scroll(table, say(lang, "goal.robustness")), note])


def _variant(variant: Variant, code: str, lang: Lang) -> Component:
    """Trend and gap in two words; the verdict's own cell is set bold and says so."""
    if variant.code == "not_assessable":
        text = RULES.words["reason"][variant.reason].in_(lang)
        return html.Td(signed(SIGNS["open"], text, "open"), className="none")
    own = variant.code == code
    same = (
        html.Span(f" {say(lang, 'goal.same_verdict')}", className="visually-hidden")
        if own
        else None
    )
    return html.Td([*_short(variant.code, lang), same], className="own" if own else "")


def _short(code: str, lang: Lang) -> list[Component | str]:
    trend, _, gap = code.partition("_")
    if not gap:
        return [RULES.words["verdict"][code].in_(lang)]
    mark = {"better": SIGNS["better"], "unchanged": SIGNS["same"], "worse": SIGNS["worse"]}[trend]
    text = RULES.words["trend"][trend].in_(lang)
    return [signed(mark, text, trend), ", ", RULES.words["gap"][gap].in_(lang)]
