"""Names to keep out of sight and a graph in; the same graph without them in any text or IRI out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pyoxigraph as ox

from reformgraph.build.name_forms import full_name, surname
from reformgraph.build.namer import term
from reformgraph.build.report import BuildReport
from reformgraph.link.entities import Person
from reformgraph.read.mask import COVER

NOTES: Final = {
    "fi": "Henkilö on poistettu verkosta. Tässä ei kerrota, kuka.",
    "sv": "En person har tagits bort ur grafen. Här sägs inte vem.",
    "en": "A person was taken out of the graph. This does not tell who.",
}


@dataclass(frozen=True, slots=True)
class Cover:
    """Covers names character by character, so that the offsets of quotes stay true.

    `documents` are those that speak of the people, where a surname alone is theirs too, unless it stands after one of
    the `others`, the given names of people who share it.
    """

    names: tuple[str, ...]
    others: frozenset[str]
    documents: frozenset[str]
    kept: frozenset[str]
    tombstones: int
    base: str

    @classmethod
    def of(
        cls,
        names: Iterable[str],
        people: Sequence[Person],
        texts: Mapping[str, str],
        told: Iterable[str],
        taken_out: int,
        base: str,
    ) -> Cover:
        """`texts` are those of all documents; `told` are those that statements about the people were read from.

        Other documents may name them too.
        """
        names = tuple(sorted(names))
        surnames = {name.split()[-1].casefold() for name in names}
        others = {
            word.casefold()
            for person in people
            for name in (person.name, *person.other_names)
            if name.split()[-1].casefold() in surnames
            for word in name.split()[:-1]
        }
        naming = {
            identifier for identifier, text in texts.items() if any(full_name(name).search(text) for name in names)
        } | set(told)
        kept = {base + person.id for person in people}
        return cls(names, frozenset(others), frozenset(naming), frozenset(kept), taken_out, base)

    def text(self, text: str, *, surnames: bool = False) -> str:
        """The text with the names covered, as long as it was; with surnames alone too, where asked for."""
        for name in self.names:
            text = full_name(name).sub(_covered, text)
        for name in self.names if surnames else ():
            text = surname(name).sub(lambda match: self._surname(match), text)
        return text

    def _surname(self, match: re.Match[str]) -> str:
        before = re.search(r"(\w+)\s+$", match.string[: match.start()])
        if not match[0][0].isupper() or (before and before[1].casefold() in self.others):
            return match[0]
        return _covered(match)

    def triples(self, triples: Iterable[ox.Triple]) -> list[ox.Triple]:
        """The graph with the names covered in texts, numbers in the place of IRIs that tell them, and tombstones."""
        found = list(triples)
        speaking = self._speaking(found)
        names = self._neutral(found)
        result = {covered for triple in found if (covered := self._covered(triple, speaking, names))}
        result.update(self._tombstones())
        return sorted(result, key=str)

    def summary(self, report: BuildReport) -> BuildReport:
        """What a build says of itself, with the names covered."""
        skipped = tuple(replace(each, identifier=self.text(each.identifier)) for each in report.skipped)
        return replace(report, skipped=skipped, warnings=tuple(map(self.text, report.warnings)))

    def report(self, text: str) -> str:
        """A report in JSON with the names covered."""
        return json.dumps(self._walked(json.loads(text)), ensure_ascii=False, indent=1) + "\n"

    def _walked(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._walked(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._walked(each) for each in value]
        if isinstance(value, str) and self.base + value not in self.kept:
            return self.text(value)
        return value

    def _speaking(self, triples: Iterable[ox.Triple]) -> set[str]:
        """The documents that name the people, their passages, and the statements that rest on these."""
        pairs = [(each.subject, each.predicate, each.object) for each in triples]
        identifier, quoted, evidence = term("dcterms:identifier"), term("prov:wasQuotedFrom"), term("rg:evidence")
        speaking = {str(s) for s, p, o in pairs if p == identifier and getattr(o, "value", None) in self.documents}
        speaking |= {str(s) for s, p, o in pairs if p == quoted and str(o) in speaking}
        return speaking | {str(s) for s, p, o in pairs if p == evidence and str(o) in speaking}

    def _neutral(self, triples: Iterable[ox.Triple]) -> dict[str, str]:
        """A number for each IRI that tells a name, such as that of a document named after the person."""
        nodes = {
            node.value
            for triple in triples
            for node in (triple.subject, triple.object)
            if isinstance(node, ox.NamedNode) and node.value not in self.kept
        }
        folders: dict[str, int] = {}
        names = {}
        for node in sorted(nodes):
            for space in (self.base, term("role:").value):
                local = node.removeprefix(space)
                if local != node and self.text(local) != local:
                    folder = space + (local.partition("/")[0] + "/" if "/" in local else "")
                    folders[folder] = folders.get(folder, 0) + 1
                    names[node] = f"{folder}unnamed-{folders[folder]}"
        return names

    def _covered(self, triple: ox.Triple, speaking: set[str], names: dict[str, str]) -> ox.Triple | None:
        subject, value = triple.subject, triple.object
        assert isinstance(subject, ox.NamedNode)
        if isinstance(value, ox.Literal) and subject.value not in self.kept:
            shown = self.text(value.value, surnames=str(subject) in speaking)
            if shown != value.value:
                plain = None if value.language else value.datatype
                value = ox.Literal(shown, language=value.language, datatype=plain)
        elif isinstance(value, ox.NamedNode):
            value = ox.NamedNode(names.get(value.value, value.value))
            if triple.predicate == term("dcterms:source") and self.text(value.value) != value.value:
                return None
        return ox.Triple(ox.NamedNode(names.get(subject.value, subject.value)), triple.predicate, value)

    def _tombstones(self) -> Iterator[ox.Triple]:
        for number in range(1, self.tombstones + 1):
            node = ox.NamedNode(f"{self.base}person/withheld-{number}")
            yield ox.Triple(node, term("rdf:type"), term("rg:Withheld"))
            for language, note in NOTES.items():
                yield ox.Triple(node, term("skos:note"), ox.Literal(note, language=language))


def _covered(match: re.Match[str]) -> str:
    return COVER * len(match[0])
