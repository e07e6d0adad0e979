"""Spreadsheets as German offices open them: LibreOffice, headless, with a German locale."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from flask.testing import FlaskClient

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
GERMAN = 1031
CSV_OPTIONS = f"CSV:59,34,76,1,,{GERMAN}"
"""Semicolon, quotes, UTF-8, from line 1, columns as they come, German."""
SPACES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
needed = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed (libreoffice-calc)")


def opened(body: bytes, name: str, folder: Path, options: str = "") -> dict[str, list[list[str]]]:
    """Sheet -> rows of what the cells show, with "=" before texts and "#" before numbers."""
    (folder / name).write_bytes(body)
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += [f"--infilter={options}"] if options else []
    command += ["--convert-to", "fods", "--outdir", str(folder / "out"), str(folder / name)]
    german = {
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "de_DE.UTF-8",
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
    }
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=german)
    root = ET.parse(folder / "out" / f"{name.rpartition('.')[0]}.fods").getroot()
    return {
        sheet.get(f"{{{SPACES['table']}}}name", ""): [
            _cells(row) for row in sheet.iterfind(".//table:table-row", SPACES)
        ]
        for sheet in root.iterfind(".//table:table", SPACES)
    }


def _cells(row: ET.Element) -> list[str]:
    return [_cell(cell) for cell in row.iterfind("table:table-cell", SPACES)]


def _cell(cell: ET.Element) -> str:
    kind = cell.get(f"{{{SPACES['office']}}}value-type", "")
    text = "".join("".join(p.itertext()) for p in cell.iterfind("text:p", SPACES))
    return {"string": "=", "float": "#"}.get(kind, kind) + text


def choice(form: str) -> str:
    """Essen in two years, whose values German writes with a comma."""
    return f"/indikator/arbeitslosenquote.{form}?regionen=05113&jahr=2023..2024"


@needed
def test_german_csv_keeps_the_zero_and_reads_the_comma(client: FlaskClient, tmp_path: Path) -> None:
    body = client.get(choice("de.csv")).data
    (rows,) = opened(body, "table.de.csv", tmp_path, CSV_OPTIONS).values()
    assert rows[0][:2] == ["=Region", "=AGS"]
    assert rows[1][:3] == ["=Essen", "=05113", "=DEA13"]
    value = rows[0].index("=Wert")
    assert [row[value] for row in rows[1:3]] == ["#10,5", "#10,8"]


@needed
def test_the_workbook_keeps_the_zero_and_shows_the_comma(
    client: FlaskClient, tmp_path: Path
) -> None:
    body = client.get(choice("xlsx")).data
    sheets = opened(body, "table.xlsx", tmp_path)
    assert list(sheets) == ["Deckblatt", "Inhalt", "Arbeitslosenquote", "Alle Zeilen", "Quellen"]
    wide = sheets["Arbeitslosenquote"]
    assert wide[2][:5] == ["=Region", "=AGS", "=NUTS 3", "=2023", "=2024"]
    assert wide[3][:5] == ["=Essen", "=05113", "=DEA13", "#10,5", "#10,8"]
    cover = [cell for row in sheets["Deckblatt"] for cell in row]
    assert any("dl-de/by-2-0" in cell for cell in cover)


@needed
def test_a_region_shows_each_indicator_with_its_own_decimals(
    client: FlaskClient, tmp_path: Path
) -> None:
    sheets = opened(client.get("/region/05113.xlsx?jahr=2023").data, "region.xlsx", tmp_path)
    profile = {row[0]: row[2] for row in sheets["Profil"][3:] if len(row) > 2}
    assert profile["=Arbeitslose"] == "#31.830"
    assert profile["=Arbeitslosenquote"] == "#10,5"
    assert sheets["Deckblatt"][0][0] == "=Essen"
    assert [row[0] for row in sheets["Inhalt"][1:4]] == ["=Profil", "=Alle Zeilen", "=Quellen"]
    assert all(len(cell) < 1100 for row in sheets["Deckblatt"] for cell in row)
