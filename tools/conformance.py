"""A checkout of the W3C's SPARQL tests in, how many of them the service passes out; exit code 1 where goals are missed.

    git clone https://github.com/w3c/rdf-tests
    python tools/conformance.py rdf-tests

Each test is sent over HTTP to a service that is started on the test's data.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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

from reformgraph.serve.app import application
from reformgraph.serve.limits import Limits
from reformgraph.serve.server import Server, listening
from reformgraph.serve.settings import Settings
from reformgraph.store.jobs import Source

HOME: Final = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT: Final = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT: Final = Namespace("http://www.w3.org/2011/http#")
CNT: Final = Namespace("http://www.w3.org/2011/content#")
RS: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")

EVALUATION: Final = (
    "aggregates bind bindings cast construct exists functions grouping negation project-expression property-path "
    "subquery".split()
)
"""The folders of the manifest of the query language, which has 225 evaluation tests."""

GOAL: Final = 215
ACCEPT: Final = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".ttl": "text/turtle",
}
FORMATS: Final = {
    "boolean": ("application/sparql-results+xml", "application/sparql-results+json"),
    "tabular": ("application/sparql-results+xml", "application/sparql-results+json", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"),
}


@dataclass(frozen=True)
class Reply:
    status: int
    media: str
    content: bytes


@dataclass(frozen=True)
class Client:
    port: int

    def send(self, method: str, path: str, content: bytes | None, headers: Mapping[str, str]) -> Reply:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, content, dict(headers))
            reply = connection.getresponse()
            media = reply.headers.get_content_type() if "content-type" in reply.headers else ""
            return Reply(reply.status, media, reply.read())


@dataclass
class Tally:
    passed: Counter[str] = field(default_factory=Counter)
    failed: dict[str, str] = field(default_factory=dict)

    def add(self, folder: str, name: str, problem: str | None) -> None:
        if problem is None:
            self.passed[folder] += 1
        else:
            self.failed[f"{folder}/{name}"] = problem


@contextmanager
def serving(data: Path) -> Iterator[Client]:
    """A client of a service on the data of a test."""
    ready = Event()
    own: socket.socket = listening(0)
    server = Server(application(Settings(Source(data, "file"), Limits(seconds=20, quick=1, trial=1))), ready.set)
    thread = Thread(target=lambda: asyncio.run(server.serve([own])))
    thread.start()
    try:
        assert ready.wait(30)
        yield Client(own.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join()
        own.close()


def manifest(folder: Path) -> tuple[rdflib.Graph, list[Node]]:
    """The manifest of a folder, and its tests in order."""
    graph = rdflib.Graph()
    graph.parse(folder / "manifest.ttl", publicID=f"{HOME}{folder.name}/manifest.ttl", format="turtle")
    entries = next(graph.objects(None, MF.entries))
    return graph, list(Collection(graph, entries))


def dataset(files: Sequence[tuple[Path, str | None]], folder: str, target: Path) -> None:
    """Write the data of a test, each file into its graph, as one file of N-Quads."""
    store = ox.Store()
    for path, name in files:
        graph = ox.NamedNode(name) if name else ox.DefaultGraph()
        store.load(path=str(path), base_iri=f"{HOME}{folder}/{path.name}", to_graph=graph)
    store.dump(target, format=ox.RdfFormat.N_QUADS)


def evaluation(root: Path, folders: list[str], temporary: Path, tally: Tally) -> None:
    """Ask the query of each test, and compare the answer with the test's own."""
    for name in folders:
        folder = root / name
        graph, entries = manifest(folder)
        groups: dict[tuple[tuple[Path, str | None], ...], list[Node]] = {}
        for entry in entries:
            if (entry, RDF.type, MF.QueryEvaluationTest) in graph:
                action = next(graph.objects(entry, MF.action))
                named = sorted(str(each) for each in graph.objects(action, QT.graphData))
                files: list[tuple[Path, str | None]] = [
                    *((folder / local(each), None) for each in graph.objects(action, QT.data)),
                    *((folder / local(each), each) for each in named),
                ]
                groups.setdefault(tuple(files), []).append(entry)
        for files_, tests in groups.items():
            data = temporary / "data.nq"
            dataset(list(files_), name, data)
            with serving(data) as client:
                for test in tests:
                    query = folder / local(next(graph.objects(next(graph.objects(test, MF.action)), QT.query)))
                    expected = folder / local(next(graph.objects(test, MF.result)))
                    tally.add(name, str(next(graph.objects(test, MF.name))), evaluated(client, query, expected))


def evaluated(client: Client, query: Path, expected: Path) -> str | None:
    """What is wrong with the answer; None where nothing is."""
    text = query.read_text(encoding="utf-8")
    base = f"{HOME}{query.parent.name}/{query.name}"
    # A query has no address of its own in the protocol, so its base is declared.
    headers = {"Content-Type": "application/sparql-query", "Accept": f"{ACCEPT[expected.suffix]}, */*;q=0.5"}
    reply = client.send("POST", "/sparql", f"BASE <{base}> {text}".encode(), headers)
    media = reply.media
    if reply.status != 200:
        return f"status {reply.status}: {reply.content.decode().strip()[:150]}"
    if ox.RdfFormat.from_media_type(media) is not None:
        wanted = graph_of(expected.read_bytes(), f"{HOME}{query.parent.name}/{expected.name}", expected.suffix)
        return None if graph_of(reply.content, base, ".ttl") == wanted else "another graph"
    ordered = "ORDER BY" in text.upper() and "row_number" in expected.name
    found, wanted_rows = rows_of(reply.content, media), result_of(expected)
    return None if same(found, wanted_rows, ordered=ordered) else f"{summary(found)} in place of {summary(wanted_rows)}"


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


def protocol(root: Path, temporary: Path, tally: Tally) -> None:
    """Send the requests of each protocol test that is about queries."""
    folder = root / "protocol"
    graph, entries = manifest(folder)
    for entry in entries:
        name = str(entry).rpartition("#")[2]
        if "update" in name:
            continue
        files = []
        for each in graph.objects(entry, UT.graphData):
            path = folder / local(next(graph.objects(each, UT.graph)))
            files.append((path, str(next(graph.objects(each, RDFS.label)))))
        data = temporary / "data.nq"
        dataset(files, "protocol", data)
        with serving(data) as client:
            connection = next(graph.objects(entry, MF.action))
            requests = list(Collection(graph, next(graph.objects(connection, HT.requests))))
            problems = [problem for each in requests if (problem := answered(client, graph, each))]
        tally.add("protocol", name, "; ".join(problems) or None)


def answered(client: Client, graph: rdflib.Graph, request: Node) -> str | None:
    path = str(next(graph.objects(request, HT.absolutePath)))
    headers = {
        str(next(graph.objects(each, HT.fieldName))): str(next(graph.objects(each, HT.fieldValue)))
        for listed in graph.objects(request, HT.headers)
        for each in Collection(graph, listed)
    }
    content = b"".join(body_of(graph, each) for each in graph.objects(request, HT.body))
    reply = client.send(str(next(graph.objects(request, HT.methodName))), path, content or None, headers)
    wanted = next(graph.objects(request, HT.resp))
    statuses = [str(each).rpartition("StatusCode")[2] for each in graph.objects(wanted, MF.expectedStatus)]
    if not any(str(reply.status)[0] == each[0] for each in statuses):
        return f"status {reply.status} in place of {' or '.join(sorted(statuses))}"
    media = reply.media
    for each in graph.objects(wanted, MF.expectedFormat):
        if media not in FORMATS[str(each)]:
            return f"{media} in place of {each}"
    for each in graph.objects(wanted, MF.expectedBoolean):
        if rows_of(reply.content, media) is not (str(each) == "true"):
            return f"not {each}"
    return None


def body_of(graph: rdflib.Graph, body: Node) -> bytes:
    encoding = str(next(graph.objects(body, CNT.characterEncoding), "UTF-8"))
    return str(next(graph.objects(body, CNT.chars))).encode(encoding)


def local(name: object) -> str:
    return str(name).rpartition("/")[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=Path, help="A checkout of github.com/w3c/rdf-tests.")
    parser.add_argument("--only", nargs="*", help="Folders to run in place of all.")
    options = parser.parse_args()
    root: Path = options.suite / "sparql" / "sparql11"
    if not (root / "protocol" / "manifest.ttl").is_file():
        parser.error(f"{root} has no tests")
    folders = options.only or [*EVALUATION, "protocol"]
    tally = Tally()
    with tempfile.TemporaryDirectory() as temporary:
        evaluation(root, [name for name in folders if name != "protocol"], Path(temporary), tally)
        if "protocol" in folders:
            protocol(root, Path(temporary), tally)
    for name, problem in tally.failed.items():
        print(f"failed  {name}: {problem}")
    for folder in folders:
        failed = sum(name.startswith(f"{folder}/") for name in tally.failed)
        print(f"{folder:20} {tally.passed[folder]:4} of {tally.passed[folder] + failed}")
    evaluated_ = sum(tally.passed[name] for name in EVALUATION)
    missed = any(name.startswith("protocol/") for name in tally.failed) or (not options.only and evaluated_ < GOAL)
    print(f"evaluation           {evaluated_:4}, goal {GOAL}")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
