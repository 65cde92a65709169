"""Findings as a report for people and programs: what is wrong, with what, and where it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from reformgraph.model import Language
from reformgraph.slugs import digest
from reformgraph.terms import BASE_IRI, PREFIXES, iri
from reformgraph.validate.findings import Severity

SH: Final = "http://www.w3.org/ns/shacl#"
SHAPE: Final = "https://w3id.org/reformgraph/shapes#"
SHOWN: Final = 10
"""How many violations of one check the text names; the other formats have them all."""

TEXT: Final[dict[str, dict[Language, str]]] = {
    "conforms": {"fi": "Verkko on sääntöjen mukainen.", "en": "The graph conforms to the shapes."},
    "violations": {"fi": "{count} rikkomusta.", "en": "Violations: {count}."},
    "warnings": {"fi": "{count} huomautusta.", "en": "Warnings: {count}."},
    "read": {"fi": "luettu", "en": "read from"},
    "more": {"fi": "… ja {count} muuta", "en": "… and {count} more"},
}


@dataclass(frozen=True, slots=True)
class Source:
    """A passage behind a violation; `quote` is None where it must not be shown."""

    document: str
    begin: int | None = None
    end: int | None = None
    quote: str | None = None

    def __str__(self) -> str:
        place = "" if self.begin is None else f", {self.begin}–{self.end}"
        return f"{self.document}{place}" + (f": “{self.quote}”" if self.quote else "")


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: which check failed, on which node and value, in words, and where that was read."""

    check: str
    focus: str
    label: str
    path: str | None
    value: str | None
    messages: Mapping[Language, str] = field(hash=False, compare=False)
    sources: tuple[Source, ...] = ()
    severity: Severity = "violation"

    def message(self, language: Language) -> str:
        return self.messages.get(language) or self.messages.get("en") or self.check


@dataclass(frozen=True, slots=True)
class Report:
    """What validating found, ordered by check and node. Warnings are among the violations; a graph may have them."""

    violations: tuple[Violation, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        return not self._count("violation")

    def _count(self, *severities: Severity) -> int:
        return sum(each.severity in severities for each in self.violations)

    def to_text(self, language: Language = "en") -> str:
        return "\n".join(self._lines(language)) + "\n"

    def _lines(self, language: Language) -> Iterator[str]:
        if self.conforms:
            yield TEXT["conforms"][language]
        else:
            yield TEXT["violations"][language].format(count=self._count("violation"))
        if milder := self._count("warning", "info"):
            yield TEXT["warnings"][language].format(count=milder)
        for (check, message), group in groupby(self.violations, key=lambda each: (each.check, each.message(language))):
            found = list(group)
            yield f"\n{check} ({len(found)}): {message}"
            for each in found[:SHOWN]:
                yield f"  {each.label}" + (f" <{each.focus}>" if each.label != each.focus else "")
                if each.path:
                    yield f"    {shorten(each.path)}" + ("" if each.value is None else f" {each.value}")
                yield from (f"    {TEXT['read'][language]}: {source}" for source in each.sources)
            if len(found) > SHOWN:
                yield "  " + TEXT["more"][language].format(count=len(found) - SHOWN)

    def to_json(self) -> str:
        content = {
            "conforms": self.conforms,
            "triples": self.triples,
            "violations": [asdict(v) for v in self.violations],
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    def to_turtle(self) -> str:
        """The report in the vocabulary of SHACL, with IRIs for its nodes."""
        target = BytesIO()
        prefixes = {"sh": SH, "shape": SHAPE} | {name: PREFIXES[name] for name in ("rg", "rdfs", "xsd")}
        ox.serialize(self._triples(), target, ox.RdfFormat.TURTLE, prefixes=prefixes)
        return target.getvalue().decode("utf-8")

    def _triples(self) -> Iterator[ox.Triple]:
        report = ox.NamedNode(f"{BASE_IRI}validation")
        boolean = ox.Literal("true" if self.conforms else "false", datatype=ox.NamedNode(iri("xsd:boolean")))
        yield ox.Triple(report, ox.NamedNode(iri("rdf:type")), ox.NamedNode(SH + "ValidationReport"))
        yield ox.Triple(report, ox.NamedNode(SH + "conforms"), boolean)
        results = [(ox.NamedNode(f"{BASE_IRI}violation/{_digest(each)}"), each) for each in self.violations]
        for result, _ in results:
            yield ox.Triple(report, ox.NamedNode(SH + "result"), result)
        for result, each in results:
            yield ox.Triple(result, ox.NamedNode(iri("rdf:type")), ox.NamedNode(SH + "ValidationResult"))
            yield ox.Triple(result, ox.NamedNode(SH + "resultSeverity"), ox.NamedNode(SH + each.severity.capitalize()))
            yield ox.Triple(result, ox.NamedNode(SH + "sourceShape"), ox.NamedNode(SHAPE + each.check))
            focus = ox.Literal(each.focus) if each.focus.startswith("_:") else ox.NamedNode(each.focus)
            yield ox.Triple(result, ox.NamedNode(SH + "focusNode"), focus)
            if each.path:
                yield ox.Triple(result, ox.NamedNode(SH + "resultPath"), ox.NamedNode(each.path))
            if each.value is not None:
                yield ox.Triple(result, ox.NamedNode(SH + "value"), ox.Literal(each.value))
            for language, text in each.messages.items():
                yield ox.Triple(result, ox.NamedNode(SH + "resultMessage"), ox.Literal(text, language=language))
            for source in each.sources:
                yield ox.Triple(result, ox.NamedNode(iri("rdfs:comment")), ox.Literal(str(source)))


def shorten(name: str) -> str:
    """An IRI as a prefixed name where the contract has a prefix for it."""
    for prefix, namespace in PREFIXES.items():
        if name.startswith(namespace):
            return f"{prefix}:{name.removeprefix(namespace)}"
    return f"<{name}>"


def _digest(each: Violation) -> str:
    return digest(each.check, each.focus, each.path or "", each.value or "", length=16)
