"""Files at the root: descriptions of the data set, and tables that belong to no single page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from layouts import changes_feed, goal_files, state_file
from layouts.data import ask, catalogue, package, state
from layouts.data.answers import LIVE, Answer, Headers
from layouts.goal_address import CSV, JSON
from layouts.state_paths import CHANGES_CSV, STATE_CSV

TABLE = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True, slots=True)
class File:
    """How a file is made from the folder of the figures and the site's address, and its type."""

    make: Callable[[Path, str], bytes]
    kind: str
    table: bool = True
    """Whether a browser may be told to save it (`dl=1`); descriptions take no parameters."""


def _text(make: Callable[[Path], str]) -> Callable[[Path, str], bytes]:
    return lambda root, _: make(root).encode()


FILES: dict[str, File] = {
    "/datapackage.json": File(package.package, "application/json", table=False),
    "/catalog.jsonld": File(catalogue.jsonld, "application/ld+json", table=False),
    "/catalog.ttl": File(catalogue.turtle, "text/turtle; charset=utf-8", table=False),
    CSV: File(_text(goal_files.as_csv), TABLE),
    JSON: File(_text(goal_files.as_json), "application/json"),
    CHANGES_CSV: File(_text(changes_feed.as_csv), TABLE),
    STATE_CSV: File(_text(state_file.as_csv), TABLE),
}


def answer(path: str, query: str, base: str, root: Path) -> Answer | None:
    """The file at a path; None if there is none. Raises BadRequest for unknown parameters."""
    file = FILES.get(path)
    if file is None:
        return None
    known = ("dl",) if file.table else ()
    given = ask.parameters(query, known, (), f"{path}?dl=1" if known else path)
    headers = _named(path, ask.one_of(given, "dl", ("1", "0")) == "1", root) if known else []
    return Answer(file.make(root, base), file.kind, 200, LIVE, headers)


def _named(path: str, download: bool, root: Path) -> Headers:
    stem, _, form = path.strip("/").partition(".")
    name = f"dreiklang-ruhr_{stem}_{state.current(root).id}.{form}"
    way = "attachment" if download else "inline"
    about = '</datapackage.json>; rel="describedby"; type="application/json"'
    return [("Content-Disposition", f'{way}; filename="{name}"'), ("Link", about)]
