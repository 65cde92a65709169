"""The page's ES modules in, one script out: modules in the order of their imports, import and export words removed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reformgraph.errors import BuildError

IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[\w-]+\.js)";\n', re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
TOP_LEVEL: Final = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (?P<name>\w+)", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """One strict script in a function of its own; top-level names must be unique across the modules."""
    order: list[str] = []
    _visit(modules, entry, (), order)
    owners: dict[str, str] = {}
    for name in order:
        for match in TOP_LEVEL.finditer(modules[name]):
            owner = owners.setdefault(match["name"], name)
            if owner != name:
                raise BuildError(f"{match['name']} is also a name in {owner}", where=name)
    bodies = (EXPORT.sub("", IMPORT.sub("", modules[name])).strip("\n") for name in order)
    return '"use strict";\n(() => {\n' + "\n\n".join(bodies) + "\n})();\n"


def _visit(modules: Mapping[str, str], name: str, path: tuple[str, ...], order: list[str]) -> None:
    if name in order:
        return
    if name in path:
        raise BuildError(f"modules import each other: {' > '.join((*path, name))}", where=name)
    if name not in modules:
        raise BuildError(f"no module {name}", where=path[-1] if path else None)
    for match in IMPORT.finditer(modules[name]):
        _visit(modules, match["name"], (*path, name), order)
    order.append(name)
