"""Measures, units and remarks that several indicators of this pillar share."""

from indicators.model import Break, Extract, Text

INKAR = "inkar/inkar_2024"
ATLAS = "deutschlandatlas/Deutschlandatlas"
POPULATION_DEC = "regionalstatistik/12411-01-01-4"
POPULATION_AGE = "regionalstatistik/12411-02-03-4"
JANUARY = "eurostat/demo_r_pjangrp3"
AVERAGE = "eurostat/nama_10r_3popgdp"

# The stock of 1 January is the stock of 31 December of the year before, to the person; from 1
# January 2023 on it counts on the 2022 census, which no count before may be joined with.
POPULATION = (
    Extract(POPULATION_DEC, ("population",)),
    Extract(JANUARY, ("T.TOTAL",), since="2016", until="2021", shift=-1),
    Extract(POPULATION_AGE, ("population",), since="2023", until="2024"),
)
# 31 December 2022 is in none of the tables; as a weight the 1 January of the year does as well.
WEIGHT = (*POPULATION, Extract(JANUARY, ("T.TOTAL",), since="2022", until="2022"))
WEIGHT_NAME = Text(
    "Bevölkerung am 31. Dezember (2022: am 1. Januar)",
    "population on 31 December (2022: 1 January)",
)
WORKING_AGE = Extract(INKAR, ("ewf_1565_ges",))
UNDER_5 = (Extract(JANUARY, ("T.Y_LT5",)),)
UNDER_5_NAME = Text(
    "Kinder unter 5 Jahren am 1. Januar (Näherung)",
    "children under 5 on 1 January (approximation)",
)
UNDER_15 = (Extract(JANUARY, ("T.Y_LT5", "T.Y5-9", "T.Y10-14")),)
UNDER_15_NAME = Text("Kinder unter 15 Jahren am 1. Januar", "children under 15 on 1 January")

PERCENT = Text("Prozent", "per cent")
PERCENT_SIGN = Text("%", "%")
NO_SIGN = Text("", "")

CENSUS_2011 = Break(
    "2011",
    Text(
        "Bevölkerung von hier an auf Grundlage des Zensus 2011.",
        "Population based on the 2011 census from here on.",
    ),
)
CENSUS_2022 = Break(
    "2023",
    Text(
        "Bevölkerung von hier an auf Grundlage des Zensus 2022.",
        "Population based on the 2022 census from here on.",
    ),
)
KREISE_ONLY = Text(
    "Für NRW und Deutschland enthält die Datei keine eigenen Werte; sie sind hier gewichtet "
    "zusammengefasst und als geschätzt gekennzeichnet.",
    "The file has no figures of its own for NRW and Germany; they are weighted together here and "
    "flagged as estimates.",
)
