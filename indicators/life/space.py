"""Housing and land use."""

from indicators.life.base import (
    AVERAGE,
    CENSUS_2022,
    INKAR,
    NO_SIGN,
    PERCENT,
    PERCENT_SIGN,
    POPULATION,
)
from indicators.model import Extract, Indicator, Pool, Text

LAND = "regionalstatistik/33111-01-01-4"
DWELLINGS = "itnrw/fertiggestellte_wohnungen"

_AREA = (Extract(LAND, ("area_total",)),)
_LAND_NOTE = Text(
    "2016 wurde die Erhebung auf das amtliche Liegenschaftskataster ALKIS umgestellt; spätere "
    "Werte sind mit denen bis 2015 nicht vergleichbar und werden nicht angefügt.",
    "In 2016 the survey moved to the land register ALKIS; later figures are not comparable with "
    "those up to 2015 and are not appended.",
)

INDICATORS = (
    Indicator(
        id="asking_rent",
        pillar="life",
        title=Text("Angebotsmiete", "Asking rent"),
        short_title=Text("Angebotsmiete", "Asking rent"),
        description=Text(
            "Was ein Quadratmeter in Wohnungen kostet, die im Internet und in Zeitungen zur "
            "Wiedervermietung angeboten werden, ohne Nebenkosten.",
            "What a square metre costs in existing flats advertised online and in newspapers, "
            "without service charges.",
        ),
        definition=Text(
            "Mittlere Nettokaltmiete angebotener Bestandswohnungen von 40 bis 100 m² mittlerer "
            "Ausstattung in mittlerer bis guter Lage, Jahresmittel.",
            "Mean net rent of advertised existing flats of 40 to 100 m² with medium fittings in "
            "medium to good locations, annual mean.",
        ),
        unit=Text("Euro je m²", "euros per m²"),
        symbol=Text("€/m²", "€/m²"),
        decimals=2,
        slug=Text("angebotsmiete", "asking-rent"),
        direction="context",
        valid=(3, 25),
        values=(Extract(INKAR, ("m_mietpr",)),),
        pool=Pool(
            reason=Text(
                "Ohne die Zahl der Inserate je Kreis lässt sich kein gemeinsamer Mittelwert "
                "bilden.",
                "Without the number of adverts in each district no common mean can be formed.",
            )
        ),
        rate=False,
        notes=(
            Text(
                "Wohnungen, die ohne Inserat vergeben werden, fehlen; günstige sind deshalb "
                "untervertreten.",
                "Flats let without an advert are missing; cheap ones are therefore "
                "under-represented.",
            ),
        ),
    ),
    Indicator(
        id="new_dwellings_per_1000",
        pillar="life",
        title=Text("Neue Wohnungen je 1.000 Einwohner", "New dwellings per 1,000 inhabitants"),
        short_title=Text("Neue Wohnungen", "New dwellings"),
        description=Text(
            "Wie viele Wohnungen in neuen Wohngebäuden im Jahr fertig geworden sind, bezogen auf "
            "die Einwohner.",
            "How many dwellings in new residential buildings were completed in the year, relative "
            "to inhabitants.",
        ),
        definition=Text(
            "Fertiggestellte Wohnungen in neuen Wohngebäuden je 1.000 Einwohner am 31. Dezember.",
            "Dwellings completed in new residential buildings per 1,000 inhabitants on 31 "
            "December.",
        ),
        unit=Text("je 1.000 Einwohner", "per 1,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("neue-wohnungen", "new-dwellings"),
        direction="context",
        valid=(0, 15),
        numerator=(Extract(DWELLINGS, ("dwellings",)),),
        denominator=(*POPULATION, Extract(AVERAGE, ("population",), since="2022", until="2022")),
        factor=1000,
        pool=Pool(("ratio",)),
        rate=False,
        notes=(
            Text(
                "Die archivierte Datei enthält nur die 15 Mitglieder; Werte für NRW und "
                "Deutschland können deshalb fehlen. Wo für 2022 die Bevölkerung am 31. Dezember "
                "fehlt, gilt die mittlere Bevölkerung des Jahres.",
                "The archived file holds the 15 members only, so that figures for NRW and "
                "Germany can be missing. Where the population on 31 December 2022 is missing, "
                "the average population of the year counts.",
            ),
        ),
        breaks=(CENSUS_2022,),
    ),
    Indicator(
        id="recreation_area_share",
        pillar="life",
        title=Text("Anteil der Erholungsfläche", "Share of recreation area"),
        short_title=Text("Erholungsfläche", "Recreation area"),
        description=Text(
            "Welcher Teil der Fläche der Erholung dient: Parks, Sportanlagen, Campingplätze.",
            "What part of the area serves recreation: parks, sports grounds, camp sites.",
        ),
        definition=Text(
            "Erholungsfläche am 31. Dezember in Prozent der Bodenfläche, nach dem "
            "Liegenschaftsbuch ALB.",
            "Recreation area on 31 December in per cent of total area, from the land register ALB.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("erholungsflaeche", "recreation-area"),
        direction="up",
        valid=(0, 30),
        numerator=(Extract(LAND, ("area_recreation",)),),
        denominator=_AREA,
        factor=100,
        pool=Pool(("ratio",)),
        frequency="irregular",
        notes=(_LAND_NOTE,),
    ),
    Indicator(
        id="green_area_share",
        pillar="life",
        title=Text("Anteil der Grünanlagen", "Share of parks and green spaces"),
        short_title=Text("Grünanlagen", "Green spaces"),
        description=Text(
            "Welcher Teil der Fläche aus Grünanlagen besteht; Wald und Äcker zählen nicht dazu.",
            "What part of the area consists of parks and gardens; woods and fields do not count.",
        ),
        definition=Text(
            "Grünanlagen (Teil der Erholungsfläche) am 31. Dezember in Prozent der Bodenfläche, "
            "nach dem Liegenschaftsbuch ALB.",
            "Green spaces (part of the recreation area) on 31 December in per cent of total area, "
            "from the land register ALB.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("gruenanlagen", "green-spaces"),
        direction="up",
        valid=(0, 30),
        numerator=(Extract(LAND, ("area_green",)),),
        denominator=_AREA,
        factor=100,
        pool=Pool(("ratio",)),
        frequency="irregular",
        notes=(_LAND_NOTE,),
    ),
    Indicator(
        id="settlement_area_share",
        pillar="life",
        title=Text(
            "Anteil der Siedlungs- und Verkehrsfläche",
            "Share of settlement and transport area",
        ),
        short_title=Text("Siedlungsfläche", "Settlement area"),
        description=Text(
            "Welcher Teil der Fläche bebaut ist, dem Verkehr dient oder als Grünanlage und "
            "Friedhof zur Siedlung gehört.",
            "What part of the area is built up, serves transport or belongs to settlements as "
            "parks and cemeteries.",
        ),
        definition=Text(
            "Siedlungs- und Verkehrsfläche am 31. Dezember in Prozent der Bodenfläche, nach dem "
            "Liegenschaftsbuch ALB.",
            "Settlement and transport area on 31 December in per cent of total area, from the "
            "land register ALB.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("siedlungsflaeche", "settlement-area"),
        direction="context",
        valid=(1, 90),
        numerator=(Extract(LAND, ("area_settlement_traffic",)),),
        denominator=_AREA,
        factor=100,
        pool=Pool(("ratio",)),
        frequency="irregular",
        notes=(_LAND_NOTE,),
    ),
)
