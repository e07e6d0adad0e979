"""/aenderungen.csv and /aenderungen.atom: what each recorded state changed, for machines.

Rows of the CSV: `release` (a state), `value` (one value of one region and period, with its kind of
change), `verdict` and `claim` (a statement judged differently), `triad` (a mark that differs),
`withheld` (an indicator whose values changed and are not passed on; `problem` says why).
"""

import csv
import io
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from indicators.model import Lang
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from indicators.releases import Changed, Effect, Release
from layouts import changes_words
from layouts.changes_data import record
from layouts.data import state
from layouts.paths import link
from layouts.words import say

COLUMNS = (
    "vintage", "day", "row", "indicators", "problem", "indicator", "indicator_de", "indicator_en",
    "unit_de", "unit_en", "region", "region_de", "region_en", "period", "kind", "old_value",
    "new_value", "old_status", "new_status", "statement", "subject", "before", "before_reason",
    "after", "after_reason",
)  # fmt: skip
NEWEST = 30
"""So many releases a feed holds; the CSV holds all."""
_NAMESPACE = uuid5(NAMESPACE_URL, "dreiklang-ruhr/aenderungen")

Row = dict[str, Any]


def as_csv(root: Path) -> str:
    """UTF-8 text with comma, decimal point and LF; no value is an empty cell.

    The first state is one row: its values are the figures themselves, not changes.
    """
    sink = io.StringIO()
    writer = csv.DictWriter(sink, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for item in record(root).releases:
        head = {"vintage": item.vintage.id, "day": item.vintage.day}
        writer.writerows(head | row for row in _rows(item, root))
    return sink.getvalue()


def _rows(item: Release, root: Path) -> Iterator[Row]:
    yield {"row": "release", "indicators": len(item.vintage.content), "problem": item.problem}
    for effect in item.effects:
        yield from _judgements(effect)
    for old, new in [item.triads] if item.triads else []:
        yield {"row": "triad", "subject": "triad", "before": old.mark, "after": new.mark}
        for a, b in zip(old.pillars, new.pillars, strict=True):
            yield {"row": "triad", "subject": a.pillar, "before": a.mark, "after": b.mark}
    for changed in item.changed:
        why = state.kept_back(changed.indicator, root)
        if why:
            yield {"row": "withheld", "problem": why} | _indicator(changed.indicator)
        else:
            yield from _values(changed)


def _judgements(effect: Effect) -> Iterator[Row]:
    head = {"statement": effect.goal.id}
    for a, b in effect.verdicts:
        reasons = {"before_reason": a.reason, "after_reason": b.reason}
        codes = {"before": a.code, "after": b.code}
        yield head | {"row": "verdict"} | _indicator(a.indicator) | codes | reasons
    for old, new in effect.checks:
        for subject, one, two in (("then", old.then, new.then), ("today", old.today, new.today)):
            reasons = {"before_reason": one.reason, "after_reason": two.reason}
            codes = {"before": one.verdict, "after": two.verdict}
            own = head | {"row": "claim", "subject": subject}
            yield own | _indicator(old.claim.indicator) | codes | reasons


def _values(changed: Changed) -> Iterator[Row]:
    head = {"row": "value"} | _indicator(changed.indicator)
    filled = changed.rows.astype(object).where(changed.rows.notna(), "")
    for row in filled.to_dict("records"):
        known = REGIONS.get(row["region"])
        names = {"region_de": known.name.de, "region_en": known.name.en} if known else {}
        yield head | {str(key): value for key, value in row.items()} | names


def _indicator(indicator_id: str) -> Row:
    known = INDICATORS.get(indicator_id)
    row: Row = {"indicator": indicator_id}
    if known:
        row |= {"indicator_de": known.title.de, "indicator_en": known.title.en}
        row |= {"unit_de": known.unit.de, "unit_en": known.unit.en}
    return row


def as_atom(root: Path, lang: Lang, own: str, base: str) -> str:
    """An Atom feed, one entry a release; `own` is its path, `base` the site's address."""
    found = record(root, NEWEST).releases
    page = base + link("changes", lang)
    updated = _moment(found[0]) if found else "1970-01-01T00:00:00Z"
    entries = "".join(_entry(item, lang, page) for item in found)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">'
        f"<id>urn:uuid:{_NAMESPACE if lang == 'de' else uuid5(_NAMESPACE, lang)}</id>"
        f"<title>{escape(say(lang, 'changes.feed'))}</title><updated>{updated}</updated>"
        f"<author><name>{escape(say(lang, 'shell.name'))}</name></author>"
        f'<link rel="self" type="application/atom+xml" href="{escape(base + own)}"/>'
        f'<link rel="alternate" type="text/html" href="{escape(page)}"/>{entries}</feed>\n'
    )


def _entry(item: Release, lang: Lang, page: str) -> str:
    key = f"{item.vintage.number}-{item.vintage.id}-{lang}"
    lines = [changes_words.finding(item, lang), *_told(item, lang)]
    content = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f"<entry><id>urn:uuid:{uuid5(_NAMESPACE, key)}</id>"
        f"<title>{escape(changes_words.title(item, lang))}</title>"
        f"<updated>{_moment(item)}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(page)}#{anchor(item)}"/>'
        f'<content type="html">{escape(content)}</content></entry>'
    )


def _told(item: Release, lang: Lang) -> list[str]:
    """Judgements that differ, then the indicators that changed."""
    pairs = changes_words.triads(item.triads, lang)
    pairs += [pair for effect in item.effects for pair in changes_words.pairs(effect, lang)]
    lines = [say(lang, "changes.shift", what=a, before=b, after=c) for a, b, c in pairs]
    return lines + [changes_words.label(changed.indicator, lang) for changed in item.changed]


def anchor(item: Release) -> str:
    """Where the release stands on the page."""
    return f"stand-{item.vintage.number}"


def _moment(item: Release) -> str:
    """The day of a state as Atom wants it; states have no time of day."""
    return f"{item.vintage.day}T00:00:00Z"
