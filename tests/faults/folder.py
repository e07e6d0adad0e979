"""A small data folder with real figures: the unemployed of 2023, as an archived file gave them."""

from pathlib import Path

from indicators import derive, extracts, store, tidy
from indicators.extracts import ARCHIVE, Held, Source
from indicators.model import Indicator
from indicators.registry import INDICATORS
from indicators.tables import TABLES
from loaders import base, merge
from loaders.live import genesis_file
from loaders.update import wanted_items
from tests.live import ask, raw, stored

TABLE = "regionalstatistik/13211-02-05-4"
UNEMPLOYED = INDICATORS["unemployed"]
URL = genesis_file.FILE.format(code="13211-02-05-4")
STORED = stored("13211-02-05-4_2025.csv")


def fill(root: Path, indicator: Indicator = UNEMPLOYED) -> Path:
    """Write extract and indicator for 2023; the folder as a build leaves it."""
    items = wanted_items([indicator])[TABLE]
    answer = raw(stored("13211-02-05-4_2023.csv"), f"{TABLE}_2023.csv")
    frame = genesis_file.read(ask(TABLE, "genesis_file", *items), answer)
    source = Source(ARCHIVE, base.origin(TABLES[TABLE], answer))
    held = merge.archived(Held(frame, (source,)), Held())
    extracts.write(TABLE, held, root)
    tidied = tidy.check(derive.compose(indicator, {TABLE: held.frame}), indicator)
    origins = tuple(source.origin for source in held.sources)
    store.write(indicator, tidied, store.Provenance(origins), root)
    return root


def files(root: Path) -> dict[str, bytes]:
    """All files of the folder but the notes on freshness."""
    found = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in found
        if file.name != "state.json"
    }
