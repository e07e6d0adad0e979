"""Cars and road accidents."""

from indicators.life.base import (
    CENSUS_2011,
    INKAR,
    KREISE_ONLY,
    NO_SIGN,
    POPULATION,
    WEIGHT,
)
from indicators.model import Break, Extract, Indicator, Pool, Text

ROADS = "regionalstatistik/46241-01-03-4"

INDICATORS = (
    Indicator(
        id="cars_per_1000",
        pillar="life",
        title=Text("Pkw je 1.000 Einwohner", "Cars per 1,000 inhabitants"),
        short_title=Text("Pkw-Dichte", "Cars"),
        description=Text(
            "Wie viele Autos zugelassen sind, bezogen auf die Einwohner; Firmenwagen zählen am "
            "Sitz des Halters.",
            "How many cars are registered relative to inhabitants; company cars count at the seat "
            "of the owner.",
        ),
        definition=Text(
            "Zugelassene Personenkraftwagen am 1. Januar je 1.000 Einwohner.",
            "Registered passenger cars on 1 January per 1,000 inhabitants.",
        ),
        unit=Text("je 1.000 Einwohner", "per 1,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=0,
        slug=Text("pkw-dichte", "cars"),
        direction="context",
        valid=(200, 1400),
        values=(Extract(INKAR, ("q_pkw_bev",)),),
        pool=Pool(
            ("weighted",),
            # Until 2015 only the working-age population is there for all Kreise of today.
            (Extract(INKAR, ("ewf_1565_ges",), until="2015"), *WEIGHT[1:]),
            Text(
                "bis 2015 Bevölkerung von 15 bis unter 65 Jahren, danach Bevölkerung am 31. "
                "Dezember (2022: am 1. Januar)",
                "until 2015 population aged 15 to under 65, then population on 31 December (2022: "
                "1 January)",
            ),
        ),
        rate=False,
        notes=(
            KREISE_ONLY,
            Text(
                "Bochum steigt 2008 entgegen allen anderen Mitgliedern; die Quelle nennt keinen "
                "Grund.",
                "Bochum rises in 2008 against all other members; the source gives no reason.",
            ),
        ),
        breaks=(
            Break(
                "2008",
                Text(
                    "Der Bestand sinkt fast überall um rund ein Zehntel: geänderte Zählung.",
                    "The stock falls by about a tenth nearly everywhere: counting changed.",
                ),
            ),
            CENSUS_2011,
        ),
    ),
    Indicator(
        id="road_casualties_per_10000",
        pillar="life",
        title=Text(
            "Verunglückte im Straßenverkehr je 10.000 Einwohner",
            "Road casualties per 10,000 inhabitants",
        ),
        short_title=Text("Verunglückte", "Road casualties"),
        description=Text(
            "Wie viele Menschen im Jahr bei Verkehrsunfällen im Kreis verletzt oder getötet "
            "werden, bezogen auf seine Einwohner.",
            "How many people are injured or killed in road accidents in the district in a year, "
            "relative to its inhabitants.",
        ),
        definition=Text(
            "Bei polizeilich erfassten Straßenverkehrsunfällen Verletzte und Getötete im Jahr, am "
            "Unfallort, je 10.000 Einwohner am 31. Dezember.",
            "Persons injured or killed in road accidents recorded by the police in the year, at "
            "the place of the accident, per 10,000 inhabitants on 31 December.",
        ),
        unit=Text("je 10.000 Einwohner", "per 10,000 inhabitants"),
        symbol=NO_SIGN,
        decimals=1,
        slug=Text("verunglueckte", "road-casualties"),
        direction="down",
        valid=(10, 250),
        numerator=(Extract(ROADS, ("injured", "killed")),),
        denominator=POPULATION,
        factor=10000,
        pool=Pool(("ratio",)),
        rate=False,
        breaks=(CENSUS_2011,),
    ),
)
