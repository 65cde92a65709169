"""A number of boxes in, pages of so many out: reformgraph's own, and pyvis's as it comes and with positions given.

The graph is made up, with the sizes that real ones have: regions of fifty bodies in three layers, half as many people
as bodies, three statements a body, ids that are hashes, dates, and quotes of a sentence in a document of the region.
"""

from __future__ import annotations

import hashlib
import random
from typing import Final

import pyoxigraph as ox
from pyvis.network import Network as PyvisNetwork
from tests.view.graphs import Graph

from reformgraph.terms import iri
from reformgraph.view.contents import Contents
from reformgraph.view.layout import Layout
from reformgraph.view.network import edges_of

BODIES_A_REGION: Final = 50
PEOPLE_A_REGION: Final = 25
ROLES: Final = ("chair", "vice-chair", "member", "member", "member", "secretary")
FIRST: Final = (
    "hyvinvoinnin terveyden talouden tiedonhallinnan pelastustoimen henkilöstön viestinnän palvelujen".split()
)
SECOND: Final = "järjestämisen valmistelun edistämisen yhteensovittamisen seurannan kehittämisen".split()
GIVEN: Final = "Malli Testi Koe Näyte Kuva Tarina Vale Keksi".split()
FAMILY: Final = "Esimerkkinen Keksitty Kuviteltu Mallikas Tekaistu Luotu Sepitetty Kaavailtu".split()
# What tells that the network is drawn: pyvis keeps one with physics hidden until it has settled.
SETTLED: Final = '<script>network.once("stabilizationIterationsDone", () => { window.drawn = true; });</script>'
PAINTED: Final = "<script>requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true; }));</script>"


class MadeUp(Graph):
    """A graph whose statements have hashes for ids, bounds in time, and quotes that are told apart."""

    def __init__(self, quotes: bool) -> None:
        super().__init__()
        self.chance = random.Random(20210413)
        self.quotes = quotes

    def statement(self, class_name: str, quote: str) -> str:
        self.statements += 1
        digest = hashlib.sha256(str(self.statements).encode()).hexdigest()
        statement = self.thing(f"statement/{digest[:16]}", class_name)
        passage = self.thing(f"passage/{digest[16:24]}/{self.statements}", "rg:Passage")
        self.link(passage, "prov:wasQuotedFrom", self.document)
        self.say(passage, "nif:anchorOf", quote if self.quotes else "")
        self.link(statement, "rg:evidence", passage)
        self.say(statement, "rg:startNotAfter", f"2021-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}")
        self.say(statement, "rg:confidence", self.chance.choice(("0.9", "0.95", "0.7")))
        return statement


def made_up(boxes: int, quotes: bool = True) -> ox.Store:
    """A store with so many bodies; with `quotes` False the passages are empty."""
    graph = MadeUp(quotes)
    for region in range(boxes // BODIES_A_REGION):
        _region(graph, region)
    return graph.store


def _region(graph: MadeUp, region: int) -> None:
    chance, place = graph.chance, f"maakunta-{region + 1:03}"
    graph.document = graph.thing(f"document/d{region}", "rg:Document")
    graph.say(graph.document, "dcterms:title", f"Mallimaakunnan {region + 1} valmistelu käynnistyi")
    people = [
        graph.person(f"p{region}-{n}", f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}-{chance.choice(FAMILY)}")
        for n in range(PEOPLE_A_REGION)
    ]
    top = graph.body(f"r{region}-0", "Poliittinen ohjausryhmä", "political-steering-group", place)
    managers, bodies = [], [top]
    for number in range(1, BODIES_A_REGION):
        subject = f"{chance.choice(FIRST)} ja {chance.choice(FIRST)} {chance.choice(SECOND)}".capitalize()
        if number <= 4:
            managers.append(graph.body(f"r{region}-{number}", f"{subject} johtoryhmä", "management-group", place))
            graph.relation(managers[-1], "steered-by", top, f"{subject} johtoryhmää ohjaa poliittinen ohjausryhmä.")
        else:
            group = graph.body(f"r{region}-{number}", f"{subject} alaryhmä {number}", "sub-group", place)
            graph.relation(group, "steered-by", chance.choice(managers), f"{subject} alaryhmä {number} on ohjattavana.")
            bodies.append(group)
    for body in (*managers, *bodies):
        for person in chance.sample(people, 2):
            role = chance.choice(ROLES)
            graph.membership(person, body, role, f"Ryhmään valittiin {role} {chance.randint(1, 10**6)} Esimerkkinen.")


def pyvis_page(contents: Contents, layout: Layout, physics: bool) -> str:
    """pyvis's own page of the same boxes and lines; without `physics` each box stands where ours does."""
    network = PyvisNetwork(height="900px", width="100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(physics)
    for key, box in layout.boxes.items():
        label = "\n".join(contents.things[key].labels.values())
        where = {} if physics else {"x": box.x, "y": box.y}
        network.add_node(key, label=label, shape="box", **where)
    for fact in contents.facts.values():
        for source, target, _ in edges_of(fact):
            if source in layout.boxes and target in layout.boxes:
                network.add_edge(source, target, title=iri("rg:BodyRelation"))
    return str(network.generate_html()).replace("</body>", (SETTLED if physics else PAINTED) + "</body>", 1)
