"""The register of Germany's Kreise and the borders of the maps, as small files in data/geo.

Keys are those of the Gemeindeverzeichnis (Gebietsstand 31.10.2025), names those of the
regional statistics; the regional accounts give the NUTS 3 code of each key.
"""

import csv
import io
import json
from itertools import pairwise
from pathlib import Path

import pandas as pd

from indicators import store
from indicators.regions import KREISE_COUNT
from loaders.base import LoaderError, Raw, read_manifest, read_raw

KEYS = "destatis/gv100ad_2025-10-31_gemeinden.xlsx"
NAMES = "regionalstatistik/13211-02-05-4_2025.csv"
NUTS = "vgrdl/vgrdl_r2b3_bs2023.xlsx"
BORDERS = ("ruhr_kreise", "nrw_kreise", "ruhr_gemeinden")
SOURCE = "© GeoBasis-DE / BKG 2016 (VG250), dl-de/by-2-0, Daten verändert"
DECIMALS = 4
"""Of a degree: about 10 metres, finer than any screen draws these maps."""
_CITY_STATES = {"02": "02000", "11": "11000"}
"""Hamburg and Berlin stand in some tables only as Länder; each is one Kreis as well."""

Point = tuple[float, float]


def build(raw_dir: Path, root: Path) -> None:
    """Write root/geo/kreise.csv and the three border files; raises LoaderError."""
    manifest = read_manifest(raw_dir)
    keys, names, nuts = (read_raw(name, raw_dir, manifest) for name in (KEYS, NAMES, NUTS))
    borders = {name: read_raw(f"geo/{name}.geojson", raw_dir, manifest) for name in BORDERS}
    files = {"kreise.csv": register(keys, names, nuts)}
    files |= {f"{name}.json": outline(raw) for name, raw in borders.items()}
    for name, text in files.items():
        store.replace(root / "geo" / name, text.encode())


def register(keys: Raw, names: Raw, nuts: Raw) -> str:
    """The Kreise of Germany as CSV text: ags, name, nuts, one line each, sorted by AGS."""
    ags = sorted(_keys(keys))
    name, code = _names(names), _nuts(nuts)
    for raw, known in ((names, name), (nuts, code)):
        missing = [key for key in ags if key not in known]
        if missing:
            raise LoaderError(raw.file, f"all {len(ags)} Kreise", f"none of {missing[:5]}")
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerows([("ags", "name", "nuts"), *((key, name[key], code[key]) for key in ags)])
    return text.getvalue()


def outline(raw: Raw) -> str:
    """A GeoJSON file reduced to its source line and, for each area, AGS, name and rings.

    Rings are closed lists of [longitude, latitude] in degrees (EPSG:4326); no area has a hole.
    """
    try:
        features = json.loads(raw.content)["features"]
        regions = [_area(feature) for feature in features]
    except (ValueError, KeyError, TypeError) as error:
        raise LoaderError(raw.file, "GeoJSON polygons with ags and name", repr(error)) from error
    regions.sort(key=lambda region: str(region["ags"]))
    content = {"source": SOURCE, "regions": regions}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _area(feature: dict[str, dict[str, object]]) -> dict[str, object]:
    facts, shape = feature["properties"], feature["geometry"]
    polygons = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}
    found: list[list[list[Point]]] = polygons[str(shape["type"])]  # type: ignore[assignment]
    if any(len(polygon) != 1 for polygon in found):
        raise ValueError(f"{facts['ags']} has a hole")
    rings = [_ring(polygon[0]) for polygon in found]
    return {"ags": facts["ags"], "name": facts["name"], "rings": rings}


def _ring(points: list[Point]) -> list[Point]:
    """Rounded, without the points that rounding made equal to their neighbour."""
    ring = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in points]
    return [ring[0], *(point for last, point in pairwise(ring) if point != last)]


def _keys(raw: Raw) -> list[str]:
    sheet = _sheet(raw, "satz40_kreis", 0, ["ars", "gebietsstand"])
    keys = [str(key).strip() for key in sheet["ars"]]
    if len(set(keys)) != KREISE_COUNT["00"] or any(len(key) != 5 for key in keys):
        raise LoaderError(raw.file, f"{KREISE_COUNT['00']} keys of 5 digits", len(set(keys)))
    return keys


def _names(raw: Raw) -> dict[str, str]:
    """Kreis names by AGS from a GENESIS text file with year, key and name in front."""
    try:
        text = raw.content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise LoaderError(raw.file, "text in cp1252", error) from error
    rows = (line.split(";") for line in text.splitlines())
    found = {row[1]: row[2].strip() for row in rows if len(row) > 3 and row[0].isdigit()}
    return found | {kreis: found[land] for land, kreis in _CITY_STATES.items() if land in found}


def _nuts(raw: Raw) -> dict[str, str]:
    """NUTS 3 codes by AGS; those of the city states are their NUTS 1 code with two zeros."""
    sheet = _sheet(raw, "1.4", 4, ["EU-Code", "Regional-schlüssel"])
    pairs = sheet[["Regional-schlüssel", "EU-Code"]].dropna().astype(str)
    found: dict[str, str] = dict(pairs.itertuples(index=False, name=None))
    cities = {kreis: f"{found[land]}00" for land, kreis in _CITY_STATES.items() if land in found}
    return {key: code for key, code in found.items() if len(code) == 5} | cities


def _sheet(raw: Raw, name: str, header: int, columns: list[str]) -> pd.DataFrame:
    try:
        frame = pd.read_excel(
            io.BytesIO(raw.content), sheet_name=name, header=header, dtype=str, engine="calamine"
        )
    except Exception as error:  # the engine raises errors of many kinds
        raise LoaderError(raw.file, f"an XLSX file with a sheet {name}", repr(error)) from error
    if not set(columns) <= set(frame.columns):
        raise LoaderError(raw.file, f"columns {columns} in sheet {name}", list(frame.columns)[:9])
    return frame
