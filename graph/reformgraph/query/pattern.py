"""The tokens of a group graph pattern in, its elements out: what each is, and which variables it mentions and binds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reformgraph.query.lexer import Token

Kind = Literal["join", "optional", "filter", "barrier"]
"""`join` must match; a `barrier` (BIND, MINUS) means something else in another place; a `filter` is the group's own."""

_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_KEYWORDS: Final = frozenset({"OPTIONAL", "MINUS", "GRAPH", "SERVICE", "FILTER", "BIND", "VALUES", "LATERAL"})


class Unreadable(Exception):
    """The pattern is not of a form that is known here; it is left as it is written."""


@dataclass(frozen=True, slots=True)
class Element:
    """`uses` are all variables that it mentions, `binds` those that have a value in every solution of it."""

    kind: Kind
    tokens: tuple[Token, ...]
    uses: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()

    @property
    def labels(self) -> bool:
        """Whether it names blank nodes, which may stand in one place of a query only."""
        return any(token.kind == "name" and token.text.startswith("_:") for token in self.tokens)

    @property
    def open(self) -> bool:
        """Whether it is triples without the dot that ends them."""
        shown = [token for token in self.tokens if visible(token)]
        clause = shown[0].text == "{" or _word(shown[0]) in _KEYWORDS
        return not clause and not shown[-1].text.endswith(".")


def elements(tokens: Sequence[Token]) -> list[Element]:
    """The elements of a group, given what stands between its braces; Unreadable where it is a subquery or odd."""
    found = []
    place = 0
    while (place := _skip(tokens, place)) < len(tokens):
        word = _word(tokens[place])
        if word == "SELECT":
            raise Unreadable
        if word in _KEYWORDS:
            end = _CLAUSES[word](tokens, place + 1)
            found.append(_element(word, tokens[place:end]))
            # A clause may be followed by a dot, which says nothing.
            after = _skip(tokens, end)
            place = after + 1 if after < len(tokens) and tokens[after].text == "." else end
        elif tokens[place].text == "{":
            end = _groups(tokens, place)
            found.append(_element("{", tokens[place:end]))
            place = end
        else:
            end = _triples(tokens, place)
            found.append(_element("", tokens[place:end]))
            place = end
    return found


def closing(tokens: Sequence[Token], place: int) -> int:
    """The place after the bracket that closes the one at `place`."""
    expected = []
    for index in range(place, len(tokens)):
        text = tokens[index].text
        if text in _OPENING:
            expected.append(_OPENING[text])
        elif expected and text == expected[-1]:
            expected.pop()
            if not expected:
                return index + 1
        elif text in _OPENING.values():
            break
    raise Unreadable


def visible(token: Token) -> bool:
    return token.kind not in {"space", "comment"}


def variables_in(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.text[1:] for token in tokens if token.kind == "variable")


def _element(word: str, tokens: Sequence[Token]) -> Element:
    uses = variables_in(tokens)
    kept = tuple(tokens)
    match word:
        case "OPTIONAL":
            return Element("optional", kept, uses)
        case "FILTER":
            return Element("filter", kept, uses)
        case "VALUES":
            undefined = any(_word(token) == "UNDEF" for token in tokens)
            return Element("join", kept, uses, frozenset() if undefined else uses)
        case "GRAPH":
            start = next(index for index, token in enumerate(tokens) if token.text == "{")
            return Element("join", kept, uses, variables_in(tokens[:start]) | _bound(tokens, start))
        case "{":
            return Element("join", kept, uses, _bound(tokens, 0))
        case "":
            return Element("join", kept, uses, uses)
        case _:
            return Element("barrier", kept, uses)


def _bound(tokens: Sequence[Token], place: int) -> frozenset[str]:
    """What every solution of the group at `place`, or of each of the groups that UNION joins there, binds."""
    end = closing(tokens, place)
    try:
        parts = elements(tokens[place + 1 : end - 1])
    except Unreadable:
        return frozenset()
    found = frozenset(name for part in parts if part.kind == "join" for name in part.binds)
    after = _skip(tokens, end)
    if after == len(tokens):
        return found
    return found & _bound(tokens, _skip(tokens, after + 1))


def _groups(tokens: Sequence[Token], place: int) -> int:
    """The end of a group, or of several that UNION joins."""
    end = closing(tokens, place)
    after = _skip(tokens, end)
    if after < len(tokens) and _word(tokens[after]) == "UNION":
        return _groups(tokens, _expect(tokens, after + 1, "{"))
    return end


def _triples(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens):
        token = tokens[place]
        if token.text == "{" or _word(token) in _KEYWORDS:
            break
        if token.text in _OPENING:
            place = closing(tokens, place)
        elif token.text in _OPENING.values() or _word(token) in {"UNION", "SELECT"}:
            raise Unreadable
        else:
            place += 1
    return place


def _group(tokens: Sequence[Token], place: int) -> int:
    return closing(tokens, _expect(tokens, place, "{"))


def _after_one(tokens: Sequence[Token], place: int) -> int:
    """GRAPH takes a name or variable before its group."""
    place = _skip(tokens, place)
    if place == len(tokens) or tokens[place].kind not in {"variable", "iri", "name"}:
        raise Unreadable
    return _group(tokens, place + 1)


def _constraint(tokens: Sequence[Token], place: int) -> int:
    """An expression in brackets, EXISTS and a group, or the call of a function."""
    while (place := _skip(tokens, place)) < len(tokens):
        if tokens[place].text in {"(", "{"}:
            return closing(tokens, place)
        if tokens[place].kind not in {"word", "name", "iri"}:
            break
        place += 1
    raise Unreadable


def _values(tokens: Sequence[Token], place: int) -> int:
    place = _skip(tokens, place)
    if place < len(tokens) and tokens[place].text == "(":
        return _group(tokens, closing(tokens, place))
    return _group(tokens, place + 1)


def _refuse(tokens: Sequence[Token], place: int) -> int:
    raise Unreadable


_CLAUSES: Final = {
    "OPTIONAL": _group,
    "MINUS": _group,
    "GRAPH": _after_one,
    "FILTER": _constraint,
    "BIND": _constraint,
    "VALUES": _values,
    "SERVICE": _refuse,
    "LATERAL": _refuse,
}


def _expect(tokens: Sequence[Token], place: int, text: str) -> int:
    place = _skip(tokens, place)
    if place == len(tokens) or tokens[place].text != text:
        raise Unreadable
    return place


def _skip(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and not visible(tokens[place]):
        place += 1
    return place


def _word(token: Token) -> str:
    return token.text.upper() if token.kind == "word" else ""
