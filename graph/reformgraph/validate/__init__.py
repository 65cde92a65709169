"""Validating: a graph and the shapes in, a report in words out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Graph as RdflibGraph

from reformgraph.model import Language
from reformgraph.store import load_turtle, read_turtle
from reformgraph.validate.by_pyshacl import findings
from reformgraph.validate.context import Context, shown
from reformgraph.validate.findings import Finding
from reformgraph.validate.report import Report, Source, Violation
from reformgraph.validate.rules import rule_findings
from reformgraph.validate.shapes import shape_findings

__all__ = ["Report", "Source", "Violation", "validate_against", "validate_graph"]

CONTACT_CHECKS: Final = frozenset({"PhoneNumber", "EmailAddress"})


def validate_graph(graph: Path | ox.Store, language: Language = "en") -> Report:
    """Check a Turtle file, or a store's default graph, against the SHACL shapes and the rules.

    Nodes are named in `language` where they have a name in it. A report never shows contact data that it found.
    """
    store = load_turtle(graph) if isinstance(graph, Path) else graph
    return _report(chain(shape_findings(store), rule_findings(store)), store, language)


def validate_against(graph: Path, shapes: Sequence[Path], language: Language = "en") -> Report:
    """Check a Turtle file against the shapes of others, such as DCAT-AP's; these may be several files of Turtle.

    Raises GraphError where the files are no Turtle, or the shapes cannot be checked.
    """
    # Not by way of a store, which keeps numbers by value and forgets their datatypes.
    data, rules = RdflibGraph(), RdflibGraph()
    for part, path in ((data, graph), *((rules, each) for each in shapes)):
        part.parse(data=ox.serialize(read_turtle(path), format=ox.RdfFormat.N_TRIPLES), format="nt")
    return _report(findings(data, rules), load_turtle(graph), language)


def _report(found: Iterable[Finding], store: ox.Store, language: Language) -> Report:
    context = Context(store, language)
    # A value can break two constraints of one shape; it is told once.
    violations = (_violation(finding, context) for finding in dict.fromkeys(found))
    return Report(tuple(sorted(violations, key=_order)), triples=len(store))


def _violation(finding: Finding, context: Context) -> Violation:
    secret = finding.check in CONTACT_CHECKS
    focus = str(finding.focus) if isinstance(finding.focus, ox.BlankNode) else finding.focus.value
    value = finding.value
    return Violation(
        check=finding.check,
        focus=focus,
        label=focus if secret else context.label(finding.focus),
        path=finding.path,
        value=None if secret or value is None else shown(value.value),
        messages=finding.messages,
        severity=finding.severity,
        sources=context.sources(finding.focus, quotes=not secret),
    )


def _order(each: Violation) -> tuple[str, str, str, str]:
    return each.check, each.focus, each.path or "", each.value or ""
