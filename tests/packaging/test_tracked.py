"""What is tracked names no package registry and no folder of the machine that it was written on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
# Put together from pieces, so that this file does not name them either.
REGISTRIES: Final = (
    "pypi" + r"\.org",
    "files" + r"\.python" + "hosted",
    "registry" + r"\.npm",
    "registry" + r"\.yarn",
    "deb" + r"\.debian",
    "snapshot" + r"\.debian",
    "archive" + r"\.ubuntu",
)
FOLDERS: Final = r"(?<![\w.~*)\]}>-])/(?:work|root|home|Users|tmp|opt/(?!homebrew))/"
FORBIDDEN: Final = re.compile("|".join((*REGISTRIES, FOLDERS)))


def tracked() -> list[Path]:
    listed = subprocess.run(("git", "ls-files", "-z"), cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_tracked_file_names_a_registry_or_a_folder_of_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {hit[0]}"
        for path in tracked()
        for number, line in enumerate(path.read_bytes().decode("utf-8", errors="replace").splitlines(), start=1)
        if (hit := FORBIDDEN.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "forbidden"),
    [
        ("see registry" + ".npm" + "js.org", True),
        ('"path": "/' + 'home/someone/build"', True),
        ("see https://example.org/" + "home/", False),
        ("brew puts it into /opt/homebrew/lib", False),
    ],
)
def test_what_counts_as_named(line: str, forbidden: bool) -> None:
    assert bool(FORBIDDEN.search(line)) is forbidden
