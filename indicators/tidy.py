"""The data contract: one long table per indicator, checked before anyone may rely on it."""

import hashlib
import re
from collections.abc import Iterator

import pandas as pd

from indicators.model import Indicator
from indicators.regions import MEMBERS, REGIONS

COLUMNS = (
    "indicator",
    "region",
    "period",
    "value",
    "status",
    "numerator",
    "denominator",
    "derived",
)
KEY = ("indicator", "region", "period")
STATUS = {
    "A": "normal",
    "P": "provisional",
    "E": "estimated",
    "B": "break",
    "M": "missing",
    "Q": "suppressed",
}
EMPTY = ("M", "Q")
PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


class ContractError(ValueError):
    """A frame breaks a rule of the contract: names the rule, how often, and the first rows."""

    def __init__(self, indicator: str, rule: str, rows: pd.DataFrame | None = None) -> None:
        text = f"{indicator}: {rule}"
        if rows is not None and len(rows):
            text += f" ({len(rows)} rows)\n{rows.head(5).to_string(index=False)}"
        super().__init__(text)


def check(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return the frame, sorted by its key, or raise ContractError for the first broken rule."""
    if list(frame.columns) != list(COLUMNS):
        raise ContractError(
            indicator.id, f"columns must be {list(COLUMNS)}, found {list(frame.columns)}"
        )
    for rule, bad in _row_rules(frame, indicator):
        if bad.any():
            raise ContractError(indicator.id, rule, frame[bad])
    missing = missing_members(frame, indicator)
    if missing:
        names = ", ".join(REGIONS[ags].name.de for ags in missing)
        raise ContractError(indicator.id, f"no value at all for {names}; declare it in `absent`")
    return frame.sort_values(list(KEY), kind="stable").reset_index(drop=True)


def rows_hash(frame: pd.DataFrame) -> str:
    """SHA-256, 16 hex digits, over the rows as CSV in the contract's order of columns."""
    text = frame[list(COLUMNS)].to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def missing_members(frame: pd.DataFrame, indicator: Indicator) -> list[str]:
    """Members without any value, apart from those the declaration names as absent."""
    if indicator.level != "kreis":
        return []
    present = set(frame.loc[frame["value"].notna(), "region"])
    return [ags for ags in MEMBERS if ags not in present and ags not in indicator.absent]


def _row_rules(frame: pd.DataFrame, indicator: Indicator) -> Iterator[tuple[str, pd.Series]]:
    low, high = indicator.valid
    value, status = frame["value"], frame["status"]
    yield "indicator column must hold the indicator's id", frame["indicator"] != indicator.id
    yield "key (indicator, region, period) must be unique", frame.duplicated(list(KEY), keep=False)
    yield "region must be in indicators.regions", ~frame["region"].isin(list(REGIONS))
    yield "period must be ISO text like 2024 or 2024-05", ~frame["period"].str.fullmatch(PERIOD)
    yield f"status must be one of {''.join(STATUS)}", ~frame["status"].isin(list(STATUS))
    yield "a value is missing only with status M or Q", value.isna() != status.isin(EMPTY)
    yield f"value must lie between {low:g} and {high:g}", value.notna() & ~value.between(low, high)
    yield "denominator must not be 0", frame["denominator"] == 0
