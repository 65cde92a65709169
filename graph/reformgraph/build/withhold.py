"""What linking made, and the people to take out, in; out, the same without them, and the cover of their names.

A person's memberships and rights go; meetings stay without them. A mark that tells no name stands for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reformgraph.build.cover import Cover
from reformgraph.link import Linked
from reformgraph.link.entities import Person
from reformgraph.link.facts import Meeting, Membership, Right, Statement
from reformgraph.link.names import folded


@dataclass(frozen=True, slots=True)
class Withheld:
    """One line of the list: a name, or the IRI of a person of the graph."""

    line: int
    wanted: str

    @property
    def is_iri(self) -> bool:
        return self.wanted.startswith(("http://", "https://"))


def withhold(
    linked: Linked, wanted: Sequence[Withheld], base: str, as_read: Mapping[str, str] | None = None
) -> tuple[Linked, Cover]:
    """Take the people out. A line that fits nobody is a warning, and its name is covered all the same.

    `as_read` are the documents' texts with their contact data, where an address may tell a name.
    """
    out: dict[str, Person] = {}
    warnings = []
    for entry in wanted:
        found = [person for person in linked.people if _is_meant(person, entry, base)]
        out |= {person.id: person for person in found}
        if not found:
            warnings.append(f"line {entry.line} of the list of people to withhold fits nobody in the graph")
    names = {name for person in out.values() for name in (person.name, *person.other_names)}
    names |= {entry.wanted for entry in wanted if not entry.is_iri}
    left = tuple(person for person in linked.people if person.id not in out)
    told = {
        passage.document
        for statement in linked.statements
        if set(_people(statement)) & out.keys()
        for passage in statement.evidence
    }
    result = replace(
        linked,
        people=left,
        statements=tuple(_settled(each for each in (_without(one, out) for one in linked.statements) if each)),
        merges=tuple(each for each in linked.merges if each.entity not in out),
        warnings=(*linked.warnings, *warnings),
    )
    texts = {each.identifier: each.text for each in linked.documents} | dict(as_read or {})
    return result, Cover.of(names, left, texts, told, len(out), base)


def _is_meant(person: Person, entry: Withheld, base: str) -> bool:
    if entry.is_iri:
        return base + person.id == entry.wanted
    return folded(entry.wanted) in map(folded, (person.name, *person.other_names))


def _people(statement: Statement) -> Iterator[str]:
    match statement.fact:
        case Membership():
            yield statement.fact.member
        case Right():
            yield statement.fact.holder
        case Meeting():
            yield from (each for each in (statement.fact.presided_by, *statement.fact.attendees) if each)


def _without(statement: Statement, out: dict[str, Person]) -> Statement | None:
    fact = statement.fact
    if not set(_people(statement)) & out.keys():
        return statement
    if not isinstance(fact, Meeting):
        return None
    presided_by = None if fact.presided_by in out else fact.presided_by
    attendees = tuple(each for each in fact.attendees if each not in out)
    return replace(statement, fact=replace(fact, presided_by=presided_by, attendees=attendees))


def _settled(statements: Iterable[Statement]) -> Iterator[Statement]:
    """What only a statement that is gone disputed is disputed no more."""
    kept = list(statements)
    known = {each.id for each in kept}
    for each in kept:
        others = tuple(other for other in each.conflicts_with if other in known)
        if others != each.conflicts_with:
            yield replace(each, conflicts_with=others, status=each.status if others else "asserted")
        else:
            yield each
