"""Tables of the federal institutes: INKAR and Deutschlandatlas (BBSR), Destatis."""

from indicators.model import Table, Text

TABLES = (
    Table(
        id="inkar/inkar_2024",
        publisher="bbsr",
        title=Text(
            "INKAR – Indikatoren und Karten zur Raum- und Stadtentwicklung, Ausgabe 2024",
            "INKAR – indicators and maps on spatial and urban development, 2024 edition",
        ),
        url="https://www.inkar.de",
        files=("inkar_2024.zip",),
        edition="2024",
    ),
    Table(
        id="deutschlandatlas/Deutschlandatlas",
        publisher="deutschlandatlas",
        title=Text(
            "Deutschlandatlas, Daten nach Kreisen und kreisfreien Städten",
            "Deutschlandatlas, figures by district",
        ),
        url="https://www.deutschlandatlas.bund.de",
        files=("Deutschlandatlas_2025-06-26.xlsx", "deutschlandatlas_indikatoren.csv"),
        edition="2025-06-26",
    ),
    Table(
        id="destatis/gewerbeanzeigen_laender",
        publisher="destatis",
        title=Text(
            "Gewerbeanzeigenstatistik: An- und Abmeldungen nach Bundesländern",
            "Business notices: registrations and deregistrations by Land",
        ),
        url="https://www-genesis.destatis.de",
        files=("gewerbeanzeigen_laender_2002-2022.csv",),
    ),
)
