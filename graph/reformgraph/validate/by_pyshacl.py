"""A graph and any shapes in; what pyshacl, the reference that others are measured by, finds out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Final, get_args

import pyoxigraph as ox
import pyshacl
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import SH, XSD, BNode, Graph, Literal, Node, URIRef

from reformgraph.errors import GraphError
from reformgraph.model import Language
from reformgraph.validate.findings import Finding, Severity, Term
from reformgraph.validate.shapes import SHAPES

SEVERITIES: Final[Mapping[Node | None, Severity]] = {SH.Warning: "warning", SH.Info: "info"}


def own_findings(store: ox.Store, shapes: Graph) -> Iterator[Finding]:
    """What the store's default graph has against our own `shapes`."""
    return findings(_to_rdflib(store), _flat(shapes))


def findings(data: Graph, shapes: Graph) -> Iterator[Finding]:
    """What `data` has against `shapes`. Raises GraphError where these cannot be checked."""
    try:
        _, results, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError) as error:
        raise GraphError("the shapes cannot be checked", hint=str(error)) from error
    if not isinstance(results, Graph):
        raise GraphError("the shapes could not be checked", hint=str(text))
    for result in results.objects(None, SH.result):  # and not those which another result gives as its detail
        focus, path = results.value(result, SH.focusNode), results.value(result, SH.resultPath)
        value, source = results.value(result, SH.value), results.value(result, SH.sourceShape)
        literals = [each for each in results.objects(result, SH.resultMessage) if isinstance(each, Literal)]
        texts: dict[Language, str] = {
            language: str(each) for language in get_args(Language) for each in literals if each.language == language
        }
        component, severity = (
            results.value(result, SH.sourceConstraintComponent),
            results.value(result, SH.resultSeverity),
        )
        yield Finding(
            # A shape without a name is told by what it asks for.
            check=str(source if isinstance(source, URIRef) else component).removeprefix(SHAPES).removeprefix(str(SH)),
            focus=_to_oxigraph(focus),
            path=str(path) if isinstance(path, URIRef) else None,
            value=None if value is None else _to_oxigraph(value),
            messages=texts or {"en": "; ".join(sorted(map(str, literals)))},
            severity=SEVERITIES.get(severity, "violation"),
        )


def _flat(shapes: Graph) -> Graph:
    """The same shapes in a form that pyshacl checks several times as fast.

    It goes from node to node through sh:property, but takes all nodes of a property shape's own targets at once.
    """
    flat = Graph() + shapes
    for owner, _, shape in list(flat.triples((None, SH.property, None))):
        targets = [(name, each) for name in (SH.targetClass, SH.targetSubjectsOf) for each in flat[owner:name]]
        if targets:
            flat.remove((owner, SH.property, shape))
            for name, each in targets:
                flat.add((shape, name, each))
    return flat


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
