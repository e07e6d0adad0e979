"""ONE chart description for every writer: the way from figures and a choice to what is drawn."""

from collections.abc import Callable

from indicators.model import Indicator
from indicators.query import Selection, View
from indicators.store import Stored
from layouts import areas, gap, line, ranking, strip
from layouts.parts import Chart

_MAKERS: dict[View, Callable[[Indicator, Stored, Selection], Chart]] = {
    "linie": line.describe,
    "streifen": strip.describe,
    "rang": ranking.describe,
    "abstand": gap.describe,
    "karte": areas.describe,
    "tabelle": line.describe,
}


def describe(indicator: Indicator, stored: Stored, selection: Selection) -> Chart:
    """The chart the selection asks for; a table shows what the line would draw.

    Pure: the same figures and choice give the same description. Values are in the indicator's
    unit and equal those of the frame; a missing one is None.
    """
    return _MAKERS[selection.view](indicator, stored, selection)
