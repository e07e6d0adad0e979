"""Regionaldatenbank Deutschland: static files, free for everyone, mostly the newest year only.

Same text layout as the archived files. Where the static file cannot be had, the download link of
the table's page is tried once; it answers a flat file (told by one user, to be confirmed live).
"""

from dataclasses import replace

import pandas as pd

from loaders import regionalatlas, regionalstatistik
from loaders.base import LoaderError, Raw
from loaders.download import Download
from loaders.live import shared
from loaders.live.shared import Ask

HOST = "www.regionalstatistik.de"
FILE = f"https://{HOST}/genesisws/downloader/00/tables/{{code}}_00.csv"
LINK = f"https://{HOST}/genesis/online/download/{{code}}/ffcsv"
SPECS = {**regionalstatistik.SPECS, **regionalatlas.SPECS}


def fetch(ask: Ask, download: Download) -> Raw | None:
    """The static file, else what the link answers; None where the service says "unchanged"."""
    url = FILE.format(code=ask.live.code)
    try:
        answer = download.get(url, "csv", validator=ask.validator(url))
    except LoaderError as error:
        try:
            answer = download.get(LINK.format(code=ask.live.code), "csv")
        except LoaderError:
            raise error from None
    return shared.raw(ask.table, answer, download) if answer else None


def read(ask: Ask, answer: Raw) -> pd.DataFrame:
    """Extract frame, units as in the archived files; `live.names` are codes of a flat file."""
    spec = SPECS[ask.table.code]
    spec = replace(spec, flat={**spec.flat, **dict(ask.live.names)})
    return shared.offices(ask, answer, spec)
