"""A number of triples in; out, whether each format, read back by pyoxigraph and by rdflib, is the same graph.

    python -m benchmarks.round_trip 1000000
    python -m benchmarks.round_trip 100000 --format turtle --format jsonld

The triples are those of benchmarks/turtle.py. Graphs are the same where they have as many triples and the same hash of
their sorted N-Triples, which is canonical where there is no blank node (RDF Dataset Canonicalization, RDFC-1.0).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox
import rdflib
from benchmarks.turtle import distinct

from reformgraph.export import FORMATS, Format, exported

OXIGRAPH: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB: Final = {"turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld"}
Seal = tuple[int, str]


def seal(triples: Iterable[ox.Triple]) -> Seal:
    """How many triples there are, and the hash of their lines."""
    lines = set((ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines())
    return len(lines), hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()


def by_pyoxigraph(content: bytes, form: Format) -> Seal:
    return seal(quad.triple for quad in ox.parse(content, format=OXIGRAPH[form]))


def by_rdflib(content: bytes, form: Format) -> Seal:
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=content, format=RDFLIB[form])
    lines = "\n".join(f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o, _ in graph)
    return seal(quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.TURTLE))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("triples", nargs="?", type=int, default=1_000_000, help="how many triples")
    parser.add_argument("--format", action="append", choices=FORMATS, help="only this format; may be given again")
    given = parser.parse_args()
    rdflib.NORMALIZE_LITERALS = False  # 0.90 is another term than 0.9
    triples = distinct(given.triples)
    expected = seal(triples)
    print(f"{expected[0]} triples, sha256 {expected[1]}")
    print("format     bytes        pyoxigraph       rdflib")
    same = True
    for form in given.format or FORMATS:
        content = exported(triples, form)
        shown = []
        for read in (by_pyoxigraph, by_rdflib):
            start = time.process_time()
            found = read(content, form) == expected
            same &= found
            shown.append(f"{'same' if found else 'DIFFERS'} {time.process_time() - start:>6.1f} s")
        print(f"{form:<10} {len(content):>11}  {'  '.join(shown)}", flush=True)
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
