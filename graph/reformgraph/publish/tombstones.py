"""What changed, and the marks of the release before, in; a mark for each statement that was withdrawn out, as Turtle.

The IRI of a statement that was published answers for ever: with what it says, or that it was withdrawn and when.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.build.turtle import turtle_bytes
from reformgraph.publish.compare import Comparison, Record
from reformgraph.publish.words import WITHDRAWN
from reformgraph.terms import PREFIXES

_THINGS: Final = frozenset({"person", "body", "document"})
_STATUS: Final = "http://www.w3.org/ns/adms#status"
_ADMS: Final = {"adms": "http://www.w3.org/ns/adms#", "status": "http://purl.org/adms/status/"}


def tombstones(changes: Comparison | None, version: str, base: str, earlier: Iterable[ox.Triple]) -> bytes:
    """The marks of `earlier` but for what is stated again, and those of what `version` states no more.

    Where people were taken out, what was said of them has no mark: its IRI follows from who they are.
    """
    marks: defaultdict[str, set[ox.Triple]] = defaultdict(set)
    for triple in earlier:
        if isinstance(triple.subject, ox.NamedNode):
            marks[triple.subject.value].add(triple)
    if changes:
        for record in changes.removed:
            if record.kind not in _THINGS and (not changes.taken_out or _may_be_told(record, changes)):
                marks[record.iri] = set(_mark(record.iri, version))
        for iri in changes.new.records:
            marks.pop(iri, None)
    triples = [triple for each in marks.values() for triple in each]
    return turtle_bytes(triples, {**PREFIXES, **_ADMS, "statement": f"{base}statement/"})


def _mark(iri: str, version: str) -> Iterator[ox.Triple]:
    node = ox.NamedNode(iri)
    yield ox.Triple(node, term("owl:deprecated"), ox.Literal("true", datatype=term("xsd:boolean")))
    yield ox.Triple(node, ox.NamedNode(_STATUS), ox.NamedNode(f"{_ADMS['status']}Withdrawn"))
    for language, text in WITHDRAWN.items():
        yield ox.Triple(node, term("skos:historyNote"), ox.Literal(text.format(version=version), language=language))


def _may_be_told(record: Record, changes: Comparison) -> bool:
    """Whether everything that the statement spoke of is still there."""
    spoken_of = {each.value for values in record.about.values() for each in values if isinstance(each, ox.NamedNode)}
    return not any(iri in changes.old.records and iri not in changes.new.records for iri in spoken_of)
