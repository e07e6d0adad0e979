"""Small indicators and frames for the chart and app tests: made up, round, easy to follow."""

from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.model import Break, Extract, Indicator, Pool, Text
from indicators.regions import MEMBERS
from indicators.store import Origin, Provenance, Stored
from indicators.tidy import COLUMNS

YEARS = tuple(str(year) for year in range(2012, 2022))


def both(text: str) -> Text:
    return Text(text, text)


def indicator(**changes: Any) -> Indicator:
    """A rate in per cent where lower is better, pooled by sums."""
    base = Indicator(
        id="sample_rate",
        pillar="labour",
        title=both("Beispielquote"),
        short_title=both("Beispielquote"),
        description=both("Eine Quote für Tests."),
        definition=both("Fälle je 100 Personen."),
        unit=Text("Prozent", "per cent"),
        symbol=both("%"),
        decimals=1,
        slug=Text("beispielquote", "sample-rate"),
        direction="down",
        valid=(0, 1_000_000),
        values=(Extract("loader/1", ("rate",)),),
        pool=Pool(("ratio",)),
    )
    return replace(base, **changes)


def rows(region: str, values: dict[str, float | None], status: str = "A") -> list[dict[str, Any]]:
    """Tidy rows of one region; a value of None is missing (M)."""
    return [
        dict(
            zip(
                COLUMNS,
                ("sample_rate", region, period, value, "M" if value is None else status,
                 None, None, region == "ruhr"),
                strict=True,
            )
        )
        for period, value in values.items()
    ]  # fmt: skip


def line(start: float, step: float) -> dict[str, float | None]:
    """A straight line over YEARS."""
    return {year: round(start + step * index, 3) for index, year in enumerate(YEARS)}


def stored(*parts: list[dict[str, Any]]) -> Stored:
    """Rows as they would lie on disk, with one origin."""
    frame = pd.DataFrame([row for part in parts for row in part], columns=list(COLUMNS))
    frame["value"] = frame["value"].astype(float)
    origin = Origin(
        "regionalstatistik", "regionalstatistik/1-2-3", "Beispieltabelle", "dl-de/by-2-0",
        "https://www.govdata.de/dl-de/by-2-0", "https://www.regionalstatistik.de", "", "2024",
        "ab" * 32, "beispiel.csv",
    )  # fmt: skip
    return Stored(frame, Provenance((origin,)))


def full() -> Stored:
    """Ruhr 10.0 falling by 0.2 a year, NRW without it 7.0 level, Germany 6.0 level, members."""
    members = [rows(ags, line(8 + index * 0.5, -0.1)) for index, ags in enumerate(MEMBERS)]
    return stored(
        rows("ruhr", line(10.0, -0.2)),
        rows("nrw_ohne_ruhr", line(7.0, 0.0)),
        rows("00", line(6.0, 0.0)),
        *members,
    )


def broken() -> Indicator:
    """The same indicator with a break in 2017."""
    return indicator(breaks=(Break("2017", both("Neue Zählung")),))
