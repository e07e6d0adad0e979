"""The texts of the pages: TOML files de*.toml and en*.toml, each key in one of them."""

import tomllib
from functools import cache
from pathlib import Path

from indicators.model import Lang

TEXTS = Path(__file__).resolve().parent / "texts"


@cache
def texts(lang: Lang) -> dict[str, str]:
    """All texts of a language by dotted key, e.g. "home.members"."""
    files = sorted(TEXTS.glob(f"{lang}*.toml"))
    pairs = [pair for file in files for pair in _flat(tomllib.loads(file.read_text("utf-8")))]
    return dict(pairs)


def say(lang: Lang, key: str, **parts: object) -> str:
    """The text with this key, its {parts} filled in; KeyError if there is none."""
    text = texts(lang)[key]
    return text.format(**parts) if parts else text


def _flat(tree: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((prefix + key, str(value)))
    return pairs
