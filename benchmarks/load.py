"""A hundred clients in, how long the quiet ones wait beside the hostile ones and what is left behind out.

    python -m benchmarks.load [--triples 100000] [--seconds 30]

The same cheap clients are timed twice, alone and beside hostile ones: cartesian products, closures over everything, a
regular expression over all text, readers that hardly read, and clients that go away. Exit code 1 where the cheap
queries' p99 grew more than ten times, one of them was not answered, or the service kept a process, an open file or
memory.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox
from benchmarks import made_up

from reformgraph.store import write_store

CLIENTS: Final = 100
CHEAP: Final = 60
MOST: Final = 10.0
"""How many times its quiet figure the p99 of cheap queries may be."""

THINK: Final = (1.0, 3.0)
"""Seconds between two queries of a cheap client."""

LIMIT: Final = 5
"""Seconds for a query, so that every kind of end is met many times."""

QUESTIONS: Final = (
    "SELECT ?body {{ ?body a rg:Body }} LIMIT 20 OFFSET {n}",
    "ASK {{ ?m org:role role:chair ; org:member ?p . FILTER(?p != <urn:x:{n}>) }}",
    "SELECT ?m ?p {{ ?m org:organization ?b ; org:member ?p }} LIMIT 10 OFFSET {n}",
    "SELECT ?label {{ ?b a rg:Body ; skos:prefLabel ?label }} LIMIT 5 OFFSET {n}",
)
# A number in their variables makes every one of them new to the service.
CARTESIAN: Final = "SELECT (COUNT(*) AS ?n) {{ ?a{n} ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a{n} != ?g) }}"
CLOSURE: Final = "SELECT (COUNT(*) AS ?n) {{ ?a{n} (!rg:none)+ ?b . ?b (!rg:none)+ ?c }}"
REGEX: Final = 'SELECT ?a{n} ?d {{ ?a{n} ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), "(a|aa|b)*x$") && STR(?f) > STR(?c)) }}'
SORTED: Final = "SELECT * {{ ?a{n} ?b ?c . ?d ?e ?f }} ORDER BY ?f ?b"
LARGE: Final = "SELECT * {{ ?a{n} ?b ?c . ?d ?e ?f }}"

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Waits:
    """What cheap clients waited, in seconds, and answers that were none."""

    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def quantile(self, part: float) -> float:
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(len(self.seconds) * part))] if self.seconds else 0.0


@dataclass(frozen=True)
class Footprint:
    """What the service holds: processes, open files of the first of them, and its memory in MiB."""

    processes: int
    files: int
    memory: float

    @classmethod
    def of(cls, pid: int) -> Footprint:
        resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        return cls(len(list(_family(pid))), len(list(Path(f"/proc/{pid}/fd").iterdir())), resident / 2**20)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in path.read_text().split():
                yield from _family(int(child))


async def asked(streams: Streams, query: str) -> int:
    """Ask over a connection that is kept, and read the whole answer; the status."""
    reader, writer = streams
    writer.write(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = head.partition("content-length: ")[2].partition("\r\n")[0]
    if length:
        await reader.readexactly(int(length))
    else:
        while size := int((await reader.readline()).strip() or b"0", 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head.split()[1])


async def cheap(port: int, chance: random.Random, end: float, waits: Waits) -> None:
    streams = await asyncio.open_connection("127.0.0.1", port)
    try:
        while time.monotonic() < end:
            await asyncio.sleep(chance.uniform(*THINK))
            query = chance.choice(QUESTIONS).format(n=chance.randrange(200))
            started = time.perf_counter()
            try:
                status = await asked(streams, query)
            except (OSError, EOFError, ValueError) as error:
                waits.failures.append(repr(error))
                streams[1].close()
                streams = await asyncio.open_connection("127.0.0.1", port)
                continue
            waits.seconds.append(time.perf_counter() - started)
            if status != 200:
                waits.failures.append(f"status {status}")
    finally:
        streams[1].close()


async def runaway(port: int, chance: random.Random, end: float, ends: Counter[str], text: str) -> None:
    """Ask what never ends, again and again, each time in other words."""
    while time.monotonic() < end:
        streams = await asyncio.open_connection("127.0.0.1", port)
        try:
            ends[str(await asked(streams, text.format(n=chance.randrange(10**9))))] += 1
        except (OSError, EOFError, ValueError):
            ends["broken off"] += 1
        finally:
            streams[1].close()


async def leaving(port: int, chance: random.Random, end: float, ends: Counter[str], text: str) -> None:
    """Ask, and go away before the answer."""
    while time.monotonic() < end:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        query = quote(text.format(n=chance.randrange(10**9)))
        writer.write(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        await asyncio.sleep(chance.uniform(0, 1))
        writer.close()
        ends["left"] += 1
        await asyncio.sleep(chance.uniform(*THINK))


async def dawdling(port: int, chance: random.Random, end: float, ends: Counter[str], text: str) -> None:
    """Ask for more than can be sent, and take a few bytes now and then."""
    while time.monotonic() < end:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        query = quote(text.format(n=chance.randrange(10**9)))
        writer.write(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        with suppress(OSError):
            while time.monotonic() < end and await reader.read(100):
                await asyncio.sleep(0.2)
        writer.close()
        ends["dawdled"] += 1


HOSTILE: Final[tuple[tuple[Callable[..., Awaitable[None]], str, int], ...]] = (
    (runaway, CARTESIAN, 10),
    (runaway, CLOSURE, 6),
    (runaway, REGEX, 6),
    (runaway, SORTED, 4),
    (dawdling, LARGE, 6),
    (leaving, CARTESIAN, 8),
)
assert CHEAP + sum(count for _, _, count in HOSTILE) == CLIENTS


async def phase(port: int, seconds: float, *, hostile: bool) -> tuple[Waits, Counter[str]]:
    waits, ends = Waits(), Counter[str]()
    end = time.monotonic() + seconds
    clients = [cheap(port, random.Random(number), end, waits) for number in range(CHEAP)]
    if hostile:
        clients += [
            kind(port, random.Random(1000 + number), end, ends, text)  # type: ignore[misc]
            for kind, text, count in HOSTILE
            for number in range(count)
        ]
    await asyncio.gather(*clients)
    return waits, ends


@contextmanager
def service(build: Path) -> Iterator[tuple[int, int]]:
    """The port and the process of a service."""
    program = Path(sys.executable).with_name("reformgraph")
    options = ("--port", "0", "--time-limit", str(LIMIT), "--memory-limit", "512")
    process = subprocess.Popen([program, "serve", "--graph", build, *options], stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0]), process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def store_of(triples: int, folder: Path) -> Path:
    """A build's folder with the store of a made-up graph."""
    source = made_up.write(folder / f"{triples}.nt", triples)
    write_store(ox.parse(path=source, format=ox.RdfFormat.N_TRIPLES), folder / "build" / "store")
    return folder / "build"


async def measured(port: int, pid: int, seconds: float) -> bool:
    """Print what was measured, and say whether the goals are met."""
    await phase(port, min(5, seconds), hostile=False)
    before = Footprint.of(pid)
    quiet, _ = await phase(port, seconds, hostile=False)
    loaded, ends = await phase(port, seconds, hostile=True)
    await asyncio.sleep(LIMIT + 2)
    after = Footprint.of(pid)
    for name, waits in (("quiet", quiet), ("loaded", loaded)):
        milliseconds = [1000 * waits.quantile(part) for part in (0.5, 0.95, 0.99)]
        print(
            f"{name:7} {len(waits.seconds):6} cheap queries, {len(waits.failures)} failed; "
            f"p50 {milliseconds[0]:.1f}, p95 {milliseconds[1]:.1f}, p99 {milliseconds[2]:.1f} ms"
        )
    ratio = loaded.quantile(0.99) / quiet.quantile(0.99)
    print(f"p99 grew {ratio:.1f} times (goal: under {MOST:.0f}); mean {statistics.mean(loaded.seconds) * 1000:.1f} ms")
    print(f"hostile queries ended: {', '.join(f'{name} {count}' for name, count in sorted(ends.items()))}")
    for name in ("processes", "files", "memory"):
        print(f"{name:9} before {getattr(before, name):.0f}, after {getattr(after, name):.0f}")
    for failure, count in Counter([*quiet.failures, *loaded.failures]).items():
        print(f"failed {count} times: {failure}")
    kept = after.processes > before.processes or after.files > before.files or after.memory > 1.5 * before.memory + 32
    return ratio <= MOST and not quiet.failures and not loaded.failures and not kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=30, help="For each of the two parts.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, service(store_of(options.triples, Path(folder))) as (port, pid):
        return 0 if asyncio.run(measured(port, pid, options.seconds)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
