"""The one seam to the network: each rule of HTTP against a server that breaks it."""

import gzip
import ssl
import subprocess
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from loaders import answer
from loaders.base import LoaderError
from loaders.download import CEILING, COOLING, RETRIED, TRIES, Download
from tests.faults.server import FaultServer, Quiet, Reply, Time, Trouble

URL = "https://source.example/file.csv"
CSV = Reply(b"a;b\n1;2\n", media="text/csv")


def fails(asked: Download, text: str, url: str = URL) -> str:
    with pytest.raises(LoaderError, match=text) as caught:
        asked.get(url, "csv")
    return str(caught.value)


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


def test_redirects_inside_https_are_followed(server: FaultServer, download: Download) -> None:
    other = "https://other.example/file.csv"
    server.say(URL, Reply(status=301, headers={"Location": other}))
    server.say(other, CSV)
    good = download.get(URL, "csv")
    assert good is not None
    assert good.url == other


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("http://source.example/file.csv", "No connection adapters"),
        ("file:///etc/passwd", "No connection adapters"),
        (URL, "circle of redirects"),
        ("https://page.example/", "html"),
        ("https://[", "an answer"),
    ],
)
def test_other_redirects_lead_nowhere(
    server: FaultServer, download: Download, target: str, text: str
) -> None:
    server.say(URL, Reply(status=302, headers={"Location": target}))
    server.say("https://page.example/", Reply(b"<html>Startseite", media="text/html"))
    fails(download, text)


def test_a_post_is_not_redirected_with_its_headers(server: FaultServer, download: Download) -> None:
    server.say(URL, Reply(status=307, headers={"Location": "https://thief.example/"}))
    said = download.post(URL, {"name": "t"}, {"password": "geheim"})
    assert said.status == 307
    assert [seen.url for seen in server.seen] == [URL]


def test_one_request_a_second_and_host(server: FaultServer, download: Download, time: Time) -> None:
    other = "https://other.example/file.csv"
    server.say(URL, CSV)
    server.say(other, CSV)
    for url in (URL, URL, other, URL):
        download.get(url, "csv")
    assert time.slept == [1.0, 1.0]


def test_cookies_are_not_carried_on(server: FaultServer, download: Download) -> None:
    server.say(URL, Reply(CSV.body, headers={"Set-Cookie": "spur=1"}))
    download.get(URL, "csv")
    download.get(URL, "csv")
    assert "cookie" not in server.seen[1].headers


def test_netrc_is_not_read(
    server: FaultServer, download: Download, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine source.example login ich password geheim\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.say(URL, CSV)
    download.get(URL, "csv")
    assert "authorization" not in server.seen[0].headers


def test_large_file_goes_to_disk(server: FaultServer, download: Download, tmp_path: Path) -> None:
    body = b"PK\x03\x04" + b"x" * 300_000
    server.say(URL, Reply(body[:50_000], trouble="cut"), Reply(body))
    saved = download.save(URL, tmp_path / "f.zip", 10**6)
    assert saved is not None
    assert (tmp_path / "f.zip").read_bytes() == body
    with pytest.raises(LoaderError, match="at most 1000 bytes"):
        download.save(URL, tmp_path / "f.zip", 1000)


def test_full_disk_under_a_download_is_told_at_once(
    server: FaultServer, download: Download
) -> None:
    server.say(URL, Reply(b"PK\x03\x04" + b"x" * 100_000))
    with pytest.raises(LoaderError, match="No space left"):
        download.save(URL, Path("/dev/full"), 10**6)
    assert len(server.seen) == 1


def test_tls_is_verified(tmp_path: Path, time: Time) -> None:
    """A certificate nobody vouches for is refused; skipped where openssl cannot make one."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    names = ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(certificate)]
    try:
        subprocess.run([*command, *names], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"openssl makes no certificate here: {error}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = Quiet(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        asked = Download(time.clock())
        fails(asked, "no valid TLS certificate", f"https://localhost:{server.server_address[1]}/")
    finally:
        server.shutdown()
        server.server_close()


def _growing() -> Callable[[], float]:
    moments = iter(range(0, 10**9, 100))
    return lambda: float(next(moments))
