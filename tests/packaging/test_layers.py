"""No step imports a later one: read → extract → gather → link → build → store → query, view and others → api, cli."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parents[2] / "graph" / "reformgraph"
LAYERS: Final = (
    {"read"},
    {"extract"},
    {"gather"},
    {"link"},
    {"build"},
    {"store"},
    {"query", "view", "export", "validate", "evaluate", "explain"},
    {"publish"},
    {"site", "serve"},
    {"pipeline", "api"},
    {"cli"},
    {"__init__", "__main__"},
)
LEVEL: Final = {name: level for level, layer in enumerate(LAYERS) for name in layer}


def imported(module: Path) -> Iterator[str]:
    """The names of reformgraph's modules that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the step they reach for"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_step_imports_a_later_one() -> None:
    wrong = []
    for module in sorted(PACKAGE.rglob("*.py")):
        step = module.relative_to(PACKAGE).with_suffix("").parts[0]
        for name in imported(module):
            parts = name.split(".")
            if parts[0] == "reformgraph" and len(parts) > 1 and LEVEL.get(parts[1], -1) > LEVEL.get(step, -1):
                wrong.append(f"{module.relative_to(PACKAGE)} imports {name}")
    assert wrong == []


def test_only_the_command_line_runs_the_whole_pipeline() -> None:
    users = {
        module.relative_to(PACKAGE).parts[0]
        for module in PACKAGE.rglob("*.py")
        if any(name.startswith("reformgraph.pipeline") for name in imported(module))
    }
    assert users <= {"cli"}


def test_every_folder_is_a_step_or_the_command_line() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders <= LEVEL.keys()
