"""Command line: `python -m loaders list | build | check`."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tqdm import tqdm

from indicators import store, tidy
from indicators.model import Indicator
from indicators.registry import INDICATORS, UnknownIndicator, by_id
from loaders import geo
from loaders.base import LoaderError
from loaders.update import Build, Report


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 all good, 1 something failed, 2 wrong use."""
    args = _parser().parse_args(argv)
    try:
        chosen = [by_id(key) for key in args.ids] or list(INDICATORS.values())
    except UnknownIndicator as error:
        print(f"{error}; `python -m loaders list` shows all", file=sys.stderr)
        return 2
    if args.command == "list":
        return _list(chosen)
    return _build(chosen, args) if args.command == "build" else _check(chosen, args.data)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("list", "the catalogue: id, pillar, source tables"),
        ("build", "read a folder of raw files and write data/"),
        ("check", "validate data/ as it stands"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("ids", nargs="*", metavar="ID", help="indicators; all if none named")
        command.add_argument("--data", type=Path, default=store.DATA, help="folder of the figures")
        if name == "build":
            command.add_argument("--raw", type=Path, required=True, help="folder of raw files")
            command.add_argument("--allow-loss", action="store_true", help="accept lost periods")
    return parser


def _list(chosen: Iterable[Indicator]) -> int:
    for item in chosen:
        print(f"{item.id:32} {item.pillar:8} {item.title.de}  [{', '.join(item.tables())}]")
    return 0


def _build(chosen: Sequence[Indicator], args: argparse.Namespace) -> int:
    build = Build(args.raw, args.data, args.allow_loss)
    failed = 0
    try:
        if not args.ids:
            geo.build(args.raw, args.data)
        reports = build.run(chosen)
        for item in tqdm(reports, total=len(chosen), unit="indicator", disable=None):
            tqdm.write(_line(item))
            failed += not item.ok
    except LoaderError as error:
        print(f"FAIL {error}", file=sys.stderr)
        return 1
    print(f"{len(chosen) - failed} ok, {failed} failed, written to {args.data / 'tidy'}")
    return 1 if failed else 0


def _line(item: Report) -> str:
    if not item.ok:
        return f"FAIL {item.id:32} {item.error}"
    text = (
        f"ok   {item.id:32} {item.rows:6} rows  {item.members:2} members  {item.first}-{item.last}"
        f"  +{item.added} ~{item.changed} -{item.removed}"
    )
    return text + (f"  without {', '.join(item.missing)} in {item.last}" if item.missing else "")


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
