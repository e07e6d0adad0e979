"""The commands that go beyond building: update, snapshot, history, diff."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from tqdm import tqdm

from indicators import freshness, vintages
from indicators.freshness import Check
from indicators.model import Indicator
from indicators.regions import REGIONS
from indicators.registry import INDICATORS
from indicators.store import NoData
from indicators.vintages import UnknownVintage, Vintage
from loaders.ask import CLIENTS, Asker, Plan
from loaders.download import Download
from loaders.lock import Locked, locked
from loaders.redeclared import judge
from loaders.refresh import Refresh, Result
from loaders.update import Report


def update(chosen: Sequence[Indicator], args: argparse.Namespace, download: Download) -> int:
    """Bring the data folder up to date; 0 all good, 1 something stale or failed, 2 wrong use."""
    plan = Asker(download, args.data, args.source).plan(list(chosen))
    if not plan:
        what = args.source or "these indicators"
        print(f"no live table for {what}; services: {', '.join(CLIENTS)}", file=sys.stderr)
        return 2
    refresh = Refresh(download, args.data, args.source, args.allow_loss, args.dry_run)
    # Bars and the plan go to stderr: stdout is the report and nothing else.
    print(_planned(plan), file=sys.stderr)
    try:
        with locked(args.data), tqdm(total=len(plan), unit="table", disable=None) as bar:
            result = refresh.run(chosen, lambda _: _tick(bar))
    except (Locked, NoData) as error:
        return _stopped(str(error), args)
    day = date.fromisoformat(download.today())
    print(_as_json(result) if args.json else _as_text(result, args, day))
    return 0 if result.ok else 1


def snapshot(args: argparse.Namespace, today: str) -> int:
    """Record the folder as it stands as a vintage; 1 if its figures are of old declarations."""
    try:
        day = date.fromisoformat(args.date or today)
    except ValueError:
        print(f"--date {args.date!r} is no date like 2026-11-24", file=sys.stderr)
        return 2
    try:
        with locked(args.data):
            doubts = judge(INDICATORS.values(), args.data)
            for item in doubts:
                print(item.words, file=sys.stderr)
            if any(item.stale for item in doubts):
                return _stopped("no vintage was recorded", args)
            vintage = vintages.record(INDICATORS.values(), day, args.data)
            newest = vintages.recorded(args.data)[-1:]
    except (Locked, NoData) as error:
        return _stopped(str(error), args)
    if not newest:
        return _stopped(f"{args.data} holds no figures; build them first", args)
    print(f"vintage {newest[0].id}" + ("" if vintage else " already says the same"))
    return 0


def history(indicator: Indicator, args: argparse.Namespace) -> int:
    """Each vintage that changed the indicator, with counts by kind of change."""
    try:
        told = vintages.history(indicator.id, args.data)
    except NoData as error:
        return _stopped(str(error), args)
    before = ""
    for vintage, rows in told:
        counts = rows["kind"].value_counts()
        words = ", ".join(f"{counts[kind]} {kind}" for kind in vintages.KINDS if kind in counts)
        now = vintage.content.get(indicator.id)
        meaning = now.meaning if now else ""
        # Terms of a ratio, or why a value is missing, may change without any value.
        how = "other rows" if meaning == before else "declared differently"
        print(f"{vintage.id}  {words or f'{how}, same values'}")
        before = meaning
    if not told:
        return _stopped(f"{indicator.id} is in no vintage; `python -m loaders snapshot`", args)
    return 0


def diff(indicator: Indicator, args: argparse.Namespace) -> int:
    """Value-level changes of an indicator between two vintages, the last two if none is named."""
    try:
        old, new = _pair(args)
        rows = vintages.changes(indicator.id, old, new, args.data)
    except UnknownVintage as error:
        print(error, file=sys.stderr)
        return 2
    except NoData as error:
        return _stopped(str(error), args)
    names = rows["region"].map(lambda key: REGIONS[key].name.de if key in REGIONS else key)
    rows.insert(1, "name", names)
    print(rows.to_csv(index=False, lineterminator="\n"), end="")
    return 0


def _pair(args: argparse.Namespace) -> tuple[Vintage, Vintage]:
    recorded = vintages.recorded(args.data)
    if not args.old and len(recorded) < 2:
        raise UnknownVintage(f"{args.data} holds {len(recorded)} vintages; a comparison takes two")
    return (
        vintages.find(args.old, args.data) if args.old else recorded[-2],
        vintages.find(args.new, args.data) if args.new else recorded[-1],
    )


def _planned(plan: Plan) -> str:
    """How many tables are asked for where first, e.g. "plan: 7 tables (eurostat 6, inkar 1)"."""
    first = Counter(services[0].service for _, services in plan)
    counts = ", ".join(f"{service} {number}" for service, number in sorted(first.items()))
    return f"plan: {len(plan)} tables ({counts})"


def _tick(bar: "tqdm[Any]") -> None:
    bar.update()


def _stopped(words: str, args: argparse.Namespace) -> int:
    if getattr(args, "json", False):
        print(_as_json(Result(error=words)))
    print(words, file=sys.stderr)
    return 1


def _as_json(result: Result) -> str:
    content = {
        "ok": result.ok,
        "error": result.error,
        "vintage": result.vintage,
        "tables": [asdict(check) for check in result.checks],
        "indicators": [{**asdict(item), "ok": item.ok} for item in result.reports],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _as_text(result: Result, args: argparse.Namespace, today: date) -> str:
    lines = [_check_line(check, today) for check in sorted(result.checks, key=lambda c: c.table)]
    lines += [line(item) for item in result.reports]
    if args.dry_run:
        lines.append("dry run: nothing was written")
    elif result.vintage:
        lines.append(f"vintage {result.vintage}")
    return "\n".join([*lines, result.error] if result.error else lines)


def _check_line(check: Check, today: date) -> str:
    text = f"{check.outcome:9} {check.table:34} {check.service:16} to {check.last or 'nowhere'}"
    if check.stale:
        days = freshness.age(check, today)
        text += f"  stale, last good answer {'unknown' if days is None else f'{days} days ago'}"
    return text + (f"  {check.words}" if check.words else "")


def line(item: Report) -> str:
    """One indicator in the report."""
    if not item.ok:
        return f"FAIL {item.id:32} {item.error}"
    text = (
        f"ok   {item.id:32} {item.rows:6} rows  {item.members:2} members  {item.first}-{item.last}"
        f"  +{item.added} ~{item.changed} -{item.removed}"
    )
    return text + (f"  without {', '.join(item.missing)} in {item.last}" if item.missing else "")
