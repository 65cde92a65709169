"""Queries that run away are stopped for real, clients that go away too, and whoever else asks is answered meanwhile."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.serve.conftest import Client, serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?k) }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?h ?a"


@pytest.fixture(scope="module")
def limited(build: Path) -> Iterator[Client]:
    with serving(build, "--time-limit", "3", "--row-limit", "100000", "--memory-limit", "128") as client:
        yield client


def busy(client: Client) -> float:
    lines = client.get("/metrics").text.splitlines()
    kinds = ("reformgraph_running{", "reformgraph_waiting{", "reformgraph_held ")
    return sum(float(line.split()[-1]) for line in lines if line.startswith(kinds))


def test_a_query_is_stopped_at_its_time(limited: Client) -> None:
    started = time.monotonic()
    reply = limited.ask(ENDLESS)
    assert (reply.status, "within 3 s" in reply.text) == (422, True)
    assert time.monotonic() - started < 10
    assert busy(limited) == 0


def test_a_query_is_stopped_at_its_memory(limited: Client) -> None:
    reply = limited.ask(GREEDY)
    assert (reply.status, "memory" in reply.text or "within 3 s" in reply.text) == (422, True)
    assert limited.ask("ASK {}").status == 200


def test_a_short_answer_with_too_many_rows_is_an_error(build: Path) -> None:
    with serving(build, "--row-limit", "10") as client:
        for accept in ("text/csv", "application/json", "text/turtle;q=0.1, application/xml"):
            reply = client.ask("SELECT * { ?s ?p ?o } LIMIT 11", accept)
            assert (reply.status, "more than 10 rows" in reply.text) == (422, True)
            assert client.ask("SELECT * { ?s ?p ?o } LIMIT 10", accept).status == 200


@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+json", "application/sparql-results+xml"])
def test_a_long_answer_with_too_many_rows_is_broken_off(limited: Client, accept: str) -> None:
    with socket.create_connection(("127.0.0.1", limited.port), timeout=30) as connection:
        request = f"GET /sparql?query={quote(LONG)} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n"
        connection.sendall(request.encode())
        received = b""
        with pytest.raises(ConnectionResetError):
            while piece := connection.recv(1 << 16):
                received = received[-10:] + piece
            if not received.endswith(b"\r\n0\r\n\r\n"):
                raise ConnectionResetError


def test_a_query_whose_client_goes_away_is_stopped(limited: Client) -> None:
    with socket.create_connection(("127.0.0.1", limited.port)) as connection:
        connection.sendall(f"GET /sparql?query={quote(ENDLESS + '#gone')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(1)
        assert busy(limited) == 1
    deadline = time.monotonic() + 1.5
    while busy(limited) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert busy(limited) == 0


def test_short_queries_are_answered_beside_long_ones(limited: Client) -> None:
    connections = []
    for number in range(12):
        connection = socket.create_connection(("127.0.0.1", limited.port))
        text = quote(f"{ENDLESS} # {number}")
        connection.sendall(f"GET /sparql?query={text} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        connections.append(connection)
    time.sleep(1)
    started = time.monotonic()
    assert [limited.ask("ASK {}").status for _ in range(5)] == [200] * 5
    assert time.monotonic() - started < 2.5
    for connection in connections:
        connection.close()


@pytest.mark.slow
def test_a_request_that_does_not_come_is_not_waited_for(limited: Client) -> None:
    with socket.create_connection(("127.0.0.1", limited.port), timeout=20) as connection:
        connection.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: local")
        assert connection.recv(100) == b""


@pytest.mark.slow
def test_a_body_that_was_refused_is_not_taken_for_ever(limited: Client) -> None:
    with socket.create_connection(("127.0.0.1", limited.port), timeout=30) as connection:
        head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-update\r\n"
        connection.sendall(f"{head}Content-Length: 1000000000\r\n\r\n".encode())
        assert b" 403 " in connection.recv(1000)
        started = time.monotonic()
        with pytest.raises(OSError):
            while time.monotonic() < started + 25:
                connection.sendall(b"x")
                time.sleep(0.2)
        assert time.monotonic() < started + 20


def family(pid: int) -> list[int]:
    """The process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def left_over(processes: list[int]) -> list[int]:
    """Those that are still there after a while."""
    deadline = time.monotonic() + 10
    while (left := [pid for pid in processes if Path(f"/proc/{pid}").exists()]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_every_process_is_gone_afterwards(build: Path, end: signal.Signals) -> None:
    connections = []
    with serving(build) as client:
        for number in range(6):
            connection = socket.create_connection(("127.0.0.1", client.port))
            text = quote(ENDLESS.replace("?n", f"?n{number}"))
            connection.sendall(f"GET /sparql?query={text} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            connections.append(connection)
        time.sleep(1)
        processes = family(client.pid)
        assert len(processes) > 8
        os.kill(client.pid, end)
        assert left_over([pid for pid in processes if pid != client.pid]) == []
    for connection in connections:
        connection.close()
