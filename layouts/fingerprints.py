"""Addresses that change with the bytes of a file: ours, and those of Dash's component suites.

Dash writes a file's age into its address. That differs from one machine to the next; the content
does not, so that several instances and a static copy name the same file alike and a browser may
keep it for ever.
"""

import pkgutil
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from dash.fingerprint import check_fingerprint

ASSETS = Path(__file__).resolve().parent / "assets"
OWN = "/assets/"
SUITES = "/_dash-component-suites/"
_DIGITS = 12
_ASSET = re.compile(rf"{OWN}([\w.-]+)\?m=[\d.]+")
_PLAIN = re.compile(r"[\w.-]{1,100}")
_SUITE = re.compile(rf"({SUITES}dash/[\w/@.-]+?)(\.v[\w-]+?m)\d+(\.[\w.-]+)")
_MARK = re.compile(r"\.(v[\w-]+m([0-9a-fA-F]+))\.")
_BUILD = re.compile(rb"\"(v[\w-]+m\d{10})\"")
_FETCHING = ("dcc/dash_core_components.js", "dash_table/bundle.js", "dash_table/runtime.js")
"""Suites that fetch their own late parts, by the time they were built, the same for everybody."""


def own(name: str) -> str:
    """URL of a file of ours in assets/."""
    file = ASSETS / name
    return f"{OWN}{name}?m={_file_hash(file, file.stat().st_mtime_ns)}"


def by_content(tags: str) -> str:
    """Dash's script tags with content in place of age in their addresses."""
    tags = _ASSET.sub(lambda found: own(found[1]), tags)
    return _SUITE.sub(lambda f: f"{f[1]}{f[2]}{_suite_hash(f[1] + f[3])}{f[3]}", tags)


def right(path: str, query: str) -> bool:
    """Whether this address names the bytes that lie here, so that they may be kept for ever."""
    if path.startswith(OWN):
        name = path.removeprefix(OWN)
        there = _PLAIN.fullmatch(name) and (ASSETS / name).is_file()
        return bool(there) and f"{path}?{query}" == own(name)
    found, marked = check_fingerprint(path)  # type: ignore[no-untyped-call]
    mark = _MARK.search(path)
    if not marked or mark is None:
        return False
    digest = _suite_hash(found)
    return bool(digest) and (mark[2] == digest or mark[1] in _builds())


@lru_cache(maxsize=1)
def _builds() -> frozenset[str]:
    """The marks under which the suites that lie here fetch their late parts: no other's."""
    bodies = (pkgutil.get_data("dash", name) or b"" for name in _FETCHING)
    return frozenset(mark.decode() for body in bodies for mark in _BUILD.findall(body))


def bare(path: str) -> str:
    """The path of a file of a suite without its mark."""
    return str(check_fingerprint(path)[0])  # type: ignore[no-untyped-call]


@lru_cache(maxsize=128)
def _suite_hash(path: str) -> str:
    """Digest of a file of Dash's own suite, path without mark; "" for one that is not there."""
    package, _, name = path.removeprefix(SUITES).partition("/")
    # Strangers ask too: nothing is imported for them, and no way leads out of the package.
    if package != "dash" or ".." in name:
        return ""
    try:
        body = pkgutil.get_data(package, name)
    except OSError:
        return ""
    return _digest(body) if body else ""


@lru_cache(maxsize=64)
def _file_hash(file: Path, _changed: int) -> str:
    return _digest(file.read_bytes())


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:_DIGITS]
