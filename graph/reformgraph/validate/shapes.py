"""A graph against the SHACL shapes: in, a store; out, what they found, by the quickest engine that is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Final, get_args

import pyoxigraph as ox
from rdflib import SH, Graph, Literal, URIRef

from reformgraph.model import Language
from reformgraph.validate.findings import Finding

SHAPES: Final = "https://w3id.org/reformgraph/shapes#"


@cache
def shapes_graph() -> Graph:
    """The shapes as published, patterns for contact data included."""
    return Graph().parse(data=(files("reformgraph.ontology") / "shapes.ttl").read_bytes(), format="turtle")


def pattern(shape: str) -> str:
    """The regular expression of a shape such as `HasPhoneNumber`."""
    return str(shapes_graph().value(URIRef(SHAPES + shape), SH.pattern, any=False))


@cache
def messages(shape: str) -> Mapping[Language, str]:
    """What a shape says, by language."""
    said = shapes_graph().objects(URIRef(SHAPES + shape), SH.message)
    literals = [each for each in said if isinstance(each, Literal)]
    return {language: str(each) for language in get_args(Language) for each in literals if each.language == language}


@cache
def unruled_shapes() -> Graph:
    """The shapes but for those that a rule of the same name says, and more."""
    shapes = Graph() + shapes_graph()
    for name, predicate in (("Text", None), ("Label", None), ("AnyOrganization", SH["or"])):
        shapes.remove((URIRef(SHAPES + name), predicate, None))
    return shapes


def shape_findings(store: ox.Store) -> Iterator[Finding]:
    """What the shapes find in the store's default graph, but for what a rule of the same name finds."""
    if find_spec("shacl_rust"):
        from reformgraph.validate.by_rust import findings
    else:
        from reformgraph.validate.by_pyshacl import own_findings as findings
    return findings(store, unruled_shapes())
