"""The triples of a group in, what they tell out: who is a member of what, and closures over that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reformgraph.query.lexer import Token
from reformgraph.query.pattern import Element, Unreadable, visible
from reformgraph.query.triples import Triple, triples
from reformgraph.store.index import Side
from reformgraph.store.noting import MEMBER, ORGANIZATION
from reformgraph.terms import PREFIXES, iri


def _closure(one: str, other: str) -> tuple[str, ...]:
    return ("(", "^", one, "/", other, "/", "^", other, "/", one, ")", "+")


_CLOSURES: Final[Mapping[tuple[str, ...], Side]] = {
    _closure(MEMBER, ORGANIZATION): "members",
    _closure(ORGANIZATION, MEMBER): "organizations",
}
_SIGNS: Final = frozenset("()^/|+*?!")


@dataclass(frozen=True, slots=True)
class Block:
    """Triples that stand together, from `start` to `end` in the query; `open` where no dot ends them."""

    triples: tuple[Triple, ...]
    start: int
    end: int
    open: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """In every solution the one variable is a member of the other; the block says who the member is."""

    member: str
    organization: str
    block: Block


@dataclass(frozen=True, slots=True)
class Linked:
    """A closure over seats takes the place of a block: from `one` to `other`, or to a `variable`."""

    block: Block
    side: Side
    one: str
    other: str | None
    variable: str | None


def block(element: Element) -> Block | None:
    """The block that an element is; None where its triples are not plain, or name blank nodes."""
    try:
        found = triples(element.tokens)
    except Unreadable:
        return None
    shown = [token for token in element.tokens if visible(token)]
    end = shown[-1].start + len(shown[-1].text)
    return None if element.labels else Block(tuple(found), shown[0].start, end, element.open)


class Names:
    """What the names of a query stand for."""

    def __init__(self, parts: Sequence[Token]) -> None:
        shown = [token for token in parts if visible(token)]
        self._spaces = dict(PREFIXES)
        for word, name, space in zip(shown, shown[1:], shown[2:], strict=False):
            if word.text.upper() == "PREFIX" and name.text.endswith(":") and space.kind == "iri":
                self._spaces[name.text[:-1]] = space.text[1:-1]

    def iri(self, text: str) -> str | None:
        """The IRI that an IRI or a name with a prefix is; None for all else."""
        if text.startswith("<"):
            return text[1:-1]
        prefix, colon, local = text.partition(":")
        space = self._spaces.get(prefix) if colon and text[0] not in "\"'" and "\\" not in local else None
        return None if space is None else space + local

    def path(self, triple: Triple) -> tuple[str, ...]:
        """Its steps as IRIs, between its signs; an empty text for a step that has none."""
        return tuple(
            step if step in _SIGNS else iri("rdf:type") if step == "a" else self.iri(step) or "" for step in triple.path
        )

    def seats(self, blocks: Sequence[Block]) -> Iterator[Seat]:
        """The seats that a group's triples tell of, whichever way they are written."""
        members: list[tuple[str, str, Block]] = []
        organizations: list[tuple[str, str]] = []
        for each in blocks:
            for triple in each.triples:
                subject, value = triple.subject, triple.value
                match self.path(triple):
                    case (name,) if name == MEMBER:
                        members.append((subject, value, each))
                    case ("^", name) if name == MEMBER:
                        members.append((value, subject, each))
                    case (name,) if name == ORGANIZATION:
                        organizations.append((subject, value))
                    case ("^", name) if name == ORGANIZATION:
                        organizations.append((value, subject))
                    case ("^", one, "/", other) if (one, other) == (MEMBER, ORGANIZATION):
                        yield from _seat(subject, value, each)
                    case ("^", one, "/", other) if (one, other) == (ORGANIZATION, MEMBER):
                        yield from _seat(value, subject, each)
        for of_member, member, each in members:
            for of_organization, organization in organizations:
                if of_member == of_organization:
                    yield from _seat(member, organization, each)

    def closures(self, blocks: Sequence[Block]) -> Iterator[Linked]:
        """The closures over seats that stand alone, with a name at one end at least."""
        for each in blocks:
            [triple, *more] = each.triples
            side = _CLOSURES.get(self.path(triple))
            if side is None or more:
                continue
            one, other = (self.iri(end) for end in (triple.subject, triple.value))
            if one is not None and other is not None:
                yield Linked(each, side, f"<{one}>", f"<{other}>", None)
            elif one is not None and is_variable(triple.value):
                yield Linked(each, side, f"<{one}>", None, triple.value[1:])
            elif other is not None and is_variable(triple.subject):
                yield Linked(each, side, f"<{other}>", None, triple.subject[1:])


def is_variable(text: str) -> bool:
    return text.startswith(("?", "$"))


def _seat(member: str, organization: str, each: Block) -> Iterator[Seat]:
    if is_variable(member) and is_variable(organization):
        yield Seat(member[1:], organization[1:], each)
