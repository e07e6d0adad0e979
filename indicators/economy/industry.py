"""Manufacturing: turnover, exports, investment; and overnight guests."""

from indicators.model import Break, Extract, Indicator, Pool, Text

INKAR = "inkar/inkar_2024"
PERCENT = Text("Prozent", "per cent")
THOUSAND_EUR = Text("1.000 Euro", "1,000 euros")
EUR_SYMBOL = Text("Tsd. €", "k€")
UNITS_20 = Text(
    "Erfasst sind Betriebe des Verarbeitenden Gewerbes und des Bergbaus mit mindestens 20 tätigen "
    "Personen (WZ 2008, Abschnitte B und C).",
    "Covers manufacturing and mining units with at least 20 persons at work (NACE Rev. 2, sections "
    "B and C).",
)
NO_COUNTS = Pool(
    reason=Text(
        "Die Zahl der tätigen Personen, auf die sich der Wert bezieht, liegt nicht vor; ein "
        "Mittel über Kreise wäre falsch.",
        "The number of persons at work behind the value is not at hand; a mean over districts "
        "would be wrong.",
    )
)

INDICATORS = (
    Indicator(
        id="industry_turnover_per_employee",
        pillar="economy",
        title=Text("Industrieumsatz je tätiger Person", "Industrial turnover per person at work"),
        short_title=Text("Industrieumsatz", "Industrial turnover"),
        description=Text(
            "Wie viel Umsatz die Industrie je tätiger Person macht.",
            "How much turnover industry makes per person at work.",
        ),
        definition=Text(
            "Gesamtumsatz eines Jahres (ohne Umsatzsteuer) der Betriebe des Verarbeitenden "
            "Gewerbes und des Bergbaus, geteilt durch die dort tätigen Personen.",
            "Total turnover of a year (without value added tax) of manufacturing and mining "
            "units, divided by the persons at work there.",
        ),
        unit=THOUSAND_EUR,
        symbol=EUR_SYMBOL,
        decimals=0,
        slug=Text("industrieumsatz", "industrial-turnover"),
        direction="up",
        valid=(20, 3_000),
        values=(Extract(INKAR, ("q_iumsatz",)),),
        pool=NO_COUNTS,
        rate=False,
        notes=(UNITS_20,),
    ),
    Indicator(
        id="industry_export_turnover",
        pillar="economy",
        title=Text(
            "Auslandsumsatz der Industrie je tätiger Person",
            "Industrial turnover abroad per person at work",
        ),
        short_title=Text("Auslandsumsatz", "Turnover abroad"),
        description=Text(
            "Wie viel die Industrie je tätiger Person im Ausland umsetzt.",
            "How much industry sells abroad per person at work.",
        ),
        definition=Text(
            "Auslandsumsatz eines Jahres der Betriebe des Verarbeitenden Gewerbes und des "
            "Bergbaus, einschließlich Lieferungen an inländische Exporteure, geteilt durch die "
            "dort tätigen Personen.",
            "Turnover abroad of a year of manufacturing and mining units, including deliveries to "
            "domestic exporters, divided by the persons at work there.",
        ),
        unit=THOUSAND_EUR,
        symbol=EUR_SYMBOL,
        decimals=0,
        slug=Text("auslandsumsatz", "turnover-abroad"),
        direction="up",
        valid=(0.5, 2_000),
        values=(Extract(INKAR, ("q_iumsatz_ausl",)),),
        pool=NO_COUNTS,
        rate=False,
        notes=(UNITS_20,),
    ),
    Indicator(
        id="industry_export_share",
        pillar="economy",
        title=Text("Auslandsanteil am Industrieumsatz", "Share of industrial turnover made abroad"),
        short_title=Text("Exportquote der Industrie", "Industrial export share"),
        description=Text(
            "Welchen Teil ihres Umsatzes die Industrie im Ausland macht.",
            "What part of its turnover industry makes abroad.",
        ),
        definition=Text(
            "Auslandsumsatz in Prozent des Gesamtumsatzes eines Jahres der Betriebe des "
            "Verarbeitenden Gewerbes und des Bergbaus; berechnet aus beiden Werten je tätiger "
            "Person.",
            "Turnover abroad as a percentage of total turnover of a year of manufacturing and "
            "mining units; computed from both values per person at work.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("exportquote-industrie", "industrial-export-share"),
        direction="up",
        valid=(0.5, 100),
        numerator=(Extract(INKAR, ("q_iumsatz_ausl",)),),
        denominator=(Extract(INKAR, ("q_iumsatz",)),),
        factor=100,
        pool=NO_COUNTS,
        notes=(UNITS_20,),
    ),
    Indicator(
        id="industry_investment_per_employee",
        pillar="economy",
        title=Text(
            "Investitionen der Industrie je tätiger Person",
            "Industrial investment per person at work",
        ),
        short_title=Text("Industrieinvestitionen", "Industrial investment"),
        description=Text(
            "Wie viel die Industrie je tätiger Person in Sachanlagen investiert.",
            "How much industry invests in tangible assets per person at work.",
        ),
        definition=Text(
            "Aktivierte Bruttozugänge an Sachanlagen eines Geschäftsjahres in Betrieben des "
            "Verarbeitenden Gewerbes und des Bergbaus, geteilt durch die dort tätigen Personen.",
            "Capitalised gross additions to tangible assets of a business year in manufacturing "
            "and mining units, divided by the persons at work there.",
        ),
        unit=THOUSAND_EUR,
        symbol=EUR_SYMBOL,
        decimals=1,
        slug=Text("industrieinvestitionen", "industrial-investment"),
        direction="up",
        valid=(0.1, 300),
        values=(Extract(INKAR, ("q_iinvest",)),),
        pool=NO_COUNTS,
        rate=False,
        notes=(
            UNITS_20,
            Text(
                "Einzelne große Vorhaben bewegen den Wert eines Kreises stark.",
                "Single large projects move a district's value strongly.",
            ),
        ),
    ),
    Indicator(
        id="overnight_stays_per_capita",
        pillar="economy",
        title=Text("Gästeübernachtungen je Einwohner", "Overnight stays per inhabitant"),
        short_title=Text("Gästeübernachtungen", "Overnight stays"),
        description=Text(
            "Wie oft Gäste in Hotels und anderen Unterkünften übernachten, gemessen an der "
            "Bevölkerung.",
            "How often guests stay overnight in hotels and other accommodation, measured against "
            "population.",
        ),
        definition=Text(
            "Übernachtungen eines Jahres in Beherbergungsbetrieben mit mindestens zehn "
            "Schlafgelegenheiten, geteilt durch die Einwohner am 31. Dezember.",
            "Overnight stays of a year in accommodation with at least ten beds, divided by the "
            "inhabitants on 31 December.",
        ),
        unit=Text("Übernachtungen je Einwohner", "stays per inhabitant"),
        symbol=Text("", ""),
        decimals=2,
        slug=Text("gaesteuebernachtungen", "overnight-stays"),
        direction="up",
        valid=(0, 150),
        values=(Extract(INKAR, ("q_übern_bev",)),),
        pool=Pool(
            ("weighted",),
            weight=(Extract("eurostat/nama_10r_3popgdp", ("population",)),),
            weight_name=Text(
                "durchschnittliche Bevölkerung (Eurostat nama_10r_3popgdp)",
                "average population (Eurostat nama_10r_3popgdp)",
            ),
        ),
        notes=(
            Text(
                "Die Länder grenzen die Betriebe nicht überall gleich ab, etwa bei Campingplätzen.",
                "The Länder do not delimit accommodation in the same way, for instance camping "
                "sites.",
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
