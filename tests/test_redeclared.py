"""A declaration that means something else is recorded with its own figures, or not at all."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators import extracts, registry, vintages
from indicators.extracts import Held
from indicators.model import Extract, Indicator, Pool, Text
from loaders import __main__ as cli
from loaders.refusals import refuse_unsound
from tests.samples import RATE, ruhr, table

Run = Callable[..., int]
WORDS = Text("Worte", "Words")
REASON = replace(RATE, pool=Pool(reason=WORDS))
"""No value for the Ruhr any more: `build` refuses to lose it."""
FACTOR = replace(RATE, values=(Extract("s/t", ("rate",), scale=0.5),))
UNIT = replace(RATE, unit=Text("vom Hundert", "in a hundred"))
"""Declared differently with the same figures."""
STALE = (
    "sample_rate was declared anew; its figures are still those of the old declaration: "
    "`python -m loaders build sample_rate` first"
)


def hold(root: Path, times: float = 1.0) -> None:
    """The extract of members whose counts and bases are so many times the sample's."""
    frame = table(ruhr())["s/t"].assign(origin="")
    counted = frame["item"].isin(["count", "base"])
    frame["value"] = frame["value"].where(~counted, times * frame["value"])
    extracts.write("s/t", Held(frame), root)


def files(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Callable[[Indicator], None]:
    def put(item: Indicator) -> None:
        monkeypatch.setitem(registry.INDICATORS, item.id, item)

    return put


@pytest.fixture
def run(tmp_path: Path, declare: Callable[[Indicator], None]) -> Run:
    """A command on a folder in which the sample is built and recorded."""

    def command(name: str, *arguments: str) -> int:
        return cli.main([name, *arguments, "--data", str(tmp_path)])

    declare(RATE)
    hold(tmp_path)
    assert command("build", RATE.id) == 0
    assert command("snapshot", "--date", "2026-11-24") == 0
    return command


def test_refused_build_does_not_lead_to_a_vintage(
    run: Run,
    declare: Callable[[Indicator], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    declare(REASON)
    before = files(tmp_path)
    capsys.readouterr()
    assert run("build", RATE.id) == 1
    told = capsys.readouterr().out
    assert "1 value of the file on disk would be lost: ruhr 2020; --allow-loss" in told
    assert "snapshot" not in told
    assert run("snapshot") == 1
    assert capsys.readouterr().err.splitlines() == [STALE, "no vintage was recorded"]
    assert files(tmp_path) == before
    assert run("build", RATE.id, "--allow-loss") == 0
    assert "1 not recorded as a vintage yet" in capsys.readouterr().out
    assert run("snapshot") == 0
    assert run("history", RATE.id) == 0
    assert capsys.readouterr().out.endswith("  1 withdrawn\n")


def test_forgotten_build_is_asked_for(
    run: Run,
    declare: Callable[[Indicator], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    declare(FACTOR)
    before = files(tmp_path)
    assert run("snapshot") == 1
    assert STALE in capsys.readouterr().err
    assert files(tmp_path) == before
    assert run("build", RATE.id) == 0
    assert run("snapshot") == 0
    assert run("history", RATE.id) == 0
    assert capsys.readouterr().out.endswith("  16 redefined\n")


def test_the_last_two_vintages_are_compared_where_none_is_named(
    run: Run,
    declare: Callable[[Indicator], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("diff", RATE.id) == 2
    assert capsys.readouterr().err == f"{tmp_path} holds 1 vintages; a comparison takes two\n"
    declare(FACTOR)
    assert run("build", RATE.id) == run("snapshot") == 0
    capsys.readouterr()
    said = []
    old, new = (vintage.id for vintage in vintages.recorded(tmp_path))
    for named in ((), (old,), (old, new)):
        assert run("diff", RATE.id, *named) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2]
    assert said[0].count("redefined") == 16


def test_same_figures_differently_declared_are_recorded(
    run: Run, declare: Callable[[Indicator], None], capsys: pytest.CaptureFixture[str]
) -> None:
    declare(UNIT)
    assert run("snapshot") == 0
    assert capsys.readouterr().err == ""
    assert run("history", RATE.id) == 0
    assert capsys.readouterr().out.endswith("  declared differently, same values\n")


def test_other_terms_of_the_same_values_are_no_other_declaration(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(tmp_path, times=2.0)
    assert run("build", RATE.id) == 0
    assert run("snapshot") == 0
    assert run("history", RATE.id) == 0
    assert capsys.readouterr().out.endswith("  other rows, same values\n")


def test_declaration_that_cannot_be_built_is_refused(
    run: Run, declare: Callable[[Indicator], None], capsys: pytest.CaptureFixture[str]
) -> None:
    declare(replace(RATE, numerator=(Extract("s/t", ("nobody_read_it",)),)))
    assert run("snapshot") == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{STALE} (")
    assert "expected the items nobody_read_it" in told


@pytest.mark.parametrize("content", [None, b"kaputt"])
def test_what_cannot_be_checked_is_told_and_recorded(
    run: Run,
    declare: Callable[[Indicator], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
) -> None:
    declare(FACTOR)
    extracts.path("s/t", tmp_path).unlink()
    if content:
        extracts.path("s/t", tmp_path).write_bytes(content)
    assert run("snapshot") == 0
    told = capsys.readouterr().err
    why = "t.parquet cannot be read" if content else "no extract of s/t is held"
    assert "sample_rate was declared anew; whether its figures are those of the new" in told
    assert "cannot be checked: " in told
    assert why in told
    assert len(vintages.recorded(tmp_path)) == 2


def test_rebuild_of_the_same_bytes_sets_nothing_aside(run: Run, tmp_path: Path) -> None:
    before = files(tmp_path)
    assert run("build", RATE.id) == 0
    assert files(tmp_path) == before
    hold(tmp_path, times=2.0)
    assert run("build", RATE.id) == 0
    (kept,) = (tmp_path / "vintages" / "objects").iterdir()
    assert kept.read_bytes() == before[tmp_path / "tidy" / "sample_rate.parquet"]


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        (replace(RATE, pool=Pool()), "its Pool() has neither `methods` nor a `reason`;"),
        (replace(RATE, slug=Text("probe", "population")), "its en slug 'population' is that of"),
    ],
)
def test_unsound_declaration_is_told_before_any_loss(
    run: Run,
    declare: Callable[[Indicator], None],
    capsys: pytest.CaptureFixture[str],
    declared: Indicator,
    words: str,
) -> None:
    declare(declared)
    assert run("build", RATE.id) == 1
    told = capsys.readouterr().out
    assert f"sample_rate: {words}" in told
    assert "lost" not in told


def test_every_shipped_declaration_is_sound() -> None:
    for item in registry.INDICATORS.values():
        refuse_unsound(item)


def test_reader_that_leaves_early_hears_no_complaint(repo: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "loaders", "list"],
        cwd=repo,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_help_speaks_of_values(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["build", "--help"])
    assert "accept lost values" in capsys.readouterr().out
