"""The sidecar of a table: what its columns and figures mean, where from, how to cite."""

from dataclasses import asdict
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from indicators.goals import CLASSES, GOALS
from indicators.model import Indicator, Lang
from indicators.regions import REGIONS
from indicators.tidy import STATUS
from layouts import goal_files
from layouts.data import citation
from layouts.data.csv_writer import text
from layouts.data.table import COLUMNS, Part, Table
from layouts.goal_data import judged
from layouts.words import say

Json = dict[str, Any]
TYPES = {"value": "number", "numerator": "number", "denominator": "number"}
FORMAT = "Dreiklang Ruhr metadata, version 1"


def metadata(table: Table, root: Path) -> Json:
    """Everything a reader of the figures needs, with the hash of the rows as plain CSV."""
    csv = text(table.rows())
    rows = {"rows": csv.count(b"\n") - 1, "sha256": sha256(csv).hexdigest()}
    return described(table) | rows | (_statement(table, root) if table.kind == "goal" else {})


def described(table: Table) -> Json:
    """What the table is, on which terms, what its columns and indicators mean."""
    lang = table.lang
    return {
        "format": FORMAT,
        "kind": table.kind,
        "id": table.key,
        "title": table.title,
        "language": lang,
        "vintage": table.vintage,
        "issued": table.day or None,
        "page": table.page,
        "data": table.file("csv"),
        "citationShort": citation.short(table),
        "citationLong": citation.long(table),
        "licences": [{"name": k, "url": v} for k, v in citation.licences(table).items()],
        "changed": citation.changed(table) or None,
        "columns": columns(lang),
        "statusLegend": legend(lang),
        "sources": [asdict(source) for source in citation.sources(table)],
        "indicators": [indicator(part, lang) for part in table.parts],
        "leftOut": list(table.left_out),
    }


def legend(lang: Lang) -> dict[str, str]:
    """Status letter -> what it means."""
    return {letter: say(lang, f"status.{letter}") for letter in STATUS}


def columns(lang: Lang) -> list[Json]:
    """Name, type and meaning of each column."""
    return [
        {
            "name": name,
            "type": TYPES.get(name, "string"),
            "description": say(lang, f"data.col_{name}"),
        }
        for name in COLUMNS
    ]


def indicator(part: Part, lang: Lang) -> Json:
    """What one indicator says, how it is made, what to beware of."""
    own, frame = part.indicator, part.stored.frame
    told = frame[frame["value"].notna()]["period"]
    return declared(own, lang) | {
        "sources": [f"{o.publisher}/{o.table}" for o in part.provenance.origins],
        "weights": part.provenance.weights or None,
        "timespan": [str(told.min()), str(told.max())] if len(told) else None,
        "computed": _computed(part),
    }


def declared(own: Indicator, lang: Lang) -> Json:
    """What the catalogue declares of an indicator."""
    return {
        "id": own.id,
        "titleShort": own.short_title.in_(lang),
        "titleLong": own.title.in_(lang),
        "description": own.description.in_(lang),
        "definition": own.definition.in_(lang),
        "unit": own.unit.in_(lang),
        "symbol": own.symbol.in_(lang),
        "decimals": own.decimals,
        "direction": own.direction,
        "pillar": own.pillar,
        "frequency": own.frequency,
        "comparability": own.level,
        "territory": say(lang, "data.territory"),
        "pool": list(own.pool.methods),
        "poolReason": own.pool.reason.in_(lang) if own.pool.reason else None,
        "notes": [note.in_(lang) for note in own.notes],
        "breaks": [
            {"period": b.period, "text": b.text.in_(lang), "regions": list(b.regions)}
            for b in own.breaks
        ],
        "absent": list(own.absent),
    }


def _computed(part: Part) -> dict[str, list[str]]:
    """Region -> periods whose value is ours, first to last; every one between them is too."""
    frame = part.stored.frame
    rows = zip(frame["region"], frame["derived"], frame["period"], strict=True)
    runs: dict[str, list[str]] = {}
    for (region, ours), group in groupby(rows, key=lambda row: row[:2]):
        periods = [period for *_, period in group]
        if ours:
            runs.setdefault(region, []).append("..".join(dict.fromkeys((periods[0], periods[-1]))))
    return runs


def _statement(table: Table, root: Path) -> Json:
    """The statement word for word with every verdict and check, as /ziele.csv has them."""
    goal = GOALS[table.key]
    judgement, _ = judged(goal, table.selection.comparator, root)
    rows = goal_files.passed_on(judgement, root)
    return {
        "statement": {
            "quote": goal.quote,
            "glossEnglish": goal.gloss,
            "page": goal.page,
            "class": CLASSES[goal.klass].in_(table.lang),
        },
        "judgement": [
            {key: value for key, value in row.items() if value not in (None, "")} for row in rows
        ],
    }


def csvw(table: Table, url: str) -> Json:
    """CSV on the Web: the table at `url` (relative to where this lies) with datatypes and keys."""
    found = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": table.lang}],
        "url": url,
        "dc:title": table.title,
        "dc:language": table.lang,
        "dc:source": "; ".join(citation.line(s, table.lang) for s in citation.sources(table)),
        "dc:license": "; ".join(filter(None, citation.licences(table).values())),
        "dc:rights": citation.changed(table),
        "dc:bibliographicCitation": citation.short(table),
        "dc:identifier": table.vintage,
        "dc:issued": table.day,
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ","},
        "tableSchema": {
            "columns": [_column(entry) for entry in columns(table.lang)],
            "primaryKey": ["indicator", "region_code", "period"],
        },
    }
    return {key: value for key, value in found.items() if value != ""}


def _column(entry: Json) -> Json:
    name = entry["name"]
    more: Json = {"separator": " "} if name == "source_id" else {}
    if name in ("indicator", "region_code", "period", "status", "vintage"):
        more["required"] = True
    if name == "status":
        more["datatype"] = {"base": "string", "format": f"[{''.join(STATUS)}]"}
    return {
        "name": name,
        "titles": name,
        "datatype": entry["type"],
        "dc:description": entry["description"],
    } | more


def region(key: str, lang: Lang) -> Json:
    """A region with its codes."""
    own = REGIONS[key]
    return {
        "code": own.id,
        "name": own.name.in_(lang),
        "kind": own.kind,
        "slug": own.key,
        "nuts": own.nuts or None,
    }
