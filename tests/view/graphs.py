"""Graphs for the tests of the page, made by hand: a governance network of some size, and one that means harm."""

from __future__ import annotations

import pyoxigraph as ox

from reformgraph.terms import BASE_IRI, iri

HARM = (
    "<script>window.harmed=1</script>",
    "</script><script>window.harmed=2</script>",
    '"><svg onload="window.harmed=3">',
    "<img src=x onerror=window.harmed=4>",
    "'-window.harmed=5-'",
    "{{payload}} ${window.harmed=6} {name} $& \u2028 \u2029 </style>",
)
HARMFUL_ADDRESSES = ("javascript:window.harmed=7", "data:text/html,<script>window.harmed=8</script>")


class Graph:
    """A store that is filled statement by statement, each with a passage of one made-up document."""

    def __init__(self, title: str = "Malliasiakirja", address: str = "https://example.org/malli") -> None:
        self.store = ox.Store()
        self.document = self.thing("document/malli", "rg:Document")
        self.say(self.document, "dcterms:title", title)
        self.say(self.document, "dcterms:source", address)
        self.say(self.document, "dcterms:publisher", title)
        self.say(self.document, "dcterms:date", "2021-04-13")
        self.statements = 0
        for slug, label in (("chair", "puheenjohtaja"), ("member", "jäsen")):
            self.say(self.concept(f"role:{slug}"), "skos:prefLabel", label, "fi")
        for slug in ("steered-by", "complements"):
            self.say(self.concept(f"relation:{slug}"), "skos:prefLabel", slug, "fi")

    def concept(self, name: str) -> str:
        return iri(name)

    def say(self, subject: str, predicate: str, value: str, language: str | None = None) -> None:
        literal = ox.Literal(value, language=language) if language else ox.Literal(value)
        self._add(subject, predicate, literal)

    def link(self, subject: str, predicate: str, value: str) -> None:
        self._add(subject, predicate, ox.NamedNode(value))

    def _add(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        self.store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(iri(predicate)), value))

    def thing(self, slug: str, class_name: str) -> str:
        self.link(BASE_IRI + slug, "rdf:type", iri(class_name))
        return BASE_IRI + slug

    def person(self, slug: str, name: str) -> str:
        person = self.thing(f"person/{slug}", "foaf:Person")
        self.say(person, "foaf:name", name)
        return person

    def body(self, slug: str, name: str, kind: str, region: str) -> str:
        body = self.thing(f"body/{slug}", "rg:Body")
        self.say(body, "skos:prefLabel", name, "fi")
        self.link(body, "org:classification", iri(f"bodytype:{kind}"))
        self.say(iri(f"bodytype:{kind}"), "skos:prefLabel", kind, "fi")
        self.link(body, "dcterms:spatial", iri(f"region:{region}"))
        self.say(iri(f"region:{region}"), "skos:prefLabel", f"Alue {region}", "fi")
        return body

    def statement(self, class_name: str, quote: str) -> str:
        self.statements += 1
        statement = self.thing(f"statement/s{self.statements:04}", class_name)
        passage = self.thing(f"passage/p{self.statements:04}", "rg:Passage")
        self.link(passage, "prov:wasQuotedFrom", self.document)
        self.say(passage, "nif:anchorOf", quote)
        self.link(statement, "rg:evidence", passage)
        return statement

    def membership(self, person: str, body: str, role: str = "member", quote: str = "Lainaus.") -> str:
        membership = self.statement("org:Membership", quote)
        self.link(membership, "org:member", person)
        self.link(membership, "org:organization", body)
        self.link(membership, "org:role", iri(f"role:{role}"))
        return membership

    def relation(self, subject: str, slug: str, target: str, quote: str = "Lainaus.") -> str:
        relation = self.statement("rg:BodyRelation", quote)
        self.link(relation, "rg:subject", subject)
        self.link(relation, "rg:relation", iri(f"relation:{slug}"))
        self.link(relation, "rg:object", target)
        return relation


def governance(regions: int = 6, sub_groups: int = 5) -> Graph:
    """In each region: a political group, two management groups, their sub-groups, one beside, one loose, people."""
    graph = Graph()
    for region in range(regions):
        place = f"maakunta-{region + 1:02}"
        name = f"Mallimaakunnan {region + 1} hyvinvointialueuudistuksen"
        top = graph.body(f"pol{region}", f"{name} poliittinen ohjausryhmä", "political-steering-group", place)
        people = [graph.person(f"h{region}-{n}", f"Malli Esimerkkinen-Keksittyläinen {region}{n}") for n in range(6)]
        managers = [
            graph.body(f"jory{region}-{n}", f"{name} valmistelun johtoryhmä {n + 1}", "management-group", place)
            for n in range(2)
        ]
        beside = graph.body(f"mor{region}", f"{name} maakunnallinen ohjausryhmä", "monitoring-group", place)
        graph.relation(beside, "complements", managers[0])
        graph.membership(people[0], top, "chair")
        for number, manager in enumerate(managers):
            graph.relation(manager, "steered-by", top)
            graph.membership(people[number + 1], manager, "chair")
        for number in range(sub_groups):
            label = f"Hyvinvoinnin ja terveyden edistämisen vastuuvalmistelun alaryhmä {number + 1}"
            group = graph.body(f"ala{region}-{number}", label, "sub-group", place)
            graph.relation(group, "steered-by", managers[number % 2])
            graph.membership(people[number % 6], group, "chair")
            graph.membership(people[(number + 1) % 6], group)
        graph.body(f"irto{region}", "Viestintätyöryhmä", "working-group", place)
    return graph


def crowd(bodies: int = 5_010) -> Graph:
    """More bodies than a page draws unasked, and nothing said of them."""
    graph = Graph()
    for number in range(bodies):
        graph.body(f"b{number}", f"Malliryhmä {number}", "sub-group", f"maakunta-{number % 20 + 1:02}")
    return graph


def harmful() -> Graph:
    """A graph whose names, roles, titles, quotes and addresses all try to run script."""
    graph = Graph(title=HARM[1], address=HARMFUL_ADDRESSES[0])
    everything = " ".join(HARM)
    graph.say(iri("role:harm"), "skos:prefLabel", HARM[3], "fi")
    top = graph.body("harm-top", everything, "political-steering-group", "maakunta-01")
    below = graph.body("harm-below", HARM[2], "management-group", "maakunta-01")
    graph.say(top, "skos:altLabel", HARM[0], "fi")
    for number, text in enumerate(HARM):
        person = graph.person(f"harm{number}", text)
        held = graph.membership(person, top, "harm" if number % 2 else "chair", quote=everything)
        graph.say(held, "rg:titleInSource", text)
        graph.say(held, "rg:method", text)
        graph.membership(person, below, quote=text)
    graph.relation(below, "steered-by", top, quote=everything)
    for number, address in enumerate(HARMFUL_ADDRESSES):
        other = graph.thing(f"document/harm{number}", "rg:Document")
        graph.say(other, "dcterms:title", HARM[number])
        graph.say(other, "dcterms:source", address)
    return graph
