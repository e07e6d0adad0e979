"""Registered unemployment: rate, persons, long-term unemployed."""

from indicators.labour.base import (
    HARTZ,
    INKAR,
    JOB_CENTRES,
    NO_SIGN,
    PART_TABLE,
    PERCENT,
    PERCENT_SIGN,
    PERSONS,
    RECKLINGHAUSEN,
    UNEMPLOYED,
    VACANCIES,
    WORKING_AGE,
    WORKING_AGE_NAME,
)
from indicators.model import Extract, Indicator, Pool, Text

_COUNT = (Extract(UNEMPLOYED, ("unemployed",)),)
_LONG = (Extract(UNEMPLOYED, ("long_term_unemployed",)),)
_LONG_GAPS = Text(
    "2005 und 2006 fehlen Mülheim an der Ruhr, Hamm und der Ennepe-Ruhr-Kreis, 2007 Mülheim an der "
    "Ruhr; in diesen Jahren gibt es darum keinen Wert für das Ruhrgebiet.",
    "Mülheim an der Ruhr, Hamm and Ennepe-Ruhr are missing in 2005 and 2006, Mülheim an der Ruhr "
    "in 2007; there is no value for the Ruhr in these years.",
)

INDICATORS = (
    Indicator(
        id="unemployment_rate",
        pillar="labour",
        title=Text("Arbeitslosenquote", "Unemployment rate"),
        short_title=Text("Arbeitslosenquote", "Unemployment rate"),
        description=Text(
            "Wie viele von hundert Erwerbspersonen bei einer Arbeitsagentur oder einem Jobcenter "
            "arbeitslos gemeldet sind.",
            "How many of a hundred persons in the labour force are registered as unemployed with "
            "an employment agency or a job centre.",
        ),
        definition=Text(
            "Arbeitslos Gemeldete im Jahresdurchschnitt je 100 zivile Erwerbspersonen (abhängig "
            "Beschäftigte, Selbständige, mithelfende Angehörige und Arbeitslose).",
            "Registered unemployed, annual average, per 100 persons in the civilian labour force "
            "(dependent workers, self-employed, family workers and unemployed).",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("arbeitslosenquote", "unemployment-rate"),
        direction="down",
        valid=(0.5, 35),
        values=(
            Extract(UNEMPLOYED, ("unemployment_rate",)),
            Extract(INKAR, ("q_alo",), until="2000"),
            Extract(INKAR, ("q_alo",), since="2021", until="2021"),
        ),
        numerator=_COUNT,
        factor=100,
        pool=Pool(("implied", "weighted"), WORKING_AGE, WORKING_AGE_NAME),
        headline=True,
        notes=(
            Text(
                "Wo die Regionaldatenbank keine Quote enthält, steht bis 2000 und für 2021 die "
                "von INKAR. Wo die Zahl der Arbeitslosen fehlt, ist der Wert für das Ruhrgebiet "
                "geschätzt.",
                "Where the regional database has no rate, that of INKAR stands in up to 2000 and "
                "for 2021. Where the number of unemployed is missing, the value for the Ruhr is "
                "an estimate.",
            ),
            Text(
                "Nicht vergleichbar mit der Erwerbslosenquote aus Haushaltsbefragungen.",
                "Not comparable with unemployment rates from household surveys.",
            ),
            PART_TABLE,
        ),
        breaks=(HARTZ,),
    ),
    Indicator(
        id="unemployed",
        pillar="labour",
        title=Text("Arbeitslose", "Unemployed persons"),
        short_title=Text("Arbeitslose", "Unemployed"),
        description=Text(
            "Wie viele Menschen arbeitslos gemeldet sind.",
            "How many people are registered as unemployed.",
        ),
        definition=Text(
            "Bei Arbeitsagenturen und Jobcentern arbeitslos Gemeldete, Jahresdurchschnitt.",
            "Persons registered as unemployed with employment agencies and job centres, annual "
            "average.",
        ),
        unit=PERSONS,
        symbol=NO_SIGN,
        decimals=0,
        slug=Text("arbeitslose", "unemployed"),
        direction="down",
        valid=(100, 6_000_000),
        values=_COUNT,
        pool=Pool(("sum",)),
        rate=False,
        notes=(PART_TABLE,),
        breaks=(HARTZ,),
    ),
    Indicator(
        id="long_term_unemployed_share",
        pillar="labour",
        title=Text(
            "Anteil der Langzeitarbeitslosen an den Arbeitslosen",
            "Long-term unemployed as a share of all unemployed",
        ),
        short_title=Text("Langzeitarbeitslose (Anteil)", "Long-term unemployed (share)"),
        description=Text(
            "Wie viele von hundert Arbeitslosen schon ein Jahr oder länger ohne Arbeit sind.",
            "How many of a hundred unemployed have been out of work for a year or longer.",
        ),
        definition=Text(
            "Arbeitslose, die ein Jahr oder länger arbeitslos gemeldet sind, je 100 Arbeitslose, "
            "Jahresdurchschnitt.",
            "Unemployed registered for a year or longer per 100 unemployed, annual average.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("langzeitarbeitslose-anteil", "long-term-unemployed-share"),
        direction="down",
        valid=(2, 97),
        values=(Extract(INKAR, ("a_aloLang",), since="2021", until="2022", status="E"),),
        numerator=_LONG,
        denominator=_COUNT,
        factor=100,
        pool=Pool(
            ("ratio", "weighted"), _COUNT, Text("Zahl der Arbeitslosen", "number of unemployed")
        ),
        headline=True,
        notes=(
            Text(
                "2021 und 2022 aus INKAR (geschätzt), sonst aus amtlichen Zahlen berechnet. Wo "
                "die Zahl der Arbeitslosen eines Mitglieds fehlt, gibt es keinen Wert für das "
                "Ruhrgebiet.",
                "2021 and 2022 from INKAR (estimated), other years calculated from official "
                "counts. Where the number of unemployed of a member is missing, there is no "
                "value for the Ruhr.",
            ),
            _LONG_GAPS,
            JOB_CENTRES,
        ),
        breaks=(HARTZ, RECKLINGHAUSEN),
    ),
    Indicator(
        id="long_term_unemployed",
        pillar="labour",
        title=Text("Langzeitarbeitslose", "Long-term unemployed persons"),
        short_title=Text("Langzeitarbeitslose", "Long-term unemployed"),
        description=Text(
            "Wie viele Menschen schon ein Jahr oder länger arbeitslos gemeldet sind.",
            "How many people have been registered as unemployed for a year or longer.",
        ),
        definition=Text(
            "Arbeitslose, die ein Jahr oder länger arbeitslos gemeldet sind, Jahresdurchschnitt.",
            "Unemployed registered for a year or longer, annual average.",
        ),
        unit=PERSONS,
        symbol=NO_SIGN,
        decimals=0,
        slug=Text("langzeitarbeitslose", "long-term-unemployed"),
        direction="down",
        valid=(10, 3_000_000),
        values=_LONG,
        pool=Pool(("sum",)),
        rate=False,
        notes=(
            _LONG_GAPS,
            JOB_CENTRES,
        ),
        breaks=(HARTZ, RECKLINGHAUSEN),
    ),
    Indicator(
        id="vacancies_per_100_unemployed",
        pillar="labour",
        title=Text("Gemeldete Stellen je 100 Arbeitslose", "Reported vacancies per 100 unemployed"),
        short_title=Text("Stellen je 100 Arbeitslose", "Vacancies per 100 unemployed"),
        description=Text(
            "Wie viele offene Stellen bei der Arbeitsagentur auf hundert Arbeitslose kommen.",
            "How many vacancies the employment agency knows for every hundred unemployed.",
        ),
        definition=Text(
            "Bei der Bundesagentur für Arbeit gemeldete Arbeitsstellen je 100 "
            "arbeitslos Gemeldete, beides im Jahresdurchschnitt.",
            "Vacancies reported to the Federal Employment Agency per 100 registered unemployed, "
            "both annual averages.",
        ),
        unit=Text("je 100 Arbeitslose", "per 100 unemployed"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("stellen-je-arbeitslose", "vacancies-per-unemployed"),
        direction="up",
        valid=(0.5, 250),
        numerator=(Extract(VACANCIES, ("vacancies",)),),
        denominator=_COUNT,
        factor=100,
        pool=Pool(("ratio",)),
        notes=(
            Text(
                "Viele Stellen werden nicht gemeldet. Wo die Zahl der Arbeitslosen fehlt, fehlt "
                "auch dieser Wert.",
                "Many vacancies are not reported. Where the number of unemployed is missing, so "
                "is this value.",
            ),
        ),
    ),
)
