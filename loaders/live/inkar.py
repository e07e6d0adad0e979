"""INKAR (BBSR): the bulk zip of the newest edition, streamed to disk and thinned out.

The file has more than 400 MB, the wanted rows a few. They are kept as a small
zip in the same layout, so that the publisher's reader reads it; the checksum is the bulk file's.
"""

import io
import json
import tempfile
import zipfile
import zlib
from pathlib import Path

import pandas as pd

from indicators.derive import EXTRACT_COLUMNS
from loaders import inkar
from loaders.answer import Answer
from loaders.base import LoaderError, Raw, extract_frame
from loaders.download import Download
from loaders.live.shared import Ask

HOST = "www.bbr-server.de"
FILE = f"https://{HOST}/imagemap/inkar/download/inkar_{{year}}.zip"
OLDEST = 2024
BULK = 2 * 2**30
"""Largest bulk file in bytes that is fetched."""
LEVELS = frozenset(area.encode() for area in inkar.AREAS)
_LINE = 2**16


def fetch(ask: Ask, download: Download) -> Raw | None:
    """The newest edition there is; None where it is the one that is held.

    Editions are found by asking: the year in the file's name is the edition's. Where the server
    cannot say whether a file changed, a held edition is not fetched again.
    """
    error: LoaderError | None = None
    with tempfile.TemporaryDirectory() as folder:
        for year in range(int(download.today()[:4]), OLDEST - 1, -1):
            url = FILE.format(year=year)
            mark = ask.validator(url)
            if str(year) in ask.editions() and not mark:
                return None
            target = Path(folder) / f"inkar_{year}.zip"
            try:
                answer = download.save(url, target, BULK, mark)
            except LoaderError as missing:
                error = error or missing
                continue
            return _thinned(ask, answer, target, str(year), download) if answer else None
    raise error or LoaderError(HOST, f"an edition since {OLDEST}", "a clock before that year")


def read(ask: Ask, answer: Raw) -> pd.DataFrame:
    """Extract frame of a bulk zip; or of an answer of INKAR's table service, one item by Kreis.

    The table service is not asked: how it calls NRW and Germany was never seen. What it answered
    elsewhere can be read, with `live.names` as its numbers of the items.
    """
    if answer.content.startswith(b"PK"):
        return inkar.parse(ask.table, [answer], ask.items)
    try:
        # JSON inside a JSON string.
        rows = json.loads(json.loads(answer.content))["Daten"]
        items = {number: item for item, number in ask.live.names}
        found = [
            (items[row["Indikator"]], row["Schlüssel"], row["ZeitID"], float(row["Wert"]), "A")
            for row in rows
            if row["Raumbezug"] == "KRE"
        ]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LoaderError(answer.file, "a zip, or JSON in JSON with Daten", repr(error)) from error
    return extract_frame(pd.DataFrame(found, columns=list(EXTRACT_COLUMNS)))


def _thinned(ask: Ask, answer: Answer, file: Path, edition: str, download: Download) -> Raw:
    try:
        with zipfile.ZipFile(file) as archive:
            content = _rows(archive, answer.url, ask.items)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise LoaderError(answer.url, "a whole zip", error) from error
    except RuntimeError as error:
        raise LoaderError(answer.url, "a zip without a password", error) from error
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as small:
        small.writestr(zipfile.ZipInfo(f"inkar_{edition}.csv"), content)
    name = f"{ask.table.loader}/inkar_{edition}.zip"
    return Raw(
        name,
        sink.getvalue(),
        answer.url,
        download.today(),
        sha256=answer.content.hex(),
        edition=edition,
        validator=answer.validator,
    )


def _rows(archive: zipfile.ZipFile, url: str, items: frozenset[str]) -> bytes:
    """Header and the lines of the wanted items on our levels."""
    names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
    if len(names) != 1:
        raise LoaderError(url, "one CSV file in the zip", archive.namelist()[:5])
    kept: list[bytes] = []
    read, codes = 0, {item.encode() for item in items}
    with archive.open(names[0]) as file:
        while line := file.readline(_LINE):
            read += len(line)
            if read > 2 * BULK:
                raise LoaderError(url, f"at most {2 * BULK} bytes in the zip", "more")
            if not kept or _wanted(line.split(b";"), codes):
                kept.append(line)
    return b"".join(kept)


def _wanted(fields: list[bytes], codes: set[bytes]) -> bool:
    """A line of a wanted Kuerzel and level; a stray match only means one row too many."""
    return not codes.isdisjoint(fields[:4]) and not LEVELS.isdisjoint(fields)
