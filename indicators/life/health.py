"""Medical care."""

from indicators.life.base import (
    CENSUS_2011,
    INKAR,
    NO_SIGN,
    POPULATION,
    WEIGHT,
    WEIGHT_NAME,
)
from indicators.model import Extract, Indicator, Pool, Text

BEDS = "regionalstatistik/23111-01-04-4"

_DOCTORS_NOTE = Text(
    "Einzelne geheim gehaltene Zahlen hat das BBSR geschätzt; die Werte eignen sich für "
    "Größenordnungen, nicht für kleine Unterschiede.",
    "The BBSR has estimated some suppressed counts; the values are good for orders of magnitude, "
    "not for small differences.",
)

INDICATORS = (
    Indicator(
        id="physicians_per_10000",
        pillar="life",
        title=Text("Ärztinnen und Ärzte je 10.000 Einwohner", "Physicians per 10,000 inhabitants"),
        short_title=Text("Ärzte", "Physicians"),
        description=Text(
            "Wie viele Ärztinnen und Ärzte in Praxen auf zehntausend Einwohner kommen.",
            "How many physicians in practices there are for ten thousand inhabitants.",
        ),
        definition=Text(
            "Niedergelassene Ärztinnen und Ärzte einschließlich der dort angestellten, ohne "
            "psychologische Psychotherapie und ohne Krankenhäuser, je 10.000 Einwohner.",
            "Physicians in private practice including those employed there, without psychological "
            "psychotherapists and without hospitals, per 10,000 inhabitants.",
        ),
        unit=Text("je 10.000 Einwohner", "per 10,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("aerzte", "physicians"),
        direction="up",
        valid=(4, 50),
        values=(Extract(INKAR, ("q_ärzte_bev",)),),
        pool=Pool(("weighted",), WEIGHT, WEIGHT_NAME),
        rate=False,
        notes=(_DOCTORS_NOTE,),
    ),
    Indicator(
        id="general_practitioners_per_10000",
        pillar="life",
        title=Text(
            "Hausärztinnen und Hausärzte je 10.000 Einwohner",
            "General practitioners per 10,000 inhabitants",
        ),
        short_title=Text("Hausärzte", "General practitioners"),
        description=Text(
            "Wie viele Hausärztinnen und Hausärzte auf zehntausend Einwohner kommen.",
            "How many general practitioners there are for ten thousand inhabitants.",
        ),
        definition=Text(
            "Hausärztinnen und Hausärzte einschließlich der angestellten, ohne Kinderarztpraxen, "
            "je 10.000 Einwohner.",
            "General practitioners including those employed in practices, without paediatricians, "
            "per 10,000 inhabitants.",
        ),
        unit=Text("je 10.000 Einwohner", "per 10,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("hausaerzte", "general-practitioners"),
        direction="up",
        valid=(2, 15),
        values=(Extract(INKAR, ("q_hausarzt_bev",)),),
        pool=Pool(("weighted",), WEIGHT, WEIGHT_NAME),
        rate=False,
        notes=(_DOCTORS_NOTE,),
    ),
    Indicator(
        id="hospital_beds_per_1000",
        pillar="life",
        title=Text("Krankenhausbetten je 1.000 Einwohner", "Hospital beds per 1,000 inhabitants"),
        short_title=Text("Krankenhausbetten", "Hospital beds"),
        description=Text(
            "Wie viele Krankenhausbetten im Kreis stehen, bezogen auf seine Einwohner; Kliniken "
            "versorgen auch das Umland.",
            "How many hospital beds there are in the district relative to its inhabitants; "
            "hospitals serve the surrounding area as well.",
        ),
        definition=Text(
            "Aufgestellte Betten im Jahresdurchschnitt je 1.000 Einwohner am 31. Dezember.",
            "Beds set up, annual average, per 1,000 inhabitants on 31 December.",
        ),
        unit=Text("je 1.000 Einwohner", "per 1,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("krankenhausbetten", "hospital-beds"),
        direction="up",
        valid=(0, 45),
        values=(Extract(INKAR, ("q_betten_bev",), since="2016"),),
        numerator=(Extract(BEDS, ("beds",)),),
        denominator=POPULATION,
        factor=1000,
        pool=Pool(("ratio", "weighted"), WEIGHT, WEIGHT_NAME),
        rate=False,
        notes=(
            Text(
                "Bis 2015 aus amtlichen Zahlen berechnet, danach aus INKAR, wo es einen Wert "
                "enthält; beide stimmen für die Mitglieder in den gemeinsamen Jahren bis 2015 "
                "überein. INKARs Wert für Deutschland 2007 (5,57) passt nicht zu den amtlichen "
                "Zahlen (6,17) und wird nicht verwendet.",
                "Calculated from official counts until 2015, then from INKAR where it has a "
                "value; both agree for the members in the common years up to 2015. INKAR's 2007 "
                "value for Germany (5.57) does not fit the official counts (6.17) and is not "
                "used.",
            ),
        ),
        breaks=(CENSUS_2011,),
    ),
)
