"""School leavers, students, apprentices."""

from indicators.life.base import (
    CENSUS_2011,
    INKAR,
    JANUARY,
    NO_SIGN,
    PERCENT,
    PERCENT_SIGN,
    WEIGHT,
    WEIGHT_NAME,
)
from indicators.model import Break, Extract, Indicator, Pool, Text

LEAVERS = "regionalstatistik/21111-02-06-4"
EMPLOYED = "eurostat/nama_10r_3empers"

_ALL = (Extract(LEAVERS, ("leavers",)),)
_YOUTH = (Extract(JANUARY, ("T.Y15-19",)),)
_YOUTH_NAME = Text(
    "2016 bis 2022: 15- bis unter 20-Jährige am 1. Januar (Näherung)",
    "2016 to 2022: population aged 15 to under 20 on 1 January (approximation)",
)
_LEAVERS_NOTES = (
    Text(
        "Wo ab 2016 Anteile von INKAR vorliegen, stehen diese. Sie stimmen in den gemeinsamen "
        "Jahren 1995 bis 2015 mit den amtlichen Zahlen überein.",
        "Where there are shares by INKAR from 2016 on, they are shown. In the common years 1995 "
        "to 2015 they equal the official counts.",
    ),
    Text(
        "In der Ausgabe für 2023 sind die Zahlen für NRW auf Vielfache von 5 gerundet.",
        "In the edition for 2023 the counts for NRW are rounded to multiples of 5.",
    ),
)

INDICATORS = (
    Indicator(
        id="school_leavers_no_certificate",
        pillar="life",
        title=Text(
            "Schulabgänge ohne Hauptschulabschluss",
            "School leavers without a certificate",
        ),
        short_title=Text("Ohne Hauptschulabschluss", "No school certificate"),
        description=Text(
            "Wie viele von hundert jungen Menschen die allgemeinbildende Schule ohne "
            "Hauptschulabschluss verlassen.",
            "How many of a hundred young people leave general school without even the lowest "
            "certificate (Hauptschulabschluss).",
        ),
        definition=Text(
            "Abgehende ohne Hauptschulabschluss je 100 Absolvierende und Abgehende "
            "allgemeinbildender Schulen am Ende des Schuljahres, am Ort der Schule.",
            "Leavers without Hauptschulabschluss per 100 leavers of general schools at the end of "
            "the school year, at the place of the school.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("ohne-schulabschluss", "no-school-certificate"),
        direction="down",
        valid=(0, 35),
        values=(Extract(INKAR, ("a_schul_oA",), since="2016"),),
        numerator=(Extract(LEAVERS, ("leavers_no_certificate",)),),
        denominator=_ALL,
        factor=100,
        pool=Pool(("ratio", "weighted"), _YOUTH, _YOUTH_NAME),
        headline=True,
        notes=(
            *_LEAVERS_NOTES,
            Text(
                "Ein Teil dieser Jugendlichen hat einen Abschluss der Förderschule.",
                "Some of these young people hold a certificate of a special-needs school.",
            ),
        ),
    ),
    Indicator(
        id="school_leavers_abitur",
        pillar="life",
        title=Text(
            "Schulabgänge mit allgemeiner Hochschulreife",
            "School leavers with Abitur",
        ),
        short_title=Text("Mit Abitur", "With Abitur"),
        description=Text(
            "Wie viele von hundert jungen Menschen die allgemeinbildende Schule mit dem Abitur "
            "verlassen.",
            "How many of a hundred young people leave general school with the Abitur, the general "
            "entrance qualification for university.",
        ),
        definition=Text(
            "Absolvierende mit allgemeiner Hochschulreife (ohne Fachhochschulreife) je 100 "
            "Absolvierende und Abgehende allgemeinbildender Schulen, am Ort der Schule.",
            "Leavers with Abitur (without Fachhochschulreife) per 100 leavers of general schools, "
            "at the place of the school.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("abitur", "abitur"),
        direction="up",
        valid=(0, 90),
        values=(Extract(INKAR, ("a_schul_abi",), since="2016"),),
        numerator=(Extract(LEAVERS, ("leavers_abitur",)),),
        denominator=_ALL,
        factor=100,
        pool=Pool(("ratio", "weighted"), _YOUTH, _YOUTH_NAME),
        notes=(
            *_LEAVERS_NOTES,
            Text(
                "2013 verließen in NRW zwei Jahrgänge zugleich das Gymnasium; der Wert dieses "
                "Jahres ist ein Ausreißer.",
                "In 2013 two cohorts left the Gymnasium at once in NRW; that year is an outlier.",
            ),
        ),
    ),
    Indicator(
        id="students_per_1000",
        pillar="life",
        title=Text("Studierende je 1.000 Einwohner", "Students per 1,000 inhabitants"),
        short_title=Text("Studierende", "Students"),
        description=Text(
            "Wie viele Menschen an Hochschulen im Kreis eingeschrieben sind, bezogen auf die "
            "Einwohner; der Wohnort der Studierenden spielt keine Rolle.",
            "How many people are enrolled at universities located in the district, relative to "
            "its inhabitants; where the students live does not matter.",
        ),
        definition=Text(
            "Eingeschriebene an Universitäten und Fachhochschulen im Wintersemester, am Ort der "
            "Hochschule, je 1.000 Einwohner am 31. Dezember.",
            "Students enrolled at universities and universities of applied sciences in the winter "
            "term, at the place of the institution, per 1,000 inhabitants on 31 December.",
        ),
        unit=Text("je 1.000 Einwohner", "per 1,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("studierende", "students"),
        direction="up",
        valid=(0, 600),
        values=(Extract(INKAR, ("q_stud",)),),
        pool=Pool(("weighted",), WEIGHT, WEIGHT_NAME),
        rate=False,
        notes=(
            Text(
                "Hagen zählt alle Studierenden der FernUniversität mit, wo immer sie wohnen.",
                "Hagen counts all students of the distance-learning university, wherever they "
                "live.",
            ),
        ),
        breaks=(
            CENSUS_2011,
            Break(
                "2017",
                Text(
                    "Essen: Wert fast halbiert; die Quelle nennt keinen Grund.",
                    "Essen: value nearly halved; the source gives no reason.",
                ),
                ("05113", "ruhr"),
            ),
        ),
    ),
    Indicator(
        id="apprentices_per_1000",
        pillar="life",
        title=Text("Auszubildende je 1.000 Beschäftigte", "Apprentices per 1,000 employees"),
        short_title=Text("Auszubildende", "Apprentices"),
        description=Text(
            "Wie viele der sozialversicherungspflichtig Beschäftigten im Kreis eine Ausbildung "
            "machen.",
            "How many of the employees in the district who pay social insurance are in training.",
        ),
        definition=Text(
            "Auszubildende je 1.000 sozialversicherungspflichtig Beschäftigte, beide am "
            "Arbeitsort. Rein schulische Ausbildungen zählen nicht mit.",
            "Apprentices per 1,000 employees subject to social insurance, both at the place of "
            "work. Training at schools only is not counted.",
        ),
        unit=Text("je 1.000 Beschäftigte", "per 1,000 employees"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("auszubildende", "apprentices"),
        direction="up",
        valid=(5, 130),
        values=(Extract(INKAR, ("a_azubi",)),),
        pool=Pool(
            ("weighted",),
            (Extract(EMPLOYED, ("employed",)),),
            Text(
                "Erwerbstätige am Arbeitsort (Näherung)",
                "persons employed at the place of work (approximation)",
            ),
        ),
        rate=False,
        notes=(
            Text(
                "Hamm steigt von 46 (2018) auf 72 (2021); die Quelle nennt keinen Grund.",
                "Hamm rises from 46 (2018) to 72 (2021); the source gives no reason.",
            ),
        ),
    ),
)
