"""The simplified borders of the members, projected flat: what the map needs."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from indicators.regions import MEMBERS
from indicators.store import DATA

FILE = "ruhr_kreise.json"
Rings = tuple[tuple[tuple[float, float], ...], ...]
MIDDLE = math.cos(math.radians(51.5))
"""A degree of longitude is this much shorter than one of latitude in the Ruhr."""


class NoBorders(ValueError):
    """A file of data/geo is not there or damaged; the message names it and the cure."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"data/geo/{name}: {why}; pages and maps need this file: put it back as it is in the "
            "repository, and start again"
        )


@dataclass(frozen=True, slots=True)
class Outlines:
    """A file of borders: AGS and rings of each area, and the line that must stand under it."""

    areas: tuple[tuple[str, Rings], ...]
    source: str


def outlines(name: str) -> Outlines:
    """A file of data/geo, projected as `members`; raises NoBorders."""
    try:
        content = json.loads((DATA / "geo" / name).read_text("utf-8"))
        areas = tuple((str(item["ags"]), _rings(item["rings"])) for item in content["regions"])
        return Outlines(areas, str(content["source"]))
    except OSError as error:
        raise NoBorders(name, str(error.strerror)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise NoBorders(name, f"is damaged ({type(error).__name__})") from error


def _rings(found: Iterable[Iterable[tuple[float, float]]]) -> Rings:
    return tuple(tuple((x * MIDDLE, y) for x, y in ring) for ring in found)


@cache
def _kreise() -> Outlines:
    found = outlines(FILE)
    missing = set(MEMBERS) - {ags for ags, rings in found.areas if rings}
    if missing:
        raise NoBorders(FILE, f"has no border of {', '.join(sorted(missing))}")
    return found


@cache
def members() -> dict[str, Rings]:
    """AGS -> rings of (x, y) in degrees of latitude, same scale both ways; raises NoBorders."""
    return dict(_kreise().areas)


RATIO = 1.75
"""Width of the map by its height."""


@cache
def view() -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the map: all members with a margin, in its ratio."""
    points = [point for rings in members().values() for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    height = 1.03 * max(max(ys) - min(ys), (max(xs) - min(xs)) / RATIO)
    wide, high = height * RATIO / 2, height / 2
    return middle[0] - wide, middle[1] - high, middle[0] + wide, middle[1] + high


def source() -> str:
    """The line that must stand under every map; raises NoBorders."""
    # That data were changed is said once, at the end of the source line.
    return _kreise().source.removesuffix(", Daten verändert")


@cache
def place(ags: str) -> tuple[float, float]:
    """A place for the member's label: its centre, moved where that lies at the edge."""
    x, y = centre(members()[ags])
    right, up = _MOVED.get(ags, (0.0, 0.0))
    return x + right, y + up


_MOVED = {
    "05978": (0.06, -0.03), "05119": (0.006, 0.0), "05916": (0.006, -0.004), "05954": (-0.02, 0.0),
}  # fmt: skip


def centre(rings: Rings) -> tuple[float, float]:
    """The centroid of the largest ring."""
    ring = max(rings, key=lambda r: abs(_area(r)))
    area = _area(ring)
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs)
    return x / (6 * area), y / (6 * area)


def _area(ring: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2
