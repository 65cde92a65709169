"""Two servers on this machine: a real one with the fixture graph, and one that answers as a test tells it to."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from reformgraph.store import load_turtle
from reformgraph.store.endpoint import Endpoint

GRAPH = Path(__file__).parents[1] / "fixtures" / "graph.ttl"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def load(base: str) -> None:
    headers = {"Content-Type": "text/turtle"}
    request = urllib.request.Request(f"{base}/store?default", GRAPH.read_bytes(), headers, method="PUT")
    urllib.request.urlopen(request, timeout=10).close()


@contextmanager
def started(port: int, *place: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """An Oxigraph server, for as long as it is needed."""
    program = Path(sys.executable).with_name("oxigraph")
    command = [program, "serve", "--bind", f"127.0.0.1:{port}", *place]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answers(port, "/query?query=ASK%7B%7D")
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def oxigraph() -> Iterator[str]:
    """An Oxigraph server with the fixture graph, for as long as it is needed."""
    with started(port := free_port()):
        load(base := f"http://127.0.0.1:{port}")
        yield base


VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 10
MaxClientConnections = 10
[SPARQL]
ResultSetMaxRows = 400
"""
GRANTS = """grant SPARQL_UPDATE to "SPARQL"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);"""


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Virtuoso that cuts its answers at 400 rows, to which anyone may write at /sparql, and dba at /sparql-auth."""
    programs = [shutil.which(name) for name in ("virtuoso-t", "isql-vt")]
    if None in programs:
        pytest.skip("Virtuoso is not installed (Debian's package virtuoso-opensource-7-bin)")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=sql, web=web), encoding="ascii")
    server, shell = map(str, programs)
    process = subprocess.Popen(
        [server, "+foreground"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        answers(web, "/sparql?query=ASK%7B%7D")
        command = [shell, f"127.0.0.1:{sql}", "dba", "dba", f"exec={GRANTS}"]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        yield f"http://127.0.0.1:{web}"
    finally:
        process.kill()
        process.wait(timeout=20)


def answers(port: int, path: str) -> None:
    """Wait until a server answers there."""
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not start")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where a server that holds the fixture graph is asked."""
    with oxigraph() as base:
        yield f"{base}/query"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server to write to: it answers at /query, and takes graphs at /store and updates at /update."""
    with oxigraph() as base:
        yield base


@pytest.fixture(scope="session")
def endpoint(address: str) -> Endpoint:
    return Endpoint(address, seconds=60)


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return load_turtle(GRAPH)


Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """A request as the server saw it."""

    method: str
    headers: dict[str, str]
    query: str
    update: str


@dataclass
class Stub:
    """A server that behaves as `replies` say, one after another and the last one ever after."""

    url: str = ""
    replies: list[Behaviour] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    def endpoint(self, seconds: float = 20, authorization: str | None = None) -> Endpoint:
        return Endpoint(self.url, seconds=seconds, authorization=authorization, pauses=(0.01, 0.01, 0.01))


@pytest.fixture
def stub() -> Iterator[Stub]:
    made = Stub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            made.asked.append(Asked(self.command, dict(self.headers), form.get("query", ""), form.get("update", "")))
            self.close_connection = True
            made.replies[min(len(made.asked), len(made.replies)) - 1](self)

        do_GET = do_PUT = do_POST

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/sparql"
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
