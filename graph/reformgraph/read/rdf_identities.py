"""Who is whom in an RDF file, to a curator's word: what has one IRI is one thing, and namesakes with two are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Final, Literal

from reformgraph.model import Identity, NameRef
from reformgraph.read.rdf_agents import Agents
from reformgraph.read.rdf_documents import Cited
from reformgraph.read.rdf_file import Thing
from reformgraph.terms import iri

_POINTING: Final = frozenset(
    map(
        iri,
        (
            "org:member", "rg:presidedBy", "schema:attendee", "rg:holder", "org:organization", "rg:onBehalfOf",
            "rg:subject", "rg:object", "schema:organizer", "rg:inBody", "rg:ruleFor", "rg:ofBody",
        ),
    )
)  # fmt: skip


def documents_of(things: Mapping[str, Thing], cited: Cited) -> dict[str, tuple[str, ...]]:
    """Each person and body with the documents whose passages speak of it; asked before the statements are read."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, thing in things.items():
        found[name] |= cited.documents_behind(thing, "dcterms:isReferencedBy")
        if thing.is_a("rg:Statement"):
            documents = cited.documents_behind(thing, "rg:evidence")
            for predicate, values in thing.about.items():
                for value in values if predicate in _POINTING else ():
                    found[value.value] |= documents
    return {name: tuple(sorted(documents)) for name, documents in found.items() if documents}


def identities(file: str, agents: Agents, documents: Mapping[str, tuple[str, ...]]) -> Iterator[Identity]:
    """One person in several documents, and namesakes in different documents.

    A body needs no word that it is one: its references say of which entry they are.
    """
    for person, name in agents.people.items():
        mentions = tuple(NameRef(name.name, document) for document in documents.get(person, ()))
        if len(mentions) > 1:
            yield Identity(True, "person", mentions, f"{file}: {person}")
    for of, first, second in _namesakes(agents):
        apart = set(documents.get(first, ())) ^ set(documents.get(second, ()))
        for one, other in product(documents.get(first, ()), documents.get(second, ())):
            if one in apart and other in apart:
                names = (_mention(agents, first, one), _mention(agents, second, other))
                yield Identity(False, of, names, f"{file}: {first} and {second}")


def _namesakes(agents: Agents) -> Iterator[tuple[Literal["person", "agent"], str, str]]:
    people: dict[str, list[str]] = defaultdict(list)
    named: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for person, ref in agents.people.items():
        people[ref.name.casefold()].append(person)
    for agent, known in agents.named.items():
        for name in known.preferred:
            named[known.kind, name.text.casefold(), known.region].append(agent)
    for same in people.values():
        yield from (("person", *pair) for pair in combinations(sorted(same), 2))
    for same in named.values():
        yield from (("agent", *pair) for pair in combinations(sorted(set(same)), 2))


def _mention(agents: Agents, thing: str, document: str) -> NameRef:
    if thing in agents.people:
        return NameRef(agents.people[thing].name, document)
    return NameRef(agents.named[thing].preferred[0].text, document, agents.named[thing].region)
