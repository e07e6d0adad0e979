"""Asking a service in the tests: the figures taken, a value, what is held."""

import pandas as pd

from indicators import extracts
from indicators.extracts import Held, Source
from indicators.model import Table
from loaders.ask import Client
from loaders.base import Raw, origin
from loaders.download import Download
from loaders.live import (
    genesis_file,
)
from loaders.live.shared import Ask
from tests.live import stored, zipped

ALO = "regionalstatistik/13211-02-05-4"
POPULATION = "regionalstatistik/12411-01-01-4"
STATIC = genesis_file.FILE.format(code="13211-02-05-4")
LINK = genesis_file.LINK.format(code="12411-01-01-4")
FLAT = zipped(stored("12411-01-01-4_flat.csv"))
SECRET = "geheim-4711"


def taken(client: Client, question: Ask, download: Download) -> pd.DataFrame:
    """Fetch and read, as an update does."""
    raw = client.fetch(question, download)
    assert raw is not None
    return client.read(question, raw)


def value(frame: pd.DataFrame, item: str, region: str, period: str) -> float:
    row = frame[(frame["item"] == item) & (frame["region"] == region)]
    return float(row.loc[row["period"] == period, "value"].iloc[0])


def holding(table: Table, raw: Raw, service: str) -> Held:
    source = Source(service, origin(table, raw), raw.validator)
    return Held(extracts.Held().frame, (source,))
