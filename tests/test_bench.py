"""The benchmarks' own workings: verdicts, tables, what is asked of whom; nothing is timed here."""

import json
import os
import sys
from gzip import decompress
from pathlib import Path
from shutil import which

import pytest
from werkzeug.test import Client

from benchmarks import __main__ as bench
from benchmarks import builds, load, ramp, rates, servers, stock
from benchmarks.load import Ask, Failed
from benchmarks.table import Found, Sense, Table, Target, verdicts, written
from layouts.site import DATA, build

SBIN = f"{os.environ['PATH']}:/usr/sbin"
"""Debian keeps nginx where only root looks for commands."""


@pytest.mark.parametrize(
    ("value", "limit", "sense", "met"),
    [(2.0, 2.0, "most", True), (2.1, 2.0, "most", False), (0.4, 0.4, "least", True),
     (0.39, 0.4, "least", False)],
)  # fmt: skip
def test_a_target_is_met_up_to_its_limit(
    value: float, limit: float, sense: Sense, met: bool
) -> None:
    assert Target("a", "b", value, limit, sense).met is met


def run(monkeypatch: pytest.MonkeyPatch, value: float) -> int:
    """The whole command, with a measurement of one target."""
    found = Found([], [Target("nginx", "share", value, 0.4, "least")], ["the rest"])
    monkeypatch.setattr(bench, "measure", lambda *_, **__: found)
    monkeypatch.setattr(load, "wanted", list)
    monkeypatch.setattr(bench, "version", lambda _: "1")
    return bench.main(["--quick"])


def test_a_missed_target_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, 0.5) == 0
    assert run(monkeypatch, 0.3) == 1
    told = capsys.readouterr().out
    assert "| nginx | share | 0.5 | at least 0.4 | met |" in told
    assert "| nginx | share | 0.3 | at least 0.4 | MISSED |" in told
    assert "Not measured: the rest; what a full run" in told


def test_a_missing_tool_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(load, "wanted", lambda: ["wrk"])
    assert bench.main([]) == 2
    assert "apt-get install wrk" in capsys.readouterr().out


def test_a_section_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["speed"])
    assert "speed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "text"),
    [(12345, "12,345"), (12345.6, "12,346"), (12.345, "12.3"), (0.41234, "0.412"), ("x", "x")],
)
def test_numbers_are_as_long_as_they_tell(value: object, text: str) -> None:
    assert written(value) == text


def test_a_table_is_markdown() -> None:
    lines = Table("Rates", ("who", "rate"), (("ours", 5.0),), "A note.").lines()
    assert lines[2:5] == ["| who | rate |", "| --- | --- |", "| ours | 5 |"]
    assert lines[-2:] == ["A note.", ""]
    assert verdicts([]).rows == ()


def client() -> Client:
    return Client(build(DATA).server)


def test_all_of_the_mix_is_answered() -> None:
    own = client()
    for ask in ramp.mix()[: len(ramp.MIX)]:
        assert own.get(ask.path).status_code == 200, ask.path


def test_filters_and_callbacks_are_answered_as_the_benchmark_asks_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = client()
    monkeypatch.setattr(rates, "fetch", lambda url: own.get(url.removeprefix("http://x")).data)
    cut = own.get(rates._cuts()[-1].path)
    assert cut.status_code == 200
    assert cut.data.count(b"\n") > 4
    kept, *new = rates._calls("http://x")
    assert len({ask.body for ask in new}) == len(new) > 1000
    answer = own.post(kept.path, data=kept.body, content_type="application/json")
    assert answer.status_code == 200
    assert "Arbeitslosenquote" in answer.text


def test_stock_dash_redraws_both_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Client(stock.server)
    monkeypatch.setattr(rates, "fetch", lambda url: own.get(url.removeprefix("http://x")).data)
    call = rates._stock_calls("http://x")[-1]
    found = json.loads(own.post(call.path, json=json.loads(call.body)).data)["response"]
    assert len(found["line"]["figure"]["data"]) == 15
    assert len(found["map"]["figure"]["data"][0]["locations"]) == 15


def test_a_callback_that_is_not_declared_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "fetch", lambda _: b"[]")
    with pytest.raises(Failed, match=r"no callback with the input year\.value"):
        rates._stock_calls("http://x")


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(Failed, match=r"json\.tool no-such-file ended with \d"):
        builds.run("json.tool", "no-such-file")
    found = builds.run("json.tool", "--help")
    assert found.seconds > 0
    assert found.peak > 5


def test_a_server_that_does_not_come_up_is_told(tmp_path: Path) -> None:
    command, url = ["false"], f"http://127.0.0.1:{servers.free_port()}"
    with (
        pytest.raises(servers.Silent, match="no answer"),
        servers.running(command, url, tmp_path / "log"),
    ):
        pass


@pytest.mark.skipif(which("wrk") is None, reason="wrk is not installed; `make bench` needs it")
def test_errors_are_no_result(tmp_path: Path) -> None:
    port = servers.free_port()
    base = f"http://127.0.0.1:{port}"
    (tmp_path / "there").write_text("x" * 100, "utf-8")
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    command += ["--directory", str(tmp_path)]
    with servers.running(command, f"{base}/there", tmp_path / "log"):
        assert load.rate(base, [Ask("/there")], 1, 2) > 0
        with pytest.raises(Failed, match=r"/gone: no answers"):
            load.rate(base, [Ask("/gone")], 1, 2)


@pytest.mark.skipif(which("nginx", path=SBIN) is None, reason="no nginx; `make bench` needs it")
def test_the_static_export_and_a_bare_callable_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", SBIN)
    with servers.ours(tmp_path) as (ours, _):
        right = servers.fetch(ours + rates.CSV, "gzip")
        with servers.exported(tmp_path, ours, (rates.CSV, rates.EMBED)) as static:
            packed = servers.fetch(static + rates.CSV, "gzip")
            assert decompress(packed) == decompress(right)
            assert len(packed) > len(right) * 0.9
            assert decompress(servers.fetch(static + rates.EMBED, "gzip")).startswith(b"<!")
    with servers.bare(tmp_path, right) as bare:
        assert servers.fetch(f"{bare}/any", "gzip") == right
