"""A dataset in; its description as linked data out: DCAT-AP for catalogues, VoID for statistics, no blank node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from reformgraph import __version__
from reformgraph.build.namer import term, typed
from reformgraph.build.turtle import turtle_bytes
from reformgraph.model import Language
from reformgraph.publish.dataset import Dataset, Distribution
from reformgraph.terms import ONTOLOGY_VERSION, PREFIXES
from reformgraph.void import void_triples

EU: Final = "http://publications.europa.eu/resource/authority/"
SPACES: Final[Mapping[str, str]] = {
    **PREFIXES,
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "vann": "http://purl.org/vocab/vann/",
}
ONTOLOGY: Final = "https://w3id.org/reformgraph/ontology"
SHAPES: Final = "https://w3id.org/reformgraph/shapes"
SOFTWARE: Final = "https://w3id.org/reformgraph"
ONTOLOGY_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
SOFTWARE_LICENCE: Final = "https://www.gnu.org/licenses/gpl-3.0.html"
THEME: Final[Mapping[Language, str]] = {
    "fi": "Hallitus ja julkinen sektori",
    "sv": "Regeringen och den offentliga sektorn",
    "en": "Government and public sector",
}
LANGUAGES: Final[Mapping[Language, str]] = {"fi": "FIN", "sv": "SWE", "en": "ENG"}
FINLAND: Final = f"{EU}country/FIN"

QUOTATIONS: Final[Mapping[Language, str]] = {
    "fi": "Lainaukset (nif:anchorOf) ovat kirjoittajiensa eivätkä kuulu aineiston lisenssiin.",
    "sv": "Citaten (nif:anchorOf) tillhör sina upphovsmän och omfattas inte av datamängdens licens.",
    "en": "The quotations (nif:anchorOf) are their authors' and not under the licence of the data.",
}
ORIGIN: Final[Mapping[Language, str]] = {
    "fi": "Luettu koneellisesti asiakirjoista ja kuratoiduista tiedoista; jokainen väite osoittaa lähteensä kohtaan.",
    "sv": "Maskinellt utläst ur dokument och kuraterade uppgifter; varje påstående visar till stället i källan.",
    "en": "Read by software from documents and curated records; each statement points at the passage of its source.",
}
Node = ox.NamedNode | ox.Literal
Facts = Iterable[tuple[str, Node]]
Triples = Iterator[ox.Triple]


def dataset_triples(dataset: Dataset) -> list[ox.Triple]:
    """All that is said of the dataset, in a fixed order. It conforms to DCAT-AP 3.0.1."""
    parts = (_dataset, _statistics, _context, _rights, _origin, _distributions)
    return sorted({triple for part in parts for triple in part(dataset)}, key=str)


def dataset_turtle(dataset: Dataset) -> bytes:
    """The description as Turtle, the same bytes for the same dataset."""
    base = dataset.publisher.base
    return turtle_bytes(dataset_triples(dataset), {**SPACES, "dataset": f"{base}dataset/"})


def _dataset(dataset: Dataset) -> Triples:
    publisher, about = dataset.publisher, dataset.statistics
    yield from _said(
        dataset.iri,
        ("rdf:type", term("dcat:Dataset")),
        *_texts("dcterms:title", publisher.title),
        *_texts("dcterms:description", publisher.description),
        ("dcterms:identifier", ox.Literal(dataset.iri)),
        ("dcat:version", ox.Literal(dataset.version)),
        ("owl:versionInfo", ox.Literal(dataset.version)),
        ("dcat:isVersionOf", ox.NamedNode(dataset.whole)),
        ("dcterms:publisher", ox.NamedNode(publisher.publisher.iri)),
        ("dcat:contactPoint", _part(dataset, "contact")),
        ("dcat:landingPage", ox.NamedNode(publisher.landing_page)),
        ("dcterms:license", ox.NamedNode(publisher.licence)),
        ("dcterms:accessRights", ox.NamedNode(f"{EU}access-right/PUBLIC")),
        ("dcat:theme", ox.NamedNode(f"{EU}data-theme/GOVE")),
        ("dcterms:conformsTo", ox.NamedNode(ONTOLOGY)),
        ("dcterms:conformsTo", ox.NamedNode(SHAPES)),
        ("dcterms:provenance", _part(dataset, "provenance")),
        ("prov:wasGeneratedBy", _part(dataset, "build")),
        *(("dcterms:language", ox.NamedNode(f"{EU}language/{LANGUAGES[each]}")) for each in about.languages),
        *(
            ("dcat:keyword", ox.Literal(word, language=tag))
            for tag, words in publisher.keywords.items()
            for word in words
        ),
        *(("dcterms:spatial", ox.NamedNode(place)) for place in _places(dataset)),
        *(("dcat:distribution", _part(dataset, each.path)) for each in dataset.distributions),
    )
    if dataset.previous:
        yield from _said(dataset.iri, ("dcat:previousVersion", ox.NamedNode(f"{dataset.whole}/{dataset.previous}")))
    if dataset.issued:
        yield from _said(dataset.iri, ("dcterms:issued", typed(dataset.issued)))
    if publisher.privacy_notice:
        yield from _said(dataset.iri, ("foaf:page", ox.NamedNode(publisher.privacy_notice)))
        yield from _said(publisher.privacy_notice, ("rdf:type", term("foaf:Document")))
    if about.first and about.last:
        yield from _said(dataset.iri, ("dcterms:temporal", _part(dataset, "period")))
        yield from _said(
            _part(dataset, "period").value,
            ("rdf:type", term("dcterms:PeriodOfTime")),
            ("dcat:startDate", typed(about.first)),
            ("dcat:endDate", typed(about.last)),
        )


def _statistics(dataset: Dataset) -> Triples:
    about = dataset.statistics
    yield from void_triples(ox.NamedNode(dataset.iri), about, lambda name: _part(dataset, name))
    yield from _said(
        dataset.iri,
        ("void:distinctObjects", typed(about.objects)),
        ("void:uriSpace", ox.Literal(dataset.publisher.base)),
    )


def _context(dataset: Dataset) -> Triples:
    """Whom and what the description names: catalogues want to know the class of each."""
    publisher = dataset.publisher
    yield from _said(
        publisher.publisher.iri, ("rdf:type", term("foaf:Agent")), *_texts("foaf:name", publisher.publisher.name)
    )
    yield from _said(
        _part(dataset, "contact").value,
        ("rdf:type", _term("vcard:Organization")),
        ("rdf:type", _term("vcard:Kind")),
        *_texts("vcard:fn", publisher.publisher.name),
        ("vcard:hasURL", ox.NamedNode(publisher.contact)),
    )
    yield from _said(publisher.landing_page, ("rdf:type", term("foaf:Document")))
    yield from _listed("data-theme", "GOVE", "skos:Concept")
    yield from _said(f"{EU}data-theme/GOVE", *_texts("skos:prefLabel", THEME))
    for language in dataset.statistics.languages:
        yield from _listed("language", LANGUAGES[language], "dcterms:LinguisticSystem")
    for place in _places(dataset):
        yield from _said(place, ("rdf:type", term("dcterms:Location")))
        if place == FINLAND:
            yield from _listed("country", "FIN", "dcterms:Location")
    for region in dataset.statistics.places:
        yield from _said(region.iri, *_texts("skos:prefLabel", region.names))


def _rights(dataset: Dataset) -> Triples:
    """The licences of the data, the ontology, the code and the quotations, each apart."""
    yield from _listed("access-right", "PUBLIC", "dcterms:RightsStatement")
    for licence in (dataset.publisher.licence, ONTOLOGY_LICENCE, SOFTWARE_LICENCE):
        yield from _said(licence, ("rdf:type", term("dcterms:LicenseDocument")))
    for standard in (ONTOLOGY, SHAPES):
        yield from _said(
            standard,
            ("rdf:type", term("dcterms:Standard")),
            ("owl:versionInfo", ox.Literal(ONTOLOGY_VERSION)),
            ("dcterms:license", ox.NamedNode(ONTOLOGY_LICENCE)),
        )
    if dataset.statistics.has_quotes:
        yield from _said(dataset.iri, ("dcterms:rights", _part(dataset, "quotations")))
        yield from _said(
            _part(dataset, "quotations").value,
            ("rdf:type", term("dcterms:RightsStatement")),
            *_texts("rdfs:label", QUOTATIONS),
        )


def _origin(dataset: Dataset) -> Triples:
    yield from _said(
        _part(dataset, "provenance").value,
        ("rdf:type", term("dcterms:ProvenanceStatement")),
        *_texts("rdfs:label", ORIGIN),
    )
    yield from _said(
        _part(dataset, "build").value,
        ("rdf:type", term("prov:Activity")),
        ("prov:wasAssociatedWith", ox.NamedNode(SOFTWARE)),
        ("prov:used", ox.NamedNode(ONTOLOGY)),
    )
    yield from _said(
        SOFTWARE,
        ("rdf:type", term("prov:SoftwareAgent")),
        ("rdfs:label", ox.Literal(f"reformgraph {__version__}")),
        ("schema:softwareVersion", ox.Literal(__version__)),
        ("dcterms:license", ox.NamedNode(SOFTWARE_LICENCE)),
    )


def _distributions(dataset: Dataset) -> Triples:
    if dataset.distributions:
        yield from _said(_term("spdx:checksumAlgorithm_sha256").value, ("rdf:type", _term("spdx:ChecksumAlgorithm")))
    for each in dataset.distributions:
        yield from _distribution(dataset, each)


def _distribution(dataset: Dataset, file: Distribution) -> Triples:
    kind, publisher = file.kind, dataset.publisher
    node, checksum = _part(dataset, file.path), _part(dataset, f"{file.path}/checksum")
    media_type = ox.NamedNode(f"https://www.iana.org/assignments/media-types/{kind.media_type}")
    file_type = ox.NamedNode(f"{EU}file-type/{kind.file_type}")
    download = publisher.download(dataset.version, file.path)
    yield from _said(
        node.value,
        ("rdf:type", term("dcat:Distribution")),
        *((name, ox.Literal(f"{text}: {file.path}", language=tag)) for name, tag, text in _titles(kind.names)),
        ("dcat:accessURL", ox.NamedNode(download or publisher.landing_page)),
        ("dcat:mediaType", media_type),
        ("dcterms:format", file_type),
        ("dcat:byteSize", ox.Literal(str(file.size), datatype=term("xsd:nonNegativeInteger"))),
        ("spdx:checksum", checksum),
        ("dcterms:license", ox.NamedNode(publisher.licence)),
    )
    yield from _said(
        checksum.value,
        ("rdf:type", _term("spdx:Checksum")),
        ("spdx:algorithm", _term("spdx:checksumAlgorithm_sha256")),
        ("spdx:checksumValue", ox.Literal(file.sha256, datatype=term("xsd:hexBinary"))),
    )
    yield from _said(media_type.value, ("rdf:type", term("dcterms:MediaType")))
    yield from _listed("file-type", kind.file_type, "dcterms:MediaTypeOrExtent")
    if download:
        yield from _said(node.value, ("dcat:downloadURL", ox.NamedNode(download)))
        if kind.is_rdf:
            yield from _said(dataset.iri, ("void:dataDump", ox.NamedNode(download)))


def _titles(names: Mapping[Language, str]) -> Iterator[tuple[str, Language, str]]:
    return (("dcterms:title", language, name) for language, name in names.items())


def _places(dataset: Dataset) -> list[str]:
    """The regions, and Finland, whose regions they are."""
    places = [each.iri for each in dataset.statistics.places]
    return [*places, FINLAND] if any(each.startswith(PREFIXES["region"]) for each in places) else places


def _listed(scheme: str, code: str, kind: str) -> Triples:
    """An entry of one of the EU's lists, with what a catalogue checks of it."""
    yield from _said(f"{EU}{scheme}/{code}", ("rdf:type", term(kind)), ("skos:inScheme", ox.NamedNode(f"{EU}{scheme}")))


def _part(dataset: Dataset, name: str) -> ox.NamedNode:
    """A node of the description itself."""
    return ox.NamedNode(f"{dataset.iri}/{name}")


def _term(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(SPACES[prefix] + local)


def _texts(name: str, texts: Mapping[Language, str]) -> list[tuple[str, Node]]:
    return [(name, ox.Literal(text, language=language)) for language, text in texts.items()]


def _said(subject: str, *facts: tuple[str, Node]) -> Triples:
    for name, value in facts:
        yield ox.Triple(ox.NamedNode(subject), _term(name), value)
