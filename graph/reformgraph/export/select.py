"""A graph's triples and what is wanted of it in; the triples to publish out, nothing left that refers to nothing.

What was rejected never comes out. A choice of statements brings with it all that the chosen statements speak of:
people, bodies, passages, documents, concepts and regions.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

import pyoxigraph as ox

from reformgraph.build.namer import term, typed
from reformgraph.errors import UsageError
from reformgraph.vocabulary import concepts

Node = ox.NamedNode | ox.BlankNode | ox.Triple
About = dict[Node, list[ox.Triple]]
Holding = Literal["certainly", "possibly"]

HELD: Final[dict[Holding, ox.NamedNode]] = {
    "certainly": term("rg:certainlyOn"),
    "possibly": term("rg:possiblyOn"),
}
_BODIES_OF_A_STATEMENT: Final = frozenset(
    term(name)
    for name in (
        "org:organization", "rg:subject", "rg:object", "rg:inBody", "schema:organizer", "rg:ruleFor", "rg:ofBody",
    )
)  # fmt: skip
_SHORTCUTS: Final = {
    ox.NamedNode(each.iri): ox.NamedNode(each.shortcut) for each in concepts("relations") if each.shortcut
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What to publish of a graph: the whole, or the part that all of these allow.

    `region` is a region's name or key, with all that lies in it. `as_of` keeps the statements that held on the day,
    certainly or possibly, and writes beside each which it is.
    """

    quotes: bool = True
    accepted_only: bool = False
    region: str | None = None
    as_of: dt.date | None = None

    @property
    def is_partial(self) -> bool:
        return self.accepted_only or self.region is not None or self.as_of is not None


def selected(triples: Iterable[ox.Triple], selection: Selection) -> list[ox.Triple]:
    """The triples of the selection. Raises UsageError where the graph knows no such region."""
    chosen = _without_rejected(list(triples))
    if selection.is_partial:
        chosen = _partial(chosen, selection)
    if not selection.quotes:
        chosen = [triple for triple in chosen if triple.predicate != term("nif:anchorOf")]
    return chosen


def holding(about: Iterable[ox.Triple], day: dt.date) -> Holding | None:
    """Whether a statement held on a day, by its bounds; a meeting is on the days that it says it is."""
    dates = {
        triple.predicate: dt.date.fromisoformat(triple.object.value[:10])
        for triple in about
        if isinstance(triple.object, ox.Literal) and triple.object.datatype in (term("xsd:date"), term("xsd:dateTime"))
    }
    if start := dates.get(term("schema:startDate")):
        return "certainly" if start <= day <= dates.get(term("schema:endDate"), start) else None
    not_before, not_after = dates.get(term("rg:startNotBefore")), dates.get(term("rg:startNotAfter"))
    end_not_before, end_not_after = dates.get(term("rg:endNotBefore")), dates.get(term("rg:endNotAfter"))
    if not_after and end_not_before and not_after <= day <= end_not_before:
        return "certainly"
    if (not_before and not_before > day) or (end_not_after and end_not_after < day):
        return None
    return "possibly"


def _partial(triples: list[ox.Triple], selection: Selection) -> list[ox.Triple]:
    about: About = defaultdict(list)
    for triple in triples:
        about[triple.subject].append(triple)
    statements = {triple.subject for triple in triples if triple.predicate == term("rg:status")}
    kept = set(statements)
    things: set[Node] = set()
    if selection.accepted_only:
        kept = {each for each in kept if _says(about[each], "rg:status", term("rg:accepted"))}
    if selection.region is not None:
        things = _inside(triples, about, _regions(triples, about, selection.region)) - statements
        kept = {
            each
            for each in kept
            if any(triple.predicate in _BODIES_OF_A_STATEMENT and triple.object in things for triple in about[each])
        }
        if selection.accepted_only or selection.as_of:
            things = set()
    held: list[ox.Triple] = []
    if selection.as_of:
        day = typed(selection.as_of)
        found = {each: holding(about[each], selection.as_of) for each in kept}
        kept = {each for each, how in found.items() if how}
        held = [ox.Triple(each, HELD[how], day) for each, how in found.items() if how]
    tombstones = {each for each in about if _says(about[each], "rdf:type", term("rg:Withheld"))}
    shortcuts = set(_shortcuts(about, kept))
    wanted = _reached(about, kept | things | tombstones, statements)
    return held + [
        triple
        for triple in triples
        if triple.subject in wanted
        and (triple.object not in about or triple.object in wanted)
        and (triple.predicate not in _SHORTCUTS.values() or triple in shortcuts)
    ]


def _reached(
    about: About,
    start: set[Node],
    statements: set[Node],
) -> set[Node]:
    """`start` and all that it speaks of, but for other statements and for what only a shortcut leads to."""
    reached, waiting = set(start), list(start)
    while waiting:
        for triple in about[waiting.pop()]:
            value = triple.object
            if isinstance(value, ox.Literal) or value in reached or value in statements or value not in about:
                continue
            if triple.predicate not in _SHORTCUTS.values():
                reached.add(value)
                waiting.append(value)
    return reached


def _shortcuts(about: About, statements: Iterable[Node]) -> Iterator[ox.Triple]:
    """The shortcuts of the relations among these statements."""
    for statement in statements:
        parts = {triple.predicate: triple.object for triple in about[statement]}
        subject, target = parts.get(term("rg:subject")), parts.get(term("rg:object"))
        relation = parts.get(term("rg:relation"))
        if (
            isinstance(relation, ox.NamedNode)
            and isinstance(subject, ox.NamedNode)
            and target
            and relation in _SHORTCUTS
        ):
            yield ox.Triple(subject, _SHORTCUTS[relation], target)


def _regions(triples: list[ox.Triple], about: About, wanted: str) -> set[Node]:
    """The regions of this name or key, and those within them."""
    regions = {
        triple.subject
        for triple in triples
        if triple.predicate == term("rdf:type") and triple.object == term("rg:Region")
    }
    named: set[Node] = {
        each
        for each in regions
        if isinstance(each, ox.NamedNode) and wanted.casefold() in (_key(each), *_names(about[each]))
    }
    if not named:
        known = ", ".join(sorted(_key(each) for each in regions))
        raise UsageError(f"the graph has no region {wanted!r}", hint=f"it has {known}" if known else None)
    while True:
        wider = {
            each
            for each in regions - named
            if any(triple.predicate == term("skos:broader") and triple.object in named for triple in about[each])
        }
        if not wider:
            return named
        named |= wider


def _key(region: Node) -> str:
    return region.value.rpartition("/")[2] if isinstance(region, ox.NamedNode) else ""


def _names(about: Iterable[ox.Triple]) -> Iterator[str]:
    for triple in about:
        if triple.predicate == term("skos:prefLabel") and isinstance(triple.object, ox.Literal):
            yield triple.object.value.casefold()


def _inside(triples: list[ox.Triple], about: About, regions: set[Node]) -> set[Node]:
    return {
        triple.subject for triple in triples if triple.predicate == term("dcterms:spatial") and triple.object in regions
    }


def _says(about: Iterable[ox.Triple], predicate: str, value: ox.NamedNode) -> bool:
    return any(triple.predicate == term(predicate) and triple.object == value for triple in about)


def _without_rejected(triples: list[ox.Triple]) -> list[ox.Triple]:
    """All but what was rejected, and the passages that only rejected statements rest on."""
    rejected = {
        triple.subject
        for triple in triples
        if triple.predicate == term("rg:status") and triple.object == term("rg:rejected")
    }
    if not rejected:
        return triples
    evidence = term("rg:evidence")
    passages = {triple.object for triple in triples if triple.predicate == evidence and triple.subject in rejected}
    users = defaultdict(set)
    for triple in triples:
        if triple.object in passages:
            users[triple.object].add(triple.subject)
    hidden = rejected | {passage for passage in passages if users[passage] <= rejected}
    return [triple for triple in triples if triple.subject not in hidden and triple.object not in hidden]
