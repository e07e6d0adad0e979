"""IT.NRW, the statistical office of North Rhine-Westphalia: plain extracts."""

import pandas as pd

from indicators.model import Table
from loaders import genesis
from loaders.base import Raw
from loaders.genesis import Spec

SPECS: dict[str, Spec] = {
    "fertiggestellte_wohnungen": Spec(
        counts={"dwellings": "dwellings_in_new_residential_buildings"}
    )
}


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Item dwellings: dwellings completed in new residential buildings in the year, by Kreis."""
    return genesis.parse(table, raws, items, SPECS)
