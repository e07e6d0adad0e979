"""The download: trouble that passes is waited out, trouble that stays is told."""

import gzip
from collections.abc import Callable

import pytest

from loaders import answer
from loaders.download import CEILING, COOLING, RETRIED, TRIES, Download
from tests.faults.loaded import CSV, URL, fails
from tests.faults.server import FaultServer, Reply, Time, Trouble


def test_a_good_answer_comes_whole(server: FaultServer, download: Download) -> None:
    server.say(URL, Reply(CSV.body, media="text/csv; charset=utf-8", headers={"ETag": '"v1"'}))
    good = download.get(URL, "csv")
    assert good is not None
    assert (good.content, good.media, good.validator) == (CSV.body, "text/csv", '"v1"')
    assert "dreiklang-ruhr" in server.seen[0].headers["user-agent"]


def test_unchanged_is_told_by_the_server(server: FaultServer, download: Download) -> None:
    server.say(URL, Reply(status=304))
    assert download.get(URL, "csv", validator='"v1"') is None
    assert download.get(URL, "csv", validator="Tue, 24 Nov 2026 00:00:00 GMT") is None
    assert server.seen[0].headers["if-none-match"] == '"v1"'
    assert server.seen[1].headers["if-modified-since"] == "Tue, 24 Nov 2026 00:00:00 GMT"
    fails(download, "HTTP 304")


@pytest.mark.parametrize("status", RETRIED)
def test_trouble_that_passes_is_waited_out(
    server: FaultServer, download: Download, time: Time, status: int
) -> None:
    server.say(URL, Reply(status=status), Reply(status=status), CSV)
    assert download.get(URL, "csv") is not None
    assert len(server.seen) == 3
    assert time.slept == [1.0, 2.0]


def test_trouble_that_stays_is_told(server: FaultServer, download: Download) -> None:
    server.say(URL, Reply(b"Wartung", 503))
    fails(download, "HTTP 503")
    assert len(server.seen) == TRIES + 1


@pytest.mark.parametrize(
    ("header", "waited"),
    [("7", 7.0), ("99999", CEILING), ("bald", 1.0), ("-5", 1.0), ("", 1.0)],
)
def test_retry_after_is_respected_up_to_a_ceiling(
    server: FaultServer, download: Download, time: Time, header: str, waited: float
) -> None:
    server.say(URL, Reply(status=429, headers={"Retry-After": header}), CSV)
    assert download.get(URL, "csv") is not None
    assert time.slept == [waited]


@pytest.mark.parametrize("trouble", ["reset", "cut", "garbage"])
def test_broken_connection_once_is_tried_again(
    server: FaultServer, download: Download, trouble: Trouble
) -> None:
    server.say(URL, Reply(CSV.body, trouble=trouble), CSV)
    good = download.get(URL, "csv")
    assert good is not None
    assert good.content == CSV.body


@pytest.mark.parametrize("trouble", ["reset", "cut", "garbage"])
def test_broken_connection_for_ever_is_told(
    server: FaultServer, download: Download, trouble: Trouble
) -> None:
    server.say(URL, Reply(CSV.body, trouble=trouble))
    fails(download, "no connection|a whole answer")


def test_silence_runs_into_the_timeout(
    server: FaultServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.download.TIMEOUT", (0.05, 0.05))
    server.say(URL, Reply(CSV.body, trouble="stall"))
    fails(download, "timed out")


def test_dripping_runs_into_the_deadline(
    server: FaultServer, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "_BLOCK", 1)
    clock = answer.Clock(time.clock().now, _growing(), time.sleep)
    server.say(URL, Reply(b"1;2\n" * 100, trouble="drip"))
    fails(server.download(clock), "still dripping")


def test_nobody_there_is_told(time: Time) -> None:
    gone = FaultServer()
    gone.close()
    fails(gone.download(time.clock()), "no connection, tried 5 times")


def test_host_that_is_gone_is_left_alone_for_a_while(
    server: FaultServer, download: Download, time: Time
) -> None:
    other = "https://source.example/other.csv"
    server.say(URL, Reply(trouble="reset"))
    server.say(other, CSV)
    fails(download, "no connection")
    asked = len(server.seen)
    fails(download, "could not be reached a moment ago", other)
    assert len(server.seen) == asked
    time.sleep(COOLING)
    assert download.get(other, "csv") is not None


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (Reply(b""), "an empty body"),
        (Reply(b" \r\n\t"), "an empty body"),
        (Reply(b"<!doctype html><p>Wartung", media="text/csv"), "html"),
        (Reply(b"\xef\xbb\xbf<html>", media="text/csv"), "html"),
        (Reply(b"1;2\n", media="text/html"), "html"),
        (Reply(b'{"error": {"code": 400}}', media="text/csv"), "json"),
        (Reply(b"PK\x03\x04zip", media="text/csv"), "zip"),
        (Reply(b"weg", 404), "HTTP 404"),
        (Reply(b"1;2\n", 206), "HTTP 206"),
    ],
)
def test_kind_of_the_body_decides(
    server: FaultServer, download: Download, reply: Reply, text: str
) -> None:
    server.say(URL, reply)
    fails(download, text)


def test_wrong_content_type_is_no_fault_if_the_body_is_right(
    server: FaultServer, download: Download
) -> None:
    server.say(URL, Reply(CSV.body, media="application/zip"))
    assert download.get(URL, "csv") is not None


def test_too_large_is_stopped(
    server: FaultServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "LIMIT", 1000)
    server.say(URL, Reply(b"1;2\n" * 1000))
    fails(download, "at most 1000 bytes")


def test_a_bomb_in_the_transfer_is_stopped(
    server: FaultServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "LIMIT", 100_000)
    bomb = gzip.compress(b"1;2\n" * 2_000_000)
    server.say(URL, Reply(bomb, headers={"Content-Encoding": "gzip"}))
    fails(download, "at most 100000 bytes")


def _growing() -> Callable[[], float]:
    moments = iter(range(0, 10**9, 100))
    return lambda: float(next(moments))
