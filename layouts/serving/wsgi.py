"""The app as a server's workers load it: each calls `application` once, after it was forked."""

from layouts import site
from layouts.serving import remote
from layouts.serving.asking import Wsgi

REST = 0.02
"""Seconds a look at the figures holds: one look then serves hundreds of requests."""


def application() -> Wsgi:
    """The app behind front and guard, over the figures that DATA_URL names, or data/."""
    app = site.build(remote.folder())
    app.front.rest = REST
    # Past Flask's own __call__, which would only hand on.
    made: Wsgi = app.server.wsgi_app
    return made
