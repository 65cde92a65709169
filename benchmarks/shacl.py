"""A number of triples in; out, the processor time that checking them takes, ours beside plain pyshacl's, in one run.

    python -m benchmarks.shacl 100000 1000000

The triples are those of benchmarks/turtle.py, some of them left out, so that there is something to find. Both sides
read a file and check it against the same shapes, and ours finds the same, and more by its rules.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from benchmarks.turtle import distinct
from rdflib import SH

from reformgraph.build.turtle import turtle_bytes
from reformgraph.terms import PREFIXES
from reformgraph.validate import validate_graph
from reformgraph.vocabulary import concept, describe

LEFT_OUT = 997
"""One triple of so many is left out."""


def broken(count: int) -> list[ox.Triple]:
    known = describe(concept("roles", "member").iri)
    return [*known, *(each for number, each in enumerate(distinct(count)) if number % LEFT_OUT)]


def plain(path: Path) -> set[tuple[str, str]]:
    """What pyshacl finds by the published shapes: the shape and the node."""
    data = rdflib.Graph().parse(path, format="turtle")
    shapes = rdflib.Graph().parse(data=(files("reformgraph.ontology") / "shapes.ttl").read_bytes(), format="turtle")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    assert isinstance(results, rdflib.Graph)
    found = (
        (results.value(each, SH.sourceShape), results.value(each, SH.focusNode))
        for each in results.objects(None, SH.result)
    )
    return {(str(shape).rpartition("#")[2], str(focus)) for shape, focus in found}


def ours(path: Path) -> set[tuple[str, str]]:
    return {(each.check, each.focus) for each in validate_graph(path).violations}


def measure(count: int, path: Path) -> tuple[float, float, int]:
    """Seconds of the processor of ours and of pyshacl, and how much both found."""
    path.write_bytes(turtle_bytes(broken(count), PREFIXES))
    quick, found = _timed(lambda: ours(path))
    slow, expected = _timed(lambda: plain(path))
    # What must be a body is told by a rule of its own, on the same node.
    missing = {each for each in expected - found if ("AnyOrganization", each[1]) not in found}
    assert not missing, f"not found: {sorted(missing)[:5]}"
    return quick, slow, len(expected)


def _timed(work: Callable[[], set[tuple[str, str]]]) -> tuple[float, set[tuple[str, str]]]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("triples", nargs="*", type=int, default=[100_000, 1_000_000], help="how many triples")
    print(f"engine: {'shacl-rust' if find_spec('shacl_rust') else 'pyshacl, with shapes that are quicker to check'}")
    print("triples    reformgraph  pyshacl     times as fast  found by both")
    with tempfile.TemporaryDirectory() as folder:
        for count in parser.parse_args().triples:
            quick, slow, found = measure(count, Path(folder) / "graph.ttl")
            print(f"{count:<10} {quick:>8.2f} s  {slow:>8.2f} s  {slow / quick:>8.1f}  {found:>12}", flush=True)


if __name__ == "__main__":
    main()
