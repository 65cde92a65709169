"""A build is written whole or not at all, and what was there before stays until then."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reformgraph.build import write_bundle
from reformgraph.errors import BuildError


def writers(content: str) -> dict[str, Callable[[Path], None]]:
    def folder(path: Path) -> None:
        path.mkdir()
        (path / "data").write_text(content)

    def file(path: Path) -> None:
        path.write_text(content)

    return {"graph.ttl": file, "store": folder, "view.html": file, "report.json": file}


def contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def whole(content: str) -> dict[str, str]:
    return dict.fromkeys(("graph.ttl", "report.json", "store/data", "view.html"), content)


def fail(error: BaseException) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        raise error

    return write


def test_a_build_appears_whole_and_a_second_takes_its_place(tmp_path: Path) -> None:
    output = tmp_path / "new" / "build"
    write_bundle(output, writers("first"))
    assert contents(output) == whole("first")
    write_bundle(output, writers("second"))
    assert contents(output) == whole("second")
    assert [path.name for path in output.parent.iterdir()] == ["build"]


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), BuildError("broken"), KeyboardInterrupt()]
)
def test_a_failure_leaves_the_earlier_build_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    output = tmp_path / "build"
    write_bundle(output, writers("first"))
    expected = BuildError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        write_bundle(output, {**writers("second"), "report.json": fail(error)})
    assert contents(output) == whole("first")
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_full_disk_is_told_in_one_sentence(tmp_path: Path) -> None:
    full = fail(OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(BuildError, match="could not be written: No space left on device"):
        write_bundle(tmp_path / "build", {**writers("x"), "report.json": full})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_build_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(BuildError, match="holds other files and no build"):
        write_bundle(tmp_path, writers("x"))
    with pytest.raises(BuildError, match="is a file, not a folder"):
        write_bundle(tmp_path / "letter.txt", writers("x"))
    assert contents(tmp_path) == {"letter.txt": "mine"}


def test_files_that_the_reader_put_beside_a_build_are_kept(tmp_path: Path) -> None:
    output = tmp_path / "build"
    write_bundle(output, writers("first"))
    (output / "notes").mkdir()
    (output / "notes" / "mine.txt").write_text("mine")
    write_bundle(output, writers("second"))
    assert contents(output) == {**whole("second"), "notes/mine.txt": "mine"}


def test_builds_at_the_same_time_end_with_one_of_them_whole(tmp_path: Path) -> None:
    output = tmp_path / "build"
    threads = [threading.Thread(target=write_bundle, args=(output, writers(str(number)))) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert contents(output) in [whole(str(number)) for number in range(12)]
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_two_renames_do_where_folders_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "other")
    output = tmp_path / "build"
    write_bundle(output, writers("first"))
    write_bundle(output, writers("second"))
    assert contents(output) == whole("second")
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(BuildError, match="Permission denied"):
        write_bundle(tmp_path / "build", writers("x"))


def test_a_process_killed_in_the_middle_leaves_the_earlier_build(tmp_path: Path) -> None:
    output = tmp_path / "build"
    write_bundle(output, writers("first"))
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom reformgraph.build import write_bundle\n"
        "writers = {'graph.ttl': lambda path: path.write_text('x'), 'report.json': lambda path: os._exit(9)}\n"
        "write_bundle(Path(sys.argv[1]), writers)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(output)], check=False).returncode == 9
    assert contents(output) == whole("first")
