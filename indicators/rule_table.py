"""rules.toml read key by key: an error names the file, the section, the rule and an example."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from math import inf
from typing import Any

from indicators.model import Text
from indicators.registry import LIKE, UnknownIndicator, by_id

YEARS = (1990, 2100)
"""What can be a year of these figures: a slip like 20015 is refused."""


class BadRules(ValueError):
    """A rule is missing, unknown or of the wrong form; the message says which, and its cure."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the file, as [base] or [threshold.gdp_per_worker]; all methods raise BadRules."""

    file: str
    name: str
    table: Mapping[str, Any]

    def bad(self, what: str) -> BadRules:
        """The error to raise."""
        return BadRules(
            f"{self.file} [{self.name}]: {what}" if self.name else f"{self.file}: {what}"
        )

    def only(self, known: Collection[str]) -> None:
        """Refuse whatever nobody would read."""
        for key in self.table:
            if key not in known:
                raise self.bad(f"{key!r} is unknown{_near(key, known)}")

    def part(self, key: str) -> "Section":
        """The section below this one."""
        found, name = self.table.get(key), f"{self.name}.{key}".lstrip(".")
        if not isinstance(found, Mapping):
            raise self.bad(f"section [{name}] is missing; got {_told(found)}")
        return Section(self.file, name, found)

    def number(self, key: str, example: float, most: float = inf) -> float:
        """A number above 0, and up to `most`."""
        found: Any = self.table.get(key)
        if type(found) not in (int, float) or not 0 < found <= most or found == inf:
            limit = "" if most == inf else f" and up to {most:g}"
            raise self._must(key, f"a number above 0{limit}, e.g. {example}", found)
        return float(found)

    def whole(self, key: str, example: int, least: int = 1, most: int = 99) -> int:
        """A whole number from `least` to `most`."""
        found: Any = self.table.get(key)
        if not _whole(found, least, most):
            text = f"a whole number from {least} to {most}, e.g. {example}"
            raise self._must(key, text, found)
        return int(found)

    def year(self, key: str, example: int) -> int:
        """A year, as a number."""
        return self.whole(key, example, *YEARS)

    def years(self, key: str) -> tuple[int, ...]:
        """At least one year."""
        found = self.table.get(key)
        if not (isinstance(found, list) and found and all(_whole(y, *YEARS) for y in found)):
            raise self._must(key, "a list of years, e.g. [2014, 2015]", found)
        return tuple(found)

    def names(self, key: str, example: str) -> tuple[str, ...]:
        """A list of texts; it may be empty."""
        found = self.table.get(key)
        if not (isinstance(found, list) and all(isinstance(name, str) for name in found)):
            raise self._must(key, f'a list of ids, e.g. ["{example}"]', found)
        return tuple(found)

    def text(self, key: str = "why") -> Text:
        """A text that stands in both languages."""
        found = self.table.get(key)
        parts = found if isinstance(found, Mapping) else {}
        for lang in ("de", "en"):
            told = parts.get(lang)
            if not (isinstance(told, str) and told.strip()):
                example = f'e.g. {key}.de = "..." and {key}.en = "..."'
                raise self._must(f"{key}.{lang}", f"a text ({example})", told)
        if set(parts) > {"de", "en"}:
            raise self.bad(f"{key} has de and en and nothing else; got {', '.join(parts)}")
        return Text(parts["de"], parts["en"])

    def indicators(self, ids: Iterable[str]) -> None:
        """Refuse what is no indicator."""
        for key in ids:
            try:
                by_id(key)
            except UnknownIndicator as error:
                found = error.suggestion
                cure = (
                    f"did you mean {found.id!r}?" if found else "`python -m loaders list` has all"
                )
                raise self.bad(f"no indicator {key!r}; {cure}") from None

    def judged(self, ids: Iterable[str]) -> None:
        """Refuse what no verdict is given on: its number would stand there and do nothing."""
        for key in ids:
            if by_id(key).direction == "context":
                raise self.bad(f"{key!r} is context and never judged; take its section out")

    def _must(self, key: str, be: str, found: object) -> BadRules:
        return self.bad(f"{key} must be {be}; got {_told(found)}")


def _near(key: str, known: Collection[str]) -> str:
    """How a message ends that has named an unknown key."""
    found = get_close_matches(key, known, n=1, cutoff=LIKE)
    return f"; did you mean {found[0]!r}?" if found else f"; known are {', '.join(sorted(known))}"


def _whole(found: object, least: int, most: int) -> bool:
    # True is an int to Python, and no number to whoever wrote it.
    return type(found) is int and least <= found <= most


def _told(found: object) -> str:
    return "nothing" if found is None else repr(found)
