"""A data folder with two recorded states: shipped figures, then some of them changed by hand."""

import csv
import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
from flask.testing import FlaskClient

from indicators import freshness, store, vintages
from indicators.freshness import Check
from indicators.regions import RUHR
from indicators.registry import INDICATORS

RATE, PEOPLE = "unemployment_rate", "population"
FIRST, SECOND = date(2026, 11, 24), date(2027, 2, 5)
BASE, REVISED = "2015", 1.5
"""The second state's rate of the Ruhr in the base year: far below any real one."""


def first_state(root: Path) -> vintages.Vintage:
    """Two indicators as shipped, recorded."""
    (root / "tidy").mkdir(parents=True)
    for key in (RATE, PEOPLE):
        shutil.copy(store.path(key), store.path(key, root))
    return _recorded(FIRST, root)


def second_state(root: Path) -> vintages.Vintage:
    """The rate of the Ruhr revised, one Kreis withdrawn, a new year for Essen, a break lifted."""
    stored = store.read(RATE, root)
    frame = stored.frame.copy()
    last = frame["period"].max()
    ruhr = (frame["region"] == RUHR) & (frame["period"] == BASE)
    frame.loc[ruhr, "value"] = REVISED
    frame = frame[~((frame["region"] == "05112") & (frame["period"] == last))]
    lifted = (frame["region"] == "05113") & (frame["status"] == "B")
    frame.loc[lifted, "status"] = "A"
    new = frame[(frame["region"] == "05113") & (frame["period"] == last)]
    frame = pd.concat([frame, new.assign(period=str(int(last) + 1))])
    vintages.set_aside(RATE, root)
    store.write(INDICATORS[RATE], frame, stored.provenance, root)
    return _recorded(SECOND, root)


def failed_update(root: Path) -> None:
    """Notes of an update in which one table answered and one did not."""
    good = Check("regionalstatistik/13211-02-05-4", "new", "", "2027-02-05", "2027-02-05")
    bad = replace(good, table="regionalatlas/AI003-3", outcome="failed", words="HTTP 503", good="")
    freshness.write({item.table: item for item in (good, bad)}, root)


def _recorded(day: date, root: Path) -> vintages.Vintage:
    vintage = vintages.record(INDICATORS.values(), day, root)
    assert vintage is not None
    return vintage


def rows(client: FlaskClient) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get("/aenderungen.csv").text)))
