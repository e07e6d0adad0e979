"""Short ways to the live clients and their stored answers, for several tests."""

import io
import zipfile
from pathlib import Path

from indicators.extracts import Held
from indicators.model import Live, Service
from indicators.tables import TABLES
from loaders.base import Raw
from loaders.live.shared import Ask

ANSWERS = Path(__file__).resolve().parent / "answers"


def stored(name: str) -> bytes:
    """A stored answer of a live service."""
    return (ANSWERS / "live" / name).read_bytes()


def ask(table: str, service: Service, *items: str, held: Held | None = None) -> Ask:
    """A question to a declared live source for these items."""
    live = declared(table, service)
    return Ask(TABLES[table], live, frozenset(items), held or Held())


def declared(table: str, service: Service) -> Live:
    """The declaration of a live source."""
    return next(live for live in TABLES[table].live if live.service == service)


def raw(content: bytes, name: str = "live/answer") -> Raw:
    return Raw(name, content, "https://source.example/", "2026-11-24", sha256="ab" * 32)


def zipped(content: bytes, name: str = "t_de_flat.csv") -> bytes:
    """A zip with one file, as GENESIS and INKAR answer it."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return sink.getvalue()
