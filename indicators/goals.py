"""The ledger: every statement of the position paper, word for word, and what can measure it.

The statements stand in goals/*.toml, one file per section of the paper. Quotes are the paper's own
words (line-end hyphens rejoined) and must never be edited; everything else is ours.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from indicators.model import Direction, Text
from indicators.regions import NRW_REST
from indicators.rules import words

Class = Literal["MZ", "PB", "QZ"]
Fit = Literal["direct", "proxy"]
FOLDER = Path(__file__).with_name("goals")


class UnknownGoal(LookupError):
    """No statement has this id."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One statement of the paper."""

    id: str
    page: int
    klass: Class
    """MZ measurable goal, PB checkable claim, QZ qualitative: a commitment or a valuation."""
    pillar: str
    """economy, labour, life, triad or process."""
    quote: str
    """The paper's own German words."""
    gloss: str
    """What the quote says, in English; ours."""
    direction: Direction | None = None
    """Where the paper wants the (first) figure to go; None where it says nothing of the kind."""
    numbers: tuple[float, ...] = ()
    """Numbers the statement itself names, in plain units."""
    indicators: tuple[str, ...] = ()
    """Ids of the indicators that measure or touch it, the leading one first."""
    fit: Fit | None = None
    """Whether the indicators measure the statement or only touch it; None without indicators."""
    comparator: str = NRW_REST
    """Region the verdict compares with unless the reader chooses another."""
    reason: str = ""
    """Why it is not measured, a key of REASONS; empty where figures can judge it.

    With indicators beside it: they are context, and no verdict on the statement is drawn from them.
    """
    remark: Text | None = None
    related: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The key of its section in SECTIONS: the first letter of the id."""
        return self.id[0]


def load(folder: Path) -> dict[str, Goal]:
    """All statements by id, in the paper's order; raises TypeError for an unknown field."""
    files = sorted(path for path in folder.glob("*.toml") if path.name != "words.toml")
    tables = [tomllib.loads(path.read_text("utf-8")) for path in files]
    return {key: _goal(key, entry) for table in tables for key, entry in table.items()}


def _goal(key: str, entry: Mapping[str, Any]) -> Goal:
    fields: dict[str, Any] = {
        name: tuple(item) if isinstance(item, list) else item for name, item in entry.items()
    }
    fields["klass"] = fields.pop("class")
    if "remark" in fields:
        fields["remark"] = Text(**fields["remark"])
    return Goal(id=key, **fields)


def by_id(goal_id: str) -> Goal:
    """The statement with this id, in any case; raises UnknownGoal with an example."""
    try:
        return GOALS[goal_id.upper()]
    except KeyError:
        raise UnknownGoal(f"no statement {goal_id!r}; ids run from E01 to F03, as in A06") from None


GOALS = load(FOLDER)
_WORDS = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
SECTIONS = words(_WORDS["section"])
CLASSES = words(_WORDS["class"])
PILLARS = words(_WORDS["pillar"])
FITS = words(_WORDS["fit"])
REASONS = words(_WORDS["reason"])
