"""/datenstand.csv: one row for each indicator and each table it is made of."""

import csv
import io
from pathlib import Path
from typing import Any

from indicators.publishers import PUBLISHERS
from layouts.state_data import Held, Source, state

COLUMNS = (
    "indicator", "indicator_de", "indicator_en", "pillar", "level", "frequency", "last_period",
    "first_year", "last_year", "members_in_last_period", "missing", "problem", "table",
    "publisher", "publisher_de", "publisher_en", "title_de", "title_en", "licence",
    "table_last_period", "editions", "retrieved", "service", "next_update", "asked", "outcome",
    "good", "stale", "words",
)  # fmt: skip
UNKNOWN = "unknown"
"""No release calendar is read from any source, so the day of the next figures is not known."""


def as_csv(root: Path) -> str:
    """UTF-8 text with comma, decimal point and LF; what is not known is an empty cell.

    `missing` holds `AGS:year year` for each member, parted by semicolons; `retrieved` and
    `editions` hold several values parted by spaces. Ages are left out: they change every day.
    """
    sink = io.StringIO()
    writer = csv.DictWriter(sink, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for held in state(root).held:
        head = _indicator(held)
        writer.writerows(head | _source(item) for item in held.sources)
    return sink.getvalue()


def _indicator(item: Held) -> dict[str, Any]:
    known = item.indicator
    row: dict[str, Any] = {
        "indicator": known.id,
        "indicator_de": known.title.de,
        "indicator_en": known.title.en,
        "pillar": known.pillar,
        "level": known.level,
        "frequency": known.frequency,
        "last_period": item.last,
        "problem": item.problem,
    }
    there = item.coverage
    if there and there.years:
        row |= {"first_year": there.years[0], "last_year": there.years[-1]}
        row |= {"members_in_last_period": there.with_value(item.last)}
        gaps = {key: [y for y in there.years if y not in held] for key, held in there.held.items()}
        row["missing"] = ";".join(
            f"{key}:{' '.join(years)}" for key, years in gaps.items() if years
        )
    return row


def _source(item: Source) -> dict[str, Any]:
    known, check = PUBLISHERS[item.table.publisher], item.check
    row: dict[str, Any] = {
        "table": item.table.id,
        "publisher": known.id,
        "publisher_de": known.name.de,
        "publisher_en": known.name.en,
        "title_de": item.table.title.de,
        "title_en": item.table.title.en,
        "licence": known.licence,
        "table_last_period": item.last,
        "editions": " ".join(item.editions),
        "retrieved": " ".join(item.retrieved),
        "service": " ".join(dict.fromkeys(live.service for live in item.table.live)),
        "next_update": UNKNOWN,
    }
    if check:
        row |= {"asked": check.asked, "outcome": check.outcome, "good": check.good}
        row |= {"stale": str(check.stale).lower(), "words": check.words}
    return row
