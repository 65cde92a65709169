"""The label of a Finnish noun phrase in the nominative, and what in it tells one body from others of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import AgentName
from reformgraph.extract.forms import plural_nominative, readings, restore_case
from reformgraph.extract.heads_fi import head_of
from reformgraph.extract.morphology import Analysis
from reformgraph.extract.phrases_fi import NEUTRAL, agrees, is_genitive, is_plain_genitive
from reformgraph.extract.places import place_of
from reformgraph.extract.tokens import Token
from reformgraph.model import AgentKind

# "Maakuntahallitus" and "aluehallitus" govern different things; "sote-johtoryhmä" is the group of the reform.
_OF_AN_AREA: Final = frozenset({"hallitus", "valtuusto"})


def agent_name(
    tokens: Sequence[Token],
    first: int,
    at: int,
    head: Analysis,
    kind: AgentKind,
    word: str,
    body_type: str | None,
    number: str,
) -> AgentName:
    pieces: list[str] = []
    modifiers: set[str] = set()
    owners: list[str] = []
    sub_of: str | None = None
    lemma = nominative(tokens[at].text, head, number)
    title = tokens[at].text.startswith(("-", "–"))  # what a loose hyphen ends is a title: "Hyvä arki -ohjelma"
    for position in range(first, at):
        token = tokens[position]
        if token.text in ("(", ")") or (position > first and tokens[position - 1].text == "("):
            continue
        if token.text == ",":
            pieces[-1:] = [f"{piece}," for piece in pieces[-1:]]
            continue
        form = token.text
        if agrees(token, head) and not is_plain_genitive(token, head):
            reading = next(r for r in readings(form) if r.case == head.case)
            form = plural_nominative(reading.lemma) if head.number == "plural" else reading.lemma
            modifiers.add(reading.lemma)
        elif form not in ("ja", "sekä"):
            base, is_place = _base(token)
            inner = head_of(base) if base != form else None
            if inner and inner[0] == "body":
                sub_of = " ".join([*pieces, base])
                modifiers.add(base)
            elif (
                NEUTRAL.search(base.casefold())
                or inner
                or is_place
                or (token.capitalised and base != form and position > first)
            ):
                owners.append(base)
            else:
                modifiers.add(base.casefold())
            form = _decapitalised(form, position == first and not (title and kind == "project"))
        pieces.append(form)
    if title and pieces and not is_genitive(tokens[at - 1]):
        pieces[-1:] = (
            [f"{pieces[-1]}-{lemma}"]
            if len(pieces) == 1 or tokens[at - 2].kind != "word"
            else [pieces[-1], f"-{lemma}"]
        )
    else:
        pieces.append(
            lemma if pieces or not tokens[at].text[:1].isupper() else _decapitalised_head(tokens[at].text, lemma)
        )
    label = " ".join(pieces)
    prefix = lemma[: -len(word)].rstrip("-") if lemma.casefold().endswith(word) else ""
    if prefix:
        neutral = word not in _OF_AN_AREA and bool(NEUTRAL.search(prefix.casefold()))
        (owners.append if neutral or any(c.isdigit() for c in prefix) else modifiers.add)(prefix.casefold())
    bare = first == at and not prefix and not re.match(r"[A-ZÅÄÖ]{2,}-", label)
    if word == "ryhmä" and lemma.casefold() == word and not owners and not any(_is_adjective(m) for m in modifiers):
        label, bare = word, True  # "syksyn ryhmä" points at a group, it does not name one
    named = kind == "body" or any(c.isupper() for c in label) or (word == "ministeriö" and not bare)
    bare = bare or not named
    return AgentName(label, kind, word, "fi", body_type, frozenset(modifiers), tuple(owners), bare, sub_of)


def _base(token: Token) -> tuple[str, bool]:
    """The base form of a modifier, and whether it names a place or bears a proper name."""
    if token.text.lower().endswith("misen"):
        return token.text[:-3] + "nen", False
    place = place_of(token.text)
    if place and place[1] == "genitive":
        return place[0], True
    for reading in readings(token.text):
        if reading.case == "genitive" and reading.word_class in (
            "noun",
            "place",
            "proper",
            "surname",
            "given_name",
            "adjective",
        ):
            return reading.lemma, reading.word_class in ("place", "proper")
    if not readings(token.text) and token.capitalised and token.text.endswith("n"):
        return token.text[:-1], True
    return token.text, False


def _is_adjective(lemma: str) -> bool:
    return any(r.word_class == "adjective" for r in readings(lemma))


def nominative(form: str, reading: Analysis, number: str = "singular") -> str:
    """The nominative of an analysed form, with the capitals and the loose hyphen of the form."""
    lemma = reading.lemma.lstrip("-–")
    if number == "plural":
        front, hyphen, last = lemma.rpartition("-")
        lemma = front + hyphen + plural_nominative(last)
    return restore_case(lemma, form.lstrip("-–"))


def _decapitalised(form: str, initial: bool) -> str:
    """A sentence's first word loses its capital unless the dictionary writes it with one."""
    if not initial or not form[:1].isupper() or form[1:2].isupper():
        return form
    found = readings(form)
    common = any(r.lemma[:1].islower() for r in found) and not any(r.word_class in ("place", "proper") for r in found)
    return form[:1].lower() + form[1:] if common and "-" not in form else form


def _decapitalised_head(form: str, lemma: str) -> str:
    return lemma if form[1:2].isupper() else lemma[:1].lower() + lemma[1:]
