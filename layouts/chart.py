"""ONE chart description for every writer: the way from figures and a choice to what is drawn."""

from collections.abc import Callable
from functools import lru_cache

from indicators.model import Indicator
from indicators.query import Selection, View
from indicators.store import Stored
from layouts import areas, gap, line, multiples, ranking, strip
from layouts.parts import Chart

_MAKERS: dict[View, Callable[[Indicator, Stored, Selection], Chart]] = {
    "linie": line.describe,
    "streifen": strip.describe,
    "rang": ranking.describe,
    "abstand": gap.describe,
    "karte": areas.describe,
    "kacheln": multiples.describe,
    "tabelle": line.describe,
}


@lru_cache(maxsize=32)
def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """The chart the selection asks for; a table shows what the line would draw.

    Pure: the same figures and choice give the same description, so it is kept: page, head and
    preview ask for the same one. Values are in the indicator's unit and equal those of the frame;
    a missing one is None.
    """
    return _MAKERS[selection.view](indicator, stored, selection)
