"""The dashboard: `python app.py` on one's own machine, `app:server` for any WSGI server."""

import os
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from dash import Dash

from layouts.borders import NoBorders
from layouts.serving import remote
from layouts.site import DATA, build

HOST, PORT = "127.0.0.1", "8050"


class Threads(ThreadingMixIn, WSGIServer):
    """One thread a request: a browser asks for several files at once."""

    daemon_threads = True
    # Elsewhere "reuse" lets a stopped app start again at once; on Windows it would let two share.
    allow_reuse_address = os.name == "posix"


class Quiet(WSGIRequestHandler):
    """No line for each request: this server is for one's own machine."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def create_app(data: Path = DATA) -> Dash:
    """A new app over the figures in `data`; several can live in one process."""
    return build(data)


try:
    # Only where it is set: without, the app also starts where no figures were built yet.
    app = create_app(remote.folder() if os.environ.get(remote.URL) else DATA)
except NoBorders as error:
    raise SystemExit(f"{error}.") from error
server = app.server


def main() -> int:
    """Serve on HOST and PORT of the environment; 1 with a plain message if that cannot be."""
    host, port = os.environ.get("HOST") or HOST, os.environ.get("PORT") or PORT
    try:
        running = make_server(host, int(port), server, Threads, Quiet)
    except (OSError, OverflowError, ValueError) as error:
        print(f"Cannot serve on {host}:{port} ({error}).", file=sys.stderr)
        print("Choose another port, for example: PORT=8051 make run", file=sys.stderr)
        return 1
    print(f"Dreiklang Ruhr: http://{host}:{running.server_port}  (Ctrl+C ends it)", flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
