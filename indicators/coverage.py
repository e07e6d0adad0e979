"""Which members have a value in which years."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.model import Indicator
from indicators.regions import GERMANY, MEMBERS, NRW, RUHR


@dataclass(frozen=True, slots=True)
class Coverage:
    """`years` run from the members' first value to the last one of any shown region."""

    years: tuple[str, ...]
    held: Mapping[str, frozenset[str]]
    """Member -> the years in which it has a value."""

    @property
    def last(self) -> str:
        """The last year in which any member has a value; empty without one."""
        return max((year for years in self.held.values() for year in years), default="")

    def with_value(self, year: str) -> int:
        """How many members have a value in a year."""
        return sum(year in years for years in self.held.values())

    def missing(self) -> dict[tuple[str, ...], list[str]]:
        """Members without a value -> the years they lack together; complete years are absent."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for year in self.years:
            lacking = tuple(key for key in MEMBERS if year not in self.held[key])
            if lacking:
                groups.setdefault(lacking, []).append(year)
        return groups


def coverage(indicator: Indicator, frame: pd.DataFrame) -> Coverage:
    """Of an indicator by Kreis. For annual figures a year nobody has is missing as well.

    Where the source has no yearly rhythm (elections), only the periods it has count.
    """
    rows = frame[frame["value"].notna() & frame["region"].isin([*MEMBERS, RUHR, NRW, GERMANY])]
    periods = {
        key: frozenset(part["period"].str[:4]) for key, part in rows.groupby("region", sort=False)
    }
    held = {key: periods.get(key, frozenset[str]()) for key in MEMBERS}
    first = min((year for years in held.values() for year in years), default="")
    known = sorted(
        {year for years in periods.values() for year in years if first and year >= first}
    )
    if known and indicator.frequency == "annual":
        known = [str(year) for year in range(int(known[0]), int(known[-1]) + 1)]
    return Coverage(tuple(known), held)
