"""The simplified borders of the members, projected flat: what the map needs."""

import json
import math
from functools import cache

from indicators.store import DATA

Rings = tuple[tuple[tuple[float, float], ...], ...]
_MIDDLE = math.cos(math.radians(51.5))
"""A degree of longitude is this much shorter than one of latitude in the Ruhr."""


@cache
def members() -> dict[str, Rings]:
    """AGS -> rings of (x, y) in degrees of latitude, same scale both ways."""
    content = json.loads((DATA / "geo" / "ruhr_kreise.json").read_text("utf-8"))
    return {
        item["ags"]: tuple(tuple((x * _MIDDLE, y) for x, y in ring) for ring in item["rings"])
        for item in content["regions"]
    }


@cache
def source() -> str:
    """The line that must stand under every map."""
    content = json.loads((DATA / "geo" / "ruhr_kreise.json").read_text("utf-8"))
    # That data were changed is said once, at the end of the source line.
    return str(content["source"]).removesuffix(", Daten verändert")


def centre(rings: Rings) -> tuple[float, float]:
    """The centroid of the largest ring: a place for its label."""
    ring = max(rings, key=lambda r: abs(_area(r)))
    area = _area(ring)
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs)
    return x / (6 * area), y / (6 * area)


def _area(ring: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2
