"""A build on a cluster has the bytes of a build on one machine, whatever becomes of a worker on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reformgraph.cli import main
from reformgraph.errors import BuildError
from reformgraph.gather import cluster as module
from reformgraph.gather.cluster import Cluster
from reformgraph.gather.versions import versions
from reformgraph.pipeline import build_graph

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
pytestmark = pytest.mark.slow

COUNT = 40
FILES = ("graph.ttl", "report.json", "view.html")


def start(module_name: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module_name}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def end(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        process.kill()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler without workers."""
    told = tmp_path_factory.mktemp("scheduler") / "scheduler.json"
    place = ["--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told), "--no-dashboard"]
    process = start("dask_scheduler", *place)
    for _ in range(600):
        if told.is_file() and told.stat().st_size:
            break
        time.sleep(0.1)
    try:
        yield json.loads(told.read_text(encoding="utf-8"))["address"]
    finally:
        end(process)


@pytest.fixture(scope="module")
def workers(scheduler: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two worker processes, without a nanny that would start another one."""
    folder = tmp_path_factory.mktemp("workers")
    place = ["--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    started = [
        start("dask_worker", scheduler, *place, "--local-directory", str(folder / str(number))) for number in range(2)
    ]
    try:
        yield started
    finally:
        end(*started)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    for number in range(COUNT):
        text = f"Lapin tiedote {number}\n\n13.4.2021\n\nOhjausryhmän puheenjohtajana toimii Maija Esimerkkinen."
        (folder / f"tiedote-{number:02}.{'html' if number % 7 == 0 else 'txt'}").write_text(text, encoding="utf-8")
    (folder / "tyhja.txt").write_text("", encoding="utf-8")
    (folder / "kuva.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


@pytest.fixture(scope="module")
def here(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("here") / "build"
    assert build_graph([sources], folder, jobs=1).statements > 0
    return {name: (folder / name).read_bytes() for name in FILES}


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, arguments)])


def test_a_scheduler_without_workers_is_told_of(scheduler: str) -> None:
    with (
        pytest.raises(BuildError, match=r"the scheduler has no workers.*dask worker tcp:"),
        Cluster(scheduler, seconds=1),
    ):
        pass


def test_the_command_reads_on_the_cluster_only_what_has_changed(
    scheduler: str, workers: list[subprocess.Popen[bytes]], sources: Path, here: dict[str, bytes], tmp_path: Path
) -> None:
    first = call(sources, "--output", tmp_path / "build", "--cluster", scheduler)
    assert first.exit_code == 0, first.output
    assert {name: (tmp_path / "build" / name).read_bytes() for name in FILES} == here
    second = call(sources, "--output", tmp_path / "build", "--cluster", scheduler)
    assert f"files read 2, unchanged since an earlier build {COUNT}" in second.stderr


def test_a_worker_of_another_version_is_told_of(
    scheduler: str,
    workers: list[subprocess.Popen[bytes]],
    sources: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = versions() | {"lxml": "0.1", "code": "0"}
    monkeypatch.setattr(module, "versions", lambda: ours)
    result = call(sources, "--output", tmp_path / "build", "--cluster", scheduler)
    assert result.exit_code == 1
    assert "a worker reads by another code; lxml " in result.stderr
    assert ", here 0.1" in result.stderr
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1:1", "nonsense://x"])
def test_a_scheduler_that_is_not_there_is_told_of(address: str) -> None:
    with pytest.raises(BuildError, match=r"no scheduler answers.*dask scheduler"), Cluster(address, seconds=1):
        pass


def test_an_encrypted_connection_needs_a_certificate() -> None:
    with pytest.raises(BuildError, match="wants a certificate, and none is set"), Cluster("tls://127.0.0.1:1"):
        pass


def test_jobs_are_of_this_machine_only(tmp_path: Path) -> None:
    result = call(tmp_path, "--output", tmp_path / "build", "--cluster", "tcp://127.0.0.1:1", "--jobs", "2")
    assert (result.exit_code, "--jobs and --cluster exclude each other" in result.stderr) == (2, True)


def test_a_worker_that_is_killed_on_the_way_changes_no_byte(
    scheduler: str,
    workers: list[subprocess.Popen[bytes]],
    sources: Path,
    here: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 2)
    killed: list[int] = []

    def progress(step: str, done: int, total: int) -> None:
        if step == "reading" and done == 5 and not killed:
            killed.append(workers[0].pid)
            os.kill(workers[0].pid, signal.SIGKILL)

    with Cluster(scheduler, seconds=60) as cluster:
        cluster.wait_for(2)
        report = build_graph([sources], tmp_path / "build", read_all=cluster.read_all, progress=progress)
    assert workers[0].wait(timeout=20) == -signal.SIGKILL
    assert workers[1].poll() is None
    assert (report.read, report.reused, len(report.skipped)) == (COUNT + 2, 0, 2)
    assert {name: (tmp_path / "build" / name).read_bytes() for name in FILES} == here
