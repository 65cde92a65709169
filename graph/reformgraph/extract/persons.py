"""People in a token sequence: tokens in, full names in the nominative with their case and place out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from reformgraph.extract.forms import readings
from reformgraph.extract.given_names import GIVEN_NAMES
from reformgraph.extract.places import place_of
from reformgraph.extract.surnames import is_surname, surname_forms, swedish_forms
from reformgraph.extract.tokens import Token
from reformgraph.model import Language

_INITIAL: Final = re.compile(r"^[A-ZÅÄÖ]$")
_NAME: Final = re.compile(r"^[^\W\d_]+(?:[-’'][^\W\d_]+)*$")
_PARTICLES: Final = frozenset({"von", "af", "de", "del", "van", "der", "da", "di", "la", "le", "el", "al", "zu"})
# Capitalised words that stand beside names without being a part of them.
_NOT_SURNAME: Final = re.compile(
    r"(?:ryhmä|hanke|kaupunki|liitto|puolue|johtaja|päällikkö|palkinto|keskus|uudistus|tiedote|jäsen)$"
    r"|^(?:Oy|Ry|Ab|Sote|Facebook|Twitter|Kunta|Kommun|Stad|Puh|Tel|Norra|Södra|Östra|Västra|Mellersta|Region|Pohjois|Etelä|Itä|Länsi)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Tokens `first` to `last` (inclusive) name a person; `name` is the full name in the nominative."""

    first: int
    last: int
    name: str
    case: str


@dataclass(slots=True)
class KnownPeople:
    """Full names that a document gives; a surname alone is theirs when only one of them bears it.

    `language` is the document's: a Swedish text puts no Finnish endings on a name.
    """

    language: Language = "fi"
    names: set[str] = field(default_factory=set)
    _bearers: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str) -> None:
        self.names.add(name)
        self._bearers.setdefault(name.rpartition(" ")[2].casefold(), set()).add(name)

    def by_surname(self, surname: str) -> str | None:
        bearers = self._bearers.get(surname.casefold(), set())
        return next(iter(bearers)) if len(bearers) == 1 else None

    def surnames(self) -> Set[str]:
        return self._bearers.keys()


def is_given_name(token: Token) -> bool:
    """Whether the form is a given name in the nominative."""
    return token.capitalised and _is_given(token.text)


def surname_first_turned(name: str) -> str:
    """A name of two words that no dictionary knows, from a list that puts the surname first, the usual way round."""
    first, _, last = name.partition(" ")
    return name if _is_given(first) or " " in last else f"{last} {first}"


# "Desirée" and "Ánne" are given names where "Desiree" and "Anne" are; å, ä and ö are letters of their own.
_PLAIN: Final = str.maketrans("ÁÀÂÉÈÊËÍÓÚÜáàâéèêëíóúüčšž", "AAAEEEEIOUUaaaeeeeiouucsz")


@cache
def _is_written_as_name(word: str) -> bool:
    """Whether a word is made of letters, the first of them a capital, with hyphens and apostrophes inside."""
    return word[:1].isupper() and bool(_NAME.match(word))


@cache
def _is_given(word: str) -> bool:
    return _is_written_as_name(word) and all(
        part in GIVEN_NAMES
        or part.translate(_PLAIN) in GIVEN_NAMES
        or any(r.word_class == "given_name" and r.case == "nominative" for r in readings(part))
        for part in word.split("-")
    )


def is_name_shaped(token: Token) -> bool:
    """Whether the token could be a part of a name by its letters alone."""
    return (
        token.kind == "word"
        and _is_written_as_name(token.text)
        and len(token.text) > 1
        and not _is_beside_names(token.text)
    )


@cache
def _is_beside_names(word: str) -> bool:
    return bool(_NOT_SURNAME.search(word)) or (word.isupper() and len(word) <= 4)


def find_people(
    tokens: Sequence[Token],
    known: KnownPeople,
    *,
    after_title: Iterable[int] = (),
    surname_first: bool = False,
    roles: Collection[int] = (),
) -> list[PersonMention]:
    """Full names, left to right; `after_title` are places where a title makes two capitalised words a name.

    `roles` are the tokens that name roles: no name begins there.

    With `surname_first`, as in lists and minutes, "Malli Matti" is read as well as "Matti Malli".
    """
    licensed = set(after_title)
    found: list[PersonMention] = []
    at = 0
    while at < len(tokens):
        if at in roles or not tokens[at].text[:1].isupper():
            at += 1
            continue
        mention = (
            _full_name(tokens, at, known, licensed=False)
            or (_surname_first(tokens, at) if surname_first else None)
            or (_full_name(tokens, at, known, licensed=True) if at in licensed else None)
            or (_beside_name(tokens, at, known, found) if surname_first else None)
        )
        if mention:
            found.append(mention)
            at = mention.last + 1
        else:
            at += 1
    return found


def _beside_name(
    tokens: Sequence[Token], at: int, known: KnownPeople, found: Sequence[PersonMention]
) -> PersonMention | None:
    """ "Testa Provgård Fiktiva Mallström": two columns run together, and no dictionary has the second given name."""
    if not found or found[-1].last != at - 1 or at + 1 >= len(tokens) or not is_surname(tokens[at + 1].text):
        return None
    ends = at + 2 == len(tokens) or not (tokens[at + 2].capitalised and _adjacent(tokens, at + 1))
    named = ends and looks_like_name(tokens, at) and not place_of(tokens[at + 1].text)
    return _full_name(tokens, at, known, licensed=True) if named else None


def looks_like_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether two or three words from here are a name by their shape: capitalised, and unknown to the dictionary."""
    start = at
    while at + 1 < len(tokens) and _INITIAL.match(tokens[at].text) and tokens[at + 1].text == ".":
        at += 2
    if at > start:
        return at < len(tokens) and is_name_shaped(tokens[at])
    end = at
    while end < len(tokens) and is_name_shaped(tokens[end]) and (end == at or _adjacent(tokens, end - 1)):
        end += 1
    if not 2 <= end - at <= 3:
        return False
    return not place_of(tokens[at].text) and not any(_is_common(token.text) for token in tokens[at:end])


def _is_common(word: str) -> bool:
    """Whether the dictionary knows the word, and as no one's name."""
    found = readings(word)
    return bool(found) and not any(r.word_class in ("given_name", "surname") or r.lemma[:1].isupper() for r in found)


def find_surnames(tokens: Sequence[Token], taken: set[int], known: KnownPeople) -> list[PersonMention]:
    """Surnames alone that point back to one person named in full elsewhere in the document."""
    surnames = known.surnames()
    found: list[PersonMention] = []
    if not surnames:
        return found
    for at, token in enumerate(tokens):
        if at in taken or not is_name_shaped(token):
            continue
        if at + 1 < len(tokens) and (
            _adjacent(tokens, at) and (tokens[at + 1].text.startswith("-") or is_name_shaped(tokens[at + 1]))
        ):
            continue
        forms = surname_forms(token.text, surnames) if known.language == "fi" else swedish_forms(token.text)
        for lemma, case in forms:
            name = known.by_surname(lemma) if lemma.casefold() in surnames else None
            if name and not (at and is_given_name(tokens[at - 1])):
                found.append(PersonMention(at, at, name, case))
                break
    return found


def _full_name(tokens: Sequence[Token], at: int, known: KnownPeople, *, licensed: bool) -> PersonMention | None:
    first = tokens[at]
    initials = bool(_INITIAL.match(first.text)) and at + 2 < len(tokens) and tokens[at + 1].text == "."
    if not is_given_name(first) and not (licensed and (is_name_shaped(first) or initials)):
        return None
    if not initials and not is_given_name(first) and _names_begin_later(tokens, at):
        return None  # "varapuheenjohtaja Eskoon Matti Malli": whose she is stands before the name
    end = at + (2 if initials else 1)
    while end < len(tokens) and end - at < 5 and _adjacent(tokens, end - 1):
        token = tokens[end]
        if _INITIAL.match(token.text):
            end += 2 if end + 1 < len(tokens) and tokens[end + 1].text == "." else 1
            continue
        if token.text.casefold() in _PARTICLES and end + 1 < len(tokens) and is_name_shaped(tokens[end + 1]):
            end += 1
            continue
        if not is_name_shaped(token):
            break
        end += 1
        follows = end < len(tokens) and _adjacent(tokens, end - 1)
        if not is_given_name(token) or not (
            follows and (is_name_shaped(tokens[end]) or _INITIAL.match(tokens[end].text))
        ):
            break
    if known.language != "fi" and end - at > 1 and _second_surname(tokens, end):
        end += 1
    last = end - 1
    if last == at or not is_name_shaped(tokens[last]) or tokens[last].text.casefold() in _PARTICLES:
        return None
    if end < len(tokens) and tokens[end].text.startswith(("-", "–")) and len(tokens[end].text) > 1:
        return None  # "Etunimi Sukunimi -palkinto" is a prize, not the person
    if licensed and last == at + 1 and not is_given_name(first) and _only_given(tokens[last]):
        return PersonMention(at, last, f"{tokens[last].text} {first.text}", "nominative")  # "johtaja Malli Sanna"
    lemma, case = _resolve(tokens, at, last, known)
    front = " ".join(_text(tokens, i) for i in range(at, last) if tokens[i].text != ".")
    return PersonMention(at, last, f"{front} {lemma}", case)


def _second_surname(tokens: Sequence[Token], at: int) -> bool:
    """ "Testa Provström Mallberg": a surname that ends the name, after another."""
    if at >= len(tokens) or not _adjacent(tokens, at - 1) or _INITIAL.match(tokens[at - 1].text):
        return False
    token = tokens[at]
    if not is_name_shaped(token) or is_given_name(token) or place_of(token.text) or not is_surname(token.text):
        return False
    return at + 1 == len(tokens) or not (tokens[at + 1].capitalised and _adjacent(tokens, at))


def _names_begin_later(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next two words are a given name and a surname by themselves."""
    if at + 2 >= len(tokens) or not (_adjacent(tokens, at) and _adjacent(tokens, at + 1)):
        return False
    return is_given_name(tokens[at + 1]) and is_name_shaped(tokens[at + 2])


def _surname_first(tokens: Sequence[Token], at: int) -> PersonMention | None:
    """ "Malli Matti Juhani": a surname at the head of an entry, then one or two given names."""
    if not is_name_shaped(tokens[at]) or is_given_name(tokens[at]):
        return None
    if at and tokens[at - 1].kind == "word" and _adjacent(tokens, at - 1):
        return None
    comma = at + 2 < len(tokens) and tokens[at + 1].text == ","
    if comma and at == 0 and (_begins_given(tokens, at + 2) or _registered(tokens, at)):
        return _after_comma(tokens, at)
    last = at
    while last + 1 < len(tokens) and last - at < 3 and _adjacent(tokens, last) and is_given_name(tokens[last + 1]):
        last += 1
    if last == at or (last + 1 < len(tokens) and _adjacent(tokens, last) and is_name_shaped(tokens[last + 1])):
        return None
    given = " ".join(t.text for t in tokens[at + 1 : last + 1])
    return PersonMention(at, last, f"{given} {tokens[at].text}", "nominative")


def _registered(tokens: Sequence[Token], at: int) -> bool:
    """ "Mallinen, Provina (Vaasa": a word of no dictionary between a comma and brackets is a register's given name."""
    surname, given = tokens[at], tokens[at + 2]
    shaped = is_name_shaped(surname) and is_name_shaped(given) and not place_of(surname.text)
    brackets = at + 3 < len(tokens) and tokens[at + 3].text == "("
    return shaped and brackets and not readings(given.text) and not place_of(given.text)


def _after_comma(tokens: Sequence[Token], at: int) -> PersonMention | None:
    """ "Malli, Matti (Kuopio)": a register's form, with a comma between surname and given name."""
    last = at + 2
    while last + 1 < len(tokens) and _adjacent(tokens, last) and _begins_given(tokens, last + 1):
        last += 1
    if last + 1 < len(tokens) and tokens[last + 1].text == "." and _INITIAL.match(tokens[last].text):
        last += 1
    if last + 1 < len(tokens) and tokens[last + 1].kind == "word":
        return None
    given = " ".join(_text(tokens, i) for i in range(at + 2, last + 1) if tokens[i].text != ".")
    return PersonMention(at, last, f"{given} {tokens[at].text}", "nominative")


def _only_given(token: Token) -> bool:
    return is_given_name(token) and not any(r.word_class == "surname" for r in readings(token.text))


def _begins_given(tokens: Sequence[Token], at: int) -> bool:
    """Whether a given name, an initial or an initial's stop stands here."""
    initial = bool(_INITIAL.match(tokens[at].text)) and at + 1 < len(tokens) and tokens[at + 1].text == "."
    stop = tokens[at].text == "." and at + 1 < len(tokens) and bool(_INITIAL.match(tokens[at + 1].text))
    return is_given_name(tokens[at]) or initial or stop


def _resolve(tokens: Sequence[Token], at: int, last: int, known: KnownPeople) -> tuple[str, str]:
    options = surname_forms(tokens[last].text) if known.language == "fi" else swedish_forms(tokens[last].text)
    front = " ".join(_text(tokens, i) for i in range(at, last) if tokens[i].text != ".")
    for lemma, case in options:
        if f"{front} {lemma}" in known.names:
            return lemma, case
    best = options[0]
    form = tokens[last].text
    other = options[1][1] if len(options) > 1 else ""
    if best[1] == "nominative" and other == "genitive" and form.endswith("n") and not readings(form):
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if (
            following
            and following.kind == "word"
            and any(r.word_class in ("noun", "adposition") for r in readings(following.text))
        ):
            return options[1]  # a genitive stands before what it owns
    return best


def _text(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    dotted = _INITIAL.match(token.text) and at + 1 < len(tokens) and tokens[at + 1].text == "."
    return token.text + "." if dotted else token.text


def _adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Whether one space or two, or nothing before a full stop, parts this token from the next."""
    gap = tokens[at + 1].start - tokens[at].end if at + 1 < len(tokens) else 9
    return gap in (1, 2) or (gap == 0 and (tokens[at + 1].text == "." or tokens[at].text == "."))
