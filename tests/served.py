"""The app on a port of its own, for tools that speak HTTP themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.simple_server import make_server

import app
from tests.loopback import LOOPBACK, running


@contextmanager
def served() -> Iterator[str]:
    """The address of the running app, until the block ends."""
    server = make_server(LOOPBACK, 0, app.create_app().server, app.Threads, app.Quiet)
    with running(server) as address:
        yield address
