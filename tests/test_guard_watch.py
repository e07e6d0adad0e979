"""What the operator sees: logs, counts, health; and what a costly client gets."""

import json
import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from time import thread_time

import pytest

from indicators.registry import INDICATORS
from indicators.store import DATA
from layouts.data.answers import Environ, Start
from layouts.serving import health, limits, logs, metrics, remote
from layouts.serving.operator import Operator
from tests.guarded import LOOPBACK, READER, Site, site

SECRET = "sehr-geheim-12345"


def test_a_request_becomes_one_line_without_anything_about_the_reader() -> None:
    logged = Site(rules=Operator(log="access"))
    told = {"User-Agent": "Watson/1", "Referer": "https://from.example/", "Cookie": "a=b"}
    answer = logged.open("/en/search-nothing?q=secret-illness", headers=told)
    logged.journal.flush()
    (text,) = logged.written
    line = json.loads(text)
    assert set(line) == {"time", "event", "id", "method", "path", "status", "ms", "bytes"}
    assert (line["path"], line["status"]) == ("/en/search-nothing", 404)
    assert line["id"] == answer.headers["X-Request-Id"]
    assert line["bytes"] == len(answer.data)
    assert datetime.fromisoformat(line["time"]).tzinfo == UTC
    for word in (READER, "Watson", "from.example", "a=b", "illness"):
        assert word not in text.decode()


def test_by_default_only_failed_requests_are_written_but_all_are_counted() -> None:
    def broken(_environ: Environ, _start: Start) -> Iterable[bytes]:
        raise RuntimeError("broken")

    logged = Site(broken)
    for path in ("/", "/nix\\"):
        logged.open(path)
    logged.journal.flush()
    (line,) = [json.loads(line) for line in b"".join(logged.written).splitlines()]
    assert (line["status"], line["refused"]) == (500, "failed")
    assert [(seen.status, seen.rule) for seen in logged.counted] == [(500, "failed"), (400, "path")]


def test_a_line_stays_one_line_whatever_the_path() -> None:
    seen = metrics.Seen(0.0, "1", "GET", '/a\n{"event":"forged"}\ud800' + "ü" * 5000, 404, 0, 0, "")
    text = logs.line(seen)
    assert text.count(b"\n") == 1
    assert len(text) < logs.WRITE
    assert json.loads(text)["path"].startswith('/a\n{"event"')
    odd = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
    text = logs.line(seen._replace(path=f"/ä{odd}"))
    assert json.loads(text)["path"] == f"/ä{odd}"
    assert not set(text.decode().rstrip("\n")) & set(odd)


def test_what_nobody_can_write_is_counted_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST", 3)
    written: list[bytes] = []
    journal = logs.Journal(every=True, write=written.append, count=lambda *_: None)
    monkeypatch.setattr(journal, "_begin", lambda: None)
    for _ in range(5):
        journal.note(metrics.Seen(0.0, "1", "GET", "/", 200, 0, 0, ""))
    journal.flush()
    *lines, last = [json.loads(line) for line in b"".join(written).splitlines()]
    assert (len(lines), last) == (3, {"event": "lost", "requests": 2})


def test_a_log_that_cannot_be_written_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    local = Site(rules=Operator(log="access"), address=LOOPBACK)
    full: list[bytes] = []

    def write(content: bytes) -> None:
        if not full:
            full.append(content)
            raise OSError(28, "No space left on device")
        local.written.append(content)

    local.journal._write = write
    local.open("/healthz")
    assert local.open("/metrics").status_code == 200
    assert "No space left" in caplog.text
    local.journal.flush()
    lines = [json.loads(line) for line in b"".join(local.written).splitlines()]
    assert {"event": "lost", "requests": 1} in lines


def test_secrets_of_the_environment_stay_out_of_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENESIS_TOKEN", SECRET)
    try:
        raise RuntimeError(f"https://service.example/?token={SECRET}")
    except RuntimeError as error:
        trace = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "with %s", (SECRET,), trace)
    text = logs.Formatter().format(record)
    assert SECRET not in text
    assert json.loads(text)["text"] == "with <GENESIS_TOKEN>"
    assert "RuntimeError" in json.loads(text)["trace"]


def test_health_says_what_is_there() -> None:
    assert site().open("/healthz").json == {"ok": True}
    ready = site().open("/readyz")
    assert ready.status_code == 200
    assert ready.json is not None
    assert ready.json["ready"] is True
    assert (ready.json["indicators"], ready.json["unreadable"]) == (len(INDICATORS), [])
    assert ready.headers["Cache-Control"] == "no-cache"


def test_without_figures_the_site_is_not_ready(tmp_path: Path) -> None:
    answer = health.readyz(tmp_path)
    assert answer.status == 503
    told = json.loads(answer.body)
    assert (told["ready"], told["indicators"], told["age_days"]) == (False, 0, None)
    assert str(tmp_path) not in answer.body.decode()


def test_the_age_is_counted_in_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_today", lambda: datetime(2026, 3, 1, tzinfo=UTC).date())
    assert health.Figures("x", "2026-02-27", ()).age == 2
    assert health.Figures("x", "", ()).age is None


def test_counts_are_for_this_machine_and_named_networks_only() -> None:
    assert site().open("/metrics").status_code == 403
    assert Site(address="127.0.0.2").open("/metrics").status_code == 200
    forwarded = Site(address=LOOPBACK).open("/metrics", headers={"X-Forwarded-For": READER})
    assert forwarded.status_code == 403


def test_counts_are_in_the_form_prometheus_reads() -> None:
    local = Site(address=LOOPBACK)
    local.open("/nix")
    local.journal.flush()
    metrics.count(local.counted, local.kept)
    text = local.open("/metrics").text
    lines = {name: float(value) for name, _, value in _samples(text)}
    assert lines['dreiklang_requests_total{kind="page",status="404"}'] >= 1
    assert lines["dreiklang_data_indicators"] == len(INDICATORS)
    assert lines["dreiklang_data_unreadable"] == 0
    assert READER not in text


def _samples(text: str) -> list[tuple[str, str, str]]:
    return [line.rpartition(" ") for line in text.splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"), ("/en/goal/A06", "page"), ("/x.svg", "picture"), ("/x.csv", "data"),
        ("/api/v1/goals", "data"), ("/embed/x", "embed"), ("/en/embed/goal/A06", "embed"),
        ("/oembed", "embed"), ("/assets/a.js", "asset"), ("/_dash-update-component", "dash"),
        ("/metrics", "operation"), ("", "page"),
    ],
)  # fmt: skip
def test_paths_are_counted_by_kind(path: str, kind: str) -> None:
    assert metrics.kind(path) == kind


def test_an_address_that_spent_its_minute_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(limits, "time", lambda: now[0])
    monkeypatch.setattr("limits.storage.memory.time.time", lambda: now[0])
    budget = limits.Budget(2.0)
    budget.spend("192.0.2.1", 1.5)
    assert budget.wait("192.0.2.1") == 0
    budget.spend("192.0.2.1", 1.5)
    assert budget.wait("192.0.2.1") == 60
    assert budget.wait("192.0.2.2") == 0
    now[0] += 61
    assert budget.wait("192.0.2.1") == 0


def test_one_network_of_ipv6_is_one_address() -> None:
    budget = limits.Budget(1.0)
    budget.spend("2001:db8:1:2:aaaa::1", 2.0)
    assert budget.wait("2001:db8:1:2:bbbb::2") > 0
    assert budget.wait("2001:db8:1:3:aaaa::1") == 0
    for written in ("2001:db8::1", "2001:db8:0:0:1:2:3:4", "2001:0db8::aaaa:1"):
        assert budget._key(written) == budget._key("2001:db8::2"), written
    assert budget._key("::ffff:192.0.2.1") == budget._key("192.0.2.1")
    assert budget._key("::ffff:192.0.2.1") != budget._key("::ffff:192.0.2.2")


def test_no_address_is_kept_and_what_came_from_memory_costs_nothing() -> None:
    budget = limits.Budget(0.01)
    for _ in range(1000):
        budget.spend("192.0.2.77", limits.FREE / 2)
    assert budget.wait("192.0.2.77") == 0
    budget.spend("192.0.2.77", 1.0)
    assert "192.0.2.77" not in str(vars(budget)) + str(vars(budget._count.storage))


def costly(environ: Environ, start: Start) -> Iterable[bytes]:
    """Works for a tenth of a second of this thread's own time."""
    end = thread_time() + 0.1
    while thread_time() < end:
        pass
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]


def test_costly_requests_end_in_429_with_words_for_that_address_alone() -> None:
    first = Site(costly, Operator(budget=0.25))
    codes = [first.open("/indikator/x.png").status_code for _ in range(5)]
    assert codes[0] == 200
    assert codes[-1] == 429
    answer = first.open("/en/compare")
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert "costly" in answer.text
    first.address = LOOPBACK
    assert first.open("/indikator/x.png").status_code == 200
    first.address = "198.51.100.1"
    assert first.open("/indikator/x.png").status_code == 200


def test_a_proxy_nobody_named_is_told_to_the_operator_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    local = Site(address=LOOPBACK)
    for _ in range(2):
        local.open("/healthz", headers={"X-Forwarded-For": READER})
    assert [r.message for r in caplog.records if "DREIKLANG_PROXIES" in r.message] != []
    assert len(caplog.records) == 1


def test_a_store_that_fails_is_told_without_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = remote.Status("2026-1", "2026-01-02T03:04:05+00:00", "no s3://key:secret@bucket")
    monkeypatch.setattr(remote, "status", lambda: failing)
    answer = health.readyz(DATA)
    told = json.loads(answer.body)
    assert (answer.status, told["store_ok"], told["release"]) == (200, False, "2026-1")
    assert told["store_checked"] == failing.checked
    assert b"secret" not in answer.body
