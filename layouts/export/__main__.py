"""python -m layouts.export DIR: the pages as static files; --data URL: the figures to a store."""

import argparse
import sys
from pathlib import Path
from typing import get_args

from indicators.store import DATA
from layouts import communes, settings
from layouts.export.run import Report, Task, export
from layouts.serving import releases, remote
from layouts.serving.addresses import Kind
from layouts.serving.build import Moved

WRONG = 2


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 failed and nothing changed, 2 wrong use."""
    given = _parser().parse_args(arguments)
    if bool(given.data) == bool(given.folder):
        print("Name a folder DIR for the pages, or --data URL for the figures.", file=sys.stderr)
        return WRONG
    return _figures(given.data) if given.data else _pages(given)


def _figures(url: str) -> int:
    """Put the figures of data/ into a store."""
    try:
        release, new = releases.publish(DATA, url)
    except (OSError, ValueError) as error:
        print(f"Nothing was published: {error}", file=sys.stderr)
        return 1
    print(f"release {release.id}, {len(release.files)} files: {'in force' if new else 'was there'}")
    return 0


def _pages(given: argparse.Namespace) -> int:
    known = settings.settings().site.url.rstrip("/")
    base = (given.base or known).rstrip("/")
    if not base.startswith(("http://", "https://")) or (known and base != known):
        print(
            "The site's public address must be known, and only one: set [site] url in "
            "layouts/settings.toml, or give --base https://...",
            file=sys.stderr,
        )
        return WRONG
    task = Task(
        remote.folder(), given.folder, base, not given.without_app, given.app,
        tuple(given.only), given.at, given.jobs, given.quiet,
    )  # fmt: skip
    try:
        communes.load()
        _tell(export(task))
    except (Moved, OSError, ValueError) as error:
        print(f"Nothing was exported: {error}", file=sys.stderr)
        return 1
    return 0


def _tell(report: Report) -> None:
    print(f"{len(report.written)} files, {report.size / 1e6:.0f} MB unpacked, in {report.folder}")
    for place in report.left_out:
        print(f"left out, no answer to keep: {place.url}")


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("python -m layouts.export", description=__doc__)
    found.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="a link to the newest export"
    )
    found.add_argument("--data", metavar="URL", help="publish the figures: s3://bucket/prefix")
    found.add_argument("--base", default="", help="public address, else that of settings.toml")
    found.add_argument(
        "--without-app", action="store_true", help="pages that do without the app's scripts"
    )
    found.add_argument("--app", default="", metavar="URL", help="the app, for what is no file")
    found.add_argument("--at", type=Path, help="the folder DIR will lie in where it is served")
    found.add_argument(
        "--only", nargs="+", default=(), choices=get_args(Kind), metavar="KIND",
        help=", ".join(get_args(Kind)),
    )  # fmt: skip
    found.add_argument("--jobs", type=int, default=0, help="processes; one for each core")
    found.add_argument("--quiet", action="store_true", help="without progress")
    return found


if __name__ == "__main__":
    sys.exit(main())
