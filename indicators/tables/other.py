"""Tables of Eurostat, the Federal Employment Agency and the ports."""

from indicators.model import Table, Text

_EUROSTAT = "https://ec.europa.eu/eurostat/databrowser/view"
_BA = "https://statistik.arbeitsagentur.de"

TABLES = (
    Table(
        "eurostat/tgs00042",
        "eurostat",
        Text(
            "Bruttoinlandsausgaben für Forschung und Entwicklung nach NUTS-2-Regionen",
            "Gross domestic expenditure on R&D by NUTS 2 region",
        ),
        f"{_EUROSTAT}/tgs00042",
        ("tgs00042.tsv",),
    ),
    Table(
        "eurostat/tgs00010",
        "eurostat",
        Text(
            "Erwerbslosenquote nach NUTS-2-Regionen (Arbeitskräfteerhebung, 15 bis 74 Jahre)",
            "Unemployment rate by NUTS 2 region (Labour Force Survey, ages 15 to 74)",
        ),
        f"{_EUROSTAT}/tgs00010",
        ("tgs00010_sdmx.csv",),
    ),
    Table(
        "eurostat/nama_10r_2gdp",
        "eurostat",
        Text(
            "Bruttoinlandsprodukt zu Marktpreisen nach NUTS-2-Regionen",
            "Gross domestic product at market prices by NUTS 2 region",
        ),
        f"{_EUROSTAT}/nama_10r_2gdp",
        ("nama_10r_2gdp_sdmx.csv",),
    ),
    Table(
        "eurostat/nama_10r_3popgdp",
        "eurostat",
        Text(
            "Durchschnittliche Jahresbevölkerung für die Regionalrechnung nach NUTS-3-Regionen",
            "Average annual population for regional accounts by NUTS 3 region",
        ),
        f"{_EUROSTAT}/nama_10r_3popgdp",
        ("nama_10r_3popgdp_extract_2000-2024.csv",),
    ),
    Table(
        "eurostat/nama_10r_3empers",
        "eurostat",
        Text(
            "Erwerbstätige am Arbeitsort nach NUTS-3-Regionen",
            "Employed persons at the place of work by NUTS 3 region",
        ),
        f"{_EUROSTAT}/nama_10r_3empers",
        ("nama_10r_3empers_extract_2000-2024.csv",),
    ),
    Table(
        "eurostat/nama_10r_3gva",
        "eurostat",
        Text(
            "Bruttowertschöpfung zu Herstellungspreisen nach NUTS-3-Regionen",
            "Gross value added at basic prices by NUTS 3 region",
        ),
        f"{_EUROSTAT}/nama_10r_3gva",
        ("nama_10r_3gva_extract_2000-2024.csv",),
    ),
    Table(
        "eurostat/demo_r_pjangrp3",
        "eurostat",
        Text(
            "Bevölkerung am 1. Januar nach Altersgruppen, Geschlecht und NUTS-3-Regionen",
            "Population on 1 January by age group, sex and NUTS 3 region",
        ),
        f"{_EUROSTAT}/demo_r_pjangrp3",
        ("demo_r_pjangrp3.tsv.gz",),
    ),
    Table(
        "bundesagentur/ba_svb_arbeitsort_kldb3",
        "bundesagentur",
        Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort nach Berufsgruppen "
            "(KldB 2010, Dreisteller), 30. Juni; Sonderauswertung 408036",
            "Employees subject to social insurance at the place of work by occupation "
            "(KldB 2010, 3-digit), 30 June; special tabulation 408036",
        ),
        _BA,
        ("ba_svb_arbeitsort_kldb3_2013-2025.zip",),
        edition="Sonderauswertung 408036",
    ),
    Table(
        "bundesagentur/ba_svb_wohnort",
        "bundesagentur",
        Text(
            "Sozialversicherungspflichtig Beschäftigte am Wohnort, 30. Juni; "
            "Sonderauswertung 408036",
            "Employees subject to social insurance at the place of residence, 30 June; "
            "special tabulation 408036",
        ),
        _BA,
        ("ba_svb_wohnort_2013-2025.csv",),
        edition="Sonderauswertung 408036",
    ),
    Table(
        "bundesagentur/ba_gemeldete_stellen",
        "bundesagentur",
        Text(
            "Gemeldete Arbeitsstellen, Jahresdurchschnitt; Sonderauswertung 408036",
            "Reported vacancies, annual average; special tabulation 408036",
        ),
        _BA,
        ("ba_gemeldete_stellen_2012-2025.csv",),
        edition="Sonderauswertung 408036",
    ),
    Table(
        "ports/port_throughput_press",
        "presse",
        Text(
            "Güterumschlag der Häfen Duisburg und Dortmund nach Fachpresse und Unternehmensangaben",
            "Throughput of the ports of Duisburg and Dortmund as told by trade press and companies",
        ),
        "",
        ("port_throughput_press.csv",),
    ),
)
