"""The bytes of a file that needs a parser to its content, within bounds of size, memory and processor time.

Parsers of HTML, PDF and office files are large and meet hostile files, so they run in a process of their own, which a
file may exhaust or crash without harm. It is started with the first such file and serves all that follow.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
from typing import IO, Final

from reformgraph.errors import SourceError
from reformgraph.read.content import Content

LARGEST_FILE: Final = 100 * 2**20
MEMORY: Final = 3 * 2**30
SECONDS: Final = 120


def read_bounded(kind: str, data: bytes) -> Content:
    """Read with the module `reformgraph.read.<kind>`; raises SourceError with its reason, or with the bound reached."""
    if len(data) > LARGEST_FILE:
        raise SourceError(f"is larger than {LARGEST_FILE >> 20} MB")
    return _parser().read(kind, data)


class _Parser:
    """The process that parses, and the pipes to it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reformgraph.read.child", str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            start_new_session=True,
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def read(self, kind: str, data: bytes) -> Content:
        assert self._process.stdin and self._process.stdout
        request = json.dumps({"format": kind, "length": len(data), "seconds": SECONDS})
        try:
            self._process.stdin.write(request.encode() + b"\n" + data)
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # it ended while it was asked; why, its exit tells
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise SourceError(self._why_it_ended(kind))
        answer = json.loads(line)
        if "message" in answer:
            raise SourceError(answer["message"], hint=answer["hint"])
        return Content.from_json(answer["content"])

    def close(self) -> None:
        if self.alive and self.owner == os.getpid():
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream:
                stream.close()

    def _why_it_ended(self, kind: str) -> str:
        code = self._process.wait()
        if hasattr(signal, "SIGXCPU") and code in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"takes longer than {SECONDS} s to read"
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        last = lines[-1] if lines else f"exit code {code}"
        if last.startswith("MemoryError"):
            return f"needs more than {MEMORY >> 30} GB of memory to read"
        return f"cannot be read as {kind.upper()}, it is damaged: {last[:200]}"


_running: list[_Parser] = []


def _parser() -> _Parser:
    """The running process of this one; another is started where it has ended or belongs to a parent."""
    if _running and _running[0].alive and _running[0].owner == os.getpid():
        return _running[0]
    close()
    _running.append(_Parser())
    return _running[0]


def close() -> None:
    """End the process, if one runs."""
    while _running:
        _running.pop().close()


atexit.register(close)
