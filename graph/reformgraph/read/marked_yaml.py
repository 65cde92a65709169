"""YAML text to plain values in which every scalar is a string, and where in the text each of them stands."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from reformgraph.errors import SourceError
from reformgraph.model import Span

Value = str | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]
MAX_DEPTH = 20


@dataclass(slots=True)
class MarkedYaml:
    """The value of a YAML text; `lines` and `spans` give the place of each part by its path of keys and numbers."""

    name: str
    value: Value = None
    lines: dict[Path, int] = field(default_factory=dict)
    spans: dict[Path, Span] = field(default_factory=dict)

    def where(self, path: Path = ()) -> str:
        """File and line of a part, or of the nearest part around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def parse(name: str, text: str) -> MarkedYaml:
    """Read one YAML document; raises SourceError with file and line for what is malformed, repeated or referred to."""
    marked = MarkedYaml(name)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise SourceError("references (*name) are not read", where=f"{name}:{line}", hint="write the value out")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(f"is not YAML: {error.problem}", where=f"{name}:{line}") from error
    except yaml.YAMLError as error:
        raise SourceError("is not YAML", where=name) from error
    except RecursionError as error:
        raise SourceError("is nested too deeply", where=name) from error
    if node is not None:
        marked.value = _value(marked, node, text, ())
    return marked


def _value(marked: MarkedYaml, node: yaml.Node, text: str, path: Path) -> Value:
    marked.lines.setdefault(path, node.start_mark.line + 1)
    start, end = node.start_mark.index, node.end_mark.index
    marked.spans[path] = Span(start, start + len(text[start:end].rstrip()))
    if len(path) > MAX_DEPTH:
        raise SourceError("is nested too deeply", where=marked.where(path))
    if isinstance(node, yaml.MappingNode):
        return _mapping(marked, node, text, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(marked, item, text, (*path, number)) for number, item in enumerate(node.value)]
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _mapping(marked: MarkedYaml, node: yaml.MappingNode, text: str, path: Path) -> Value:
    result: dict[str, Value] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise SourceError("a key must be a plain word", where=f"{marked.name}:{line}")
        key = str(key_node.value)
        if key in result:
            raise SourceError(f"{key!r} is given twice", where=f"{marked.name}:{line}")
        marked.lines[(*path, key)] = line
        result[key] = _value(marked, value_node, text, (*path, key))
    return result
