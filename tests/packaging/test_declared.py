"""What pyproject.toml declares is what is on disk: packages, data files and pinned requirements."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS: Final = PROJECT["tool"]["setuptools"]
FOLDERS: Final[dict[str, str]] = SETUPTOOLS["package-dir"]
DATA: Final[dict[str, list[str]]] = SETUPTOOLS["package-data"]
# tzdata is read by the standard library where the system has no time zones; of mimesis only the lists of names are.
DATA_ONLY: Final = {"tzdata", "mimesis"}
DATA_SUFFIXES: Final = {".css", ".html", ".js", ".json", ".rq", ".ttl", ".typed", ".yaml", ".yml"}


def folder_of(package: str) -> Path:
    """The folder of a package, by the longest declared prefix of its name."""
    prefix = max((name for name in FOLDERS if package == name or package.startswith(f"{name}.")), key=len)
    return ROOT.joinpath(FOLDERS[prefix], *package.removeprefix(prefix).strip(".").split(".")).resolve()


def on_disk() -> Iterator[str]:
    for prefix, folder in FOLDERS.items():
        for module in (ROOT / folder).rglob("__init__.py"):
            inside = module.parent.relative_to(ROOT / folder).parts
            if "node_modules" not in inside:
                yield ".".join((prefix, *inside))


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(line[1]): line[2] for line in re.finditer(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)}


def wanted(group: str) -> Iterator[Requirement]:
    for entry in PROJECT["dependency-groups"][group]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from wanted(entry["include-group"])


def imports() -> Iterator[str]:
    """The top-level modules, neither the standard library's nor its own, that the package imports."""
    for module in (ROOT / "graph").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module":
                # An optional package is imported by its name, where it is installed.
                names = [str(each.value) for each in node.args if isinstance(each, ast.Constant)]
            yield from (top for name in names if (top := name.split(".")[0]) not in sys.stdlib_module_names)


def test_the_packages_declared_are_the_folders_on_disk() -> None:
    assert sorted(SETUPTOOLS["packages"]) == sorted(on_disk())


@pytest.mark.parametrize("package", SETUPTOOLS["packages"])
def test_a_declared_package_says_what_it_is(package: str) -> None:
    assert (folder_of(package) / "__init__.py").read_text(encoding="utf-8").startswith('"""')


@pytest.mark.parametrize(("package", "pattern"), [(package, pattern) for package in DATA for pattern in DATA[package]])
def test_a_data_pattern_names_files_that_exist(package: str, pattern: str) -> None:
    assert any(folder_of(package).glob(pattern))


def test_every_data_file_is_declared() -> None:
    declared = {path for package in DATA for pattern in DATA[package] for path in folder_of(package).glob(pattern)}
    folders = [folder_of(package) for package in SETUPTOOLS["packages"]]
    files = {path for folder in folders for path in folder.iterdir() if path.suffix in DATA_SUFFIXES}
    assert sorted(files - declared) == []


def test_the_dependencies_declared_are_those_imported() -> None:
    distributions = packages_distributions()
    used = {canonicalize_name(distributions.get(top, [top])[0]) for top in imports() if top != "reformgraph"}
    optional = [entry for extra in PROJECT["project"]["optional-dependencies"].values() for entry in extra]
    entries = [*PROJECT["project"]["dependencies"], *optional]
    declared = {canonicalize_name(Requirement(entry).name) for entry in entries}
    assert sorted(used) == sorted(declared - DATA_ONLY)


def test_the_requirements_pin_what_the_project_asks_for() -> None:
    runtime = [Requirement(entry) for entry in PROJECT["project"]["dependencies"]]
    for file, requirements in (
        ("runtime", runtime),
        ("build", list(wanted("build"))),
        ("dev", [*runtime, *wanted("dev")]),
        ("node", list(wanted("node"))),
    ):
        versions = pinned(file)
        unmet = [
            str(requirement)
            for requirement in requirements
            if not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), "0"))
        ]
        assert unmet == [], f"run `make lock`: requirements/{file}.txt"


def test_the_tests_run_on_the_versions_that_users_get() -> None:
    development = pinned("dev")
    assert {name: development[name] for name in pinned("runtime")} == pinned("runtime")


@pytest.mark.parametrize("name", ["runtime", "build", "dev", "node"])
def test_every_pinned_requirement_has_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=\w)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
