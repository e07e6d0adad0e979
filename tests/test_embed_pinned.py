"""What a frozen view promises: its rows and the bytes their checksum is made of, letter by letter.

Checksums and addresses of frozen views stand in articles. Whoever has to change the text below
breaks them: a new column, another order or another form of a number is another checksum.
"""

from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

import app
from indicators import store, vintages
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from indicators.store import Origin, Provenance
from indicators.tidy import COLUMNS

RATE = INDICATORS["unemployment_rate"]
ORIGIN = Origin(
    "regionalstatistik", "13211-02-05-4", "Arbeitslose", "dl-de/by-2-0",
    "https://www.govdata.de/dl-de/by-2-0", "https://example.org/13211", "2026-11-18", "2026-11",
    "0" * 64, "a.csv",
)  # fmt: skip
FIGURES = (("05113", "2023", 11.25, "A"), ("05113", "2024", 11.0, "P"), ("00", "2024", 6.0, "A"))
OTHERS = tuple((ags, "2024", 9.5, "A") for ags in MEMBERS if ags != "05113")
"""The contract wants a figure of every member."""
PINNED = """\
indicator,region_code,region_name,nuts3,period,value,unit,status,numerator,denominator,\
source_id,vintage
unemployment_rate,00,Deutschland,,2024,6,Prozent,A,,,regionalstatistik/13211-02-05-4,VINTAGE
unemployment_rate,05113,Essen,DEA13,2023,11.25,Prozent,A,,,regionalstatistik/13211-02-05-4,VINTAGE
unemployment_rate,05113,Essen,DEA13,2024,11,Prozent,P,,,regionalstatistik/13211-02-05-4,VINTAGE
"""


def recorded(root: Path) -> vintages.Vintage:
    """A folder with a few figures, recorded."""
    (root / "tidy").mkdir(parents=True)
    rows = [
        (RATE.id, region, period, value, status, None, None, False)
        for region, period, value, status in (*FIGURES, *OTHERS)
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame = frame.astype({"numerator": "float64", "denominator": "float64"})
    store.write(RATE, frame, Provenance((ORIGIN,)), root)
    vintage = vintages.record([RATE], date(2026, 11, 24), root)
    assert vintage is not None
    return vintage


def test_the_rows_behind_a_checksum_are_these_bytes(tmp_path: Path) -> None:
    vintage = recorded(tmp_path)
    client = app.create_app(tmp_path).server.test_client()
    asked = {"regionen": "05113~00", "stand": vintage.id}
    query = urlencode(asked, safe="~")
    page = f"/indikator/{RATE.slug.de}.csv?{query}"
    assert client.get(page).text.replace(vintage.id, "VINTAGE") == PINNED
    file = client.get(f"{page}&csvTyp=ansicht")
    assert set(PINNED.replace("VINTAGE", vintage.id).splitlines()) < set(file.text.splitlines())
    address = urlencode({"adresse": f"/embed/{RATE.slug.de}?{query}"}, safe="/~.")
    proof = client.get(f"/pruefen?{address}", follow_redirects=True).text
    assert sha256(file.data).hexdigest() in proof
