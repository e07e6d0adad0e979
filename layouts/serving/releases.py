"""Releases of the figures in a store: S3-compatible storage, or a folder that many machines see.

A release is a folder `releases/<id>/` with every file; `current.json` says which one is in force
and what its files are. It is written last, in one step: who reads never meets half a release.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from pyarrow import fs

CURRENT = "current.json"
ENDINGS = (".parquet", ".json", ".csv")
"""Of files that belong to the figures; half-written ones end otherwise."""
AT_ONCE = 8
"""Files that are moved at the same time."""
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
_REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")


class BadStore(ValueError):
    """An address that names no store, or a store whose content cannot be right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a release: its SHA-256 in hex, and bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Release:
    """The files of a release by path below its folder; the id follows from them."""

    id: str
    files: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Store:
    """Where releases lie."""

    files: fs.FileSystem
    path: str

    def at(self, *parts: str) -> str:
        return "/".join((self.path, *parts))

    def folder(self, release: str) -> str:
        return self.at("releases", release)

    def read(self, path: str) -> bytes:
        with self.files.open_input_stream(path) as stream:
            return bytes(stream.read())

    def write(self, path: str, body: bytes) -> None:
        if isinstance(self.files, fs.LocalFileSystem):
            self.files.create_dir(path.rpartition("/")[0])
        with self.files.open_output_stream(path) as stream:
            stream.write(body)


def opened(url: str) -> Store:
    """The store at s3://bucket/prefix or file:///folder; raises BadStore.

    Keys and the address of S3 come from the environment, as everywhere: AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL, AWS_REGION.
    """
    parts = urlsplit(url)
    if parts.scheme == "file" and not parts.netloc and parts.path.strip("/"):
        return Store(fs.LocalFileSystem(), unquote(parts.path).rstrip("/"))
    if parts.scheme == "s3" and parts.netloc and "@" not in parts.netloc and not parts.query:
        return Store(_s3(parts.netloc), f"{parts.netloc}{unquote(parts.path)}".rstrip("/"))
    raise BadStore(
        "a store is named as s3://bucket/prefix or file:///folder, without keys: those are read "
        "from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    )


def _s3(bucket: str) -> fs.S3FileSystem:
    endpoint = next(filter(None, map(os.environ.get, _ENDPOINTS)), "")
    region = next(filter(None, map(os.environ.get, _REGIONS)), "")
    # Without a region pyarrow would ask Amazon, also for a bucket that lies elsewhere.
    region = region or ("us-east-1" if endpoint else fs.resolve_s3_region(bucket))
    given: dict[str, Any] = {"region": region, "connect_timeout": 5, "request_timeout": 30}
    if endpoint:
        at = urlsplit(endpoint)
        given |= {"scheme": at.scheme, "endpoint_override": f"{at.netloc}{at.path}".rstrip("/")}
    return fs.S3FileSystem(**given)


def current(store: Store) -> Release | None:
    """The release in force; None in an empty store. Raises OSError, BadStore."""
    try:
        text = store.read(store.at(CURRENT))
    except FileNotFoundError:
        return None
    return parsed(text)


def parsed(text: bytes) -> Release:
    """A release as it is written down; raises BadStore for what can be none."""
    try:
        found = json.loads(text)
        files = {path: Entry(**entry) for path, entry in found["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadStore(f"{CURRENT} is no list of a release ({error}); publish again") from error
    wrong = [path for path in files if not _inside(path)]
    if wrong or identity(files) != found.get("release"):
        told = f"it names {wrong[0]!r}" if wrong else "its id is not that of its files"
        raise BadStore(f"{CURRENT} cannot be right: {told}; publish again")
    return Release(found["release"], files)


def written(release: Release) -> bytes:
    """A release as text."""
    files = {path: asdict(entry) for path, entry in sorted(release.files.items())}
    return json.dumps({"release": release.id, "files": files}, indent=1).encode()


def identity(files: Mapping[str, Entry]) -> str:
    """Equal files have an equal id: 16 hex digits."""
    lines = (f"{path} {entry.sha256} {entry.size}\n" for path, entry in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def _inside(path: str) -> bool:
    """Whether a path stays below the folder of its release."""
    parts = PurePosixPath(path).parts
    odd = path.startswith("/") or "\\" in path or "\0" in path or ".." in parts
    return bool(parts) and not odd and str(PurePosixPath(path)) == path and path.endswith(ENDINGS)


def of_folder(root: Path) -> Release:
    """What lies in a folder of figures, as a release."""
    paths = sorted(str(file.relative_to(root)) for file in _figures(root))
    files = {path: entry((root / path).read_bytes()) for path in paths}
    return Release(identity(files), files)


def _figures(root: Path) -> Iterator[Path]:
    for file in root.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
        if file.suffix in ENDINGS and file.is_file() and not hidden:
            yield file


def entry(body: bytes) -> Entry:
    return Entry(hashlib.sha256(body).hexdigest(), len(body))


def publish(root: Path, url: str) -> tuple[Release, bool]:
    """Put the figures of a folder into a store; False if they are in force there already.

    Raises BadStore if the folder was written to meanwhile. The release before stays for those who
    are reading it; older ones go.
    """
    release = of_folder(root)
    if not any(path.startswith("tidy/") for path in release.files):
        raise BadStore(f"{root} holds no tidy/*.parquet; name a folder of figures")
    store = opened(url)
    before = current(store)
    if before == release:
        return release, False

    def put(path: str) -> None:
        body = (root / path).read_bytes()
        if entry(body) != release.files[path]:
            raise BadStore(
                f"{root / path} was written to meanwhile; nothing changed, publish again"
            )
        store.write(f"{store.folder(release.id)}/{path}", body)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(put, release.files))
    _switch(store, release)
    _clear(store, {release.id, before.id if before else ""})
    return release, True


def _switch(store: Store, release: Release) -> None:
    """S3 puts a file there whole or not at all; in a folder it takes a second name."""
    target, local = store.at(CURRENT), isinstance(store.files, fs.LocalFileSystem)
    new = f"{target}.{os.getpid()}.tmp" if local else target
    store.write(new, written(release))
    if local:
        Path(new).replace(target)


def _clear(store: Store, kept: set[str]) -> None:
    listed = store.files.get_file_info(fs.FileSelector(store.at("releases")))
    for item in listed:
        if item.base_name not in kept:
            store.files.delete_dir(item.path)
