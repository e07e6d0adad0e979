"""Security headers on every answer: a policy for pages, and what all others get."""

from collections.abc import Sequence

from dash import Dash
from flask import Response

from layouts.data.answers import Headers

POLICY = "Content-Security-Policy"
BARE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'"
"""Of answers that are no pages: nothing in them loads or runs anything, wherever they are opened.

Sheets inside SVG are needed, and inside the view that browsers make of XML.
"""
HSTS = ("Strict-Transport-Security", "max-age=31536000")
_ALWAYS: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    # The site's own statistics need no referrer, and others need not know what was looked at.
    ("Referrer-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
]

_ALWAYS_NAMES = {name for name, _ in _ALWAYS}
RESOURCE = "Cross-Origin-Resource-Policy"


def policy(scripts: Sequence[str]) -> str:
    """The policy of a page: scripts of our own files and those with these hashes, no eval.

    Styles may stand inline: Plotly and React write them as they draw, with values that no hash
    could foresee. Pictures: Plotly hands its own out as data: and blob:.
    """
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *scripts)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def install(app: Dash) -> None:
    """Give every HTML answer of the app the policy of a page, but those that bring their own.

    Call it when all callbacks are declared: Dash's inline scripts are known then.
    """
    text = policy(app.csp_hashes())

    def add(response: Response) -> Response:
        if response.mimetype == "text/html":
            response.headers.setdefault(POLICY, text)
        return response

    app.server.after_request(add)


def secured(headers: Headers, *, https: bool) -> Headers:
    """The headers with all that is missing; what an answer says for itself stays.

    Every request passes here: an answer from memory brings the very same list each time.
    """
    known = _KNOWN.get((id(headers), https))
    if known is not None and known[0] is headers:
        return known[1]
    if len(_KNOWN) >= MOST:
        _KNOWN.clear()
    made = _completed(headers, https=https)
    _KNOWN[id(headers), https] = (headers, made)
    return made


_KNOWN: dict[tuple[int, bool], tuple[Headers, Headers]] = {}
MOST = 2000
"""Lists that are remembered at once."""


def _completed(headers: Headers, *, https: bool) -> Headers:
    """Names are compared as they are usually written, as all of ours are."""
    has = {name for name, _ in headers}
    added = _ALWAYS if not (has & _ALWAYS_NAMES) else [p for p in _ALWAYS if p[0] not in has]
    made = [*headers, *added]
    if POLICY not in has:
        made.append((POLICY, BARE))
    if RESOURCE not in has:
        # What anybody may read with a script may be shown anywhere.
        shared = "Access-Control-Allow-Origin" in has
        made.append((RESOURCE, "cross-origin" if shared else "same-origin"))
    if https:
        made.append(HSTS)
    return made
