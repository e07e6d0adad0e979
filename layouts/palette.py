"""How each role is drawn: colour, dash and width, told apart also in grey.

No party's colour, no colour for good or bad. Contrast on the ground is at least 4.5:1 for every
line that stands forward; a test measures it.
"""

from dataclasses import dataclass

from layouts.parts import Role

GROUND, INK, QUIET, RULE, FIELD = "#fbf9f4", "#1c1b19", "#5c5953", "#e2ddd2", "#c9c3b6"
DARK = {
    GROUND: "#16171a", INK: "#ecebe6", QUIET: "#a9a59c", RULE: "#33343a", FIELD: "#55565c",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line style; `dark` is its colour on the dark ground, `dash` an SVG dash list."""

    colour: str
    dark: str
    dash: str = ""
    width: float = 2.0


STROKES: dict[Role, Stroke] = {
    "ruhr": Stroke("#005f6b", "#4fc1cc", width=3.2),
    "nrw_rest": Stroke("#8a5200", "#e0a34a", "7 4"),
    "nrw": Stroke("#6b4a2e", "#c9a585", "9 3 2 3"),
    "germany": Stroke("#4d4a78", "#aaa6dd", "2 3"),
    "member": Stroke(INK, DARK[INK], width=1.8),
    "nuts2": Stroke(INK, DARK[INK], width=1.8),
    "site": Stroke(INK, DARK[INK], width=1.8),
    "context": Stroke(FIELD, DARK[FIELD], width=1.0),
}

CHOSEN: tuple[Stroke, ...] = (
    Stroke("#1c1b19", "#ecebe6", width=1.9),
    Stroke("#7a3b5d", "#d99cbd", width=1.9),
    Stroke("#3d5a1f", "#a8c97f", "5 2", width=1.9),
    Stroke("#2f5597", "#93b4ea", "8 2 2 2", width=1.9),
    Stroke("#1c1b19", "#ecebe6", "6 3", width=1.9),
    Stroke("#7a3b5d", "#d99cbd", "6 3", width=1.9),
    Stroke("#3d5a1f", "#a8c97f", width=1.9),
    Stroke("#2f5597", "#93b4ea", "2 2", width=1.9),
)
"""Several members or other regions forward take these in turn."""

CLASSES = ("#d8e5e3", "#b9d3d3", "#84b3b6", "#45898f", "#0b5e68", "#073f46")
"""Fills of a map from low to high; a map of n classes takes the first n, spread evenly."""


def strokes(roles: tuple[Role, ...]) -> tuple[Stroke, ...]:
    """A stroke for each role in order; members, NUTS 2 regions and sites in turn."""
    turn = 0
    found = []
    for role in roles:
        if role in ("member", "nuts2", "site"):
            found.append(CHOSEN[turn % len(CHOSEN)])
            turn += 1
        else:
            found.append(STROKES[role])
    return tuple(found)


def fills(count: int) -> tuple[str, ...]:
    """Colours of `count` classes, lightest first."""
    if count == 1:
        return (CLASSES[2],)
    step = (len(CLASSES) - 1) / (count - 1)
    return tuple(CLASSES[round(index * step)] for index in range(count))
