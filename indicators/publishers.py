"""Who publishes the figures, under which licence."""

from indicators.model import Publisher, Text

_DL_DE = ("dl-de/by-2-0", "https://www.govdata.de/dl-de/by-2-0")


def _same(name: str) -> Text:
    return Text(name, name)


_PUBLISHERS = (
    Publisher(
        "regionalstatistik",
        Text(
            "Statistische Ämter des Bundes und der Länder",
            "Statistical Offices of the Federation and the Länder",
        ),
        "https://www.regionalstatistik.de",
        *_DL_DE,
    ),
    Publisher(
        "destatis",
        Text("Statistisches Bundesamt (Destatis)", "Federal Statistical Office (Destatis)"),
        "https://www.destatis.de",
        *_DL_DE,
    ),
    Publisher(
        "itnrw",
        Text("Information und Technik Nordrhein-Westfalen (IT.NRW)", "IT.NRW"),
        "https://www.it.nrw",
        *_DL_DE,
    ),
    Publisher("bbsr", _same("BBSR Bonn (INKAR)"), "https://www.inkar.de", *_DL_DE),
    Publisher(
        "deutschlandatlas",
        _same("BBSR / Destatis (Deutschlandatlas)"),
        "https://www.deutschlandatlas.bund.de",
        "Vervielfältigung mit Quellenangabe",
        "https://www.deutschlandatlas.bund.de",
    ),
    Publisher(
        "eurostat",
        _same("Eurostat"),
        "https://ec.europa.eu/eurostat",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    Publisher(
        "bundesagentur",
        Text(
            "Statistik der Bundesagentur für Arbeit",
            "Statistics of the Federal Employment Agency",
        ),
        "https://statistik.arbeitsagentur.de",
        "Quellenangabe; Weitergabe der Sonderauswertung nicht geregelt",
        "https://statistik.arbeitsagentur.de",
        redistribution=False,
    ),
    Publisher(
        "vgrdl",
        Text(
            "Arbeitskreis Volkswirtschaftliche Gesamtrechnungen der Länder",
            "Working Group Regional Accounts",
        ),
        "https://www.statistikportal.de/de/vgrdl",
        "Vervielfältigung mit Quellenangabe",
        "https://www.statistikportal.de/de/vgrdl",
    ),
    Publisher(
        "presse",
        Text(
            "Presse- und Unternehmensangaben (nicht amtlich)",
            "Press and company statements (not official)",
        ),
        "",
        "Tatsachenangaben mit Einzelquelle",
        "",
    ),
    Publisher(
        "bkg",
        _same("© GeoBasis-DE / BKG 2016"),
        "https://www.bkg.bund.de",
        *_DL_DE,
    ),
)
PUBLISHERS: dict[str, Publisher] = {publisher.id: publisher for publisher in _PUBLISHERS}
