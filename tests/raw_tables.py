"""Extract frames of the real raw files, for the tests of the pillars."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from indicators.model import Indicator
from indicators.tables import TABLES
from loaders import base
from loaders.update import PARSERS, wanted_items


def extracts(indicators: Iterable[Indicator], raw_dir: Path) -> dict[str, pd.DataFrame]:
    """Every table these indicators use, by its id."""
    manifest = base.read_manifest(raw_dir)
    return {
        key: PARSERS[TABLES[key].loader](
            TABLES[key], base.fetch(TABLES[key], raw_dir, manifest), items
        )
        for key, items in wanted_items(indicators).items()
    }
