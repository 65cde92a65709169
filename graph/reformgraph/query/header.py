"""The `#+` lines at the head of a query in, its checked description out; errors name the file and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NoReturn, cast, get_args

import yaml

from reformgraph.errors import QueryError
from reformgraph.model import Language

MARK: Final = "#+"
Texts = Mapping[Language, str]
ParameterType = Literal[
    "organization", "person", "region", "role", "body-type", "document", "iri", "date", "integer", "decimal", "string"
]
_LOADER: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
_TYPES: Final[tuple[str, ...]] = get_args(ParameterType)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of the query that the reader may set; `default` and `example` are as the reader would type them."""

    name: str
    type: ParameterType
    about: Texts
    required: bool = False
    default: str | None = None
    example: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the answer means; one with `table` false is kept out of the terminal's table."""

    name: str
    heading: Texts
    table: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What a query says about itself; a query without a header is untitled and has no parameters."""

    title: Texts
    question: Texts
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()


def read_header(text: str, where: str) -> Header | None:
    """Read the header of a query; None where it has none."""
    lines = text.splitlines()
    marked = [number for number, line in enumerate(lines) if line.startswith(MARK)]
    if not marked:
        return None
    first = marked[0]
    if marked != list(range(first, first + len(marked))):
        gap = next(
            number for number, expected in zip(marked, range(first, len(lines)), strict=False) if number != expected
        )
        raise QueryError("the lines of the header must stand together", where=f"{where}:{gap + 1}")
    # Empty lines in front of it give the YAML the line numbers of the file.
    source = "\n" * first + "\n".join(lines[number].removeprefix(MARK).removeprefix(" ") for number in marked)
    return _Reader(source, where).header()


def read_columns(text: str, where: str) -> tuple[Column, ...]:
    """Read the columns that several queries share."""
    reader = _Reader(text, where)
    return reader.columns(reader.root)


class _Reader:
    """Walks the YAML's nodes, which know their lines, and fails on whatever it does not expect."""

    def __init__(self, source: str, where: str) -> None:
        self.where = where
        try:
            node = yaml.compose(source, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise QueryError(f"this is not YAML: {error.problem}", where=f"{where}:{line}") from error
        if not isinstance(node, yaml.MappingNode):
            raise QueryError("a header is a list of names and values", where=f"{where}:1")
        self.root = node

    def header(self) -> Header:
        fields = self._fields(self.root, {"title", "question"}, {"tags", "parameters", "columns"})
        parameters = self._fields(fields["parameters"]) if "parameters" in fields else {}
        return Header(
            title=self._texts(fields["title"]),
            question=self._texts(fields["question"]),
            tags=self._words(fields["tags"]) if "tags" in fields else (),
            parameters=tuple(self._parameter(name, node) for name, node in parameters.items()),
            columns=self.columns(fields["columns"]) if "columns" in fields else (),
        )

    def columns(self, node: yaml.Node) -> tuple[Column, ...]:
        return tuple(self._column(name, each) for name, each in self._fields(node).items())

    def _parameter(self, name: str, node: yaml.Node) -> Parameter:
        fields = self._fields(node, {"type", "about"}, {"required", "default", "example", "choices"})
        kind = self._word(fields["type"])
        if kind not in _TYPES:
            self._fail(fields["type"], f"there is no parameter type {kind!r}; there are {', '.join(_TYPES)}")
        return Parameter(
            name=name,
            type=cast(ParameterType, kind),
            about=self._texts(fields["about"]),
            required=self._yes(fields["required"]) if "required" in fields else False,
            default=self._word(fields["default"]) if "default" in fields else None,
            example=self._word(fields["example"]) if "example" in fields else None,
            choices=self._words(fields["choices"]) if "choices" in fields else (),
        )

    def _column(self, name: str, node: yaml.Node) -> Column:
        fields = self._fields(node, set(_LANGUAGES), {"table"})
        table = self._yes(fields.pop("table")) if "table" in fields else True
        return Column(name, {language: self._word(fields[language]) for language in _LANGUAGES}, table)

    def _texts(self, node: yaml.Node) -> Texts:
        fields = self._fields(node, set(_LANGUAGES))
        return {language: self._word(fields[language]) for language in _LANGUAGES}

    def _fields(
        self, node: yaml.Node, required: set[str] | None = None, optional: set[str] | None = None
    ) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._fail(node, "names with values are expected here")
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self._word(key)
            if name in fields:
                self._fail(key, f"{name!r} stands here twice")
            if required is not None and name not in required | (optional or set()):
                self._fail(
                    key, f"{name!r} is not known here; known are {', '.join(sorted(required | (optional or set())))}"
                )
            fields[name] = value
        for name in sorted((required or set()) - fields.keys()):
            self._fail(node, f"{name!r} is missing")
        return fields

    def _words(self, node: yaml.Node) -> tuple[str, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self._fail(node, "a list is expected here")
        return tuple(self._word(each) for each in node.value)

    def _word(self, node: yaml.Node) -> str:
        """A scalar as it is written, so that 2021-04-13 and 2 stay what the reader would type."""
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            self._fail(node, "a text is expected here")
        return str(node.value)

    def _yes(self, node: yaml.Node) -> bool:
        word = self._word(node)
        if word not in {"true", "false", "yes", "no"}:
            self._fail(node, "yes or no is expected here")
        return word in {"true", "yes"}

    def _fail(self, node: yaml.Node, problem: str) -> NoReturn:
        raise QueryError(problem, where=f"{self.where}:{node.start_mark.line + 1}")
