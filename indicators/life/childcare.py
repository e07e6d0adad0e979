"""Day care for children."""

from indicators.life.base import (
    ATLAS,
    INKAR,
    NO_SIGN,
    PERCENT,
    PERCENT_SIGN,
    UNDER_5,
    UNDER_5_NAME,
)
from indicators.model import Break, Extract, Indicator, Pool, Text

RATE = "regionalatlas/AI003-3"
CHILDREN = "regionalstatistik/22543-01-02-4"
FULL_DAY = "regionalatlas/AI-N-05"

_ATLAS_BREAK = Break(
    "2022",
    Text(
        "Wo die Tabelle der Statistischen Ämter keinen Wert hat, steht der des Deutschlandatlas, "
        "der seine Bezugsbevölkerung nicht nennt; mit den Jahren davor ist er nicht sicher "
        "vergleichbar.",
        "Where the table of the statistical offices has no value, that of the Deutschlandatlas "
        "stands in, which does not state its base population; it is not safely comparable with "
        "the years before.",
    ),
)
_INKAR_NOTES = (
    Text(
        "Anders als die amtliche Quote teilt INKAR durch die Kinder am Ende desselben Jahres; in "
        "wachsenden Jahrgängen fällt der Wert deshalb niedriger aus.",
        "Unlike the official rate, INKAR divides by the children at the end of the same year; in "
        "growing cohorts the value is therefore lower.",
    ),
    Text(
        "Die Beschreibung nennt nur Tageseinrichtungen. Die Zahlen passen aber zu allen betreuten "
        "Kindern einschließlich Tagespflege (Essen 2016: 4.099 Kinder, davon 2.393 in "
        "Einrichtungen).",
        "The description names day-care centres only. The figures, however, fit all children in "
        "care including childminders (Essen 2016: 4,099 children, of them 2,393 in centres).",
    ),
)

INDICATORS = (
    Indicator(
        id="childcare_rate_u3",
        pillar="life",
        title=Text("Betreuungsquote unter 3 Jahren", "Childcare rate under 3"),
        short_title=Text("Betreuung unter 3", "Childcare under 3"),
        description=Text(
            "Wie viele von hundert Kindern unter drei Jahren in einer Kita oder bei einer "
            "Tagespflegeperson betreut werden.",
            "How many of a hundred children under three are looked after in a day-care centre or "
            "by a childminder.",
        ),
        definition=Text(
            "Kinder unter 3 Jahren in Tageseinrichtungen und öffentlich geförderter Tagespflege "
            "am 1. März, ohne Doppelzählung, je 100 Kinder dieses Alters am 31. Dezember des "
            "Vorjahres.",
            "Children under 3 in day-care centres and publicly funded childminding on 1 March, "
            "each counted once, per 100 children of that age on 31 December of the year before.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("betreuung-unter-3", "childcare-under-3"),
        direction="up",
        valid=(0, 80),
        values=(
            Extract(RATE, ("childcare_rate_u3",)),
            Extract(ATLAS, ("kbetr_u3",)),
        ),
        numerator=(Extract(CHILDREN, ("children_u3",)),),
        factor=100,
        pool=Pool(("implied", "weighted"), UNDER_5, UNDER_5_NAME),
        headline=True,
        breaks=(_ATLAS_BREAK,),
    ),
    Indicator(
        id="childcare_rate_3to5",
        pillar="life",
        title=Text("Betreuungsquote 3 bis unter 6 Jahre", "Childcare rate 3 to under 6"),
        short_title=Text("Betreuung 3 bis unter 6", "Childcare 3 to under 6"),
        description=Text(
            "Wie viele von hundert Kindern zwischen drei und sechs Jahren eine Kita oder eine "
            "Tagespflegeperson besuchen.",
            "How many of a hundred children aged three to under six attend a day-care centre or a "
            "childminder.",
        ),
        definition=Text(
            "Kinder von 3 bis unter 6 Jahren in Tageseinrichtungen und öffentlich geförderter "
            "Tagespflege am 1. März je 100 Kinder dieses Alters am 31. Dezember des Vorjahres.",
            "Children aged 3 to under 6 in day-care centres and publicly funded childminding on 1 "
            "March per 100 children of that age on 31 December of the year before.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("betreuung-3-bis-6", "childcare-3-to-6"),
        direction="up",
        valid=(50, 115),
        values=(
            Extract(RATE, ("childcare_rate_3to5",)),
            Extract(ATLAS, ("kbetr_ue3",)),
        ),
        numerator=(Extract(CHILDREN, ("children_3to5",)),),
        factor=100,
        pool=Pool(("implied", "weighted"), UNDER_5, UNDER_5_NAME),
        notes=(
            Text(
                "Werte über 100 sind möglich, wo Kinder aus Nachbarkreisen betreut werden.",
                "Values above 100 are possible where children from neighbouring districts attend.",
            ),
        ),
        breaks=(_ATLAS_BREAK,),
    ),
    Indicator(
        id="childcare_rate_u3_inkar",
        pillar="life",
        title=Text(
            "Betreuungsquote unter 3 Jahren (INKAR, anderes Konzept)",
            "Childcare rate under 3 (INKAR, different concept)",
        ),
        short_title=Text("Betreuung unter 3 (INKAR)", "Childcare under 3 (INKAR)"),
        description=Text(
            "Die lange Reihe zur Betreuung der unter Dreijährigen, anders gerechnet als die "
            "amtliche Quote und deshalb nicht mit ihr zu verbinden.",
            "The long series on care for under-threes, calculated in another way than the "
            "official rate and therefore not to be joined with it.",
        ),
        definition=Text(
            "Betreute Kinder unter 3 Jahren am 1. März je 100 Kinder dieses Alters am 31. "
            "Dezember desselben Jahres.",
            "Children under 3 in care on 1 March per 100 children of that age on 31 December of "
            "the same year.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("betreuung-unter-3-inkar", "childcare-under-3-inkar"),
        direction="up",
        valid=(0, 80),
        values=(Extract(INKAR, ("a_betr0003_bev0003",)),),
        pool=Pool(("weighted",), UNDER_5, UNDER_5_NAME),
        notes=_INKAR_NOTES,
    ),
    Indicator(
        id="full_day_childcare_u3",
        pillar="life",
        title=Text("Ganztagsbetreuung unter 3 Jahren", "Full-day childcare under 3"),
        short_title=Text("Ganztags unter 3", "Full-day under 3"),
        description=Text(
            "Wie viele von hundert Kindern unter drei Jahren mehr als sieben Stunden am Tag "
            "betreut werden.",
            "How many of a hundred children under three are in care for more than seven hours a "
            "day.",
        ),
        definition=Text(
            "Kinder unter 3 Jahren mit einer vereinbarten Betreuung von mehr als 7 Stunden am "
            "Tag, 1. März, je 100 Kinder dieses Alters.",
            "Children under 3 with an agreed care time of more than 7 hours a day, 1 March, per "
            "100 children of that age.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("ganztagsbetreuung-unter-3", "full-day-childcare-under-3"),
        direction="up",
        valid=(0, 75),
        values=(Extract(FULL_DAY, ("full_day_rate_u3",)),),
        pool=Pool(("weighted",), UNDER_5, UNDER_5_NAME),
    ),
    Indicator(
        id="full_day_childcare_3to5",
        pillar="life",
        title=Text("Ganztagsbetreuung 3 bis unter 6 Jahre", "Full-day childcare 3 to under 6"),
        short_title=Text("Ganztags 3 bis unter 6", "Full-day 3 to under 6"),
        description=Text(
            "Wie viele von hundert Kindern zwischen drei und sechs Jahren mehr als sieben Stunden "
            "am Tag betreut werden.",
            "How many of a hundred children aged three to under six are in care for more than "
            "seven hours a day.",
        ),
        definition=Text(
            "Kinder von 3 bis unter 6 Jahren mit einer vereinbarten Betreuung von mehr als 7 "
            "Stunden am Tag, 1. März, je 100 Kinder dieses Alters.",
            "Children aged 3 to under 6 with an agreed care time of more than 7 hours a day, 1 "
            "March, per 100 children of that age.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("ganztagsbetreuung-3-bis-6", "full-day-childcare-3-to-6"),
        direction="up",
        valid=(0, 105),
        values=(Extract(FULL_DAY, ("full_day_rate_3to5",)),),
        pool=Pool(("weighted",), UNDER_5, UNDER_5_NAME),
    ),
    Indicator(
        id="children_per_educator",
        pillar="life",
        title=Text("Kita-Plätze je pädagogische Vollzeitstelle", "Day-care places per educator"),
        short_title=Text("Plätze je Fachkraft", "Places per educator"),
        description=Text(
            "Wie viele genehmigte Kita-Plätze auf eine rechnerische Vollzeitstelle im "
            "Gruppendienst kommen; weniger Plätze bedeuten mehr Zeit je Kind.",
            "How many approved day-care places there are for each full-time equivalent working "
            "with the children; fewer places mean more time per child.",
        ),
        definition=Text(
            "Genehmigte Plätze in Tageseinrichtungen am 1. März geteilt durch das pädagogische "
            "Personal, umgerechnet in Vollzeitstellen.",
            "Approved places in day-care centres on 1 March divided by educational staff in "
            "full-time equivalents.",
        ),
        unit=Text("Plätze je Vollzeitstelle", "places per full-time equivalent"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("kita-plaetze-je-fachkraft", "daycare-places-per-educator"),
        direction="down",
        valid=(3, 22),
        values=(Extract(INKAR, ("q_kb_Pers",), since="2012"),),
        pool=Pool(("weighted",), UNDER_5, UNDER_5_NAME),
        notes=(
            Text(
                "Gezählt werden Plätze, nicht belegte Plätze: Eine Einrichtung mit freien Plätzen "
                "erscheint enger besetzt, als sie ist.",
                "Places are counted, taken or not: a centre with free places looks more crowded "
                "than it is.",
            ),
            Text(
                "2010 und 2011 sind weggelassen: Das Personal wurde bis 2010 anders abgegrenzt, "
                "und 2011 enthält die Datei für einige Länder unmögliche Werte (über 100 Plätze "
                "je Stelle).",
                "2010 and 2011 are left out: staff was defined differently until 2010, and for "
                "2011 the file has impossible values in some Länder (more than 100 places per "
                "post).",
            ),
        ),
        rate=False,
    ),
)
