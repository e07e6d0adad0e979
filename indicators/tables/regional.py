"""Tables of the Regionaldatenbank, the Regionalatlas and IT.NRW."""

from indicators.model import Table, Text

_DATABASE = "https://www.regionalstatistik.de/genesis/online?operation=table&code="
_ATLAS = "https://regionalatlas.statistikportal.de"


def _regional(code: str, de: str, en: str, *editions: str) -> Table:
    files = tuple(f"{code}_{edition}.csv" for edition in editions)
    return Table(
        f"regionalstatistik/{code}", "regionalstatistik", Text(de, en), _DATABASE + code, files
    )


def _atlas(code: str, de: str, en: str, edition: str = "") -> Table:
    file = f"{code}_{edition}.csv" if edition else f"{code}.csv"
    return Table(f"regionalatlas/{code}", "regionalstatistik", Text(de, en), _ATLAS, (file,))


TABLES: tuple[Table, ...] = (
    _regional(
        "12411-01-01-4",
        "Bevölkerung nach Geschlecht, 31.12.",
        "Population by sex, 31 December",
        "1995-2015",
        "extract_2025",
    ),
    _regional(
        "12411-02-03-4",
        "Bevölkerung nach Geschlecht und Altersgruppen, 31.12.",
        "Population by sex and age group, 31 December",
        "2015",
        "2023-2024_cleaned",
    ),
    _regional(
        "12411-05-01-4",
        "Durchschnittliche Jahresbevölkerung nach Geschlecht",
        "Average population of the year by sex",
        "1995-2019",
    ),
    _regional(
        "13111-01-03-4",
        "Sozialversicherungspflichtig Beschäftigte am Arbeitsort, 30.06.",
        "Employees subject to social insurance by place of work, 30 June",
        "2012-2015",
        "ffcsv_85b09ac",
        "ffcsv_41f02bd",
        "ffcsv_b6e0dd8",
    ),
    _regional(
        "13111-07-05-4",
        "Sozialversicherungspflichtig Beschäftigte am Arbeitsort nach Wirtschaftszweigen, 30.06.",
        "Employees subject to social insurance by place of work and industry, 30 June",
        "2015",
        "2016",
        "2017",
        "2018",
        "2019",
        "2020",
    ),
    _regional(
        "13111-09-01-4",
        "Beschäftigte am Arbeits- und Wohnort, Ein- und Auspendler über Kreisgrenzen, 30.06.",
        "Employees by place of work and residence, commuters across Kreis borders, 30 June",
        "2012-2015",
    ),
    _regional(
        "13211-02-05-4",
        "Arbeitslose nach Personengruppen, Arbeitslosenquoten, Jahresdurchschnitt",
        "Unemployed by group, unemployment rates, annual average",
        "2001-2016",
        "2015-2020",
        "ffcsv_extract_2017-2024",
        "2023",
        "2025",
    ),
    _regional(
        "14111-01-02-4",
        "Bundestagswahl: Wahlberechtigte, Wahlbeteiligung, Zweitstimmen",
        "Bundestag elections: eligible voters, turnout, second votes",
        "1994-2013",
    ),
    _regional(
        "14111-01-04-4",
        "Bundestagswahl: Wahlbeteiligung",
        "Bundestag elections: turnout",
        "extract_2017-2025",
    ),
    _regional(
        "21111-02-06-4",
        "Absolvierende und Abgehende allgemeinbildender Schulen nach Abschluss",
        "Leavers of general schools by certificate",
        "1995-2015",
        "2023",
    ),
    _regional(
        "22541-01-04-4",
        "Tageseinrichtungen für Kinder: Einrichtungen, Plätze, Personal",
        "Day-care centres for children: centres, places, staff",
        "2007-2016",
    ),
    _regional(
        "22543-01-02-4",
        "Betreute Kinder nach Art der Kindertagesbetreuung",
        "Children in day care by kind of care",
        "2011-2016",
    ),
    _regional(
        "22811-01-01-4",
        "Empfänger von sozialen Mindestsicherungsleistungen, 31.12.",
        "Recipients of minimum-income benefits, 31 December",
        "2010-2015",
        "ffcsv_extract_2023-2024",
    ),
    _regional(
        "22811-02-02-4",
        "Regelleistungsberechtigte nach dem SGB II, 31.12.",
        "Persons entitled to benefits under SGB II, 31 December",
        "2010-2016",
    ),
    _regional(
        "23111-01-04-4",
        "Krankenhäuser und aufgestellte Betten",
        "Hospitals and beds",
        "2004-2015",
    ),
    _regional(
        "33111-01-01-4",
        "Bodenfläche nach Art der tatsächlichen Nutzung, 31.12.",
        "Area by actual use, 31 December",
        "1996-2015",
    ),
    _regional(
        "46241-01-03-4",
        "Straßenverkehrsunfälle und verunglückte Personen",
        "Road accidents and casualties",
        "1995-2015",
    ),
    _regional(
        "52111-02-01-4",
        "Betriebe nach Wirtschaftsabschnitten (Unternehmensregister)",
        "Establishments by section of industry (business register)",
        "2006-2014",
    ),
    _regional(
        "52311-01-04-4",
        "Gewerbeanmeldungen und Gewerbeabmeldungen",
        "Business registrations and deregistrations",
        "1998-2015",
    ),
    _regional(
        "82000-01-01-4",
        "Bruttoinlandsprodukt (VGR der Länder)",
        "Gross domestic product (regional accounts)",
        "ffcsv_extract",
    ),
    _regional(
        "82000-07-01-4",
        "Verfügbares Einkommen der privaten Haushalte (VGR der Länder)",
        "Disposable income of private households (regional accounts)",
        "ffcsv_extract",
    ),
    _atlas(
        "AI-N-05",
        "Ganztagsbetreuung von Kindern",
        "Children in full-day care",
    ),
    _atlas("AI001", "Gebiet und Fläche", "Territory and land use"),
    _atlas(
        "AI002-1",
        "Bevölkerungsstand, Geburten, Gestorbene, Wanderungen",
        "Population, births, deaths, migration",
        "2008-2019",
    ),
    _atlas(
        "AI003-1",
        "Kinderbetreuung nach Art der Betreuung",
        "Day care for children by kind of care",
    ),
    _atlas("AI003-3", "Betreuungsquoten", "Childcare rates"),
    _atlas(
        "AI016-1",
        "Verfügbares Einkommen je Einwohner",
        "Disposable income per inhabitant",
    ),
    Table(
        "itnrw/fertiggestellte_wohnungen",
        "itnrw",
        Text(
            "Fertiggestellte Wohnungen in neuen Wohngebäuden",
            "Dwellings completed in new buildings",
        ),
        "https://www.it.nrw",
        ("fertiggestellte_wohnungen_extract_2015-2025.csv",),
    ),
)
