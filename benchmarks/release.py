"""A number of triples in; out, the time and memory that a release, the release after it and their diff take.

    python -m benchmarks.release 1000000

The triples are those of benchmarks/turtle.py. From one version to the next three statements in a thousand change: one
is new, one is stated no more, and one was accepted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from benchmarks.turtle import made_up

from reformgraph.build.namer import term
from reformgraph.build.turtle import thing_prefixes, turtle_bytes
from reformgraph.publish.publisher import TEMPLATE
from reformgraph.terms import BASE_IRI, PREFIXES, iri
from reformgraph.vocabulary import describe

EVERY: Final = 1000
Node = ox.NamedNode | ox.BlankNode | ox.Triple
PUBLISHER: Final = TEMPLATE.replace("https://data.example.org/id/", BASE_IRI)


def versions(count: int) -> tuple[list[ox.Triple], list[ox.Triple]]:
    """Two graphs of nearly so many triples."""
    triples = list(islice(dict.fromkeys(islice(made_up(), count * 2)), count))
    last = {each.subject for each in triples[-20:]}  # what may be cut short
    triples = [*describe(iri("role:member")), *(each for each in triples if each.subject not in last)]
    triples = list(_conforming([each for each in triples if each.object not in last]))
    found = [each.subject for each in triples if each.predicate == term("rg:evidence")]
    new, gone, accepted = set(found[::EVERY]), set(found[1::EVERY]), set(found[2::EVERY])
    return _without(triples, new), [
        ox.Triple(each.subject, each.predicate, term("rg:accepted"))
        if each.subject in accepted and each.predicate == term("rg:status")
        else each
        for each in _without(triples, gone)
    ]


def _conforming(triples: list[ox.Triple]) -> Iterator[ox.Triple]:
    """The triples with passages as long as their quotes, and documents with a hash: only such a graph is released."""
    length = {each: len(text) for each, text in _texts(triples, "nif:anchorOf")}
    begin = {each: int(text) for each, text in _texts(triples, "nif:beginIndex")}
    for each in triples:
        if each.predicate == term("nif:endIndex"):
            end = begin[each.subject] + length[each.subject]
            yield ox.Triple(each.subject, each.predicate, ox.Literal(str(end), datatype=term("xsd:integer")))
        else:
            yield each
        if each.predicate == term("dcterms:title"):
            yield ox.Triple(each.subject, term("rg:sha256"), ox.Literal(sha256(str(each.subject).encode()).hexdigest()))


def _texts(triples: list[ox.Triple], name: str) -> Iterator[tuple[Node, str]]:
    for each in triples:
        if each.predicate == term(name) and isinstance(each.object, ox.Literal):
            yield each.subject, each.object.value


def _without(triples: list[ox.Triple], statements: set[Node]) -> list[ox.Triple]:
    evidence = term("rg:evidence")
    passages = {each.object for each in triples if each.predicate == evidence and each.subject in statements}
    return [each for each in triples if each.subject not in statements and each.subject not in passages]


def prepare(count: int, *folders: Path) -> list[int]:
    """Write the two versions as builds; how many triples each has."""
    graphs = versions(count)
    for folder, triples in zip(folders, graphs, strict=True):
        folder.mkdir()
        (folder / "graph.ttl").write_bytes(turtle_bytes(triples, {**PREFIXES, **thing_prefixes(BASE_IRI)}))
    return list(map(len, graphs))


def run(name: str, *arguments: str | Path, expected: int = 0) -> None:
    """Run a command of reformgraph and say what it took."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "reformgraph", *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took, spent = time.perf_counter() - start, used.ru_utime + used.ru_stime
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e9
    if os.waitstatus_to_exitcode(status) != expected:
        sys.exit(f"{name} ended with {os.waitstatus_to_exitcode(status)}")
    print(f"{name:<24} {took:>7.1f} s  {spent:>7.1f} s of processor  {memory:>5.2f} GB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("triples", nargs="?", type=int, default=1_000_000, help="how many triples")
    count = parser.parse_args().triples
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "publisher.yaml").write_text(PUBLISHER, encoding="utf-8")
        builds = folder / "old", folder / "new"
        # In a process of its own: a command's peak of memory is never told as less than that of who started it.
        with ProcessPoolExecutor(1) as pool:
            written = pool.submit(prepare, count, *builds).result()
        print("{} and {} triples".format(*written), flush=True)
        for form in ("turtle", "ntriples", "jsonld", "csv"):
            run(f"export, {form}", "export", "--graph", builds[0], "--format", form, "--output", folder / form)
        common = ("--publisher", folder / "publisher.yaml", "--issued", "2026-01-01")
        first, second = folder / "1.0.0", folder / "1.1.0"
        run("validate", "validate", "--graph", builds[0])
        run("release", "release", "--graph", builds[0], *common, "--version", "1.0.0", "--output", first)
        again = ("--previous", first, "--version", "1.1.0", "--output", second)
        run("release after it", "release", "--graph", builds[1], *common, *again)
        run("diff", "diff", first, second, expected=1)
        run("diff of the same", "diff", first, builds[0])


if __name__ == "__main__":
    main()
