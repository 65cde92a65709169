"""A graph against the SHACL shapes: in, a store; out, what the shapes found."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, get_args

import pyoxigraph as ox
import pyshacl
from rdflib import SH, XSD, BNode, Graph, Literal, Node, URIRef

from reformgraph.errors import GraphError
from reformgraph.model import Language
from reformgraph.validate.findings import Finding, Term

SHAPES: Final = "https://w3id.org/reformgraph/shapes#"


@cache
def shapes_graph() -> Graph:
    """The shapes as published, patterns for contact data included."""
    return Graph().parse(data=(files("reformgraph.ontology") / "shapes.ttl").read_bytes(), format="turtle")


def pattern(shape: str) -> str:
    """The regular expression of a shape such as `HasPhoneNumber`."""
    return str(shapes_graph().value(URIRef(SHAPES + shape), SH.pattern, any=False))


def _engine_graph() -> Graph:
    """The shapes in a form that says the same and that pyshacl checks several times as fast."""
    shapes = Graph() + shapes_graph()
    # Rules of the same name say the same, and more.
    for name, predicate in (("Text", None), ("Label", None), ("AnyOrganization", SH["or"])):
        shapes.remove((URIRef(SHAPES + name), predicate, None))
    # pyshacl goes from node to node through sh:property, but takes all nodes of a property shape's own targets at once.
    for owner, _, shape in list(shapes.triples((None, SH.property, None))):
        shapes.remove((owner, SH.property, shape))
        for target in (SH.targetClass, SH.targetSubjectsOf):
            shapes += ((shape, target, each) for each in shapes.objects(owner, target))
    return shapes


def shape_findings(store: ox.Store) -> Iterator[Finding]:
    """What pyshacl finds in the store's default graph."""
    _, results, text = pyshacl.validate(_to_rdflib(store), shacl_graph=_engine_graph(), inference="none", inplace=True)
    if not isinstance(results, Graph):
        raise GraphError("the shapes could not be checked", where="shapes.ttl", hint=str(text))
    for result in results.objects(None, SH.result):  # and not those which another result gives as its detail
        focus, path = results.value(result, SH.focusNode), results.value(result, SH.resultPath)
        value, source = results.value(result, SH.value), results.value(result, SH.sourceShape)
        literals = [each for each in results.objects(result, SH.resultMessage) if isinstance(each, Literal)]
        texts: dict[Language, str] = {
            language: str(each) for language in get_args(Language) for each in literals if each.language == language
        }
        yield Finding(
            check=str(source).removeprefix(SHAPES),
            focus=_to_oxigraph(focus),
            path=str(path) if isinstance(path, URIRef) else None,
            value=None if value is None else _to_oxigraph(value),
            messages=texts,
        )


def _to_rdflib(store: ox.Store) -> Graph:
    """The store's default graph for rdflib: quicker than letting rdflib parse the Turtle.

    pyshacl takes an Oxigraph store as it is, but then needs some 40 times as long as for both these steps.
    """
    graph, known = Graph(), dict[str, URIRef]()
    # rdflib logs a stack trace for every literal that is not of its type; the shapes report those.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)

    def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if isinstance(value, ox.NamedNode):
            if value.value not in known:
                known[value.value] = URIRef(value.value)
            return known[value.value]
        if isinstance(value, ox.Literal):
            datatype = None if value.language or value.datatype.value == str(XSD.string) else value.datatype.value
            return Literal(value.value, lang=value.language, datatype=datatype, normalize=False)
        if isinstance(value, ox.BlankNode):
            return BNode(value.value)
        raise GraphError("the graph holds a quoted triple", hint="statements are nodes of their own")

    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _to_oxigraph(value: Node | None) -> Term:
    if isinstance(value, Literal):
        if value.language:
            return ox.Literal(str(value), language=value.language)
        return ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype or XSD.string)))
    return ox.BlankNode(str(value)) if isinstance(value, BNode) else ox.NamedNode(str(value))
