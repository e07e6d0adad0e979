"""The figures from a store, on this machine: the newest whole release, and no half one ever.

DATA_URL names the store (releases.py), or a plain folder. What comes from a store is kept in
DATA_CACHE; `current` there is a link that is switched when a release has arrived whole and its
checksums are right. A store that fails leaves the last good release in force.
"""

import fcntl
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

from indicators.store import DATA
from layouts.serving.releases import (
    AT_ONCE,
    BadStore,
    Entry,
    Release,
    Store,
    current,
    entry,
    opened,
    parsed,
    written,
)

URL, CACHE, CHECK = "DATA_URL", "DATA_CACHE", "DATA_CHECK"
"""Environment: the store or folder, where its files are kept, seconds between two looks."""
USUAL = 60.0
_LOG = logging.getLogger("dreiklang.data")


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands with the store: the release in force here, when it was asked, what is wrong."""

    release: str = ""
    checked: str = ""
    """ISO time of the last look that went well; empty: none did."""
    problem: str = ""


class Remote:
    """A store and the folder its releases are kept in."""

    def __init__(self, url: str, cache: Path) -> None:
        self._url, self._cache = url, cache
        self.status, self._ended = Status(), Event()

    @property
    def folder(self) -> Path:
        """The figures in force: a link, so that a switch is one step."""
        return self._cache / "current"

    def start(self, seconds: float) -> Path:
        """Bring the newest release, then look again every so many seconds (0: never).

        Raises BadStore or OSError where there is neither a store nor a release kept here.
        """
        if not self.check() and not self.folder.is_dir():
            raise BadStore(f"no figures from {self._url}: {self.status.problem}")
        if seconds:
            Thread(target=self._watch, args=(seconds,), daemon=True, name="releases").start()
        return self.folder

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def check(self) -> bool:
        """Bring the release in force, if it is another one; False if that failed."""
        try:
            found = bring(opened(self._url), self._cache)
        except (OSError, ValueError) as error:
            self._failed(str(error))
            return False
        if self.status.problem:
            _LOG.warning("the store of the figures answers again")
        self.status = Status(found.id, datetime.now(UTC).isoformat(timespec="seconds"))
        return True

    def _failed(self, problem: str) -> None:
        """Said once, not with every look."""
        if problem != self.status.problem:
            _LOG.error("figures stay as they are, the store fails: %s", problem)
        self.status = Status(self.status.release or kept(self._cache), self.status.checked, problem)

    def _watch(self, seconds: float) -> None:
        while not self._ended.wait(seconds):
            self.check()


_HERE: list[Remote] = []


def folder() -> Path:
    """The folder an app starts with: data/, or what the environment names, kept up to date.

    Raises BadStore or OSError, in words, where there are no figures to start with.
    """
    url = os.environ.get(URL, "")
    if "://" not in url:
        found = Path(url) if url else DATA
        if not (found / "tidy").is_dir():
            raise BadStore(f"{URL}={url} holds no folder tidy/; name a folder of figures")
        return found
    for other in _HERE:
        other.stop()
    _HERE[:] = [Remote(url, _cache(url))]
    return _HERE[0].start(_seconds(os.environ.get(CHECK, "")))


def status() -> Status | None:
    """How it stands with the store; None where the figures come from a plain folder."""
    return _HERE[0].status if _HERE else None


def _cache(url: str) -> Path:
    """One for each store: DATA_CACHE, systemd's CACHE_DIRECTORY, or the user's own."""
    named = os.environ.get(CACHE) or os.environ.get("CACHE_DIRECTORY")
    own = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dreiklang-ruhr"
    return (Path(named) if named else own) / sha256(url.encode()).hexdigest()[:12]


def _seconds(text: str) -> float:
    try:
        found = float(text) if text else USUAL
    except ValueError as error:
        raise BadStore(f"{CHECK}={text!r} is no number of seconds, e.g. 60, or 0: never") from error
    return max(found, 0.0)


def bring(store: Store, cache: Path) -> Release:
    """Let `current` in the cache be the store's release; several processes may do so at once.

    Raises OSError where the store cannot be read, BadStore where its content cannot be right.
    """
    wanted = current(store)
    if wanted is None:
        raise BadStore(f"no current.json in {store.path}; publish a release first")
    cache.mkdir(parents=True, exist_ok=True)
    with _alone(cache):
        here = _known(cache)
        if here is None or here.id != wanted.id:
            _fetch(store, wanted, here, cache)
            _switch(cache, wanted)
    return wanted


def kept(cache: Path) -> str:
    """Id of the release that is kept here; empty: none."""
    found = _known(cache)
    return found.id if found else ""


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """One process at a time; the lock goes with the process that holds it."""
    with (cache / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _known(cache: Path) -> Release | None:
    """The release that `current` leads to, if it is there as it was written down."""
    folder_ = cache / "current"
    try:
        release = parsed(folder_.with_name(f"{folder_.resolve().name}.json").read_bytes())
        whole = all((folder_ / path).stat().st_size == e.size for path, e in release.files.items())
    except (OSError, BadStore):
        return None
    return release if whole else None


def _fetch(store: Store, wanted: Release, here: Release | None, cache: Path) -> None:
    """Bring all files into a folder of another name, then give it its own."""
    half = Path(tempfile.mkdtemp(prefix=".half-", dir=cache))

    def bring_one(item: tuple[str, Entry]) -> None:
        path, right = item
        target = half / path
        target.parent.mkdir(parents=True, exist_ok=True)
        same = here is not None and here.files.get(path) == right
        body = (cache / "current" / path).read_bytes() if same else b""
        # Also what lies here is looked at: a disk forgets.
        if entry(body) != right:
            body = _downloaded(store, f"{store.folder(wanted.id)}/{path}", right)
        _write(target, body)

    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(bring_one, wanted.files.items()))
        _write(cache / f"{wanted.id}.json", written(wanted))
        half.chmod(0o755)
        shutil.rmtree(cache / wanted.id, ignore_errors=True)
        half.replace(cache / wanted.id)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _downloaded(store: Store, path: str, right: Entry) -> bytes:
    body = store.read(path)
    if entry(body) != right:
        raise BadStore(f"{path} is not what current.json says; publish again")
    return body


def _write(target: Path, body: bytes) -> None:
    """So that a power cut after the switch cannot take it back."""
    with target.open("wb") as file:
        file.write(body)
        os.fsync(file.fileno())


def _switch(cache: Path, release: Release) -> None:
    """Let the link lead to the release; the one before stays for who is reading it."""
    link, before = cache / f".link-{os.getpid()}", (cache / "current").resolve().name
    link.unlink(missing_ok=True)
    link.symlink_to(release.id)
    link.replace(cache / "current")
    _LOG.warning("figures: release %s is in force", release.id)
    for other in cache.iterdir():
        if other.is_dir() and not other.is_symlink() and other.name not in (release.id, before):
            shutil.rmtree(other, ignore_errors=True)
            other.with_name(f"{other.name}.json").unlink(missing_ok=True)
