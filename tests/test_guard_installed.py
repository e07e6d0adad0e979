"""Where an installation keeps its figures, what it may hold, and how both are saved."""

import re
import shutil
import subprocess
from pathlib import Path

from indicators.store import DATA
from layouts.serving import remote
from loaders.__main__ import _parser as loaders_parser

WORKER, BUILDER = 740, 640
"""MB: the most that a worker, and what makes answers ahead, were seen to hold."""


def setting(repo: Path, unit: str, name: str) -> list[str]:
    """What a unit says under a name, one entry a line."""
    text = (repo / "deploy" / unit).read_text("utf-8")
    return re.findall(rf"^{name}=(.*)$", text, re.MULTILINE)


def test_the_update_writes_where_the_server_reads_and_not_into_the_checkout(repo: Path) -> None:
    server, update = "dreiklang-ruhr@.service", "dreiklang-ruhr-update.service"
    set_to = dict(w.split("=") for e in setting(repo, server, "Environment") for w in e.split())
    (command,), (place,) = (setting(repo, update, n) for n in ("ExecStart", "ReadWritePaths"))
    given = loaders_parser().parse_args(command.partition(" -m loaders ")[2].split())
    assert given.command == "update"
    assert str(given.data) == set_to[remote.URL] == place
    assert not given.data.is_relative_to(setting(repo, server, "WorkingDirectory")[0])
    assert f"cp -r data {given.data.parent}/" in (repo / "docs" / "betrieb.md").read_text("utf-8")


def test_an_instance_may_hold_what_its_processes_were_seen_to_hold(repo: Path) -> None:
    (limit,) = setting(repo, "dreiklang-ruhr@.service", "MemoryMax")
    (environment, *_) = setting(repo, "dreiklang-ruhr@.service", "Environment")
    workers = int(re.findall(r"WORKERS=(\d+)", environment)[0])
    assert int(limit.removesuffix("G")) * 1024 >= 1.5 * (workers * WORKER + BUILDER)


def run(repo: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(repo / "deploy" / "sicherung.sh"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_backup_brings_back_every_byte_and_keeps_what_was(repo: Path, tmp_path: Path) -> None:
    data, saved = tmp_path / "data", tmp_path / "saved.tar.gz"
    shutil.copytree(DATA / "tidy", data / "tidy")
    shutil.copytree(DATA / "vintages", data / "vintages")
    before = contents(data)
    assert run(repo, "sichern", str(data), str(saved)).returncode == 0
    next((data / "tidy").glob("*.parquet")).write_bytes(b"broken")
    (data / "tidy" / "later.parquet").write_bytes(b"later")
    assert run(repo, "zurueck", str(saved), str(data)).returncode == 0
    assert contents(data) == before
    assert (tmp_path / "data.alt" / "tidy" / "later.parquet").is_file()
    # The slash that a shell puts behind a folder makes no difference.
    assert run(repo, "zurueck", str(saved), f"{data}/").returncode == 0
    assert sorted(f.name for f in tmp_path.iterdir()) == [
        "data", "data.alt", "saved.tar.gz", "saved.tar.gz.sha256",
    ]  # fmt: skip
    saved.write_bytes(saved.read_bytes()[:-100])
    refused = run(repo, "zurueck", str(saved), str(data))
    assert refused.returncode == 2
    assert "beschädigt" in refused.stderr
    assert contents(data) == before


def test_settings_come_back_to_their_place_and_never_among_the_figures(
    repo: Path, tmp_path: Path
) -> None:
    data, saved, own = tmp_path / "data", tmp_path / "saved.tar.gz", tmp_path / "own.toml"
    (data / "tidy").mkdir(parents=True)
    (data / "tidy" / "one.parquet").write_bytes(b"one")
    own.write_text("right")
    assert run(repo, "sichern", f"{data}/", str(saved), str(own)).returncode == 0
    own.write_text("wrong")
    told = run(repo, "zurueck", str(saved), str(data))
    beside = tmp_path / "data.einstellungen" / "own.toml"
    assert str(beside) in told.stdout
    assert (beside.read_text(), own.read_text()) == ("right", "wrong")
    assert run(repo, "zurueck", str(saved), str(data), str(own)).returncode == 0
    assert own.read_text() == "right"
    assert contents(data) == {"tidy/one.parquet": b"one"}
    assert run(repo, "sichern", str(data), str(saved), str(tmp_path / "no.toml")).returncode == 2
