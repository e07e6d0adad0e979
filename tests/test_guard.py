"""What the guard lets pass, what every answer carries, and what it turns away in words."""

from collections.abc import Iterable
from ipaddress import ip_network

import pytest
from werkzeug.test import create_environ

from indicators.store import DATA
from layouts.data.answers import Environ, Start
from layouts.serving import callback, limits, operator
from layouts.serving.guard import guard
from layouts.serving.headers import POLICY
from layouts.serving.operator import Operator
from tests.guarded import LOOPBACK, READER, Site, site

EVERY_KIND = (
    "/", "/en/compare", "/indikator/arbeitslosenquote", "/nix", "/en/nothing", "/region/herne",
    "/embed/arbeitslosenquote", "/embed/nix", "/indikator/arbeitslosenquote.svg",
    "/indikator/arbeitslosenquote.png", "/indikator/arbeitslosenquote.csv",
    "/indikator/arbeitslosenquote.csv?x=1", "/api/v1/goals", "/api/v1/nix", "/oembed?url=x",
    "/daten/nix.zip", "/sitemap.xml", "/robots.txt",
    "/aenderungen.csv", "/assets/app.js", "/assets/nix.js", "/vendor/nix.js", "/_dash-layout",
    "/_dash-dependencies", "/_dash-component-suites/dash/nix.js", "/_reload-hash",
    "/karte/gemeinden.svg", "/healthz", "/readyz", "/metrics",
)  # fmt: skip
ALWAYS = (
    "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", POLICY,
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "X-Request-Id",
)  # fmt: skip


@pytest.mark.parametrize("path", EVERY_KIND)
def test_every_answer_carries_each_security_header_once(path: str) -> None:
    # Twice: the second answer of what is kept comes from memory.
    site().open(path).close()
    answer = site().open(path)
    answer.close()
    assert answer.status_code < 500
    for name in ALWAYS:
        assert len(answer.headers.getlist(name)) == 1, name
    assert "Strict-Transport-Security" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert answer.headers.get("Cross-Origin-Resource-Policy") == (
        "cross-origin" if _shared(answer.headers) else "same-origin"
    )


def _shared(headers: object) -> bool:
    get = headers.get  # type: ignore[attr-defined]
    return "Access-Control-Allow-Origin" in headers or get(POLICY).endswith("frame-ancestors *")  # type: ignore[operator]


@pytest.mark.parametrize("path", ["/", "/en/map", "/nix", "/indikator/arbeitslosenquote"])
def test_pages_run_only_what_is_known(path: str) -> None:
    policy = dict(part.split(" ", 1) for part in site().open(path).headers[POLICY].split("; "))
    assert policy["default-src"] == policy["form-action"] == policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    own, *hashes = policy["script-src"].split()
    assert own == "'self'"
    assert hashes
    assert all(item.startswith("'sha256-") for item in hashes)


@pytest.mark.parametrize("path", ["/sitemap.xml", "/indikator/arbeitslosenquote.csv", "/metrics"])
def test_what_is_no_page_runs_nothing(path: str) -> None:
    assert site().open(path).headers[POLICY].startswith("default-src 'none'; ")


def test_hsts_comes_with_tls_alone() -> None:
    assert "Strict-Transport-Security" in site().open("/", base_url="https://a.example").headers


def test_a_trusted_proxy_tells_client_and_scheme() -> None:
    proxied = Site(rules=Operator(proxies=(ip_network("10.0.0.0/8"),)), address="10.1.2.3")
    told = {"X-Forwarded-For": READER, "X-Forwarded-Proto": "https"}
    assert "Strict-Transport-Security" in proxied.open("/healthz", headers=told).headers
    assert proxied.open("/metrics", headers=told).status_code == 403
    assert "Strict-Transport-Security" not in site().open("/healthz", headers=told).headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "X"])
@pytest.mark.parametrize("path", ["/", "/en/nothing", "/indikator/arbeitslosenquote.csv"])
def test_methods_that_write_are_refused_in_words(method: str, path: str) -> None:
    answer = site().open(path, method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    words = answer.json["error"] if path.endswith(".csv") else answer.text  # type: ignore[index]
    assert ("is read" if path.startswith("/en/") else "wird gelesen") in words


def test_a_post_elsewhere_is_refused() -> None:
    assert site().open("/oembed", "POST", json={}).status_code == 405


@pytest.mark.parametrize(
    ("given", "status", "rule"),
    [
        ({"PATH_INFO": "/" + "a" * limits.LONGEST}, 414, "long"),
        ({"QUERY_STRING": "a=" + "b" * limits.LONGEST}, 414, "long"),
        ({"PATH_INFO": "/a\x00b"}, 400, "path"),
        ({"PATH_INFO": "/..\\..\\etc"}, 400, "path"),
        ({"PATH_INFO": "etc/passwd"}, 400, "path"),
        ({"PATH_INFO": "/a\r\nX-Evil: 1"}, 400, "path"),
        ({"HTTP_HOST": "a.example/x"}, 400, "host"),
        ({"HTTP_HOST": "a.example, b.example"}, 400, "host"),
        ({"HTTP_HOST": '"><script>'}, 400, "host"),
        ({"HTTP_HOST": ""}, 400, "host"),
        ({"HTTP_HOST": "a.example:99999"}, 400, "host"),
        ({"HTTP_HOST": "[:::::]"}, 400, "host"),
        ({"CONTENT_LENGTH": str(callback.LARGEST + 1)}, 413, "heavy"),
        ({"CONTENT_LENGTH": "9" * 5000}, 413, "heavy"),
        ({"CONTENT_LENGTH": "-1"}, 413, "heavy"),
        ({"CONTENT_LENGTH": "0" * 20 + "99999999"}, 413, "heavy"),
        ({"HTTP_CONTENT_ENCODING": "gzip"}, 415, "packed"),
        ({"REQUEST_METHOD": "POST", "PATH_INFO": callback.PATH, "CONTENT_TYPE": "text/plain"},
         415, "kind"),
    ],
)  # fmt: skip
def test_a_request_of_wrong_shape_goes_no_further(
    given: dict[str, str], status: int, rule: str
) -> None:
    usual: Environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "a.example"}
    found = limits.fault(usual | given)
    assert found is not None
    assert (found.status, found.rule) == (status, rule)
    assert found.answer("/en/").body.startswith(str(status).encode())


@pytest.mark.parametrize("host", ["a.example", "a.example:8050", "[::1]:80", "10.0.0.1", "a_b"])
def test_usual_hosts_pass(host: str) -> None:
    assert limits.fault({"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": host}) is None


def broken(environ: Environ, start: Start) -> Iterable[bytes]:
    """An app that fails, or answers 500 with its inside."""
    if environ["PATH_INFO"] == "/raise":
        raise RuntimeError("the inside")
    start("500 INTERNAL SERVER ERROR", [("Content-Type", "text/html")])
    return [b"Traceback: the inside"]


@pytest.mark.parametrize("path", ["/raise", "/said", "/en/said", "/indikator/x.csv"])
def test_a_failure_is_told_in_words_and_recorded_under_a_number(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = Site(broken).open(path)
    assert answer.status_code == 500
    assert "inside" not in answer.text
    number = answer.headers["X-Request-Id"]
    assert number in answer.text
    assert {record.__dict__["request"] for record in caplog.records} == {number}


def test_requests_answered_from_memory_have_a_number_each() -> None:
    numbers = {site().open("/").headers["X-Request-Id"] for _ in range(3)}
    assert len(numbers) == 3


def test_no_answer_tells_about_the_server_or_debugging() -> None:
    page = site().open("/")
    assert "Server" not in page.headers
    # What Dash would tell its renderer with dev tools on.
    assert '"ui":false' in page.text
    assert "hot_reload" not in page.text
    for path in ("/_dash_debug", "/_alive", "/console", "/__debugger__", "/_reload-hash"):
        assert "Traceback" not in site().open(path).text
    assert site().open("/?__debugger__=yes&cmd=resource&f=debugger.js").mimetype == "text/html"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (operator.PROXIES, "localhost"),
        (operator.METRICS, "10.0.0.1/8"),
        (operator.BUDGET, "viel"),
        (operator.LOG, "all"),
    ],
)
def test_a_wrong_setting_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        operator.from_environment({name: value})


def test_settings_come_from_the_environment() -> None:
    found = operator.from_environment(
        {operator.PROXIES: "127.0.0.1, 10.0.0.0/8", operator.BUDGET: "0", operator.LOG: "errors"}
    )
    assert found.proxies == (ip_network("127.0.0.1/32"), ip_network("10.0.0.0/8"))
    assert (found.budget, found.log, found.metrics) == (0.0, "errors", Operator().metrics)
    assert operator.within(LOOPBACK, found.metrics)
    assert not operator.within("unknown", found.metrics)


def test_no_body_is_left_to_be_sent_piece_by_piece() -> None:
    """A worker's thread would wait for its reader; a whole one is the server's to send."""
    closed = []

    def pieces() -> Iterable[bytes]:
        try:
            yield from (b"a", b"b", b"c")
        finally:
            closed.append(1)

    def streams(_environ: Environ, start: Start) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "3")])
        return pieces()

    environ = create_environ("/daten/ruhr-alle.zip") | {"REMOTE_ADDR": READER}
    body = guard(streams, DATA, Operator())(environ, lambda *_: None)
    assert (body, closed) == ([b"abc"], [1])


def test_paths_are_short_for_they_are_remembered() -> None:
    assert site().open("/" + "a" * limits.LONGEST_PATH).status_code == 414
    assert site().open("/" + "a" * (limits.LONGEST_PATH - 1)).status_code == 404
