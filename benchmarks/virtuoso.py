"""A file of N-Triples in, Virtuoso with the graph in it out: started on this machine, ended with this process."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.analyst import declared

_GRAPH: Final = "urn:benchmark"
_SETTINGS: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}, {files}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
VADInstallDir = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 4
DefaultClientCharset = UTF-8
[SPARQL]
DefaultGraph = {graph}
ResultSetMaxRows = 10000000
"""
_PASSWORD: Final = "dba"
"""What the server has for its administrator before one is set; it listens on the loopback alone."""


class Server:
    """Virtuoso on free ports of the loopback."""

    def __init__(self, path: Path) -> None:
        program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
        if program is None or client is None:
            raise SystemExit("Virtuoso is not installed")
        folder = Path(tempfile.mkdtemp())
        sql, self._web = _free_port(), _free_port()
        path = path.resolve()
        settings = _SETTINGS.format(folder=folder, files=path.parent, sql=sql, web=self._web, graph=_GRAPH)
        (folder / "virtuoso.ini").write_text(settings)
        self._process = subprocess.Popen(
            [program, "+foreground", "+configfile", "virtuoso.ini"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        atexit.register(self._process.kill)
        _wait(self._web)
        load = f"ld_dir('{path.parent}', '{path.name}', '{_GRAPH}'); rdf_loader_run(); checkpoint;"
        subprocess.run(
            [client, f"127.0.0.1:{sql}", "dba", _PASSWORD, f"exec={load}"], check=True, stdout=subprocess.DEVNULL
        )

    def seconds(self) -> float:
        """Of the processor, so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes at most so far."""
        [line] = [
            each for each in Path(f"/proc/{self._process.pid}/status").read_text().splitlines() if "VmHWM" in each
        ]
        return int(line.split()[1]) * 1024

    def ask(self, query: str) -> Sequence[Sequence[Any]]:
        """Rows of the values' texts."""
        data = urllib.parse.urlencode({"query": declared(query)}).encode()
        headers = {"Accept": "application/sparql-results+json"}
        request = urllib.request.Request(f"http://127.0.0.1:{self._web}/sparql", data, headers)
        with urllib.request.urlopen(request, timeout=120) as response:
            answer = json.load(response)
        if "boolean" in answer:
            return [(answer["boolean"],)]
        names = answer["head"]["vars"]
        return [tuple(row.get(name, {}).get("value") for name in names) for row in answer["results"]["bindings"]]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("Virtuoso does not start")
