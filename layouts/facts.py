"""The few figures of an indicator that lists and tiles show."""

from dataclasses import dataclass
from pathlib import Path

from indicators import store
from indicators.model import Indicator, Lang
from indicators.query import Selection
from indicators.regions import GERMANY, NRW_REST, RUHR
from indicators.stamp import stamp as figures
from layouts import chart
from layouts.change import Change, change
from layouts.parts import Chart, Point, Series


@dataclass(frozen=True, slots=True)
class Fact:
    """One indicator with its figures; `problem` says why there are none."""

    indicator: Indicator
    stored: store.Stored | None
    problem: str = ""

    def line(self, lang: Lang, regions: tuple[str, ...] = (), since: str = "") -> Chart | None:
        """The line chart of these regions; None without figures."""
        if self.stored is None:
            return None
        return chart.describe(self.indicator, self.stored, Selection(regions, since, lang=lang))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the Ruhr stands: its line, those beside it, its last point and its change."""

    chart: Chart
    ruhr: Series
    beside: tuple[Series, ...]
    last: Point
    change: Change | None


def stamp(root: Path) -> int:
    """A number that changes whenever the figures do."""
    return hash(figures(root))


def fact(indicator: Indicator, root: Path) -> Fact:
    """The indicator's figures; a file that is absent or damaged is told, not raised."""
    try:
        return Fact(indicator, store.read(indicator.id, root))
    except store.NoData as error:
        return Fact(indicator, None, str(error))


def standing(item: Fact, lang: Lang, since: str = "") -> Standing | None:
    """The Ruhr's standing; None where there is no value for the Ruhr."""
    drawn = item.line(lang, (RUHR, NRW_REST, GERMANY), since)
    ruhr = next((s for s in drawn.series if s.region == RUHR and s.told), None) if drawn else None
    if drawn is None or ruhr is None:
        return None
    beside = tuple(s for s in drawn.series if s.region != RUHR and s.told)
    return Standing(drawn, ruhr, beside, ruhr.told[-1], change(ruhr, item.indicator))
