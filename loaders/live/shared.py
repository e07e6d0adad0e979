"""What the clients share: an answer as a raw file, and the reader of the offices' layouts."""

import hashlib
from dataclasses import dataclass, field, replace

import pandas as pd

from indicators.extracts import Held
from indicators.model import Live, Table
from loaders import genesis
from loaders.answer import Answer
from loaders.base import Raw
from loaders.download import Download
from loaders.genesis import Spec

_ATLAS = "99910"
"""The statistic under which flat files hold the tables of the Regionalatlas."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a service: a table, the way to it, and the items that are needed."""

    table: Table
    live: Live
    items: frozenset[str]
    held: Held = field(default_factory=Held)

    def validator(self, url: str) -> str:
        """What marked the newest answer of this address; empty if none is held."""
        marks = [source.validator for source in self.held.sources if source.origin.url == url]
        return marks[-1] if marks else ""

    def editions(self) -> set[str]:
        """Editions of the live answers that are held."""
        live = (source for source in self.held.sources if source.service == self.live.service)
        return {source.origin.edition for source in live}


def raw(table: Table, answer: Answer, download: Download, edition: str = "") -> Raw:
    """The answer as a raw file: address, day and checksum go into the provenance."""
    return Raw(
        f"{table.loader}/{table.code}",
        answer.content,
        answer.url,
        download.today(),
        sha256=hashlib.sha256(answer.content).hexdigest(),
        edition=edition,
        validator=answer.validator,
    )


def offices(ask: Ask, answer: Raw, spec: Spec) -> pd.DataFrame:
    """Extract frame of a text or flat file that bears the service's code instead of the table's."""
    flat = answer.content.lstrip(b"\xef\xbb\xbf").startswith(b"statistics_code")
    code = _ATLAS if flat and ask.live.code.startswith("AI") else ask.live.code
    published = replace(ask.table, id=f"{ask.table.loader}/{code}")
    known = ask.items & spec.items()
    return genesis.parse(published, [answer], known, {code: spec})
