"""Eurostat: JSON-stat 2.0 of the dissemination API, flags included.

Asked twice, for the regions of one level and for Germany and NRW, always with the whole history:
regional accounts are recomputed. Large questions are answered later: an answer in HTTP 200 then
says 413, and the same question is asked again.
"""

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pandas as pd

from loaders import eurostat
from loaders.answer import Answer
from loaders.base import LoaderError, Raw
from loaders.download import Download
from loaders.live import shared
from loaders.live.shared import Ask

HOST = "ec.europa.eu"
DATA = f"https://{HOST}/eurostat/api/dissemination/statistics/1.0/data"
POLL = 30.0
"""Seconds before a question that is being worked on is asked again."""
POLLS = 20
_CELLS = 1_000_000
_WAITING = 413


def fetch(ask: Ask, download: Download) -> Raw | None:
    """Both answers in one raw file; None if the edition is the one held."""
    regions = _ask(ask, download, {"geoLevel": dict(ask.live.query).get("geoLevel", "nuts3")})
    edition = _updated(regions)
    if edition in ask.editions():
        return None
    whole = _ask(ask, download, {"geo": "DE"})
    land = _ask(ask, download, {"geo": "DEA"})
    content = b"[" + b",".join(part.content for part in (regions, whole, land)) + b"]"
    return shared.raw(ask.table, replace(regions, content=content, validator=""), download, edition)


def read(ask: Ask, answer: Raw) -> pd.DataFrame:
    """Extract frame; German cells become SDMX-CSV, which the publisher's reader reads."""
    try:
        parts = json.loads(answer.content)
        parts = parts if isinstance(parts, list) else [parts]
        rows = _once(row for part in parts for row in cells(part) if row["geo"].startswith("DE"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LoaderError(answer.file, "JSON-stat 2.0", repr(error)) from error
    if not rows:
        raise LoaderError(answer.file, "figures of German regions", "none")
    text = io.StringIO()
    writer = csv.DictWriter(text, ["STRUCTURE", *rows[0]], restval="dataflow", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return eurostat.parse(ask.table, [replace(answer, content=text.getvalue().encode())], ask.items)


def _once(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Each cell once: a service that overlooks a filter must not double what is added up later."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        key = tuple(text for name, text in row.items() if not name.startswith("OBS_"))
        if found.setdefault(key, row) != row:
            raise ValueError(f"two figures for {key}")
    return list(found.values())


def cells(part: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Each filled or flagged cell as code by dimension, OBS_VALUE and OBS_FLAG.

    Positions are row-major: the last dimension runs fastest. Raises ValueError, KeyError or
    TypeError for what is no JSON-stat data set.
    """
    if part["class"] != "dataset" or math.prod(part["size"]) > _CELLS:
        raise ValueError(f"no data set of at most {_CELLS} cells")
    codes = [_codes(part, name, size) for name, size in zip(part["id"], part["size"], strict=True)]
    values, flags = part["value"], part.get("status") or {}
    values = dict(enumerate(values)) if isinstance(values, list) else values
    values = {int(key): value for key, value in values.items()}
    flags = {int(key): flag for key, flag in flags.items()}
    for position, key in enumerate(product(*codes)):
        value, flag = values.get(position), str(flags.get(position, ""))
        if value is None and not flag:
            continue
        row = dict(zip(part["id"], key, strict=True))
        row["TIME_PERIOD"] = row.pop("time")
        text = "" if value is None else repr(float(value))
        yield {**row, "OBS_VALUE": text, "OBS_FLAG": flag.replace(":", "")}


def _codes(part: dict[str, Any], name: str, size: int) -> list[str]:
    index = part["dimension"][name]["category"]["index"]
    order = index if isinstance(index, list) else sorted(index, key=index.__getitem__)
    if len(order) != size:
        raise ValueError(f"dimension {name} has {len(order)} codes, not {size}")
    return [str(code) for code in order]


def _ask(ask: Ask, download: Download, where: dict[str, str]) -> Answer:
    """One data set, waited for where Eurostat works it out in the background."""
    url = f"{DATA}/{ask.live.code}"
    query = {key: value for key, value in ask.live.query if key != "geoLevel"}
    for _ in range(POLLS):
        answer = download.get(url, "json", {"format": "JSON", "lang": "EN", **query, **where})
        assert answer is not None, "asked without a validator"
        if not _waits(answer):
            return answer
        download.clock.sleep(POLL)
    raise LoaderError(url, f"an answer after {POLLS} questions", "still being worked on")


def _waits(answer: Answer) -> bool:
    """Whether the answer says 413 in HTTP 200; raises LoaderError for any other error in it."""
    body = _json(answer)
    if "error" in body:
        raise LoaderError(answer.url, "a data set", f"error {str(body['error'])[:200]}")
    warning = body.get("warning")
    return isinstance(warning, dict) and warning.get("status") == _WAITING


def _updated(answer: Answer) -> str:
    updated = _json(answer).get("updated")
    if not isinstance(updated, str):
        raise LoaderError(answer.url, "a data set with the date of its update", updated)
    return updated[:10]


def _json(answer: Answer) -> dict[str, Any]:
    try:
        body = json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise LoaderError(answer.url, "JSON", error) from error
    if not isinstance(body, dict):
        raise LoaderError(answer.url, "a JSON object", type(body).__name__)
    return body
