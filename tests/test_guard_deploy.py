"""What an operator is handed: nginx before two instances, units, backup, SBOM, the guide."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from ssl import CERT_NONE, SSLError, create_default_context

import pytest

from indicators.regions import REGIONS
from indicators.store import DATA
from layouts import settings
from layouts.data import state
from layouts.serving import operator, ready, remote
from tests.guarded import LOOPBACK, Process, free_port, process, wait_until

CSV, NAME = "/indikator/arbeitslosenquote.csv", "dreiklang.example"


def tool(name: str, package: str) -> str:
    """Path of a program of the machine; skips, in words, where it is missing."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"no {name} on this machine: apt-get install {package}")
    return found


def wrapped(repo: Path, folder: Path, port: int, upstream: list[int]) -> Path:
    """deploy/nginx.conf in a configuration of its own, on loopback, with its own certificate."""
    text = (repo / "deploy" / "nginx.conf").read_text("utf-8")
    text = re.sub(r"listen \[::\]:.*\n", "", text)
    for public, private in ((443, port), (80, free_port())):
        text = text.replace(f"listen {public}", f"listen {LOOPBACK}:{private}")
    for number, own in zip(("8050", "8051"), upstream, strict=True):
        text = text.replace(f"127.0.0.1:{number}", f"{LOOPBACK}:{own}")
    for path in ("/etc/ssl/dreiklang", "/var/log/nginx"):
        text = text.replace(path, str(folder))
    parts = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{part}_temp_path {folder}/{part};" for part in parts)
    main = folder / "nginx.conf"
    # Started by root its workers would be someone who may not write into the temporary folder.
    user = "user root; " if os.geteuid() == 0 else ""
    main.write_text(
        f"{user}pid {folder}/pid; error_log {folder}/error.log; daemon off;\n"
        f"events {{}}\nhttp {{ {temporary}\n{text} }}\n",
        "utf-8",
    )
    return main


def certificate(folder: Path) -> None:
    openssl = tool("openssl", "openssl")
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=dreiklang.example"]
    command += ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def proxied(repo: Path, folder: Path, upstream: list[int]) -> Iterator[int]:
    """The port of nginx with our configuration before these ports."""
    nginx, port = tool("nginx", "nginx"), free_port()
    certificate(folder)
    main = str(wrapped(repo, folder, port, upstream))
    tried = subprocess.run([nginx, "-t", "-c", main], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    popen = subprocess.Popen([nginx, "-c", main])
    try:
        wait_until(lambda: _open(port), "nginx answers", popen)
        yield port
    finally:
        popen.terminate()
        popen.wait(20)


def _open(port: int) -> bool:
    try:
        return asked(port, "/healthz")[0] > 0
    except OSError:
        return False


def asked(
    port: int, path: str, method: str = "GET", name: str = NAME, body: str = "", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body over TLS, for the host that is named as TLS begins."""
    context = create_default_context()
    context.check_hostname, context.verify_mode = False, CERT_NONE
    connection = HTTPConnection(LOOPBACK, port)
    link = socket.create_connection((LOOPBACK, port), timeout=60)
    connection.sock = context.wrap_socket(link, server_hostname=name)
    try:
        connection.request(method, path, body or None, {"Host": NAME, **headers})
        found = connection.getresponse()
        return found.status, {k.lower(): v for k, v in found.getheaders()}, found.read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def instances(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Process]]:
    """Two instances that trust a proxy on this machine."""
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "two")]
    with _trusting(folders[0]) as one, _trusting(folders[1]) as two:
        yield [one, two]


def _trusting(folder: Path) -> AbstractContextManager[Process]:
    return process(DATA, folder, DREIKLANG_PROXIES=LOOPBACK, DREIKLANG_LOG="access")


def test_nginx_stands_before_two_instances(
    repo: Path, tmp_path: Path, instances: list[Process]
) -> None:
    with proxied(repo, tmp_path, [item.port for item in instances]) as port:
        answers = [asked(port, CSV) for _ in range(4)]
        assert {status for status, _, _ in answers} == {200}
        assert len({body for _, _, body in answers}) == 1
        assert len({headers["etag"] for _, headers, _ in answers}) == 1
        assert "strict-transport-security" in answers[0][1]
        assert b"https://dreiklang.example/" in asked(port, "/robots.txt")[2]
        assert asked(port, "/metrics")[0] == 404
        # A client cannot make itself another one.
        told = {"X-Forwarded-For": LOOPBACK, "X-Forwarded-Host": "evil.example"}
        assert b"evil.example" not in asked(port, "/robots.txt", **told)[2]
        assert asked(port, "/", "POST", **{"Content-Length": "99999"})[0] == 413
        # Who means another site is not answered at all.
        with pytest.raises(RemoteDisconnected):
            asked(port, "/robots.txt", Host="evil.example")
        with pytest.raises(SSLError, match=r"(?i)unrecognized.name"):
            asked(port, "/robots.txt", name="evil.example")
        _unharmed(port)
        instances[0].kill()
        assert {asked(port, CSV)[0] for _ in range(4)} == {200}
        instances[1].kill()
        status, headers, body = asked(port, CSV)
        assert status == 503, body
        assert headers["retry-after"] == "30"
        assert "nicht erreichbar" in body.decode()
    log = (tmp_path / "dreiklang.log").read_text("utf-8")
    assert CSV in log
    assert LOOPBACK not in re.sub(rf"{LOOPBACK}:\d+", "", log)


def _unharmed(port: int) -> None:
    """Nobody puts an instance out of service: not by what it answers at length, nor by refusals."""
    long = f"/indikator/arbeitslosenquote/?{'a' * 4000}"
    every = f"{CSV}?regionen={'~'.join(REGIONS)}"
    assert len(every) > 2000
    for _ in range(3):
        assert asked(port, long)[0] in (301, 308, 404)
        assert asked(port, every)[0] == 200
        # Refused before it is read: nginx sees the connection end.
        _posted(port, 40_000)
        assert asked(port, "/readyz")[0] == 200


def _posted(port: int, size: int) -> None:
    with suppress(OSError):
        asked(port, "/", "POST", body="x" * size)


def test_units_of_systemd_are_right(repo: Path, tmp_path: Path) -> None:
    verify = tool("systemd-analyze", "systemd")
    for unit in sorted((repo / "deploy").glob("dreiklang-*")):
        text = unit.read_text("utf-8")
        # The program is not installed there on this machine.
        text = re.sub(r"ExecStart=\S+", f"ExecStart={sys.executable}", text)
        (tmp_path / unit.name).write_text(text, "utf-8")
    names = [
        str(tmp_path / "dreiklang-ruhr@8050.service"),
        str(tmp_path / "dreiklang-ruhr-update.timer"),
    ]
    shutil.copy(tmp_path / "dreiklang-ruhr@.service", names[0])
    found = subprocess.run([verify, "verify", *names], capture_output=True, text=True, check=False)
    assert "dreiklang" not in found.stderr, found.stderr


def test_the_container_is_made_of_what_is_there(repo: Path) -> None:
    lines = (repo / "deploy" / "Containerfile").read_text("utf-8").splitlines()
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ")]
    names = [name for words in copied if words[0][:2] != "--" for name in words]
    assert {"indicators", "layouts", "data", "requirements.txt"} <= set(names)
    assert [name for name in names if not (repo / name).exists()] == []


def test_examples_for_prometheus_name_what_there_is(repo: Path) -> None:
    scrape = (repo / "deploy" / "prometheus.yml").read_text("utf-8")
    (rules,) = re.findall(r"rule_files:\n  - (\S+)", scrape)
    text = "".join(re.findall(r"expr: (.*)", (repo / "deploy" / rules).read_text("utf-8")))
    code = (repo / "layouts" / "serving" / "metrics.py").read_text("utf-8")
    for name in set(re.findall(r"dreiklang_(\w+)", text)):
        assert name.removesuffix("_total") in code, name


def test_the_sbom_lists_exactly_what_is_pinned(repo: Path, tmp_path: Path) -> None:
    recipe = (repo / "Makefile").read_text("utf-8").partition("\nsbom:")[2].splitlines()[1]
    words = recipe.replace("@$(PY)", sys.executable).replace("sbom.json", str(tmp_path / "s.json"))
    subprocess.run(words.split(), cwd=repo, check=True, capture_output=True)
    made = json.loads((tmp_path / "s.json").read_text("utf-8"))
    assert made["bomFormat"] == "CycloneDX"
    listed = {f"{item['name']}=={item['version']}" for item in made["components"]}
    pinned = re.findall(r"^([\w.-]+==[\w.]+)", (repo / "requirements.txt").read_text("utf-8"), re.M)
    assert listed == set(pinned)


SETTINGS = (
    operator.PROXIES, operator.METRICS, operator.BUDGET, operator.LOG, remote.URL, remote.CACHE,
    remote.CHECK, ready.FILE, state.WITHHOLD, "DREIKLANG_SETTINGS", "HOST", "PORT", "WORKERS",
    "BUILD",
)  # fmt: skip


def test_the_guide_names_every_setting_and_every_file(repo: Path) -> None:
    guide = (repo / "docs" / "betrieb.md").read_text("utf-8")
    for name in SETTINGS:
        assert f"`{name}`" in guide, name
    for part in ("site", "operator", "privacy", "accessibility"):
        assert hasattr(settings.settings(), part)
        assert f"`[{part}]`" in guide, part
    for file in (repo / "deploy").iterdir():
        assert file.name in guide, file.name
    for name in re.findall(r"\]\(([^)#]+)", guide):
        assert name.startswith("http") or (repo / "docs" / name).exists(), name
