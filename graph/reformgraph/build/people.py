"""A graph's triples in; an error out where more is said about a person than the list here allows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.errors import BuildError

SAID_OF: Final = ("rdf:type", "foaf:name", "rdfs:label")
"""All that is said of a person: the properties that a person may have."""

SPEAK_OF: Final = ("org:member", "rg:holder", "rg:presidedBy", "schema:attendee")
"""All that speaks of a person: the properties that may have one as their value."""


def check_people(triples: Collection[ox.Triple]) -> None:
    """Raise BuildError where something is said about a person that is not on the list."""
    person, rdf_type = term("foaf:Person"), term("rdf:type")
    people = {each.subject for each in triples if each.object == person and each.predicate == rdf_type}
    said_of, speak_of = {*map(term, SAID_OF)}, {*map(term, SPEAK_OF)}
    for each in triples:
        of = each.subject in people and each.predicate not in said_of
        if of or (each.object in people and each.predicate not in speak_of):
            raise BuildError(
                "this is not on the list of what may be said about a person",
                where=each.predicate.value,
                hint="docs/personal-data.md has the list",
            )
