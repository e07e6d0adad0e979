"""The DCAT-AP.de catalogue that portals harvest: one data set an indicator, in its forms.

Addresses of the vocabularies are names, not links to follow: nothing is fetched.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, BNode, Graph, Literal, Namespace, URIRef

from layouts import settings
from layouts.data import build, citation, state
from layouts.data.package import alone
from layouts.data.table import Part, Table
from layouts.words import say

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
EU = "http://publications.europa.eu/resource/authority"
FORMS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
    "zip": ("ZIP", "application/zip"),
}
LICENCES = {
    "dl-de/by-2-0": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    "CC BY 4.0": "http://dcat-ap.de/def/licenses/cc-by/4.0",
}
"""Our word -> the German licence list; others are of no known licence there."""
OTHER = "http://dcat-ap.de/def/licenses/other-closed"
THEMES = {"economy": "ECON", "labour": "ECON", "life": "SOCI"}
RUHR_NUTS = "http://data.europa.eu/nuts/code/DEA"


def turtle(root: Path, base: str) -> bytes:
    return _text("turtle", root, base, state.state(root))


def jsonld(root: Path, base: str) -> bytes:
    return _text("json-ld", root, base, state.state(root))


@lru_cache(maxsize=4)
def _text(form: str, root: Path, base: str, _state: state.State) -> bytes:
    return graph(build.everything(root, base)).serialize(format=form, encoding="utf-8")


def graph(table: Table) -> Graph:
    """Catalogue, publisher, data sets and distributions."""
    found = Graph()
    for prefix, space in (("dcat", DCAT), ("dct", DCTERMS), ("dcatde", DCATDE), ("foaf", FOAF)):
        found.bind(prefix, space)
    catalogue, publisher = URIRef(f"{table.base}/catalog"), URIRef(f"{table.base}/#publisher")
    operator = settings.settings().operator
    _say(found, publisher, RDF.type, FOAF.Agent)
    _say(found, publisher, FOAF.name, Literal(operator.name or say("de", "shell.name")))
    _say(found, catalogue, RDF.type, DCAT.Catalog)
    _texts(found, catalogue, DCTERMS.title, (table.title, say("en", "data.all_title")))
    _texts(found, catalogue, DCTERMS.description, _both("data.lead"))
    _say(found, catalogue, DCTERMS.publisher, publisher)
    _say(found, catalogue, FOAF.homepage, URIRef(table.page))
    _say(found, catalogue, DCTERMS.language, URIRef(f"{EU}/language/DEU"))
    for part in table.parts:
        item = _dataset(found, part, alone(part, table))
        _say(found, item, DCTERMS.publisher, publisher)
        _say(found, catalogue, DCAT.dataset, item)
    return found


def _dataset(found: Graph, part: Part, table: Table) -> URIRef:
    own, item = part.indicator, URIRef(f"{table.base}{table.path}#dataset")
    _say(found, item, RDF.type, DCAT.Dataset)
    _texts(found, item, DCTERMS.title, (own.title.de, own.title.en))
    _texts(found, item, DCTERMS.description, (own.definition.de, own.definition.en))
    _say(found, item, DCTERMS.identifier, Literal(own.id))
    _say(found, item, DCAT.theme, URIRef(f"{EU}/data-theme/{THEMES[own.pillar]}"))
    _say(found, item, DCAT.landingPage, URIRef(table.page))
    _say(found, item, DCTERMS.spatial, URIRef(RUHR_NUTS))
    _say(found, item, DCTERMS.temporal, _span(found, part))
    if table.day:
        _say(found, item, DCTERMS.modified, Literal(table.day, datatype=XSD.date))
    for source in citation.sources(table):
        _say(found, item, DCTERMS.source, Literal(citation.line(source, "de")))
    for suffix in FORMS:
        _say(found, item, DCAT.distribution, _distribution(found, suffix, table))
    return item


def _distribution(found: Graph, suffix: str, table: Table) -> URIRef:
    name, kind = FORMS[suffix]
    url = URIRef(table.file(suffix))
    item = URIRef(f"{url}#distribution")
    _say(found, item, RDF.type, DCAT.Distribution)
    _say(found, item, DCAT.accessURL, url)
    _say(found, item, DCAT.downloadURL, url)
    _say(found, item, DCTERMS.format, URIRef(f"{EU}/file-type/{name}"))
    _say(
        found, item, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{kind}")
    )
    for licence in citation.licences(table):
        _say(found, item, DCTERMS.license, URIRef(LICENCES.get(licence, OTHER)))
    named = Literal(citation.long(table), lang="de")
    _say(found, item, DCATDE.licenseAttributionByText, named)
    return item


def _span(found: Graph, part: Part) -> BNode:
    """From the first day of the first year with a figure to the last day of the last one."""
    told = part.stored.frame[part.stored.frame["value"].notna()]["period"]
    # A name made from the content: equal figures must give equal bytes.
    item = BNode(f"span-{part.indicator.id.replace('_', '-')}")
    _say(found, item, RDF.type, DCTERMS.PeriodOfTime)
    if len(told):
        first, last = date(int(told.min()[:4]), 1, 1), date(int(told.max()[:4]), 12, 31)
        _say(found, item, DCAT.startDate, Literal(first))
        _say(found, item, DCAT.endDate, Literal(last))
    return item


def _both(key: str) -> tuple[str, str]:
    return say("de", key), say("en", key)


def _texts(found: Graph, item: URIRef, name: URIRef, texts: Iterable[str]) -> None:
    for lang, text in zip(("de", "en"), texts, strict=True):
        _say(found, item, name, Literal(text, lang=lang))


def _say(found: Graph, item: URIRef | BNode, name: URIRef, value: URIRef | BNode | Literal) -> None:
    found.add((item, name, value))
