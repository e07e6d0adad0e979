"""Measures, units and remarks that several indicators of this pillar share."""

from indicators.model import Break, Extract, Measure, Text

UNEMPLOYED = "regionalstatistik/13211-02-05-4"
EMPLOYEES = "regionalstatistik/13111-01-03-4"
INDUSTRIES = "regionalstatistik/13111-07-05-4"
COMMUTERS = "regionalstatistik/13111-09-01-4"
POPULATION_AGE = "regionalstatistik/12411-02-03-4"
INKAR = "inkar/inkar_2024"
OCCUPATIONS = "bundesagentur/ba_svb_arbeitsort_kldb3"
RESIDENCE = "bundesagentur/ba_svb_wohnort"
VACANCIES = "bundesagentur/ba_gemeldete_stellen"
AVERAGE = "eurostat/nama_10r_3popgdp"
JANUARY = "eurostat/demo_r_pjangrp3"
EMPLOYED = "eurostat/nama_10r_3empers"

_AGES_15_64 = (
    "age_15_17",
    "age_18_19",
    "age_20_24",
    "age_25_29",
    "age_30_34",
    "age_35_39",
    "age_40_44",
    "age_45_49",
    "age_50_54",
    "age_55_59",
    "age_60_64",
)
_JANUARY_15_64 = (
    "T.Y15-19",
    "T.Y20-24",
    "T.Y25-29",
    "T.Y30-34",
    "T.Y35-39",
    "T.Y40-44",
    "T.Y45-49",
    "T.Y50-54",
    "T.Y55-59",
    "T.Y60-64",
)
WORKING_AGE: Measure = (
    Extract(INKAR, ("ewf_1565_ges",)),
    Extract(JANUARY, _JANUARY_15_64, since="2022", until="2022"),
    Extract(POPULATION_AGE, _AGES_15_64, since="2023"),
    Extract(POPULATION_AGE, _AGES_15_64, since="2025", shift=1),
)
"""31 December; 2022 the stock of 1 January, 2025 that of 31 December 2024."""
WORKING_AGE_NAME = Text("Bevölkerung von 15 bis unter 65 Jahren", "population aged 15 to under 65")
YOUNG: Measure = (
    Extract(JANUARY, ("T.Y15-19", "T.Y20-24"), until="2022"),
    Extract(POPULATION_AGE, ("age_15_17", "age_18_19", "age_20_24"), since="2023"),
)
YOUNG_NAME = Text("Bevölkerung von 15 bis unter 25 Jahren", "population aged 15 to under 25")

# The special tabulation lacks suppressed cells: at most 0.06 % of a member's employees.
JOBS: Measure = (
    Extract(EMPLOYEES, ("employees",)),
    Extract(INDUSTRIES, ("employees_total",)),
    Extract(OCCUPATIONS, ("total",), computed=True),
)

PERCENT = Text("Prozent", "per cent")
PERCENT_SIGN = Text("%", "%")
PERSONS = Text("Personen", "persons")
NO_SIGN = Text("", "")

HARTZ = Break(
    "2005",
    Text(
        "Von hier an werden auch Personen gezählt, die zuvor Sozialhilfe bezogen und nicht "
        "arbeitslos gemeldet waren (SGB II); die Werte davor sind nicht vergleichbar.",
        "From here on persons count who used to live on social assistance without being "
        "registered as unemployed (SGB II); earlier values are not comparable.",
    ),
)
RECKLINGHAUSEN = Break(
    "2013",
    Text(
        "Kreis Recklinghausen: Sprung gegenüber dem Vorjahr aus Gründen der Verwaltung, nicht "
        "des Arbeitsmarkts.",
        "Recklinghausen district: jump against the year before for administrative reasons, not "
        "because of the labour market.",
    ),
    ("05562",),
)
JOB_CENTRES = Text(
    "In Mülheim an der Ruhr, Hamm, dem Ennepe-Ruhr-Kreis und dem Kreis Recklinghausen meldet die "
    "Stadt oder der Kreis selbst die Zahlen der Grundsicherung; dort ist die Reihe weniger "
    "gleichmäßig, in Hamm besonders von 2009 bis 2017.",
    "In Mülheim an der Ruhr, Hamm, Ennepe-Ruhr and Recklinghausen the city or district reports the "
    "figures on basic income support itself; the series is less even there, in Hamm especially "
    "from 2009 to 2017.",
)
PART_TABLE = Text(
    "Nicht jede Ausgabe der Tabelle enthält alle Kreise; Werte außerhalb des Ruhrgebiets können "
    "deshalb in einzelnen Jahren fehlen.",
    "Not every edition of the table holds all districts, so that values outside the Ruhr can be "
    "missing in single years.",
)
KREISE_ONLY = Text(
    "INKAR enthält für NRW und Deutschland keine eigenen Werte; sie sind hier gewichtet "
    "zusammengefasst.",
    "INKAR has no figures of its own for NRW and Germany; they are weighted together here.",
)
