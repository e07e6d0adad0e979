"""A data set's files in the catalogue, each with the one licence that holds for it."""

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from layouts.data import citation
from layouts.data.rdf import Said, say_all
from layouts.data.table import Table

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
ADMS = Namespace("http://www.w3.org/ns/adms#")
EU = "http://publications.europa.eu/resource/authority"
MEDIA = "https://www.iana.org/assignments/media-types"
STABLE = URIRef(f"{EU}/planned-availability/AVAILABLE")
COMPLETE = URIRef("http://purl.org/adms/status/Completed")
FORMS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
    "zip": ("CSV", "text/csv"),
}
"""Suffix -> what Europe's list of file types calls the data, and their media type."""
LICENCES = {
    "dl-de/by-2-0": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    "CC BY 4.0": "http://dcat-ap.de/def/licenses/cc-by/4.0",
}
"""Our word -> the German licence list."""
OPEN, CLOSED = (f"http://dcat-ap.de/def/licenses/other-{word}" for word in ("open", "closed"))


def licence(names: set[str]) -> URIRef:
    """The one licence a file can have there: its own, or what several together amount to.

    Terms that the list does not know are no open licence until somebody says so.
    """
    if names - set(LICENCES):
        return URIRef(CLOSED)
    return URIRef(LICENCES[next(iter(names))] if len(names) == 1 else OPEN)


def distributions(found: Graph, table: Table) -> list[URIRef]:
    """The files of a table of one indicator."""
    terms = citation.licences(table)
    rights = URIRef(f"{table.base}{table.path}#rights")
    told = "; ".join(f"{name} {url}".strip() for name, url in terms.items())
    said: Said = {RDF.type: DCTERMS.RightsStatement, RDFS.label: Literal(told, lang="de")}
    say_all(found, rights, said)
    return [_distribution(found, suffix, table, licence(set(terms)), rights) for suffix in FORMS]


def _distribution(
    found: Graph, suffix: str, table: Table, licence_: URIRef, rights: URIRef
) -> URIRef:
    name, kind = FORMS[suffix]
    url = URIRef(table.file(suffix))
    packed = URIRef(f"{MEDIA}/application/zip")
    said: Said = {
        RDF.type: DCAT.Distribution,
        DCTERMS.title: Literal(f"{table.title} (.{suffix})", lang="de"),
        DCTERMS.license: licence_,
        DCTERMS.rights: rights,
        DCTERMS["format"]: URIRef(f"{EU}/file-type/{name}"),
        DCTERMS.modified: [Literal(table.day, datatype=XSD.date)] if table.day else [],
        DCAT.accessURL: url,
        DCAT.downloadURL: url,
        DCAT.mediaType: URIRef(f"{MEDIA}/{kind}"),
        DCAT.compressFormat: [packed] if suffix == "zip" else [],
        DCATAP.availability: STABLE,
        DCATDE.licenseAttributionByText: Literal(citation.long(table), lang="de"),
        ADMS.status: COMPLETE,
        FOAF.page: URIRef(table.file("metadata.json")),
    }
    return say_all(found, URIRef(f"{url}#distribution"), said)
