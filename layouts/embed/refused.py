"""What an address for a frame or a picture can get wrong: said in words, with a right example."""

import re

PLAIN = re.compile(r"[\w.,~ -]{1,40}")


class Refused(ValueError):
    """A view that is not shown: the status, why, and the query of one that would be.

    400: the address says something that cannot be meant; 404: what it names is not there.
    """

    def __init__(self, *words: str, status: int = 400, example: str = "") -> None:
        super().__init__("; ".join(words))
        self.words = words
        self.status = status
        self.example = example


def echo(text: str) -> str:
    """The text as it may be repeated to its sender; "…" for all that is not plainly a word."""
    return text if PLAIN.fullmatch(text) else "…"
