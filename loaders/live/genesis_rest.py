"""Regionaldatenbank Deutschland: the REST service of GENESIS, for those who have an account.

The account comes from the environment (GENESIS_USER and GENESIS_PASSWORD, or GENESIS_TOKEN) and
travels in headers only. The service tells errors in many ways: by JSON in HTTP 200, by 401, and
a wrong password by 404; so the kind of the body decides, then the code in it. The files inside
the zips have the layouts of the static ones and are read by genesis_file.
"""

import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from loaders.answer import Answer
from loaders.base import LoaderError, Raw
from loaders.download import Download
from loaders.live import shared
from loaders.live.shared import Ask

HOST = "www.regionalstatistik.de"
BASE = f"https://{HOST}/genesisws/rest/2020"
POLL = 5.0
"""Seconds between two questions whether a job is done."""
PATIENCE = 1800.0
"""Seconds a job may take; the longest recorded one took six minutes."""
UNPACKED = 256 * 2**20
"""Largest file in bytes that may come out of a zip."""
_DONE, _TOO_BIG, _JOB, _NOT_YET = 0, 98, 99, 104
_JOB_NAME = re.compile(r"[\w-]+_\d+$")
_CURE = {
    2: "user or password is wrong: check GENESIS_USER and GENESIS_PASSWORD",
    15: "the account was not recognised: check GENESIS_USER and GENESIS_PASSWORD",
    -1: "the table is broken at the service",
    50: "nothing newer",
    90: "no such table",
    104: "no table, or no figures for what was asked",
}


class NoAccount(LoaderError):
    """There is no account in the environment: the service is left out, which is no failure."""


def account(environment: Mapping[str, str]) -> dict[str, str]:
    """Headers with the account; raises NoAccount, or LoaderError if no header can carry it."""
    token = environment.get("GENESIS_TOKEN", "")
    user = token or environment.get("GENESIS_USER", "")
    password = "" if token else environment.get("GENESIS_PASSWORD", "")
    if not user or not (password or token):
        raise NoAccount(HOST, "GENESIS_USER and GENESIS_PASSWORD, or GENESIS_TOKEN", "none set")
    # Refused here, because the HTTP library would show the value in its own complaint.
    if not all(text.isprintable() and text.strip() == text for text in (user, password)):
        raise LoaderError(HOST, "an account without blanks or control characters around", "some")
    if not (user + password).isascii():
        raise LoaderError(HOST, "an account in ASCII, as HTTP headers need it", "other characters")
    return {"username": user, "password": password}


def fetch(ask: Ask, download: Download) -> Raw | None:
    """The table as a CSV file, by a job where it is too big for one answer."""
    headers = account(os.environ)
    form = {
        "name": ask.live.code,
        "area": "all",
        "compress": "false",
        "format": "datencsv",
        "language": "de",
        "quality": "off",
        "endyear": download.today()[:4],
        "job": "false",
        **dict(ask.live.query),
    }
    answer = download.post(f"{BASE}/data/tablefile", form, headers)
    if answer.kind != "zip":
        code, words = _status(answer)
        if code != _TOO_BIG:
            raise _refused(answer, code, words)
        answer = _job(download, form, headers)
    content = unzip(answer)
    return shared.raw(ask.table, replace(answer, content=content), download, download.today())


def unzip(answer: Answer) -> bytes:
    """The one file in the zip; LoaderError where there is none, several, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            (name,) = archive.namelist()
            with archive.open(name) as file:
                content = file.read(UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise LoaderError(answer.url, "a whole zip with one file", error) from error
    except RuntimeError as error:
        raise LoaderError(answer.url, "a zip without a password", error) from error
    if len(content) > UNPACKED:
        raise LoaderError(answer.url, f"at most {UNPACKED} bytes in the zip", "more")
    return content


def _job(download: Download, form: dict[str, str], headers: dict[str, str]) -> Answer:
    """Order the table as a job, wait for it and fetch the zip."""
    answer = download.post(f"{BASE}/data/tablefile", {**form, "job": "true"}, headers)
    code, words = _status(answer)
    name = _JOB_NAME.search(words.strip())
    if code != _JOB or name is None:
        raise _refused(answer, code, words)
    started = download.clock.monotonic()
    while not _is_done(download, name[0], headers):
        if download.clock.monotonic() - started > PATIENCE:
            raise LoaderError(answer.url, f"a job done within {PATIENCE:.0f} s", "still waiting")
        download.clock.sleep(POLL)
    question = {"name": name[0], "area": "user", "compress": "false", "format": form["format"]}
    result = download.post(f"{BASE}/data/resultfile", question, headers)
    if result.kind != "zip":
        raise _refused(result, *_status(result))
    return result


def _is_done(download: Download, name: str, headers: dict[str, str]) -> bool:
    question = {"selection": name, "area": "user", "pagelength": "1"}
    answer = download.post(f"{BASE}/catalogue/results", question, headers)
    code, words = _status(answer)
    if code not in (_DONE, _NOT_YET):
        raise _refused(answer, code, words)
    return code == _DONE


def _status(answer: Answer) -> tuple[int, str]:
    """Code and words of a JSON answer: inside "Status", or flat as errors of the log-in are."""
    if answer.kind != "json":
        found = f"HTTP {answer.status}, {answer.kind}"
        raise LoaderError(answer.url, "a zip or JSON with a status", found)
    try:
        stored: Any = json.loads(answer.content)
        status = stored.get("Status") or stored
        return int(status["Code"]), str(status["Content"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LoaderError(answer.url, "JSON with Status.Code", answer.content[:80]) from error


def _refused(answer: Answer, code: int, words: str) -> LoaderError:
    cure = _CURE.get(code, "see the service's words")
    return LoaderError(
        answer.url, "a zip", f"code {code}: {cure} ({' '.join(words.split())[:160]})"
    )
