"""The constants of the verdicts with their reasons, and the words for every code: rules.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.model import Indicator, Text


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


def words(table: Mapping[str, Any]) -> dict[str, Text]:
    """Code -> Text from a TOML table of {de, en} entries."""
    return {code: Text(**entry) for code, entry in table.items()}


def load(path: Path) -> Rules:
    """Read the rules; raises KeyError or TypeError where a constant lacks its reason."""
    data = tomllib.loads(path.read_text("utf-8"))
    noise, robust = data["noise"], data["robustness"]
    return Rules(
        base_year=data["base"]["year"],
        window=data["base"]["window"],
        base_why=Text(**data["base"]["why"]),
        min_points=data["points"]["minimum"],
        points_why=Text(**data["points"]["why"]),
        default_points=Threshold(noise["points"], Text(**noise["points_why"])),
        default_percent=Threshold(noise["percent"], Text(**noise["percent_why"])),
        base_years=tuple(robust["base_years"]),
        last_years=robust["last_years"],
        comparators=tuple(robust["comparators"]),
        robust_share=robust["share"],
        robust_why=Text(**robust["why"]),
        thresholds={
            key: Threshold(item["value"], Text(**item["why"]))
            for key, item in data["threshold"].items()
        },
        stretches={
            key: Stretch(item["until"], Text(**item["why"]))
            for key, item in data.get("stretch", {}).items()
        },
        current_prices=frozenset(data["current_prices"]["indicators"]),
        prices_why=Text(**data["current_prices"]["why"]),
        words={kind: words(table) for kind, table in data["words"].items()},
    )


RULES = load(Path(__file__).with_name("rules.toml"))
