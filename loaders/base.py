"""Raw files and what is known of them; the errors a loader may raise."""

import csv
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from indicators.derive import EXTRACT_COLUMNS
from indicators.model import Table
from indicators.publishers import PUBLISHERS
from indicators.store import Origin

_STAND = re.compile(rb"Stand:\s*(\d{2})\.(\d{2})\.(\d{4})")


class LoaderError(RuntimeError):
    """A source does not look as expected; the message shows expected and found."""

    def __init__(self, file: str, expected: object, found: object) -> None:
        super().__init__(f"{file}: expected {expected}; found {found}")


@dataclass(frozen=True, slots=True)
class Raw:
    """One raw file as published: its bytes and where they came from."""

    file: str
    """Path below the raw folder, e.g. `eurostat/tgs00042.tsv`."""
    content: bytes
    url: str = ""
    retrieved: str = ""
    note: str = ""
    sha256: str = field(default="", compare=False)
    edition: str = ""
    """The publisher's name for the edition, where a service tells it beside the content."""
    validator: str = ""
    """ETag or Last-Modified of a live answer."""


def read_manifest(folder: Path) -> dict[str, dict[str, str]]:
    """MANIFEST.csv of a raw folder, by file; raises LoaderError if it is absent or different."""
    path = folder / "MANIFEST.csv"
    expected = {"file", "publisher", "table", "licence", "origin", "sha256", "note"}
    if not path.is_file():
        raise LoaderError(str(path), "a manifest beside the raw files", "no such file")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if not expected <= set(reader.fieldnames or ()):
            raise LoaderError(str(path), sorted(expected), reader.fieldnames)
        return {row["file"]: row for row in reader}


def fetch(table: Table, folder: Path, manifest: dict[str, dict[str, str]]) -> list[Raw]:
    """The table's archived files, oldest edition first, checked against the manifest's checksum."""
    return [read_raw(f"{table.loader}/{name}", folder, manifest) for name in table.files]


def read_raw(name: str, folder: Path, manifest: dict[str, dict[str, str]]) -> Raw:
    """One archived file, checked against the manifest; raises LoaderError if absent or changed."""
    path = folder / name
    if name not in manifest:
        raise LoaderError(name, f"an entry in {folder / 'MANIFEST.csv'}", "none")
    if not path.is_file():
        raise LoaderError(name, f"a file in {folder}", "none")
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    row = manifest[name]
    if sha256 != row["sha256"]:
        raise LoaderError(name, f"sha256 {row['sha256'][:12]} as in the manifest", sha256[:12])
    return Raw(name, content, row["origin"], row.get("retrieved", ""), row["note"], sha256)


def origin(table: Table, raw: Raw) -> Origin:
    """What a page must cite for this raw file.

    GENESIS files end in "Stand: date / time", the moment the publisher's service made the
    download: edition and retrieval in one.
    """
    publisher = PUBLISHERS[table.publisher]
    stand = _stand(raw.content)
    return Origin(
        publisher=publisher.id,
        table=table.code,
        title=table.title.de,
        licence=publisher.licence,
        licence_url=publisher.licence_url,
        url=raw.url or table.url,
        retrieved=raw.retrieved or stand,
        edition=raw.edition or table.edition or stand,
        sha256=raw.sha256,
        file=raw.file,
        note=raw.note,
    )


def _stand(content: bytes) -> str:
    found = _STAND.search(content[-200:])
    return "-".join(part.decode() for part in reversed(found.groups())) if found else ""


def extract_frame(rows: pd.DataFrame) -> pd.DataFrame:
    """Columns in the order of the joint, strings plain, later rows winning over earlier ones."""
    frame = rows.reindex(columns=list(EXTRACT_COLUMNS))
    frame["value"] = frame["value"].astype(float)
    return frame.drop_duplicates(["item", "region", "period"], keep="last", ignore_index=True)
