"""Unemployment by group: the young, women, men, foreign nationals, older people."""

from indicators.labour.base import (
    INKAR,
    JOB_CENTRES,
    PART_TABLE,
    PERCENT,
    PERCENT_SIGN,
    UNEMPLOYED,
    WORKING_AGE,
    WORKING_AGE_NAME,
    YOUNG,
    YOUNG_NAME,
)
from indicators.model import Extract, Indicator, Pool, Text

_COUNT = (Extract(UNEMPLOYED, ("unemployed",), since="2009"),)
_ESTIMATE = Text(
    "Arbeitslose nach Geschlecht enthält die Tabelle nicht; der Wert für das Ruhrgebiet ist "
    "nach der Bevölkerung gewichtet und darum geschätzt.",
    "The table has no unemployed by sex; the value for the Ruhr is weighted by population and "
    "therefore an estimate.",
)

INDICATORS = (
    Indicator(
        id="youth_unemployment_rate",
        pillar="labour",
        title=Text("Jugendarbeitslosenquote", "Youth unemployment rate"),
        short_title=Text("Jugendarbeitslosigkeit", "Youth unemployment"),
        description=Text(
            "Wie viele von hundert Erwerbspersonen zwischen 15 und 24 Jahren arbeitslos gemeldet "
            "sind.",
            "How many of a hundred persons aged 15 to 24 in the labour force are registered as "
            "unemployed.",
        ),
        definition=Text(
            "Arbeitslos Gemeldete von 15 bis unter 25 Jahren im Jahresdurchschnitt je 100 zivile "
            "Erwerbspersonen dieses Alters.",
            "Registered unemployed aged 15 to under 25, annual average, per 100 persons of that "
            "age in the civilian labour force.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("jugendarbeitslosigkeit", "youth-unemployment"),
        direction="down",
        valid=(0.2, 40),
        values=(
            Extract(UNEMPLOYED, ("unemployment_rate_u25",)),
            Extract(INKAR, ("q_alo_u25",), until="2008", status="E"),
            Extract(INKAR, ("q_alo_u25",), since="2021", until="2021"),
        ),
        numerator=(Extract(UNEMPLOYED, ("unemployed_u25",), since="2009"),),
        factor=100,
        pool=Pool(("implied", "weighted"), YOUNG, YOUNG_NAME),
        notes=(
            Text(
                "Wo die Regionaldatenbank keine Quote enthält, steht für 2008 und 2021 die von "
                "INKAR; 2008 ist dann als geschätzt gekennzeichnet, weil INKAR von 2009 bis 2011 "
                "um bis zu 0,4 Punkte von der Regionaldatenbank abweicht.",
                "Where the regional database has no rate, that of INKAR stands in for 2008 and "
                "2021; 2008 is then flagged as an estimate because INKAR differs from the "
                "regional database by up to 0.4 points from 2009 to 2011.",
            ),
            PART_TABLE,
            JOB_CENTRES,
        ),
    ),
    Indicator(
        id="unemployment_rate_women",
        pillar="labour",
        title=Text("Arbeitslosenquote der Frauen", "Unemployment rate of women"),
        short_title=Text("Quote Frauen", "Rate of women"),
        description=Text(
            "Wie viele von hundert weiblichen Erwerbspersonen arbeitslos gemeldet sind.",
            "How many of a hundred women in the labour force are registered as unemployed.",
        ),
        definition=Text(
            "Arbeitslos gemeldete Frauen im Jahresdurchschnitt je 100 weibliche zivile "
            "Erwerbspersonen.",
            "Women registered as unemployed, annual average, per 100 women in the civilian labour "
            "force.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("arbeitslosenquote-frauen", "unemployment-rate-women"),
        direction="down",
        valid=(0.5, 35),
        values=(Extract(UNEMPLOYED, ("unemployment_rate_women",)),),
        pool=Pool(("weighted",), WORKING_AGE, WORKING_AGE_NAME),
        notes=(_ESTIMATE, PART_TABLE),
    ),
    Indicator(
        id="unemployment_rate_men",
        pillar="labour",
        title=Text("Arbeitslosenquote der Männer", "Unemployment rate of men"),
        short_title=Text("Quote Männer", "Rate of men"),
        description=Text(
            "Wie viele von hundert männlichen Erwerbspersonen arbeitslos gemeldet sind.",
            "How many of a hundred men in the labour force are registered as unemployed.",
        ),
        definition=Text(
            "Arbeitslos gemeldete Männer im Jahresdurchschnitt je 100 männliche zivile "
            "Erwerbspersonen.",
            "Men registered as unemployed, annual average, per 100 men in the civilian labour "
            "force.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("arbeitslosenquote-maenner", "unemployment-rate-men"),
        direction="down",
        valid=(0.5, 35),
        values=(Extract(UNEMPLOYED, ("unemployment_rate_men",)),),
        pool=Pool(("weighted",), WORKING_AGE, WORKING_AGE_NAME),
        notes=(_ESTIMATE, PART_TABLE),
    ),
    Indicator(
        id="unemployment_rate_foreign",
        pillar="labour",
        title=Text(
            "Arbeitslosenquote der Ausländerinnen und Ausländer",
            "Unemployment rate of foreign nationals",
        ),
        short_title=Text("Quote ohne deutschen Pass", "Rate of foreign nationals"),
        description=Text(
            "Wie viele von hundert Erwerbspersonen ohne deutsche Staatsangehörigkeit arbeitslos "
            "gemeldet sind.",
            "How many of a hundred foreign nationals in the labour force are registered as "
            "unemployed.",
        ),
        definition=Text(
            "Arbeitslos Gemeldete ohne deutsche Staatsangehörigkeit im Jahresdurchschnitt je 100 "
            "zivile Erwerbspersonen ohne deutsche Staatsangehörigkeit.",
            "Registered unemployed without German nationality, annual average, per 100 persons "
            "without German nationality in the civilian labour force.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("arbeitslosenquote-auslaender", "unemployment-rate-foreign"),
        direction="down",
        valid=(1, 70),
        values=(Extract(UNEMPLOYED, ("unemployment_rate_foreign",)),),
        numerator=(Extract(UNEMPLOYED, ("unemployed_foreign",), since="2009"),),
        factor=100,
        pool=Pool(("implied",)),
        notes=(
            Text(
                "2017 und 2018 nicht für Kreise veröffentlicht. Wo die Zahl der Arbeitslosen "
                "dieser Gruppe fehlt, gibt es keinen Wert für das Ruhrgebiet.",
                "Not published for districts in 2017 and 2018. Where the number of unemployed in "
                "this group is missing, there is no value for the Ruhr.",
            ),
            PART_TABLE,
        ),
    ),
    Indicator(
        id="older_unemployed_share",
        pillar="labour",
        title=Text("Anteil der Arbeitslosen ab 55 Jahren", "Unemployed aged 55 and over"),
        short_title=Text("Arbeitslose ab 55", "Unemployed 55+"),
        description=Text(
            "Wie viele von hundert Arbeitslosen 55 Jahre oder älter sind.",
            "How many of a hundred unemployed are 55 or older.",
        ),
        definition=Text(
            "Arbeitslose von 55 bis unter 65 Jahren je 100 Arbeitslose, Jahresdurchschnitt.",
            "Unemployed aged 55 to under 65 per 100 unemployed, annual average.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("arbeitslose-ab-55", "unemployed-over-55"),
        direction="context",
        valid=(3, 50),
        numerator=(Extract(UNEMPLOYED, ("unemployed_55to64",), since="2009"),),
        denominator=_COUNT,
        factor=100,
        pool=Pool(("ratio",)),
        notes=(JOB_CENTRES,),
    ),
)
