"""The zip: data, both sidecars and a README; times are fixed, so equal content is equal bytes."""

import io
import json
import zipfile
from pathlib import Path

from layouts.data import citation, csv_writer
from layouts.data.metadata import columns, csvw, legend, metadata
from layouts.data.table import Table
from layouts.words import say

# The oldest time a zip can hold: a real one would change the bytes with every making.
EPOCH = (1980, 1, 1, 0, 0, 0)


def archive(table: Table, root: Path) -> bytes:
    """All of it under the table's own name."""
    name = table.name
    csv = csv_writer.text(table.rows())
    german = csv_writer.text(table.rows(), csv_writer.EXCEL)
    return packed(
        {
            f"{name}.csv": csv,
            f"{name}.de.csv": german,
            f"{name}.metadata.json": _json(metadata(table, root)),
            f"{name}.csv-metadata.json": _json(csvw(table, f"{name}.csv")),
            "README.md": readme(table).encode(),
        }
    )


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content)
    return sink.getvalue()


def readme(table: Table) -> str:
    """How to cite, the licence, the columns and the legend, as Markdown."""
    lang = table.lang
    parts = [
        f"# {table.title}",
        citation.long(table),
        f"## {say(lang, 'data.licence')}",
        *(f"- {citation.line(item, lang)} {item.licence_url}" for item in citation.sources(table)),
        citation.changed(table),
        f"## {say(lang, 'data.columns')}",
        *(f"- `{entry['name']}`: {entry['description']}" for entry in columns(lang)),
        f"## {say(lang, 'data.legend')}",
        *(f"- `{letter}`: {text}" for letter, text in legend(lang).items()),
    ]
    if table.left_out:
        parts += [f"## {say(lang, 'data.left_out')}", *(f"- {key}" for key in table.left_out)]
    return "\n".join(filter(None, parts)) + "\n"


def _json(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, indent=1).encode()
