"""A checkout of the W3C's SPARQL tests in, how many of them the service passes out; exit code 1 where goals are missed.

    git clone https://github.com/w3c/rdf-tests
    python tools/conformance.py rdf-tests

Each test is sent over HTTP to a service that is started on the test's data.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import rdflib
from rdflib import RDF
from rdflib.term import Node
from w3c_suite import (
    ACCEPT,
    HOME,
    HT,
    MF,
    QT,
    RDFS,
    UT,
    Client,
    Tally,
    content_of,
    dataset,
    graph_of,
    headers_of,
    local,
    manifest,
    requests_of,
    result_of,
    rows_of,
    same,
    serving,
    summary,
    writable,
    written,
)
from w3c_updates import GRAPHS, UPDATES, graphs, updates

EVALUATION: Final = (
    "aggregates bind bindings cast construct exists functions grouping negation project-expression property-path "
    "subquery".split()
)
"""The folders of the manifest of the query language, which has 225 evaluation tests."""

GOAL: Final = 215
FORMATS: Final = {
    "boolean": ("application/sparql-results+xml", "application/sparql-results+json"),
    "tabular": ("application/sparql-results+xml", "application/sparql-results+json", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"),
}


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
            with serving(written(files_, name, temporary / "data.nq")) as client:
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


def protocol(root: Path, temporary: Path, tally: Tally) -> None:
    """Send the requests of each test of the protocol; those that update, to a service that takes updates."""
    folder = root / "protocol"
    graph, entries = manifest(folder)
    for entry in entries:
        name = str(entry).rpartition("#")[2]
        files = []
        for each in graph.objects(entry, UT.graphData):
            path = folder / local(next(graph.objects(each, UT.graph)))
            files.append((path, str(next(graph.objects(each, RDFS.label)))))
        service = (
            writable(dataset(files, "protocol"))
            if "update" in name
            else serving(written(files, "protocol", temporary / "data.nq"))
        )
        with service as client:
            problems = [problem for each in requests_of(graph, entry) if (problem := answered(client, graph, each))]
        tally.add("protocol", name, "; ".join(problems) or None)


def answered(client: Client, graph: rdflib.Graph, request: Node) -> str | None:
    path = str(next(graph.objects(request, HT.absolutePath)))
    content = content_of(graph, request)
    method = str(next(graph.objects(request, HT.methodName)))
    reply = client.send(method, path, content or None, headers_of(graph, request))
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=Path, help="A checkout of github.com/w3c/rdf-tests.")
    parser.add_argument("--only", nargs="*", help="Folders to run in place of all.")
    options = parser.parse_args()
    root: Path = options.suite / "sparql" / "sparql11"
    if not (root / "protocol" / "manifest.ttl").is_file():
        parser.error(f"{root} has no tests")
    folders = options.only or [*EVALUATION, *UPDATES, "protocol", GRAPHS]
    tally = Tally()
    with tempfile.TemporaryDirectory() as temporary:
        evaluation(root, [name for name in folders if name in EVALUATION], Path(temporary), tally)
        updates(root, [name for name in folders if name in UPDATES], tally)
        if "protocol" in folders:
            protocol(root, Path(temporary), tally)
        if GRAPHS in folders:
            graphs(root, tally)
    for name, problem in tally.failed.items():
        print(f"failed  {name}: {problem}")
    for folder in folders:
        failed = sum(name.startswith(f"{folder}/") for name in tally.failed)
        print(f"{folder:20} {tally.passed[folder]:4} of {tally.passed[folder] + failed}")
    evaluated_ = sum(tally.passed[name] for name in EVALUATION)
    exact = ("protocol/", f"{GRAPHS}/", *(f"{name}/" for name in UPDATES))
    missed = any(name.startswith(exact) for name in tally.failed) or (not options.only and evaluated_ < GOAL)
    print(f"evaluation           {evaluated_:4}, goal {GOAL}")
    print(f"updates              {sum(tally.passed[name] for name in UPDATES):4}, and {tally.refused} of LOAD, refused")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
