"""The ways of a download: redirects, pace, secrets, disk and TLS."""

import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from loaders.base import LoaderError
from loaders.download import Download
from tests.faults.loaded import CSV, URL, fails
from tests.faults.server import FaultServer, Quiet, Reply, Time


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
