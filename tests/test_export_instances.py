"""Several instances, each with a copy of the figures, give the same bytes under the same ETags."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from indicators.store import DATA
from tests.exported import BASE, places

URLS = (
    "/indikator/arbeitslosenquote", "/ziel/A06",
    "/daten", "/embed/arbeitslosenquote", "/indikator/arbeitslosenquote.svg",
    "/indikator/arbeitslosenquote.png?bild=og", "/indikator/arbeitslosenquote.csv",
    "/indikator/arbeitslosenquote.xlsx", "/indikator/arbeitslosenquote.zip",
    "/indikator/arbeitslosenquote.parquet", "/indikator/arbeitslosenquote.metadata.json",
    "/api/v1/observations?indicator=unemployment_rate&region=05113", "/datapackage.json",
    "/catalog.jsonld", "/datenstand.csv", "/sitemap.xml",
    "/_dash-layout", "/_dash-dependencies",
)  # fmt: skip


def _started(root: Path, seed: str, urls: list[str]) -> "subprocess.Popen[bytes]":
    """An instance in a process of its own, with another order of its sets."""
    out = str(root.with_suffix(".json"))
    command = [sys.executable, "-W", "ignore", "-m", "tests.instance", str(root), BASE, out]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.Popen(
        [*command, *urls], stdout=subprocess.DEVNULL, env=environment, cwd=DATA.parent
    )


def test_instances_agree(tmp_path: Path) -> None:
    urls = [*URLS, *(place.url for place in places() if place.kind == "file")]
    roots = [tmp_path / name for name in ("one", "two")]
    for root in roots:
        # Without the times of the files: no answer may depend on when a copy was made.
        shutil.copytree(DATA, root, copy_function=shutil.copy)
    running = [_started(root, str(seed), urls) for seed, root in enumerate(roots, 1)]
    assert [item.wait(timeout=600) for item in running] == [0, 0]
    first, second = (json.loads(root.with_suffix(".json").read_text()) for root in roots)
    assert {answer[0] for answer in first.values()} == {200}
    assert {url: told for url, told in first.items() if told != second[url]} == {}
