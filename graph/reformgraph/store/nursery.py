"""A byte and a socket in, a worker that speaks over it out: forked from a process that has all its libraries loaded.

A worker that was killed is replaced within milliseconds that way, where a new Python would take a hundred. The
folder of its store may come with the socket, opened: it stays the one that is meant when another takes its name.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from dataclasses import replace
from functools import partial
from typing import Final

from reformgraph.store.jobs import Source
from reformgraph.store.worker import limit_memory, work
from reformgraph.store.writer import write

NORMAL: Final = b"n"
LOW: Final = b"l"
"""The byte says with which priority the worker runs, from its first step on."""

WRITER: Final = b"w"
"""Or that it writes, in the copy whose folder comes with the socket."""

_LOWERED: Final = 10


def breed(control: socket.socket, source: Source) -> None:
    """Fork a worker for each socket that comes over `control`, until that is closed.

    Where a folder comes with the socket, the worker opens the store that it is, and `source` otherwise.

    This process has one thread and no store, so that what it forks is sound.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the dead
    while True:
        byte, descriptors, _, _ = socket.recv_fds(control, 1, 2)
        if not byte:
            return
        with socket.socket(fileno=descriptors[0]) as own:
            if os.fork() == 0:
                control.close()
                if byte != NORMAL:
                    os.nice(_LOWERED)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for folder in descriptors[1:]:
                    os.fchdir(folder)
                    os.close(folder)
                    source = replace(source, kind="here")
                if byte == WRITER:
                    write(own, partial(limit_memory, source.memory))
                else:
                    work(own, source)
                os._exit(0)
        for folder in descriptors[1:]:
            os.close(folder)


if __name__ == "__main__":
    os.setpgid(0, 0)  # so that all of them, those held up too, can be ended at once
    with socket.socket(fileno=int(sys.argv[1])) as own:
        breed(own, Source.from_text(sys.argv[2]))
    os.killpg(0, signal.SIGKILL)
