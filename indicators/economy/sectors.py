"""Where people work: employees by industry (WZ 2008), not by occupation."""

from indicators.model import Extract, Indicator, Pool, Text

WZ = "regionalstatistik/13111-07-05-4"
TOTAL = (Extract(WZ, ("employees_total",)),)
PERCENT = Text("Prozent", "per cent")
NOTES = (
    Text(
        "Branchen, nicht Berufe: in einem Betrieb zählen alle Beschäftigten, gleich was sie tun.",
        "Industries, not occupations: in a unit all employees count, whatever they do.",
    ),
)

INDICATORS = (
    Indicator(
        id="manufacturing_employment_share",
        pillar="economy",
        title=Text(
            "Anteil der Beschäftigten im Verarbeitenden Gewerbe (Branche)",
            "Share of employees in manufacturing (industry)",
        ),
        short_title=Text("Beschäftigte in der Industrie", "Employees in manufacturing"),
        description=Text(
            "Wie viele von 100 Beschäftigten in Betrieben des Verarbeitenden Gewerbes arbeiten.",
            "How many of 100 employees work in manufacturing.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Betrieben des Abschnitts "
            "C (WZ 2008) in Prozent aller sozialversicherungspflichtig Beschäftigten am "
            "Arbeitsort, jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in units of section C "
            "(NACE Rev. 2) as a percentage of all such employees, on 30 June.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("beschaeftigte-industrie", "employees-in-manufacturing"),
        direction="keep",
        valid=(0.5, 80),
        numerator=(Extract(WZ, ("employees_C",)),),
        denominator=TOTAL,
        factor=100,
        pool=Pool(("ratio",)),
        notes=NOTES,
    ),
    Indicator(
        id="services_employment_share",
        pillar="economy",
        title=Text(
            "Anteil der Beschäftigten in Dienstleistungen (Branche)",
            "Share of employees in services (industry)",
        ),
        short_title=Text("Beschäftigte in Dienstleistungen", "Employees in services"),
        description=Text(
            "Wie viele von 100 Beschäftigten in Dienstleistungsbranchen arbeiten.",
            "How many of 100 employees work in service industries.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Betrieben der "
            "Abschnitte G bis U (WZ 2008) in Prozent aller sozialversicherungspflichtig "
            "Beschäftigten am Arbeitsort, jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in units of sections "
            "G to U (NACE Rev. 2) as a percentage of all such employees, on 30 June.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("beschaeftigte-dienstleistungen", "employees-in-services"),
        direction="context",
        valid=(0.1, 99),
        numerator=(Extract(WZ, ("employees_G_U",)),),
        denominator=TOTAL,
        factor=100,
        pool=Pool(("ratio",)),
        notes=NOTES,
    ),
    Indicator(
        id="ict_employment_share",
        pillar="economy",
        title=Text(
            "Anteil der Beschäftigten in Information und Kommunikation (Branche)",
            "Share of employees in information and communication (industry)",
        ),
        short_title=Text("Beschäftigte in IKT", "Employees in ICT"),
        description=Text(
            "Wie viele von 100 Beschäftigten in Medien, Telekommunikation und IT-Diensten "
            "arbeiten.",
            "How many of 100 employees work in media, telecommunications and IT services.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort in Betrieben des Abschnitts J "
            "(WZ 2008) in Prozent aller sozialversicherungspflichtig Beschäftigten am "
            "Arbeitsort, jeweils am 30. Juni.",
            "Employees subject to social insurance at the place of work in units of section J "
            "(NACE Rev. 2) as a percentage of all such employees, on 30 June.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("beschaeftigte-ikt", "employees-in-ict"),
        direction="up",
        valid=(0.1, 99),
        numerator=(Extract(WZ, ("employees_J",)),),
        denominator=TOTAL,
        factor=100,
        pool=Pool(("ratio",)),
        notes=NOTES,
    ),
)
