"""People in a token sequence: tokens in, full names in the nominative with their case and place out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from reformgraph.extract.foreign_names import is_other_thing
from reformgraph.extract.forms import readings
from reformgraph.extract.name_words import (
    INITIAL,
    adjacent,
    is_common,
    is_foreign,
    is_given_name,
    is_known_otherwise,
    is_name_shaped,
    only_given,
    written,
)
from reformgraph.extract.person_mentions import KnownPeople, PersonMention
from reformgraph.extract.places import place_of
from reformgraph.extract.registers import surname_first as with_surname_first
from reformgraph.extract.registers import turned
from reformgraph.extract.surnames import is_surname, surname_forms, swedish_forms
from reformgraph.extract.tokens import Token

_PARTICLES: Final = frozenset({"von", "af", "de", "del", "van", "der", "da", "di", "la", "le", "el", "al", "zu"})
# What a society or company ends with.
_REGISTERED: Final = frozenset({"rf", "ry", "ab", "oy", "as", "hb"})


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
            (None if surname_first and turned(tokens, at) else _full_name(tokens, at, known, licensed=False))
            or (with_surname_first(tokens, at) if surname_first else None)
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
    ends = at + 2 == len(tokens) or not (tokens[at + 2].capitalised and adjacent(tokens, at + 1))
    named = ends and looks_like_name(tokens, at) and not place_of(tokens[at + 1].text)
    return _full_name(tokens, at, known, licensed=True) if named else None


def looks_like_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether two or three words from here are a name by their shape: capitalised, and unknown to the dictionary."""
    start = at
    while at + 1 < len(tokens) and INITIAL.match(tokens[at].text) and tokens[at + 1].text == ".":
        at += 2
    if at > start:
        return at < len(tokens) and is_name_shaped(tokens[at])
    end = at
    while end < len(tokens) and is_name_shaped(tokens[end]) and (end == at or adjacent(tokens, end - 1)):
        end += 1
    if not 2 <= end - at <= 3 or (end < len(tokens) and tokens[end].text.casefold() in _REGISTERED):
        return False
    return not place_of(tokens[at].text) and not any(is_common(token.text) for token in tokens[at:end])


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
            adjacent(tokens, at) and (tokens[at + 1].text.startswith("-") or is_name_shaped(tokens[at + 1]))
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
    initials = bool(INITIAL.match(first.text)) and at + 2 < len(tokens) and tokens[at + 1].text == "."
    licensed = licensed or (initials and _two_initials(tokens, at))
    again = known.begins(first.text) and not is_given_name(first) and not licensed
    if not (is_given_name(first) or again) and not (licensed and (is_name_shaped(first) or initials)):
        return None
    if not initials and not is_given_name(first) and _names_begin_later(tokens, at):
        return None  # "varapuheenjohtaja Eskoon Matti Malli": whose she is stands before the name
    end = at + (2 if initials else 1)
    while end < len(tokens) and end - at < 5 and adjacent(tokens, end - 1):
        token = tokens[end]
        if INITIAL.match(token.text):
            end += 2 if end + 1 < len(tokens) and tokens[end + 1].text == "." else 1
            continue
        if token.text.casefold() in _PARTICLES and end + 1 < len(tokens) and is_name_shaped(tokens[end + 1]):
            end += 1
            continue
        if not is_name_shaped(token):
            break
        end += 1
        follows = end < len(tokens) and adjacent(tokens, end - 1)
        if not (follows and _goes_on(tokens, at, end)):
            break
    if known.language != "fi" and end - at > 1 and _second_surname(tokens, end):
        end += 1
    last = end - 1
    if is_other_thing(tokens[last].text) or (not licensed and _in_longer_name(tokens, at)):
        return None
    if last == at or not is_name_shaped(tokens[last]) or tokens[last].text.casefold() in _PARTICLES:
        return None
    if end < len(tokens) and tokens[end].text.startswith(("-", "–")) and len(tokens[end].text) > 1:
        return None  # "Etunimi Sukunimi -palkinto" is a prize, not the person
    if licensed and last == at + 1 and not is_given_name(first) and only_given(tokens[last]):
        return PersonMention(at, last, f"{tokens[last].text} {first.text}", "nominative")  # "johtaja Malli Sanna"
    lemma, case = _resolve(tokens, at, last, known)
    front = " ".join(written(tokens, i) for i in range(at, last) if tokens[i].text != ".")
    name = f"{front} {lemma}"
    return None if again and name not in known.names else PersonMention(at, last, name, case)


def _two_initials(tokens: Sequence[Token], at: int) -> bool:
    """ "C. L. Engel": two initials or more and a word that no dictionary knows or that it knows as a surname."""
    start = at
    while at + 2 < len(tokens) and INITIAL.match(tokens[at].text) and tokens[at + 1].text == ".":
        at += 2
    return at - start > 2 and is_name_shaped(tokens[at]) and not is_known_otherwise(tokens[at])


def _goes_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the name that begins at `at` goes on with the token at `end`."""
    before, token = tokens[end - 1], tokens[end]
    if INITIAL.match(token.text):
        return is_given_name(before)
    if token.text.casefold() in _PARTICLES:
        return end + 1 < len(tokens) and is_name_shaped(tokens[end + 1])
    if not is_name_shaped(token):
        return False
    if is_foreign(before):
        return is_given_name(token) or not is_known_otherwise(token)
    return is_given_name(before) or (is_foreign(tokens[at]) and not readings(before.text) and not readings(token.text))


def _in_longer_name(tokens: Sequence[Token], at: int) -> bool:
    """ "San Jose Sharks": a capitalised word of no dictionary before a foreign given name makes it another's name."""
    if at == 0 or not is_foreign(tokens[at]) or not adjacent(tokens, at - 1):
        return False
    before = tokens[at - 1]
    return is_name_shaped(before) and not readings(before.text)


def _second_surname(tokens: Sequence[Token], at: int) -> bool:
    """ "Testa Provström Mallberg": a surname that ends the name, after another."""
    if at >= len(tokens) or not adjacent(tokens, at - 1) or INITIAL.match(tokens[at - 1].text):
        return False
    token = tokens[at]
    if not is_name_shaped(token) or is_given_name(token) or place_of(token.text) or not is_surname(token.text):
        return False
    return at + 1 == len(tokens) or not (tokens[at + 1].capitalised and adjacent(tokens, at))


def _names_begin_later(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next two words are a given name and a surname by themselves."""
    if at + 2 >= len(tokens) or not (adjacent(tokens, at) and adjacent(tokens, at + 1)):
        return False
    return is_given_name(tokens[at + 1]) and is_name_shaped(tokens[at + 2])


def _may_own(form: str) -> bool:
    """Whether a surname's form may be a genitive: those in -nen have theirs in -sen."""
    return form.endswith("n") and not form.endswith("nen")


def _resolve(tokens: Sequence[Token], at: int, last: int, known: KnownPeople) -> tuple[str, str]:
    options = surname_forms(tokens[last].text) if known.language == "fi" else swedish_forms(tokens[last].text)
    front = " ".join(written(tokens, i) for i in range(at, last) if tokens[i].text != ".")
    for lemma, case in options:
        if f"{front} {lemma}" in known.names:
            return lemma, case
    best = options[0]
    form = tokens[last].text
    other = options[1][1] if len(options) > 1 else ""
    if best[1] == "nominative" and other == "genitive" and _may_own(form) and not readings(form):
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if (
            following
            and following.kind == "word"
            and any(r.word_class in ("noun", "adposition") for r in readings(following.text))
        ):
            return options[1]  # a genitive stands before what it owns
    return best
