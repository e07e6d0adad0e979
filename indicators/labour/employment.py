"""Employees subject to social insurance: how many, and how paid."""

from indicators.labour.base import (
    AVERAGE,
    EMPLOYED,
    EMPLOYEES,
    INDUSTRIES,
    INKAR,
    JOBS,
    KREISE_ONLY,
    NO_SIGN,
    OCCUPATIONS,
    PERCENT,
    PERCENT_SIGN,
    PERSONS,
    WORKING_AGE_NAME,
)
from indicators.model import Break, Extract, Indicator, Pool, Text

_JOBS_SOURCES = Text(
    "In jedem Jahr aus der ersten dieser Tabellen, die einen Wert hat: 13111-01-03-4, dann "
    "13111-07-05-4, dann die Summe einer Sonderauswertung nach Berufen, der verdeckte Fälle "
    "fehlen (höchstens 0,06 Prozent).",
    "In each year from the first of these tables that has a value: 13111-01-03-4, then "
    "13111-07-05-4, then sums of a special tabulation by occupation that lacks hidden cases "
    "(0.06 per cent at most).",
)
# One concept in one year: persons employed exist for the members and NRW only.
_EARNERS = (
    Extract(EMPLOYED, ("employed",), until="2012"),
    Extract(EMPLOYEES, ("employees",), since="2013"),
    Extract(INDUSTRIES, ("employees_total",), since="2013"),
    Extract(OCCUPATIONS, ("total",), since="2013", computed=True),
)
INDICATORS = (
    Indicator(
        id="employees_workplace",
        pillar="labour",
        title=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort",
            "Employees subject to social insurance by place of work",
        ),
        short_title=Text("Beschäftigte", "Employees"),
        description=Text(
            "Wie viele Menschen in der Region eine Stelle mit Sozialversicherung haben.",
            "How many people have a job with social insurance in the region.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am 30. Juni, gezählt am Ort des Betriebs.",
            "Employees subject to social insurance on 30 June, counted where the establishment is.",
        ),
        unit=PERSONS,
        symbol=NO_SIGN,
        decimals=0,
        slug=Text("beschaeftigte", "employees"),
        direction="up",
        valid=(5_000, 50_000_000),
        values=JOBS,
        pool=Pool(("sum",)),
        rate=False,
        notes=(_JOBS_SOURCES,),
    ),
    Indicator(
        id="employees_per_1000",
        pillar="labour",
        title=Text(
            "Sozialversicherungspflichtig Beschäftigte je 1.000 Einwohner",
            "Employees subject to social insurance per 1,000 inhabitants",
        ),
        short_title=Text("Beschäftigte je 1.000", "Employees per 1,000"),
        description=Text(
            "Wie viele Stellen mit Sozialversicherung in der Region auf tausend Menschen kommen.",
            "How many jobs with social insurance there are in the region for every "
            "thousand people.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Arbeitsort am 30. Juni je "
            "1.000 Einwohner im Jahresdurchschnitt.",
            "Employees subject to social insurance by place of work on 30 June per 1,000 "
            "inhabitants, annual average.",
        ),
        unit=Text("je 1.000 Einwohner", "per 1,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=0,
        slug=Text("beschaeftigte-je-1000", "employees-per-1000"),
        direction="up",
        valid=(80, 1_500),
        numerator=JOBS,
        denominator=(Extract(AVERAGE, ("population",)),),
        factor=1000,
        pool=Pool(("ratio",)),
        headline=True,
        notes=(
            _JOBS_SOURCES,
            Text(
                "Ein Jahr bekommt erst dann einen Wert, wenn auch die Bevölkerung im "
                "Jahresdurchschnitt vorliegt.",
                "A year gets its value only when the average population of the year is there as "
                "well.",
            ),
        ),
    ),
    Indicator(
        id="employment_rate",
        pillar="labour",
        title=Text("Beschäftigtenquote", "Share of employees in the working-age population"),
        short_title=Text("Beschäftigtenquote", "Employee rate"),
        description=Text(
            "Wie viele von hundert Einwohnern zwischen 15 und 64 Jahren eine Stelle mit "
            "Sozialversicherung haben.",
            "How many of a hundred inhabitants aged 15 to 64 have a job with social insurance.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Wohnort am 30. Juni je 100 Einwohner von "
            "15 bis unter 65 Jahren.",
            "Employees subject to social insurance by place of residence on 30 June per 100 "
            "inhabitants aged 15 to under 65.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("beschaeftigtenquote", "employee-rate"),
        direction="up",
        valid=(20, 85),
        values=(Extract(INKAR, ("q_svw",)),),
        # The weight is the rate's own denominator: the pooled value is exact but for rounding.
        pool=Pool(
            ("weighted",), (Extract(INKAR, ("ewf_1565_ges",)),), WORKING_AGE_NAME, status="A"
        ),
        notes=(
            KREISE_ONLY,
            Text(
                "Beamtinnen, Beamte, Selbständige und ausschließlich geringfügig Beschäftigte "
                "zählen nicht mit.",
                "Civil servants, the self-employed and persons with marginal jobs only do not "
                "count.",
            ),
        ),
        breaks=(
            Break(
                "2011",
                Text(
                    "Bevölkerung von hier an auf Grundlage des Zensus 2011.",
                    "Population based on the 2011 census from here on.",
                ),
            ),
            Break(
                "2013",
                Text(
                    "Beschäftigtenstatistik von hier an nach der Revision von 2014 (rund 1 "
                    "Prozent mehr Beschäftigte).",
                    "Employment statistics from here on after the revision of 2014 (about 1 per "
                    "cent more employees).",
                ),
            ),
        ),
    ),
    Indicator(
        id="gross_earnings",
        pillar="labour",
        title=Text(
            "Bruttoverdienst je Arbeitnehmer und Monat", "Gross earnings per employee and month"
        ),
        short_title=Text("Bruttoverdienst", "Gross earnings"),
        description=Text(
            "Was Arbeitnehmerinnen und Arbeitnehmer in der Region im Durchschnitt vor Abzügen "
            "verdienen.",
            "What employees in the region earn on average before deductions.",
        ),
        definition=Text(
            "Bruttolöhne und -gehälter am Arbeitsort eines Jahres, geteilt durch die Zahl der "
            "Arbeitnehmer und zwölf; Teilzeit ist nicht umgerechnet.",
            "Gross wages and salaries by place of work in a year, divided by the number of "
            "employees and by twelve; part-time is not converted.",
        ),
        unit=Text("Euro im Monat", "euros a month"),
        symbol=Text("€", "€"),
        decimals=0,
        slug=Text("bruttoverdienst", "gross-earnings"),
        direction="up",
        valid=(1_000, 8_000),
        values=(Extract(INKAR, ("d_Bruttoverdienst",)),),
        pool=Pool(
            ("weighted",),
            _EARNERS,
            Text(
                "Erwerbstätige (bis 2012), sozialversicherungspflichtig Beschäftigte am Arbeitsort "
                "(ab 2013)",
                "persons employed (to 2012), employees subject to social insurance by place "
                "of work (from 2013)",
            ),
        ),
        rate=False,
        notes=(KREISE_ONLY,),
    ),
)
