"""Figures from S3 and from a shared folder: whole releases, switched in one step."""

import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow.dataset as ds
import pytest
from pyarrow.fs import FileSelector

from indicators import store
from indicators.store import DATA
from layouts.serving import health, releases, remote
from layouts.serving.releases import BadStore
from layouts.serving.remote import Remote
from tests import s3

KEY = "unemployment_rate"
FILES = (f"tidy/{KEY}.parquet", "tidy/gdp_per_capita.parquet", "geo/kreise.csv")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with s3.server(tmp_path_factory.mktemp("s3")) as found:
        yield found


@pytest.fixture
def url(address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    for name, value in (s3.KEYS | {"AWS_ENDPOINT_URL": address}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv(remote.CACHE, str(tmp_path / "cache"))
    monkeypatch.setenv(remote.CHECK, "0")
    return f"s3://{s3.BUCKET}/{tmp_path.name}"


@pytest.fixture(autouse=True)
def nothing_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test starts with ends with it."""
    monkeypatch.setattr(remote, "_HERE", [])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of figures, small and our own."""
    found = tmp_path / "data"
    for name in FILES:
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / name, found / name)
    return found


def revise(data: Path) -> None:
    """The same folder with one file of other bytes."""
    shutil.copy(data / "tidy/gdp_per_capita.parquet", data / f"tidy/{KEY}.parquet")


def test_an_app_starts_with_what_was_published(
    url: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, new = releases.publish(data, url)
    assert new
    assert releases.publish(data, url) == (release, False)
    monkeypatch.setenv(remote.URL, url)
    folder = remote.folder()
    assert {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()} == set(FILES)
    assert store.read(KEY, folder).frame.equals(store.read(KEY, DATA).frame)
    status = remote.status()
    assert status is not None
    assert (status.release, status.problem) == (release.id, "")


def test_a_new_release_comes_whole_and_the_old_one_stays_readable(
    url: str, data: Path, tmp_path: Path, address: str
) -> None:
    first, _ = releases.publish(data, url)
    found = Remote(url, tmp_path / "cache")
    folder = found.start(0)
    reading = folder.resolve()
    revise(data)
    second, _ = releases.publish(data, url)
    before = folder.stat().st_mtime_ns, (folder / "tidy").stat().st_ino
    assert found.check()
    assert found.status.release == second.id != first.id
    assert (folder.stat().st_mtime_ns, (folder / "tidy").stat().st_ino) != before
    assert (folder / FILES[0]).read_bytes() == (data / FILES[0]).read_bytes()
    assert (reading / FILES[0]).read_bytes() == (DATA / FILES[0]).read_bytes()
    keys = [key for key in s3.objects(address) if key.startswith(f"{tmp_path.name}/")]
    assert len([key for key in keys if key.endswith(".parquet")]) == 4


def test_only_the_two_newest_releases_are_kept(url: str, data: Path, tmp_path: Path) -> None:
    found = Remote(url, tmp_path / "cache")
    seen = []
    for number in range(3):
        (data / "geo/kreise.csv").write_text(f"{number}\n")
        seen.append(releases.publish(data, url)[0].id)
        assert found.check()
    kept = {item.name for item in (tmp_path / "cache").iterdir() if item.is_dir()}
    assert kept == {*seen[1:], "current"}
    store_ = releases.opened(url)
    listed = store_.files.get_file_info(FileSelector(store_.at("releases")))
    assert {item.base_name for item in listed} == set(seen[1:])


@pytest.mark.parametrize("damage", ["half", "changed", "absent", "list", "path"])
def test_what_is_not_whole_is_never_served(
    damage: str, url: str, data: Path, tmp_path: Path, address: str
) -> None:
    good, _ = releases.publish(data, url)
    found = Remote(url, tmp_path / "cache")
    folder = found.start(0)
    revise(data)
    bad, _ = releases.publish(data, url)
    prefix = tmp_path.name
    file = f"{prefix}/releases/{bad.id}/{FILES[0]}"
    body = (data / FILES[0]).read_bytes()
    text = json.loads(releases.written(bad))
    if damage == "half":
        s3.put(address, file, body[:-100])
    elif damage == "changed":
        s3.put(address, file, b"X" + body[1:])
    elif damage == "absent":
        releases.opened(url).files.delete_file(f"{s3.BUCKET}/{file}")
    elif damage == "list":
        s3.put(address, f"{prefix}/current.json", releases.written(bad)[:-40])
    else:
        text["files"]["../../tidy/evil.parquet"] = text["files"].pop(FILES[0])
        s3.put(address, f"{prefix}/current.json", json.dumps(text).encode())
    assert not found.check()
    assert found.status.problem
    assert found.status.release == good.id
    assert (folder / FILES[0]).read_bytes() == (DATA / FILES[0]).read_bytes()
    assert [item for item in (tmp_path / "cache").iterdir() if item.name.startswith(".half")] == []
    assert not list(tmp_path.rglob("evil.parquet"))


def test_a_store_that_fails_leaves_the_last_good_figures(
    url: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    release, _ = releases.publish(data, url)
    first = Remote(url, tmp_path / "cache")
    folder = first.start(0)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with caplog.at_level(logging.ERROR, "dreiklang.data"):
        assert not first.check()
        assert not first.check()
    assert len([item for item in caplog.records if item.levelno == logging.ERROR]) == 1
    assert s3.KEYS["AWS_SECRET_ACCESS_KEY"] not in caplog.text
    assert (first.status.release, folder.is_dir()) == (release.id, True)
    # Another process, started while the store is away.
    later = Remote(url, tmp_path / "cache")
    assert store.read(KEY, later.start(0)).frame.equals(store.read(KEY, DATA).frame)
    assert (later.status.release, later.status.checked) == (release.id, "")
    with pytest.raises(BadStore, match="no figures from s3://"):
        Remote(url, tmp_path / "elsewhere").start(0)


def test_readyz_tells_of_the_store(url: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release, _ = releases.publish(data, url)
    monkeypatch.setenv(remote.URL, url)
    folder = remote.folder()
    told = json.loads(health.readyz(folder).body)
    assert (told["release"], told["store_ok"]) == (release.id, True)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    assert not remote._HERE[0].check()
    answer = health.readyz(folder)
    told = json.loads(answer.body)
    assert (answer.status, told["ready"], told["store_ok"]) == (200, True, False)
    monkeypatch.setattr(remote, "_HERE", [])
    assert "store_ok" not in json.loads(health.readyz(folder).body)


def test_it_looks_again_by_itself(data: Path, tmp_path: Path) -> None:
    url = (tmp_path / "shared").as_uri()
    releases.publish(data, url)
    found = Remote(url, tmp_path / "cache")
    folder = found.start(0.05)
    try:
        revise(data)
        wanted, _ = releases.publish(data, url)
        for _ in range(600):
            if found.status.release == wanted.id:
                break
            found._ended.wait(0.05)
        assert (folder / FILES[0]).read_bytes() == (data / FILES[0]).read_bytes()
    finally:
        found.stop()


def test_a_file_lost_from_the_cache_comes_again(data: Path, tmp_path: Path) -> None:
    url = (tmp_path / "shared").as_uri()
    releases.publish(data, url)
    folder = Remote(url, tmp_path / "cache").start(0)
    (folder / FILES[1]).unlink()
    assert Remote(url, tmp_path / "cache").check()
    assert (folder / FILES[1]).read_bytes() == (data / FILES[1]).read_bytes()


def test_readers_of_parquet_read_the_store_itself(url: str, data: Path, address: str) -> None:
    """DuckDB by its extension httpfs and over Arrow's S3 client; Polars with its own."""
    release, _ = releases.publish(data, url)
    found = releases.opened(url)
    path = f"{found.folder(release.id)}/{FILES[0]}"
    right = store.read(KEY, DATA).frame.query("region == '05113'")["value"].sum()
    table = ds.dataset(path, filesystem=found.files, format="parquet")
    with s3.duck(address) as db:
        for relation in (db.read_parquet(f"s3://{path}"), db.from_arrow(table)):
            sums = relation.filter("region = '05113'").aggregate("sum(value)").fetchall()
            assert sums[0][0] == pytest.approx(right)
    options = {f"{name.lower()}": value for name, value in s3.KEYS.items()}
    options |= {"aws_endpoint_url": address, "aws_region": "us-east-1", "aws_allow_http": "true"}
    read = pl.scan_parquet(f"s3://{path}", storage_options=options)
    again = read.filter(pl.col("region") == "05113").select(pl.col("value").sum()).collect().item()
    assert again == pytest.approx(right)


@pytest.mark.parametrize(
    "wrong",
    ["s3://", "s3://key:secret@bucket/x", "https://bucket/x", "file://host/x", "s3://b/x?y=1"],
)
def test_a_wrong_address_is_refused_in_words(wrong: str) -> None:
    with pytest.raises(BadStore, match="a store is named as s3://bucket/prefix") as error:
        releases.opened(wrong)
    assert "secret@" not in str(error.value)


def test_plain_folders_and_wrong_settings(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(remote.URL, raising=False)
    assert remote.folder() == DATA
    monkeypatch.setenv(remote.URL, str(data))
    assert remote.folder() == data
    monkeypatch.setenv(remote.URL, str(tmp_path / "nowhere"))
    with pytest.raises(BadStore, match="no folder tidy/"):
        remote.folder()
    monkeypatch.setenv(remote.URL, tmp_path.as_uri())
    monkeypatch.setenv(remote.CHECK, "often")
    with pytest.raises(BadStore, match="DATA_CHECK='often' is no number"):
        remote.folder()
    with pytest.raises(BadStore, match="no tidy/"):
        releases.publish(tmp_path / "empty", tmp_path.as_uri())
