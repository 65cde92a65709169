"""Quads on their way into a store in, what its index is made of out: texts, and who is a member of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from reformgraph.terms import iri

MEMBER: Final = iri("org:member")
ORGANIZATION: Final = iri("org:organization")
_TEXTS: Final = frozenset({iri("xsd:string"), iri("rdf:langString")})

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Noting:
    """`texts` are the different texts, `textual` the predicates whose every value is a text."""

    def __init__(self) -> None:
        self.texts: Final[set[ox.Literal]] = set()
        self._with_texts: Final[set[str]] = set()
        self._with_others: Final[set[str]] = set()
        self._seats: Final[dict[str, defaultdict[Node, set[Node]]]] = {
            MEMBER: defaultdict(set),
            ORGANIZATION: defaultdict(set),
        }

    def passing(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The same quads, noted as they pass."""
        for quad in quads:
            predicate, value = quad.predicate.value, quad.object
            if isinstance(value, ox.Literal) and value.datatype.value in _TEXTS:
                self.texts.add(value)
                self._with_texts.add(predicate)
            else:
                self._with_others.add(predicate)
                if predicate in self._seats and isinstance(quad.graph_name, ox.DefaultGraph):
                    self._seats[predicate][quad.subject].add(value)
            yield quad

    @property
    def textual(self) -> set[str]:
        return self._with_texts - self._with_others

    def seats(self) -> set[tuple[str, str]] | None:
        """Who is a member of what in the default graph, as terms of N-Triples; None where one of them has no IRI."""
        pairs = set()
        for subject, members in self._seats[MEMBER].items():
            for organization in self._seats[ORGANIZATION].get(subject, ()):
                for member in members:
                    if not (isinstance(member, ox.NamedNode) and isinstance(organization, ox.NamedNode)):
                        return None
                    pairs.add((str(member), str(organization)))
        return pairs
