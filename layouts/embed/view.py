"""From what is asked for to what is shown: words, the chart and the figures, of one vintage."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from http import HTTPStatus
from pathlib import Path

from indicators import store, vintages
from indicators.goals import GOALS
from indicators.judge import Judgement, Read, judge, whole
from indicators.model import Lang
from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.series import Lines, lines
from indicators.store import Damaged, NoData, Stored
from indicators.triad import Triad
from indicators.vintages import Vintage
from layouts import chart, goal_words
from layouts.data import build, state
from layouts.data.state import State
from layouts.embed import region
from layouts.embed.ask import EXAMPLE, Ask, Kind
from layouts.embed.refused import Refused
from layouts.facts import Fact
from layouts.goal_data import comparator_of
from layouts.goal_data import judged as judged_now
from layouts.pages import goal_verdict
from layouts.parts import Chart
from layouts.places import name
from layouts.views import allowed
from layouts.words import say


@dataclass(frozen=True, slots=True)
class Shown:
    """One view, ready to be drawn, in words of its language."""

    ask: Ask
    vintage: str
    """Id of the vintage the figures belong to."""
    kicker: tuple[str, ...]
    """What is measured: indicator, unit, years; of a statement, its place in the paper."""
    heading: str
    """The finding in one sentence; of a statement: the verdict."""
    quote: str = ""
    """The statement's words, always German."""
    below: tuple[str, ...] = ()
    chart: Chart | None = None
    fact: Fact | None = None
    selection: Selection = field(default_factory=Selection)
    """With which the chart was described."""
    sheet: region.Sheet | None = None
    """Of a region."""
    rests_on: tuple[str, ...] = ()
    """Of a statement: the indicators its words and figures come from."""
    root: Path = store.DATA

    @property
    def pictured(self) -> bool:
        """Whether there is a picture of it: a table is none."""
        return self.selection.view != "tabelle"

    @property
    def drawn(self) -> Chart | None:
        """The chart, if there is anything to draw."""
        return self.chart if self.chart is not None and self.chart.drawn else None


def make(ask: Ask, root: Path) -> Shown:
    """The view; raises Refused where there is none, 503 where its figures are damaged."""
    try:
        return _make(ask, root, state.state(root))
    except NoData as error:
        raise Refused(say(ask.lang, "page.no_data"), status=503) from error


def given(ask: Ask, root: Path) -> Shown:
    """The view as it is handed to other people's sites: a frame or a picture passes figures on.

    Raises Refused: as make(), and 403 where the operator does not pass these figures on.
    """
    shown = make(ask, root)
    stored = shown.fact.stored if shown.fact else None
    held = state.withheld(stored) if stored else ()
    if held:
        named = {"name": held[0].name.in_(ask.lang), "url": held[0].url}
        raise Refused(say(ask.lang, "embed.withheld", **named), status=403)
    return shown


def handed_on(ask: Ask, root: Path) -> bool:
    """Whether the operator lets other sites have the view; made only where that is open."""
    if ask.kind == "region" or not any(state.kept_back(key, root) for key in _behind(ask)):
        return True
    try:
        return ask.kind != "indicator" and bool(given(ask, root))
    except Refused as error:
        return error.status != HTTPStatus.FORBIDDEN


@lru_cache(maxsize=256)
def _make(ask: Ask, root: Path, _state: State) -> Shown:
    vintage = known(ask, root)
    return replace(_MAKERS[ask.kind](ask, vintage, root), root=root)


def known(ask: Ask, root: Path) -> Vintage | None:
    """The vintage asked for, by its whole id; None for the figures in force.

    A beginning of an id will not do: what it stands for could change while copies are kept for
    ever. Raises Refused (404).
    """
    asked = ask.selection.vintage
    if not asked:
        return None
    every = vintages.recorded(root)
    found = next((item for item in every if item.id == asked), None)
    if found is None:
        key, newest = ("no_vintage", every[-1].id) if every else ("no_vintages", "")
        example = f"stand={newest}" if newest else EXAMPLE
        text = say(ask.lang, f"embed.{key}", newest=newest)
        raise Refused(text, status=404, example=example)
    return found


def newer(ask: Ask, root: Path) -> str:
    """Day of the newest figures if they differ from those of the vintage asked for, else ""."""
    try:
        vintage = known(ask, root)
    except NoData:
        # A damaged list: whether there are newer figures cannot be said.
        return ""
    if vintage is None:
        return ""
    keys = _behind(ask)
    last = vintages.recorded(root)[-1]
    changed = any(last.content.get(key) != vintage.content.get(key) for key in keys)
    return last.day if changed else ""


def _behind(ask: Ask) -> tuple[str, ...]:
    """The indicators whose figures a view shows."""
    if ask.kind == "region":
        return region.HEADLINES
    return (ask.key,) if ask.kind == "indicator" else build.linked(ask.key)


def figures(key: str, vintage: Vintage | None, root: Path) -> Stored:
    """The figures of an indicator in a vintage, or those in force; raises NoData."""
    old = vintage is not None and vintage.id != state.current(root).id
    return vintages.load(vintage, key, root) if vintage and old else store.read(key, root)


def _id(vintage: Vintage | None, root: Path) -> str:
    return vintage.id if vintage else state.current(root).id


def _indicator(ask: Ask, vintage: Vintage | None, root: Path) -> Shown:
    item = _fact(ask.key, vintage, root, ask.lang)
    chosen = replace(ask.selection, vintage="")
    _, obstacle = allowed(item, chosen)
    if obstacle:
        raise Refused(*obstacle, example="ansicht=linie")
    drawn = chart.describe(item.indicator, _told(item), chosen)
    return Shown(
        ask, _id(vintage, root), about(drawn), drawn.finding,
        chart=drawn, fact=item, selection=chosen,
    )  # fmt: skip


def about(drawn: Chart) -> tuple[str, ...]:
    """Indicator, unit and years."""
    span = drawn.since if drawn.since == drawn.until else f"{drawn.since}–{drawn.until}"
    return tuple(filter(None, (*_measured(drawn), span)))


def _measured(drawn: Chart) -> tuple[str, ...]:
    if not drawn.comparator:
        return drawn.named
    other, lang = name(drawn.comparator, drawn.lang), drawn.lang
    gap = say(lang, "gap.subline", name=other, unit=drawn.unit)
    return drawn.indicator.title.in_(lang), gap


def _fact(key: str, vintage: Vintage | None, root: Path, lang: Lang) -> Fact:
    try:
        return Fact(INDICATORS[key], figures(key, vintage, root))
    except NoData as error:
        status = 503 if isinstance(error, Damaged) else 404
        raise Refused(say(lang, "page.no_data"), status=status) from error


def _told(item: Fact) -> Stored:
    if item.stored is None:
        raise NoData(item.problem)
    return item.stored


def _goal(ask: Ask, vintage: Vintage | None, root: Path) -> Shown:
    goal = GOALS[ask.key]
    judgement, triad = judged(ask, vintage, root)
    head = goal_words.heading(judgement, triad, ask.lang)
    kicker = (say(ask.lang, "embed.statement", id=goal.id, page=goal.page),)
    behind = build.linked(goal.id) if judgement.measured else ()
    blank = Shown(ask, _id(vintage, root), kicker, head, goal.quote, rests_on=behind)
    lead = next((item.verdict for item in judgement.verdicts if item.verdict.assessed), None)
    if lead is None or goal.reason:
        return blank
    against = comparator_of(goal, ask.against)
    item = _fact(lead.indicator, vintage, root, ask.lang)
    drawn = goal_verdict.chart_of(lead, against, item.stored, ask.lang)
    told = (goal_words.ends(lead, ask.lang), " · ".join(about(drawn)) if drawn else "")
    chosen = goal_verdict.choice(lead, against, ask.lang)
    below = tuple(filter(None, told))
    return replace(blank, below=below, chart=drawn, fact=item, selection=chosen)


def judged(ask: Ask, vintage: Vintage | None, root: Path) -> tuple[Judgement, Triad]:
    """The statement's judgement and the triad, over the figures of a vintage."""
    if vintage is None:
        return judged_now(GOALS[ask.key], ask.against, root)
    read = cache(_reader(vintage, root))
    return judge(GOALS[ask.key], read, ask.against), whole(read)


def _reader(vintage: Vintage, root: Path) -> Read:
    def read(indicator_id: str) -> Lines:
        try:
            return lines(figures(indicator_id, vintage, root).frame)
        except NoData:
            return {}

    return read


def _region(ask: Ask, vintage: Vintage | None, root: Path) -> Shown:
    found = region.sheet(ask.key, lambda key: figures(key, vintage, root), ask.lang)
    if not found.lines:
        held = bool(found.notes)
        words = found.notes if held else (say(ask.lang, "page.no_data"),)
        raise Refused(*words, status=403 if held else 404)
    kicker = region.kicker(ask.key, ask.lang)
    return Shown(ask, _id(vintage, root), kicker, found.heading, sheet=found)


_MAKERS: dict[Kind, Callable[[Ask, Vintage | None, Path], Shown]] = {
    "indicator": _indicator, "goal": _goal, "region": _region,
}  # fmt: skip
