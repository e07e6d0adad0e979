"""From a publisher's items to an indicator: ratios, pooled regions, breaks. Pure functions.

Input are extract frames (columns item, region, period, value, status) by table id; output is a
frame of the data contract. A pooled value needs every region it stands for: one missing member
and there is no row.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

from indicators.model import Extract, Indicator, Measure
from indicators.pool import pooled
from indicators.regions import GERMANY, NRW, NRW_REST, REGIONS, RUHR
from indicators.tidy import COLUMNS, EMPTY

Tables = Mapping[str, pd.DataFrame]
EXTRACT_COLUMNS = ("item", "region", "period", "value", "status")
KEY = ["region", "period"]
_WORST = "APEBMQ"
"""Status letters from harmless to heavy: what is made of parts carries the heaviest of them."""


def compose(indicator: Indicator, tables: Tables) -> pd.DataFrame:
    """Build the indicator's tidy frame from the extract frames of its tables.

    Raises KeyError if a table is not there; rows of regions the project does not know are left
    out, and so are pooled rows whose inputs are incomplete.
    """
    frame = _base(indicator, tables)
    for region in (NRW, GERMANY, RUHR, NRW_REST):
        for method in indicator.pool.methods:
            frame = _add(frame, pooled(frame, indicator, region, method))
    if indicator.relative_to:
        frame = _relative(frame, indicator.relative_to)
    frame = frame[frame["region"].isin(list(REGIONS))]
    return _finish(_mark_breaks(frame, indicator), indicator)


def measure(parts: Measure, tables: Tables) -> pd.DataFrame:
    """Columns region, period, value, status, derived: the first extract with a value wins."""
    found = [
        _extract(part, tables[part.table]).assign(rank=rank) for rank, part in enumerate(parts)
    ]
    if not found:
        return pd.DataFrame(columns=[*KEY, "value", "status", "derived"])
    rows = pd.concat(found, ignore_index=True)
    rows["empty"] = rows["value"].isna()
    rows = rows.sort_values([*KEY, "empty", "rank"], kind="stable").drop_duplicates(KEY)
    return rows.drop(columns=["rank", "empty"]).reset_index(drop=True)


def _extract(part: Extract, table: pd.DataFrame) -> pd.DataFrame:
    signs = dict.fromkeys(part.items, 1.0) | dict.fromkeys(part.minus, -1.0)
    rows = table[table["item"].isin(list(signs))].copy()
    rows["value"] = rows["value"] * rows["item"].map(signs) * part.scale
    rows["status"] = rows["status"].map(_WORST.index)
    grouped = rows.groupby(KEY)
    value = grouped["value"].sum(min_count=1).where(grouped["value"].count() == len(signs))
    status = grouped["status"].max().map(lambda rank: _WORST[int(rank)])
    status = status.mask(value.notna() & (status == "A"), part.status)
    status = status.mask(value.isna() & ~status.isin(EMPTY), "M")
    result = pd.DataFrame({"value": value, "status": status}).reset_index()
    if part.shift:
        result["period"] = (result["period"].astype(int) + part.shift).astype(str)
    inside = (result["period"] >= part.since) & (result["period"] <= (part.until or "9999"))
    return result[inside].assign(derived=part.computed or len(signs) > 1)


def _base(indicator: Indicator, tables: Tables) -> pd.DataFrame:
    """One row per region and period: value, numerator, denominator, weight, status, derived."""
    frame = measure(indicator.values, tables)
    extra = {
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "weight": indicator.pool.weight,
    }
    for name, part in extra.items():
        column = measure(part, tables).drop(columns="derived")
        column = column.rename(columns={"value": name, "status": f"{name}_status"})
        frame = frame.merge(column, on=KEY, how="outer")
    numbers = ["value", *extra]
    frame[numbers] = frame[numbers].astype(float)
    return _compute(frame, indicator.factor)


def _compute(frame: pd.DataFrame, factor: float) -> pd.DataFrame:
    """Fill values that are not published but follow from numerator and denominator.

    Rows that have neither a value nor a source's word that it is missing are left out.
    """
    ratio = factor * frame["numerator"] / frame["denominator"].where(frame["denominator"] != 0)
    ours = frame["value"].isna() & ratio.notna()
    heaviest = _heaviest(frame, ["numerator_status", "denominator_status"])
    gap = frame["value"].isna() & frame["numerator"].isna()
    frame["status"] = frame["status"].mask(ours | (gap & frame["status"].isna()), heaviest)
    frame["derived"] = ours | (frame["derived"].notna() & (frame["derived"] == True))  # noqa: E712
    frame["value"] = frame["value"].fillna(ratio)
    told = frame["value"].notna() | frame["status"].isin(EMPTY)
    columns = [*KEY, "value", "status", "derived", "numerator", "denominator", "weight"]
    return frame.loc[told, columns].reset_index(drop=True)


def _heaviest(frame: pd.DataFrame, columns: Iterable[str]) -> "pd.Series[str]":
    ranks = frame[list(columns)].fillna("A").map(_WORST.index)
    return ranks.max(axis=1).map(lambda rank: _WORST[int(rank)])


def _add(frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Add pooled rows where the frame has no value; a row that only says "missing" gives way."""
    if rows.empty:
        return frame
    new = rows.set_index(KEY)
    old = frame.set_index(KEY)
    new = new[~new.index.isin(old.index[old["value"].notna()])]
    return pd.concat([old[~old.index.isin(new.index)], new]).reset_index()


def _relative(frame: pd.DataFrame, base: str) -> pd.DataFrame:
    """Divide by the base region's value of the same period (location quotient)."""
    reference = frame[frame["region"] == base].set_index("period")["value"]
    value = frame["value"] / frame["period"].map(reference)
    return frame.assign(value=value, derived=True)[value.notna()]


def _mark_breaks(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    frame = frame.copy()
    for item in indicator.breaks:
        hit = (frame["period"] == item.period) & ~frame["status"].isin(EMPTY)
        if item.regions:
            hit &= frame["region"].isin(list(item.regions))
        frame["status"] = frame["status"].mask(hit, "B")
    return frame


def _finish(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Contract columns and types; six decimals, so that no platform's last bit shows."""
    numbers = ["value", "numerator", "denominator"]
    frame = frame.assign(indicator=indicator.id)
    frame[numbers] = frame[numbers].astype(float).round(6)
    frame["derived"] = frame["derived"].astype(bool)
    return frame[list(COLUMNS)].sort_values(["region", "period"]).reset_index(drop=True)
