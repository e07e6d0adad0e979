"""Businesses that start, close or fail, their size, and overnight guests."""

from indicators.model import Break, Extract, Indicator, Measure, Pool, Text

NOTICES = "regionalstatistik/52311-01-04-4"
LAENDER = "destatis/gewerbeanzeigen_laender"
REGISTER = "regionalstatistik/52111-02-01-4"
INKAR = "inkar/inkar_2024"
PER_10000 = Text("je 10.000 Einwohner", "per 10,000 inhabitants")
POPULATION: Measure = (
    Extract("regionalstatistik/12411-05-01-4", ("population",)),
    # The annual average ends in 2019. The count of 1 January has the same census base and lies
    # within 0.1 % of it (2022: 0.7 %); the average of the regional accounts has another base,
    # and so has the count of 1 January from 2023 on (2022 census).
    Extract("eurostat/demo_r_pjangrp3", ("T.TOTAL",), since="2020", until="2022", status="E"),
)
ESTABLISHMENTS: Measure = (
    Extract(REGISTER, ("establishments",)),
    # The table ends in 2014: its last count weights the later years.
    *(
        Extract(REGISTER, ("establishments",), since=year, until=year, shift=int(year) - 2014)
        for year in ("2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022")
    ),
)
ESTABLISHMENTS_NAME = Text(
    "Betriebe nach dem Unternehmensregister (52111-02-01-4), ab 2015 die von 2014",
    "establishments in the business register (52111-02-01-4), from 2015 those of 2014",
)
CENSUS = Break(
    "2011",
    Text(
        "Bevölkerung von hier an auf Grundlage des Zensus 2011.",
        "Population based on the 2011 census from here on.",
    ),
)
BASE = Text(
    "Bezugsgröße ist die durchschnittliche Bevölkerung des Jahres; wo sie ab 2020 fehlt, die "
    "Bevölkerung am 1. Januar, als geschätzt gekennzeichnet.",
    "The base is the average population of the year; where it is missing from 2020 on, the "
    "population on 1 January, marked as estimated.",
)
END = Text(
    "Die Zahlen für Kreise stehen in einer anderen Tabelle als die für Nordrhein-Westfalen und "
    "Deutschland; beide können in verschiedenen Jahren enden.",
    "The figures for districts stand in another table than those for North Rhine-Westphalia and "
    "Germany; the two can end in different years.",
)

INDICATORS = (
    Indicator(
        id="business_registrations_per_10000",
        pillar="economy",
        title=Text(
            "Gewerbeanmeldungen je 10.000 Einwohner",
            "Business registrations per 10,000 inhabitants",
        ),
        short_title=Text("Gewerbeanmeldungen", "Business registrations"),
        description=Text(
            "Wie oft ein Gewerbe angemeldet wird, gemessen an der Bevölkerung.",
            "How often a business is registered, measured against population.",
        ),
        definition=Text(
            "Gewerbeanmeldungen eines Jahres (Neuerrichtungen, Zuzüge und Übernahmen) je 10.000 "
            "Einwohner.",
            "Business registrations of a year (new formations, moves into the area and takeovers) "
            "per 10,000 inhabitants.",
        ),
        unit=PER_10000,
        symbol=Text("", ""),
        decimals=1,
        slug=Text("gewerbeanmeldungen", "business-registrations"),
        direction="up",
        valid=(10, 500),
        numerator=(
            Extract(NOTICES, ("registrations",)),
            Extract(LAENDER, ("registrations",), since="2016"),
        ),
        denominator=POPULATION,
        factor=10_000,
        pool=Pool(("ratio",)),
        notes=(
            BASE,
            END,
            Text(
                "Eine Anmeldung ist noch keine Gründung; freie Berufe melden kein Gewerbe an.",
                "A registration is not yet a start-up; the liberal professions do not register.",
            ),
        ),
        breaks=(CENSUS,),
    ),
    Indicator(
        id="business_formations_per_10000",
        pillar="economy",
        title=Text(
            "Neuerrichtungen von Gewerben je 10.000 Einwohner",
            "New business formations per 10,000 inhabitants",
        ),
        short_title=Text("Neuerrichtungen", "Business formations"),
        description=Text(
            "Wie viele Gewerbe neu errichtet werden, gemessen an der Bevölkerung.",
            "How many businesses are newly formed, measured against population.",
        ),
        definition=Text(
            "Gewerbeanmeldungen eines Jahres, die eine Neuerrichtung sind (ohne Zuzüge und "
            "Übernahmen), je 10.000 Einwohner.",
            "Business registrations of a year that are new formations (without moves and "
            "takeovers) per 10,000 inhabitants.",
        ),
        unit=PER_10000,
        symbol=Text("", ""),
        decimals=1,
        slug=Text("neuerrichtungen", "business-formations"),
        direction="up",
        valid=(10, 500),
        numerator=(Extract(NOTICES, ("formations",), since="2001"),),
        denominator=POPULATION,
        factor=10_000,
        pool=Pool(("ratio",)),
        headline=True,
        notes=(
            Text(
                "Enthält Nebenerwerb und Kleingewerbe; Betriebsgründungen sind nur ein Teil davon.",
                "Includes sideline and very small businesses; establishments of some size are only "
                "a part of them.",
            ),
            Text(
                "Bezugsgröße ist die durchschnittliche Bevölkerung des Jahres.",
                "The base is the average population of the year.",
            ),
        ),
        breaks=(
            Break(
                "2003",
                Text(
                    "Die Zuordnung zwischen Neuerrichtung und Übernahme wechselt: bundesweit "
                    "fallen die Übernahmen um 24 Prozent, während die Anmeldungen um 12 Prozent "
                    "steigen.",
                    "The attribution to formation or takeover changes: takeovers in Germany fall "
                    "by 24 per cent while registrations rise by 12 per cent.",
                ),
            ),
            CENSUS,
        ),
    ),
    Indicator(
        id="start_up_balance_per_10000",
        pillar="economy",
        title=Text(
            "Saldo aus Gewerbean- und -abmeldungen je 10.000 Einwohner",
            "Business registrations less deregistrations per 10,000 inhabitants",
        ),
        short_title=Text("Gewerbesaldo", "Business balance"),
        description=Text(
            "Ob mehr Gewerbe angemeldet als abgemeldet werden; unter null überwiegen Abmeldungen.",
            "Whether more businesses are registered than deregistered; below zero "
            "deregistrations prevail.",
        ),
        definition=Text(
            "Gewerbeanmeldungen minus Gewerbeabmeldungen eines Jahres je 10.000 Einwohner.",
            "Business registrations minus deregistrations of a year per 10,000 inhabitants.",
        ),
        unit=PER_10000,
        symbol=Text("", ""),
        decimals=1,
        slug=Text("gewerbesaldo", "business-balance"),
        direction="up",
        valid=(-150, 250),
        numerator=(
            Extract(NOTICES, ("registrations",), ("deregistrations",)),
            Extract(LAENDER, ("registrations",), ("deregistrations",), since="2016"),
        ),
        denominator=POPULATION,
        factor=10_000,
        pool=Pool(("ratio",)),
        notes=(BASE, END),
        breaks=(CENSUS,),
    ),
    Indicator(
        id="business_insolvency_rate",
        pillar="economy",
        title=Text(
            "Unternehmensinsolvenzen je 1.000 Betriebe", "Insolvencies per 1,000 establishments"
        ),
        short_title=Text("Unternehmensinsolvenzen", "Insolvencies"),
        description=Text(
            "Wie viele Unternehmen ein Insolvenzverfahren beantragen, gemessen am Bestand.",
            "How many firms file for insolvency, measured against their number.",
        ),
        definition=Text(
            "Beantragte Insolvenzverfahren von Unternehmen in einem Jahr je 1.000 Betriebe des "
            "Unternehmensregisters.",
            "Insolvency proceedings of firms filed for in a year per 1,000 establishments in the "
            "business register.",
        ),
        unit=Text("je 1.000 Betriebe", "per 1,000 establishments"),
        symbol=Text("", ""),
        decimals=1,
        slug=Text("unternehmensinsolvenzen", "insolvencies"),
        direction="down",
        valid=(0.1, 60),
        values=(Extract(INKAR, ("q_uinsolv_betr",)),),
        pool=Pool(("weighted",), weight=ESTABLISHMENTS, weight_name=ESTABLISHMENTS_NAME),
        notes=(
            Text(
                "Von März 2020 bis April 2021 war die Pflicht, Insolvenz zu beantragen, "
                "zeitweise ausgesetzt.",
                "From March 2020 to April 2021 the duty to file for insolvency was suspended at "
                "times.",
            ),
        ),
    ),
    Indicator(
        id="large_establishments_share",
        pillar="economy",
        title=Text(
            "Anteil der Betriebe mit mindestens 250 Beschäftigten",
            "Share of establishments with 250 employees or more",
        ),
        short_title=Text("Großbetriebe", "Large establishments"),
        description=Text(
            "Wie viele von 100 Betrieben groß sind.", "How many of 100 establishments are large."
        ),
        definition=Text(
            "Niederlassungen mit 250 und mehr sozialversicherungspflichtig Beschäftigten in "
            "Prozent aller Niederlassungen des Unternehmensregisters.",
            "Local units with 250 and more employees subject to social insurance as a percentage "
            "of all local units in the business register.",
        ),
        unit=Text("Prozent", "per cent"),
        symbol=Text("%", "%"),
        decimals=2,
        slug=Text("grossbetriebe", "large-establishments"),
        direction="context",
        valid=(0.01, 3),
        values=(Extract(INKAR, ("a_betr_groß",)),),
        pool=Pool(("weighted",), weight=ESTABLISHMENTS, weight_name=ESTABLISHMENTS_NAME),
        notes=(
            Text(
                "Land- und Forstwirtschaft, öffentliche Verwaltung und private Haushalte fehlen.",
                "Agriculture and forestry, public administration and private households are left "
                "out.",
            ),
        ),
    ),
)
