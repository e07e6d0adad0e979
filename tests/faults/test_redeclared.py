"""An update after a change of a declaration whose figures nobody built: it does not record it."""

from dataclasses import replace
from pathlib import Path

import pytest

from indicators import registry, vintages
from indicators.model import Pool, Text
from loaders.download import Download
from tests.faults.folder import STORED, UNEMPLOYED, URL, files
from tests.faults.refreshed import update
from tests.faults.server import FaultServer, Reply


def test_update_leaves_what_was_declared_anew_as_it_is_recorded(
    server: FaultServer, download: Download, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.say(URL, Reply(STORED))
    assert update(download, root).ok
    before, recorded = files(root), vintages.recorded(root)
    anew = replace(UNEMPLOYED, pool=Pool(reason=Text("Darum", "Therefore")))
    monkeypatch.setitem(registry.INDICATORS, anew.id, anew)
    result = update(download, root)
    assert (result.ok, result.vintage) == (False, "")
    assert result.error.startswith("unemployed was declared anew; its figures are still those of")
    assert files(root) == before
    assert vintages.recorded(root) == recorded
