"""A release in words: counts, revisions, and judgements before and after."""

from indicators.model import Indicator, Lang
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from indicators.releases import Effect, Release, Revision
from indicators.rules import RULES
from indicators.triad import Triad
from indicators.verdict import Verdict
from layouts import goal_words
from layouts.numbers import day, number, quantity
from layouts.places import name
from layouts.words import say

Pair = tuple[str, str, str]
"""What is judged, the words before, the words after."""


def title(item: Release, lang: Lang) -> str:
    """Stand vom 24.11.2026."""
    return say(lang, "changes.state", day=day(item.vintage.day, lang))


def counts(item: Release, lang: Lang) -> str:
    """Werte: 132 neu, 4 revidiert; that nothing changed, where nothing did."""
    parts = [
        say(lang, f"changes.n_{kind}", count=number(amount, 0, lang))
        for kind, amount in item.counts.items()
    ]
    if not parts:
        return say(lang, "changes.no_value")
    return say(lang, "changes.counted", parts=", ".join(parts))


def judged(item: Release, lang: Lang) -> str:
    """How many statements came out differently."""
    amount = len(item.effects)
    key = {0: "none", 1: "one"}.get(amount, "many")
    return say(lang, f"changes.judged_{key}", count=amount)


def finding(item: Release, lang: Lang) -> str:
    """The release in one line."""
    if item.problem:
        return say(lang, "changes.unreadable")
    if item.before is None:
        return say(lang, "changes.first", count=len(item.vintage.content))
    return f"{counts(item, lang)}; {judged(item, lang)}"


def label(indicator_id: str, lang: Lang) -> str:
    """The title; the id where the catalogue has no such indicator any more."""
    known = INDICATORS.get(indicator_id)
    return known.title.in_(lang) if known else indicator_id


def region(region_id: str, lang: Lang) -> str:
    return name(region_id, lang) if region_id in REGIONS else region_id


def revision(item: Revision, indicator: Indicator, lang: Lang) -> str:
    """Essen 2023: 10,2 % → 10,4 %."""
    old, new = (quantity(value, indicator, lang) for value in (item.old, item.new))
    place = region(item.region, lang)
    return say(lang, "changes.revision", region=place, period=item.period, old=old, new=new)


def pairs(item: Effect, lang: Lang) -> list[Pair]:
    """A statement's verdicts and claim checks that differ."""
    found = [(label(a.indicator, lang), _verdict(a, lang), _verdict(b, lang))
             for a, b in item.verdicts]  # fmt: skip
    for a, b in item.checks:
        reading = a.claim.label.in_(lang)
        if a.then.verdict != b.then.verdict:
            old, new = (goal_words.outcome(check.then, lang) for check in (a, b))
            found.append((say(lang, "changes.then", label=reading), old, new))
        if a.today.verdict != b.today.verdict:
            old, new = (goal_words.outcome(check.today, lang, today=True) for check in (a, b))
            found.append((say(lang, "changes.today", label=reading), old, new))
    return found


def _verdict(item: Verdict, lang: Lang) -> str:
    """The verdict in words with its years, for those may have changed as well."""
    years = goal_words.span(item)
    return f"{goal_words.words(item, lang)} ({years})" if years else goal_words.words(item, lang)


def triads(both: tuple[Triad, Triad] | None, lang: Lang) -> list[Pair]:
    """Pillars, and the triad as a whole, whose mark differs."""
    if both is None:
        return []
    words = RULES.words["triad"]
    marks = [
        (say(lang, f"pillar.{a.pillar}"), a.mark, b.mark)
        for a, b in zip(both[0].pillars, both[1].pillars, strict=True)
    ]
    marks.append((say(lang, "changes.whole"), both[0].mark, both[1].mark))
    return [
        (what, words[old].in_(lang), words[new].in_(lang)) for what, old, new in marks if old != new
    ]
