"""Faults of the figures on disk: what is left goes on serving, what is lost is told in words."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from indicators import store
from indicators.registry import INDICATORS
from indicators.store import DATA
from layouts.data import whole
from layouts.data.table import Table
from layouts.serving import health
from layouts.site import build
from tests.guarded import REPO, Site

BROKEN, SOUND = "unemployment_rate", "gdp_per_capita"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the figures that may be damaged: links, for every test only renames into it."""
    copied = tmp_path / "data"
    shutil.copytree(DATA, copied, copy_function=os.link)
    return copied


@pytest.fixture
def own(folder: Path) -> Site:
    """The app over that copy."""
    return Site(build(folder).front, root=folder)


def slug(key: str) -> str:
    return INDICATORS[key].slug.de


def damage(file: Path, content: bytes) -> None:
    """Replace a file, so that the one it is linked to stays whole."""
    store.replace(file, content)


def told(site: Site, path: str, status: int) -> str:
    """The text of an answer with this status, in which nothing of the machine stands."""
    answer = site.open(path)
    assert answer.status_code == status, path
    for word in (str(site.root), "Traceback", "site-packages"):
        assert word not in answer.text, path
    return answer.text


CONTENTS = [b"", b"cut", b"flipped"]


def spoiled(content: bytes, folder: Path) -> bytes:
    """What a broken disk leaves of a file."""
    kept = store.read(BROKEN)
    file = store.write(INDICATORS[BROKEN], kept.frame, kept.provenance, folder)
    whole_file = file.read_bytes()
    if content == b"cut":
        return whole_file[: len(whole_file) // 2]
    if content == b"flipped":
        middle = len(whole_file) // 3
        return whole_file[:middle] + bytes(64) + whole_file[middle + 64 :]
    return content


@pytest.mark.parametrize("content", CONTENTS)
def test_one_damaged_file_takes_nothing_else_down(own: Site, folder: Path, content: bytes) -> None:
    damage(store.path(BROKEN, folder), spoiled(content, folder))
    told(own, f"/indikator/{slug(BROKEN)}", 200)
    assert BROKEN in told(own, f"/indikator/{slug(BROKEN)}.csv", 503)
    for path in (f"/embed/{slug(BROKEN)}", f"/indikator/{slug(BROKEN)}.svg"):
        assert own.open(path).status_code in (200, 404, 503), path
    for path in (f"/indikator/{slug(SOUND)}", f"/indikator/{slug(SOUND)}.csv", "/"):
        told(own, path, 200)
    ready = own.open("/readyz")
    assert ready.status_code == 200
    assert ready.json is not None
    assert ready.json["unreadable"] == [BROKEN]


def test_a_restored_file_is_served_again_without_a_restart(own: Site, folder: Path) -> None:
    before = told(own, f"/indikator/{slug(BROKEN)}.csv", 200)
    damage(store.path(BROKEN, folder), b"broken")
    told(own, f"/indikator/{slug(BROKEN)}.csv", 503)
    damage(store.path(BROKEN, folder), store.path(BROKEN).read_bytes())
    assert told(own, f"/indikator/{slug(BROKEN)}.csv", 200) == before
    assert health.figures(folder).unreadable == ()


EVERYWHERE = (
    "/", "/en/", "/indikatoren", "/karte", "/vergleich", "/ziele", "/ziel/A06",
    "/region/05113-essen", "/datenstand", "/aenderungen", "/methodik", "/quelle/eurostat",
    "/impressum", f"/indikator/{slug(BROKEN)}", "/daten", "/pruefen", "/einbetten",
)  # fmt: skip


def test_without_the_folder_every_page_still_says_so(own: Site, folder: Path) -> None:
    aside = folder.with_name("aside")
    folder.rename(aside)
    for path in EVERYWHERE:
        told(own, path, 200)
    told(own, f"/indikator/{slug(BROKEN)}.csv", 404)
    assert own.open("/healthz").status_code == 200
    assert own.open("/readyz").status_code == 503
    aside.rename(folder)
    told(own, f"/indikator/{slug(BROKEN)}.csv", 200)
    assert own.open("/readyz").status_code == 200


def test_a_damaged_list_of_vintages_leaves_the_pages(own: Site, folder: Path) -> None:
    (listed, *_) = sorted((folder / "vintages").glob("*.json"))
    damage(listed, b"{")
    for path in EVERYWHERE[::3]:
        told(own, path, 200)
    assert listed.name in told(own, f"/indikator/{slug(BROKEN)}.csv", 503)
    answer = own.open("/readyz")
    assert answer.status_code == 503
    assert listed.name in answer.text
    assert str(folder) not in answer.text


WRITE = """
import resource, sys
from pathlib import Path
from indicators import store
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
store.replace(Path(sys.argv[1]), b"x" * 100_000)
"""


def test_a_full_disk_leaves_the_old_file_and_no_rest(folder: Path) -> None:
    """The limit on a file's size stands for the disk: the write breaks off in the middle."""
    file = store.path(BROKEN, folder)
    before, names = file.read_bytes(), sorted(p.name for p in file.parent.iterdir())
    command = [sys.executable, "-c", WRITE, str(file)]
    ended = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "OSError" in ended.stderr
    assert file.read_bytes() == before
    assert sorted(p.name for p in file.parent.iterdir()) == names


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow beyond a few bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_with_a_full_disk_only_whole_files_fail_and_leave_nothing(
    own: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(sink: BinaryIO, _table: Table) -> None:
        sink.write(bytes(10**6))

    monkeypatch.setitem(whole.MAKERS, "ruhr-alle.parquet", (make, "application/vnd.apache.parquet"))
    told(own, "/", 200)
    before = len(list(whole._folder().iterdir()))
    with full_disk():
        answers = [own.open("/daten/ruhr-alle.parquet") for _ in range(2)]
        told(own, f"/indikator/{slug(SOUND)}", 200)
        told(own, f"/indikator/{slug(SOUND)}.csv", 200)
    assert [answer.status_code for answer in answers] == [503, 503]
    assert "Traceback" not in answers[0].text
    assert len(list(whole._folder().iterdir())) == before
    answer = own.open("/daten/ruhr-alle.parquet")
    answer.close()
    assert answer.status_code == 200
