"""Basic income support for job seekers."""

from indicators.labour.base import INKAR, PERCENT, PERCENT_SIGN
from indicators.model import Break, Extract, Indicator, Pool, Text

INDICATORS = (
    Indicator(
        id="sgb2_rate",
        pillar="labour",
        title=Text("SGB-II-Quote", "Share on basic income support for job seekers"),
        short_title=Text("SGB-II-Quote", "SGB II rate"),
        description=Text(
            "Wie viele von hundert Menschen unter 65 Jahren von der Grundsicherung für "
            "Arbeitsuchende leben oder mit ihr das Einkommen aufstocken.",
            "How many of a hundred people under 65 live on basic income support for job seekers or "
            "top up their income with it.",
        ),
        definition=Text(
            "Leistungsberechtigte nach dem SGB II (erwerbsfähig oder nicht), Mittel aus März und "
            "September, je 100 Einwohner unter 65 Jahren.",
            "Persons entitled to benefits under SGB II (able to work or not), mean of March and "
            "September, per 100 inhabitants under 65.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("sgb2-quote", "sgb2-rate"),
        direction="down",
        valid=(0.3, 40),
        values=(Extract(INKAR, ("q_SGBII",)),),
        pool=Pool(
            ("weighted",),
            (Extract(INKAR, ("ewf_1565_ges",)),),
            Text(
                "Bevölkerung von 15 bis unter 65 Jahren (Näherung für alle unter 65)",
                "population aged 15 to under 65 (approximation for all under 65)",
            ),
        ),
        notes=(
            Text(
                "Wer Grundsicherung bezieht, muss nicht arbeitslos sein.",
                "Who receives basic income support need not be unemployed.",
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
        ),
    ),
)
