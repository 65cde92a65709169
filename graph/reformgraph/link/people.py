"""Mentions of people to people: one name is one person within a document, but not across documents."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reformgraph.link.clusters import Clusters
from reformgraph.link.curated import join, keep_apart, strangers
from reformgraph.link.entities import Mention, Merge, Person
from reformgraph.link.groups import LAST
from reformgraph.link.kept import Found, kept_names
from reformgraph.link.names import folded
from reformgraph.link.periods import area, document_period
from reformgraph.model import Document, Identity, KnownThing, NameRef
from reformgraph.slugs import digest, slug


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person in one document: the name as first given, and the bodies that the document puts the person in."""

    document: Document
    name: str
    area: str | None
    period: int | None
    bodies: frozenset[str]

    def order(self) -> tuple[dt.date, str, str]:
        return self.document.date or LAST, self.document.identifier, folded(self.name)


@dataclass(frozen=True, slots=True)
class People:
    """The people of a build, and which of them each document means by a name."""

    people: tuple[Person, ...]
    merges: tuple[Merge, ...]
    warnings: tuple[str, ...]
    meant: Mapping[tuple[str, str], str]

    def id(self, document: str, name: str) -> str:
        return self.meant[document, folded(name)]


def link_people(
    documents: Mapping[str, Document],
    names: Mapping[str, Mapping[str, frozenset[str]]],
    areas: Mapping[str, str | None],
    body_areas: Mapping[str, str | None],
    identities: Iterable[Identity] = (),
    known: Iterable[KnownThing] = (),
) -> People:
    """`names` hold each document's people with the bodies it puts them in; `areas` each document's area.

    `known` are people who keep the IRIs that they have.
    """
    found = _appearances(documents, names, areas, body_areas)
    clusters = Clusters([each.document.identifier for each in found], [None] * len(found))
    wanted = [each for each in identities if each.of == "person"]

    blocks: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        blocks[folded(each.name)].append(number)

    def fits(ref: NameRef) -> list[int]:
        return [number for number in blocks.get(folded(ref.name), ()) if _fits(found[number], ref)]

    keep_apart(clusters, wanted, fits)
    for name, numbers in sorted(blocks.items()):
        if " " in name:
            _by_company(found, clusters, numbers)
    join(clusters, wanted, fits)
    return _result(found, clusters, strangers(wanted, fits), known)


def _appearances(
    documents: Mapping[str, Document],
    names: Mapping[str, Mapping[str, frozenset[str]]],
    areas: Mapping[str, str | None],
    body_areas: Mapping[str, str | None],
) -> list[Appearance]:
    found = []
    for key, people in names.items():
        merged: dict[str, tuple[str, frozenset[str]]] = {}
        for name, bodies in people.items():
            first, known = merged.get(folded(name), (name, frozenset()))
            merged[folded(name)] = (first, known | bodies)
        period = document_period(documents[key])
        for name, bodies in merged.values():
            around = {place for body in bodies if (place := body_areas.get(body))}
            place = areas.get(key) or (around.pop() if len(around) == 1 else None)
            found.append(Appearance(documents[key], name, place, period, bodies))
    return sorted(found, key=Appearance.order)


def _by_company(found: Sequence[Appearance], clusters: Clusters, numbers: Sequence[int]) -> None:
    """Join people of one name by a shared region, a shared body, or, where no region speaks against it, a period."""
    by_area: dict[str, list[int]] = defaultdict(list)
    by_body: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if place := found[number].area:
            by_area[place].append(number)
        for body in found[number].bodies:
            by_body[body].append(number)
    for _, inside in sorted(by_area.items()):
        clusters.join_all(inside, "same name and region")
    for _, inside in sorted(by_body.items()):
        clusters.join_all(inside, "same name and body")
    if len(by_area) <= 1:
        by_period: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            if period := found[number].period:
                by_period[period].append(number)
        for _, inside in sorted(by_period.items()):
            clusters.join_all(inside, "same name and period")


def _fits(each: Appearance, ref: NameRef) -> bool:
    """Whether a person of that name is in the document and region that are asked for."""
    return ref.document in (None, each.document.identifier) and (ref.region is None or area(ref.region) == each.area)


def _result(
    found: Sequence[Appearance], clusters: Clusters, warnings: list[str], known: Iterable[KnownThing]
) -> People:
    people: list[Person] = []
    of_number: dict[int, str] = {}
    groups = clusters.groups()
    kept = kept_names([_as_found([found[number] for number in numbers]) for numbers in groups], known)
    taken = set(kept.taken)
    for position, numbers in enumerate(groups):
        first = found[numbers[0]]
        local = kept.names.get(position) or f"person/{slug(first.name)}"
        if local in taken and position not in kept.names:
            local = f"{local}-{digest(first.document.identifier, folded(first.name))}"
        taken.add(local)
        spellings = {folded(found[number].name): found[number].name for number in reversed(numbers)}
        others = sorted(name for key, name in spellings.items() if key != folded(first.name))
        people.append(Person(local, first.name, tuple(others)))
        of_number |= dict.fromkeys(numbers, local)
    mentions = [Mention(each.document.identifier, each.name) for each in found]
    merges = tuple(
        Merge(of_number[join.first], join.rule, mentions[join.first], mentions[join.second]) for join in clusters.joins
    )
    meant = {(each.document.identifier, folded(each.name)): of_number[number] for number, each in enumerate(found)}
    return People(tuple(people), merges, (*warnings, *kept.warnings), meant)


def _as_found(appearances: Sequence[Appearance]) -> Found:
    names = frozenset(folded(each.name) for each in appearances)
    return Found("person", names, frozenset(each.document.identifier for each in appearances))
