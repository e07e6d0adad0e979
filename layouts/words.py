"""The texts of the pages, one TOML file a language."""

import tomllib
from functools import cache
from pathlib import Path

from indicators.model import Lang

TEXTS = Path(__file__).resolve().parent / "texts"


@cache
def texts(lang: Lang) -> dict[str, str]:
    """All texts of a language by dotted key, e.g. "home.members"."""
    with (TEXTS / f"{lang}.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file)))


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
