"""The tokens of triples in, each triple with its predicate or path out; what is not of a plain form is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reformgraph.query.lexer import Token
from reformgraph.query.pattern import Unreadable, visible

_PREFIX_SIGNS: Final = frozenset("^!")
_POSTFIX_SIGNS: Final = frozenset("*+?")
_NODES: Final = frozenset({"variable", "iri", "name", "string"})


@dataclass(frozen=True, slots=True)
class Triple:
    """The texts of its tokens; a path is those of all its tokens."""

    subject: str
    path: tuple[str, ...]
    value: str


def triples(tokens: Sequence[Token]) -> list[Triple]:
    """The triples that stand in a group; Unreadable where there are lists, blank nodes in brackets, or numbers."""
    return list(_Reader([token for token in tokens if visible(token)]).all())


class _Reader:
    def __init__(self, shown: Sequence[Token]) -> None:
        self._shown = shown
        self._place = 0
        self._ended = False

    @property
    def left(self) -> bool:
        return self._place < len(self._shown)

    def all(self) -> list[Triple]:
        found = []
        while self.left:
            subject = self._node()
            while True:
                path = self._path()
                found.append(Triple(subject, path, self.value()))
                while self._took(","):
                    found.append(Triple(subject, path, self.value()))
                separated = False
                while self._took(";"):
                    separated = True
                if not separated or self._ended or self._next() in {"", "."}:
                    break
            if not self._ended and not self._took(".") and self._next():
                raise Unreadable
            self._ended = False
        return found

    def _next(self) -> str:
        return self._shown[self._place].text if self._place < len(self._shown) else ""

    def _took(self, text: str) -> bool:
        if self._ended or self._next() != text:
            return False
        self._place += 1
        return True

    def _token(self) -> Token:
        if self._ended or self._place == len(self._shown):
            raise Unreadable
        self._place += 1
        return self._shown[self._place - 1]

    def _node(self) -> str:
        token = self._token()
        if token.kind not in _NODES:
            raise Unreadable
        # A name takes the dot that ends its triple with it.
        self._ended = token.kind == "name" and token.text.endswith(".")
        return token.text.rstrip(".") if self._ended else token.text

    def value(self) -> str:
        text = self._node()
        if text[0] in "\"'":
            if self._took("@"):
                text += f"@{self._token().text}"
                while self._took("-"):
                    text += f"-{self._token().text}"
            elif self._took("^"):
                if not self._took("^"):
                    raise Unreadable
                text += f"^^{self._node()}"
        return text

    def _path(self) -> tuple[str, ...]:
        """A path ends with the first step that neither a sign nor a bracket continues."""
        start, depth = self._place, 0
        while True:
            while self._next() in _PREFIX_SIGNS or self._next() == "(":
                depth += self._token().text == "("
            step = self._token()
            if step.kind not in {"variable", "iri", "name"} and step.text != "a":
                raise Unreadable
            while self._next() in _POSTFIX_SIGNS or (depth and self._next() == ")"):
                depth -= self._token().text == ")"
            if self._next() not in {"/", "|"}:
                break
            self._token()
        if depth:
            raise Unreadable
        return tuple(token.text for token in self._shown[start : self._place])


def terms(tokens: Sequence[Token]) -> list[str]:
    """Terms that stand beside each other, as in a row of VALUES; Unreadable where there are numbers among them."""
    reader = _Reader([token for token in tokens if visible(token)])
    found = []
    while reader.left:
        found.append(reader.value())
    return found
