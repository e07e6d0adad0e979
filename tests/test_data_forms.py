"""Every form of every route of docs/data.md is read back by other people's readers."""

import csv
import io
import json
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs

import pandas as pd
import pytest
from flask.testing import FlaskClient

from indicators.query import VIEWS, Selection
from indicators.regions import REGIONS, find
from indicators.registry import INDICATORS
from indicators.store import read
from layouts import chart
from layouts.data import build, csv_writer
from layouts.data.table import COLUMNS
from layouts.series import shown
from tests.data_readers import READERS, csvw_rows, expected, pandas_csv, tidy, with_figures

DOCS = Path(__file__).resolve().parent.parent / "docs" / "data.md"
ROW = re.compile(r"^\| `(/[^`]+)` \| (?:`([^`]*)`)? ?\| ([a-z., -]+?) \|$", re.MULTILINE)
ROUTES = [
    (path, query, form)
    for path, query, forms in ROW.findall(DOCS.read_text("utf-8"))
    for form in forms.split(", ")
]


def truth(path: str, query: str) -> pd.DataFrame:
    """What stands in data/tidy for this route."""
    given = {name: values[0] for name, values in parse_qs(query).items()}
    since, _, until = given.get("jahr", "").partition("..")
    until = until if ".." in given.get("jahr", "") else since
    regions = [find(key).id for key in given.get("regionen", "").split("~") if key]
    kind, key = path.removeprefix("/en").strip("/").split("/")
    if kind in ("indikator", "indicator"):
        return expected(["unemployment_rate"], regions, since, until)
    if kind == "region":
        return expected(with_figures(), [key], since, until)
    keys = list(build.linked(key))
    return expected(keys, regions or list(shown(INDICATORS[keys[0]])), since, until)


def test_the_table_in_the_docs_is_read() -> None:
    assert len({path for path, _, _ in ROUTES}) == 6
    assert len(ROUTES) == 62


@pytest.mark.parametrize(("path", "query", "form"), ROUTES)
def test_a_form_reads_back_to_the_stored_figures(
    client: FlaskClient, path: str, query: str, form: str
) -> None:
    answer = client.get(f"{path}.{form}?{query}")
    assert answer.status_code == 200, answer.text
    wanted = truth(path, query)
    assert len(wanted)
    if form == "metadata.json":
        _check_metadata(client, f"{path}.csv?{query}", json.loads(answer.data), len(wanted))
        return
    if form == "csv-metadata.json":
        found = [csvw_rows(answer.data, client.get(f"{path}.csv?{query}").data)]
    else:
        found = [reader(answer.data) for reader in READERS[form]]
    for frame in found:
        got = tidy(frame)
        assert "numerator" in got
        pd.testing.assert_frame_equal(got, wanted[list(got)], check_exact=True)


def _check_metadata(client: FlaskClient, url: str, found: dict[str, object], rows: int) -> None:
    csv = client.get(url).data
    assert found["rows"] == rows
    assert found["sha256"] == sha256(csv).hexdigest()
    assert found["sources"]
    assert found["licences"]
    assert str(found["vintage"]) in csv.decode()


def test_the_columns_are_the_promised_ones(client: FlaskClient) -> None:
    frame = pandas_csv(client.get("/indikator/arbeitslosenquote.csv?regionen=05113").data)
    assert (
        ",".join(map(str, frame))
        == ",".join(COLUMNS)
        == (
            "indicator,region_code,region_name,nuts3,period,value,unit,status,numerator,denominator,"
            "source_id,vintage"
        )
    )
    assert set(frame["nuts3"]) == {"DEA13"}
    assert set(frame["region_name"]) == {"Essen"}
    assert set(frame["unit"]) == {"Prozent"}


def test_every_indicator_has_every_row(client: FlaskClient) -> None:
    for item in INDICATORS.values():
        body = client.get(f"/indikator/{item.slug.de}.csv").data
        assert body.count(b"\n") == len(read(item.id).frame) + 1, item.id


def test_every_region_and_statement_answers(client: FlaskClient) -> None:
    for key, region in REGIONS.items():
        if region.kind in ("stadt", "kreis", "pool", "land", "bund"):
            assert client.get(f"/region/{region.key}.csv").status_code == 200, key
    statuses = {client.get(f"/ziel/{key}.csv").status_code for key in ("A06", "E01", "A01")}
    assert statuses <= {200, 404}


@pytest.mark.parametrize("view", VIEWS)
def test_csv_typ_ansicht_holds_what_the_page_draws(client: FlaskClient, view: str) -> None:
    url = f"/indikator/arbeitslosenquote.csv?csvTyp=ansicht&ansicht={view}&jahr=2015..2024"
    frame = pandas_csv(client.get(url).data)
    stored, own = read("unemployment_rate"), INDICATORS["unemployment_rate"]
    selection = Selection.from_query({"ansicht": view, "jahr": "2015..2024"})
    drawn = chart.describe(own, stored, selection)
    assert frame["period"].min() >= drawn.since
    assert frame["period"].max() == drawn.until
    seen = {item.region for item in (*drawn.series, *drawn.context)}
    seen |= {item.region for item in drawn.bars} | {item.region for item in drawn.areas}
    assert set(frame["region_code"]) == seen & set(stored.frame["region"])


def test_csv_typ_alle_sets_the_choice_aside(client: FlaskClient) -> None:
    whole = client.get("/indikator/arbeitslosenquote.csv").data
    same = client.get("/indikator/arbeitslosenquote.csv?csvTyp=alle&regionen=05113&jahr=2020").data
    assert same == whole


def test_a_plain_form_of_the_page_gives_the_same(client: FlaskClient) -> None:
    url = "/indikator/arbeitslosenquote.csv"
    form = client.get(f"{url}?regionen=05113&regionen=ruhr&jahr=2015&jahr=2024")
    link = client.get(f"{url}?regionen=05113~ruhr&jahr=2015..2024")
    assert form.data == link.data


def test_changed_data_are_named_where_we_computed(client: FlaskClient) -> None:
    ours = client.get("/indikator/arbeitslosenquote.json?regionen=ruhr").get_json()
    theirs = client.get("/indikator/arbeitslosenquote.json?regionen=05113&jahr=2024").get_json()
    assert "Daten verändert" in ours["changed"]
    assert "Daten verändert" in ours["citation"]
    assert theirs["changed"] is None
    assert "Daten verändert" not in theirs["citation"]


def test_the_csvw_reader_would_find_a_broken_cell(client: FlaskClient) -> None:
    metadata = client.get("/indikator/arbeitslosenquote.csv-metadata.json?regionen=05113").data
    csv = client.get("/indikator/arbeitslosenquote.csv?regionen=05113").data
    broken = csv.replace(b",Prozent,A,", b",Prozent,Z,", 1)
    assert broken != csv
    with pytest.raises(UserWarning, match="Invalid column value: Z"):
        csvw_rows(metadata, broken)


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e22, 5e-324, 12.0, -0.5, 123456789.123456])
def test_numbers_read_back_the_same(value: float) -> None:
    assert float(csv_writer.number(value)) == value


def test_codes_and_months_stay_text_in_spreadsheets() -> None:
    assert csv_writer.as_text("05113") == '="05113"'
    assert csv_writer.as_text("2024-05") == '="2024-05"'
    assert csv_writer.as_text("2024") == "2024"
    assert csv_writer.as_text("ruhr") == "ruhr"


@pytest.mark.parametrize("form", ["csv", "de.csv"])
def test_no_cell_is_a_formula_but_codes_as_text(client: FlaskClient, form: str) -> None:
    """What begins with one of these signs, a spreadsheet would reckon."""
    body = client.get(f"/region/05113.{form}").data.decode("utf-8-sig")
    cells = {
        cell for row in csv.reader(io.StringIO(body), delimiter=";,"[form == "csv"]) for cell in row
    }
    odd = {cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t")}
    plain = re.compile(r"-[0-9.,]+" if form == "csv" else r'-[0-9,]+|="[0-9-]+"')
    assert [cell for cell in odd if not plain.fullmatch(cell)] == []
    assert ('="05113"' in odd) == (form == "de.csv")
