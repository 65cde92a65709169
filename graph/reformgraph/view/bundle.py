"""The page's ES modules in, one script out: each module a function of its own, in the order of their imports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reformgraph.errors import BuildError

IMPORT: Final = re.compile(r'^import \{(?P<names>[^}]*)\} from "\./(?P<module>[\w-]+)\.js";$', re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) (?P<name>\w+))", re.MULTILINE)
LEFT_OVER: Final = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """One strict script; `modules` holds sources by file name, and `entry` is the name of the one that starts."""
    order: list[str] = []
    _visit(modules, entry, (), order)
    parts = [_wrap(name, modules[name]) for name in order]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


def _visit(modules: Mapping[str, str], name: str, path: tuple[str, ...], order: list[str]) -> None:
    if name in order:
        return
    if name in path:
        raise BuildError(f"modules import each other: {' > '.join((*path, name))}", where=name)
    if name not in modules:
        raise BuildError(f"no module {name}", where=path[-1] if path else None)
    for match in IMPORT.finditer(modules[name]):
        _visit(modules, f"{match['module']}.js", (*path, name), order)
    order.append(name)


def _wrap(name: str, source: str) -> str:
    names = ", ".join(match["name"] for match in EXPORT.finditer(source))
    body = IMPORT.sub(lambda match: f"const {{{match['names']}}} = {_variable(match['module'])};", source)
    body = EXPORT.sub("", body).strip("\n")
    if found := LEFT_OVER.search(body):
        raise BuildError(f"this form of import or export is not bundled: {found[0]}", where=name)
    return f"const {_variable(name.removesuffix('.js'))} = (() => {{\n{body}\nreturn {{ {names} }};\n}})();\n"


def _variable(module: str) -> str:
    return f"module_{module.replace('-', '_')}"
