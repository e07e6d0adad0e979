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
    """One line style: `dark` is its colour on the dark ground, `dash` an SVG dash list.

    `name` is its class in an SVG text.
    """

    name: str
    colour: str
    dark: str
    dash: str = ""
    width: float = 2.0


_OWN = Stroke("own", INK, DARK[INK], width=1.8)
STROKES: dict[Role, Stroke] = {
    "ruhr": Stroke("ruhr", "#005f6b", "#4fc1cc", width=3.2),
    "nrw_rest": Stroke("rest", "#8a5200", "#e0a34a", "7 4"),
    "nrw": Stroke("nrw", "#6b4a2e", "#c9a585", "9 3 2 3"),
    "germany": Stroke("germany", "#4d4a78", "#aaa6dd", "2 3"),
    "member": _OWN,
    "nuts2": _OWN,
    "site": _OWN,
    "context": Stroke("context", FIELD, DARK[FIELD], width=1.0),
}

CHOSEN: tuple[Stroke, ...] = (
    Stroke("c0", "#1c1b19", "#ecebe6", width=1.9),
    Stroke("c1", "#7a3b5d", "#d99cbd", width=1.9),
    Stroke("c2", "#3d5a1f", "#a8c97f", "5 2", width=1.9),
    Stroke("c3", "#2f5597", "#93b4ea", "8 2 2 2", width=1.9),
    Stroke("c4", "#1c1b19", "#ecebe6", "6 3", width=1.9),
    Stroke("c5", "#7a3b5d", "#d99cbd", "6 3", width=1.9),
    Stroke("c6", "#3d5a1f", "#a8c97f", width=1.9),
    Stroke("c7", "#2f5597", "#93b4ea", "2 2", width=1.9),
)
"""Several members or other regions forward take these in turn."""

CLASSES = ("#d8e5e3", "#b9d3d3", "#84b3b6", "#347880", "#0b5e68", "#073f46")
"""Fills of a map from low to high; a map of n classes takes n of them, spread evenly."""
DARK_CLASSES = ("#22343a", "#2b4a52", "#37646c", "#68a5ab", "#93ccd0", "#c9e9ea")
LIGHT_LETTERS_FROM = 3
"""From this class on, letters on a fill take the colour of the ground."""


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


def steps(count: int) -> tuple[int, ...]:
    """Which of the six fills `count` classes take, lightest first."""
    if count == 1:
        return (2,)
    return tuple(round(index * (len(CLASSES) - 1) / (count - 1)) for index in range(count))


def letters(step: int) -> str:
    """The colour of letters on this fill."""
    return GROUND if step >= LIGHT_LETTERS_FROM else INK


def both() -> dict[str, tuple[str, str]]:
    """Every colour of the charts by name: on the light and on the dark ground."""
    plain = {"ground": GROUND, "ink": INK, "quiet": QUIET, "rule": RULE, "field": FIELD}
    named = {name: (light, DARK[light]) for name, light in plain.items()}
    taken = {light for light, _ in named.values()}
    for stroke in (*STROKES.values(), *CHOSEN):
        if stroke.colour not in taken:
            named[stroke.name] = (stroke.colour, stroke.dark)
            taken.add(stroke.colour)
    pairs = zip(CLASSES, DARK_CLASSES, strict=True)
    return named | {f"class-{step}": pair for step, pair in enumerate(pairs)}
