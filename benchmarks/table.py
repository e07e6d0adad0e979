"""What a run found: tables, and targets that are met or missed; as Markdown, for eyes and file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Sense = Literal["most", "least"]
WORDS: dict[Sense, str] = {"most": "at most", "least": "at least"}


@dataclass(frozen=True, slots=True)
class Target:
    """A measured value against what it must be; a missed one ends the run with status 1."""

    against: str
    measure: str
    value: float
    limit: float
    sense: Sense
    unit: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.limit if self.sense == "most" else self.value >= self.limit


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a section; `told` stands under it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    told: str = ""

    def lines(self) -> list[str]:
        """Markdown."""
        cells = [self.head, ["---"] * len(self.head), *(map(written, row) for row in self.rows)]
        table = [f"| {' | '.join(map(str, row))} |" for row in cells]
        return [f"## {self.title}", "", *table, "", *([self.told, ""] if self.told else [])]


@dataclass(slots=True)
class Found:
    """All of a run."""

    tables: list[Table] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    """What was not measured, and why."""

    def add(self, other: "Found") -> None:
        self.tables += other.tables
        self.targets += other.targets
        self.skipped += other.skipped

    @property
    def missed(self) -> list[Target]:
        return [target for target in self.targets if not target.met]


def written(value: object) -> str:
    """A number as long as it tells something: 1,234 and 12.3 and 0.123."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def verdicts(targets: Iterable[Target]) -> Table:
    """The targets as a table."""
    rows = tuple(
        (
            item.against, item.measure, f"{written(item.value)}{item.unit}",
            f"{WORDS[item.sense]} {written(item.limit)}{item.unit}",
            "met" if item.met else "MISSED",
        )
        for item in targets
    )  # fmt: skip
    return Table("Targets", ("against", "measure", "value", "target", ""), rows)
