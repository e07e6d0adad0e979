"""/api/v1/observations: rows of one or more indicators, filtered, in pages."""

import re
from dataclasses import replace
from urllib.parse import urlencode

from indicators.query import Selection, select
from indicators.store import Stored
from indicators.tidy import STATUS
from layouts.data import ask, state
from layouts.data.call import EXAMPLE, V1, Call, Json, indicator_id, region_id, table, terms
from layouts.data.errors import BadRequest
from layouts.data.table import Part, Table, rows

PARAMETERS = (
    "indicator", "region", "since", "until", "status", "limit", "offset", "lang", "vintage",
)  # fmt: skip
MANY = ("indicator", "region")


def observations(call: Call) -> Json:
    """Rows of one or more indicators, in pages."""
    keys = [indicator_id(key) for key in call.given.get("indicator", "").split("~") if key]
    if not keys:
        raise BadRequest("parameter 'indicator' is missing", example=EXAMPLE)
    asked = call.given.get("vintage", "")
    found = [(key, _chosen(state.load(key, asked, call.root), call)) for key in dict.fromkeys(keys)]
    whole = table(call, found, "observations")
    limit, offset = _count(call, "limit", 1000, 1, 10000), _count(call, "offset", 0, 0, 10**7)
    total = sum(part.total for part in whole.parts)
    more = offset + limit < total
    following = urlencode({**call.given, "offset": offset + limit}, safe="~")
    return {
        "ok": True,
        "vintage": whole.vintage,
        "total": total,
        "limit": limit,
        "offset": offset,
        "next": f"{call.base}{V1}/observations?{following}" if more else None,
        "observations": _page(whole, offset, limit),
    } | terms(whole)


def _chosen(stored: Stored, call: Call) -> Stored:
    """The rows the filters let through."""
    keys = tuple(region_id(key) for key in call.given.get("region", "").split("~") if key)
    chosen = Selection(keys, _year(call, "since"), _year(call, "until"))
    frame = select(stored.frame, chosen)
    status = call.given.get("status", "")
    if status:
        ask.one_of(call.given, "status", tuple(STATUS))
        frame = frame[frame["status"] == status]
    return Stored(frame, stored.provenance)


def _page(table: Table, offset: int, limit: int) -> list[Json]:
    """The rows from `offset` on; no others are made."""
    found: list[Json] = []
    for part in table.parts:
        frame = part.stored.frame.iloc[offset : offset + limit - len(found)]
        found += _lines(replace(part, stored=Stored(frame, part.provenance)), table)
        offset = max(offset - part.total, 0)
    return found


def _lines(part: Part, table: Table) -> list[Json]:
    """Rows with the mark of what is our own calculation."""
    ours = part.stored.frame["derived"].tolist()
    every = rows(part.indicator, part.stored, table.vintage, table.lang)
    return [row._asdict() | {"derived": bool(own)} for row, own in zip(every, ours, strict=True)]


def _year(call: Call, name: str) -> str:
    value = call.given.get(name, "")
    if value and not re.fullmatch(r"[0-9]{4}", value):
        raise BadRequest(f"{name}={value!r} is no year", example=f"{name}=2015")
    return value


def _count(call: Call, name: str, default: int, low: int, high: int) -> int:
    value = call.given.get(name, "") or str(default)
    if not re.fullmatch(r"[0-9]{1,8}", value) or not low <= int(value) <= high:
        raise BadRequest(
            f"{name}={value!r} is no number from {low} to {high}", example=f"{name}={default}"
        )
    return int(value)
