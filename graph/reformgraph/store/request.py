"""SPARQL text and an address in, the HTTP request that asks or tells it out."""

from __future__ import annotations

from typing import Final
from urllib.request import Request

from SPARQLWrapper import CONSTRUCT, INSERT, POST, SELECT, SPARQLWrapper

from reformgraph.store.exchange import AGENT

ROWS: Final = "application/sparql-results+json"
GRAPHS: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_KINDS: Final = {ROWS: SELECT, GRAPHS: CONSTRUCT}


def asking(url: str, query: str, accept: str, authorization: str | None, graph: str | None = None) -> Request:
    """The request for a query's answer, of rows or of a graph; `graph` is asked in the place of the default one."""
    return _made(url, query, _KINDS[accept], accept, authorization, graph)


def telling(url: str, update: str, authorization: str | None) -> Request:
    """The request for an update."""
    return _made(url, update, INSERT, "*/*", authorization)


def _made(url: str, text: str, kind: str, accept: str, authorization: str | None, graph: str | None = None) -> Request:
    client = SPARQLWrapper(url, agent=AGENT)
    client.setMethod(POST)
    client.setOnlyConneg(True)
    # Set by hand: setQuery would guess the kind from the text, and may take a question for an update.
    client.queryString, client.queryType = text, kind
    client.addCustomHttpHeader("Accept", accept)
    if graph is not None:
        client.addDefaultGraph(graph)
    if authorization is not None:
        client.addCustomHttpHeader("Authorization", authorization)
    # Its own sending has no limit of the whole time, follows redirects, and takes a reply that breaks off as whole.
    return client._createRequest()
