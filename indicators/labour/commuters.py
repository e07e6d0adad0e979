"""How many people cross a Kreis border on their way to work."""

from indicators.labour.base import COMMUTERS, PERCENT, PERCENT_SIGN
from indicators.model import Extract, Indicator, Pool, Text

_BETWEEN = Text(
    "Gezählt wird jede Kreisgrenze: im Wert für das Ruhrgebiet auch der Weg von einem Mitglied "
    "in ein anderes.",
    "Every district border counts: in the value for the Ruhr the way from one member to another as "
    "well.",
)

INDICATORS = (
    Indicator(
        id="in_commuter_share",
        pillar="labour",
        title=Text("Anteil der Einpendelnden", "Share of in-commuters"),
        short_title=Text("Einpendelnde", "In-commuters"),
        description=Text(
            "Wie viele von hundert Beschäftigten, die hier arbeiten, in einem anderen "
            "Kreis wohnen.",
            "How many of a hundred employees working here live in another district.",
        ),
        definition=Text(
            "Einpendelnde über Kreisgrenzen je 100 sozialversicherungspflichtig Beschäftigte am "
            "Arbeitsort, 30. Juni.",
            "In-commuters across district borders per 100 employees subject to social insurance by "
            "place of work, 30 June.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("einpendelnde", "in-commuters"),
        direction="context",
        valid=(3, 90),
        numerator=(Extract(COMMUTERS, ("in_commuters",)),),
        denominator=(Extract(COMMUTERS, ("employees_workplace",)),),
        factor=100,
        pool=Pool(("ratio",)),
        notes=(_BETWEEN,),
    ),
    Indicator(
        id="out_commuter_share",
        pillar="labour",
        title=Text("Anteil der Auspendelnden", "Share of out-commuters"),
        short_title=Text("Auspendelnde", "Out-commuters"),
        description=Text(
            "Wie viele von hundert Beschäftigten, die hier wohnen, in einem anderen "
            "Kreis arbeiten.",
            "How many of a hundred employees living here work in another district.",
        ),
        definition=Text(
            "Auspendelnde über Kreisgrenzen je 100 sozialversicherungspflichtig Beschäftigte am "
            "Wohnort, 30. Juni.",
            "Out-commuters across district borders per 100 employees subject to social "
            "insurance by place of residence, 30 June.",
        ),
        unit=PERCENT,
        symbol=PERCENT_SIGN,
        decimals=1,
        slug=Text("auspendelnde", "out-commuters"),
        direction="context",
        valid=(3, 90),
        numerator=(Extract(COMMUTERS, ("out_commuters",)),),
        denominator=(Extract(COMMUTERS, ("employees_residence",)),),
        factor=100,
        pool=Pool(("ratio",)),
        notes=(_BETWEEN,),
    ),
)
