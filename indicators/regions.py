"""The regions: AGS is the id, NUTS an alias.

The 15 members and the aggregates are declared here; all other Kreise of Germany (Gebietsstand
31.10.2025) stand in data/geo/kreise.csv, written by the register loader.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from indicators.model import Text

Kind = Literal["stadt", "kreis", "pool", "land", "bund", "nuts2", "site", "other"]
REGISTER = Path(__file__).resolve().parent.parent / "data" / "geo" / "kreise.csv"
KREISE_COUNT = {"05": 53, "00": 400}
"""How many Kreise a sum over all of NRW or of Germany must contain."""
NUTS2_COUNT = {"05": 5, "00": 38}
"""How many NUTS 2 regions NRW and Germany consist of."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region figures can belong to; `id` is the AGS where there is one."""

    id: str
    name: Text
    kind: Kind
    slug: str
    nuts: str = ""

    @property
    def key(self) -> str:
        """How the region is written in a URL: the AGS of a Kreis, else the slug."""
        return self.id if len(self.id) == 5 and self.id.isdigit() else self.slug


def _same(name: str) -> Text:
    return Text(name, name)


def _kreis(name: str) -> Text:
    return Text(f"Kreis {name}", f"{name} district")


_MEMBERS = (
    Region("05112", _same("Duisburg"), "stadt", "duisburg", "DEA12"),
    Region("05113", _same("Essen"), "stadt", "essen", "DEA13"),
    Region("05117", _same("Mülheim an der Ruhr"), "stadt", "muelheim-an-der-ruhr", "DEA16"),
    Region("05119", _same("Oberhausen"), "stadt", "oberhausen", "DEA17"),
    Region("05170", _kreis("Wesel"), "kreis", "kreis-wesel", "DEA1F"),
    Region("05512", _same("Bottrop"), "stadt", "bottrop", "DEA31"),
    Region("05513", _same("Gelsenkirchen"), "stadt", "gelsenkirchen", "DEA32"),
    Region("05562", _kreis("Recklinghausen"), "kreis", "kreis-recklinghausen", "DEA36"),
    Region("05911", _same("Bochum"), "stadt", "bochum", "DEA51"),
    Region("05913", _same("Dortmund"), "stadt", "dortmund", "DEA52"),
    Region("05914", _same("Hagen"), "stadt", "hagen", "DEA53"),
    Region("05915", _same("Hamm"), "stadt", "hamm", "DEA54"),
    Region("05916", _same("Herne"), "stadt", "herne", "DEA55"),
    Region(
        "05954",
        Text("Ennepe-Ruhr-Kreis", "Ennepe-Ruhr district"),
        "kreis",
        "ennepe-ruhr-kreis",
        "DEA56",
    ),
    Region("05978", _kreis("Unna"), "kreis", "kreis-unna", "DEA5C"),
)
MEMBERS = tuple(member.id for member in _MEMBERS)

RUHR, NRW_REST, NRW, GERMANY = "ruhr", "nrw_ohne_ruhr", "05", "00"
_AGGREGATES = (
    Region(RUHR, Text("Ruhrgebiet", "Ruhr"), "pool", "ruhr"),
    Region(NRW_REST, Text("NRW ohne Ruhr", "NRW without the Ruhr"), "pool", "nrw-ohne-ruhr"),
    Region(NRW, Text("Nordrhein-Westfalen", "North Rhine-Westphalia"), "land", "nrw", "DEA"),
    Region(GERMANY, Text("Deutschland", "Germany"), "bund", "deutschland", "DE"),
)
_NUTS2 = (
    Region("DEA1", Text("Regierungsbezirk Düsseldorf", "Düsseldorf region"), "nuts2", "dea1"),
    Region("DEA3", Text("Regierungsbezirk Münster", "Münster region"), "nuts2", "dea3"),
    Region("DEA5", Text("Regierungsbezirk Arnsberg", "Arnsberg region"), "nuts2", "dea5"),
)
_SITES = (
    Region(
        "hafen-duisport",
        Text("Duisport-Gruppe", "duisport group"),
        "site",
        "hafen-duisport",
    ),
    Region(
        "hafen-duisburg",
        Text("Alle Duisburger Häfen", "All Duisburg ports"),
        "site",
        "hafen-duisburg",
    ),
    Region(
        "hafen-dortmund",
        Text("Hafen Dortmund", "Port of Dortmund"),
        "site",
        "hafen-dortmund",
    ),
)


def _others(register: Path) -> tuple[Region, ...]:
    """All Kreise of the register that are not members; none where it is absent or damaged.

    The loader that writes it needs this module: it must be importable without one.
    """
    try:
        with register.open(encoding="utf-8", newline="") as file:
            rows = [(row["ags"], row["name"], row["nuts"]) for row in csv.DictReader(file)]
    except (OSError, ValueError, KeyError, csv.Error):
        return ()
    if not all(map(all, rows)):
        return ()
    return tuple(
        Region(ags, _same(name), "other", ags, nuts)
        for ags, name, nuts in rows
        if ags not in MEMBERS
    )


REGIONS: dict[str, Region] = {
    region.id: region for region in (*_MEMBERS, *_AGGREGATES, *_NUTS2, *_SITES, *_others(REGISTER))
}
NUTS: dict[str, str] = {region.nuts: region.id for region in REGIONS.values() if region.nuts} | {
    region.id: region.id for region in _NUTS2
}
"""NUTS code -> region id, for publishers that do not use the AGS."""
SLUGS: dict[str, str] = {region.slug: region.id for region in REGIONS.values()}


class UnknownRegion(LookupError):
    """No region has this id, slug or NUTS code."""


def find(key: str) -> Region:
    """The region with this AGS, slug or NUTS code; raises UnknownRegion with an example."""
    code = key.strip()
    region_id = code if code in REGIONS else SLUGS.get(code.lower(), NUTS.get(code.upper(), ""))
    if not region_id:
        raise UnknownRegion(f"no region {key!r}; a right one is 05113, essen, DEA13 or ruhr")
    return REGIONS[region_id]
