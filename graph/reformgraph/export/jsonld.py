"""Triples in, JSON-LD out, with the kept context inside it: one thing a line, in the order of their IRIs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox

from reformgraph.errors import BuildError
from reformgraph.terms import iri

_TYPE: Final = iri("rdf:type")
_TEXT: Final = iri("xsd:string")
# What an IRI may hold after the base, so that no reader takes the rest for something else.
_LOCAL: Final = re.compile(r"[A-Za-z][\w-]*(?:/\w[\w-]*)+", re.ASCII)


@cache
def context() -> Mapping[str, Any]:
    """The kept context: each name with its IRI, and what its values are where that is always the same."""
    kept = json.loads((files("reformgraph.ontology") / "context.jsonld").read_text("utf-8"))
    content: dict[str, Any] = kept["@context"]
    return content


def jsonld_bytes(triples: Iterable[ox.Triple], base: str) -> bytes:
    """Write `triples`, IRIs under `base` without it. Raises BuildError for a blank node, whose label is not stable."""
    nodes = [json.dumps(node, ensure_ascii=False) for _, node in jsonld_things(triples, base)]
    head = json.dumps({"@base": base, **context()}, ensure_ascii=False, indent=1)
    body = ",\n".join(nodes)
    return f'{{\n"@context": {head},\n"@graph": [\n{body}\n]\n}}\n'.encode()


def jsonld_things(triples: Iterable[ox.Triple], base: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each thing's IRI and its node in the kept context, in the order of the IRIs; BuildError for a blank node."""
    writer = _Writer(base)
    for subject, about in groupby(sorted(set(triples), key=_order), key=lambda each: each.subject):
        assert isinstance(subject, ox.NamedNode)
        yield subject.value, writer.node(subject, about)


def _order(triple: ox.Triple) -> tuple[str, str, str]:
    if not isinstance(triple.subject, ox.NamedNode) or isinstance(triple.object, ox.BlankNode):
        raise BuildError("the graph holds a blank node", where=str(triple), hint="give it an IRI")
    return triple.subject.value, triple.predicate.value, str(triple.object)


class _Writer:
    def __init__(self, base: str) -> None:
        # A base that ends in # cannot be left out: what follows it would take its place.
        self._base = base if base.endswith("/") else None
        entries = {name: {"@id": entry} if isinstance(entry, str) else entry for name, entry in context().items()}
        self._names = {entry["@id"]: name for name, entry in entries.items()}
        self._kinds = {entry["@id"]: entry for entry in entries.values()}

    def node(self, subject: ox.NamedNode | ox.BlankNode | ox.Triple, about: Iterable[ox.Triple]) -> dict[str, Any]:
        assert isinstance(subject, ox.NamedNode)
        node: dict[str, Any] = {"@id": self._local(subject.value)}
        for triple in about:
            predicate, value = triple.predicate.value, triple.object
            entry = self._kinds.get(predicate, {})
            if predicate == _TYPE and isinstance(value, ox.NamedNode):
                node.setdefault("@type", []).append(self._names.get(value.value, value.value))
            elif entry.get("@container") == "@language" and isinstance(value, ox.Literal) and value.language:
                texts = node.setdefault(self._names[predicate], {})
                texts.setdefault(value.language, []).append(value.value)
            else:
                # In a map of languages there is no place for what has none.
                name = predicate if "@container" in entry else self._names.get(predicate, predicate)
                node.setdefault(name, []).append(self._value(value, entry.get("@type")))
        return {name: _single(value) for name, value in node.items()}

    def _value(self, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, kind: str | None) -> Any:
        if isinstance(value, ox.NamedNode):
            return self._local(value.value) if kind == "@id" else {"@id": self._local(value.value)}
        assert isinstance(value, ox.Literal)
        if value.language:
            return {"@language": value.language, "@value": value.value}
        datatype = value.datatype.value
        if datatype == (kind or _TEXT):
            return value.value
        return {"@type": datatype, "@value": value.value} if datatype != _TEXT else {"@value": value.value}

    def _local(self, full: str) -> str:
        if self._base and full.startswith(self._base) and _LOCAL.fullmatch(full, len(self._base)):
            return full[len(self._base) :]
        return full


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value
