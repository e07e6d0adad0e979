"""Landesdatenbank NRW: static files, free for everyone, often with all years; NRW only."""

import pandas as pd

from loaders.base import Raw
from loaders.download import Download
from loaders.genesis import Spec
from loaders.live import shared
from loaders.live.shared import Ask

HOST = "www.landesdatenbank.nrw.de"
FILE = f"https://{HOST}/ldbnrwws/downloader/00/tables/{{code}}_00.csv"


def fetch(ask: Ask, download: Download) -> Raw | None:
    """The static file; None where the service says "unchanged"."""
    url = FILE.format(code=ask.live.code)
    answer = download.get(url, "csv", validator=ask.validator(url))
    return shared.raw(ask.table, answer, download) if answer else None


def read(ask: Ask, answer: Raw) -> pd.DataFrame:
    """Extract frame; `live.names` are the paths of the items' columns, all of them counts."""
    return shared.offices(ask, answer, Spec(counts=dict(ask.live.names)))
