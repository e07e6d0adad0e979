"""Moving goods: logistics occupations and the ports."""

from indicators.economy.occupations import KLDB, NOTES, PERCENT, TOTAL
from indicators.model import Extract, Indicator, Pool, Text

PORTS = "ports/port_throughput_press"
PRESS = Text(
    "Keine amtliche Statistik: Angaben der Fachpresse und der Unternehmen, teils gerundet; Jahre "
    "ohne gefundene Angabe bleiben leer. Gefunden bei verkehrsrundschau.de, eurailpress.de, "
    "logistik-journal.de, extra-tipp-am-sonntag.de, binnenschiff.de, duisport.de, azonline.de, "
    "schifffahrtundtechnik.de, unternehmerverband.org, bonapart.de, hafenzeitung.de, "
    "binnenschifffahrt-online.de und nordstadtblogger.de.",
    "Not official statistics: figures from the trade press and companies, some rounded; years "
    "without a figure found stay empty. Found at verkehrsrundschau.de, eurailpress.de, "
    "logistik-journal.de, extra-tipp-am-sonntag.de, binnenschiff.de, duisport.de, azonline.de, "
    "schifffahrtundtechnik.de, unternehmerverband.org, bonapart.de, hafenzeitung.de, "
    "binnenschifffahrt-online.de and nordstadtblogger.de.",
)
NO_SUM = Pool(
    reason=Text(
        "Die Angaben überschneiden sich und sind verschieden abgegrenzt; eine Summe für das "
        "Ruhrgebiet wäre falsch.",
        "The figures overlap and differ in scope; a sum for the Ruhr would be wrong.",
    )
)
SCOPE = Text(
    "Die Duisport-Gruppe rechnet auch Terminals außerhalb Duisburgs ein; „alle Duisburger Häfen“ "
    "enthält zusätzlich die privaten Werkshäfen, der Hafen Dortmund auch die Bahn.",
    "The duisport group includes terminals outside Duisburg; “all Duisburg ports” adds the private "
    "works ports, the Port of Dortmund includes rail.",
)

INDICATORS = (
    Indicator(
        id="logistics_employment_share",
        pillar="economy",
        title=Text(
            "Anteil der Beschäftigten in Logistikberufen",
            "Share of employees in logistics occupations",
        ),
        short_title=Text("Logistikberufe", "Logistics occupations"),
        description=Text(
            "Wie viele von 100 Beschäftigten in Verkehrs- und Logistikberufen arbeiten, ohne das "
            "Führen von Fahrzeugen.",
            "How many of 100 employees work in transport and logistics occupations, drivers apart.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Berufen der "
            "KldB-2010-Gruppe 51 (Verkehr und Logistik außer Fahrzeugführung) in Prozent aller "
            "sozialversicherungspflichtig Beschäftigten am Arbeitsort, jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in occupations of KldB "
            "2010 group 51 (transport and logistics without vehicle operation) as a percentage of "
            "all such employees, on 30 June.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("logistikberufe", "logistics-occupations"),
        direction="up",
        valid=(0.3, 50),
        numerator=(Extract(KLDB, ("51",)),),
        denominator=TOTAL,
        factor=100,
        pool=Pool(("ratio",)),
        notes=NOTES,
    ),
    Indicator(
        id="logistics_specialisation",
        pillar="economy",
        title=Text(
            "Spezialisierung auf Logistikberufe (Deutschland = 1)",
            "Specialisation in logistics occupations (Germany = 1)",
        ),
        short_title=Text("Spezialisierung Logistik", "Logistics specialisation"),
        description=Text(
            "Um wie viel häufiger Logistikberufe sind als in Deutschland insgesamt; über 1 heißt "
            "häufiger.",
            "How much more common logistics occupations are than in Germany as a whole; above 1 "
            "means more common.",
        ),
        definition=Text(
            "Lokationsquotient: Anteil der Beschäftigten der KldB-2010-Gruppe 51 an allen "
            "sozialversicherungspflichtig Beschäftigten am Arbeitsort, geteilt durch denselben "
            "Anteil in Deutschland, jeweils am 30. Juni.",
            "Location quotient: share of employees of KldB 2010 group 51 in all employees subject "
            "to social insurance at the place of work, divided by the same share in Germany, on "
            "30 June.",
        ),
        unit=Text("Verhältnis zu Deutschland", "ratio to Germany"),
        symbol=Text("", ""),
        decimals=2,
        slug=Text("spezialisierung-logistik", "logistics-specialisation"),
        direction="up",
        valid=(0.05, 10),
        numerator=(Extract(KLDB, ("51",)),),
        denominator=TOTAL,
        relative_to="00",
        pool=Pool(("ratio",)),
        notes=NOTES,
    ),
    Indicator(
        id="port_throughput",
        pillar="economy",
        title=Text(
            "Güterumschlag der Häfen Duisburg und Dortmund",
            "Throughput of the ports of Duisburg and Dortmund",
        ),
        short_title=Text("Güterumschlag der Häfen", "Port throughput"),
        description=Text(
            "Wie viele Güter die Häfen in einem Jahr umschlagen.",
            "How many goods the ports handle in a year.",
        ),
        definition=Text(
            "Umgeschlagene Güter eines Jahres in Millionen Tonnen nach Angaben aus Fachpresse und "
            "Unternehmen.",
            "Goods handled in a year in million tonnes as told by trade press and companies.",
        ),
        unit=Text("Millionen Tonnen", "million tonnes"),
        symbol=Text("Mio. t", "m t"),
        decimals=1,
        slug=Text("gueterumschlag-haefen", "port-throughput"),
        direction="up",
        valid=(0.5, 200),
        values=(Extract(PORTS, ("throughput",)),),
        pool=NO_SUM,
        rate=False,
        frequency="irregular",
        level="site",
        notes=(PRESS, SCOPE),
    ),
    Indicator(
        id="port_containers",
        pillar="economy",
        title=Text("Containerumschlag der Duisport-Gruppe", "Containers handled, duisport group"),
        short_title=Text("Containerumschlag", "Containers"),
        description=Text(
            "Wie viele Container die Duisport-Gruppe in einem Jahr umschlägt.",
            "How many containers the duisport group handles in a year.",
        ),
        definition=Text(
            "Umgeschlagene Container eines Jahres in Millionen Standardcontainern (TEU) nach "
            "Angaben aus Fachpresse und Unternehmen.",
            "Containers handled in a year in million twenty-foot equivalent units (TEU) as told "
            "by trade press and company.",
        ),
        unit=Text("Millionen TEU", "million TEU"),
        symbol=Text("Mio. TEU", "m TEU"),
        decimals=1,
        slug=Text("containerumschlag", "port-containers"),
        direction="up",
        valid=(0.1, 20),
        values=(Extract(PORTS, ("containers",)),),
        pool=NO_SUM,
        rate=False,
        frequency="irregular",
        level="site",
        notes=(PRESS, SCOPE),
    ),
)
