"""Poverty, benefits and debts."""

from indicators.life.base import (
    ATLAS,
    CENSUS_2011,
    CENSUS_2022,
    INKAR,
    JANUARY,
    KREISE_ONLY,
    PERCENT,
    PERCENT_SIGN,
    POPULATION,
    UNDER_15,
    UNDER_15_NAME,
    WEIGHT,
    WEIGHT_NAME,
    WORKING_AGE,
)
from indicators.model import Extract, Indicator, Pool, Text

RECIPIENTS = "regionalstatistik/22811-01-01-4"
_ELDERLY = ("T.Y65-69", "T.Y70-74", "T.Y75-79", "T.Y80-84", "T.Y85-89", "T.Y_GE90")

INDICATORS = (
    Indicator(
        id="minimum_income_share",
        pillar="life",
        title=Text("Mindestsicherungsquote", "Share on minimum income benefits"),
        short_title=Text("Mindestsicherung", "Minimum income"),
        description=Text(
            "Wie viele von hundert Menschen von staatlichen Leistungen leben, die das Nötigste "
            "sichern: Bürgergeld, Grundsicherung, Hilfe zum Lebensunterhalt, "
            "Asylbewerberleistungen.",
            "How many of a hundred people live on benefits that secure the minimum: job seekers' "
            "basic income, old-age and disability basic income, social assistance, asylum "
            "benefits.",
        ),
        definition=Text(
            "Empfängerinnen und Empfänger sozialer Mindestsicherung am 31. Dezember je 100 "
            "Einwohner am selben Tag.",
            "Recipients of minimum income benefits on 31 December per 100 inhabitants on the same "
            "day.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("mindestsicherung", "minimum-income"),
        direction="down",
        valid=(0, 30),
        values=(
            Extract(INKAR, ("a_sMin",)),
            Extract(ATLAS, ("sozsich",)),
        ),
        # Counts of 2010 to 2013 in the archived edition precede a revision that INKAR contains.
        numerator=(Extract(RECIPIENTS, ("recipients",), since="2014"),),
        denominator=POPULATION,
        factor=100,
        pool=Pool(("ratio", "weighted"), WEIGHT, WEIGHT_NAME),
        headline=True,
        notes=(
            Text(
                "In jedem Jahr aus der ersten dieser Quellen, die einen Wert hat: INKAR, "
                "Deutschlandatlas, sonst aus amtlichen Zahlen und der Bevölkerung berechnet. "
                "2014 und 2015 stimmen INKAR und amtliche Zahlen überein.",
                "In each year from the first of these sources that has a value: INKAR, "
                "Deutschlandatlas, else calculated from official counts and population. In 2014 "
                "and 2015 INKAR equals the official counts.",
            ),
        ),
        breaks=(CENSUS_2022,),
    ),
    Indicator(
        id="child_poverty",
        pillar="life",
        title=Text(
            "Kinder unter 15 Jahren im SGB-II-Bezug",
            "Children under 15 on basic income support",
        ),
        short_title=Text("Kinderarmut", "Child poverty"),
        description=Text(
            "Wie viele von hundert Kindern unter fünfzehn in Haushalten leben, die Grundsicherung "
            "für Arbeitsuchende beziehen.",
            "How many of a hundred children under fifteen live in households that receive basic "
            "income support for job seekers.",
        ),
        definition=Text(
            "Nicht erwerbsfähige Leistungsberechtigte nach dem SGB II unter 15 Jahren je 100 "
            "Einwohner dieses Alters.",
            "Persons under 15 entitled to benefits under SGB II per 100 inhabitants of that age.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("kinderarmut", "child-poverty"),
        direction="down",
        valid=(0, 50),
        values=(Extract(INKAR, ("q_newfBGu15_bev",)),),
        pool=Pool(("weighted",), UNDER_15, UNDER_15_NAME),
    ),
    Indicator(
        id="old_age_minimum_income",
        pillar="life",
        title=Text("Grundsicherung im Alter", "Basic income support in old age"),
        short_title=Text("Altersarmut", "Old-age poverty"),
        description=Text(
            "Wie viele von hundert Menschen ab 65 Jahren ihre Rente mit Grundsicherung aufstocken "
            "oder ganz von ihr leben.",
            "How many of a hundred people aged 65 and over top up their pension with basic income "
            "support or live on it entirely.",
        ),
        definition=Text(
            "Empfängerinnen und Empfänger von Grundsicherung im Alter am 31. Dezember je 100 "
            "Einwohner ab 65 Jahren.",
            "Recipients of old-age basic income support on 31 December per 100 inhabitants aged "
            "65 and over.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("altersarmut", "old-age-poverty"),
        direction="down",
        valid=(0, 15),
        values=(Extract(INKAR, ("a_GSa",)),),
        pool=Pool(
            ("weighted",),
            (Extract(JANUARY, _ELDERLY),),
            Text("Bevölkerung ab 65 Jahren am 1. Januar", "population aged 65+ on 1 January"),
        ),
        breaks=(CENSUS_2011,),
    ),
    Indicator(
        id="low_income_households",
        pillar="life",
        title=Text("Haushalte mit niedrigem Einkommen", "Low-income households"),
        short_title=Text("Niedrige Einkommen", "Low incomes"),
        description=Text(
            "Wie viele von hundert Haushalten im Monat weniger als 1.500 Euro netto haben. Die "
            "Grenze bleibt über die Jahre gleich und ist nicht an die Preise angepasst.",
            "How many of a hundred households have less than 1,500 euros net a month. The "
            "threshold is the same in all years and not adjusted to prices.",
        ),
        definition=Text(
            "Haushalte mit einem Nettoeinkommen unter 1.500 Euro im Monat je 100 Haushalte, "
            "Modellrechnung eines Marktforschungsunternehmens.",
            "Households with a net income below 1,500 euros a month per 100 households, modelled "
            "by a market research company.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("niedrige-einkommen", "low-incomes"),
        direction="down",
        valid=(5, 70),
        values=(Extract(INKAR, ("a_hheink_niedrig",), status="E"),),
        pool=Pool(
            ("weighted",),
            (WORKING_AGE,),
            Text(
                "Bevölkerung von 15 bis unter 65 Jahren (Näherung, Haushalte liegen nicht vor)",
                "population aged 15 to under 65 (approximation, households are not at hand)",
            ),
        ),
        notes=(
            KREISE_ONLY,
            Text(
                "Keine Erhebung, sondern ein Modell: alle Werte gelten als geschätzt.",
                "A model, not a survey: all values count as estimates.",
            ),
        ),
    ),
    Indicator(
        id="overindebted_share",
        pillar="life",
        title=Text("Überschuldete Erwachsene", "Over-indebted adults"),
        short_title=Text("Überschuldung", "Over-indebtedness"),
        description=Text(
            "Wie viele von hundert Erwachsenen ihre fälligen Rechnungen auf absehbare Zeit nicht "
            "bezahlen können.",
            "How many of a hundred adults will not be able to pay their bills in the foreseeable "
            "future.",
        ),
        definition=Text(
            "Private Schuldner nach Zählung der Auskunftei Creditreform je 100 Einwohner ab 18 "
            "Jahren.",
            "Private debtors as counted by the credit agency Creditreform per 100 inhabitants "
            "aged 18 and over.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("ueberschuldung", "over-indebtedness"),
        direction="down",
        valid=(2, 30),
        values=(Extract(INKAR, ("q_Schuldner",)),),
        pool=Pool(
            ("weighted",),
            (WORKING_AGE,),
            Text(
                "Bevölkerung von 15 bis unter 65 Jahren (Näherung für die Erwachsenen)",
                "population aged 15 to under 65 (approximation of adults)",
            ),
        ),
        notes=(
            KREISE_ONLY,
            Text(
                "2009 und 2021 sinkt der Wert in allen Kreisen zugleich um etwa ein Zehntel; die "
                "Quelle nennt keinen Grund.",
                "In 2009 and 2021 the value falls by about a tenth in all districts at once; the "
                "source gives no reason.",
            ),
        ),
    ),
)
