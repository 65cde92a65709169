"""The name of an engine, a file of N-Triples and questions in, what each cost out: a line of JSON for each.

It runs in a process of its own, so that memory is the engine's, and a question that does not end can be stopped. Costs
are seconds of the processor, of all its threads, as other work on the machine does not count in them.
"""

from __future__ import annotations

import gc
import hashlib
import json
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Protocol

from benchmarks.analyst import QUESTIONS, declared

if TYPE_CHECKING:
    import pyoxigraph as ox

    from reformgraph.store.graph import Graph

Ask = Callable[[str], Sequence[Sequence[Any]]]
RUNS: Final = 5
TURNS: Final = 15
LAYER: Final = "layer"
"""The name that stands for `compare`."""

ENOUGH: Final = 4.0
"""Seconds after which a question is not asked again: what it cost cold counts as warm then."""


class Costs(Protocol):
    """A process beside this one, whose costs count too."""

    def seconds(self) -> float: ...

    def memory(self) -> int: ...


_SERVERS: Final[list[Costs]] = []


def clock() -> float:
    """Seconds of the processor so far, those of a server that was started included."""
    return time.process_time() + sum(server.seconds() for server in _SERVERS)


def _reformgraph(path: Path) -> Ask:
    from reformgraph.store.index import indexed
    from reformgraph.store.store import load_dataset

    return _through(indexed(lambda: load_dataset(path), stored(path)))


def _on_disk(path: Path) -> Ask:
    import pyoxigraph as ox

    from reformgraph.store.index import indexed
    from reformgraph.store.store import write_store

    folder = stored(path)
    if not folder.exists():
        write_store(ox.parse(path=path), folder)
    return _through(indexed(lambda: ox.Store.read_only(str(folder)), folder))


def stored(path: Path) -> Path:
    """Where the store and the index are that a build of this graph would have."""
    return path.with_suffix(".store")


def _through(graph: Graph) -> Ask:
    """This project."""
    from reformgraph.query.rows import rows_of
    from reformgraph.query.run import run

    return lambda query: rows_of(run(graph, query))[1]


def _pyoxigraph(path: Path) -> Ask:
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=path)
    return _asking(store)


def _asking(store: ox.Store) -> Ask:
    """pyoxigraph by itself."""
    import pyoxigraph as ox

    def ask(query: str) -> Sequence[Sequence[Any]]:
        answer = store.query(declared(query))
        return [tuple(row) for row in answer] if isinstance(answer, ox.QuerySolutions) else [(bool(answer),)]

    return ask


def _rdflib(path: Path, store: str = "default") -> Ask:
    import rdflib

    graph = rdflib.Graph(store)
    graph.parse(path, format="ox-nt" if store == "Oxigraph" else "nt")

    def ask(query: str) -> Sequence[Sequence[Any]]:
        answer = graph.query(declared(query))
        return [(answer.askAnswer,)] if answer.type == "ASK" else [tuple(row) for row in answer]  # type: ignore[arg-type]

    return ask


def _maplib(path: Path) -> Ask:
    import maplib

    model = maplib.Model()
    model.read(str(path))
    return lambda query: model.query(declared(query)).rows()


def _virtuoso(path: Path) -> Ask:
    from benchmarks.virtuoso import Server

    server = Server(path)
    _SERVERS.append(server)
    return server.ask


ENGINES: Final[dict[str, Callable[[Path], Ask]]] = {
    "reformgraph": _reformgraph,
    "reformgraph on disk": _on_disk,
    "pyoxigraph": _pyoxigraph,
    "rdflib": _rdflib,
    "oxrdflib": lambda path: _rdflib(path, "Oxigraph"),
    "maplib": _maplib,
    "virtuoso": _virtuoso,
}


def digest(rows: Iterable[Sequence[Any]]) -> str:
    """The same for the same rows in any order, whatever the engine writes a term as."""
    lines = sorted("\t".join(map(_text, row)) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _text(cell: Any) -> str:
    """A term by its text alone: an IRI without brackets, a literal without its language or type."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    value = getattr(cell, "value", None)
    text = cell.isoformat() if isinstance(cell, date) else str(cell) if value is None else str(value)
    if not isinstance(cell, str) or type(cell) is not str:
        return str(cell) if hasattr(cell, "n3") else text
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    return text[1 : text.rindex('"')] if text.startswith('"') and text.count('"') > 1 else text


def main(engine: str, path: str, *names: str) -> None:
    began, cpu = time.perf_counter(), clock()
    if engine == LAYER:
        compare(Path(path), names)
        return
    ask = ENGINES[engine](Path(path))
    tell(load=clock() - cpu, wall=time.perf_counter() - began, memory=peak())
    for name in names or QUESTIONS:
        costs: list[float] = []
        try:
            while len(costs) < RUNS and sum(costs) < ENOUGH:
                gc.collect()
                start = clock()
                rows = ask(QUESTIONS[name])
                costs.append(clock() - start)
        except Exception as error:  # noqa: BLE001 (an engine's own kinds of error are not known here)
            tell(question=name, failure=type(error).__name__)
            continue
        tell(question=name, cold=costs[0], warm=median(costs[1:] or costs), rows=len(rows), digest=digest(rows))
    tell(memory=peak())


def compare(path: Path, names: Sequence[str]) -> None:
    """Ask in turns, where two processes would differ by more: one store without this project and through it, as the
    question is written; and in memory and on disk, through this project, without the index and with it.
    """
    import pyoxigraph as ox

    from reformgraph.query.plan import Plan, planned
    from reformgraph.query.reorder import reordered
    from reformgraph.store.index import Indexed, open_index
    from reformgraph.store.store import load_dataset

    store, folder = load_dataset(path), stored(path)
    on_disk = ox.Store.read_only(str(folder))
    index = open_index(folder)
    assert index is not None
    for name in names:
        query = QUESTIONS[name]
        if reordered(query) == query:
            _in_turns("layer", name, _asking(store), _through(store))
        if planned(query) != Plan():
            for place, graph in (("memory", store), ("disk", on_disk)):
                _in_turns(place, name, _through(graph), _through(Indexed(graph, index)))
    size = sum(each.stat().st_size for each in folder.glob("index/*"))
    tell(compared="index", seconds=_index_seconds(path), size=size)


def _in_turns(compared: str, name: str, one: Ask, other: Ask) -> None:
    costs: tuple[list[float], list[float]] = ([], [])
    while len(costs[0]) < TURNS and sum(costs[0]) < ENOUGH:
        for ask, spent in zip((one, other), costs, strict=True):
            gc.collect()
            start = clock()
            ask(QUESTIONS[name])
            spent.append(clock() - start)
    tell(compared=compared, question=name, costs=[median(each) for each in costs])


def _index_seconds(path: Path) -> float:
    """What the index adds to the writing of a store."""
    import pyoxigraph as ox

    from reformgraph.store.indexing import write_index
    from reformgraph.store.noting import Noting

    start = clock()
    deque(ox.parse(path=path), maxlen=0)
    parsing = clock() - start
    with TemporaryDirectory() as folder:
        start = clock()
        noted = Noting()
        deque(noted.passing(ox.parse(path=path)), maxlen=0)
        write_index(noted, Path(folder) / "index", path)
        return clock() - start - parsing


def peak() -> int:
    """Bytes at most so far, the interpreter's own included; the kernel counts in KiB, macOS in bytes."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return own + sum(server.memory() for server in _SERVERS)


def tell(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
