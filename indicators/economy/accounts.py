"""What is produced and earned: the regional accounts."""

from indicators.model import Extract, Indicator, Pool, Text

GDP = "regionalstatistik/82000-01-01-4"
INCOME = "regionalstatistik/82000-07-01-4"
EUR = Text("Euro", "euros")
ONE_REVISION = Text(
    "Alle Jahre stammen aus einem Berechnungsstand der Regionalrechnung; mit älteren "
    "Berechnungsständen sind sie nicht vergleichbar.",
    "All years come from one revision of the regional accounts; they cannot be compared with "
    "older revisions.",
)
COMMUTERS = Text(
    "Gezählt wird am Arbeitsort, geteilt durch die Menschen am Wohnort: Städte mit vielen "
    "Einpendelnden liegen deshalb höher.",
    "Output is counted where people work and divided by those who live there: cities with many "
    "in-commuters therefore rank higher.",
)
INDICATORS = (
    Indicator(
        id="gdp_per_capita",
        pillar="economy",
        title=Text("Bruttoinlandsprodukt je Einwohner", "Gross domestic product per inhabitant"),
        short_title=Text("BIP je Einwohner", "GDP per inhabitant"),
        description=Text(
            "Wie viel in einer Region erwirtschaftet wird, gemessen an ihrer Bevölkerung.",
            "How much a region produces, measured against its population.",
        ),
        definition=Text(
            "Bruttoinlandsprodukt zu Marktpreisen in jeweiligen Preisen eines Jahres, geteilt "
            "durch die durchschnittliche Bevölkerung des Jahres.",
            "Gross domestic product at current market prices of a year, divided by the average "
            "population of the year.",
        ),
        unit=EUR,
        symbol=Text("€", "€"),
        decimals=0,
        slug=Text("bip-je-einwohner", "gdp-per-inhabitant"),
        direction="up",
        valid=(5_000, 300_000),
        values=(Extract(GDP, ("gdp_per_capita",)),),
        numerator=(Extract(GDP, ("gdp",), scale=1000),),
        pool=Pool(("implied",)),
        rate=False,
        headline=True,
        notes=(
            ONE_REVISION,
            COMMUTERS,
            Text(
                "In jeweiligen Preisen, nicht preisbereinigt.", "At current prices, not deflated."
            ),
        ),
    ),
    Indicator(
        id="gdp_per_worker",
        pillar="economy",
        title=Text(
            "Bruttoinlandsprodukt je Erwerbstätigen", "Gross domestic product per person employed"
        ),
        short_title=Text("BIP je Erwerbstätigen", "GDP per worker"),
        description=Text(
            "Wie viel je arbeitender Person erwirtschaftet wird.",
            "How much is produced per working person.",
        ),
        definition=Text(
            "Bruttoinlandsprodukt zu Marktpreisen in jeweiligen Preisen eines Jahres, geteilt "
            "durch die Erwerbstätigen am Arbeitsort im Durchschnitt des Jahres.",
            "Gross domestic product at current market prices of a year, divided by the persons "
            "employed at their place of work, average of the year.",
        ),
        unit=EUR,
        symbol=Text("€", "€"),
        decimals=0,
        slug=Text("bip-je-erwerbstaetigen", "gdp-per-worker"),
        direction="up",
        valid=(20_000, 400_000),
        values=(Extract(GDP, ("gdp_per_worker",)),),
        numerator=(Extract(GDP, ("gdp",), scale=1000),),
        pool=Pool(("implied",)),
        rate=False,
        notes=(
            ONE_REVISION,
            Text(
                "Personen, nicht Arbeitsstunden: Teilzeit zählt wie Vollzeit.",
                "Persons, not hours: part-time counts like full-time.",
            ),
        ),
    ),
    Indicator(
        id="disposable_income_per_capita",
        pillar="economy",
        title=Text(
            "Verfügbares Einkommen der privaten Haushalte je Einwohner",
            "Disposable income of private households per inhabitant",
        ),
        short_title=Text("Verfügbares Einkommen", "Disposable income"),
        description=Text(
            "Was den Haushalten nach Steuern, Abgaben und Sozialleistungen bleibt.",
            "What households have left after taxes, contributions and social benefits.",
        ),
        definition=Text(
            "Verfügbares Einkommen der privaten Haushalte einschließlich der privaten "
            "Organisationen ohne Erwerbszweck in einem Jahr, am Wohnort, geteilt durch die "
            "durchschnittliche Bevölkerung des Jahres.",
            "Disposable income of private households including non-profit institutions serving "
            "them in a year, at the place of residence, divided by the average population of the "
            "year.",
        ),
        unit=EUR,
        symbol=Text("€", "€"),
        decimals=0,
        slug=Text("verfuegbares-einkommen", "disposable-income"),
        direction="up",
        valid=(5_000, 80_000),
        values=(Extract(INCOME, ("income_per_capita",)),),
        numerator=(Extract(INCOME, ("income",), scale=1000),),
        pool=Pool(("implied",)),
        rate=False,
        headline=True,
        notes=(
            ONE_REVISION,
            Text(
                "In jeweiligen Preisen, ohne Unterschiede der Lebenshaltungskosten.",
                "At current prices; differences in the cost of living are not taken into account.",
            ),
        ),
    ),
)
