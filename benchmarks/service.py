"""Small queries in, what the service adds to each over the engine's own call out: medians of the same run.

python -m benchmarks.service [--triples 100000] [--rounds 500]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pyoxigraph as ox
from benchmarks.load import service, store_of

from reformgraph.query.run import run
from reformgraph.store import open_store

GOAL: Final = 2.0
"""Milliseconds that the service may add."""

QUERIES: Final = {
    "yes or no": "ASK { ?m org:role role:chair }",
    "ten bodies": "SELECT ?body { ?body a rg:Body } LIMIT 10",
    "names of ten": "SELECT ?body ?name { ?body a rg:Body ; skos:prefLabel ?name } LIMIT 10",
}


def direct(store: ox.Store, query: str) -> bytes:
    answer = run(store, query)
    assert not isinstance(answer, ox.QueryTriples)
    return answer.serialize(format=ox.QueryResultsFormat.JSON) or b""


def over_http(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    return connection.getresponse().read()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=500)
    options = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        build = store_of(options.triples, Path(folder))
        store = open_store(build)
        with service(build) as (port, _):
            connection = HTTPConnection("127.0.0.1", port)
            for name, query in QUERIES.items():
                path = f"/sparql?{urlencode({'query': query})}"
                assert direct(store, query) == over_http(connection, path)
                engine, whole = [], []
                for _ in range(options.rounds):
                    started = time.perf_counter()
                    direct(store, query)
                    between = time.perf_counter()
                    over_http(connection, path)
                    engine.append(between - started)
                    whole.append(time.perf_counter() - between)
                alone, served = 1000 * statistics.median(engine), 1000 * statistics.median(whole)
                worst = max(worst, served - alone)
                print(f"{name:14} engine {alone:.2f} ms, service {served:.2f} ms, added {served - alone:.2f} ms")
            connection.close()
    print(f"added at most {worst:.2f} ms (goal: under {GOAL:.0f})")
    return int(worst >= GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
