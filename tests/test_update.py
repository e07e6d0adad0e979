"""A run: one broken source stops no other, old files survive, and the report says what happened."""

import csv
import hashlib
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators import registry, store
from indicators.model import Extract, Indicator, Table, Text
from indicators.regions import MEMBERS
from indicators.tables import TABLES
from loaders import __main__ as cli
from loaders import base, update
from loaders.base import LoaderError, Raw
from loaders.refusals import NAMED
from tests.samples import RATE

TABLE = Table("sample/t", "destatis", Text("Tabelle", "Table"), "https://example.org", ("t.csv",))
RIGHT = replace(RATE, values=(Extract("sample/t", ("rate",)),), numerator=())
BROKEN = replace(RIGHT, id="sample_broken", slug=Text("kaputt", "broken"))


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Rows `region;period;value`; anything else is a LoaderError, as for the real loaders."""
    text = raws[-1].content.decode()
    rows = [line.split(";") for line in text.splitlines()]
    if any(len(row) != 3 for row in rows) or not rows:
        raise LoaderError(raws[-1].file, "region;period;value", text[:20])
    frame = pd.DataFrame(rows, columns=["region", "period", "value"])
    return base.extract_frame(frame.assign(item="rate", status="A"))


def raw_folder(folder: Path, content: str, sha256: str = "") -> Path:
    (folder / "sample").mkdir(parents=True, exist_ok=True)
    (folder / "sample" / "t.csv").write_text(content)
    digest = sha256 or hashlib.sha256(content.encode()).hexdigest()
    with (folder / "MANIFEST.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "publisher", "table", "licence", "origin", "sha256", "note"])
        writer.writerow(["sample/t.csv", "p", "t", "l", "https://example.org/t", digest, "n"])
    return folder


def content(*periods: str, value: str = "5.0") -> str:
    return "\n".join(f"{member};{period};{value}" for member in MEMBERS for period in periods)


@pytest.fixture(autouse=True)
def sample_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(update.PARSERS, "sample", parse)
    monkeypatch.setitem(TABLES, "sample/t", TABLE)
    monkeypatch.setitem(registry.INDICATORS, RIGHT.id, RIGHT)


def run(raw: Path, root: Path, *indicators: Indicator, loss: bool = False) -> list[update.Report]:
    return list(update.Build(raw, root, loss).run(indicators or (RIGHT,)))


def test_report_counts_rows_members_and_span(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path / "raw", content("2020", "2021"))
    (report,) = run(raw, tmp_path)
    assert report.ok
    assert (report.rows, report.members, report.added) == (30, 15, 30)
    assert (report.first, report.last, report.missing) == ("2020", "2021", ())


def test_provenance_stands_in_the_file(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path / "raw", content("2020"))
    run(raw, tmp_path)
    (origin,) = store.read(RIGHT.id, tmp_path).provenance.origins
    assert (origin.file, origin.url) == ("sample/t.csv", "https://example.org/t")
    assert origin.licence == "dl-de/by-2-0"
    assert origin.sha256 == hashlib.sha256(content("2020").encode()).hexdigest()


def test_changed_values_are_counted(tmp_path: Path) -> None:
    run(raw_folder(tmp_path / "raw", content("2020")), tmp_path)
    (report,) = run(raw_folder(tmp_path / "raw", content("2020", value="6.0")), tmp_path)
    assert (report.added, report.changed, report.removed) == (0, 15, 0)


def test_lost_period_is_refused_unless_allowed(tmp_path: Path) -> None:
    run(raw_folder(tmp_path / "raw", content("2020", "2021")), tmp_path)
    raw = raw_folder(tmp_path / "raw", content("2021"))
    before = store.path(RIGHT.id, tmp_path).read_bytes()
    (report,) = run(raw, tmp_path)
    assert "15 values of the file on disk would be lost: 05112 2020, 05113 2020, " in report.error
    assert report.error.count(" 2020") == NAMED
    assert report.error.endswith(" and 5 more; --allow-loss accepts that")
    assert store.path(RIGHT.id, tmp_path).read_bytes() == before
    (report,) = run(raw, tmp_path, loss=True)
    assert (report.ok, report.removed) == (True, 15)


@pytest.mark.parametrize("bad", ["", "<html>Wartung</html>", "05112;2020"])
def test_bad_file_fails_its_indicator_and_keeps_the_old_one(tmp_path: Path, bad: str) -> None:
    run(raw_folder(tmp_path / "raw", content("2020")), tmp_path)
    before = store.path(RIGHT.id, tmp_path).read_bytes()
    (report,) = run(raw_folder(tmp_path / "raw", bad), tmp_path)
    assert "expected region;period;value" in report.error
    assert store.path(RIGHT.id, tmp_path).read_bytes() == before


def test_one_failure_does_not_stop_the_others(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path / "raw", content("2020"))
    narrow = replace(BROKEN, valid=(0.0, 1.0))
    broken, right = run(raw, tmp_path, narrow, RIGHT)
    assert "between 0 and 1" in broken.error
    assert right.ok


def test_other_checksum_than_the_manifest_is_refused(tmp_path: Path) -> None:
    (report,) = run(raw_folder(tmp_path / "raw", content("2020"), sha256="0" * 64), tmp_path)
    assert "as in the manifest" in report.error


def test_command_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = raw_folder(tmp_path / "raw", content("2020"))
    arguments = [RIGHT.id, "--data", str(tmp_path)]
    assert cli.main(["build", "--raw", str(raw), *arguments]) == 0
    assert "1 ok, 0 failed" in capsys.readouterr().out
    assert cli.main(["check", *arguments]) == 0
    raw_folder(tmp_path / "raw", "kaputt")
    assert cli.main(["build", "--raw", str(raw), *arguments]) == 1
    assert "FAIL sample_rate" in capsys.readouterr().out
    store.path(RIGHT.id, tmp_path).write_bytes(b"kaputt")
    assert cli.main(["check", *arguments]) == 1
    assert "cannot be read" in capsys.readouterr().out


def test_absent_manifest_and_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--raw", str(tmp_path), RIGHT.id, "--data", str(tmp_path)]) == 1
    assert "a manifest beside the raw files" in capsys.readouterr().err
    assert cli.main(["list", "sample_rat"]) == 2
    assert "did you mean 'sample_rate'?" in capsys.readouterr().err
    with pytest.raises(SystemExit) as exit_info:
        cli.main(["bild"])
    assert exit_info.value.code == 2


def test_without_raw_files_a_build_begins_with_what_is_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(raw_folder(tmp_path / "raw", content("2020")), tmp_path)
    before = store.path(RIGHT.id, tmp_path).read_bytes()
    store.path(RIGHT.id, tmp_path).unlink()
    assert cli.main(["build", RIGHT.id, "--data", str(tmp_path)]) == 0
    assert "1 not recorded as a vintage yet" in capsys.readouterr().out
    assert store.path(RIGHT.id, tmp_path).read_bytes() == before
    assert cli.main(["snapshot", "--data", str(tmp_path)]) == 0
    assert cli.main(["build", RIGHT.id, "--data", str(tmp_path)]) == 0
    assert "not recorded" not in capsys.readouterr().out


def test_item_nobody_read_yet_names_the_cure(tmp_path: Path) -> None:
    run(raw_folder(tmp_path / "raw", content("2020")), tmp_path)
    other = replace(BROKEN, values=(Extract("sample/t", ("count",)),))
    (report,) = update.Build(None, tmp_path).run([other])
    assert "expected the items count; found rate; `python -m loaders build --raw DIR`" in (
        report.error
    )


def test_genesis_stand_is_edition_and_retrieval() -> None:
    raw = Raw("sample/t.csv", "1;2\nStand: 10.10.2017 / 11:57:53".encode("cp1252"))
    origin = base.origin(TABLE, raw)
    assert (origin.edition, origin.retrieved) == ("2017-10-10", "2017-10-10")


def test_no_date_handed_down_stays_empty() -> None:
    assert base.origin(TABLE, Raw("sample/t.csv", b"1;2")).retrieved == ""
