"""Made-up figures for 15 to 400 Kreise and 40 to 600 indicators, to see what growth costs.

They are random numbers, marked as such in every origin, and lie in a temporary folder only.
"""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pandas as pd

from indicators import store
from indicators.model import Indicator, Pillar, Text
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, REGIONS, RUHR
from indicators.registry import INDICATORS
from indicators.tidy import COLUMNS

YEARS = tuple(str(year) for year in range(1997, 2025))
POOLS = (RUHR, NRW_REST, NRW, GERMANY)
MARK = "synthetic, random numbers: no statistics"
TEMPLATE = "unemployment_rate"
PILLARS = get_args(Pillar)


def catalogue(count: int) -> list[Indicator]:
    """So many declarations: the real ones of Kreise first, copies of one of them after."""
    real = [item for item in INDICATORS.values() if item.level == "kreis"]
    extra = (_copy(number) for number in range(max(0, count - len(real))))
    return [*real[:count], *extra]


def _copy(number: int) -> Indicator:
    name = Text(f"Synthetisch {number}", f"Synthetic {number}")
    slug = Text(f"synthetisch-{number}", f"synthetic-{number}")
    return replace(
        INDICATORS[TEMPLATE], id=f"synthetic_{number:03}", pillar=PILLARS[number % 3],
        title=name, short_title=name, slug=slug, headline=False,
    )  # fmt: skip


def kreise(count: int) -> list[str]:
    """The members, then as many other Kreise as are needed."""
    others = [key for key, item in REGIONS.items() if item.kind == "other"]
    return [*MEMBERS, *others][:count]


def write(root: Path, indicators: list[Indicator], regions: list[str], seed: int = 0) -> None:
    """A file for each indicator: these Kreise and the pools, every year."""
    keys = [*regions, *POOLS]
    chance = np.random.default_rng(seed)
    mark = store.Origin("destatis", "synthetic", MARK, MARK, "", "", "2026-01-01", MARK, "", "")
    for item in indicators:
        store.write(item, _frame(item, keys, chance), store.Provenance((mark,)), root)


def _frame(item: Indicator, keys: list[str], chance: np.random.Generator) -> pd.DataFrame:
    low, high = item.valid
    size = len(keys) * len(YEARS)
    values = low + (min(high, low + 100.0) - low) * chance.uniform(0.3, 0.7, size)
    columns = {
        "indicator": item.id,
        "region": np.repeat(keys, len(YEARS)),
        "period": np.tile(YEARS, len(keys)),
        "value": values.round(3),
        "status": "A",
        "numerator": (1000 * values).round(),
        "denominator": 1000.0,
        "derived": False,
    }
    return pd.DataFrame(columns)[list(COLUMNS)]
