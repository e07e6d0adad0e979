"""What the documentation of the live sources promises is there."""

import re
from pathlib import Path
from typing import get_args

from indicators.model import Service
from indicators.tables import TABLES
from indicators.tables.live import LIVE
from loaders.ask import CLIENTS
from loaders.live import genesis_file, regionalatlas
from loaders.update import PARSERS


def text(repo: Path) -> str:
    return (repo / "docs" / "live-sources.md").read_text("utf-8")


def test_every_fault_in_the_table_is_a_test(repo: Path) -> None:
    table = text(repo).partition("## Faults")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "---" not in line]
    tests = "".join(file.read_text("utf-8") for file in (repo / "tests").rglob("test_*.py"))
    assert len(rows) > 30
    for row in rows[1:]:
        names = re.findall(r"`(test_\w+)`", row.split("|")[4])
        assert names, f"no test named: {row}"
        for name in names:
            assert f"def {name}(" in tests, f"{name} is named in the docs and is no test"


def test_every_service_has_a_client_and_is_described(repo: Path) -> None:
    assert set(CLIENTS) == set(get_args(Service))
    for service in CLIENTS:
        assert f"`{service}`" in text(repo)


def test_live_tables_are_declared_and_known_to_their_reader() -> None:
    assert set(LIVE) <= set(TABLES)
    for key, services in LIVE.items():
        assert TABLES[key].loader in PARSERS
        for live in services:
            if live.service.startswith("genesis"):
                assert TABLES[key].code in genesis_file.SPECS, key
            if live.service == "regionalatlas":
                assert live.code in regionalatlas.ALLOWED
                assert live.names


def test_recomputed_tables_are_recomputed_at_each_of_their_services() -> None:
    for key, services in LIVE.items():
        assert len({live.whole for live in services if not live.fills}) == 1, key
