"""Without whole files in data/geo no start, in words; a server that runs keeps what it has read."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from indicators import regions
from indicators.store import DATA
from layouts import borders, communes
from layouts.export import __main__ as export
from layouts.serving import __main__ as serving
from tests.guarded import free_port

MAPS = ("/karte", "/karte/gemeinden.svg", "/embed/arbeitslosenquote?ansicht=karte")
CUT = '{"source": "BKG", "regions": [{"ags": "05113", "rings": [[[6.9'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of data/geo in place of the shipped one, not read yet."""
    found = Path(shutil.copytree(DATA / "geo", tmp_path / "geo"))
    monkeypatch.setattr(borders, "DATA", tmp_path)
    _forget()
    yield found
    _forget()


def _forget() -> None:
    for kept in (borders._kreise, borders.members, borders.view, borders.place, communes.svg):
        kept.cache_clear()


def damage(file: Path, how: str) -> None:
    """Missing, cut off, or JSON of another kind."""
    if how == "missing":
        file.unlink()
    else:
        file.write_text({"cut": CUT, "empty": '{"source": "", "regions": []}', "list": "[]"}[how])


@pytest.mark.parametrize("how", ["missing", "cut", "empty", "list"])
@pytest.mark.parametrize("command", [serving, export])
def test_a_start_without_borders_is_refused_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    how: str, command: object,
) -> None:  # fmt: skip
    damage(folder / borders.FILE, how)
    monkeypatch.setenv("PORT", str(free_port()))
    if command is serving:
        assert serving.main(["serve"]) == serving.main(["build"]) == 2
    else:
        words = [str(folder / "out"), "--base", "https://dreiklang.example"]
        assert export.main(words) == 1
    told = capsys.readouterr().err
    assert f"data/geo/{borders.FILE}" in told
    assert "put it back" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("how", ["missing", "cut", "list"])
def test_the_municipalities_are_needed_as_well(folder: Path, how: str) -> None:
    damage(folder / communes.FILE, how)
    with pytest.raises(borders.NoBorders, match=communes.FILE):
        app.create_app()


def test_a_border_that_is_not_there_is_named(folder: Path) -> None:
    file = folder / borders.FILE
    file.write_text(file.read_text("utf-8").replace('"05113"', '"99999"'), "utf-8")
    with pytest.raises(borders.NoBorders, match="no border of 05113"):
        borders.members()


def test_a_folder_that_is_replaced_later_changes_no_map(folder: Path) -> None:
    client = app.create_app().server.test_client()
    shutil.rmtree(folder)
    for path in MAPS:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "<svg" in answer.text or "<path" in answer.text, path
    # Another app of the same process, as a worker that follows another one is.
    assert app.create_app().server.test_client().get("/karte").status_code == 200


@pytest.mark.parametrize(
    "text", ["", "ags,name\n01001,Flensburg\n", "ags,name,nuts\n01001,Flens", "\x00\ufeff"]
)
def test_a_damaged_register_is_none(tmp_path: Path, text: str) -> None:
    """The loader that writes it anew has to start."""
    file = tmp_path / "kreise.csv"
    file.write_text(text, "utf-8")
    assert regions._others(file) == ()
    assert regions._others(tmp_path / "none.csv") == ()
    assert len(regions._others(regions.REGISTER)) == 385


def test_a_start_without_the_register_is_refused_in_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {key: item for key, item in regions.REGIONS.items() if item.kind != "other"}
    monkeypatch.setattr(communes, "REGIONS", members)
    with pytest.raises(borders.NoBorders, match=r"kreise\.csv: names 0 Kreise"):
        communes.load()


def test_the_app_on_ones_own_machine_ends_with_the_words_alone(tmp_path: Path) -> None:
    """A checkout whose data folder is another one, without geo."""
    lines = (
        "import sys",
        "from pathlib import Path",
        "from layouts import borders",
        f"borders.DATA = Path({str(tmp_path)!r})",
        "import app",
    )
    ended = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=DATA.parent, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"data/geo/{borders.FILE}: No such file")
    assert "Traceback" not in ended.stderr
