"""Triples in, Turtle out: the same bytes for the same graph, laid out for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from reformgraph.errors import BuildError
from reformgraph.terms import iri

_TYPE: Final = f"<{iri('rdf:type')}>"
_FOLDERS: Final = ("person", "body", "organization", "project", "collective", "document", "statement")
_BEFORE_A_NAME: Final = (b"\n", b"\t", b" ", b"^^")


def thing_prefixes(base: str) -> dict[str, str]:
    """A prefix for each kind of thing under the publisher's base, such as `person:`."""
    return {folder: f"{base}{folder}/" for folder in _FOLDERS}


def turtle_bytes(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Write `triples` in the order of their subjects' IRIs, a thing's types first, declaring the prefixes in use.

    Raises BuildError for a blank node: its label changes from run to run, and the bytes would change with it.
    """
    ordered = sorted(set(triples), key=_key)
    text = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    # Literals are written on one line, so a line is a prefix, a thing's first line, or an indented further one.
    head, body = [], []
    for line in text.splitlines(keepends=True):
        if line.startswith(b"@prefix "):
            head.append(line)
        else:
            body.append(line if line.startswith(b"\t") else b"\n" + line)
    things = b"".join(body)
    return b"".join(sorted(line for line in head if _in_use(line.split(b" ")[1], things))) + things


def _key(triple: ox.Triple) -> tuple[str, bool, str, str]:
    subject, predicate, value = str(triple).split(" ", 2)
    if subject.startswith("_:") or value.startswith("_:"):
        raise BuildError("the graph holds a blank node", where=str(triple), hint="give it an IRI")
    return subject, predicate != _TYPE, predicate, value


def _in_use(name: bytes, things: bytes) -> bool:
    return any(before + name in things for before in _BEFORE_A_NAME)
