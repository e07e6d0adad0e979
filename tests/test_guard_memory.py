"""Answers from memory and answers in pieces, through the guard."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from werkzeug.test import Client

from indicators.store import DATA
from layouts.data.answers import Environ, Start
from layouts.serving.guard import LARGE, STREAMS, guard
from layouts.serving.headers import POLICY
from tests.guarded import Site

PATH = "/embed/arbeitslosenquote"


def test_what_lies_in_memory_is_counted_and_secured() -> None:
    plain, logged = Site(), Site()
    logged.journal.every = True
    first = plain.open(PATH)
    again, told = plain.open(PATH), logged.open(PATH)
    assert again.data == first.data == told.data
    assert again.headers[POLICY] == told.headers[POLICY]
    assert again.headers["X-Content-Type-Options"] == "nosniff"
    plain.journal.flush()
    size = int(again.headers["Content-Length"])
    assert plain.kept[PATH, "200 OK", size] >= 1
    assert {item.path for item in plain.counted} <= {PATH}
    logged.journal.flush()
    assert (not logged.kept, [item.size for item in logged.counted]) == (True, [size])


def test_what_lies_in_memory_is_refused_as_any_other() -> None:
    own = Site()
    own.open(PATH)
    refused = own.open(PATH, headers={"Content-Encoding": "gzip"})
    assert refused.status_code == 415
    own.journal.flush()
    assert [item.rule for item in own.counted if item.rule] == ["packed"]


def sending(*, size: int, sent: list[int]) -> Client:
    """An app behind the guard that hands out `size` bytes in pieces and tells which it made."""

    def pieces() -> Iterator[bytes]:
        for number in range(4):
            sent.append(number)
            yield b"x" * (size // 4)

    def app(_: Environ, start: Start) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(size))])
        return pieces()

    return Client(guard(app, DATA))


def test_large_answers_go_out_in_pieces_a_few_at_a_time() -> None:
    sent: list[int] = []
    client = sending(size=LARGE, sent=sent)
    with ExitStack() as stack:
        for _ in range(STREAMS):
            stack.enter_context(client.get("/", buffered=False))
        # One piece each was looked at for the head of the answer.
        assert len(sent) == STREAMS
        sent.clear()
        stack.enter_context(client.get("/", buffered=False))
        assert len(sent) == 4, "a slow reader of this one would hold a thread"
    sent.clear()
    with client.get("/", buffered=False) as answer:
        assert len(sent) == 1
        assert sum(map(len, answer.iter_encoded())) == LARGE


def test_small_answers_are_taken_whole() -> None:
    sent: list[int] = []
    with sending(size=LARGE // 2, sent=sent).get("/", buffered=False):
        assert len(sent) == 4
