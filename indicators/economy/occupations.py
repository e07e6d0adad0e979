"""What people work as: employees by occupation (KldB 2010), not by industry."""

from indicators.model import Extract, Indicator, Pool, Text

KLDB = "bundesagentur/ba_svb_arbeitsort_kldb3"
PERCENT = Text("Prozent", "per cent")
TOTAL = (Extract(KLDB, ("total",)),)
OCCUPATIONS = Text(
    "Berufe, nicht Branchen: wer in einem anderen Wirtschaftszweig denselben Beruf ausübt, zählt "
    "mit; andere Berufe in der Branche zählen nicht.",
    "Occupations, not industries: whoever has the occupation in another industry counts, other "
    "occupations in the industry do not.",
)
SUPPRESSED = Text(
    "Sehr kleine Fallzahlen einzelner Berufe sind gesperrt. Summen sind daher Untergrenzen; "
    "könnte mehr als 0,1 Prozent fehlen, ist der Wert als geschätzt gekennzeichnet. "
    "Nordrhein-Westfalen und Deutschland sind eigene Summen über die Kreise.",
    "Very small numbers of single occupations are suppressed. Sums are therefore lower bounds; "
    "where more than 0.1 per cent could be missing, the value is marked as estimated. "
    "North Rhine-Westphalia and Germany are our own sums over the districts.",
)
UNKNOWN = Text(
    "Die Gesamtzahl enthält Beschäftigte ohne Angabe zum Beruf: bundesweit 1,5 Prozent im Jahr "
    "2013, von 2015 bis 2025 etwa 0,6 Prozent oder weniger.",
    "The total contains employees without a stated occupation: 1.5 per cent of all in Germany in "
    "2013, about 0.6 per cent or less from 2015 to 2025.",
)
NOTES = (OCCUPATIONS, SUPPRESSED, UNKNOWN)

INDICATORS = (
    Indicator(
        id="technical_rd_employment_share",
        pillar="economy",
        title=Text(
            "Anteil der Beschäftigten in technischer Forschung und Entwicklung",
            "Share of employees in technical research and development",
        ),
        short_title=Text("Technische FuE-Berufe", "Technical R&D occupations"),
        description=Text(
            "Wie viele von 100 Beschäftigten technisch forschen, entwickeln, konstruieren oder "
            "die Produktion steuern.",
            "How many of 100 employees do technical research, development, design or production "
            "planning.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Berufen der "
            "KldB-2010-Gruppe 27 in Prozent aller sozialversicherungspflichtig Beschäftigten am "
            "Arbeitsort, jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in occupations of KldB "
            "2010 group 27 as a percentage of all such employees, on 30 June.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=2,
        slug=Text("technische-fue-berufe", "technical-rd-occupations"),
        direction="up",
        valid=(0.1, 30),
        numerator=(Extract(KLDB, ("27",)),),
        denominator=TOTAL,
        factor=100,
        pool=Pool(("ratio",)),
        notes=(
            *NOTES,
            Text(
                "Die Gruppe umfasst auch Technisches Zeichnen und Produktionsplanung.",
                "The group includes technical drawing and production planning.",
            ),
        ),
    ),
    Indicator(
        id="it_employment_share",
        pillar="economy",
        title=Text(
            "Anteil der Beschäftigten in IT-Berufen", "Share of employees in IT occupations"
        ),
        short_title=Text("IT-Berufe", "IT occupations"),
        description=Text(
            "Wie viele von 100 Beschäftigten in Informatik- und IT-Berufen arbeiten.",
            "How many of 100 employees work in computing and IT occupations.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Berufen der "
            "KldB-2010-Gruppe 43 in Prozent aller sozialversicherungspflichtig Beschäftigten am "
            "Arbeitsort, jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in occupations of KldB "
            "2010 group 43 as a percentage of all such employees, on 30 June.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=2,
        slug=Text("it-berufe", "it-occupations"),
        direction="up",
        valid=(0.1, 30),
        numerator=(Extract(KLDB, ("43",)),),
        denominator=TOTAL,
        factor=100,
        pool=Pool(("ratio",)),
        notes=NOTES,
    ),
    Indicator(
        id="health_employment",
        pillar="economy",
        title=Text(
            "Beschäftigte in Gesundheits- und Pflegeberufen",
            "Employees in health and care occupations",
        ),
        short_title=Text("Gesundheitsberufe", "Health occupations"),
        description=Text(
            "Wie viele Beschäftigte in Gesundheits- und Pflegeberufen arbeiten.",
            "How many employees work in health and care occupations.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Berufen der "
            "KldB-2010-Gruppen 81, 821 (Altenpflege), 822 (Ernährungs- und Gesundheitsberatung) "
            "und 825 (Medizin-, Orthopädie- und Rehatechnik), jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in occupations of KldB "
            "2010 groups 81, 821 (care of the elderly), 822 (nutritional and health advice) and "
            "825 (medical, orthopaedic and rehabilitation technology), on 30 June.",
        ),
        unit=Text("Personen", "persons"),
        symbol=Text("", ""),
        decimals=0,
        slug=Text("gesundheitsberufe", "health-occupations"),
        direction="up",
        valid=(100, 10_000_000),
        values=(Extract(KLDB, ("health",), computed=True),),
        pool=Pool(("sum",)),
        rate=False,
        notes=(
            OCCUPATIONS,
            SUPPRESSED,
            Text(
                "Selbstständige, Beamte und geringfügig Beschäftigte zählen nicht.",
                "The self-employed, civil servants and marginal jobs are not counted.",
            ),
        ),
    ),
    Indicator(
        id="health_employment_share",
        pillar="economy",
        title=Text(
            "Anteil der Beschäftigten in Gesundheits- und Pflegeberufen",
            "Share of employees in health and care occupations",
        ),
        short_title=Text("Anteil Gesundheitsberufe", "Health occupations, share"),
        description=Text(
            "Wie viele von 100 Beschäftigten in Gesundheits- und Pflegeberufen arbeiten.",
            "How many of 100 employees work in health and care occupations.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Berufen der "
            "KldB-2010-Gruppen 81, 821, 822 und 825 in Prozent aller sozialversicherungspflichtig "
            "Beschäftigten am Arbeitsort, jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in occupations of KldB "
            "2010 groups 81, 821, 822 and 825 as a percentage of all such employees, on 30 June.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("anteil-gesundheitsberufe", "health-occupations-share"),
        direction="up",
        valid=(1, 50),
        numerator=(Extract(KLDB, ("health",)),),
        denominator=TOTAL,
        factor=100,
        pool=Pool(("ratio",)),
        notes=NOTES,
    ),
)
