"""Regionalatlas Deutschland: rates by Kreis in the GENESIS text layout."""

import pandas as pd

from indicators.model import Table
from loaders import genesis
from loaders.base import Raw
from loaders.genesis import Spec

SPECS: dict[str, Spec] = {
    "AI-N-05": Spec(
        rates={
            "full_day_rate_u3": "Ganztagsbetreuung 0 bis 2 Jahre",
            "full_day_rate_3to5": "Ganztagsbetreuung 3 bis 5 Jahre",
        }
    ),
    "AI001": Spec(
        rates={
            "settlement_traffic_share": "Anteil Siedlungs- und Verkehrsfläche an Gesamtfl.",
            "recreation_share": "Anteil Erholungsfläche an Gesamtfläche",
            "agriculture_share": "Anteil Landwirtschaftsfläche an Gesamtfläche",
            "forest_share": "Anteil Waldfläche an Gesamtfläche",
        }
    ),
    "AI002-1": Spec(
        rates={
            "density": "Bevölkerungsdichte (EW je qkm)",
            "population_change": "Bevölkerungsentwicklung im Jahr je 10.000 EW",
            "foreigners_share": "Anteil der ausländischen Bevölkerung an der Gesamtbevölkerung",
            "births": "Lebendgeborene je 10.000 EW",
            "deaths": "Gestorbene je 10.000 EW",
            "natural_balance": "Geburten-/Gestorbenenüberschuss je 10.000 EW",
            "migration_balance": "Wanderungssaldo je 10.000 EW",
        }
    ),
    "AI003-1": Spec(
        rates={
            "facility_rate_u3": "Anteil betreute Kinder 0-2 Jahre in Tageseinricht.",
            "childminder_rate_u3": "Anteil betreute Kinder 0-2 Jahre in Tagespflege",
            "facility_rate_3to5": "Anteil betreute Kinder 3-5 Jahre in Tageseinricht.",
        }
    ),
    "AI003-3": Spec(
        rates={
            "childcare_rate_u3": "Betreuungsquote 0 bis 2 Jahre",
            "childcare_rate_3to5": "Betreuungsquote 3 bis 5 Jahre",
        }
    ),
    "AI016-1": Spec(rates={"income_per_capita": "Verfügbares Einkommen je Einwohner"}),
}


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Items as item, region, period, value, status; per cent unless the item's name differs."""
    return genesis.parse(table, raws, items, SPECS)
