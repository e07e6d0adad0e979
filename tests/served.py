"""The app on a port of its own, for tools that speak HTTP themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from wsgiref.simple_server import make_server

import app


@contextmanager
def served() -> Iterator[str]:
    """The address of the running app, until the block ends."""
    running = make_server("127.0.0.1", 0, app.create_app().server, app.Threads, app.Quiet)
    thread = Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}"
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
