"""The least a WSGI app can do: one answer, the same each time. What more ours costs is ours."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

FILE = "BARE"


def application() -> Callable[[dict[str, Any], Callable[..., Any]], list[bytes]]:
    """An app that answers everything with the packed CSV of the file that BARE names."""
    body = Path(os.environ[FILE]).read_bytes()
    headers = [
        ("Content-Type", "text/csv; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", str(len(body))),
    ]

    def answered(_environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", headers)
        return [body]

    return answered
