"""The catalogue is what DCAT-AP.de asks for: checked by pyshacl against tests/dcat_ap_de.ttl."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from indicators import store
from indicators.registry import INDICATORS
from layouts import settings
from layouts.data import build, catalogue, distribution
from layouts.data.distribution import DCATDE

REPO = Path(__file__).resolve().parent.parent
SHAPES = Graph().parse(Path(__file__).with_name("dcat_ap_de.ttl"))
GEO = catalogue.GEO


@pytest.fixture(scope="module")
def graph(client: FlaskClient) -> Graph:
    """As a portal harvests it."""
    return Graph().parse(data=client.get("/catalog.ttl").data, format="turtle")


@pytest.fixture
def one(graph: Graph) -> Graph:
    """The catalogue with one data set, to be spoilt."""
    found = Graph()
    (own,) = graph.subjects(RDF.type, DCAT.Catalog)
    (item,) = graph.subjects(DCTERMS.identifier, Literal("unemployment_rate"))
    for node in {own, *_below(graph, item)}:
        found += graph.triples((node, None, None))
    for other in set(graph.objects(own, DCAT.dataset)) - {item}:
        found.remove((own, DCAT.dataset, other))
    return found


def _below(graph: Graph, item: Node) -> set[Node]:
    """An item and all that it leads to."""
    found: set[Node] = set()
    new = {item}
    while new:
        found |= new
        new = {value for node in new for value in graph.objects(node)} - found
    return found


def broken(graph: Graph) -> set[str]:
    """The properties that break a rule."""
    _, report, _ = validate(graph, shacl_graph=SHAPES)
    assert isinstance(report, Graph)
    return {str(path).rpartition("/")[2] for path in report.objects(None, SH.resultPath)}


def test_it_keeps_every_rule(graph: Graph) -> None:
    conforms, _, text = validate(graph, shacl_graph=SHAPES)
    assert conforms, text[:3000]
    (own,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert len(set(graph.objects(own, DCAT.dataset))) == len(INDICATORS)
    assert len(set(graph.subjects(RDF.type, DCAT.Distribution))) == 5 * len(INDICATORS)


def test_the_rules_find_what_is_missing(one: Graph) -> None:
    assert broken(one) == set()
    for name in (
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.accessURL,
        DCAT.theme, DCAT.distribution, DCAT.contactPoint, FOAF.name, RDFS.label,
        DCTERMS["format"], DCATDE.licenseAttributionByText,
    ):  # fmt: skip
        one.remove((None, name, None))
    found = {name.rpartition("#")[2] for name in broken(one)}
    assert found == {
        "title", "description", "publisher", "license", "accessURL", "theme", "distribution",
        "contactPoint", "name", "label", "format", "licenseAttributionByText",
    }  # fmt: skip


def test_the_rules_find_what_is_wrong(one: Graph) -> None:
    (item,) = one.subjects(DCTERMS.identifier)
    some = next(one.objects(item, DCAT.distribution))
    one.add((some, DCTERMS.license, URIRef(distribution.CLOSED)))
    one.add((item, DCTERMS.publisher, Literal("somebody")))
    one.add((item, DCTERMS.source, Literal("a table")))
    one.add((item, DCATDE.politicalGeocodingURI, URIRef(f"{GEO}/districtKey/5113")))
    one.add((item, DCTERMS.title, Literal("Noch ein Titel", lang="de")))
    assert broken(one) == {"license", "publisher", "source", "politicalGeocodingURI", "title"}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_both_forms_say_the_same(client: FlaskClient, graph: Graph) -> None:
    linked = Graph().parse(data=client.get("/catalog.jsonld").data, format="json-ld")
    assert set(graph) == set(linked)


def test_its_files_are_there(client: FlaskClient, graph: Graph) -> None:
    (item,) = graph.subjects(DCTERMS.identifier, Literal("unemployment_rate"))
    urls = {str(u) for d in graph.objects(item, DCAT.distribution) for u in graph.objects(d)}
    own = {url.removeprefix("http://localhost") for url in urls if url.startswith("http://local")}
    assert {url.partition(".")[2] for url in own if "#" not in url} == {
        *distribution.FORMS, "metadata.json",
    }  # fmt: skip
    for url in own:
        assert client.get(url.partition("#")[0]).status_code == 200, url


def test_places_are_named_as_germany_and_europe_do(graph: Graph) -> None:
    (item,) = graph.subjects(DCTERMS.identifier, Literal("unemployment_rate"))
    named = set(graph.objects(item, DCATDE.politicalGeocodingURI))
    assert {URIRef(f"{GEO}/districtKey/05113"), URIRef(f"{GEO}/stateKey/05")} <= named
    assert len(named) == 17
    assert named <= set(graph.objects(item, DCTERMS.spatial))


@pytest.mark.parametrize(
    ("terms", "licence"),
    [
        ({"dl-de/by-2-0"}, "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
        ({"CC BY 4.0"}, "http://dcat-ap.de/def/licenses/cc-by/4.0"),
        ({"CC BY 4.0", "dl-de/by-2-0"}, distribution.OPEN),
        ({"Vervielfältigung mit Quellenangabe", "dl-de/by-2-0"}, distribution.CLOSED),
    ],
)
def test_a_file_has_the_one_licence_that_holds(terms: set[str], licence: str) -> None:
    assert distribution.licence(terms) == URIRef(licence)


def test_the_operator_can_be_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    text = settings.FILE.read_text("utf-8").replace('email = ""', 'email = "daten@example.org"', 1)
    file.write_text(text.replace('name = ""', 'name = "Stadt Beispiel"', 1), "utf-8")
    monkeypatch.setenv("DREIKLANG_SETTINGS", str(file))
    found = catalogue.graph(build.everything(store.DATA, "https://x.example"))
    contact = URIRef("https://x.example/#contact")
    assert (contact, catalogue.VCARD.hasEmail, URIRef("mailto:daten@example.org")) in found
    assert (None, FOAF.name, Literal("Stadt Beispiel")) in found


def test_every_worker_gives_the_same_bytes(client: FlaskClient) -> None:
    """A tag of one process must be right in another, whatever order its sets have."""
    paths = ("/catalog.jsonld", "/catalog.ttl", "/ziel/A06.xlsx", "/ziel/A06.zip")
    code = (
        "import app; client = app.create_app().server.test_client(); "
        f"print(*(client.get(path).headers['ETag'] for path in {paths}))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=REPO,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )  # fmt: skip
    assert found.stdout.split() == [client.get(path).headers["ETag"] for path in paths]
