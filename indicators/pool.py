"""Values for several regions together, by sums of numerators and denominators.

Every method gives each region a top and a bottom; the pooled value is a sum of tops by a sum of
bottoms (for plain sums the bottom does not count). Never a mean of rates.
"""

import pandas as pd

from indicators.model import Indicator, Level, Method
from indicators.regions import (
    GERMANY,
    KREISE_COUNT,
    MEMBERS,
    NRW,
    NRW_REST,
    NUTS2_COUNT,
    REGIONS,
    RUHR,
)

_KREISE = frozenset(
    key for key, item in REGIONS.items() if item.kind in {"stadt", "kreis", "other"}
)


def pooled(frame: pd.DataFrame, indicator: Indicator, region: str, method: Method) -> pd.DataFrame:
    """Rows for `region`: one for each period in which every part has its inputs.

    `frame` has region, period, value, numerator, denominator, weight, status; the result the
    same columns and derived. Empty where no period is complete.
    """
    terms = _terms(frame, indicator, method)
    if region == NRW_REST:
        sums = _rest(terms, indicator.level)
    else:
        parts = _parts(terms, region, indicator.level)
        sums = _sums(terms, parts, _count(region, indicator.level))
    value = sums["top"] if method == "sum" else sums["top"] / sums["bottom"]
    if method in ("ratio", "implied"):
        value = value * indicator.factor
        sums["numerator"], sums["denominator"] = sums["top"], sums["bottom"]
    if method == "weighted":
        sums["status"] = sums["status"].mask(sums["status"] != "E", indicator.pool.status)
    return sums.assign(region=region, value=value, derived=True).drop(columns=["top", "bottom"])


def _terms(frame: pd.DataFrame, indicator: Indicator, method: Method) -> pd.DataFrame:
    """Columns region, period, status, top, bottom; only rows that have both."""
    value, numerator = frame["value"], frame["numerator"]
    pairs = {
        "sum": (value, value * 0 + 1),
        "ratio": (numerator, frame["denominator"]),
        "implied": (numerator, indicator.factor * numerator / value.where(value != 0)),
        "weighted": (value * frame["weight"], frame["weight"]),
    }
    top, bottom = pairs[method]
    terms = frame[["region", "period", "status"]].assign(top=top, bottom=bottom)
    return terms.dropna(subset=["top", "bottom"])


def _sums(terms: pd.DataFrame, parts: frozenset[str], count: int) -> pd.DataFrame:
    """Columns period, top, bottom, status, for the periods in which all `count` parts are there."""
    grouped = terms[terms["region"].isin(list(parts))].groupby("period")
    sums = grouped[["top", "bottom"]].sum()
    sums["status"] = grouped["status"].agg(lambda s: "E" if (s == "E").any() else "A")
    return sums[grouped["region"].nunique() == count].reset_index()


def _rest(terms: pd.DataFrame, level: Level) -> pd.DataFrame:
    """NRW without the Ruhr: the sum of its other Kreise, else NRW minus the members."""
    others = _parts(terms, NRW, level) - frozenset(MEMBERS)
    direct = _sums(terms, others, _count(NRW, level) - len(MEMBERS))
    whole = terms[terms["region"] == NRW].set_index("period")
    ruhr = _sums(terms, frozenset(MEMBERS), len(MEMBERS)).set_index("period")
    common = whole.index.intersection(ruhr.index).difference(list(direct["period"]))
    rest = whole.loc[common, ["top", "bottom"]] - ruhr.loc[common, ["top", "bottom"]]
    rest["status"] = ruhr.loc[common, "status"].mask(whole.loc[common, "status"] == "E", "E")
    return pd.concat([direct, rest.rename_axis("period").reset_index()], ignore_index=True)


def _parts(terms: pd.DataFrame, region: str, level: Level) -> frozenset[str]:
    """The regions that make up `region` on the indicator's level."""
    if region == RUHR:
        return frozenset(MEMBERS)
    if level == "nuts2":
        prefix = "DEA" if region == NRW else "DE"
        return frozenset(key for key in terms["region"] if len(key) == 4 and key.startswith(prefix))
    return _KREISE if region == GERMANY else frozenset(k for k in _KREISE if k.startswith(NRW))


def _count(region: str, level: Level) -> int:
    if region == RUHR:
        return len(MEMBERS)
    return NUTS2_COUNT[region] if level == "nuts2" else KREISE_COUNT[region]
