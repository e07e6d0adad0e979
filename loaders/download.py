"""The one way to the network: every rule of HTTP in one place.

TLS is always verified and only https is known, so a redirect to anything else finds no way.
At most one request a second and host; failed connections and the states in RETRIED are tried
again with growing pauses, a Retry-After is respected up to a ceiling, a body that breaks off is
asked for again. Not the HTTP status but kind and content of the body decide success.

There is no HTTP cache: what is held of a table carries the ETag of its answer, and the service
itself says "unchanged". A cache on disk would hold a second copy of everything and would be one
more place from which credentials must be kept.
"""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.exceptions import ConnectionError as ConnectionFailed
from requests.exceptions import RequestException, RetryError, SSLError, TooManyRedirects
from urllib3 import BaseHTTPResponse, Retry
from urllib3.exceptions import HTTPError, InvalidHeader

from loaders.answer import Answer, Clock, Kind, expect, to_file, whole
from loaders.base import LoaderError

AGENT = "dreiklang-ruhr/0.1 (regional indicator dashboard, open statistics; python-requests)"
TIMEOUT = (10.0, 60.0)
"""Seconds to connect, and between two pieces of an answer."""
PAUSE = 1.0
"""Least seconds between two requests to one host."""
CEILING = 120
"""Longest wait in seconds that a Retry-After may ask for."""
TRIES = 4
COOLING = 120.0
"""Seconds for which a host that cannot be reached is not asked again: its other tables fail at once
instead of each waiting through all its tries."""
RETRIED = (429, 500, 502, 503, 504)
T = TypeVar("T")


class Patience(Retry):
    """urllib3's Retry with our clock, a second at least, and a senseless Retry-After ignored."""

    def __init__(self, *args: Any, pause: Callable[[float], None] = time.sleep, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.pause = pause

    def new(self, **kw: Any) -> "Patience":
        return super().new(pause=self.pause, **kw)

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        asked = 0.0
        if response is not None:
            with suppress(InvalidHeader, ValueError, OverflowError):
                asked = self.get_retry_after(response) or 0.0
        self.pause(max(PAUSE, asked, self.get_backoff_time()))


class Adapter(HTTPAdapter):
    """Carries requests: paced by host, tried again by Patience. Tests put a loopback behind it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}
        retry = Patience(
            total=TRIES,
            status_forcelist=RETRIED,
            allowed_methods=None,
            backoff_factor=PAUSE,
            retry_after_max=CEILING,
            raise_on_status=False,
            pause=clock.sleep,
        )
        super().__init__(max_retries=retry)

    def send(self, request: requests.PreparedRequest, *args: Any, **kw: Any) -> requests.Response:
        """Send, once the host may be asked again."""
        self._pace(urlsplit(request.url or "").hostname or "")
        return super().send(request, *args, **kw)

    def _pace(self, host: str) -> None:
        with self._lock:
            now = self._clock.monotonic()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + PAUSE
        if turn > now:
            self._clock.sleep(turn - now)


class Download:
    """Asks servers and answers bytes that are what they should be, or raises LoaderError."""

    def __init__(self, clock: Clock | None = None, adapter: type[Adapter] = Adapter) -> None:
        self.clock = clock or Clock()
        self._gone: dict[str, float] = {}
        self._session = requests.Session()
        self._session.headers["User-Agent"] = AGENT
        self._session.max_redirects = 5
        # Nothing to log in with by chance: no .netrc, no cookies carried from one host's thread
        # to another's.
        self._session.auth = _no_login
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.adapters.clear()
        self._session.mount("https://", adapter(self.clock))

    def today(self) -> str:
        """ISO date, UTC."""
        return self.clock.now().date().isoformat()

    def get(
        self, url: str, kind: Kind, params: Mapping[str, str] | None = None, validator: str = ""
    ) -> Answer | None:
        """The answer to a GET; None where the server says it is still what `validator` marked.

        Raises LoaderError for any other status than 200, a body of another kind, or more than
        LIMIT bytes.
        """
        headers = _conditional(validator)
        answer = self._ask("GET", url, whole(self.clock), params=params, headers=headers)
        if answer.status == requests.codes.not_modified and validator:
            return None
        return expect(answer, kind)

    def post(self, url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        """The answer to a POST, whatever its status: GENESIS speaks JSON in 200, 401 and 404.

        `headers` may carry credentials: redirects are not followed, so they go nowhere else.
        """
        take = whole(self.clock)
        return self._ask("POST", url, take, data=form, headers=headers, allow_redirects=False)

    def save(self, url: str, target: Path, limit: int, validator: str = "") -> Answer | None:
        """Stream a large zip to a file, with a bar; the answer's content is its SHA-256 digest."""
        take = to_file(self.clock, target, limit)
        answer = self._ask("GET", url, take, headers=_conditional(validator))
        return None if answer.status == requests.codes.not_modified and validator else answer

    def _ask(self, method: str, url: str, take: Callable[[requests.Response], T], **kw: Any) -> T:
        """Send and read; a body that breaks off is asked for again."""
        for number in range(1, TRIES + 1):
            response = self._send(method, url, **kw)
            try:
                with response:
                    return take(response)
            except (RequestException, HTTPError, OSError) as error:
                if number == TRIES or _local(error):
                    raise LoaderError(url, "a whole answer", _words(error)) from error
            self.clock.sleep(PAUSE * 2**number)
        raise AssertionError("unreachable: the last try returns or raises")

    def _send(self, method: str, url: str, **kw: Any) -> requests.Response:
        host = urlsplit(url).netloc
        if self.clock.monotonic() < self._gone.get(host, 0.0):
            raise LoaderError(url, "an answer", f"{host} could not be reached a moment ago")
        try:
            return self._session.request(method, url, timeout=TIMEOUT, stream=True, **kw)
        except (RequestException, HTTPError, OSError, ValueError) as error:
            if isinstance(error, ConnectionFailed):
                self._gone[host] = self.clock.monotonic() + COOLING
            raise LoaderError(url, "an answer", _words(error)) from error


def _conditional(validator: str) -> dict[str, str]:
    if not validator:
        return {}
    tagged = validator.startswith(('"', "W/"))
    return {"If-None-Match" if tagged else "If-Modified-Since": validator}


def _local(error: Exception) -> bool:
    """Trouble of this machine, such as a full disk: asking again would not help."""
    return isinstance(error, OSError) and not isinstance(error, RequestException)


def _words(error: Exception) -> str:
    """What went wrong in plain words; never a header, so never a password."""
    if isinstance(error, SSLError):
        return f"no valid TLS certificate or connection ({error.args[0] if error.args else ''})"
    if isinstance(error, TooManyRedirects):
        return "a circle of redirects"
    if isinstance(error, RetryError | ConnectionFailed):
        return f"no connection, tried {TRIES + 1} times ({error.args[0] if error.args else ''})"
    return f"{type(error).__name__}: {error}"


def _no_login(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
