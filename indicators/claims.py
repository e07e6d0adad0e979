"""Claim checks: was a statement of the paper true at its own date, and is it true today?

Kept apart from the verdicts, which ask whether something got better. Each check is one reading of
a statement, declared in claims.toml: a quantity of one or more regions, held against a number or
against another region. Pure functions over lines.
"""

from dataclasses import dataclass
from typing import Literal

from indicators.model import Indicator
from indicators.readings import TOLERANCES, Claim
from indicators.regions import GERMANY, KREISE_COUNT, MEMBERS
from indicators.rules import RULES
from indicators.series import Lines, change, first_break, kind_of, nearest, sign

State = Literal["yes", "about", "no"]


@dataclass(frozen=True, slots=True)
class Part:
    """One region's share in a check: its value, what it is held against, and the result."""

    region: str
    value: float
    reference: float
    state: State
    status: str = "A"
    """Of the value: the least final letter of the region's figures it is made from."""
    reference_status: str = "A"
    """Likewise of the reference; a number that the paper names is final."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check in one year; `verdict` is holds, about, fails or uncheckable (with a reason)."""

    year: int | None
    verdict: str
    reason: str = ""
    since: int | None = None
    parts: tuple[Part, ...] = ()
    tolerance: float | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A claim at the paper's own date and today, and in every year there are figures for."""

    claim: Claim
    then: Outcome
    today: Outcome
    history: tuple[Outcome, ...]


def check(claim: Claim, indicator: Indicator, data: Lines) -> Check:
    """Check a claim at the year nearest to the paper's and at the latest year."""
    years = _years(claim, data)
    date = nearest(years, RULES.base_year, RULES.window)
    if date is None:
        missing = Outcome(None, "uncheckable", "no_data" if not years else "no_year_near")
        today = Outcome(None, "uncheckable", "no_data")
        if years and claim.quantity == "level":
            today = outcome(claim, indicator, data, max(years))
        return Check(claim, missing, today, _history(claim, indicator, data, years))
    then = outcome(claim, indicator, data, date, _start(claim, years))
    latest = max(years)
    today = Outcome(date, "uncheckable", "no_newer")
    if latest > date:
        today = outcome(claim, indicator, data, latest, date)
    return Check(claim, then, today, _history(claim, indicator, data, years))


def outcome(
    claim: Claim, indicator: Indicator, data: Lines, year: int, since: int | None = None
) -> Outcome:
    """The claim's result in one year; `since` is the year changes and ranks are held against."""
    since = None if claim.quantity == "level" else since
    reason = _obstacle(claim, indicator, data, year, since)
    if reason:
        return Outcome(year, "uncheckable", reason, since)
    tolerance = _tolerance(claim, indicator)
    pairs = [
        (region, *numbers)
        for region in claim.regions
        if (numbers := _numbers(claim, indicator, data, region, (since or year, year)))
    ]
    if len(pairs) < len(claim.regions) and not (claim.some and pairs):
        return Outcome(year, "uncheckable", "no_data", since)
    parts = tuple(
        Part(
            *pair,
            _state(claim, pair[1], pair[2], tolerance),
            *_statuses(claim, data, pair[0], (since or year, year)),
        )
        for pair in pairs
    )
    return Outcome(year, _verdict(claim, parts), "", since, parts, tolerance)


def _years(claim: Claim, data: Lines) -> set[int]:
    """Years in which all regions have a value (for `some`: any), and the comparator too."""
    found = [set(data.get(region, {})) for region in claim.regions]
    years = set.union(*found) if claim.some else set.intersection(*found)
    return years & set(data.get(claim.comparator, {})) if claim.comparator else years


def _start(claim: Claim, years: set[int]) -> int | None:
    """The first year from `since` on; None if it comes too late to tell what the paper saw."""
    late = claim.since + RULES.window
    return min((year for year in years if claim.since <= year <= late), default=None)


def _obstacle(claim: Claim, indicator: Indicator, data: Lines, year: int, since: int | None) -> str:
    if claim.quantity == "level":
        return ""
    if since is None or since >= year:
        return "no_earlier"
    names = (*claim.regions, *filter(None, [claim.comparator]))
    if claim.quantity == "change" and first_break(indicator, data, names, (since, year)):
        return "break"
    field = min(len(_kreise(claim, data, y)) for y in (since, year))
    short = field < TOLERANCES.coverage * KREISE_COUNT[claim.field]
    return "too_few_kreise" if claim.quantity == "rank" and short else ""


def _numbers(
    claim: Claim, indicator: Indicator, data: Lines, region: str, span: tuple[int, int]
) -> tuple[float, float] | None:
    """Value and reference of a region, or None where one is missing."""
    line = data.get(region, {})
    if span[1] not in line or span[0] not in line:
        return None
    if claim.quantity == "rank":
        after, before = (
            _percentile(claim, indicator, data, (region, year)) for year in reversed(span)
        )
        return after, before
    value = _quantity(claim, indicator, data, region, span)
    if claim.number is not None:
        return value, claim.number
    return value, _quantity(claim, indicator, data, claim.comparator, span)


def _statuses(claim: Claim, data: Lines, region: str, span: tuple[int, int]) -> tuple[str, str]:
    """Status of the value and of its reference, as charts mark a difference."""
    if claim.quantity == "rank":
        return data[region][span[1]].status, data[region][span[0]].status
    years = set(span)
    value = _weakest(data, region, years)
    return value, "A" if claim.number is not None else _weakest(data, claim.comparator, years)


def _weakest(data: Lines, region: str, years: set[int]) -> str:
    found = {data[region][year].status for year in years}
    return next((letter for letter in "BEP" if letter in found), "A")


def _quantity(
    claim: Claim, indicator: Indicator, data: Lines, region: str, span: tuple[int, int]
) -> float:
    first, last = (data[region][year] for year in span)
    if claim.quantity == "level":
        return last.value
    return change((first, last), kind_of(indicator), 1)


def _kreise(claim: Claim, data: Lines, year: int) -> dict[str, float]:
    """The values of the field's Kreise in a year."""
    prefix = "" if claim.field == GERMANY else claim.field
    return {
        region: line[year].value
        for region, line in data.items()
        if len(region) == 5 and region.isdigit() and region.startswith(prefix) and year in line
    }


def _percentile(claim: Claim, indicator: Indicator, data: Lines, place: tuple[str, int]) -> float:
    """Per cent of the field's Kreise outside the Ruhr that stand lower, as wanted."""
    region, year = place
    d, own = sign(indicator.direction), data[region][year].value
    others = [v for ags, v in _kreise(claim, data, year).items() if ags not in MEMBERS]
    return round(100 * sum(d * value < d * own for value in others) / len(others), 6)


def _tolerance(claim: Claim, indicator: Indicator) -> float:
    """Half width of "ungefähr" in the units of the quantity."""
    if claim.quantity == "rank":
        return TOLERANCES.points
    if claim.number is None or claim.quantity == "change":
        return RULES.threshold(indicator).value
    if indicator.symbol.de == "%":
        return TOLERANCES.points
    return abs(claim.number) * TOLERANCES.percent_of_number / 100


def _state(claim: Claim, value: float, reference: float, tolerance: float) -> State:
    # A number in a sentence is a strict bound; two measured values must differ by more than noise.
    margin = 0.0 if claim.number is not None and claim.quantity == "level" else tolerance
    distance = round(value - reference, 6)
    if claim.relation == "around":
        margin, distance = -claim.precision, -abs(distance)
        yes = distance >= margin
    else:
        distance = distance if claim.relation == "above" else -distance
        yes = distance > margin
    return "yes" if yes else "about" if distance >= -tolerance else "no"


def _verdict(claim: Claim, parts: tuple[Part, ...]) -> str:
    needed = 2 if claim.some else len(parts)
    if sum(part.state == "yes" for part in parts) >= needed:
        return "holds"
    return "about" if sum(part.state != "no" for part in parts) >= needed else "fails"


def _history(
    claim: Claim, indicator: Indicator, data: Lines, years: set[int]
) -> tuple[Outcome, ...]:
    if claim.quantity == "change":
        return ()
    ordered = sorted(years)
    earlier = [None, *ordered]
    found = (outcome(claim, indicator, data, y, e) for y, e in zip(ordered, earlier, strict=False))
    return tuple(found)
