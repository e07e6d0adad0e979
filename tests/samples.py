"""Small hand-made declarations and frames for tests of the core; no real numbers."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.model import Extract, Indicator, Pool, Text
from indicators.regions import MEMBERS, NRW
from indicators.tidy import COLUMNS

_T = Text("Probe", "Sample")
RATE = Indicator(
    id="sample_rate",
    pillar="labour",
    title=_T,
    short_title=_T,
    description=_T,
    definition=_T,
    unit=Text("Prozent", "per cent"),
    symbol=Text("%", "%"),
    decimals=1,
    slug=Text("probe", "sample"),
    direction="down",
    valid=(0.0, 100.0),
    values=(Extract("s/t", ("rate",)),),
    numerator=(Extract("s/t", ("count",)),),
    factor=100.0,
    pool=Pool(methods=("implied",)),
)
RATIO = replace(
    RATE, values=(), denominator=(Extract("s/t", ("base",)),), pool=Pool(methods=("ratio",))
)


def table(rows: Sequence[tuple[str, str, str, float | None, str]]) -> dict[str, pd.DataFrame]:
    """An extract frame of rows (item, region, period, value, status) under the id `s/t`."""
    columns = ["item", "region", "period", "value", "status"]
    return {"s/t": pd.DataFrame(rows, columns=columns).astype({"value": float})}


def both(
    region: str, count: float, base: float, period: str = "2020"
) -> list[tuple[str, str, str, float | None, str]]:
    """count, base and the rate published to one decimal, as a source would give them."""
    rate = round(100 * count / base, 1)
    numbers = {"count": count, "base": base, "rate": rate}
    return [(item, region, period, value, "A") for item, value in numbers.items()]


def ruhr(
    period: str = "2020", leave_out: str = ""
) -> list[tuple[str, str, str, float | None, str]]:
    """All members: the k-th has 10 k of 1,000 (so the mean of rates is not the pooled rate)."""
    members = [m for m in MEMBERS if m != leave_out]
    return [
        row
        for k, member in enumerate(members, start=1)
        for row in both(member, 10.0 * k, 1000.0 * (1 + k % 3), period)
    ]


def nrw(period: str = "2020") -> list[tuple[str, str, str, float | None, str]]:
    return both(NRW, 5000.0, 100000.0, period)


def tidy_frame(rows: list[tuple[str, str, float | None, str]]) -> pd.DataFrame:
    """A frame of the data contract for `sample_rate` of rows (region, period, value, status)."""
    frame = pd.DataFrame(rows, columns=["region", "period", "value", "status"])
    frame = frame.assign(indicator="sample_rate", numerator=None, denominator=None, derived=False)
    numbers = {"value": float, "numerator": float, "denominator": float}
    return frame[list(COLUMNS)].astype(numbers)


def full_frame(period: str = "2020") -> pd.DataFrame:
    """One value for each member: the least that the contract accepts."""
    return tidy_frame([(member, period, 5.0, "A") for member in MEMBERS])
