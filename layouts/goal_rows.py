"""One row for every verdict, check and value behind the statements: flat, with plain names.

`row` says what a row is: `verdict` (a statement and an indicator), `check` (a reading of a claim),
`part` (one region's value in a check at the paper's date or today), `none` (a statement without
either). Columns that do not concern a row are absent.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indicators import store
from indicators.claims import Check, Outcome, Part
from indicators.goals import CLASSES, PILLARS, REASONS, SECTIONS, Goal
from indicators.judge import Judged, Judgement
from indicators.model import Indicator
from indicators.readings import VERDICTS
from indicators.regions import MEMBERS, REGIONS
from indicators.registry import INDICATORS
from indicators.robustness import Variant
from indicators.rules import RULES
from indicators.series import Lines, sign
from indicators.triad import of_verdict
from indicators.verdict import Verdict
from layouts.goal_data import reader
from layouts.sources import tables

Row = dict[str, Any]


def statement(item: Judgement, root: Path) -> Iterator[Row]:
    """The rows of a statement; figures of ranks are read from `root`."""
    head = _head(item)
    for found in item.verdicts:
        indicator = INDICATORS[found.verdict.indicator]
        yield head | {"row": "verdict"} | _indicator(indicator, root) | _verdict(found)
    for number, check in enumerate(item.checks, 1):
        indicator = INDICATORS[check.claim.indicator]
        base = head | _indicator(indicator, root) | {"reading": number}
        yield base | {"row": "check"} | _check(check)
        yield from (base | {"row": "part"} | part for part in _parts(check, indicator, root))
    if not item.verdicts and not item.checks:
        yield head | {"row": "none"}


def _head(item: Judgement) -> Row:
    goal: Goal = item.goal
    row: Row = {
        "statement": goal.id,
        "page": goal.page,
        "class": goal.klass,
        "pillar": goal.pillar,
        "quote": goal.quote,
        "gloss_en": goal.gloss,
        "measured": item.measured,
        "reason": goal.reason,
        "event_state": item.event.state if item.event else "",
    }
    texts = [("section", SECTIONS[goal.section]), ("class", CLASSES[goal.klass])]
    texts += [("pillar", PILLARS[goal.pillar])]
    texts += [("reason", REASONS[goal.reason])] if goal.reason else []
    return (
        row
        | {f"{key}_de": text.de for key, text in texts}
        | {f"{key}_en": text.en for key, text in texts}
    )


def _indicator(indicator: Indicator, root: Path) -> Row:
    return {
        "indicator": indicator.id,
        "indicator_de": indicator.title.de,
        "indicator_en": indicator.title.en,
        "unit_de": indicator.unit.de,
        "level": indicator.level,
        "direction": indicator.direction,
        "desired_sign": sign(indicator.direction),
    } | _source(indicator, root)


def _source(indicator: Indicator, root: Path) -> Row:
    try:
        found = tables(store.read(indicator.id, root).provenance)
    except store.NoData:
        return {}
    terms = {origin.licence: origin.licence_url for origin in found}
    return {
        "source": "; ".join(f"{origin.publisher}, {origin.table}" for origin in found),
        "licence": "; ".join(terms),
        "licence_url": "; ".join(terms.values()),
        "changed": True,
    }


def _verdict(item: Judged) -> Row:
    v = item.verdict
    words = RULES.verdict(v.code, v.standing)
    why = RULES.words["reason"].get(v.reason)
    row: Row = {
        "kind": v.kind,
        "threshold": v.threshold,
        "min_points": RULES.min_points,
        "comparator": v.comparator,
        "comparator_de": REGIONS[v.comparator].name.de,
        "break_year": v.break_year,
        "points": len(v.line) or None,
        "trend": v.trend,
        "gap_base": v.gap_base,
        "gap_last": v.gap_last,
        "verdict": v.code,
        "verdict_de": words.de,
        "verdict_en": words.en,
        "verdict_reason": v.reason,
        "verdict_reason_de": why.de if why else "",
        "verdict_reason_en": why.en if why else "",
        "current_prices": v.indicator in RULES.current_prices,
        "counts_as": of_verdict(v),
        "standing": v.standing,
        "theil_sen_per_year": v.slope,
    }
    if v.assessed:
        row |= {"years_in_desired_direction": v.right_years, "years_counted": v.counted_years}
    return row | _ends(v) | _line(v) | _spread(v) | _robust(item)


def _ends(v: Verdict) -> Row:
    row: Row = {}
    for name, pair in (("ruhr", v.ruhr), ("comparator", v.other)):
        for end, point in zip(("base", "last"), pair or (), strict=False):
            row[f"{end}_year"] = point.year
            row[f"{name}_{end}"] = point.value
            row[f"{name}_{end}_status"] = point.status
    return row


def _line(v: Verdict) -> Row:
    row: Row = {}
    for name, points in (("ruhr", v.line), ("comparator", v.other_line)):
        for point in points:
            row[f"{name}_{point.year}"] = point.value
            row[f"{name}_{point.year}_status"] = point.status
    return row


def _spread(v: Verdict) -> Row:
    s = v.spread
    if s is None:
        return {}
    return {
        "members_counted": len(s.moves),
        "members_improved": s.improved,
        "members_worsened": s.worsened,
        "member_best": s.best,
        "member_worst": s.worst,
        "range_base": s.range_base,
        "range_last": s.range_last,
    }


def _robust(item: Judged) -> Row:
    r = item.robustness
    if r is None:
        return {}
    return {
        "variants": len(r.variants),
        "variants_agreeing": r.agreeing,
        "variants_computed": r.computed,
        "robustness": r.label,
        "variant_codes": " ".join(_variant(variant) for variant in r.variants),
    }


def _variant(item: Variant) -> str:
    """Base year, last year and comparator, then the code: 2014/2025/05=better_growing."""
    return f"{item.base_year}/{item.last_year}/{item.comparator}={item.code}"


def _check(item: Check) -> Row:
    claim = item.claim
    row: Row = {
        "reading_de": claim.label.de,
        "reading_en": claim.label.en,
        "quantity": claim.quantity,
        "relation": claim.relation,
        "number": claim.number,
        "precision": claim.precision,
        "some": claim.some,
        "check_comparator": claim.comparator,
    }
    for name, found in (("then", item.then), ("today", item.today)):
        words = VERDICTS[found.verdict]
        row |= {
            f"check_{name}_year": found.year,
            f"check_{name}": found.verdict,
            f"check_{name}_de": words.de,
            f"check_{name}_en": words.en,
            f"check_{name}_reason": found.reason,
        }
    return row


def _parts(item: Check, indicator: Indicator, root: Path) -> Iterator[Row]:
    data = reader(root)(indicator.id) if item.claim.quantity == "rank" else {}
    for name, found in (("then", item.then), ("today", item.today)):
        for part in found.parts:
            yield _part(name, found, part) | _field(item, indicator, data, found, part)


def _part(name: str, found: Outcome, part: Part) -> Row:
    return {
        "date": name,
        "year": found.year,
        "since": found.since,
        "region": part.region,
        "region_de": REGIONS[part.region].name.de,
        "value": part.value,
        "value_status": part.status,
        "reference": part.reference,
        "reference_status": part.reference_status,
        "tolerance": found.tolerance,
        "state": part.state,
    }


def _field(item: Check, indicator: Indicator, data: Lines, found: Outcome, part: Part) -> Row:
    """For a rank: how many Kreise outside the Ruhr stand lower, as wanted, and of how many."""
    if not data or found.year is None or found.since is None:
        return {}
    row: Row = {}
    for end, year in (("", found.year), ("_before", found.since)):
        own, d = data[part.region][year].value, sign(indicator.direction)
        values = _others(data, item.claim.field, year)
        row[f"kreise_lower{end}"] = sum(d * value < d * own for value in values)
        row[f"kreise{end}"] = len(values)
    return row


def _others(data: Lines, field: str, year: int) -> list[float]:
    """Values of the Kreise of NRW ("05") or Germany outside the Ruhr in a year."""
    return [
        line[year].value
        for region, line in data.items()
        if len(region) == 5
        and region.isdigit()
        and region not in MEMBERS
        and year in line
        and (field == "00" or region.startswith(field))
    ]
