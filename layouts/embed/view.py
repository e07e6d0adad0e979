"""From what is asked for to what is shown: words, the chart and the figures, of one vintage."""

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from indicators import store, vintages
from indicators.goals import GOALS
from indicators.judge import Judgement, Read, judge, whole
from indicators.model import Lang
from indicators.query import Selection
from indicators.registry import INDICATORS
from indicators.series import Lines, lines
from indicators.store import NoData, Stored
from indicators.triad import Triad
from indicators.vintages import Vintage
from layouts import chart, goal_words
from layouts.data import state
from layouts.data.state import State
from layouts.embed.ask import EXAMPLE, Ask
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
    """What is measured: indicator, unit, years; of a statement: its place in the paper."""
    heading: str
    """The finding in one sentence; of a statement: the verdict."""
    quote: str = ""
    """The statement's words, always German."""
    below: tuple[str, ...] = ()
    chart: Chart | None = None
    fact: Fact | None = None
    selection: Selection = field(default_factory=Selection)
    """With which the chart was described."""

    @property
    def drawn(self) -> Chart | None:
        """The chart, if there is anything to draw."""
        return self.chart if self.chart is not None and self.chart.drawn else None


def make(ask: Ask, root: Path) -> Shown:
    """The view; raises Refused where there is none."""
    return _make(ask, root, state.state(root))


@lru_cache(maxsize=256)
def _make(ask: Ask, root: Path, _state: State) -> Shown:
    vintage = known(ask, root)
    made = _indicator if ask.kind == "indicator" else _goal
    return made(ask, vintage, root)


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
    vintage = known(ask, root)
    if vintage is None:
        return ""
    keys = (ask.key,) if ask.kind == "indicator" else GOALS[ask.key].indicators
    last = vintages.recorded(root)[-1]
    changed = any(last.content.get(key) != vintage.content.get(key) for key in keys)
    return last.day if changed else ""


def figures(key: str, vintage: Vintage | None, root: Path) -> Stored:
    """The figures of an indicator in a vintage, or those in force; raises NoData."""
    return vintages.load(vintage, key, root) if vintage else store.read(key, root)


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
        ask, _id(vintage, root), _about(drawn), drawn.finding,
        chart=drawn, fact=item, selection=chosen,
    )  # fmt: skip


def _about(drawn: Chart) -> tuple[str, ...]:
    """Indicator, unit and years."""
    span = drawn.since if drawn.since == drawn.until else f"{drawn.since}–{drawn.until}"
    return tuple(filter(None, (drawn.indicator.title.in_(drawn.lang), _measure(drawn), span)))


def _measure(drawn: Chart) -> str:
    if not drawn.comparator:
        return drawn.unit
    other = name(drawn.comparator, drawn.lang)
    return say(drawn.lang, "gap.subline", name=other, unit=drawn.unit)


def _fact(key: str, vintage: Vintage | None, root: Path, lang: Lang) -> Fact:
    try:
        return Fact(INDICATORS[key], figures(key, vintage, root))
    except NoData as error:
        raise Refused(say(lang, "page.no_data"), status=404) from error


def _told(item: Fact) -> Stored:
    if item.stored is None:
        raise NoData(item.problem)
    return item.stored


def _goal(ask: Ask, vintage: Vintage | None, root: Path) -> Shown:
    goal = GOALS[ask.key]
    judgement, triad = judged(ask, vintage, root)
    head = goal_words.heading(judgement, triad, ask.lang)
    kicker = (say(ask.lang, "embed.statement", id=goal.id, page=goal.page),)
    blank = Shown(ask, _id(vintage, root), kicker, head, goal.quote)
    lead = next((item.verdict for item in judgement.verdicts if item.verdict.assessed), None)
    if lead is None or goal.reason:
        return blank
    against = comparator_of(goal, ask.against)
    item = _fact(lead.indicator, vintage, root, ask.lang)
    drawn = goal_verdict.chart_of(lead, against, item.stored, ask.lang)
    told = (goal_words.ends(lead, ask.lang), " · ".join(_about(drawn)) if drawn else "")
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
