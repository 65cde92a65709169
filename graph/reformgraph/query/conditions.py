"""The tokens of a FILTER or HAVING in, those of its conditions out that an index can use: each must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reformgraph.query.lexer import Token
from reformgraph.query.pattern import Unreadable, closing, visible

_PLAIN: Final = re.compile(r"[A-Za-z0-9ÅÄÖåäö ,:;'\-]*")
"""What a regular expression means as it is written, in either case of its letters."""

_SEARCHES: Final = frozenset({"CONTAINS", "STRSTARTS", "STRENDS"})
_UNEQUAL: Final = frozenset({"!=", "<", ">"})


@dataclass(frozen=True, slots=True)
class Holds:
    """The variable's value is a text with `part` in it, in some case; `any_value` where it may be no text at first."""

    variable: str
    part: str
    any_value: bool


@dataclass(frozen=True, slots=True)
class Differ:
    """The two variables' values are not the same."""

    variables: frozenset[str]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """What `counted` says (a variable, or ("DISTINCT", variable)) is at least `least`, plus one where it is `above`."""

    counted: str
    distinct: bool
    least: str
    above: bool


Condition = Holds | Differ | AtLeast


def conditions(tokens: Sequence[Token]) -> Iterator[Condition]:
    """`tokens` are the constraint, in brackets or the call of a function."""
    shown = [token for token in tokens if visible(token)]
    while shown and shown[0].text == "(" and _closes(shown):
        shown = shown[1:-1]
    parts = _split(shown)
    if len(parts) > 1:
        for part in parts:
            yield from conditions(part)
        return
    words = [token.text.upper() if token.kind == "word" else token.text for token in shown]
    found = _holds(words) or _differ(words) or _at_least(words)
    if found is not None:
        yield found


def _closes(shown: Sequence[Token]) -> bool:
    try:
        return closing(shown, 0) == len(shown)
    except Unreadable:
        return False


def _split(shown: Sequence[Token]) -> list[Sequence[Token]]:
    """The parts that `&&` joins; all as one part where `||` does."""
    parts, start, depth = [], 0, 0
    for place, token in enumerate(shown):
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text == "|":
            return [shown]
        if depth == 0 and token.text == "&" and shown[place - 1].text == "&":
            parts.append(shown[start : place - 1])
            start = place + 1
    return [*parts, shown[start:]]


def _holds(words: list[str]) -> Holds | None:
    """CONTAINS and its kin, and REGEX with plain words, of a variable, STR or LCASE of it."""
    if len(words) < 6 or words[1] != "(" or words[-1] != ")":
        return None
    function, inside = words[0], words[2:-1]
    cast = False
    while ")" in inside and inside[0] in {"LCASE", "STR"} and inside[1] == "(":
        cast |= inside[0] == "STR"
        close = inside.index(")")
        inside = [*inside[2:close], *inside[close + 1 :]]
    variable, comma, quoted, *rest = inside if len(inside) > 2 else ("", "", "")
    if not variable.startswith(("?", "$")) or comma != "," or ")" in rest or (part := _text(quoted)) is None:
        return None
    if function in _SEARCHES:
        fits = rest[:1] in ([], ["@"])
    else:
        fits = function == "REGEX" and bool(_PLAIN.fullmatch(part)) and rest in ([], [",", '"i"'], [",", "'i'"])
    return Holds(variable[1:], part, cast) if fits else None


def _text(quoted: str) -> str | None:
    """What a string without escapes and of one line says."""
    plain = len(quoted) > 2 and quoted[0] in "\"'" and quoted[1] != quoted[0] and "\\" not in quoted
    return quoted[1:-1] if plain else None


def _differ(words: list[str]) -> Differ | None:
    match words:
        case [one, "!", "=", other]:
            pair = (one, other)
        case ["STR", "(", one, ")", *sign, "STR", "(", other, ")"] if "".join(sign) in _UNEQUAL:
            pair = (one, other)
        case _:
            return None
    return Differ(frozenset(each[1:] for each in pair)) if all(each[0] in "?$" for each in pair) else None


def _at_least(words: list[str]) -> AtLeast | None:
    match words:
        case ["COUNT", "(", "DISTINCT", counted, ")", ">", *equal, least]:
            distinct = True
        case [counted, ">", *equal, least]:
            distinct = False
        case _:
            return None
    if counted[0] not in "?$" or equal not in ([], ["="]) or not (least.isdecimal() or least[0] in "?$"):
        return None
    return AtLeast(counted[1:], distinct, least, above=not equal)
