"""Search over the catalogue, the regions and the paper's statements, in German and English.

Forgives case, umlauts, hyphens, word endings and misspellings, and knows the synonyms of
synonyms.toml. A query's words are matched one by one: exact, as a beginning, inside a compound
word, else by likeness. An entry's score is the share of the query's words it answers, rare words
counting more, from 0 to 1. The index is built once, from declarations alone; no file of figures
is read.
"""

import re
import tomllib
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Literal

from indicators.goals import GOALS
from indicators.model import Text
from indicators.regions import REGIONS
from indicators.registry import INDICATORS

Kind = Literal["indicator", "region", "goal"]
KINDS: tuple[Kind, ...] = ("indicator", "region", "goal")

LONGEST, MOST_WORDS = 120, 6
"""Characters looked at and words matched: a bound on the work one request can cause."""
TITLE, SYNONYM, NAME, DESCRIPTION, QUOTE = 1.0, 0.95, 0.9, 0.5, 0.45
PREFIX, INSIDE, LIKE, PART = 0.9, 0.7, 0.85, 0.6
"""What a match is worth: at the beginning, inside, by likeness, as a part of what was asked."""
LEAST, NEAR = 0.76, 0.68
"""Likeness from which a word counts as misspelt, and from which it is worth suggesting."""
WORST, BEHIND = 0.3, 0.5
"""An entry must reach this score, and this share of the best one's."""

_AMPERSAND = re.compile(r"\b([a-z]) ?& ?([a-z])\b")
_HYPHEN = re.compile(r"(?<=\w)[-'’](?=\w)")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `score` lies between 0 and 1, 1 for its very name or synonym."""

    kind: Kind
    id: str
    label: Text
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits, the best first. Without any, `suggestion` is the nearest name, or None."""

    hits: tuple[Hit, ...]
    suggestion: Text | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    id: str
    label: Text
    fields: tuple[tuple[str, float], ...]
    """Texts and their weights."""
    length: int
    """Words of the label: of two entries that answer alike, the shorter is meant."""


@dataclass(frozen=True, slots=True)
class _Index:
    entries: tuple[_Entry, ...]
    postings: Mapping[str, Mapping[int, float]]
    """Word -> entry -> weight of the best field that holds it."""
    rarity: Mapping[str, float]
    words: tuple[str, ...]
    """All words, sorted."""
    pairs: Mapping[str, tuple[str, ...]]
    """Two letters -> words of names and synonyms that contain them."""
    names: Mapping[str, frozenset[int]]
    """Whole name or synonym -> entries."""


def search(query: str, kinds: Iterable[Kind] = KINDS, limit: int = 20) -> Answer:
    """What the query may mean; an empty query finds nothing and suggests nothing."""
    wanted = frozenset(kinds)
    asked = words(query[:LONGEST])
    found = _scores(asked)
    hits = [
        Hit(entry.kind, entry.id, entry.label, round(score, 4))
        for number, score in found.items()
        if (entry := _index().entries[number]).kind in wanted
    ]
    # Stable: what is equally good stays in the order of the catalogue.
    hits.sort(key=lambda hit: -hit.score)
    floor = max(WORST, BEHIND * hits[0].score) if hits else 0.0
    kept = tuple(hit for hit in hits if hit.score >= floor)[:limit]
    return Answer(kept, None if kept else _suggestion(asked, wanted))


def fold(text: str) -> str:
    """Lower case, without accents, umlauts and their spellings ae, oe, ue, without hyphens."""
    split = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in split if not unicodedata.combining(letter))
    for spelling in ("ae", "oe", "ue"):
        plain = plain.replace(spelling, spelling[0])
    return _HYPHEN.sub("", _AMPERSAND.sub(r"\1\2", plain))


def words(text: str) -> list[str]:
    """The folded words of a text without stop words; those alone stay."""
    every = _WORD.findall(fold(text))
    return [word for word in every if word not in _STOP] or every


def _scores(asked: list[str]) -> dict[int, float]:
    """Entry -> score, for every entry that answers at least one word."""
    index = _index()
    total, sums = 0.0, dict[int, float]()
    for word in asked[:MOST_WORDS]:
        matches = _matches(word)
        rarity = max((index.rarity[other] for other in matches), default=_UNKNOWN)
        total += rarity
        best: dict[int, float] = {}
        for other, likeness in matches.items():
            for number, weight in index.postings[other].items():
                best[number] = max(best.get(number, 0.0), likeness * weight)
        for number, weight in best.items():
            sums[number] = sums.get(number, 0.0) + rarity * weight
    shares = {n: min(1.0, len(asked) / index.entries[n].length) for n in sums}
    scores = {n: (0.94 + 0.05 * shares[n]) * value / total for n, value in sums.items()}
    exact = index.names.get("".join(asked), frozenset())
    return scores | dict.fromkeys(exact, 1.0)


@lru_cache(maxsize=4096)
def _matches(word: str) -> Mapping[str, float]:
    """Words of the index that the word may mean, with their likeness."""
    every, exact = _index().words, word in _index().postings
    found: dict[str, float] = {}
    if len(word) > 3:
        found |= {other: INSIDE for other in every if word in other}
    if len(word) > 2 or not exact:
        found |= _beginning(word, every)
    if exact:
        found[word] = 1.0
    if not found and len(word) > 3:
        found = {other: LIKE * like for other, like in _near(word) if like >= LEAST}
    return found or {other: PART for other in every if len(other) > 4 and other in word}


def _beginning(word: str, every: tuple[str, ...]) -> dict[str, float]:
    """The words that begin so: the more of a word is there, the likelier it is meant."""
    if len(word) < 2:
        return {}
    held = every[bisect_left(every, word) : bisect_left(every, word + "~")]
    return {other: PREFIX * (0.7 + 0.3 * len(word) / len(other)) for other in held}


def _near(word: str, most: int = 8) -> list[tuple[str, float]]:
    """The words of names and synonyms most like the word, with a likeness from 0 to 1."""
    index = _index()
    shared = Counter[str]()
    for pair in _pairs(word):
        shared.update(index.pairs.get(pair, ()))
    dice = {other: 2 * n / (len(word) + len(other) + 2) for other, n in shared.items()}
    nearest = sorted(dice, key=lambda other: (-dice[other], other))[:most]
    return [(other, SequenceMatcher(None, word, other, False).ratio()) for other in nearest]


def _suggestion(asked: list[str], wanted: frozenset[Kind]) -> Text | None:
    """The label of the entry whose name holds the word most like one that was asked for."""
    index = _index()
    long = (word for word in asked[:MOST_WORDS] if len(word) > 3)
    near = [(like, other) for word in long for other, like in _near(word) if like >= NEAR]
    for _, other in sorted(near, reverse=True):
        postings = index.postings[other]
        for number in sorted(postings, key=lambda n: -postings[n]):
            if index.entries[number].kind in wanted:
                return index.entries[number].label
    return None


def _pairs(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[i : i + 2] for i in range(len(padded) - 1)}


@lru_cache(maxsize=1)
def _index() -> _Index:
    entries = tuple(_entries())
    postings: dict[str, dict[int, float]] = {}
    names: dict[str, set[int]] = {}
    for number, entry in enumerate(entries):
        for text, weight in entry.fields:
            if weight >= NAME:
                names.setdefault("".join(words(text)), set()).add(number)
            for word in words(text):
                held = postings.setdefault(word, {})
                held[number] = max(held.get(number, 0.0), weight)
    pairs: dict[str, list[str]] = {}
    for word in (word for word, held in postings.items() if max(held.values()) >= NAME):
        for pair in _pairs(word):
            pairs.setdefault(pair, []).append(word)
    return _Index(
        entries,
        postings,
        {word: log(1 + len(entries) / len(held)) for word, held in postings.items()},
        tuple(sorted(postings)),
        {pair: tuple(held) for pair, held in pairs.items()},
        {name: frozenset(numbers) for name, numbers in names.items()},
    )


def _entries() -> Iterator[_Entry]:
    for item in INDICATORS.values():
        names = (item.title, item.short_title, item.slug)
        yield _entry("indicator", item.id, item.title, names, (item.description,), DESCRIPTION)
    for region in REGIONS.values():
        codes = Text(region.id, region.nuts or region.id)
        yield _entry("region", region.id, region.name, (region.name, codes), (), 0.0)
    for goal in GOALS.values():
        told = Text(goal.quote, goal.gloss)
        yield _entry("goal", goal.id, told, (Text(goal.id, goal.id),), (told,), QUOTE)


def _entry(
    kind: Kind, key: str, label: Text, names: tuple[Text, ...], texts: tuple[Text, ...], low: float
) -> _Entry:
    fields = [(text, TITLE) for name in names for text in (name.de, name.en)]
    fields += [(text, SYNONYM) for text in SYNONYMS.get(kind, {}).get(key, ())]
    fields += [(text, low) for told in texts for text in (told.de, told.en)]
    length = min(len(words(label.de)), len(words(label.en)))
    return _Entry(kind, key, label, tuple(fields), length)


_DATA = tomllib.loads(Path(__file__).with_name("synonyms.toml").read_text("utf-8"))
SYNONYMS: Mapping[str, Mapping[str, list[str]]] = {
    kind: _DATA[kind] for kind in ("indicator", "region")
}
_STOP = frozenset(fold(word) for word in _DATA["stop"])
_UNKNOWN = log(100)
"""Rarity of a word nothing matches: it weighs like one that few entries hold."""
