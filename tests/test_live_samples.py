"""Every answer recorded from a live service gives the figures noted beside it.

Runs where the recordings lie beside the raw files; skipped elsewhere.
"""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from indicators.model import Live, Table, Text
from indicators.regions import MEMBERS, NUTS
from indicators.tables import TABLES
from loaders import eurostat as eurostat_files
from loaders import merge
from loaders.answer import Answer
from loaders.genesis import Spec
from loaders.live import eurostat, genesis_file, genesis_rest, inkar, regionalatlas, shared
from loaders.live.shared import Ask
from loaders.merge import Rejected
from tests.live import ask, raw

ALO = "regionalstatistik/13211-02-05-4"


@pytest.fixture(scope="session")
def samples(raw_dir: Path) -> Path:
    folder = raw_dir.parent / "sources" / "samples"
    if not (folder / "EXPECTED_ruhr.csv").is_file():
        pytest.skip("no recorded answers in sources/samples beside the raw files")
    return folder


def unemployment(folder: Path, name: str) -> pd.DataFrame:
    items = ("unemployed", "long_term_unemployed", "unemployment_rate")
    content = (folder / "regionalstatistik_downloader" / name).read_bytes()
    return genesis_file.read(ask(ALO, "genesis_file", *items), raw(content))


def rate(folder: Path, name: str) -> pd.DataFrame:
    frame = unemployment(folder, name)
    return frame[frame["item"] == "unemployment_rate"]


def share(folder: Path, name: str) -> pd.DataFrame:
    wide = unemployment(folder, name).pivot(
        index=["region", "period"], columns="item", values="value"
    )
    value = (100 * wide["long_term_unemployed"] / wide["unemployed"]).round(2)
    return value.rename("value").reset_index()


def income(folder: Path, name: str) -> pd.DataFrame:
    """A table frozen in 2021: not declared, but in the layout of all static files."""
    table = Table("regionalstatistik/82411-01-03-4", "regionalstatistik", Text("", ""), "", ())
    question = Ask(table, Live("genesis_file", table.code), frozenset({"income"}))
    content = (folder / "regionalstatistik_downloader" / name).read_bytes()
    label = "verfüg. Einkommen der priv. Haushalte je Einwohner"
    return shared.offices(question, raw(content), Spec(counts={"income": label}))


def population(folder: Path, name: str) -> pd.DataFrame:
    content = (folder / "genesis_regionalstatistik" / name).read_bytes()
    text = genesis_rest.unzip(Answer("https://source.example", 200, "application/zip", content))
    question = ask("regionalstatistik/12411-01-01-4", "genesis_rest", "population")
    return genesis_file.read(question, raw(text))


def foreigners(folder: Path, name: str) -> pd.DataFrame:
    content = (folder / "regionalatlas" / "kreise_2023.ai0208.f_geojson.EXCERPT.json").read_bytes()
    question = ask("regionalatlas/AI002-1", "regionalatlas", "foreigners_share")
    return regionalatlas.read(question, raw(b'[{"year": "2023", "answer": ' + content + b"}]"))


def accounts(folder: Path, name: str) -> pd.DataFrame:
    """Rows of the bulk file without its first line, which is put back as documented."""
    rows = (folder / "eurostat" / "nama_10r_3gdp.EUR_HAB.Ruhr.rows.2000-2022.tsv").read_bytes()
    years = "\t".join(f"{year} " for year in range(2000, 2023))
    content = f"freq,unit,geo\\TIME_PERIOD\t{years}\n".encode() + rows.rstrip(b"\n") + b"\n"
    table = Table("eurostat/nama_10r_3gdp", "eurostat", Text("", ""), "", ())
    return eurostat_files.parse(table, [raw(content)], frozenset({"EUR_HAB"}))


def product(folder: Path, name: str) -> pd.DataFrame:
    content = (folder / "inkar" / "Table_GetDataTable-POST.json").read_bytes()
    live = Live("inkar", "inkar", (("gdp", "11"),))
    return inkar.read(Ask(TABLES["inkar/inkar_2024"], live, frozenset({"gdp"})), raw(content))


READERS: dict[str, Callable[[Path, str], pd.DataFrame]] = {
    "unemployment_rate_all_civil": rate,
    "longterm_share_pct": share,
    "disposable_income_per_head": income,
    "population": population,
    "ai0208": foreigners,
    "gdp_eur_hab": accounts,
    "gdp_1000eur": product,
}


def expected(folder: Path, indicator: str) -> list[dict[str, str]]:
    with (folder / "EXPECTED_ruhr.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["indicator"] == indicator]


@pytest.mark.parametrize("indicator", READERS)
def test_recorded_answers_give_the_noted_figures(
    samples: Path, indicator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = eurostat_files._Layout(("unit",))
    monkeypatch.setitem(eurostat_files._LAYOUTS, "nama_10r_3gdp", layout)
    rows = expected(samples, indicator)
    assert len(rows) >= 15
    for name in sorted({row["source_sample"] for row in rows}):
        frame = READERS[indicator](samples, name).set_index(["region", "period"])
        for row in (row for row in rows if row["source_sample"] == name):
            region = NUTS.get(row["ags_or_geo"], row["ags_or_geo"])
            key = ({"DG": "00", "DE": "00"}.get(region, region), row["time"][:4])
            value = float(row["value"] or "nan")
            assert frame["value"][key] == pytest.approx(value, abs=1e-9, nan_ok=True), row
            if row["flag"] == "e":
                assert frame["status"][key] == "E", row


def test_every_noted_figure_has_a_reader(samples: Path) -> None:
    with (samples / "EXPECTED_ruhr.csv").open(encoding="utf-8", newline="") as file:
        assert {row["indicator"] for row in csv.DictReader(file)} == set(READERS)


def test_recorded_json_stat(samples: Path) -> None:
    (file,) = (samples / "eurostat").glob("*.jsonstat.json")
    (cell,) = eurostat.cells(json.loads(file.read_bytes()))
    assert (cell["geo"], cell["TIME_PERIOD"], cell["OBS_VALUE"]) == ("RO113", "2022", "21800.0")


def test_recorded_states_of_genesis(samples: Path) -> None:
    """Each recorded JSON answer is understood; its code is in the file's name."""
    files = [*(samples / "genesis_errors").glob("*.json"), *samples.glob("genesis_*/*code*.json")]
    codes = {
        file.name: genesis_rest._status(
            Answer("https://source.example", 200, "application/json", file.read_bytes())
        )[0]
        for file in files
    }
    assert len(codes) >= 15
    assert codes["regionalstatistik-badcreds-tablefile-13211-02-05-4.http404.json"] == 2
    assert codes["regionalstatistik-guest-metadata-table-13211-02-05-4.http401.json"] == 15
    told = {name: int(code[1]) for name in codes if (code := re.search(r"code(-?\d+)", name))}
    assert {name: codes[name] for name in told} == told


def test_recorded_job_names_are_found(samples: Path) -> None:
    for file in samples.glob("genesis_*/*code99*.json"):
        answer = Answer("https://source.example", 200, "application/json", file.read_bytes())
        name = genesis_rest._JOB_NAME.search(genesis_rest._status(answer)[1].strip())
        assert name is not None
        assert re.fullmatch(r"\d{5}-\d\d?\d?\d?.*_\d+", name[0])


def test_employees_of_2025_are_not_loaded_at_the_source(samples: Path) -> None:
    """All Kreise are "-" on 30 June 2025: nothing may be read as zero."""
    content = (
        samples / "genesis_regionalstatistik" / "13111-01-03-4.0.data_tablefile.http200.zip"
    ).read_bytes()
    text = genesis_rest.unzip(Answer("https://source.example", 200, "application/zip", content))
    question = ask("regionalstatistik/13111-01-03-4", "genesis_rest", "employees")
    frame = genesis_file.read(question, raw(text))
    assert not frame.loc[frame["region"].isin(list(MEMBERS)), "value"].notna().any()
    with pytest.raises(Rejected, match="employees 2025: only 0 of 15 members have a figure"):
        merge.merged(question, raw(text), frame, "2026-03-10")
