"""Triples and a server in; nothing out where the server holds just these, an error that says what differs otherwise.

For each predicate the server counts its statements and adds up hashes of them, so that little is sent. Numbers and
dates stay out of the hashes: servers write them each in their own way.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal

import pyoxigraph as ox

from reformgraph.errors import GraphError
from reformgraph.store.endpoint import Endpoint, number
from reformgraph.terms import iri

Form = Literal["iri", "text", "other"]

_DIGITS: Final = 6
"""So many hexadecimal digits of a hash are added up; the sum of a hundred million stays below 2^63."""

_HASHED: Final[dict[Form, str]] = {
    "iri": "CONCAT(STR(?s), ' ', STR(?o))",
    "text": "CONCAT(STR(?s), ' ', LANG(?o), ' ', STR(?o))",
    "other": "STR(?s)",
}
_STRINGS: Final = frozenset({iri("xsd:string"), iri("rdf:langString")})


def verify(triples: Iterable[ox.Triple], server: Endpoint, progress: Callable[[], None] = lambda: None) -> None:
    """Raise GraphError where the server's graph is not these triples; `progress` is told of each predicate."""
    said: dict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        said[triple.predicate].append(triple)
    found = {str(name): number(n) for name, n in server.select(_COUNTS, width=2)}
    for predicate in sorted(said.keys(), key=str):
        _same(predicate, found.pop(str(predicate), 0), len(said[predicate]), server)
        _compare(predicate, said[predicate], server)
        progress()
    for name, count in sorted(found.items()):
        raise _differs(f"{count} statements with {name} that are not of this graph", server)


_COUNTS: Final = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p"


def _compare(predicate: ox.NamedNode, sent: Sequence[ox.Triple], server: Endpoint) -> None:
    form = _form(sent)
    expected = sum(_hash(triple, form) for triple in sent)
    [(total,)] = server.select(_summing(predicate, form))
    if number(total) == expected:
        return
    # Not every server hashes the bytes of UTF-8, so that what differs is looked at itself.
    here, there = ({_plain(each, form) for each in found} for found in (sent, server.triples(predicate)))
    if here != there:
        example = min(here - there, default=min(there - here, default=""))
        raise _differs(f"statements with {predicate} otherwise than they were sent, such as {example[:200]}", server)


def _form(triples: Iterable[ox.Triple]) -> Form:
    """What all objects are: IRIs, or text, or something else among them."""
    kinds = {_kind(triple.object) for triple in triples}
    return kinds.pop() if len(kinds) == 1 else "other"


def _kind(term: object) -> Form:
    if isinstance(term, ox.NamedNode):
        return "iri"
    return "text" if isinstance(term, ox.Literal) and term.datatype.value in _STRINGS else "other"


def _plain(triple: ox.Triple, form: Form) -> str:
    """What `_HASHED` makes of a statement."""
    subject, value = _value(triple.subject), triple.object
    if form == "iri":
        return f"{subject} {_value(value)}"
    if form == "text" and isinstance(value, ox.Literal):
        return f"{subject} {value.language or ''} {value.value}"
    return subject


def _value(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        raise GraphError(f"{term} has no name that a server would keep", hint="only IRIs name things in a build")
    return term.value


def _hash(triple: ox.Triple, form: Form) -> int:
    digest = hashlib.md5(_plain(triple, form).encode(), usedforsecurity=False).hexdigest()
    return int(digest[:_DIGITS], 16)


def _summing(predicate: ox.NamedNode, form: Form) -> str:
    """The query for the sum; SPARQL reads no hexadecimal number, so each digit is looked up by its place."""
    digits = [f"STRLEN(STRBEFORE('0123456789abcdef', SUBSTR(?h, {place}, 1)))" for place in range(1, _DIGITS + 1)]
    value = digits[0]
    for digit in digits[1:]:
        value = f"(({value} * 16) + {digit})"
    hashes = f"SELECT (MD5({_HASHED[form]}) AS ?h) WHERE {{ ?s {predicate} ?o }}"
    return f"SELECT (SUM(?v) AS ?n) WHERE {{ {{ SELECT ({value} AS ?v) WHERE {{ {{ {hashes} }} }} }} }}"


def _same(predicate: ox.NamedNode, found: int, sent: int, server: Endpoint) -> None:
    if found != sent:
        raise _differs(f"{found} statements with {predicate}, of which {sent} were sent", server)


def _differs(problem: str, server: Endpoint) -> GraphError:
    return GraphError(f"the server holds {problem}", where=server.where)
