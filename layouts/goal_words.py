"""Judgements in words, with a sign each that tells them apart without colour."""

from indicators.claims import Check, Outcome
from indicators.events import STATES
from indicators.goals import REASONS
from indicators.judge import Judgement
from indicators.model import Indicator, Lang
from indicators.readings import REASONS as NO_CHECK
from indicators.readings import VERDICTS
from indicators.registry import INDICATORS
from indicators.rules import RULES
from indicators.triad import Triad
from indicators.verdict import Verdict
from layouts.change import is_percent
from layouts.goal_data import WHOLE, Side, assessed, leading, side
from layouts.numbers import number, percent, quantity
from layouts.places import name
from layouts.words import say

SIGNS: dict[Side, str] = {
    "better": "▲", "same": "●", "worse": "▼", "kept": "●", "risen": "↑", "fallen": "↓",
    "mixed": "◆", "open": "○",
}  # fmt: skip
CLAIM_SIGNS = {"holds": "✓", "about": "≈", "fails": "✗", "uncheckable": "○"}


def words(verdict: Verdict, lang: Lang) -> str:
    """The verdict in words, or why there is none.

    An amount at current prices rises with inflation, so its words speak of the gap only.
    """
    if not verdict.assessed:
        return RULES.words["reason"][verdict.reason].in_(lang)
    moved, _, gap = verdict.code.partition("_")
    if gap and verdict.indicator in RULES.current_prices:
        told = RULES.words["gap"][gap].in_(lang)
        if verdict.standing == "ahead":
            told = say(lang, f"goal.lead_{gap}")
        return say(lang, f"goal.nominal_{moved}") + told
    return RULES.verdict(verdict.code, verdict.standing).in_(lang)


def span(verdict: Verdict) -> str:
    """The years a verdict is about: 2015–2025; empty without figures at both ends."""
    return f"{verdict.ruhr[0].year}–{verdict.ruhr[1].year}" if verdict.ruhr else ""


def robust(judged_agreeing: int, total: int, lang: Lang) -> str:
    return say(lang, "goal.variants", n=judged_agreeing, total=total)


def outcome(item: Outcome, lang: Lang, *, today: bool = False) -> str:
    """A check's result in words, or why there is none."""
    if item.verdict == "uncheckable":
        return f"{VERDICTS[item.verdict].in_(lang)}: {NO_CHECK[item.reason].in_(lang)}"
    # "stimmte ungefähr" is about the paper's own date.
    if today and item.verdict == "about":
        return say(lang, "goal.about_today")
    return VERDICTS[item.verdict].in_(lang)


def heading(judgement: Judgement, triad: Triad, lang: Lang) -> str:
    """The statement's result as one line: a claim by its check, a goal by its verdict."""
    check = leading(judgement)
    if judgement.goal.id == WHOLE:
        return whole(triad, lang)
    if judgement.event and not judgement.measured:
        state = STATES[judgement.event.state].in_(lang)
        title = judgement.event.title.in_(lang)
        return say(lang, "goal.not_seen", state=state[:1].upper() + state[1:], title=title)
    if check and (judgement.goal.klass == "PB" or not assessed(judgement)):
        return checked(check, lang)
    return course(judgement, lang) or unmeasured(judgement, lang)


def course(judgement: Judgement, lang: Lang) -> str:
    """The verdicts of the leading indicator and of the first that differs; "" without any."""
    found = assessed(judgement)
    if not found:
        return ""
    first = found[0].verdict
    other = next((i.verdict for i in found if side(i.verdict) != side(first)), None)
    parts = [f"{label(v.indicator, lang)}: {words(v, lang)}" for v in (first, other) if v]
    return "; ".join(parts)


def checked(item: Check, lang: Lang) -> str:
    """What became of a claim: Stimmte 2015, stimmt 2025 nicht."""
    then = say(lang, f"goal.then_{item.then.verdict}", year=item.then.year)
    if item.today.verdict == "uncheckable":
        return then + say(lang, "goal.now_uncheckable")
    return then + say(lang, f"goal.now_{item.today.verdict}", year=item.today.year)


def unmeasured(judgement: Judgement, lang: Lang) -> str:
    """Why no figure judges the statement."""
    return say(lang, "goal.not_measured", reason=why_not(judgement, lang))


def why_not(judgement: Judgement, lang: Lang) -> str:
    """The ledger's reason, else that of the leading indicator."""
    if judgement.goal.reason:
        return REASONS[judgement.goal.reason].in_(lang)
    return words(judgement.verdicts[0].verdict, lang) if judgement.verdicts else ""


def whole(triad: Triad, lang: Lang) -> str:
    """The triad in one line, pillars of the same mark together."""
    groups: dict[str, list[str]] = {}
    for item in triad.pillars:
        groups.setdefault(item.mark, []).append(say(lang, f"pillar.{item.pillar}"))
    parts = [
        f"{say(lang, 'goal.and').join(names)} {RULES.words['triad'][mark].in_(lang)}"
        for mark, names in groups.items()
    ]
    return say(lang, "goal.since", year=RULES.base_year) + ", ".join(parts)


def label(indicator_id: str, lang: Lang) -> str:
    """The short title; the catalogue has each only once."""
    return INDICATORS[indicator_id].short_title.in_(lang)


def moved(verdict: Verdict, amount: float, lang: Lang, *, tight: bool = False) -> str:
    """A signed change of a value: −0,6 Prozentpunkte, +4,2 %; `tight` for tables: −0,6 Punkte."""
    indicator = INDICATORS[verdict.indicator]
    if verdict.kind == "percent":
        return percent(amount, lang)
    unit = _unit(indicator, amount, lang, tight=tight)
    return number(amount, indicator.decimals, lang, sign=True) + unit


def width(verdict: Verdict, amount: float, lang: Lang, *, tight: bool = False) -> str:
    """An unsigned distance: 3,9 Prozentpunkte."""
    indicator = INDICATORS[verdict.indicator]
    if verdict.kind == "percent":
        points = say(lang, "goal.points" if tight else "change.points")
        return f"{number(abs(amount), 1, lang)} {points}"
    unit = _unit(indicator, amount, lang, tight=tight)
    return number(abs(amount), indicator.decimals, lang) + unit


def threshold(verdict: Verdict, lang: Lang) -> str:
    """The threshold with its unit, with as many decimals as it has."""
    indicator, text = INDICATORS[verdict.indicator], f"{verdict.threshold:g}"
    places = len(text.partition(".")[2])
    if verdict.kind == "percent":
        return number(verdict.threshold, places, lang) + ("\u00a0%" if lang == "de" else "%")
    return number(verdict.threshold, places, lang) + _unit(indicator, verdict.threshold, lang)


def ends(verdict: Verdict, lang: Lang) -> str:
    """Both ends of the Ruhr and of the comparator in one sentence."""
    if verdict.ruhr is None or verdict.other is None:
        return ""
    indicator = INDICATORS[verdict.indicator]
    a, b, c, d = (quantity(p.value, indicator, lang) for p in (*verdict.ruhr, *verdict.other))
    y0, y1 = (point.year for point in verdict.ruhr)
    known = name(verdict.comparator, lang)
    return say(lang, "goal.numbers", a=a, b=b, c=c, d=d, y0=y0, y1=y1, name=known)


def behind(verdict: Verdict, gap: float, lang: Lang) -> str:
    """The gap in words: how far the Ruhr stands behind or ahead, as wanted."""
    key = "ahead" if gap < 0 else "behind" if gap > 0 else "level"
    if verdict.kind == "percent":
        key = f"growth_{key}"
    return say(lang, f"goal.{key}", amount=width(verdict, gap, lang, tight=True))


def value(indicator: Indicator, amount: float, lang: Lang) -> str:
    return quantity(amount, indicator, lang)


def place(region: str, lang: Lang) -> str:
    return name(region, lang)


def _unit(indicator: Indicator, amount: float, lang: Lang, *, tight: bool = False) -> str:
    """Points for per cent, else the symbol; nothing for plain numbers."""
    if is_percent(indicator) and tight:
        return f" {say(lang, 'goal.points')}"
    if is_percent(indicator):
        one = number(abs(amount), indicator.decimals, lang) in ("1", "1,0", "1.0")
        return f" {say(lang, 'change.point' if one else 'change.points')}"
    symbol = indicator.symbol.in_(lang)
    return f"\u00a0{symbol}" if symbol else ""
