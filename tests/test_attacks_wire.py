"""Attacks below HTTP's words, against a real granian on loopback: smuggling, slow, large."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from indicators.store import DATA
from tests.guarded import LOOPBACK, Process, process

HEAD = b"Host: a.example\r\n"
CLOSE = b"Connection: close\r\n"
SECOND = b"GET /smuggled HTTP/1.1\r\n" + HEAD + CLOSE + b"\r\n"
POST = b"POST /_dash-update-component HTTP/1.1\r\nContent-Type: application/json\r\n" + HEAD


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    with process(DATA, tmp_path_factory.mktemp("wire")) as found:
        yield found


def statuses(answer: bytes) -> list[int]:
    """The status of each answer in a stream."""
    lines = [line for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.")]
    return [int(line.split()[1]) for line in lines]


@pytest.mark.parametrize(
    "content",
    [
        POST + b"Content-Length: 4\r\nContent-Length: 60\r\n\r\n{}  " + SECOND,
        POST + b"Content-Length: 4, 60\r\n\r\n{}  " + SECOND,
        POST + b"Content-Length: +4\r\n\r\n{}  " + SECOND,
        POST + b"Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n{}  " + SECOND,
        POST + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n" + SECOND,
        POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}" + SECOND,
        POST + b"Content-Length : 4\r\n\r\n{}  " + SECOND,
        b"GET / HTTP/1.1\r\n" + HEAD + b" folded: x\r\n\r\n" + SECOND,
        b"GET / HTTP/1.1\r\n" + HEAD + b"X-A\x00B: x\r\n\r\n" + SECOND,
        b"GET  /  HTTP/1.1\r\n" + HEAD + b"\r\n" + SECOND,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_and_ends_the_connection(
    running: Process, content: bytes
) -> None:
    assert running.raw(content) == b"" or statuses(running.raw(content)) == [400]


def test_with_both_lengths_the_chunks_count_and_nothing_is_left_over(running: Process) -> None:
    """RFC 9112, 6.3: a length beside chunks is passed over; no body is taken twice."""
    both = POST + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND
    assert statuses(running.raw(both)) in ([400], [400, 404])
    hidden = POST + CLOSE + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(SECOND) + SECOND
    assert statuses(running.raw(hidden + b"\r\n0\r\n\r\n")) == [400]


def test_a_body_of_a_get_is_no_second_request(running: Process) -> None:
    head = b"GET /healthz HTTP/1.1\r\n" + HEAD + CLOSE
    content = head + b"Content-Length: %d\r\n\r\n" % len(SECOND) + SECOND
    assert statuses(running.raw(content)) == [200]


def test_large_heads_and_addresses_are_refused(running: Process) -> None:
    many = b"".join(b"X-%d: %s\r\n" % (n, b"a" * 2000) for n in range(90))
    large = b"GET / HTTP/1.1\r\n" + HEAD + b"Cookie: " + b"a" * 200_000 + b"\r\n\r\n"
    for content in (b"GET / HTTP/1.1\r\n" + HEAD + CLOSE + many + b"\r\n", large):
        assert statuses(running.raw(content))[:1] in ([], [400], [431])
    assert running.get("/" + "a" * 9000).status == 414
    assert running.get("/?" + "a" * 9000).status == 414


def test_a_large_body_is_refused_without_being_read(running: Process) -> None:
    for length in (b"99999999", b"0" * 20 + b"99999999"):
        head = POST + CLOSE + b"Content-Length: " + length + b"\r\nExpect: 100-continue\r\n\r\n"
        assert statuses(running.raw(head)) == [413]
    chunks = (b"10000\r\n" + b" " * 65536 + b"\r\n") * 4 + b"0\r\n\r\n"
    assert (
        statuses(running.raw(POST + CLOSE + b"Transfer-Encoding: chunked\r\n\r\n" + chunks))[0]
        == 413
    )


@pytest.mark.parametrize(
    "head", [b"Host: a b\r\n", b"Host: a.example\r\nHost: evil.example\r\n", b"Host: \r\n"]
)
def test_an_odd_host_gets_into_no_page(running: Process, head: bytes) -> None:
    answer = running.raw(b"GET /robots.txt HTTP/1.1\r\nConnection: close\r\n" + head + b"\r\n")
    assert b"evil.example" not in answer
    assert statuses(answer) in ([400], [200])


def test_slow_clients_keep_nobody_waiting(running: Process) -> None:
    """Heads that never end hold no thread; others are answered meanwhile."""
    with ExitStack() as stack:
        for _ in range(40):
            slow = stack.enter_context(socket.create_connection((LOOPBACK, running.port)))
            slow.sendall(b"GET / HTTP/1.1\r\n" + HEAD + b"X-Slow: a")
        for _ in range(5):
            assert running.get("/healthz").status == 200


def test_slow_bodies_keep_nobody_waiting(running: Process) -> None:
    """More of them than the server has threads."""
    with ExitStack() as stack:
        for _ in range(12):
            slow = stack.enter_context(socket.create_connection((LOOPBACK, running.port)))
            slow.sendall(POST + b"Content-Length: 100\r\n\r\n{")
        for _ in range(5):
            assert running.get("/healthz").status == 200
        assert running.get("/indikator/arbeitslosenquote").status == 200


def test_the_server_names_neither_itself_nor_its_version(running: Process) -> None:
    assert running.get("/").headers["Server"] in (None, "granian")
