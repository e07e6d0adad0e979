"""The readings of the paper's checkable claims, as declared in claims.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from indicators.model import Text
from indicators.regions import GERMANY, MEMBERS, RUHR
from indicators.rules import words

Quantity = Literal["level", "change", "rank"]
Relation = Literal["above", "below", "around"]


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How near a value must come to "stimmte ungefähr", and why."""

    percent_of_number: float
    points: float
    coverage: float
    """Share of all Kreise that must have a value before a rank is told."""
    why: Text


@dataclass(frozen=True, slots=True)
class Claim:
    """One reading of a statement.

    level: the value itself. change: points or per cent since `since`. rank: per cent of the other
    Kreise that stand lower, with the same a few years before as reference. The reference of level
    and change is `number`, or the region `comparator` where there is none. `some`: two regions
    that fulfil it are enough, else all must.
    """

    goal: str
    indicator: str
    label: Text
    quantity: Quantity = "level"
    relation: Relation = "above"
    number: float | None = None
    precision: float = 0.0
    """For `around`: the statement's own rounding; within it the claim holds."""
    comparator: str = ""
    regions: tuple[str, ...] = (RUHR,)
    some: bool = False
    since: int = 0
    """For change and rank: the year the paper's date is held against."""
    field: str = GERMANY
    """For rank: the Kreise of Germany or of NRW."""
    remark: Text | None = None


def load(data: dict[str, Any]) -> tuple[Claim, ...]:
    """The readings in the order of the file; raises TypeError for a key that is none of Claim's."""
    return tuple(_claim(entry) for entry in data["claim"])


def _claim(entry: dict[str, Any]) -> Claim:
    fields = dict(entry)
    fields["label"] = Text(**fields["label"])
    if "remark" in fields:
        fields["remark"] = Text(**fields["remark"])
    regions = fields.get("regions", [RUHR])
    fields["regions"] = MEMBERS if regions == "members" else tuple(regions)
    return Claim(**fields)


_DATA = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))
CLAIMS = load(_DATA)
TOLERANCES = Tolerances(
    percent_of_number=_DATA["tolerance"]["percent_of_number"],
    points=_DATA["tolerance"]["points"],
    coverage=_DATA["tolerance"]["coverage"],
    why=Text(**_DATA["tolerance"]["why"]),
)
VERDICTS = words(_DATA["words"]["verdict"])
REASONS = words(_DATA["words"]["reason"])
