"""Addresses of the pages about statements: /ziele and its filter, /ziel/A06 and its comparator."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from indicators.goals import Goal
from indicators.judge import Judgement
from indicators.model import Lang
from indicators.regions import REGIONS, UnknownRegion, find
from layouts.goal_data import COMPARATORS, Ledger, claim
from layouts.paths import link
from layouts.words import say

CSV, JSON = "/ziele.csv", "/ziele.json"

PILLARS = {
    "wirtschaftskraft": "economy", "arbeitsmarkt": "labour", "lebensqualitaet": "life",
    "dreiklang": "triad", "vorgehen": "process",
}  # fmt: skip
CLASSES = {"ziel": "MZ", "behauptung": "PB", "qualitativ": "QZ"}
RESULTS = {
    "besser": "better", "gleich": "same", "schlechter": "worse", "gehalten": "kept",
    "gestiegen": "risen", "gesunken": "fallen", "verschieden": "mixed",
    "stimmt": "holds", "ungefaehr": "about", "stimmt-nicht": "fails", "offen": "open",
}  # fmt: skip
"""Values of `urteil`: a side of the trend, an outcome of the claim check, or nothing measured."""
_KNOWN: dict[str, Mapping[str, str]] = {"saeule": PILLARS, "klasse": CLASSES, "urteil": RESULTS}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements to show: pillar, class and result as our own codes; "" means all."""

    pillar: str = ""
    klass: str = ""
    result: str = ""

    def passes(self, judgement: Judgement, ledger: Ledger) -> bool:
        """Whether a statement is asked for."""
        goal = judgement.goal
        fits = self.pillar in ("", goal.pillar) and self.klass in ("", goal.klass)
        return fits and self.result in ("", *results(judgement, ledger))


def results(judgement: Judgement, ledger: Ledger) -> tuple[str, ...]:
    """The results a statement is listed under: its trend, its claim, or open."""
    if not judgement.measured:
        return ("open",)
    trend = ledger.trend(judgement.goal.id)
    return tuple(filter(None, ("" if trend == "open" else trend, claim(judgement))))


def filter_of(query: Mapping[str, str], lang: Lang) -> tuple[Filter, tuple[str, ...]]:
    """The filter as far as the query can be understood, and a note for each part that cannot."""
    found, notes = [], []
    for key, known in _KNOWN.items():
        text = query.get(key, "")
        found.append(known.get(text, ""))
        if text and text not in known:
            parts = {"name": key, "text": text, "known": ", ".join(known)}
            notes.append(say(lang, "goals.unknown", **parts))
    return Filter(*found), tuple(notes)


def comparator(query: Mapping[str, str], lang: Lang) -> tuple[str, tuple[str, ...]]:
    """The comparator asked for by `vergleich` ("" for the ledger's own), and a note if unknown."""
    text = query.get("vergleich", "")
    if not text:
        return "", ()
    try:
        region = find(text).id
    except UnknownRegion:
        region = ""
    if region in COMPARATORS:
        return region, ()
    known = ", ".join(REGIONS[key].key for key in COMPARATORS)
    return "", (say(lang, "goal.unknown_comparator", text=text, known=known),)


def href(goal: Goal, lang: Lang, asked: str = "") -> str:
    """The address of a statement, with a comparator other than the ledger's."""
    return link("goal", lang, goal.id, goal_query(goal, asked))


def goal_query(goal: Goal, asked: str) -> str:
    """The query for a comparator; the ledger's own needs no naming."""
    usual = asked in ("", goal.comparator)
    return "" if usual else urlencode({"vergleich": REGIONS[asked].key})


def ledger_query(wanted: Filter) -> str:
    """The canonical query of a filter."""
    parts = zip(_KNOWN.items(), (wanted.pillar, wanted.klass, wanted.result), strict=True)
    found = {
        key: next(url for url, known in codes.items() if known == code)
        for (key, codes), code in parts
        if code
    }
    return urlencode(found)
