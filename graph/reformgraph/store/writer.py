"""Changes in, stores that hold them out: the process that has a copy's store open for writing, and may be killed.

It works on files of its own, in the copy's folder, and prepares the store that is to be published next. As nothing else
ever counts, a change is done whole or not at all, wherever this process ends.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

import pyoxigraph as ox

from reformgraph.store.changes import ABSENT, BODY, CHANGE, CHANGED, CREATED, NEXT, PUBLISHED, WORK
from reformgraph.store.jobs import END, FAILED, FRAME, READY, Failure, Reason, frame
from reformgraph.store.store import STORE_FOLDER

_NEVER_CHANGED: Final = ".sst"
"""The ending of the engine's files of data, which it writes once."""


def write(connection: socket.socket, limit: Callable[[], None]) -> None:
    """Make one change after another in the copy that is the working directory, until the connection is closed.

    After a failure the work is worth nothing; whoever asked is to start another writer. `limit` is called once the
    store is open, and limits the memory.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        shutil.rmtree(NEXT, ignore_errors=True)
        shutil.rmtree(WORK, ignore_errors=True)
        _link(Path(STORE_FOLDER), Path(WORK))
        store = ox.Store(WORK)
    except (OSError, RuntimeError) as error:
        connection.sendall(frame(FAILED, Failure("failed", f"the copy cannot be written: {error}").to_bytes()))
        return
    limit()
    connection.sendall(frame(READY, str(os.getpid()).encode()))
    with connection.makefile("rb") as stream:
        while head := stream.read(FRAME.size):
            kind, length = FRAME.unpack(head)
            connection.sendall(_answered(store, kind, stream.read(length), stream))


def _answered(store: ox.Store, kind: bytes, payload: bytes, stream: BinaryIO) -> bytes:
    reason: Reason = "failed"
    try:
        if kind == PUBLISHED:
            _settle()
            return frame(END)
        assert kind == CHANGE
        return frame(END, _changed(store, json.loads(payload), stream))
    except SyntaxError as error:
        reason, text = "syntax", str(error.msg)
    except MemoryError:
        reason, text = "memory", "the change needs too much memory"
    except OSError as error:
        reason, text = "store", f"the copy cannot be written: {error}"
    except (RuntimeError, ValueError) as error:
        text = f"the change failed: {error}"
    return frame(FAILED, Failure(reason, text).to_bytes())


def _changed(store: ox.Store, change: dict[str, Any], stream: BinaryIO) -> bytes:
    """Do it, and prepare what is to be published."""
    if "update" in change:
        asked = change["update"]
        store.update(asked["text"], base_iri=asked["base"], prefixes=asked["prefixes"])
        done = CHANGED
    else:
        done = _graph_changed(store, change["graph"], stream)
    if done != ABSENT:
        shutil.rmtree(NEXT, ignore_errors=True)
        store.backup(NEXT)
    return done


def _graph_changed(store: ox.Store, asked: dict[str, Any], stream: BinaryIO) -> bytes:
    graph = ox.NamedNode(asked["graph"]) if asked["graph"] is not None else ox.DefaultGraph()
    bodies = [(media, _body(stream)) for media in asked["media"]]
    quads = [quad for media, body in bodies for quad in _quads(body, media, asked["base"], graph)]
    new = isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph)
    match asked["method"], new:
        case "DELETE", True:
            return ABSENT
        case "DELETE" | "PUT", False:
            store.remove_graph(graph)
    if asked["method"] != "DELETE":
        if isinstance(graph, ox.NamedNode):
            store.add_graph(graph)
        store.extend(quads)
    return CREATED if new else CHANGED


def _body(stream: BinaryIO) -> bytes:
    kind, length = FRAME.unpack(stream.read(FRAME.size))
    assert kind == BODY
    return stream.read(length)


def _quads(body: bytes, media: str, base: str, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    """The statements of a body; its blank nodes are none of the store's."""
    parsed = ox.parse(
        body,
        format=ox.RdfFormat.from_media_type(media),
        base_iri=base,
        without_named_graphs=True,
        rename_blank_nodes=True,
    )
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]


def _settle() -> None:
    """Make sure of the new name on the disk, and remove what had it before."""
    folder = os.open(".", os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    shutil.rmtree(NEXT, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    """The files of a store that nobody writes, as files that may be written: linked where the engine leaves them be."""
    target.mkdir()
    for path in source.iterdir():
        if path.suffix == _NEVER_CHANGED:
            with suppress(OSError):  # a file system without links
                (target / path.name).hardlink_to(path)
                continue
        shutil.copyfile(path, target / path.name)
