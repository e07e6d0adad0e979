"""Which views make sense for an indicator and its figures, and why another one does not."""

from dataclasses import replace

from indicators.query import COMPARATORS, VIEWS, Selection, View
from layouts.facts import Fact
from layouts.series import amounts, points
from layouts.words import say


def views(item: Fact) -> tuple[View, ...]:
    """The views that make sense for the indicator and its figures."""
    return tuple(view for view in VIEWS if not _obstacle(item, view))


def allowed(item: Fact, selection: Selection) -> tuple[Selection, tuple[str, ...]]:
    """The selection with a view that the indicator has, and a note if it had to change."""
    obstacle = _obstacle(item, selection.view)
    if not obstacle:
        return selection, ()
    return replace(selection, view="linie"), (say(selection.lang, f"page.no_{obstacle}"),)


def _obstacle(item: Fact, view: View) -> str:
    """Why there is no such view of the indicator; "" if there is one.

    No map and no gap of sums: large regions would look high whatever happens in them.
    """
    if view == "streifen":
        return "strip_level" if item.indicator.level != "kreis" else ""
    if view == "kacheln":
        return _first(tiles_level=item.indicator.level != "kreis")
    if view == "karte":
        return _first(map_level=item.indicator.level != "kreis", map_sum=amounts(item.indicator))
    if view == "abstand":
        return _first(gap_sum=amounts(item.indicator), gap_level=not _comparable(item))
    return ""


def _first(**obstacles: bool) -> str:
    return next((name for name, there in obstacles.items() if there), "")


def _comparable(item: Fact) -> bool:
    """Whether any comparator has figures; without a file that is not known, so it passes."""
    return item.stored is None or bool(points(item.stored, COMPARATORS))
