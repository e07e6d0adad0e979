"""/ziele.csv and /ziele.json: every input of every verdict and check, so that anyone can redo them.

One table for both; what its rows are stands in goal_rows.py. Where the figures of an indicator are
not passed on, its verdicts stay and their figures go: `withheld` says why.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

from indicators.judge import Judgement
from indicators.rules import RULES
from layouts.data import state
from layouts.goal_data import Ledger, ledger
from layouts.goal_rows import Row, statement

GOAL_COLUMNS = (
    "statement", "row", "page", "section_de", "section_en", "class", "class_de", "class_en",
    "pillar", "pillar_de", "pillar_en", "quote", "gloss_en", "measured", "reason", "reason_de",
    "reason_en", "event_state",
)  # fmt: skip
VERDICT_COLUMNS = (
    "indicator", "indicator_de", "indicator_en", "unit_de", "level", "direction",
    "desired_sign", "kind", "threshold", "min_points", "comparator", "comparator_de",
    "base_year", "last_year", "points", "ruhr_base", "ruhr_base_status", "ruhr_last",
    "ruhr_last_status", "comparator_base", "comparator_base_status", "comparator_last",
    "comparator_last_status", "break_year", "trend", "gap_base", "gap_last", "verdict",
    "verdict_de", "verdict_en", "verdict_reason", "verdict_reason_de", "verdict_reason_en",
    "current_prices", "counts_as", "standing", "theil_sen_per_year",
    "years_in_desired_direction", "years_counted", "members_counted", "members_improved",
    "members_worsened", "member_best", "member_worst", "range_base", "range_last", "variants",
    "variants_agreeing", "variants_computed", "robustness", "variant_codes",
)  # fmt: skip
CHECK_COLUMNS = (
    "reading", "reading_de", "reading_en", "quantity", "relation", "number", "precision",
    "some", "check_comparator", "check_then_year", "check_then", "check_then_de",
    "check_then_en", "check_then_reason", "check_today_year", "check_today", "check_today_de",
    "check_today_en", "check_today_reason", "date", "year", "since", "region", "region_de",
    "value", "value_status", "reference", "reference_status", "tolerance", "state",
    "kreise_lower", "kreise", "kreise_lower_before", "kreise_before",
)  # fmt: skip
SOURCE_COLUMNS = (
    "source", "licence", "licence_url", "changed", "withheld",
)  # fmt: skip
WORDS = frozenset((
    *GOAL_COLUMNS, *SOURCE_COLUMNS, "indicator", "indicator_de", "indicator_en", "unit_de", "level",
    "direction", "kind", "comparator", "comparator_de", "base_year", "last_year", "verdict",
    "verdict_de", "verdict_en", "verdict_reason", "verdict_reason_de", "verdict_reason_en",
    "counts_as", "standing", "reading", "reading_de", "reading_en", "quantity", "relation",
    "check_comparator", "check_then_year", "check_then", "check_then_de", "check_then_en",
    "check_then_reason", "check_today_year", "check_today", "check_today_de", "check_today_en",
    "check_today_reason",
))  # fmt: skip
"""Columns that hold no figure of a publisher: what is judged, and how."""


def rows(root: Path) -> tuple[tuple[str, ...], list[Row]]:
    """Column names in their order, and the rows; years of lines come last, as ruhr_2015."""
    known = ledger(root)
    found = [row for item in known.judgements.values() for row in passed_on(item, root)]
    years = sorted(
        {int(key[-4:]) for row in found for key in row if key[:5] == "ruhr_" and key[-4:].isdigit()}
    )
    lines = tuple(
        f"{name}_{year}{end}"
        for year in years
        for name in ("ruhr", "comparator")
        for end in ("", "_status")
    )
    return (*GOAL_COLUMNS, *VERDICT_COLUMNS, *CHECK_COLUMNS, *SOURCE_COLUMNS, *lines), found


def passed_on(item: Judgement, root: Path) -> list[Row]:
    """The rows of a statement without the figures that this site does not pass on."""
    found = [(row, _kept_back(row, root)) for row in statement(item, root)]
    told = [(row, why) for row, why in found if not why or row["row"] != "part"]
    return [_words(row) | {"withheld": why} if why else row for row, why in told]


def _kept_back(row: Row, root: Path) -> str:
    return state.kept_back(row["indicator"], root) if "indicator" in row else ""


def _words(row: Row) -> Row:
    return {key: value for key, value in row.items() if key in WORDS}


def as_csv(root: Path) -> str:
    """UTF-8 text with comma, decimal point and LF; no value is an empty cell."""
    columns, found = rows(root)
    sink = io.StringIO()
    writer = csv.DictWriter(sink, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in found)
    return sink.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def as_json(root: Path) -> str:
    """The same rows as objects without empty fields, with the rules that were applied."""
    columns, found = rows(root)
    kept = [{key: value for key, value in row.items() if value not in (None, "")} for row in found]
    known = ledger(root)
    body = {
        "rules": _rules(),
        "triad": _triad(known),
        "columns": columns,
        "rows": kept,
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def _rules() -> Row:
    return {
        "base_year": RULES.base_year,
        "window": RULES.window,
        "min_points": RULES.min_points,
        "robust_share": RULES.robust_share,
        "words_de": {key: text.de for key, text in RULES.words["verdict"].items()},
        "words_en": {key: text.en for key, text in RULES.words["verdict"].items()},
    }


def _triad(known: Ledger) -> Row:
    pillars = {
        item.pillar: {"mark": item.mark, "counted": dict(item.counted), "left_out": item.left_out}
        for item in known.triad.pillars
    }
    return {"mark": known.triad.mark, "pillars": pillars}
