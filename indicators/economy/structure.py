"""Research and development, and what the output consists of."""

from indicators.model import Break, Extract, Indicator, Pool, Text

INKAR = "inkar/inkar_2024"
PERCENT = Text("Prozent", "per cent")
GVA_WEIGHT = Text(
    "Bruttowertschöpfung (Eurostat nama_10r_3gva)", "gross value added (Eurostat nama_10r_3gva)"
)

INDICATORS = (
    Indicator(
        id="rd_expenditure_gdp",
        pillar="economy",
        title=Text(
            "Ausgaben für Forschung und Entwicklung am Bruttoinlandsprodukt",
            "Expenditure on research and development as a share of gross domestic product",
        ),
        short_title=Text("FuE-Ausgaben am BIP", "R&D expenditure"),
        description=Text(
            "Welchen Anteil der Wirtschaftsleistung Unternehmen, Staat und Hochschulen für "
            "Forschung und Entwicklung ausgeben.",
            "What share of output firms, government and universities spend on research and "
            "development.",
        ),
        definition=Text(
            "Interne Ausgaben für Forschung und Entwicklung in allen Sektoren eines Jahres, in "
            "Prozent des Bruttoinlandsprodukts der NUTS-2-Region.",
            "Intramural expenditure on research and development of all sectors in a year, as a "
            "percentage of the gross domestic product of the NUTS 2 region.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=2,
        slug=Text("fue-ausgaben", "rd-expenditure"),
        direction="up",
        valid=(0.1, 15),
        values=(Extract("eurostat/tgs00042", ("PC_GDP",)),),
        pool=Pool(
            ("weighted",),
            weight=(
                Extract("eurostat/nama_10r_2gdp", ("MIO_EUR",)),
                # The file begins in 2014: that year's GDP weights 2013 as well.
                Extract("eurostat/nama_10r_2gdp", ("MIO_EUR",), until="2013", shift=-1),
            ),
            weight_name=Text(
                "Bruttoinlandsprodukt (Eurostat nama_10r_2gdp), für 2013 das von 2014",
                "gross domestic product (Eurostat nama_10r_2gdp), for 2013 that of 2014",
            ),
        ),
        frequency="biennial",
        level="nuts2",
        notes=(
            Text(
                "Erhoben nach Regierungsbezirken (NUTS 2). Das Ruhrgebiet verteilt sich auf "
                "Düsseldorf, Münster und Arnsberg, die alle weiter reichen: einen Wert für das "
                "Ruhrgebiet gibt es nicht.",
                "Surveyed by NUTS 2 region. The Ruhr is spread over Düsseldorf, Münster and "
                "Arnsberg, each of which reaches beyond it: there is no value for the Ruhr.",
            ),
            Text(
                "Nordrhein-Westfalen und Deutschland sind mit dem BIP gewichtete Werte der "
                "NUTS-2-Regionen; fehlt eine davon, fehlt das Jahr.",
                "North Rhine-Westphalia and Germany are GDP-weighted values of the NUTS 2 "
                "regions; where one is missing, so is the year.",
            ),
        ),
        breaks=(
            Break(
                "2023",
                Text(
                    "Viele Regionen verschieben sich gegeneinander (Köln 3,33 auf 4,05, "
                    "Düsseldorf 1,95 auf 1,64): möglicherweise anders zugeordnete Ausgaben.",
                    "Many regions shift against each other (Köln 3.33 to 4.05, Düsseldorf 1.95 "
                    "to 1.64): expenditure may have been allocated differently.",
                ),
                ("DEA1", "DEA3", "DEA5"),
            ),
        ),
    ),
    Indicator(
        id="manufacturing_gva_share",
        pillar="economy",
        title=Text(
            "Anteil des Produzierenden Gewerbes an der Bruttowertschöpfung",
            "Share of industry and construction in gross value added",
        ),
        short_title=Text("Produzierendes Gewerbe", "Industry's share of output"),
        description=Text(
            "Welcher Teil der Wertschöpfung aus Industrie, Energie und Bau kommt.",
            "What part of value added comes from industry, energy and construction.",
        ),
        definition=Text(
            "Bruttowertschöpfung der Wirtschaftsabschnitte B bis F (Bergbau, Verarbeitendes "
            "Gewerbe, Energie, Wasser, Bau; WZ 2008) in Prozent der gesamten Bruttowertschöpfung "
            "eines Jahres, zu Herstellungspreisen.",
            "Gross value added of sections B to F (mining, manufacturing, energy, water, "
            "construction; NACE Rev. 2) as a percentage of total gross value added of a year, at "
            "basic prices.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("anteil-produzierendes-gewerbe", "industry-value-added-share"),
        direction="keep",
        valid=(1, 95),
        values=(Extract(INKAR, ("a_bws_2sektor",)),),
        pool=Pool(
            ("weighted",),
            weight=(Extract("eurostat/nama_10r_3gva", ("gva",)),),
            weight_name=GVA_WEIGHT,
        ),
    ),
    Indicator(
        id="services_gva_share",
        pillar="economy",
        title=Text(
            "Anteil der Dienstleistungen an der Bruttowertschöpfung",
            "Share of services in gross value added",
        ),
        short_title=Text("Dienstleistungen", "Services' share of output"),
        description=Text(
            "Welcher Teil der Wertschöpfung aus Dienstleistungen kommt.",
            "What part of value added comes from services.",
        ),
        definition=Text(
            "Bruttowertschöpfung der Wirtschaftsabschnitte G bis T (WZ 2008) in Prozent der "
            "gesamten Bruttowertschöpfung eines Jahres, zu Herstellungspreisen.",
            "Gross value added of sections G to T (NACE Rev. 2) as a percentage of total gross "
            "value added of a year, at basic prices.",
        ),
        unit=PERCENT,
        symbol=Text("%", "%"),
        decimals=1,
        slug=Text("anteil-dienstleistungen", "services-value-added-share"),
        direction="context",
        valid=(5, 99),
        values=(Extract(INKAR, ("a_bws_3sektor",)),),
        pool=Pool(
            ("weighted",),
            weight=(Extract("eurostat/nama_10r_3gva", ("gva",)),),
            weight_name=GVA_WEIGHT,
        ),
    ),
)
