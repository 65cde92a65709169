"""The tokens of a query in; out, whether it is well-designed, so that every engine gives it the same answer.

In a well-designed pattern, what an OPTIONAL mentions and others outside mention too, is bound before it (Pérez, Arenas
and Gutierrez 2009); the same is asked of BIND, MINUS and the filters of inner groups. In other patterns engines differ
from the standard in what they bring into a group from around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformgraph.query.lexer import Token
from reformgraph.query.pattern import Element, Unreadable, closing, elements, variables_in


def is_well_designed(tokens: Sequence[Token]) -> bool:
    """Whether a query is, but for the OPTIONALs of its outermost group. What cannot be read for certain is not."""
    for group, _ in _groups(tokens):
        try:
            found = [each for each in elements(group) if each.kind != "filter"]
        except Unreadable:  # a subquery
            return False
        if not all(_is_sound_inside(each, _mentioned(found, each)) for each in found):
            return False
    return True


def _is_sound(tokens: Sequence[Token], outside: frozenset[str], *, filters: bool) -> bool:
    """Whether a group is that stands among patterns which mention `outside`; `filters` says that its filters count.

    Those of an OPTIONAL do not, since the standard lets them see what is outside.
    """
    try:
        found = elements(tokens)
    except Unreadable:
        return False
    patterns = [each for each in found if each.kind != "filter"]
    if filters and any(each.uses & outside - _bound(patterns) for each in found if each.kind == "filter"):
        return False
    for place, each in enumerate(patterns):
        others = outside | _mentioned(patterns, each)
        if each.kind in {"optional", "barrier"} and each.uses & others - _bound(patterns[:place]):
            return False
        if not _is_sound_inside(each, others):
            return False
    return True


def _is_sound_inside(element: Element, outside: frozenset[str]) -> bool:
    filters = element.kind != "optional"
    return all(_is_sound(group, outside | around, filters=filters) for group, around in _groups(element.tokens))


def _mentioned(found: Sequence[Element], left_out: Element) -> frozenset[str]:
    return frozenset(name for each in found if each is not left_out for name in each.uses)


def _bound(found: Sequence[Element]) -> frozenset[str]:
    return frozenset(name for each in found if each.kind == "join" for name in each.binds)


def _groups(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], frozenset[str]]]:
    """What stands in each of the outermost groups, and the variables that are mentioned beside it."""
    if tokens[0].text.upper() == "VALUES":
        return
    place = 0
    while place < len(tokens):
        if tokens[place].text == "{":
            end = closing(tokens, place)
            yield tokens[place + 1 : end - 1], variables_in(tokens[:place]) | variables_in(tokens[end:])
            place = end
        else:
            place += 1
