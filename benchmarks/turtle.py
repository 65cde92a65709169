"""A number of triples in, the processor time that ordered Turtle of so many takes, ours beside rdflib's, in one run.

    python benchmarks/turtle.py 100000 1000000

The triples are made up, in the shape that the graph of a build has: people and bodies, and for each membership a
statement, its passage with a quote, and the document that it was read from.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Iterator
from itertools import islice

import pyoxigraph as ox
import rdflib

from reformgraph.build.namer import term
from reformgraph.build.turtle import thing_prefixes, turtle_bytes
from reformgraph.terms import BASE_IRI, PREFIXES

WORDS = 'ryhmä kokous päätti esitti valmistelu hyvinvointialue jäsen ordförande "lainaus" rivi\ntoinen åäö'.split(" ")
PEOPLE_A_BODY = 12
STATEMENTS_A_DOCUMENT = 20
Fact = tuple[str, ox.NamedNode | ox.Literal]


def made_up() -> Iterator[ox.Triple]:
    """Triples of the contract's shape, without end, the same each time."""
    chance = random.Random(20220701)
    number = 0
    while True:
        body = _node("body", number // PEOPLE_A_BODY)
        person = _node("person", number * 7 // 9)
        document = _node("document", number // STATEMENTS_A_DOCUMENT)
        passage, statement = _node("passage", number), _node("statement", number)
        if number % PEOPLE_A_BODY == 0:
            yield from about(body, "rg:Body", ("skos:prefLabel", _words(chance, 4, "fi")))
        if number % STATEMENTS_A_DOCUMENT == 0:
            title, day = ("dcterms:title", _words(chance, 8, "fi")), ("dcterms:date", _typed("2021-04-13", "date"))
            yield from about(document, "rg:Document", title, day)
        name = ox.Literal(f"Malli Esimerkkinen {number * 7 // 9}")
        yield from about(person, "foaf:Person", ("foaf:name", name), ("rdfs:label", name))
        yield from about(
            passage,
            "rg:Passage",
            ("prov:wasQuotedFrom", document),
            ("nif:beginIndex", _typed(str(number), "integer")),
            ("nif:endIndex", _typed(str(number + 80), "integer")),
            ("nif:anchorOf", _words(chance, 20)),
        )
        yield from about(
            statement,
            "rg:Statement",
            ("rdf:type", term("org:Membership")),
            ("rg:evidence", passage),
            ("rg:startNotAfter", _typed(f"2021-{number % 12 + 1:02}-13", "date")),
            ("rg:confidence", _typed("0.9", "decimal")),
            ("rg:method", ox.Literal("list entry")),
            ("rg:status", term("rg:asserted")),
            ("org:member", person),
            ("org:role", term("role:member")),
            ("org:organization", body),
        )
        number += 1


def about(node: ox.NamedNode, kind: str, *facts: Fact) -> Iterator[ox.Triple]:
    """The triples of a thing of this class."""
    yield ox.Triple(node, term("rdf:type"), term(kind))
    for predicate, value in facts:
        yield ox.Triple(node, term(predicate), value)


def _node(folder: str, number: int) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE_IRI}{folder}/malli-{number * 2654435761 % 2**32:08x}")


def _typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=term(f"xsd:{kind}"))


def _words(chance: random.Random, count: int, language: str | None = None) -> ox.Literal:
    return ox.Literal(" ".join(chance.choices(WORDS, k=count)), language=language)


def distinct(count: int) -> list[ox.Triple]:
    """So many different triples, in an order that is not that of the file."""
    triples = list(islice(dict.fromkeys(islice(made_up(), count + count // 2)), count))
    random.Random(1).shuffle(triples)
    return triples


def measure(count: int) -> tuple[float, float]:
    """Seconds of the processor that reformgraph and rdflib take, from a graph in memory to the bytes of the file."""
    triples = distinct(count)
    prefixes = {**PREFIXES, **thing_prefixes(BASE_IRI)}
    ours = min(_seconds(lambda: turtle_bytes(triples, prefixes)) for _ in range(3))
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=lines, format="nt")
    assert len(graph) == count
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace, replace=True)
    return ours, _seconds(lambda: graph.serialize(format="turtle"))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("triples", nargs="*", type=int, default=[100_000, 1_000_000], help="how many triples")
    print("triples    reformgraph  rdflib      times as fast")
    for count in parser.parse_args().triples:
        ours, other = measure(count)
        print(f"{count:<10} {ours:>8.2f} s  {other:>8.2f} s  {other / ours:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
