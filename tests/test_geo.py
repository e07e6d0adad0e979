"""The register of Kreise and the borders: what the maps and the ranking of all Kreise rest on."""

import csv
import json
from pathlib import Path

import pytest

from indicators.regions import MEMBERS, REGIONS
from loaders import geo
from loaders.base import LoaderError, Raw

FILES = ("kreise.csv", "nrw_kreise.json", "ruhr_gemeinden.json", "ruhr_kreise.json")
SQUARE = [[6.0, 51.0], [6.00001, 51.0], [7.0, 51.0], [7.0, 52.12346], [6.0, 51.0]]


def geojson(kind: str = "Polygon", coordinates: object = None) -> Raw:
    feature = {
        "properties": {"ags": "05113", "name": "Essen"},
        "geometry": {"type": kind, "coordinates": coordinates or [SQUARE]},
    }
    return Raw("geo/sample.geojson", json.dumps({"features": [feature]}).encode())


def test_outline_rounds_drops_doubled_points_and_keeps_rings_closed() -> None:
    content = json.loads(geo.outline(geojson()))
    (region,) = content["regions"]
    ring = [[6.0, 51.0], [7.0, 51.0], [7.0, 52.1235], [6.0, 51.0]]
    assert region == {"ags": "05113", "name": "Essen", "rings": [ring]}
    assert "BKG 2016" in content["source"]
    assert "Daten verändert" in content["source"]


def test_several_parts_become_several_rings() -> None:
    content = json.loads(geo.outline(geojson("MultiPolygon", [[SQUARE], [SQUARE]])))
    assert len(content["regions"][0]["rings"]) == 2


@pytest.mark.parametrize(
    "raw",
    [
        Raw("geo/sample.geojson", b""),
        Raw("geo/sample.geojson", b"<html></html>"),
        Raw("geo/sample.geojson", geojson().content[:-20]),
        Raw("geo/sample.geojson", b'{"features": [{"geometry": {}}]}'),
        Raw("geo/sample.geojson", b"[]"),
        geojson("Point", [6.0, 51.0]),
        geojson(coordinates=[SQUARE, SQUARE]),
    ],
    ids=["empty", "html", "cut", "no properties", "no features", "a point", "a hole"],
)
def test_broken_borders_are_named(raw: Raw) -> None:
    with pytest.raises(LoaderError, match=r"geo/sample\.geojson: expected GeoJSON"):
        geo.outline(raw)


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"PK\x03\x04cut"])
def test_a_register_that_is_no_workbook_is_named(content: bytes) -> None:
    bad = Raw(geo.KEYS, content)
    with pytest.raises(LoaderError, match=r"gv100ad.*satz40_kreis"):
        geo.register(bad, bad, bad)


def test_build_gives_the_bytes_that_are_shipped(raw_dir: Path, repo: Path, tmp_path: Path) -> None:
    geo.build(raw_dir, tmp_path)
    for name in FILES:
        built = (tmp_path / "geo" / name).read_bytes()
        assert built == (repo / "data" / "geo" / name).read_bytes(), name


def test_a_changed_raw_file_is_refused(raw_dir: Path, tmp_path: Path) -> None:
    for name in ("MANIFEST.csv", geo.KEYS):
        target = tmp_path / "raw" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((raw_dir / name).read_bytes() + b"\n")
    with pytest.raises(LoaderError, match="sha256"):
        geo.build(tmp_path / "raw", tmp_path)
    assert not (tmp_path / "geo").exists()


def test_broken_names_are_named(raw_dir: Path) -> None:
    keys = Raw(geo.KEYS, (raw_dir / geo.KEYS).read_bytes())
    nuts = Raw(geo.NUTS, (raw_dir / geo.NUTS).read_bytes())
    for content in (b"", b"2025;05113;  Essen;1\n", b"2025;05113;\x81;1\n"):
        with pytest.raises(LoaderError, match="13211-02-05-4_2025"):
            geo.register(keys, Raw(geo.NAMES, content), nuts)


def test_shipped_register_knows_all_kreise_and_agrees_with_the_members(repo: Path) -> None:
    with (repo / "data" / "geo" / "kreise.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["ags"]: row for row in csv.DictReader(file)}
    assert len(rows) == 400
    assert len({row["nuts"] for row in rows.values()}) == 400
    assert sum(ags.startswith("05") for ags in rows) == 53
    assert {ags: rows[ags]["nuts"] for ags in MEMBERS} == {m: REGIONS[m].nuts for m in MEMBERS}
    assert rows["02000"] == {"ags": "02000", "name": "Hamburg", "nuts": "DE600"}
    assert rows["05334"]["name"] == "Städteregion Aachen, Kreis"


@pytest.mark.parametrize(("name", "count", "digits"), [
    ("ruhr_kreise", 15, 5), ("nrw_kreise", 53, 5), ("ruhr_gemeinden", 53, 8),
])  # fmt: skip
def test_shipped_borders(repo: Path, name: str, count: int, digits: int) -> None:
    content = json.loads((repo / "data" / "geo" / f"{name}.json").read_text(encoding="utf-8"))
    keys = {region["ags"] for region in content["regions"]}
    assert len(keys) == count
    assert {len(key) for key in keys} == {digits}
    assert {key[:5] for key in keys} >= set(MEMBERS)
    for region in content["regions"]:
        for ring in region["rings"]:
            assert ring[0] == ring[-1]
            assert all(5.8 < x < 9.5 and 50.3 < y < 52.6 for x, y in ring)
