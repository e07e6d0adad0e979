"""A sample of the export, and nginx over it on a port of its own."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from indicators.store import DATA
from layouts.export.run import CONFIG, Report, Task, export
from layouts.serving import addresses
from layouts.serving.addresses import Place

BASE = "https://dreiklang.example"
CONF = """
{user}daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include {export}/maps.conf;
    server {{ listen 127.0.0.1:{port}; include {export}/server.conf; }}
}}
"""


@cache
def places() -> tuple[Place, ...]:
    """All addresses over the figures of the checkout."""
    return tuple(addresses.every(DATA, BASE))


SLOW = ("ruhr-alle.zip", "ruhr-alle.xlsx", "ruhr-alle.csv.gz", "catalog.ttl", "changes.atom")
"""Left out of the sample: another one of their sort is in it."""
NAMED = ("/datenschutz", "/en/privacy", "/indikator/arbeitslosenquote", "/karte")


def sample(every: Sequence[Place]) -> list[Place]:
    """Some of every kind: of each sort the first, and pages that tests name."""
    found: dict[tuple[str, ...], Place] = {}
    for place in every:
        if not place.path.endswith(SLOW):
            found.setdefault(_sort(place), place)
    named = [place for place in every if place.url in NAMED]
    return list(dict.fromkeys([*found.values(), *named]))


def _sort(place: Place) -> tuple[str, ...]:
    """What makes an address another sort of thing than others."""
    ending = place.path.rpartition("/")[2].partition(".")[2]
    if place.kind in ("file", "whole"):
        return (place.url,)
    both = place.kind in ("page", "frame", "data")
    tongue = "en" if both and place.path.startswith("/en/") else ""
    names = "&".join(part.partition("=")[0] for part in place.query.split("&"))
    return (place.kind, tongue, ending, names)


def written(
    every: Sequence[Place], target: Path, *, app: bool = True, upstream: str = ""
) -> Report:
    """These addresses as files, made in this process."""
    task = Task(DATA, target, BASE, app, upstream, processes=1, quiet=True)
    return export(task, every)


def told(client: FlaskClient, place: Place) -> tuple[bytes, dict[str, str]]:
    """What the app says to a browser that takes nothing packed."""
    url = unquote(place.path) + (f"?{place.query}" if place.query else "")
    with client.get(url, base_url=BASE) as answer:
        assert answer.status_code == 200, place.url
        return answer.data, dict(answer.headers)


@contextmanager
def nginx(report: Report, folder: Path) -> Iterator[str]:
    """The address of an nginx over an export, until the block ends; skips where there is none."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip("nginx is not installed; as root: apt-get install nginx-light")
    folder.mkdir(exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "nginx.conf"
    # Started by root it would give its rights away, and pytest's folders are closed to others.
    user = "user root;\n" if os.geteuid() == 0 else ""
    parts = {"folder": folder, "export": report.folder / CONFIG, "port": port, "user": user}
    config.write_text(CONF.format(**parts))
    command = [program, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(config)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        _until_open(port, running)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.communicate(timeout=20)


def _until_open(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        assert running.poll() is None, running.stderr and running.stderr.read().decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not open its port")
