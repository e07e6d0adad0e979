"""The constants of the verdicts with their reasons, and the words for every code: rules.toml."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from indicators.model import Indicator, Text
from indicators.regions import REGIONS
from indicators.rule_table import BadRules, Section


@dataclass(frozen=True, slots=True)
class Threshold:
    """Up to how much a change counts as unchanged, and why that much.

    `value` is in points of the indicator's unit for rates, in per cent for amounts.
    """

    value: float
    why: Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last year up to which a series is assessed although it breaks later, and why."""

    until: int
    why: Text


@dataclass(frozen=True, slots=True)
class Rules:
    """All constants; `words` maps a kind (verdict, trend, gap, reason ...) to code -> words."""

    base_year: int
    window: int
    base_why: Text
    min_points: int
    points_why: Text
    default_points: Threshold
    default_percent: Threshold
    base_years: tuple[int, ...]
    last_years: int
    comparators: tuple[str, ...]
    robust_share: float
    robust_why: Text
    thresholds: Mapping[str, Threshold]
    stretches: Mapping[str, Stretch]
    current_prices: frozenset[str]
    prices_why: Text
    words: Mapping[str, Mapping[str, Text]]

    def threshold(self, indicator: Indicator) -> Threshold:
        """The indicator's own threshold, else the default for rates or for amounts."""
        default = self.default_points if indicator.rate else self.default_percent
        return self.thresholds.get(indicator.id, default)

    def until(self, indicator: Indicator) -> int | None:
        """The last year that may be assessed, or None for no limit."""
        stretch = self.stretches.get(indicator.id)
        return stretch.until if stretch else None

    def verdict(self, code: str, standing: str = "") -> Text:
        """The words for a verdict's code; where the Ruhr is ahead, those that speak of a lead."""
        ahead = self.words["ahead"].get(code) if standing == "ahead" else None
        return ahead or self.words["verdict"][code]


_KEYS = {
    "base": ("year", "window", "why"),
    "points": ("minimum", "why"),
    "noise": ("points", "percent", "points_why", "percent_why"),
    "robustness": ("base_years", "last_years", "comparators", "share", "why"),
    "current_prices": ("indicators", "why"),
    "words": ("verdict", "ahead", "trend", "gap", "standing", "reason", "robustness", "triad"),
}
"""The sections that must be there, and what each of them holds."""

T = TypeVar("T", Threshold, Stretch)


def words(table: Mapping[str, Any]) -> dict[str, Text]:
    """Code -> Text from a TOML table of {de, en} entries."""
    return {code: Text(**entry) for code, entry in table.items()}


def load(path: Path) -> Rules:
    """Read and check the rules; BadRules names the file, the section, the rule and an example."""
    root = _root(path)
    noise, robust = root.part("noise"), root.part("robustness")
    base, prices = root.part("base"), root.part("current_prices")
    priced = prices.names("indicators", "gdp_per_worker")
    prices.indicators(priced)
    for name, known in _KEYS.items():
        root.part(name).only(known)
    own = _own(root, "threshold", _threshold)
    if own:
        root.part("threshold").judged(own)
    return Rules(
        base_year=base.year("year", 2015),
        window=base.whole("window", 2, least=0),
        base_why=base.text(),
        min_points=root.part("points").whole("minimum", 3, least=2),
        points_why=root.part("points").text(),
        default_points=Threshold(noise.number("points", 0.3), noise.text("points_why")),
        default_percent=Threshold(noise.number("percent", 1.0), noise.text("percent_why")),
        base_years=robust.years("base_years"),
        last_years=robust.whole("last_years", 2),
        comparators=_comparators(robust),
        robust_share=robust.number("share", 0.8, most=1),
        robust_why=robust.text(),
        thresholds=own,
        stretches=_own(root, "stretch", _stretch),
        current_prices=frozenset(priced),
        prices_why=prices.text(),
        words=_words(root.part("words")),
    )


def _root(path: Path) -> Section:
    file = f"{path.parent.name}/{path.name}"
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        cure = "a number has a point (0.3), a text quotation marks, a section square brackets"
        raise BadRules(f"{file} is no TOML: {error}; {cure}") from error
    root = Section(file, "", found)
    root.only((*_KEYS, "threshold", "stretch"))
    return root


def _own(root: Section, kind: str, read: Callable[[Section], T]) -> dict[str, T]:
    """Indicator -> its own rule; none need to have one."""
    if kind not in root.table:
        return {}
    table = root.part(kind)
    table.indicators(table.table)
    return {key: read(table.part(key)) for key in table.table}


def _threshold(section: Section) -> Threshold:
    section.only(("value", "why"))
    return Threshold(section.number("value", 0.3), section.text())


def _stretch(section: Section) -> Stretch:
    section.only(("until", "why"))
    return Stretch(section.year("until", 2021), section.text())


def _comparators(robust: Section) -> tuple[str, ...]:
    found = robust.names("comparators", "05")
    for key in found or ("",):
        if key not in REGIONS:
            example = "e.g. nrw_ohne_ruhr, 05 or 00"
            raise robust.bad(f"comparators: no region {key!r}, {example}")
    return found


def _words(kinds: Section) -> dict[str, dict[str, Text]]:
    parts = {kind: kinds.part(kind) for kind in _KEYS["words"]}
    return {kind: {code: part.text(code) for code in part.table} for kind, part in parts.items()}


try:
    RULES = load(Path(__file__).with_name("rules.toml"))
except BadRules as error:
    # Imported before any command begins: nobody later could say it in words instead of a trace.
    raise SystemExit(str(error)) from None
