"""The W3C's tests of updates and of the Graph Store Protocol in, how the service does on each out."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox
import rdflib
from rdflib import RDF
from rdflib.term import Node
from w3c_suite import (
    HOME,
    HT,
    MF,
    RDFS,
    UT,
    Client,
    Files,
    Reply,
    Tally,
    content_of,
    dataset,
    graph_of,
    headers_of,
    local,
    manifest,
    requests_of,
    writable,
)

UPDATES: Final = (
    "add basic-update clear copy delete delete-data delete-insert delete-where drop move update-silent".split()
)
"""The folders of the evaluation tests of updates."""

GRAPHS: Final = "graph-store-protocol"
_REFUSED: Final = "LOAD"
"""The service never loads: what is asked of its tests of LOAD SILENT is that they are refused and change nothing."""

_ALL: Final = "CONSTRUCT WHERE { ?s ?p ?o }"
_STATUSES: Final = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}


def updates(root: Path, folders: list[str], tally: Tally) -> None:
    """Have each update done, and compare all graphs with what the test expects."""
    for name in folders:
        graph, entries = manifest(root / name)
        for entry in entries:
            if (entry, RDF.type, MF.UpdateEvaluationTest) in graph:
                action, result = next(graph.objects(entry, MF.action)), next(graph.objects(entry, MF.result))
                text = (root / name / local(next(graph.objects(action, UT.request)))).read_text(encoding="utf-8")
                before, after = (dataset(_files(graph, node, root / name), name) for node in (action, result))
                with writable(before) as client:
                    problem = _updated(client, text, after)
                if _REFUSED in text and problem is None:
                    tally.refused += 1
                else:
                    tally.add(name, str(next(graph.objects(entry, MF.name))), problem)


def _files(graph: rdflib.Graph, node: Node, folder: Path) -> Files:
    named = [
        (folder / local(next(graph.objects(each, UT.graph))), str(next(graph.objects(each, RDFS.label))))
        for each in graph.objects(node, UT.graphData)
    ]
    return [*((folder / local(each), None) for each in graph.objects(node, UT.data)), *named]


def _updated(client: Client, text: str, after: ox.Store) -> str | None:
    """What is wrong; None where nothing is."""
    reply = client.send("POST", "/sparql", text.encode(), {"Content-Type": "application/sparql-update"})
    if _REFUSED in text:
        if reply.status != 400:
            return f"status {reply.status} for LOAD"
    elif reply.status != 204:
        return f"status {reply.status}: {reply.content.decode().strip()[:150]}"
    found = ox.Store()
    names = {str(each)[1:-1] for each in after.named_graphs()}
    listed = client.send("GET", f"/sparql?query={quote('SELECT ?g { GRAPH ?g {} }')}", None, {"Accept": "text/csv"})
    names |= set(listed.content.decode().split()[1:])
    for name in sorted(names):
        node = ox.NamedNode(name)
        found.extend(_graph(client, f"graph={quote(name, safe='')}", node))
    found.extend(_graph(client, "default", ox.DefaultGraph()))
    return None if _canonical(found) == _canonical(after) else "other graphs"


def _graph(client: Client, name: str, node: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    reply = client.send("GET", f"/store?{name}", None, {"Accept": "application/n-triples"})
    quads = ox.parse(reply.content if reply.status == 200 else b"", format=ox.RdfFormat.N_TRIPLES)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, node) for quad in quads]


def _canonical(store: ox.Store) -> ox.Dataset:
    """The statements; numbers are kept by value in both, and blank nodes have no names."""
    found = ox.Dataset(store)
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return found


def graphs(root: Path, tally: Tally) -> None:
    """Send the requests of each test of the Graph Store Protocol."""
    for part in ("manifest-direct", "manifest-indirect"):
        graph, entries = manifest(root / GRAPHS, part)
        for entry in entries:
            with writable([]) as client:
                tally.add(GRAPHS, str(entry).rpartition("#")[2], _exchanged(client, graph, requests_of(graph, entry)))


def _exchanged(client: Client, graph: rdflib.Graph, requests: list[Node]) -> str | None:
    names: dict[str, str] = {}
    for number, request in enumerate(requests, start=1):
        path = _named(str(next(graph.objects(request, HT.absolutePath))), names).replace("/gsp", "/store", 1)
        body = _named(content_of(graph, request).decode(), names).encode()
        method = str(next(graph.objects(request, HT.methodName)))
        reply = client.send(method, path, body or None, headers_of(graph, request))
        wanted = next(graph.objects(request, HT.resp))
        for each in graph.objects(wanted, MF.expectedLocation):
            names[str(each)] = reply.location
        if problem := _differs(reply, graph, wanted, method, names):
            return f"request {number}: {problem}"
    return None


def _differs(reply: Reply, graph: rdflib.Graph, wanted: Node, method: str, names: dict[str, str]) -> str | None:
    statuses = [str(each).rpartition("#")[2] for each in graph.objects(wanted, MF.expectedStatus)]
    expected = {_STATUSES.get(each) or each.removeprefix("StatusCode") for each in statuses}
    if str(reply.status) not in expected and f"{reply.status // 100}xx" not in expected:
        return f"status {reply.status} in place of {' or '.join(sorted(expected))}"
    body = _named(content_of(graph, wanted).decode(), names).encode()
    if body and method == "GET" and graph_of(reply.content, HOME, ".ttl") != graph_of(body, HOME, ".ttl"):
        return "another graph"
    return None


def _named(text: str, names: dict[str, str]) -> str:
    """The text with the addresses that the service gave in place of what stands for them."""
    for name, address in names.items():
        text = text.replace(name, address)
    return text
