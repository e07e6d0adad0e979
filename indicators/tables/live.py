"""Which live services publish which tables, in the order in which they are asked.

With an account the REST service comes first, for one answer holds all years. `whole` marks the
accounts and collections whose publisher recomputes the history with each edition. Not here are
tables nobody publishes without a special order (occupations by Kreis), and those of which no
answer was ever seen: docs/live-sources.md names them.
"""

from indicators.model import Live

_EUROSTAT = (("geoLevel", "nuts3"),)
_NUTS2 = (("geoLevel", "nuts2"),)
_FLAT = ("format", "ffcsv")


def _office(code: str, since: str, names: tuple[tuple[str, str], ...] = ()) -> tuple[Live, ...]:
    """A table of the Regionaldatenbank: the REST service for those with an account, then the file.

    `names` are codes of a flat file; without them the REST service is asked for the text layout.
    """
    query = (("startyear", since), *((_FLAT,) if names else ()))
    return Live("genesis_rest", code, names, query), Live("genesis_file", code, names)


def _atlas(
    code: str, names: tuple[tuple[str, str], ...], since: str = "", *, whole: bool = False
) -> tuple[Live, ...]:
    """A table of the Regionalatlas: its own service, then the same figures in a flat file."""
    query = (("startyear", since or "2007"), _FLAT)
    first = Live("regionalatlas", code, names, (("since", since),), whole=whole)
    return first, Live("genesis_rest", code, names, query, whole=whole)


LIVE: dict[str, tuple[Live, ...]] = {
    "regionalstatistik/12411-01-01-4": _office(
        "12411-01-01-4", "2022", (("population", "BEVSTD"),)
    ),
    "regionalstatistik/12411-02-03-4": _office("12411-02-03-4", "2022"),
    "regionalstatistik/12411-05-01-4": _office("12411-05-01-4", "2016"),
    "regionalstatistik/13111-01-03-4": _office("13111-01-03-4", "2022", (("employees", "ERW032"),)),
    "regionalstatistik/13111-07-05-4": _office("13111-07-05-4", "2015"),
    "regionalstatistik/13111-09-01-4": _office("13111-09-01-4", "2012"),
    "regionalstatistik/13211-02-05-4": (
        *_office("13211-02-05-4", "2015"),
        Live("regionalatlas", "AI008-1-5", (("unemployment_rate", "AI0801"),), fills=True),
    ),
    "regionalstatistik/14111-01-02-4": _office("14111-01-02-4", "1994"),
    "regionalstatistik/21111-02-06-4": _office("21111-02-06-4", "2016"),
    "regionalstatistik/22543-01-02-4": _office("22543-01-02-4", "2011"),
    "regionalstatistik/22811-01-01-4": _office(
        "22811-01-01-4", "2016", (("recipients", "ESML01"),)
    ),
    "regionalstatistik/23111-01-04-4": _office("23111-01-04-4", "2004"),
    "regionalstatistik/33111-01-01-4": _office("33111-01-01-4", "1996"),
    "regionalstatistik/46241-01-03-4": _office("46241-01-03-4", "1995"),
    "regionalstatistik/52111-02-01-4": _office("52111-02-01-4", "2006"),
    "regionalstatistik/52311-01-04-4": _office("52311-01-04-4", "1998"),
    "regionalstatistik/82000-01-01-4": (
        Live("genesis_rest", "82000-01-01-4", (), (("startyear", "2000"), _FLAT), whole=True),
    ),
    "regionalstatistik/82000-07-01-4": (
        Live("genesis_rest", "82000-07-01-4", (), (("startyear", "2000"), _FLAT), whole=True),
    ),
    "regionalatlas/AI003-3": _atlas(
        "AI003-3", (("childcare_rate_u3", "AI0306"), ("childcare_rate_3to5", "AI0307"))
    ),
    "regionalatlas/AI002-1": _atlas("AI002-1-5", (("foreigners_share", "AI0208"),), "2008"),
    "regionalatlas/AI-N-05": _atlas(
        "AI-N-05", (("full_day_rate_u3", "AI0311"), ("full_day_rate_3to5", "AI0312"))
    ),
    "itnrw/fertiggestellte_wohnungen": (
        Live(
            "landesdatenbank",
            "31121-06i",
            (("dwellings", "Wohngebäude insgesamt | NE: Wohnungen in Wohngebäuden"),),
        ),
    ),
    "inkar/inkar_2024": (Live("inkar", "inkar", whole=True),),
    "eurostat/tgs00042": (Live("eurostat", "tgs00042", (), _NUTS2, whole=True),),
    "eurostat/tgs00010": (
        Live(
            "eurostat",
            "tgs00010",
            (),
            (*_NUTS2, ("isced11", "TOTAL"), ("sex", "T"), ("age", "Y15-74")),
            whole=True,
        ),
    ),
    "eurostat/nama_10r_2gdp": (
        Live("eurostat", "nama_10r_2gdp", (), (*_NUTS2, ("unit", "MIO_EUR")), whole=True),
    ),
    "eurostat/nama_10r_3popgdp": (
        Live("eurostat", "nama_10r_3popgdp", (), (*_EUROSTAT, ("unit", "THS")), whole=True),
    ),
    "eurostat/nama_10r_3empers": (
        Live(
            "eurostat",
            "nama_10r_3empers",
            (),
            (*_EUROSTAT, ("unit", "THS"), ("wstatus", "EMP"), ("nace_r2", "TOTAL")),
            whole=True,
        ),
    ),
    "eurostat/nama_10r_3gva": (
        Live(
            "eurostat",
            "nama_10r_3gva",
            (),
            (*_EUROSTAT, ("unit", "CP_MEUR"), ("nace_r2", "TOTAL")),
            whole=True,
        ),
    ),
    "eurostat/demo_r_pjangrp3": (
        Live(
            "eurostat",
            "demo_r_pjangrp3",
            (),
            (*_EUROSTAT, ("sex", "T"), ("unit", "NR")),
            whole=True,
        ),
    ),
}
