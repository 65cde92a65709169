"""Numbers of documents in; out, what each step of a build costs for so many, in processor time, memory and bytes.

    python -m benchmarks.growth 1000 5000 20000
    python -m benchmarks.growth 1000 --plan 100000000    # and what so many statements would take
    python -m benchmarks.growth 1000 --folder documents/ # and how long these documents take to read

The documents are made up (`benchmarks/documents.py`). Each size runs in a process of its own; processor time is that
of all its processes, so that other work on the machine matters little. Shares and growth are what to look at.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import pyoxigraph as ox
from benchmarks.documents import write

from reformgraph.build.graph import graph_triples
from reformgraph.build.turtle import thing_prefixes, turtle_bytes
from reformgraph.gather import Gatherer
from reformgraph.gather.kept import Kept
from reformgraph.gather.local import read_here
from reformgraph.link import link
from reformgraph.model import AnyClaim, Document
from reformgraph.read import read_sources
from reformgraph.store import write_store
from reformgraph.terms import BASE_IRI, PREFIXES

STEPS: Final = ("read", "taken from before", "link", "triples", "Turtle", "store")
_Result = TypeVar("_Result")


@dataclass
class Measured:
    """Seconds of the processor and megabytes at most in memory after each step; bytes of what was written."""

    documents: int
    text: int = 0
    statements: int = 0
    triples: int = 0
    kept: int = 0
    turtle: int = 0
    store: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)

    def step(self, name: str, work: Callable[[], _Result]) -> _Result:
        before = _cpu()
        result = work()
        self.seconds[name] = _cpu() - before
        self.memory[name] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (
            20 if sys.platform == "darwin" else 10
        )
        return result


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _gathered(folder: Path, kept: Path, found: Measured, step: str) -> tuple[tuple[Document, ...], list[AnyClaim]]:
    """Read what is not kept, and keep it."""

    def work() -> tuple[tuple[Document, ...], list[AnyClaim]]:
        with Kept(kept) as before:
            gatherer = Gatherer(partial(read_here, jobs=os.cpu_count() or 1), before, lambda done, total: None)
            return read_sources([folder / "documents"], reader=gatherer).documents, gatherer.claims

    return found.step(step, work)


def measure(count: int) -> Measured:
    """One size, in this process."""
    found = Measured(count)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(count, folder / "documents")
        found.text = sum(path.stat().st_size for path in (folder / "documents").iterdir())
        kept = folder / "kept"
        _gathered(folder, kept, found, "read")
        found.kept = kept.stat().st_size
        documents, claims = _gathered(folder, kept, found, "taken from before")
        gc.disable()  # as a build does
        linked = found.step("link", lambda: link(documents, claims))
        triples = found.step("triples", lambda: graph_triples(linked))
        found.statements, found.triples = len(linked.statements), len(triples)
        prefixes = {**PREFIXES, **thing_prefixes(BASE_IRI)}
        found.turtle = len(found.step("Turtle", lambda: turtle_bytes(triples, prefixes)))
        quads = (ox.Quad(each.subject, each.predicate, each.object) for each in triples)
        found.step("store", lambda: write_store(quads, folder / "store"))
        found.store = sum(path.stat().st_size for path in (folder / "store").iterdir())
    return found


def in_own_process(count: int) -> Measured:
    """Memory is counted from the start of a process."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", str(count)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Measured(**json.loads(answer))


def reading(folder: Path) -> str:
    """How long documents of the reader's own take."""
    before = _cpu()
    gatherer = Gatherer(partial(read_here, jobs=1), None, lambda done, total: None)
    documents = read_sources([folder], reader=gatherer).documents
    count, text = len(documents), sum(len(each.text.encode()) for each in documents)
    milliseconds = (_cpu() - before) / count * 1000
    return f"own documents: {count}, {text / count:.0f} bytes of text each, read in {milliseconds:.0f} ms each"


def table(sizes: list[Measured]) -> str:
    """Milliseconds a document by step, and what a document leaves."""
    rows: list[tuple[str, ...]] = [("", *(f"{each.documents:,} documents" for each in sizes))]
    for step in STEPS:
        rows.append(
            (f"{step}, ms a document", *(f"{each.seconds[step] / each.documents * 1000:.2f}" for each in sizes))
        )
    for step in ("link", "triples", "store"):
        rows.append((f"memory after {step}, MB", *(f"{each.memory[step]:,}" for each in sizes)))
    for name in ("text", "kept", "turtle", "store"):
        values = (getattr(each, name) / each.documents for each in sizes)
        rows.append((f"{name}, bytes a document", *(f"{value:,.0f}" for value in values)))
    for name in ("statements", "triples"):
        values = (getattr(each, name) / each.documents for each in sizes)
        rows.append((f"{name} a document", *(f"{value:.1f}" for value in values)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def plan(largest: Measured, statements: int) -> str:
    """What so many statements would take if everything grew as documents do, which the table is to bear out."""
    times = statements / largest.statements
    hours = {step: seconds * times / 3600 for step, seconds in largest.seconds.items()}
    lines = [
        f"{statements:,} statements would be {largest.documents * times:,.0f} such documents "
        f"and {largest.triples * times:,.0f} triples:",
        *(f"  {step}: {value:,.1f} core-hours" for step, value in hours.items() if step != "taken from before"),
        f"  kept: {largest.kept * times / 1e9:,.0f} GB, Turtle: {largest.turtle * times / 1e9:,.0f} GB, "
        f"store: {largest.store * times / 1e9:,.0f} GB",
        f"  memory to link and build on one machine: {max(largest.memory.values()) * times / 1e3:,.0f} GB",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 5000], metavar="DOCUMENTS")
    parser.add_argument("--plan", type=int, metavar="STATEMENTS")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(asdict(measure(given.one))))
        return
    sizes = []
    for count in given.counts:
        sizes.append(in_own_process(count))
        print(sizes[-1], file=sys.stderr, flush=True)
    print(table(sizes))
    if given.plan:
        print(plan(sizes[-1], given.plan))
    if given.folder:
        print(reading(given.folder))


if __name__ == "__main__":
    main()
