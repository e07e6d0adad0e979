"""A server of a test on this machine alone, in a thread of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer
from threading import Thread

LOOPBACK = "127.0.0.1"


@contextmanager
def running(server: HTTPServer) -> Iterator[str]:
    """Its address, `http://127.0.0.1:<port>`, until the block ends."""
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
