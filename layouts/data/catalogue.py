"""The DCAT-AP.de catalogue that portals harvest: one data set an indicator, in its forms.

Addresses of the vocabularies are names, not links to follow: nothing is fetched.
"""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from indicators.goals import PILLARS
from indicators.regions import GERMANY, MEMBERS, NRW
from layouts import settings
from layouts.data import build, citation, json_writer, state
from layouts.data.distribution import ADMS, DCATAP, DCATDE, EU, STABLE, distributions
from layouts.data.package import alone
from layouts.data.rdf import Said, say_all, texts
from layouts.data.table import Part, Table
from layouts.paths import link
from layouts.words import say

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
GEO = "http://dcat-ap.de/def/politicalGeocoding"
PLACES = {
    **{key: URIRef(f"{GEO}/districtKey/{key}") for key in MEMBERS},
    NRW: URIRef(f"{GEO}/stateKey/{NRW}"),
    GERMANY: URIRef(f"{GEO}/Level/federal"),
}
"""Region -> the German list's name for it; all other Kreise go under Germany."""
NUTS2 = "http://data.europa.eu/nuts/code/"
THEMES = {"economy": "ECON", "labour": "ECON", "life": "SOCI"}
RHYTHM = {"annual": "ANNUAL", "biennial": "BIENNIAL", "irregular": "IRREG"}
SPACES = {
    "dcat": DCAT, "dct": DCTERMS, "dcatde": DCATDE, "dcatap": DCATAP, "foaf": FOAF, "adms": ADMS,
    "vcard": VCARD, "rdfs": RDFS,
}  # fmt: skip


def turtle(root: Path, base: str) -> bytes:
    return _text("turtle", root, base, state.state(root))


def jsonld(root: Path, base: str) -> bytes:
    return _text("json-ld", root, base, state.state(root))


@lru_cache(maxsize=4)
def _text(form: str, root: Path, base: str, _state: state.State) -> bytes:
    text = graph(build.everything(root, base)).serialize(format=form, encoding="utf-8")
    return text if form == "turtle" else json_writer.dumps(_ordered(json.loads(text)))


def _ordered(node: Any) -> Any:
    """rdflib writes JSON-LD in the order of its sets: another one in each process."""
    if isinstance(node, dict):
        return {key: _ordered(node[key]) for key in sorted(node)}
    if isinstance(node, list):
        return sorted(map(_ordered, node), key=json.dumps)
    return node


def graph(table: Table) -> Graph:
    """Catalogue, publisher, data sets and distributions."""
    found = Graph()
    for prefix, space in SPACES.items():
        found.bind(prefix, space)
    publisher, contact = _publisher(found, table), _contact(found, table)
    items = [_dataset(found, part, alone(part, table)) for part in table.parts]
    for item in items:
        say_all(found, item, {DCTERMS.publisher: publisher, DCAT.contactPoint: contact})
    _catalogue(found, table, publisher, items)
    return found


def _catalogue(found: Graph, table: Table, publisher: URIRef, items: list[URIRef]) -> None:
    days = [Literal(table.day, datatype=XSD.date)] if table.day else []
    said: Said = {
        RDF.type: DCAT.Catalog,
        DCTERMS.title: texts(table.title, say("en", "data.all_title")),
        DCTERMS.description: texts(say("de", "data.lead"), say("en", "data.lead")),
        DCTERMS.publisher: publisher,
        DCTERMS.language: [URIRef(f"{EU}/language/{code}") for code in ("DEU", "ENG")],
        DCTERMS.spatial: _location(found, PLACES[NRW]),
        DCTERMS.modified: days,
        FOAF.homepage: URIRef(table.page),
        DCAT.themeTaxonomy: URIRef(f"{EU}/data-theme"),
        DCATAP.availability: STABLE,
        DCAT.dataset: items,
    }
    say_all(found, URIRef(f"{table.base}/catalog"), said)


def _publisher(found: Graph, table: Table) -> URIRef:
    """Who runs the site; of what kind they are only a portal's list would tell."""
    name = settings.settings().operator.name or say("de", "shell.name")
    item = URIRef(f"{table.base}/#publisher")
    return say_all(found, item, {RDF.type: FOAF.Agent, FOAF.name: Literal(name)})


def _contact(found: Graph, table: Table) -> URIRef:
    """The operator's e-mail address if there is one, and the imprint."""
    operator = settings.settings().operator
    said: Said = {
        RDF.type: [VCARD.Kind, VCARD.Organization],
        VCARD.fn: Literal(operator.name or say("de", "shell.name")),
        VCARD.hasURL: URIRef(table.base + link("imprint", "de")),
        VCARD.hasEmail: [URIRef(f"mailto:{operator.email}")] if operator.email else [],
    }
    return say_all(found, URIRef(f"{table.base}/#contact"), said)


def _dataset(found: Graph, part: Part, table: Table) -> URIRef:
    own, item = part.indicator, URIRef(f"{table.base}{table.path}#dataset")
    days = [Literal(table.day, datatype=XSD.date)] if table.day else []
    said: Said = {
        RDF.type: DCAT.Dataset,
        DCTERMS.title: texts(own.title.de, own.title.en),
        DCTERMS.description: texts(own.definition.de, own.definition.en),
        DCTERMS.identifier: Literal(own.id),
        DCTERMS.modified: days,
        DCTERMS.language: URIRef(f"{EU}/language/DEU"),
        DCTERMS.accrualPeriodicity: URIRef(f"{EU}/frequency/{RHYTHM[own.frequency]}"),
        DCTERMS.accessRights: URIRef(f"{EU}/access-right/PUBLIC"),
        DCTERMS.provenance: _provenance(found, table),
        DCTERMS.temporal: _span(found, part, table),
        DCAT.theme: URIRef(f"{EU}/data-theme/{THEMES[own.pillar]}"),
        DCAT.keyword: _keywords(part),
        DCAT.landingPage: URIRef(table.page),
        DCATAP.availability: STABLE,
        DCAT.distribution: distributions(found, table),
    }
    return say_all(found, item, {**said, **_places(found, part)})


def _keywords(part: Part) -> list[Literal]:
    own = part.indicator
    words = [own.short_title, PILLARS[own.pillar]]
    found = [text for word in words for text in texts(word.de, word.en)]
    return [*found, Literal("Ruhrgebiet", lang="de"), Literal("Ruhr", lang="en")]


def _places(found: Graph, part: Part) -> Said:
    """Where the figures are about: by Germany's own keys, for Europe the same once more."""
    frame = part.stored.frame
    regions = set(frame.loc[frame["value"].notna(), "region"])
    named = [uri for key, uri in PLACES.items() if key in regions]
    nuts = [URIRef(NUTS2 + key) for key in sorted(regions) if key[:2] == "DE"]
    level = [URIRef(f"{GEO}/Level/administrativeDistrict")] if regions & set(MEMBERS) else []
    return {
        DCATDE.politicalGeocodingURI: named,
        DCATDE.politicalGeocodingLevelURI: level,
        DCATDE.geocodingDescription: texts(
            say("de", "data.geocoding"), say("en", "data.geocoding")
        ),
        DCTERMS.spatial: [_location(found, uri) for uri in (*named, *nuts)],
    }


def _location(found: Graph, uri: URIRef) -> URIRef:
    return say_all(found, uri, {RDF.type: DCTERMS.Location})


def _provenance(found: Graph, table: Table) -> URIRef:
    """Every source as its licence wants it named, and that data were changed."""
    lines = [citation.line(source, "de") for source in citation.sources(table)]
    label = "; ".join(filter(None, (*lines, citation.changed(table))))
    said: Said = {RDF.type: DCTERMS.ProvenanceStatement, RDFS.label: Literal(label, lang="de")}
    return say_all(found, _named("provenance", table), said)


def _span(found: Graph, part: Part, table: Table) -> list[URIRef]:
    """From the first day of the first year with a figure to the last day of the last one."""
    told = part.stored.frame[part.stored.frame["value"].notna()]["period"]
    if not len(told):
        return []
    said: Said = {
        RDF.type: DCTERMS.PeriodOfTime,
        DCAT.startDate: Literal(date(int(told.min()[:4]), 1, 1)),
        DCAT.endDate: Literal(date(int(told.max()[:4]), 12, 31)),
    }
    return [say_all(found, _named("temporal", table), said)]


def _named(kind: str, table: Table) -> URIRef:
    """A name for what a data set holds: graphs without nameless nodes compare at once."""
    return URIRef(f"{table.base}{table.path}#{kind}")
