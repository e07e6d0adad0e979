"""Who lives here, and who votes."""

from indicators.life.base import (
    ATLAS,
    AVERAGE,
    CENSUS_2011,
    CENSUS_2022,
    INKAR,
    NO_SIGN,
    PERCENT,
    PERCENT_SIGN,
    POPULATION,
    POPULATION_DEC,
    WEIGHT,
)
from indicators.model import Break, Extract, Indicator, Pool, Text

ATLAS_POPULATION = "regionalatlas/AI002-1"
ELECTIONS = "regionalstatistik/14111-01-02-4"
ELECTIONS_LATER = "regionalstatistik/14111-01-04-4"

_PERSONS = Text("Personen", "persons")

INDICATORS = (
    Indicator(
        id="population",
        pillar="life",
        title=Text("Bevölkerung", "Population"),
        short_title=Text("Bevölkerung", "Population"),
        description=Text(
            "Wie viele Menschen am Jahresende mit Hauptwohnung gemeldet sind.",
            "How many people have their main residence here at the end of the year.",
        ),
        definition=Text(
            "Bevölkerung am 31. Dezember nach der amtlichen Fortschreibung.",
            "Population on 31 December from official population updating.",
        ),
        unit=_PERSONS,
        symbol=NO_SIGN,
        decimals=0,
        slug=Text("bevoelkerung", "population"),
        direction="context",
        valid=(20_000, 90_000_000),
        values=POPULATION,
        pool=Pool(("sum",)),
        rate=False,
        notes=(
            Text(
                "Wo die amtliche Tabelle ab 2016 ein Jahr nicht enthält, steht, soweit "
                "vorhanden, die Eurostat-Tabelle zum folgenden 1. Januar; sie stimmt in den "
                "gemeinsamen Jahren 2013 bis 2015 auf die Person mit der amtlichen überein.",
                "Where the official table lacks a year from 2016 on, the Eurostat table for the "
                "following 1 January stands in, if there is one; in the common years 2013 to "
                "2015 it equals the official table to the person.",
            ),
        ),
        breaks=(CENSUS_2011, CENSUS_2022),
    ),
    Indicator(
        id="population_average",
        pillar="life",
        title=Text("Bevölkerung im Jahresdurchschnitt", "Average population of the year"),
        short_title=Text("Bevölkerung (Mittel)", "Population (average)"),
        description=Text(
            "Wie viele Menschen im Mittel des Jahres hier leben, wie es die Volkswirtschaftlichen "
            "Gesamtrechnungen verwenden.",
            "How many people live here on average over the year, as used in national accounts.",
        ),
        definition=Text(
            "Durchschnittliche Bevölkerung des Jahres aus den regionalen Gesamtrechnungen von "
            "Eurostat, auf 10 Personen gerundet.",
            "Average population of the year from Eurostat's regional accounts, rounded to 10 "
            "persons.",
        ),
        unit=_PERSONS,
        symbol=NO_SIGN,
        decimals=0,
        slug=Text("bevoelkerung-jahresmittel", "average-population"),
        direction="context",
        valid=(20_000, 90_000_000),
        values=(Extract(AVERAGE, ("population",)),),
        pool=Pool(("sum",)),
        rate=False,
    ),
    Indicator(
        id="foreigners_share",
        pillar="life",
        title=Text("Ausländeranteil", "Share of foreign nationals"),
        short_title=Text("Ausländeranteil", "Foreign nationals"),
        description=Text(
            "Wie viele von hundert Einwohnern keine deutsche Staatsangehörigkeit haben.",
            "How many of a hundred inhabitants do not hold German citizenship.",
        ),
        definition=Text(
            "Einwohner ohne deutsche Staatsangehörigkeit am 31. Dezember je 100 Einwohner. Wer "
            "mehrere Staatsangehörigkeiten hat, darunter die deutsche, zählt als deutsch.",
            "Inhabitants without German citizenship on 31 December per 100 inhabitants. Those "
            "with several citizenships including the German one count as German.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("auslaenderanteil", "foreign-nationals"),
        direction="context",
        valid=(0, 50),
        values=(
            Extract(INKAR, ("a_ausl_bev",)),
            # Official rates of NRW and Germany, which INKAR's file lacks.
            Extract(ATLAS_POPULATION, ("foreigners_share",)),
        ),
        # Before 2008 only the working-age population is there for all Kreise of today.
        pool=Pool(
            ("weighted",),
            (
                Extract(INKAR, ("ewf_1565_ges",), until="2007"),
                Extract(POPULATION_DEC, ("population",), since="2008"),
                *WEIGHT[1:],
            ),
            Text(
                "Bevölkerung am 31. Dezember (bis 2007: 15 bis unter 65 Jahre; 2022: am 1. Januar)",
                "population on 31 December (until 2007: aged 15 to under 65; 2022: 1 January)",
            ),
        ),
        notes=(
            Text(
                "NRW und Deutschland sind amtliche Werte aus dem Regionalatlas, wo er sie "
                "enthält, sonst gewichtete Schätzungen aus den Kreisen.",
                "NRW and Germany are official figures of the Regionalatlas where it has them, "
                "else weighted estimates from the districts.",
            ),
        ),
        breaks=(
            Break(
                "1997",
                Text(
                    "Hamm: Sprung von 16,8 auf 11,6 Prozent; die Quelle nennt keinen Grund.",
                    "Hamm: jump from 16.8 to 11.6 per cent; the source gives no reason.",
                ),
                ("05915",),
            ),
            CENSUS_2011,
        ),
    ),
    Indicator(
        id="voter_turnout",
        pillar="life",
        title=Text("Wahlbeteiligung bei Bundestagswahlen", "Turnout in federal elections"),
        short_title=Text("Wahlbeteiligung", "Voter turnout"),
        description=Text(
            "Wie viele von hundert Wahlberechtigten bei der Bundestagswahl gewählt haben.",
            "How many of a hundred eligible voters voted in the election of the Bundestag.",
        ),
        definition=Text(
            "Wählerinnen und Wähler je 100 Wahlberechtigte bei der Wahl zum Deutschen Bundestag, "
            "am Wohnort.",
            "Voters per 100 eligible persons in the election of the German Bundestag, at the "
            "place of residence.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("wahlbeteiligung", "voter-turnout"),
        direction="up",
        valid=(45, 95),
        values=(
            Extract(ELECTIONS, ("turnout",)),
            Extract(ELECTIONS_LATER, ("turnout",)),
            Extract(ATLAS, ("wahl_beteil",)),
        ),
        pool=Pool(
            ("weighted",),
            (Extract(ELECTIONS, ("eligible_voters",)), *WEIGHT),
            Text(
                "Wahlberechtigte, nach 2013 Bevölkerung am 31. Dezember (Näherung)",
                "eligible voters, after 2013 population on 31 December (approximation)",
            ),
        ),
        frequency="irregular",
        notes=(
            Text(
                "Fehlt eine Wahl in der Tabelle der Statistischen Ämter, stammen die Kreiswerte, "
                "wo es sie gibt, aus dem Deutschlandatlas. Nicht jede Datei enthält Kreise "
                "außerhalb des Ruhrgebiets.",
                "Where the table of the statistical offices lacks an election, the values by "
                "district are, if there are any, from the Deutschlandatlas. Not every file holds "
                "districts outside the Ruhr.",
            ),
        ),
    ),
)
