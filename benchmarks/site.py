"""A number of things in; the time that a site of so many takes, first and again, and what its heaviest page weighs.

    python -m benchmarks.site 10000

The graph is made up and the same each time: seven people in ten things, bodies of very unequal size, meetings and
documents, a statement with two passages for each role.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from benchmarks.turtle import Fact, about

from reformgraph.build.namer import term
from reformgraph.build.turtle import thing_prefixes, turtle_bytes
from reformgraph.site.build import build_site
from reformgraph.terms import BASE_IRI, PREFIXES, iri
from reformgraph.vocabulary import describe

WORDS = "hyvinvointialueen valmistelun talouden alaryhmä johtoryhmä kokous päätti esitti jäsen ordförande åäö".split()
REGIONS = [
    f"region:maakunta-{number:02}" for number in (1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
]
ROLES = ["role:chair", "role:vice-chair", "role:secretary", *["role:member"] * 9, *["role:deputy-member"] * 3]


def made_up(things: int) -> Iterator[ox.Triple]:
    """A graph of so many people, bodies, documents and meetings; one body in a hundred has a thousand members."""
    chance = random.Random(20220701)
    people = [_node("person", f"malli-{number}") for number in range(things * 7 // 10)]
    bodies = [_node("body", f"ryhma-{number}") for number in range(things * 12 // 100)]
    documents = [_node("document", f"asiakirja-{number}") for number in range(things * 12 // 100)]
    for person in people:
        own = person.value.rpartition("-")[2]
        yield from about(person, "foaf:Person", ("foaf:name", ox.Literal(f"Malli {chance.choice(WORDS)} {own}")))
    for body in bodies:
        label = ox.Literal(f"{_words(chance, 4)} {body.value.rpartition('-')[2]}", language="fi")
        region = term(chance.choice(REGIONS))
        yield from about(body, "rg:Body", ("skos:prefLabel", label), ("dcterms:spatial", region))
    for document in documents:
        title = ox.Literal(_words(chance, 8), language="fi")
        yield from about(document, "rg:Document", ("dcterms:title", title), ("dcterms:language", ox.Literal("fi")))
    for name in sorted({*REGIONS, *ROLES}):
        yield from describe(iri(name))
    number = 0
    for place, body in enumerate(bodies):
        for _ in range(1000 if place % 100 == 50 else chance.randint(2, 16)):
            number += 1
            held: list[Fact] = [("org:member", chance.choice(people)), ("org:role", term(chance.choice(ROLES)))]
            yield from _statement(chance, number, "org:Membership", documents, *held, ("org:organization", body))
    for _ in range(things * 6 // 100):
        number += 1
        day = ox.Literal(f"2021-{chance.randint(1, 12):02}-13", datatype=term("xsd:date"))
        said: list[Fact] = [("schema:organizer", chance.choice(bodies)), ("schema:startDate", day)]
        yield from _statement(chance, number, "rg:Meeting", documents, *said)


def _statement(
    chance: random.Random,
    number: int,
    kind: str,
    documents: list[ox.NamedNode],
    *facts: Fact,
) -> Iterator[ox.Triple]:
    statement, document = _node("statement", f"s{number:06}"), chance.choice(documents)
    yield from about(statement, "rg:Statement", ("rdf:type", term(kind)), ("rg:status", term("rg:asserted")), *facts)
    yield ox.Triple(statement, term("rg:confidence"), ox.Literal("0.9", datatype=term("xsd:decimal")))
    for begin in (number * 200, number * 200 + 100):
        passage = _node(f"passage/{document.value.rpartition('/')[2]}", f"{begin}-{begin + 80}")
        offset = ox.Literal(str(begin), datatype=term("xsd:integer"))
        quote = ("nif:anchorOf", ox.Literal(_words(chance, 18)))
        yield from about(passage, "rg:Passage", ("prov:wasQuotedFrom", document), ("nif:beginIndex", offset), quote)
        yield ox.Triple(statement, term("rg:evidence"), passage)


def _node(folder: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE_IRI}{folder}/{name}")


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(WORDS, k=number))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("things", type=int, nargs="*", default=[10_000])
    for things in parser.parse_args().things:
        with tempfile.TemporaryDirectory() as folder:
            build, site = Path(folder) / "build", Path(folder) / "site"
            build.mkdir()
            graph = list(made_up(things))
            (build / "graph.ttl").write_bytes(turtle_bytes(graph, {**PREFIXES, **thing_prefixes(BASE_IRI)}))
            for run in ("first", "again"):
                before, started = os.times(), time.perf_counter()
                written = build_site(build, site)
                after, took = os.times(), time.perf_counter() - started
                spent = sum(after[:4]) - sum(before[:4])
                print(
                    f"{things} things, {len(graph)} triples, {run}: {took:.0f} s, {spent:.0f} s of processor, ", end=""
                )
                print(f"{written.changed} of {written.files} files written")
            pages = [path for path in site.rglob("*.html") if path.parent.name != "network"]
            scripts = sorted((site / "search" / "index").iterdir(), key=lambda path: path.stat().st_size)
            for path in (max(pages, key=lambda path: path.stat().st_size), scripts[-1]):
                print(f"the heaviest: {path.relative_to(site)}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
