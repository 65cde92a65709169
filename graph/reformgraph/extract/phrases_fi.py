"""How far a Finnish noun phrase reaches to the left of its head: agreeing adjectives, genitives, joined words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.forms import readings
from reformgraph.extract.heads_fi import head_of
from reformgraph.extract.morphology import Analysis
from reformgraph.extract.tokens import Token
from reformgraph.model import AgentKind

# Words of the reform itself: whose they are says nothing about which body is meant.
NEUTRAL: Final = re.compile(
    r"(?:uudistus|valmistelu|esivalmistelu|valmisteluvaihe|esivalmisteluvaihe|hanke|ohjelma|projekti|muutos|sote|soteuudistus"
    r"|hallinto|kokonaisuus|vaihe|maakunta|hyvinvointialue|alue|sote-savotta)$"
)


_ADJECTIVE_LIKE: Final = frozenset({"adjective", "participle", "noun", "numeral", "pronoun"})


_SKIPPED_ADJECTIVES: Final = frozenset(
    (
        "tämä se sama kyseinen uusi oma muu tuleva nykyinen oleva eri moni kukin toinen yksi kaikki jokin "
        "sellainen jokainen entinen silloinen perustettu nimetty asetettu valittu edellä mainittu kokoontunut "
        "toimiva yhteinen koko ero"
    ).split()
)


_MAX_LENGTH: Final = 9


def leftmost(tokens: Sequence[Token], at: int, head: Analysis, taken: set[int], kind: AgentKind) -> int:
    """How far the noun phrase reaches to the left: agreeing adjectives, genitives, and what a loose hyphen joins."""
    first = at
    joined = tokens[at].text.startswith(("-", "–"))
    proper = tokens[at].capitalised and "-" in tokens[at].text  # "POPsote-hankkeesta": only names may stand before it
    agreeing = False
    while first > 0 and at - first < _MAX_LENGTH:
        before = first - 1
        token = tokens[before]
        if before in taken or tokens[first].start - token.end > 1:
            break
        if token.text == ")" and before > 1 and tokens[before - 2].text == "(" and kind == "body":
            first = before - 2  # "edistämisen (hyte) työryhmä"
            continue
        if (
            token.text in ("ja", "sekä")
            and before > 0
            and before - 1 not in taken
            and _coordinates(tokens, before, joined)
        ):
            first = before - 1
            continue
        if token.text == "," and before > 0 and before - 1 not in taken and _enumerates(tokens, before, first, at):
            first = before - 1
            continue
        if token.kind != "word" or token.text.lower() in ("ja", "sekä"):
            break
        if joined and first == at and not _is_verb(token):
            first = before
            continue
        if not (agrees(token, head) or is_genitive(token) or (joined and _nominal(token))):
            break
        if agreeing and kind == "body" and not agrees(token, head) and not _owns(token):
            break  # "eron poliittisen ryhmän": before the adjective only an owner stands
        if proper and not joined and not token.capitalised:
            break
        agreeing = agreeing or (agrees(token, head) and not is_plain_genitive(token, head))
        first = before
    if first == at == 1 and kind == "body" and not joined and _names_field(tokens[0]) and 0 not in taken:
        first = 0  # "Sote-palvelut jaosto": at the head of an entry a field stands before a bare group
    if joined:
        first = _from_capital(tokens, first, at)
    if kind != "body":
        first = next((i + 1 for i in range(at - 1, first - 1, -1) if _is_body_of(tokens[i])), first)
        while first < at and not (tokens[first].capitalised or tokens[first].text.endswith("-")):
            first += 1  # an organisation's or project's name begins with a capital
    if tokens[first].text == "(":
        first = min(first + 3, at)
    while first < at and (
        _droppable(tokens[first])
        or tokens[first].kind == "punct"
        or tokens[first].text in ("ja", "sekä")
        or tokens[first].text.startswith("-")  # "9-jäsenisen"
    ):
        first += 1
    return first


def _is_body_of(token: Token) -> bool:
    """Whether a token is a body in the genitive, which owns what follows: "seurantaryhmän kunnat"."""
    found = [head_of(r.lemma) for r in readings(token.text) if r.case == "genitive"]
    return any(kind is not None and kind[0] == "body" for kind in found)


def _names_field(token: Token) -> bool:
    found = readings(token.text)
    noun = any(r.case == "nominative" and r.word_class == "noun" for r in found)
    return token.capitalised and noun and not any(r.word_class in ("given_name", "surname", "adverb") for r in found)


def _coordinates(tokens: Sequence[Token], conjunction: int, joined: bool) -> bool:
    """Whether the conjunction joins parts of one name: "x- ja y", "x:n ja y:n edistämisen", "X ja y -ryhmä"."""
    before, after = tokens[conjunction - 1], tokens[conjunction + 1]
    if before.text.endswith("-"):
        return True
    if before.text.startswith(("-", "–")):
        return False
    if before.kind != "word":
        return False
    if joined:
        return _nominal(before)
    return is_genitive(before) and is_genitive(after) and not _owner(before) and not _owner(after)


def _owns(token: Token) -> bool:
    """Whether a genitive can own a body: a proper name, a body or organisation, or a word of the reform."""
    return token.capitalised or any(
        r.case == "genitive" and (NEUTRAL.search(r.lemma.casefold()) or head_of(r.lemma)) for r in readings(token.text)
    )


def _enumerates(tokens: Sequence[Token], comma: int, first: int, at: int) -> bool:
    """Whether a comma joins genitives that a conjunction ends: "lasten, nuorten ja perheiden palvelujen työryhmä"."""
    return (
        any(t.text in ("ja", "sekä") for t in tokens[first:at])
        and all(is_genitive(tokens[i]) and not _owner(tokens[i]) for i in (comma - 1, first))
        and comma - 1 not in range(first, at)
    )


def _owner(token: Token) -> bool:
    """Whether a genitive names a place, an organisation or a body: two of them share a body, they do not name it."""
    return any(
        r.word_class in ("place", "proper", "surname", "given_name") or (r.case == "genitive" and head_of(r.lemma))
        for r in readings(token.text)
    ) or not readings(token.text)


def _from_capital(tokens: Sequence[Token], first: int, at: int) -> int:
    capitals = [i for i in range(first, at) if tokens[i].capitalised]
    return capitals[0] if capitals else at - 1


def agrees(token: Token, head: Analysis) -> bool:
    if (
        head.case == "nominative"
        and token.capitalised
        and any(r.word_class in ("given_name", "surname") for r in readings(token.text))
    ):
        return False
    return any(
        r.word_class in _ADJECTIVE_LIKE
        and r.case == head.case
        and (r.number or "singular") == (head.number or "singular")
        and not r.possessive
        and r.participle in (None, "past_passive")
        and (r.word_class != "noun" or r.lemma.endswith("nen"))
        for r in readings(token.text)
    )


def is_genitive(token: Token) -> bool:
    if token.text.lower().endswith("misen"):
        return True
    found = readings(token.text)
    if found:
        return any(
            r.case == "genitive"
            and r.word_class not in ("pronoun", "adverb", "participle", "verb")
            and r.participle != "agent"
            and not r.possessive
            for r in found
        ) and not any(r.word_class in ("adposition", "adverb", "conjunction") for r in found)
    return token.capitalised and bool(re.search(r"[aeiouyäöln:]n$", token.text))


def _nominal(token: Token) -> bool:
    found = readings(token.text)
    return not found or any(r.case in ("nominative", "genitive") and r.word_class != "pronoun" for r in found)


def _is_verb(token: Token) -> bool:
    found = readings(token.text)
    return bool(found) and all(r.word_class == "verb" for r in found)


def _droppable(token: Token) -> bool:
    return not (token.capitalised and token.text.casefold() in ("oma", "koko")) and any(
        r.lemma in _SKIPPED_ADJECTIVES for r in readings(token.text)
    )


def is_plain_genitive(token: Token, head: Analysis) -> bool:
    """In the genitive an adjective agrees and a noun owns: the noun stays as it is."""
    return head.case == "genitive" and not any(
        r.case == "genitive" and (r.word_class in ("adjective", "participle", "numeral") or r.lemma.endswith("nen"))
        for r in readings(token.text)
    )
