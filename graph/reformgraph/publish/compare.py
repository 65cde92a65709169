"""Two graphs in; out, what one of them says and the other does not: statement by statement, and thing by thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.export import based_on
from reformgraph.model import Language
from reformgraph.read.mask import COVER

Term = ox.NamedNode | ox.Literal
About = Mapping[ox.NamedNode, list[Term]]

# What a class is told under; the first that fits.
KINDS: Final[Mapping[str, str]] = {
    "org:Membership": "membership",
    "rg:BodyRelation": "relation",
    "rg:Meeting": "meeting",
    "rg:ParticipationRight": "right",
    "rg:CompositionRule": "composition",
    "rg:Mandate": "mandate",
    "foaf:Person": "person",
    "rg:Body": "body",
    "rg:Project": "body",
    "org:FormalOrganization": "body",
    "org:Organization": "body",
    "rg:Document": "document",
}
_TYPE: Final = term("rdf:type")
_KINDS: Final = tuple((term(name), kind) for name, kind in KINDS.items())
# Every statement has these, or they follow from a statement that is told itself.
_UNTOLD: Final = {term(name) for name in ("rdf:type", "dcterms:isReferencedBy", "rg:conflictsWith")}
_UNNAMED: Final = "/unnamed-"
"""What an IRI ends in, with a number, that told the name of somebody who is withheld."""
_STEM: Final = 3
"""So many letters of a region's name are the same in its cases: Lappi, Lapin."""
_NAMES: Final = ("foaf:name", "skos:prefLabel", "dcterms:title", "rdfs:label")


@dataclass(frozen=True, slots=True)
class Record:
    """A statement or a thing of a graph: its kind, and what is said of it."""

    iri: str
    kind: str
    about: About

    def values(self, name: str) -> list[Term]:
        return self.about.get(term(name), [])


@dataclass(frozen=True, slots=True)
class Change:
    """The same statement or thing before and after, and the properties that differ."""

    before: Record
    after: Record
    properties: tuple[str, ...]


class Side:
    """One of the two graphs."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples: Final = frozenset(triples)
        about: defaultdict[str, defaultdict[ox.NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in self.triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                about[triple.subject.value][triple.predicate].append(triple.object)
        for properties in about.values():
            for values in properties.values():
                if len(values) > 1:
                    values.sort(key=str)
        self._about: Mapping[str, About] = about

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The statements and things, by their IRIs in order."""
        found = ((iri, self._kind(about)) for iri, about in sorted(self._about.items()))
        return {iri: Record(iri, kind, self._about[iri]) for iri, kind in found if kind}

    def about(self, iri: str) -> About:
        return self._about.get(iri, {})

    def name(self, value: Term, language: Language) -> str:
        """What a thing is called, in the language where it has a name in it; a text itself."""
        if isinstance(value, ox.Literal):
            return value.value
        about = self.about(value.value)
        names = [each for name in _NAMES for each in about.get(term(name), []) if isinstance(each, ox.Literal)]
        order: dict[str | None, int] = {None: 1, "fi": 2, "sv": 3, "en": 4} | {language: 0}
        return min(names, key=lambda each: order.get(each.language, 5)).value if names else _tail(value.value)

    def tells(self, name: str, region: Term) -> bool:
        """Whether a body's name has its region's in it, in any language and case."""
        names = (each for each in self.about(region.value).get(term("skos:prefLabel"), []))
        return any(each.value.casefold()[:_STEM] in name.casefold() for each in names)

    def evidence(self, record: Record) -> list[tuple[str, str]]:
        """The document, and the words or where these are not published the place, of each passage of a statement."""
        return sorted(set(map(self._passage, record.values("rg:evidence"))))

    def withheld(self) -> int:
        """How many people were taken out."""
        return sum(term("rg:Withheld") in about.get(term("rdf:type"), []) for about in self._about.values())

    def _passage(self, passage: Term) -> tuple[str, str]:
        about = self.about(passage.value)
        document = next((each.value for each in about.get(term("prov:wasQuotedFrom"), [])), passage.value)
        quotes = about.get(term("nif:anchorOf")) or [each for end in _ENDS for each in about.get(end, [])]
        return document, "-".join(each.value for each in quotes)

    @staticmethod
    def _kind(about: About) -> str | None:
        types = about.get(_TYPE, [])
        return next((kind for name, kind in _KINDS if name in types), None)


@dataclass(frozen=True)
class Comparison:
    """What changed from `old` to `new`. Only what changed is looked at again, so that a large graph costs little."""

    old: Side
    new: Side

    @cached_property
    def added_triples(self) -> list[ox.Triple]:
        return sorted(self.new.triples - self.old.triples, key=str)

    @cached_property
    def removed_triples(self) -> list[ox.Triple]:
        return sorted(self.old.triples - self.new.triples, key=str)

    @property
    def same(self) -> bool:
        return self.old.triples == self.new.triples

    @cached_property
    def added(self) -> list[Record]:
        return [record for iri, record in self.new.records.items() if iri not in self.old.records]

    @cached_property
    def removed(self) -> list[Record]:
        return [record for iri, record in self.old.records.items() if iri not in self.new.records]

    @cached_property
    def changed(self) -> list[Change]:
        touched = {str(each.subject) for each in (*self.added_triples, *self.removed_triples)}
        both = (
            (self.old.records[iri], after)
            for iri, after in self.new.records.items()
            if iri in self.old.records
            and (f"<{iri}>" in touched or any(str(each) in touched for each in after.values("rg:evidence")))
        )
        found = (Change(before, after, tuple(self._properties(before, after))) for before, after in both)
        return [each for each in found if each.properties]

    @cached_property
    def taken_out(self) -> bool:
        """Whether personal data may have been taken out, so that nothing of the old graph may be told again.

        So it is where people are withheld and somebody is gone, or a text or an IRI is covered that was not.
        """
        gone = any(each.kind == "person" for each in self.removed)
        return (self.new.withheld() > 0 and gone) or self._covers_more()

    def _covers_more(self) -> bool:
        covered: Counter[tuple[str, str]] = Counter()
        for sign, triples in ((1, self.added_triples), (-1, self.removed_triples)):
            for each in triples:
                if isinstance(each.object, ox.Literal):
                    covered[str(each.subject), each.predicate.value] += sign * each.object.value.count(COVER)
        told = {(str(each.subject), each.predicate.value) for each in self.removed_triples}
        unnamed = any(_UNNAMED in str(each.subject) for each in self.added_triples)
        return unnamed or any(count > 0 and key in told for key, count in covered.items())

    def _properties(self, before: Record, after: Record) -> Iterator[str]:
        evidence = term("rg:evidence")
        for name in sorted({*before.about, *after.about} - _UNTOLD, key=str):
            if name == evidence:
                if self.old.evidence(before) != self.new.evidence(after):
                    yield name.value
            elif before.about.get(name) != after.about.get(name):
                yield name.value


def compare(old: Iterable[ox.Triple], new: Iterable[ox.Triple]) -> Comparison:
    """Compare two graphs; where they have their IRIs under different bases, as if `old` had those of `new`."""
    after = list(new)
    return Comparison(Side(based_on(old, after)), Side(after))


_ENDS: Final = (term("nif:beginIndex"), term("nif:endIndex"))


def _tail(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri
