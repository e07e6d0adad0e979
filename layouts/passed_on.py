"""Through whom a file came that was not fetched from its publisher, in words."""

import re
from typing import Final

from indicators.model import Lang
from indicators.store import Origin
from layouts.words import say

_PACKAGE: Final = re.compile(r"PyPI (?P<name>\S+) (?P<version>\S+)")
_REPOSITORY: Final = re.compile(r"(?P<name>[\w.-]+/[\w.-]+)(?:@(?P<commit>[0-9a-f]+))?(?P<path>.*)")


def fetched(origin: Origin) -> bool:
    """Whether the file came from an address of its own, so from the publisher's service."""
    return origin.url.startswith(("http://", "https://"))


def through(origin: Origin, lang: Lang) -> str:
    """Package, repository or press, each with its kind; what fits none of them as it stands."""
    if origin.publisher == "presse":
        return say(lang, "source.via_press")
    return "; ".join(_place(part.strip(), lang) for part in origin.url.split("; "))


def _place(text: str, lang: Lang) -> str:
    package = _PACKAGE.fullmatch(text)
    if package:
        return say(lang, "source.via_package", **package.groupdict())
    held = _REPOSITORY.fullmatch(text)
    if held is None:
        return text
    commit = say(lang, "source.via_commit", commit=held["commit"]) if held["commit"] else ""
    path = f", {held['path'].strip()}" if held["path"].strip() else ""
    return say(lang, "source.via_repository", name=held["name"]) + commit + path
