"""The whole export: into a folder of its own, put in its place in one step."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from layouts import site
from layouts.export import hosts, moves, nginx
from layouts.export.names import address_of, file_of
from layouts.export.writing import Job, Written, write_all
from layouts.serving import addresses
from layouts.serving.addresses import Kind, Place
from layouts.serving.build import Moved
from layouts.serving.digests import figures

PUBLIC, CONFIG = "public", "nginx"
_STAMP = re.compile(r"\d{8}T\d{6}(-\d+)?")


@dataclass(frozen=True, slots=True)
class Task:
    """What is wanted: from `root` to `target`, for the public address `base`."""

    root: Path
    target: Path
    base: str
    app: bool = True
    """Whether pages bring the scripts of the app, which then has to be reachable."""
    upstream: str = ""
    """Where nginx finds the app, for what is no file; empty: nowhere."""
    kinds: tuple[Kind, ...] = ()
    """Only these; empty: all."""
    at: Path | None = None
    """Where the folder will lie when it is served, if not here."""
    processes: int = 0
    quiet: bool = False


@dataclass(slots=True)
class Report:
    """What was written."""

    folder: Path
    written: list[Written] = field(default_factory=list)
    left_out: list[Place] = field(default_factory=list)
    """Addresses without an answer to keep."""

    @property
    def size(self) -> int:
        """Bytes, not packed."""
        return sum(item.size for item in self.written)


def export(task: Task, places: Sequence[Place] | None = None) -> Report:
    """Write everything, or just `places`, and let `target` lead there.

    Raises Moved if the figures were replaced meanwhile: what was there before stays.
    """
    _free(task.target)
    wanted = list(_wanted(task) if places is None else places)
    _twice(wanted)
    before = figures(task.root)
    folder = _new(task.target)
    half = Path(tempfile.mkdtemp(prefix=f".{task.target.name}.", dir=task.target.parent))
    try:
        report = _fill(half, folder, task, wanted)
        if figures(task.root) != before:
            raise Moved("the figures were replaced during the export; export again")
        half.chmod(0o755)
        half.replace(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    _lead(task.target, folder)
    return report


def _free(target: Path) -> None:
    """Only what an export put there is replaced."""
    if target.exists() and not target.is_symlink():
        raise FileExistsError(
            f"{target} is there and no export; name a folder that does not exist yet"
        )
    target.parent.mkdir(parents=True, exist_ok=True)


def _wanted(task: Task) -> Iterable[Place]:
    for place in addresses.every(task.root, task.base):
        of_app = not task.app and place.path.startswith("/_dash")
        if not of_app and (not task.kinds or place.kind in task.kinds):
            yield place


def _fill(half: Path, folder: Path, task: Task, wanted: Sequence[Place]) -> Report:
    files = None if task.app else _addresses(wanted)
    job = Job(task.root, half / PUBLIC, task.base, files)
    report = Report(folder)
    for item in write_all(wanted, job, task.processes, quiet=task.quiet):
        if isinstance(item, Written):
            report.written.append(item)
        else:
            report.left_out.append(item)
    public = (task.at / folder.name if task.at else folder.absolute()) / PUBLIC
    _describe(half, public, report.written, job, task)
    return report


def _addresses(wanted: Iterable[Place]) -> dict[str, str]:
    """Address with a query -> address of its file; files named by their content keep theirs."""
    return {p.url: address_of(file_of(p)) for p in wanted if p.query and p.kind != "file"}


def _describe(half: Path, public: Path, written: Sequence[Written], job: Job, task: Task) -> None:
    """What servers and hosts need to know; `public` is where the files will lie."""
    front, led = site.build(task.root).front, moves.redirects()
    others = [*moves.missing(front, job), *moves.gone(front, job)]
    # Pages that do without the app name their files; both addresses lead there.
    named = {address_of(item.file): item for item in written if job.files and "?" in item.url}
    served = [*written, *(replace(item, url=url) for url, item in named.items())]
    texts = {
        f"{CONFIG}/{nginx.MAPS}": nginx.maps(served, led),
        f"{CONFIG}/{nginx.SERVER}": nginx.server(served, others, public, task.upstream),
        f"{PUBLIC}/_headers": hosts.headers(written),
        f"{PUBLIC}/_redirects": hosts.redirects(led, written),
        "files.json": hosts.listing([*written, *others]),
    }
    (half / CONFIG).mkdir()
    for name, text in texts.items():
        (half / name).write_text(text, "utf-8")


def _twice(wanted: Iterable[Place]) -> None:
    """Two addresses must not share a file by chance."""
    seen: dict[str, str] = {}
    for place in wanted:
        other = seen.setdefault(file_of(place), place.url)
        if other != place.url:
            raise ValueError(f"{file_of(place)} would hold both {other} and {place.url}")


def _new(target: Path) -> Path:
    """A folder beside the target that is not there yet, named by the time."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    found, number = target.with_name(f"{target.name}.{stamp}"), 1
    while found.exists():
        found, number = target.with_name(f"{target.name}.{stamp}-{number}"), number + 1
    return found


def _lead(target: Path, folder: Path) -> None:
    """Let the target, a link, lead to the new folder; keep the one before, drop older ones."""
    link = target.with_name(f".{target.name}.{os.getpid()}.link")
    before = target.resolve() if target.is_symlink() else None
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name)
    link.replace(target)
    for other in target.parent.glob(f"{target.name}.*"):
        stamped = _STAMP.fullmatch(other.name.removeprefix(f"{target.name}."))
        if stamped and other.is_dir() and other.resolve() not in (folder.resolve(), before):
            shutil.rmtree(other, ignore_errors=True)
