"""Command line: `python -m loaders list | build | check | update | snapshot | history | diff`."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tqdm import tqdm

from indicators import store, tidy, vintages
from indicators.model import Indicator
from indicators.registry import INDICATORS, UnknownIndicator, by_id
from loaders import commands, geo
from loaders.base import LoaderError
from loaders.download import Download
from loaders.lock import Locked, locked
from loaders.update import Build

_COMMANDS = {
    "list": "the catalogue: id, pillar, source tables",
    "build": "make indicators of raw files, or of what data/extracts holds of them",
    "check": "validate data/ as it stands",
    "update": "ask the live services and bring data/ up to date",
    "snapshot": "record data/ as it stands as a vintage",
    "history": "the vintages that changed an indicator",
    "diff": "value-level changes of an indicator between two vintages, as CSV",
}
_MANY = ("list", "build", "check", "update")


def main(argv: Sequence[str] | None = None, download: Download | None = None) -> int:
    """Run a command; 0 all good, 1 something failed or nobody listens, 2 wrong use."""
    try:
        code = _run(argv, download)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes again when it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _run(argv: Sequence[str] | None, download: Download | None) -> int:
    args = _parser().parse_args(argv)
    try:
        chosen = [by_id(key) for key in args.ids] or list(INDICATORS.values())
    except UnknownIndicator as error:
        print(f"{error}; `python -m loaders list` shows all", file=sys.stderr)
        return 2
    if args.command == "list":
        return _list(chosen)
    if args.command == "check":
        return _check(chosen, args.data)
    if args.command == "build":
        return _build(chosen, args)
    return _remembering(chosen, args, download or Download())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--data", type=Path, default=store.DATA, help="folder of the figures")
        _add_arguments(command, name)
    return parser


def _add_arguments(command: argparse.ArgumentParser, name: str) -> None:
    if name in _MANY:
        command.add_argument("ids", nargs="*", metavar="ID", help="indicators; all if none named")
    elif name in ("history", "diff"):
        command.add_argument("ids", nargs=1, metavar="ID", help="indicator")
    if name == "diff":
        help_old = "vintage, or how its id begins; the last but one if not given"
        command.add_argument("old", metavar="A", nargs="?", default="", help=help_old)
        help_new = "vintage, or how its id begins; the newest if not given"
        command.add_argument("new", metavar="B", nargs="?", default="", help=help_new)
    if name == "snapshot":
        command.set_defaults(ids=[])
        command.add_argument("--date", default="", help="day of the vintage; today if not given")
    if name == "build":
        command.add_argument(
            "--raw", type=Path, help="folder of raw files; without it, data/extracts"
        )
    if name in ("build", "update"):
        command.add_argument("--allow-loss", action="store_true", help="accept lost values")
    if name == "update":
        command.add_argument("--source", default="", help="only this service or table")
        command.add_argument("--dry-run", action="store_true", help="ask and judge, write nothing")
        command.add_argument("--json", action="store_true", help="report for machines on stdout")


def _remembering(chosen: list[Indicator], args: argparse.Namespace, download: Download) -> int:
    if args.command == "update":
        return commands.update(chosen, args, download)
    if args.command == "snapshot":
        return commands.snapshot(args, download.today())
    if args.command == "history":
        return commands.history(chosen[0], args)
    return commands.diff(chosen[0], args)


def _list(chosen: Iterable[Indicator]) -> int:
    for item in chosen:
        print(f"{item.id:32} {item.pillar:8} {item.title.de}  [{', '.join(item.tables())}]")
    return 0


def _build(chosen: Sequence[Indicator], args: argparse.Namespace) -> int:
    build = Build(args.raw, args.data, args.allow_loss)
    failed = 0
    try:
        with locked(args.data):
            if args.raw and not args.ids:
                geo.build(args.raw, args.data)
            reports = build.run(chosen)
            for item in tqdm(reports, total=len(chosen), unit="indicator", disable=None):
                tqdm.write(commands.line(item))
                failed += not item.ok
        unrecorded = vintages.unrecorded(chosen, args.data)
    except (LoaderError, Locked, store.NoData) as error:
        print(f"FAIL {error}", file=sys.stderr)
        return 1
    print(f"{len(chosen) - failed} ok, {failed} failed, written to {args.data / 'tidy'}")
    # What failed has figures of an older state: they are not to be recorded as they stand.
    if unrecorded and not failed:
        print(f"{len(unrecorded)} not recorded as a vintage yet: `python -m loaders snapshot`")
    return 1 if failed else 0


def _check(chosen: Sequence[Indicator], root: Path) -> int:
    failed = 0
    for item in chosen:
        try:
            frame = store.read(item.id, root).frame
            tidy.check(frame, item)
            print(f"ok   {item.id:32} {len(frame):6} rows")
        except (store.NoData, tidy.ContractError) as error:
            failed += 1
            print(f"FAIL {item.id:32} {error}")
    print(f"{len(chosen) - failed} ok, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
