"""Special tabulations of the Federal Employment Agency: suppressed cells, sums, broken files."""

import io
import math
import zipfile
from pathlib import Path

import pytest

from indicators.tables.other import TABLES as ALL
from loaders import base, bundesagentur
from loaders.base import LoaderError, Raw

ANSWERS = Path(__file__).parent / "answers" / "bundesagentur"
TABLES = {table.code: table for table in ALL if table.loader == "bundesagentur"}
KLDB = "ba_svb_arbeitsort_kldb3"
CSV = (ANSWERS / "kldb3.csv").read_bytes()


def zipped(*contents: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number, content in enumerate(contents):
            archive.writestr(f"{number}.csv", content)
    return target.getvalue()


Cells = dict[tuple[str, str, str], tuple[float | None, str]]


def parse(code: str, content: bytes, *items: str) -> Cells:
    """(item, region, period) -> (value or None, status)."""
    name = f"bundesagentur/{code}" + (".zip" if content.startswith(b"PK") else ".csv")
    frame = bundesagentur.parse(TABLES[code], [Raw(name, content)], frozenset(items))
    return {
        (item, region, period): (None if math.isnan(value) else value, status)
        for item, region, period, value, status in frame.to_numpy().tolist()
    }


@pytest.fixture
def three_kreise(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cut answers hold three Kreise (Hanau counts as part of its old one), not 400."""
    monkeypatch.setattr(bundesagentur, "KREISE_COUNT", {"00": 3})


@pytest.mark.usefixtures("three_kreise")
def test_sums_over_codes() -> None:
    cells = parse(KLDB, zipped(CSV), "27", "health", "816")
    expected: Cells = {
        ("27", "05113", "2013"): (3967, "A"),
        ("27", "05512", "2025"): (52 + 153 + 247, "A"),
        ("health", "05113", "2025"): (32482, "A"),
        ("816", "05512", "2025"): (76, "A"),
    }
    assert {key: cells[key] for key in expected} == expected


@pytest.mark.usefixtures("three_kreise")
def test_suppressed_cells() -> None:
    """Bottrop's sums lack at most 3 persons a cell: above 0.1 % that makes them estimates."""
    cells = parse(KLDB, zipped(CSV), "51", "health", "511", "822")
    expected: Cells = {
        ("51", "05512", "2013"): (66 + 91 + 1460 + 13 + 88, "E"),
        ("health", "05512", "2013"): (967 + 132 + 1218 + 249 + 24 + 225 + 152 + 679 + 130, "E"),
        ("511", "05512", "2025"): (None, "Q"),
        ("822", "05512", "2013"): (None, "Q"),
    }
    assert {key: cells[key] for key in expected} == expected
    assert cells["health", "05512", "2025"][1] == "A"


@pytest.mark.usefixtures("three_kreise")
def test_hanau_is_counted_where_it_belonged_and_sums_are_made() -> None:
    cells = parse(
        "ba_svb_wohnort", (ANSWERS / "ba_svb_wohnort.csv").read_bytes(), "employees_residence"
    )
    value = {key[1:]: cell[0] for key, cell in cells.items()}
    assert value["06435", "2025"] == 41535 + 135078
    assert value["05", "2025"] == 220530 + 44261
    assert value["00", "2013"] == 183026 + 38281 + 31465 + 117658
    assert "06415" not in {region for region, _ in value}


@pytest.mark.usefixtures("three_kreise")
def test_vacancies_are_annual_averages() -> None:
    content = (ANSWERS / "ba_gemeldete_stellen.csv").read_bytes()
    cells = parse("ba_gemeldete_stellen", content, "vacancies")
    assert cells["vacancies", "05113", "2025"][0] == pytest.approx(3372)


BROKEN = {
    "empty": b"",
    "html": b"<!DOCTYPE html><html></html>\n",
    "no zip": CSV,
    "zip cut": zipped(CSV)[:-30],
    "zip damaged": zipped(CSV).replace(b"05113", b"05114", 1),
    "two files": zipped(CSV, CSV),
    "bytes": zipped(CSV.replace(b"ohne", b"\xff\xfe")),
    "header": zipped(CSV.replace(b"kldb2010_3", b"wz2008")),
    "cut in a line": zipped(CSV[:-3]),
    "no number": zipped(CSV.replace(b",28\n", b",x\n", 1)),
    "row twice": zipped(CSV + CSV.splitlines(keepends=True)[-1]),
    "a Kreis missing": zipped(b"".join(CSV.splitlines(keepends=True)[:-84])),
    "header only": zipped(CSV.splitlines(keepends=True)[0]),
}


@pytest.mark.usefixtures("three_kreise")
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_broken_files_are_named(content: bytes) -> None:
    table, name = TABLES[KLDB], f"bundesagentur/{KLDB}.zip"
    with pytest.raises(LoaderError, match=f"{name}: expected .*; found"):
        bundesagentur.parse(table, [Raw(name, content)], frozenset({"27"}))


def test_400_kreise_are_asked_for() -> None:
    with pytest.raises(LoaderError, match="400 Kreise"):
        parse(KLDB, zipped(CSV), "27")


@pytest.mark.usefixtures("three_kreise")
def test_unknown_item() -> None:
    with pytest.raises(LoaderError, match="item 99"):
        parse(KLDB, zipped(CSV), "99")


@pytest.fixture(scope="session")
def real(raw_dir: Path) -> dict[tuple[str, str, str], float]:
    raws = base.fetch(TABLES[KLDB], raw_dir, base.read_manifest(raw_dir))
    items = frozenset({"total", "27", "43", "51", "health"})
    frame = bundesagentur.parse(TABLES[KLDB], raws, items)
    rows = frame.to_numpy().tolist()
    return {(region, period, item): value for item, region, period, value, _ in rows}


@pytest.mark.parametrize(
    ("region", "period", "values"),
    [
        ("05113", "2013", (224253, 3967, 5235, 10391, 24846)),
        ("05113", "2025", (271635, 4487, 10116, 12877, 32482)),
        ("05513", "2013", (76235, 1348, 766, 3464, 9550)),
        ("05513", "2025", (83803, 1185, 1114, 5239, 11438)),
        ("05978", "2013", (112499, 3009, 1443, 12392, 12841)),
        ("05978", "2025", (135286, 2824, 2757, 15379, 16672)),
    ],
)
def test_real_sums(
    raw_dir: Path,
    real: dict[tuple[str, str, str], float],
    region: str,
    period: str,
    values: tuple[int, ...],
) -> None:
    items = ("total", "27", "43", "51", "health")
    assert tuple(real[region, period, item] for item in items) == values


@pytest.mark.parametrize(
    ("region", "period", "official"),
    [
        ("00", "2015", 30_771_297),
        ("05", "2015", 6_407_112),
        ("05113", "2015", 233_412),
        ("00", "2024", 34_837_102),
        ("05", "2024", 7_326_630),
        ("05113", "2024", 270_597),
        ("00", "2025", 34_885_481),
        ("05", "2025", 7_350_231),
    ],
)
def test_real_totals_lie_just_below_the_official_ones(
    raw_dir: Path, real: dict[tuple[str, str, str], float], region: str, period: str, official: int
) -> None:
    """Official: table 13111-01-03-4. A lower bound, and by no more than 0.02 %."""
    total = real[region, period, "total"]
    assert official * 0.9998 <= total <= official
