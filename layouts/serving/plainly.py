"""The short way for what lies in memory and is asked for plainly, as nearly all of it is."""

from collections.abc import Callable

from layouts.data.answers import Answer, Environ, Headers, best
from layouts.serving.asking import Wsgi
from layouts.serving.limits import named

UNUSUAL = frozenset(
    (
        "CONTENT_LENGTH", "HTTP_CONTENT_ENCODING", "HTTP_TRANSFER_ENCODING",
        "HTTP_RANGE", "HTTP_IF_NONE_MATCH",
    )
)  # fmt: skip
"""What asks for less than the whole, or brings more than a question."""


def finder(app: Wsgi) -> Callable[[Environ], Answer | None]:
    """What finds the app's kept answers; where it fails, the long way tells so in words."""
    kept = getattr(app, "kept", lambda _: None)

    def find(environ: Environ) -> Answer | None:
        try:
            found: Answer | None = kept(environ)
        except Exception:  # noqa: BLE001 - the long way fails in the same way, and tells it
            return None
        return found

    return find


def form(answer: Answer, environ: Environ) -> tuple[bytes, Headers] | None:
    """Bytes and headers of a kept answer as the client takes them; None: go the long way.

    Path and query passed every check when the answer was made. The host may be another one where
    the settings name the site's address.
    """
    if environ["REQUEST_METHOD"] != "GET" or not environ.keys().isdisjoint(UNUSUAL):
        return None
    if not named(environ.get("HTTP_HOST", "localhost")):
        return None
    # A form that is not there yet is read from disk or packed, and either may fail.
    return answer.ready.get(
        best(environ.get("HTTP_ACCEPT_ENCODING", "")) if answer.packable else ""
    )
