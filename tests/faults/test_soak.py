"""A thousand updates against a server that is right now and then, and wrong in all ways it knows.

After each the folder is valid and says what the last right answer said.
"""

import random
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators import freshness, store, tidy, vintages
from indicators.model import Pool
from indicators.registry import INDICATORS
from loaders.download import Download
from loaders.refresh import Refresh
from tests.faults.folder import STORED, TABLE, UNEMPLOYED, URL, fill
from tests.faults.server import FaultServer, Reply, Time
from tests.faults.test_refresh import FAULTS

UPDATES = 1000
# Without pooled regions: they are made anew each time and are tested elsewhere.
PLAIN = replace(UNEMPLOYED, pool=Pool())
BAD = [
    *(Reply(body) for body, _, _ in FAULTS.values()),
    Reply(STORED, trouble="reset"),
    Reply(STORED, trouble="cut"),
    Reply(STORED, trouble="garbage"),
    Reply(status=500),
    Reply(status=429, headers={"Retry-After": "3600"}),
    Reply(status=302, headers={"Location": "https://www.regionalstatistik.de/wartung"}),
    Reply(status=302, headers={"Location": "http://www.regionalstatistik.de/"}),
    Reply(STORED, media="text/html"),
    Reply(STORED, status=404),
]


def right(number: int) -> Reply:
    """The answer with Duisburg's figure and the hour of the edition changed."""
    body = STORED.replace(b";35261;", b";%d;" % (35000 + number))
    return Reply(body.replace(b"Stand: 26.02.2026", b"Stand: 28.02.2026"))


def figures(root: Path) -> "pd.Series[float]":
    """The checked values by region and period."""
    frame = tidy.check(store.read(PLAIN.id, root).frame, PLAIN)
    return frame.set_index(["region", "period"])["value"]


def test_a_thousand_updates_leave_a_valid_folder(
    server: FaultServer,
    download: Download,
    time: Time,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(INDICATORS, PLAIN.id, PLAIN)
    root, chance, held = fill(tmp_path / "data", PLAIN), random.Random(4), 0
    first = figures(root)["05112", "2023"]
    for number in range(1, UPDATES + 1):
        good = chance.random() < 0.1 or number == 1
        server.say(URL, right(number) if good else chance.choice(BAD))
        time.sleep(chance.choice((300, 3600)))
        result = Refresh(download, root, "genesis_file").run([PLAIN])
        held = number if good else held
        assert result.ok == good, result
        rows = figures(root)
        assert rows["05112", "2025"] == 35000 + held
        assert rows["05112", "2023"] == first
        newest = vintages.recorded(root)[-1].content[PLAIN.id].rows
        assert newest == tidy.rows_hash(store.read(PLAIN.id, root).frame)
        assert freshness.read(root)[TABLE].stale != good
    every = vintages.recorded(root)
    assert len(every) > 50
    assert [vintage.number for vintage in every] == list(range(1, len(every) + 1))
    for vintage in every:
        stored = vintages.load(vintage, PLAIN.id, root)
        assert tidy.rows_hash(stored.frame) == vintage.content[PLAIN.id].rows
    assert not list(root.rglob("*.tmp"))
