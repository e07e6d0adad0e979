"""wrk: answers a second, latencies and errors of one list of requests."""

import json
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from tempfile import NamedTemporaryFile
from urllib.error import HTTPError
from urllib.request import Request, urlopen

SCRIPT = """
local started, number = 0, 0
function setup(thread) thread:set("FIRST", started * STEP); started = started + 1 end
function request()
  local asked = ASKED[(FIRST + number) % #ASKED + 1]
  number = number + 1
  return asked
end
function init()
  for i, ask in ipairs(LIST) do
    local body = ask[3] ~= "" and ask[3] or nil
    if body then wrk.headers["Content-Type"] = "application/json" end
    ASKED[i] = wrk.format(ask[1], ask[2], wrk.headers, body)
  end
end
function done(summary, latency)
  local e = summary.errors
  local bad = e.connect + e.read + e.write + e.status + e.timeout
  io.write(string.format('\\n{"count": %d, "seconds": %f, "bad": %d, "p50": %f, "p99": %f}\\n',
    summary.requests, summary.duration / 1e6, bad, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000))
end
"""

READERS, PATIENCE, BUSY = 8, 10, 503
REFUSED = 0.05
"""A server that is asked for more than it can do may refuse so much of it; it is not counted."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: path with query, and a JSON body where it is sent one."""

    path: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """`rate`: answers a second; latencies in ms; `bad`: share of errors and statuses over 399."""

    rate: float
    p50: float
    p99: float
    bad: float


class Failed(RuntimeError):
    """What was to be measured did not happen."""


def load(
    base: str, asks: Iterable[Ask], seconds: float, connections: int = 16, encoding: str = ""
) -> Load:
    """Ask for these in turn, over two threads of wrk, each beginning elsewhere in the list."""
    threads = min(2, connections)
    with NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as script:
        script.write(_script(list(asks), threads))
        script.flush()
        header = ["-H", f"Accept-Encoding: {encoding}"] if encoding else []
        shape = [f"-t{threads}", f"-c{connections}", f"-d{max(1, round(seconds))}s"]
        command = ["wrk", *shape, "--timeout", "30s", *header, "-s", script.name, base]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(told.strip().rpartition("\n")[2])
    count = found["count"]
    bad = found["bad"] / max(count, 1)
    return Load((count - found["bad"]) / found["seconds"], found["p50"], found["p99"], bad)


def rate(
    base: str, asks: Iterable[Ask], seconds: float, connections: int = 16, encoding: str = ""
) -> float:
    """Good answers a second; raises Failed if one in twenty was none: a fast error is no result."""
    every = list(asks)
    found = load(base, every, seconds, connections, encoding)
    if not found.rate and not found.bad:
        # On a machine that does much else, the first answers may come later than that.
        found = load(base, every, PATIENCE * seconds, connections, encoding)
    if found.bad > REFUSED or not found.rate:
        raise Failed(f"{base}{every[0].path}: no answers, or {found.bad:.2%} errors")
    return found.rate


def warm(base: str, asks: Iterable[Ask], encoding: str = "") -> None:
    """Ask for each so often at once that every worker has made it."""
    with ThreadPoolExecutor(READERS) as pool:
        every = [ask for ask in asks for _ in range(2 * READERS)]
        list(pool.map(lambda ask: _once(base, ask, encoding), every))


def _once(base: str, ask: Ask, encoding: str) -> None:
    head = {"Accept-Encoding": encoding or "identity", "Content-Type": "application/json"}
    body = ask.body.encode() or None
    try:
        with urlopen(Request(base + ask.path, body, head)) as answer:
            answer.read()
    except HTTPError as error:
        error.close()
        if error.code != BUSY:
            raise Failed(f"{base}{ask.path} was answered with {error.code}") from error


def _script(asks: list[Ask], threads: int) -> str:
    """Lua; paths and bodies are quoted as JSON, whose escapes Lua shares for what is ASCII."""
    rows = (("POST" if ask.body else "GET", ask.path, ask.body) for ask in asks)
    entries = ", ".join(f"{{{', '.join(json.dumps(part) for part in row)}}}" for row in rows)
    step = max(1, len(asks) // threads)
    return f"ASKED = {{}}\nSTEP = {step}\nLIST = {{{entries}}}\n{SCRIPT}"


def wanted() -> list[str]:
    """Names of the tools that are missing on this machine."""
    from shutil import which

    return [name for name in ("wrk", "nginx") if which(name) is None]
