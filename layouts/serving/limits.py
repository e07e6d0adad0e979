"""What a request may be: its shape, and how much work one address may cause in a minute."""

import re
from functools import lru_cache
from ipaddress import IPv6Address
from math import ceil
from secrets import randbits
from time import time
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from layouts.data.answers import Environ
from layouts.serving import callback
from layouts.serving.refusal import Refusal

HOST = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
BAD_PATH = re.compile(r"[\x00-\x1f\x7f\\]")
LONGEST, LONGEST_PATH = 8000, 1000
"""Characters of a path with its query, and of the path alone; ours have at most some hundred.

Paths are remembered in several places by their thousands, as what no page has: so they are short.
"""
READING = ("GET", "HEAD", "OPTIONS")
FREE = 0.002
"""Seconds an answer may take without being counted: it came from memory."""


def fault(environ: Environ) -> Refusal | None:
    """The rule a request breaks by its mere shape; None if it may go on."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if len(path) + len(query) > LONGEST:
        return Refusal(414, "long", {"most": LONGEST})
    if len(path) > LONGEST_PATH:
        return Refusal(414, "long", {"most": LONGEST_PATH})
    if not named(environ.get("HTTP_HOST", "localhost")):
        return Refusal(400, "host")
    if not path.startswith("/") or BAD_PATH.search(path):
        return Refusal(400, "path")
    if environ["REQUEST_METHOD"] not in READING:
        return _writing(environ, path)
    return _loaded(environ)


@lru_cache(maxsize=64)
def named(host: str) -> bool:
    """Whether this could be a host: one that the library for addresses can take apart, too."""
    if HOST.fullmatch(host) is None:
        return False
    try:
        return urlsplit(f"//{host}").port != 0
    except ValueError:
        return False


def _writing(environ: Environ, path: str) -> Refusal | None:
    """One address takes a body, as JSON."""
    if environ["REQUEST_METHOD"] != "POST" or path != callback.PATH:
        return Refusal(405, "method", headers=[("Allow", ", ".join(READING))])
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    return _loaded(environ) or (Refusal(415, "kind") if kind != "application/json" else None)


def _loaded(environ: Environ) -> Refusal | None:
    """Whether it carries too much, or something that would have to be unpacked first."""
    if "CONTENT_LENGTH" not in environ and "HTTP_CONTENT_ENCODING" not in environ:
        return None
    length = environ.get("CONTENT_LENGTH") or "0"
    number = length.isascii() and length.isdecimal()
    # No more digits are read than a right length can have, and none is hidden behind zeros.
    if not number or int(length.lstrip("0")[:12] or "0") > callback.LARGEST:
        return Refusal(413, "heavy", {"most": callback.LARGEST})
    if environ.get("HTTP_CONTENT_ENCODING", "identity").strip().lower() not in ("", "identity"):
        return Refusal(415, "packed")
    return None


class Budget:
    """Seconds of computing that one address may cause within a minute, by process.

    Counted is what an answer cost, not how many there were: whoever reads what lies ready may read
    on, whatever they ask for; a script that asks for thousands of drawings, tables or searches that
    nobody has asked for yet has to wait. No address is kept, only a number made of it with a salt
    of this process, and that for a minute.
    """

    def __init__(self, seconds: float) -> None:
        self._item = RateLimitItemPerMinute(int(seconds * 1000)) if seconds else None
        self._count = FixedWindowRateLimiter(MemoryStorage())
        self._salt = randbits(64)
        self._over: dict[str, float] = {}
        self._until = 0.0

    @property
    def idle(self) -> bool:
        """Whether no address has to wait any more."""
        return time() >= self._until

    def wait(self, address: str) -> int:
        """Seconds until this address may ask again; 0: at once."""
        if not self._over:
            return 0
        left = self._over.get(self._key(address), 0.0) - time()
        return max(0, ceil(left))

    def spend(self, address: str, seconds: float) -> None:
        """Book what an answer cost."""
        if self._item is None or seconds < FREE:
            return
        key, now = self._key(address), time()
        self._over = {old: end for old, end in self._over.items() if end > now}
        if not self._count.hit(self._item, key, cost=int(seconds * 1000)):
            self._over[key] = self._count.get_window_stats(self._item, key).reset_time
            self._until = max(self._over.values())

    def _key(self, address: str) -> str:
        return str(hash((self._salt, _household(address))))


def _household(address: str) -> str:
    """Of IPv6 the /64 that a household or an office has to itself, however it is written."""
    try:
        found = IPv6Address(address)
    except ValueError:
        return address
    return str(found.ipv4_mapped or found.packed[:8].hex())
