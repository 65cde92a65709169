"""The data and expected answers of a test of the W3C in; a service on the one, a comparison with the other out."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Final

import pyoxigraph as ox
import rdflib
from rdflib import RDF, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

from reformgraph.serve.access import Access
from reformgraph.serve.app import application
from reformgraph.serve.limits import Limits
from reformgraph.serve.server import Server, listening
from reformgraph.serve.settings import Settings, Writable
from reformgraph.store import write_store
from reformgraph.store.copy import Copy
from reformgraph.store.jobs import Source

TOKEN: Final = "a-token-of-a-test-0123456789"
HOME: Final = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT: Final = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT: Final = Namespace("http://www.w3.org/2011/http#")
CNT: Final = Namespace("http://www.w3.org/2011/content#")
RS: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")

ACCEPT: Final = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".ttl": "text/turtle",
}


@dataclass(frozen=True)
class Reply:
    status: int
    media: str
    content: bytes
    location: str = ""


@dataclass(frozen=True)
class Client:
    port: int

    def send(self, method: str, path: str, content: bytes | None, headers: Mapping[str, str]) -> Reply:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, content, {"Authorization": f"Bearer {TOKEN}", **headers})
            reply = connection.getresponse()
            media = reply.headers.get_content_type() if "content-type" in reply.headers else ""
            return Reply(reply.status, media, reply.read(), reply.headers.get("location", ""))


@dataclass
class Tally:
    passed: Counter[str] = field(default_factory=Counter)
    failed: dict[str, str] = field(default_factory=dict)
    refused: int = 0
    """Tests of what the service refuses on purpose, as it did."""

    def add(self, folder: str, name: str, problem: str | None) -> None:
        if problem is None:
            self.passed[folder] += 1
        else:
            self.failed[f"{folder}/{name}"] = problem


@contextmanager
def serving(data: Path) -> Iterator[Client]:
    """A client of a service that reads the data of a test."""
    with _served(Settings(Source(data, "file"), Limits(seconds=20, quick=1, trial=1))) as client:
        yield client


@contextmanager
def writable(quads: Iterable[ox.Quad]) -> Iterator[Client]:
    """A client, with the token, of a service that writes a copy of the data of a test."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_store(quads, folder / "build" / "store")
        with Copy(folder / "copy", folder / "build") as copy:
            limits = Limits(seconds=20, quick=1, trial=1)
            settings = Settings(Source(copy.folder), limits, writable=Writable(copy, Access(TOKEN)))
            with _served(settings) as client:
                yield client


@contextmanager
def _served(settings: Settings) -> Iterator[Client]:
    ready = Event()
    own: socket.socket = listening(0)
    server = Server(application(settings), ready.set)
    thread = Thread(target=lambda: asyncio.run(server.serve([own])))
    thread.start()
    try:
        assert ready.wait(30)
        yield Client(own.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join()
        own.close()


def manifest(folder: Path, name: str = "manifest") -> tuple[rdflib.Graph, list[Node]]:
    """The manifest of a folder, and its tests in order."""
    graph = rdflib.Graph()
    graph.parse(folder / f"{name}.ttl", publicID=f"{HOME}{folder.name}/{name}.ttl", format="turtle")
    entries = next(graph.objects(None, MF.entries))
    return graph, list(Collection(graph, entries))


Files = Sequence[tuple[Path, str | None]]
"""Files, each with the name of its graph."""


def dataset(files: Files, folder: str) -> ox.Store:
    """The data of a test, each file in its graph."""
    store = ox.Store()
    for path, name in files:
        graph = ox.NamedNode(name) if name else ox.DefaultGraph()
        store.load(path=str(path), base_iri=f"{HOME}{folder}/{path.name}", to_graph=graph)
    return store


def written(files: Files, folder: str, target: Path) -> Path:
    """The data of a test as one file of N-Quads."""
    dataset(files, folder).dump(target, format=ox.RdfFormat.N_QUADS)
    return target


Rows = bool | tuple[frozenset[str], list[dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]


def rows_of(content: bytes, media: str) -> Rows:
    answer = ox.parse_query_results(content, format=ox.QueryResultsFormat.from_media_type(media))
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    names = [variable.value for variable in answer.variables]
    return frozenset(names), [{name: value for name in names if (value := row[name]) is not None} for row in answer]


def result_of(path: Path) -> Rows:
    """The rows that a test expects: in a format of SPARQL results, or told in RDF."""
    media = ACCEPT.get(path.suffix, "")
    if path.suffix in {".srx", ".srj"}:
        return rows_of(path.read_bytes(), media)
    graph = rdflib.Graph().parse(path, publicID=f"{HOME}{path.parent.name}/{path.name}")
    result = next(graph.subjects(RDF.type, RS.ResultSet))
    for value in graph.objects(result, RS.boolean):
        return str(value) == "true"
    names = frozenset(str(name) for name in graph.objects(result, RS.resultVariable))
    rows = []
    for solution in graph.objects(result, RS.solution):
        row = {}
        for binding in graph.objects(solution, RS.binding):
            value = next(graph.objects(binding, RS.value))
            term = next(iter(ox.parse(f"<a:> <a:> {value.n3()} .".encode(), format=ox.RdfFormat.TURTLE))).object
            row[str(next(graph.objects(binding, RS.variable)))] = term
        rows.append(row)
    return names, rows


def same(found: Rows, wanted: Rows, *, ordered: bool) -> bool:
    """Whether the answers are the same, whatever their blank nodes are called and numbers are written."""
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    return found[0] == wanted[0] and canonical(found[1], ordered) == canonical(wanted[1], ordered)


def canonical(rows: list[dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]], ordered: bool) -> ox.Dataset:
    """The rows as a graph in which each is a blank node."""
    made = ox.Dataset()
    for number, row in enumerate(rows):
        node = ox.BlankNode(f"row{number}")
        made.add(ox.Quad(node, ox.NamedNode("urn:x:row"), ox.Literal(number if ordered else 0)))
        for name, value in row.items():
            term = value
            if isinstance(value, ox.Literal):
                # The store keeps numbers by value, so that both go through one.
                store = ox.Store()
                store.add(ox.Quad(node, node_name := ox.NamedNode(f"urn:x:{name}"), value))
                term = next(iter(store.quads_for_pattern(node, node_name, None, None))).object
            made.add(ox.Quad(node, ox.NamedNode(f"urn:x:{name}"), term))
    made.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return made


def graph_of(content: bytes, base: str, suffix: str) -> ox.Dataset:
    made = ox.Dataset(ox.parse(content, format=ox.RdfFormat.from_extension(suffix.removeprefix(".")), base_iri=base))
    made.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return made


def summary(rows: Rows) -> str:
    return (
        str(rows)
        if isinstance(rows, bool)
        else f"{len(rows[1])} rows {[{k: str(v) for k, v in r.items()} for r in rows[1][:2]]}"
    )


def local(name: object) -> str:
    return str(name).rpartition("/")[2]


def requests_of(graph: rdflib.Graph, entry: Node) -> list[Node]:
    """The requests of a test of a protocol, in order."""
    connection = next(graph.objects(entry, MF.action))
    return list(Collection(graph, next(graph.objects(connection, HT.requests))))


def headers_of(graph: rdflib.Graph, message: Node) -> dict[str, str]:
    """The headers of a request or a response."""
    return {
        str(next(graph.objects(each, HT.fieldName))): str(next(graph.objects(each, HT.fieldValue)))
        for listed in graph.objects(message, HT.headers)
        for each in Collection(graph, listed)
    }


def content_of(graph: rdflib.Graph, message: Node) -> bytes:
    """The body of a request or a response."""
    return b"".join(
        str(next(graph.objects(body, CNT.chars))).encode(str(next(graph.objects(body, CNT.characterEncoding), "UTF-8")))
        for body in graph.objects(message, HT.body)
    )
