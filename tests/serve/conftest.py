"""A real service in a process of its own, with the fixture graph, and a plain way to ask it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from reformgraph.serve.access import VARIABLE
from reformgraph.store import load_turtle, write_store

FIXTURE = Path(__file__).parents[1] / "fixtures" / "graph.ttl"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Client:
    """Asks the service at 127.0.0.1 and `port`."""

    port: int
    pid: int

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(self, method: str, path: str, body: bytes | None = None, /, **headers: str) -> Reply:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            reply = connection.getresponse()
            return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())

    def get(self, path: str, /, **headers: str) -> Reply:
        return self.send("GET", path, **headers)

    def ask(self, query: str, /, accept: str = "*/*", **more: str) -> Reply:
        return self.get(f"/sparql?{urlencode({'query': query, **more})}", Accept=accept)


@contextmanager
def serving(build: Path, *options: str, token: str = "") -> Iterator[Client]:
    """A service that has begun to answer; it must end in order when it is told to."""
    program = Path(sys.executable).with_name("reformgraph")
    process = subprocess.Popen(
        [program, "serve", "--graph", build, "--port", "0", *options],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, VARIABLE: token},
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line, line
        yield Client(int(line.split("127.0.0.1:")[1].split("/")[0]), process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_store(load_turtle(FIXTURE), folder / "store")
    return folder


@pytest.fixture(scope="session")
def client(build: Path) -> Iterator[Client]:
    with serving(build) as running:
        yield running
