"""Regionaldatenbank Deutschland: which column of which table is which item."""

import pandas as pd

from indicators.model import Table
from loaders import genesis
from loaders.base import Raw
from loaders.genesis import Spec

_ALL = "Nationalität > Insgesamt > Geschlecht > Insgesamt"
_RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
_AGES = {
    "population": "Insgesamt",
    "age_0_2": "unter 3 Jahre",
    "age_3_5": "3 bis unter 6 Jahre",
    "age_6_9": "6 bis unter 10 Jahre",
    "age_10_14": "10 bis unter 15 Jahre",
    "age_15_17": "15 bis unter 18 Jahre",
    "age_18_19": "18 bis unter 20 Jahre",
    "age_20_24": "20 bis unter 25 Jahre",
    "age_25_29": "25 bis unter 30 Jahre",
    "age_30_34": "30 bis unter 35 Jahre",
    "age_35_39": "35 bis unter 40 Jahre",
    "age_40_44": "40 bis unter 45 Jahre",
    "age_45_49": "45 bis unter 50 Jahre",
    "age_50_54": "50 bis unter 55 Jahre",
    "age_55_59": "55 bis unter 60 Jahre",
    "age_60_64": "60 bis unter 65 Jahre",
    "age_65_74": "65 bis unter 75 Jahre",
    "age_75plus": "75 Jahre und mehr",
}
_SECTORS = {
    "employees_total": "Insgesamt",
    "employees_A": "Land- und Forstwirtschaft, Fischerei (A)",
    "employees_B_F": "Produzierendes Gewerbe (B-F)",
    "employees_B_E": "Produzierendes Gewerbe ohne Baugewerbe (B-E)",
    "employees_C": "Verarbeitendes Gewerbe (C)",
    "employees_F": "Baugewerbe (F)",
    "employees_G_U": "Dienstleistungsbereiche (G-U)",
    "employees_G_I": "Handel, Gastgewerbe, Verkehr (G-I)",
    "employees_J": "Information und Kommunikation (J)",
    "employees_K": "Erbringung von Finanz- und Vers.leistungen (K)",
    "employees_L": "Grundstücks- und Wohnungswesen (L)",
    "employees_M_N": "Freiberufl,wissenschaftl. techn. Dienstl.,sonst.DL",
    "employees_O_Q": "Öff.Verw.,Verteidig.,Sozialvers.,Erz.-u.Unterricht",
    "employees_R_U": "Kunst, Unterhaltung, Erholung, Priv. Haush.,usw.",
}
_STAFF = (
    "Tätige Personen > Tätige Personen in Tageseinrichtungen für Kinder > pädagogisches Personal"
)
_CHILDREN = "Insgesamt (ohne Doppelzählungen) | Betreute Kinder > Altersgruppe > "
_SGB2 = "dar.: Regelleistungsberechtigte nach dem SGB II"
_URS = "Betriebe > WZ 2008 (URS - Abschnitte) > "

SPECS: dict[str, Spec] = {
    "12411-01-01-4": Spec(counts={"population": "Insgesamt"}),
    "12411-02-03-4": Spec(counts={item: f"{age} | Insgesamt" for item, age in _AGES.items()}),
    "12411-05-01-4": Spec(counts={"population": "Insgesamt"}),
    "13111-01-03-4": Spec(
        counts={
            "employees": _ALL,
            "employees_men": "Nationalität > Insgesamt > Geschlecht > männlich",
            "employees_women": "Nationalität > Insgesamt > Geschlecht > weiblich",
            "employees_foreign": "Nationalität > ausländisch > Geschlecht > Insgesamt",
        },
        flat={
            "employees": "ERW032",
            "employees_men": "ERW032 > GESM",
            "employees_women": "ERW032 > GESW",
            "employees_foreign": "ERW032 > NATA",
        },
    ),
    "13111-07-05-4": Spec(counts={item: f"{name} | {_ALL}" for item, name in _SECTORS.items()}),
    "13111-09-01-4": Spec(
        counts={
            "employees_workplace": "Insgesamt | Sozialversicherungspfl. Beschäftigte (Arbeitsort)",
            "employees_residence": "Insgesamt | Sozialversicherungspfl. Beschäftigte (Wohnort)",
            "in_commuters": "Insgesamt | Einpendler(innen) über Kreisgrenzen (Arbeitsort)",
            "out_commuters": "Insgesamt | Auspendler(innen) über die Kreisgrenzen (Wohnort)",
        }
    ),
    "13211-02-05-4": Spec(
        counts={
            "unemployed": "Arbeitslose",
            "unemployed_foreign": "Arbeitslose > ausländisch",
            "unemployed_u25": "Arbeitslose > 15 bis unter 25 Jahre",
            "unemployed_55to64": "Arbeitslose > 55 bis unter 65 Jahre",
            "long_term_unemployed": "Arbeitslose > langzeitarbeitslos",
        },
        rates={
            "unemployment_rate": _RATE,
            "unemployment_rate_dependent": "Arbeitslosenquote bez. abh. zivile Erwerbspers.",
            "unemployment_rate_men": f"{_RATE} > Männer",
            "unemployment_rate_women": f"{_RATE} > Frauen",
            "unemployment_rate_foreign": f"{_RATE} > ausländisch",
            "unemployment_rate_u25": f"{_RATE} > 15 bis unter 25 Jahre",
        },
        flat={
            "unemployed": "ERWP06",
            "unemployment_rate": "ERWP10",
            "unemployment_rate_men": "ERWP10 > ARBEITSQUO05",
            "unemployment_rate_women": "ERWP10 > ARBEITSQUO06",
            "unemployment_rate_foreign": "ERWP10 > ARBEITSQUO07",
            "unemployment_rate_u25": "ERWP10 > ARBEITSQUO09",
        },
        # Several Kreise outside NRW have ten times their long-term unemployed in 2009 and 2010.
        parts={
            "unemployed_foreign": "unemployed",
            "unemployed_u25": "unemployed",
            "unemployed_55to64": "unemployed",
            "long_term_unemployed": "unemployed",
        },
    ),
    "14111-01-02-4": Spec(
        counts={"eligible_voters": "Wahlberechtigte"}, rates={"turnout": "Wahlbeteiligung"}
    ),
    "14111-01-04-4": Spec(rates={"turnout": "wahlbeteiligung_prozent"}),
    "21111-02-06-4": Spec(
        counts={
            "leavers": "Schulabschluss > Insgesamt > Insgesamt",
            "leavers_no_certificate": "Schulabschluss > ohne Hauptschulabschluss > Insgesamt",
            "leavers_lower": "Schulabschluss > mit Hauptschulabschluss > Insgesamt",
            "leavers_middle": "Schulabschluss > mit Mittlerem Abschluss > Insgesamt",
            "leavers_fhr": "Schulabschluss > mit Fachhochschulreife > Insgesamt",
            "leavers_abitur": "Schulabschluss > mit allgemeiner Hochschulreife > Insgesamt",
        }
    ),
    "22541-01-04-4": Spec(
        counts={
            "places": "Genehmigte Plätze",
            "educators": f"{_STAFF} (ab 2011)",
            "educators_until_2010": f"{_STAFF} (bis 2010)",
        }
    ),
    "22543-01-02-4": Spec(
        counts={
            "children_u3": f"{_CHILDREN}unter 3 Jahre",
            "children_3to5": f"{_CHILDREN}3 bis unter 6 Jahre",
        }
    ),
    "22811-01-01-4": Spec(
        counts={"recipients": "Empfänger von sozialen Mindestsicherungsleistungen"},
        flat={"recipients": "ESML01"},
    ),
    "22811-02-02-4": Spec(
        counts={
            "sgb2_persons": "Personen in Bedarfsgemeinschaften nach dem SGB II",
            "sgb2_entitled": f"{_SGB2} > Insgesamt > Insgesamt",
            "sgb2_u15": f"{_SGB2} > nicht erwerbsf. Leistungsberech. (Sozialgeld) > unter 15 Jahre",
        }
    ),
    "23111-01-04-4": Spec(
        counts={
            "hospitals": "Krankenhäuser",
            "beds": "aufgestellte Betten in Krankenhäusern (JD)",
        }
    ),
    "33111-01-01-4": Spec(
        counts={
            "area_total": "Bodenfläche",
            "area_settlement_traffic": "Bodenfläche > Siedlungs- und Verkehrsfläche",
            "area_recreation": "Bodenfläche > Erholungsfläche > Insgesamt",
            "area_green": "Bodenfläche > Erholungsfläche > Grünanlage",
            "area_traffic": "Bodenfläche > Verkehrsfläche > Insgesamt",
        }
    ),
    "46241-01-03-4": Spec(
        counts={
            "accidents": "Unfälle (insgesamt)",
            "accidents_injury": "Unfälle mit Personenschaden",
            "killed": "Getötete Personen",
            "injured": "Verletzte Personen",
        }
    ),
    "52111-02-01-4": Spec(
        counts={
            "establishments": f"{_URS}Insgesamt (WZ2008-Abschnitte B-N,P-S)",
            "establishments_C": f"{_URS}Verarbeitendes Gewerbe (C)",
            "establishments_H": f"{_URS}Verkehr und Lagerei (H)",
            "establishments_J": f"{_URS}Information und Kommunikation (J)",
            "establishments_Q": f"{_URS}Gesundheits- und Sozialwesen (Q)",
        }
    ),
    "52311-01-04-4": Spec(
        counts={
            "registrations": "Gewerbeanmeldungen",
            "formations": "Gewerbeanmeldungen > Neuerrichtungen > Neuerrichtungen",
            "foundations": "Gewerbeanmeldungen > Neuerrichtungen > Betriebsgründungen",
            "deregistrations": "Gewerbeabmeldungen",
            "closures": "Gewerbeabmeldungen > Aufgaben > Aufgaben",
        }
    ),
    "82000-01-01-4": Spec(
        flat={"gdp": "BIP802", "gdp_per_worker": "BIP803", "gdp_per_capita": "BIP804"}
    ),
    "82000-07-01-4": Spec(flat={"income": "EKM006", "income_per_capita": "EKM014"}),
}


def parse(table: Table, raws: list[Raw], items: frozenset[str]) -> pd.DataFrame:
    """Items as item, region, period, value, status; units as in the table (82000: 1,000 EUR)."""
    return genesis.parse(table, raws, items, SPECS)
