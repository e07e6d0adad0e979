"""Lines to copy for the tools people use: each reads the same table of Essen and the Ruhr."""

from layouts.data.csv_writer import BOM
from layouts.paths import link

CHOICE = "regionen=05113~ruhr&jahr=2015..2024"
INDICATOR = "unemployment_rate"
_TEXT = ("AGS", "Region", "NUTS 3", "Indikator", "Einheit", "Status", "Quelle", "Stand")
CODE_PAGE = {BOM: 65001}
"""Power Query's number for UTF-8."""


def address(base: str, form: str) -> str:
    """The table of the snippets in a form."""
    return f"{base}{link('indicator', 'de', INDICATOR)}.{form}?{CHOICE}"


def snippets(base: str) -> dict[str, str]:
    """Name of the tool -> code; `base` is the site's address."""
    csv, parquet = address(base, "csv"), address(base, "parquet")
    return {
        "curl": f"curl --fail --compressed -o arbeitslosenquote.csv \\\n  '{csv}'",
        "Python": _python(csv),
        "R": _r(csv),
        "DuckDB": _duckdb(parquet),
        "Power Query": _power_query(address(base, "de.csv")),
    }


def _python(url: str) -> str:
    return (
        "import pandas as pd\n\n"
        f'url = "{url}"\n'
        'codes = {name: str for name in ("region_code", "nuts3", "period")}\n'
        "frame = pd.read_csv(url, dtype=codes)\n"
        'print(frame.pivot(index="period", columns="region_name", values="value"))'
    )


def _r(url: str) -> str:
    return (
        f'url <- "{url}"\n'
        'frame <- read.csv(url, colClasses = c(region_code = "character", period = "character"))\n'
        'print(frame[, c("region_name", "period", "value")])'
    )


def _duckdb(url: str) -> str:
    return (
        "SELECT region_name, period, value\n"
        f"FROM read_parquet('{url}')\n"
        "WHERE status <> 'M' ORDER BY region_name, period;"
    )


def _power_query(url: str) -> str:
    types = ", ".join(f'{{"{name}", type text}}' for name in _TEXT)
    return (
        "let\n"
        f'  Antwort = Web.Contents("{url}"),\n'
        f'  Zeilen = Csv.Document(Antwort, [Delimiter=";", Encoding={CODE_PAGE[BOM]}]),\n'
        "  Kopf = Table.PromoteHeaders(Zeilen),\n"
        '  Schlüssel = Table.TransformColumns(Kopf, {{"AGS", each Text.Remove(_, {"=", """"})}}),\n'
        f'  Arten = {{{types}, {{"Wert", type number}}}},\n'
        '  Typen = Table.TransformColumnTypes(Schlüssel, Arten, "de-DE")\n'
        "in\n"
        "  Typen"
    )
