"""Qualification of the employees who live in the region."""

from indicators.labour.base import (
    COMMUTERS,
    INKAR,
    KREISE_ONLY,
    PERCENT,
    PERCENT_SIGN,
    RESIDENCE,
)
from indicators.model import Extract, Indicator, Pool, Text

_RESIDENTS = (
    Extract(COMMUTERS, ("employees_residence",), until="2012"),
    Extract(RESIDENCE, ("employees_residence",), since="2013"),
)
_RESIDENTS_NAME = Text(
    "sozialversicherungspflichtig Beschäftigte am Wohnort",
    "employees subject to social insurance by place of residence",
)

INDICATORS = (
    Indicator(
        id="employees_no_qualification",
        pillar="labour",
        title=Text(
            "Beschäftigte ohne Berufsabschluss", "Employees without a vocational qualification"
        ),
        short_title=Text("Ohne Berufsabschluss", "No qualification"),
        description=Text(
            "Wie viele von hundert Beschäftigten, die hier wohnen, keinen Berufsabschluss haben.",
            "How many of a hundred employees living here have no vocational qualification.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Wohnort ohne Berufsabschluss je 100 "
            "sozialversicherungspflichtig Beschäftigte am Wohnort, 30. Juni.",
            "Employees subject to social insurance by place of residence without a vocational "
            "qualification per 100 such employees, 30 June.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("beschaeftigte-ohne-abschluss", "employees-without-qualification"),
        direction="down",
        valid=(1, 40),
        values=(Extract(INKAR, ("a_svw_oAbschluss",)),),
        pool=Pool(("weighted",), _RESIDENTS, _RESIDENTS_NAME),
        notes=(KREISE_ONLY,),
    ),
    Indicator(
        id="employees_degree",
        pillar="labour",
        title=Text("Beschäftigte mit akademischem Abschluss", "Employees with an academic degree"),
        short_title=Text("Mit Studienabschluss", "Academic degree"),
        description=Text(
            "Wie viele von hundert Beschäftigten, die hier wohnen, einen Hochschulabschluss haben.",
            "How many of a hundred employees living here have a university degree.",
        ),
        definition=Text(
            "Sozialversicherungspflichtig Beschäftigte am Wohnort mit akademischem Abschluss "
            "je 100 sozialversicherungspflichtig Beschäftigte am Wohnort, 30. Juni.",
            "Employees subject to social insurance by place of residence with an academic degree "
            "per 100 such employees, 30 June.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("beschaeftigte-mit-studium", "employees-with-degree"),
        direction="up",
        valid=(2, 60),
        values=(Extract(INKAR, ("a_svw_akadem",)),),
        pool=Pool(("weighted",), _RESIDENTS, _RESIDENTS_NAME),
        notes=(KREISE_ONLY,),
    ),
)
