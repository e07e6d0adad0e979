"""The 15 members where they lie, and how regions are named in a small space and in a sentence."""

from indicators.model import Lang
from indicators.regions import MEMBERS, REGIONS

COLUMNS, ROWS = 7, 4
TILES: dict[str, tuple[int, int]] = {
    "05170": (1, 1),
    "05562": (4, 1),
    "05915": (7, 1),
    "05112": (1, 2),
    "05119": (2, 2),
    "05512": (3, 2),
    "05513": (4, 2),
    "05916": (5, 2),
    "05913": (6, 2),
    "05978": (7, 2),
    "05117": (2, 3),
    "05113": (3, 3),
    "05911": (4, 3),
    "05954": (4, 4),
    "05914": (6, 4),
}
"""Column and row of each member in the tile map, from 1."""

WEST_TO_EAST: tuple[str, ...] = (
    "05170", "05112", "05119", "05117", "05512", "05113", "05513", "05562",
    "05916", "05911", "05954", "05913", "05914", "05978", "05915",
)  # fmt: skip
"""The order on a phone, which has two columns."""

_SHORT = {
    "05117": "Mülheim",
    "05170": "Wesel",
    "05562": "Recklinghausen",
    "05954": "Ennepe-Ruhr",
    "05978": "Unna",
    "DEA1": "RB Düsseldorf",
    "DEA3": "RB Münster",
    "DEA5": "RB Arnsberg",
}


CODES = {
    "05112": "DU", "05113": "E", "05117": "MH", "05119": "OB", "05170": "WES", "05512": "BOT",
    "05513": "GE", "05562": "RE", "05911": "BO", "05913": "DO", "05914": "HA", "05915": "HAM",
    "05916": "HER", "05954": "EN", "05978": "UN",
}  # fmt: skip
"""The letters of the number plates: short enough for a map on a phone."""


def name(region: str, lang: Lang) -> str:
    """The full name."""
    return REGIONS[region].name.in_(lang)


def short(region: str, lang: Lang) -> str:
    """The name for tiles, line ends and maps."""
    if region == "05":
        return "NRW"
    return _SHORT.get(region) or name(region, lang)


def where(region: str, lang: Lang) -> str:
    """The name with its preposition: im Ruhrgebiet, in Essen, im Kreis Wesel."""
    full = name(region, lang)
    kind = REGIONS[region].kind
    if kind == "site":
        return f"({full})"
    if lang == "en":
        article = kind in {"pool", "kreis", "nuts2"} and not full.startswith("NRW")
        return f"in the {full}" if article else f"in {full}"
    inside = kind in {"kreis", "nuts2"} or region == "ruhr"
    return f"im {full}" if inside else f"in {full}"


def alphabetical(lang: Lang) -> tuple[str, ...]:
    """The members by short name; umlauts sort as their base letter."""
    base = str.maketrans("äöüÄÖÜ", "aouAOU")
    return tuple(sorted(MEMBERS, key=lambda ags: short(ags, lang).translate(base)))
