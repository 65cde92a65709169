"""A store and a part of our own shapes in; what shacl-rust finds out, many times as fast as pyshacl and the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, Final

import pyoxigraph as ox
from rdflib import SH, Graph

from reformgraph.validate.findings import Finding, Term
from reformgraph.validate.shapes import SHAPES, messages

COMPARISONS: Final = {SH.lessThan: "<", SH.lessThanOrEquals: "<="}


def findings(store: ox.Store, shapes: Graph) -> Iterator[Finding]:
    """What the store's default graph has against `shapes`, whose property shapes have names."""
    yield from _by_engine(store, shapes)
    yield from _by_comparison(store, shapes)


def _by_engine(store: ox.Store, shapes: Graph) -> Iterator[Finding]:
    data = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    report = import_module("shacl_rust").validate(data.decode(), _without_comparisons(shapes), data_format="nt")
    results: list[dict[str, Any]] = report["results"]
    terms = _terms(text for result in results for key in ("focusNode", "value") if (text := result.get(key)))
    for result in results:
        check, path = _plain(result["sourceShape"]).removeprefix(SHAPES), result.get("resultPath")
        yield Finding(
            check=check,
            focus=terms[result["focusNode"]],
            path=_plain(path) if path and path.startswith("<") else None,
            value=terms[result["value"]] if "value" in result else None,
            messages=messages(check),
        )


def _without_comparisons(shapes: Graph) -> str:
    """shacl-rust 0.2 lets pass what cannot be compared, such as a text with a date; SHACL does not."""
    kept = Graph() + shapes
    for comparison in COMPARISONS:
        kept.remove((None, comparison, None))
    return kept.serialize(format="turtle")


def _by_comparison(store: ox.Store, shapes: Graph) -> Iterator[Finding]:
    for comparison, operator in COMPARISONS.items():
        for shape, other in shapes.subject_objects(comparison):
            classes = {kind for owner in shapes.subjects(SH.property, shape) for kind in shapes[owner : SH.targetClass]}
            check, path = str(shape).removeprefix(SHAPES), str(shapes.value(shape, SH.path))
            found = store.query(
                f"""SELECT DISTINCT ?focus ?value {{
                    VALUES ?class {{ {" ".join(sorted(each.n3() for each in classes))} }}
                    ?focus a ?class ; <{path}> ?value ; {other.n3()} ?other
                    FILTER(!COALESCE(?value {operator} ?other, false))
                }}"""
            )
            assert isinstance(found, ox.QuerySolutions)
            for solution in found:
                yield Finding(check, solution["focus"], path, solution["value"], messages(check))


def _terms(texts: Iterable[str]) -> dict[str, Term]:
    """Terms as N-Triples writes them to the terms that they are."""
    distinct = list(dict.fromkeys(texts))
    lines = "\n".join(f"<urn:x> <urn:x> {text} ." for text in distinct)
    parsed = (quad.object for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    return {text: value for text, value in zip(distinct, parsed, strict=True) if not isinstance(value, ox.Triple)}


def _plain(iri: str) -> str:
    return iri.removeprefix("<").removesuffix(">")
