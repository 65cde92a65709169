"""The wheel, installed alone in a fresh environment, does the main job from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

from reformgraph.extract.voikko import VARIABLE, data_folder

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = ("pyproject.toml", "setup.py", "README.md", "LICENSE", "graph", "ontology", "queries", "viz")
FILES: Final = {"graph.ttl", "store", "view.html", "report.json"}


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=kept | variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the wheel is built from: building leaves its traces there."""
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path) -> Path:
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", ".", cwd=source)
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.mark.slow
def test_it_carries_the_page_library_with_its_licence_and_nothing_of_the_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"reformgraph/viz/vendor/cytoscape.{end}" for end in ("min.js", "LICENSE.txt")} <= names
    assert {f"reformgraph/viz/vendor/yasqe.{end}" for end in ("min.js", "min.css", "package.json")} <= names
    assert {"reformgraph/serve/page/editor.html", "reformgraph/viz/vendor/codemirror.LICENSE.txt"} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"reformgraph"}


@pytest.mark.slow
def test_a_fresh_environment_builds_the_sample_and_answers(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "fresh", cwd=tmp_path)
    programs = tmp_path / "fresh" / "bin"
    pip = (programs / "pip", "--disable-pip-version-check", "install")
    run(*pip, "--require-hashes", "--requirement", ROOT / "requirements" / "runtime.txt", cwd=tmp_path)
    run(*pip, "--no-deps", wheel, cwd=tmp_path)

    # The fresh environment has no Voikko of its own; without a folder here, the system's is used in both.
    voikko = {VARIABLE: str(data_folder())} if data_folder().is_dir() else {}
    run(programs / "reformgraph", "build", ROOT / "sample", "--output", "out", cwd=tmp_path, **voikko)

    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    answer = run(programs / "reformgraph", "query", "chairs", "--graph", "out", "--format", "csv", cwd=tmp_path)
    assert len(answer.splitlines()) > 1


@pytest.mark.slow
def test_a_wheel_without_the_page_library_is_not_built(source: Path) -> None:
    library = source / "viz" / "vendor" / "cytoscape.min.js"
    aside = library.rename(source / "aside.js")
    try:
        with pytest.raises(AssertionError, match=r"cytoscape\.min\.js is missing: run `make assets` first"):
            run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", ".", cwd=source)
    finally:
        aside.rename(library)
