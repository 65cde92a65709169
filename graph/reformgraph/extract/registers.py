"""Names with the surname first, as lists and minutes write them: tokens in, the person with the name turned out."""

from __future__ import annotations

from collections.abc import Sequence

from reformgraph.extract.forms import readings
from reformgraph.extract.name_words import (
    INITIAL,
    adjacent,
    is_foreign,
    is_given_name,
    is_name_shaped,
    only_given,
    written,
)
from reformgraph.extract.person_mentions import PersonMention
from reformgraph.extract.places import place_of
from reformgraph.extract.tokens import Token


def surname_first(tokens: Sequence[Token], at: int) -> PersonMention | None:
    """ "Malli Matti Juhani": a surname at the head of an entry, then one or two given names."""
    if not is_name_shaped(tokens[at]) or (is_given_name(tokens[at]) and not turned(tokens, at)):
        return None
    if at and tokens[at - 1].kind == "word" and adjacent(tokens, at - 1):
        return None
    comma = at + 2 < len(tokens) and tokens[at + 1].text == ","
    if comma and at == 0 and (_begins_given(tokens, at + 2) or _registered(tokens, at)):
        return _after_comma(tokens, at)
    last = at
    while last + 1 < len(tokens) and last - at < 3 and adjacent(tokens, last) and is_given_name(tokens[last + 1]):
        last += 1
    if last == at or (last + 1 < len(tokens) and adjacent(tokens, last) and is_name_shaped(tokens[last + 1])):
        return None
    given = " ".join(t.text for t in tokens[at + 1 : last + 1])
    return PersonMention(at, last, f"{given} {tokens[at].text}", "nominative")


def turned(tokens: Sequence[Token], at: int) -> bool:
    """ "Spring Testa": what is a given name elsewhere is the surname before a given name that the dictionary knows."""
    if not is_foreign(tokens[at]) or not adjacent(tokens, at):
        return False
    return not is_foreign(tokens[at + 1]) and only_given(tokens[at + 1])


def _registered(tokens: Sequence[Token], at: int) -> bool:
    """ "Mallinen, Provina (Vaasa": a word of no dictionary between a comma and brackets is a register's given name."""
    surname, given = tokens[at], tokens[at + 2]
    shaped = is_name_shaped(surname) and is_name_shaped(given) and not place_of(surname.text)
    brackets = at + 3 < len(tokens) and tokens[at + 3].text == "("
    return shaped and brackets and not readings(given.text) and not place_of(given.text)


def _after_comma(tokens: Sequence[Token], at: int) -> PersonMention | None:
    """ "Malli, Matti (Kuopio)": a register's form, with a comma between surname and given name."""
    last = at + 2
    while last + 1 < len(tokens) and adjacent(tokens, last) and _begins_given(tokens, last + 1):
        last += 1
    if last + 1 < len(tokens) and tokens[last + 1].text == "." and INITIAL.match(tokens[last].text):
        last += 1
    if last + 1 < len(tokens) and tokens[last + 1].kind == "word":
        return None
    given = " ".join(written(tokens, i) for i in range(at + 2, last + 1) if tokens[i].text != ".")
    return PersonMention(at, last, f"{given} {tokens[at].text}", "nominative")


def _begins_given(tokens: Sequence[Token], at: int) -> bool:
    """Whether a given name, an initial or an initial's stop stands here."""
    initial = bool(INITIAL.match(tokens[at].text)) and at + 1 < len(tokens) and tokens[at + 1].text == "."
    stop = tokens[at].text == "." and at + 1 < len(tokens) and bool(INITIAL.match(tokens[at + 1].text))
    return is_given_name(tokens[at]) or initial or stop
