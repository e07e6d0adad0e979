"""Statistically similar Kreise: a standardised distance over the features of similar.toml.

Each feature is divided by its interquartile range over all compared Kreise (after a logarithm
where declared); the distance is the root mean square of the differences, in interquartile ranges.
Pure functions over tidy frames.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from indicators.model import Text
from indicators.rank import SCOPES

Table = pd.DataFrame
"""Kreise x features: index region id, one column an indicator, in the indicator's unit."""


class NoNeighbours(LookupError):
    """A region cannot be compared; the message says which features it lacks."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One indicator in one year, and why it belongs to the comparison."""

    indicator: str
    year: int
    scale: Literal["linear", "log"]
    why: Text


@dataclass(frozen=True, slots=True)
class Trait:
    """One feature of a pair: both values in the indicator's unit.

    `difference` (other - own) is in interquartile ranges, after the logarithm where declared.
    """

    feature: Feature
    own: float
    other: float
    difference: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A similar Kreis; `distance` is the root mean square of the traits' differences."""

    region: str
    distance: float
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """The nearest Kreise of a region, the nearest first.

    `compared` counts the Kreise compared with, the region itself not among them; `left_out`
    names those that lack a feature; `usual` is the median distance to all compared, so that a
    reader can tell near from far.
    """

    region: str
    neighbours: tuple[Neighbour, ...]
    compared: int
    left_out: tuple[str, ...]
    usual: float


def similar(
    region: str, frames: Mapping[str, pd.DataFrame], k: int = 0, without: Collection[str] = ()
) -> Similar:
    """The k nearest Kreise (as declared for k = 0), none of `without`.

    `frames` are tidy frames by indicator id. Raises NoNeighbours where the region lacks a
    feature, ValueError where a feature does not vary.
    """
    table = features(frames)
    complete = table.dropna()
    if region not in complete.index:
        raise NoNeighbours(_lacking(region, table))
    scaled = standardised(complete)
    left_out = tuple(table.index.difference(complete.index))
    others = scaled[~scaled.index.isin([region, *without])]
    differences = others - scaled.loc[region]
    distances = ((differences**2).mean(axis=1) ** 0.5).sort_values(kind="stable")
    near = tuple(
        Neighbour(key, round(float(distance), 6), _traits(complete, differences, region, key))
        for key, distance in zip(distances.index, distances.head(k or K), strict=False)
    )
    return Similar(region, near, len(distances), left_out, round(float(distances.median()), 6))


def features(frames: Mapping[str, pd.DataFrame]) -> Table:
    """All Kreise of Germany with their features; NaN where a value is missing."""
    columns = {item.indicator: _column(frames, item) for item in FEATURES}
    return pd.DataFrame(columns, index=pd.Index(sorted(SCOPES["germany"]), name="region"))


def standardised(table: Table) -> Table:
    """Logarithm where declared, then (x - median) / interquartile range, without a unit."""
    logs = [item.indicator for item in FEATURES if item.scale == "log"]
    plain = table.astype(float).copy()
    plain[logs] = plain[logs].map(log)
    span = plain.quantile(0.75) - plain.quantile(0.25)
    if (span <= 0).any():
        flat = ", ".join(span.index[span <= 0])
        raise ValueError(f"{flat}: half of all Kreise share one value; take it out of similar.toml")
    return (plain - plain.median()) / span


def rule() -> Text:
    """How similarity is measured, in words for a page."""
    numbers = {"k": K, "features": len(FEATURES)}
    return Text(**{lang: text.format(**numbers) for lang, text in _DATA["rule"].items()})


def _column(frames: Mapping[str, pd.DataFrame], feature: Feature) -> "pd.Series[float]":
    frame = frames.get(feature.indicator)
    if frame is None:
        return pd.Series(dtype=float)
    rows = frame[frame["period"] == str(feature.year)]
    return rows.set_index("region")["value"]


def _traits(table: Table, differences: Table, region: str, other: str) -> tuple[Trait, ...]:
    own, there = table.loc[[region, other]].to_numpy().tolist()
    gaps = differences.loc[[other]].round(6).to_numpy().tolist()[0]
    return tuple(Trait(*trait) for trait in zip(FEATURES, own, there, gaps, strict=True))


def _lacking(region: str, table: Table) -> str:
    if region not in table.index:
        return f"{region!r} is no Kreis; similar regions exist for an AGS like 05113"
    row = dict(zip(table.columns, table.loc[[region]].isna().to_numpy()[0], strict=True))
    gaps = ", ".join(key for key, missing in row.items() if missing)
    return f"{region} has no value for {gaps}; only Kreise with every feature are compared"


def _feature(entry: Mapping[str, Any]) -> Feature:
    return Feature(**{**entry, "why": Text(**entry["why"])})


_DATA = tomllib.loads(Path(__file__).with_name("similar.toml").read_text("utf-8"))
K: int = _DATA["neighbours"]
FEATURES: tuple[Feature, ...] = tuple(map(_feature, _DATA["feature"]))
