"""Finnish names of bodies, organisations and projects: tokens in, noun phrases with their nominative label out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.chunks import AgentName
from reformgraph.extract.forms import plural_nominative, readings, restore_case
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
        "toimiva yhteinen koko"
    ).split()
)
_MAX_LENGTH: Final = 9


@dataclass(frozen=True, slots=True)
class AgentMention:
    """Tokens `first` to `last` (inclusive) name an agent in a case and number."""

    first: int
    last: int
    name: AgentName
    case: str
    number: str
    count: int | None = None


def find_agents(tokens: Sequence[Token], taken: set[int]) -> list[AgentMention]:
    """All agent names outside `taken` (people, roles and dates), the longest phrase for each head."""
    found: list[AgentMention] = []
    covered = -1
    at = 0
    while at < len(tokens):
        if at not in taken:
            mention = _mention(tokens, at, taken, covered)
            if mention:
                # A phrase that grows to the left swallows the names which it was made from.
                while found and found[-1].first >= mention.first:
                    found.pop()
                found.append(mention)
        at += 1
    return found


def head_of(lemma: str) -> tuple[AgentKind, str, str | None] | None:
    """The kind, head word and body type that a lemma's last part shows, or None for other words."""
    low = lemma.casefold().lstrip("-–")
    if not lexicon.NOT_BODIES_FI.search(low) or low in lexicon.BARE_GROUP_FI:
        for head in sorted(lexicon.BODIES_FI, key=len, reverse=True):
            if low.endswith(head) and (len(head) > 4 or low == head or "-" in low):
                return "body", head, lexicon.BODIES_FI[head]
    if not lexicon.NOT_PROJECTS_FI.search(low) or "-" in low:
        for head in lexicon.PROJECTS_FI:
            if low.endswith(head):
                return "project", head, None
    if not lexicon.NOT_ORGANIZATIONS_FI.search(low):
        for head in sorted(lexicon.ORGANIZATIONS_FI, key=len, reverse=True):
            if low == head or (len(head) > 3 and low.endswith(head)):
                return "organization", head, None
    return None


def _mention(tokens: Sequence[Token], at: int, taken: set[int], covered: int) -> AgentMention | None:
    token = tokens[at]
    if token.kind != "word" or token.text.endswith("-"):
        return None
    short = lexicon.SHORT_BODIES_FI.get(token.text.casefold().partition(":")[0])
    if short and at + 1 < len(tokens) and (":" in token.text or tokens[at + 1].text == "."):
        name = AgentName(short[0], "body", short[1], "fi", lexicon.BODIES_FI[short[1]])
        return AgentMention(at, at + (tokens[at + 1].text == "."), name, "genitive", "singular")
    for reading in _head_readings(token.text):
        kind_head = head_of(
            reading.lemma if not token.text.startswith(("-", "–")) else f"x-{reading.lemma.lstrip('-–')}"
        )
        if not kind_head or not reading.case or reading.possessive:
            continue
        kind, head, body_type = kind_head
        first = _leftmost(tokens, at, reading, taken, kind)
        number = reading.number or "singular"
        if any(r.word_class == "numeral" for r in readings(tokens[first].text)) and first < at:
            first, number = first + 1, "plural"
        name = _name(tokens, first, at, reading, kind, head, body_type, reading.number or "singular")
        return AgentMention(first, at, name, reading.case, number)
    return None


def _head_readings(form: str) -> list[Analysis]:
    found = [r for r in readings(form.lstrip("-–")) if r.word_class in ("noun", "proper", "abbreviation")]
    if not found:
        _, _, case = form.partition(":")
        if (
            case
            or form.casefold() in lexicon.ORGANIZATIONS_FI
            or form.casefold() in lexicon.BODIES_FI
            or re.fullmatch(r"(?:vate|jory|ohry)(?:n|a|lle|ssa|lla|sta|lta|en|ksi|na)?", form.casefold())
        ):
            found = _acronym(form)
    return found


def _acronym(form: str) -> list[Analysis]:
    from reformgraph.extract.forms import split_ending

    low = form.casefold()
    names = (*lexicon.ORGANIZATIONS_FI, *lexicon.BODIES_FI)
    for name in names:
        case = split_ending(low, name)
        if case and len(name) <= 5:
            return [Analysis(name, (name,), "noun", case=case, number="singular")]
    return []


def _leftmost(tokens: Sequence[Token], at: int, head: Analysis, taken: set[int], kind: AgentKind) -> int:
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
        if not (_agrees(token, head) or _is_genitive(token) or (joined and _nominal(token))):
            break
        if agreeing and kind == "body" and not _agrees(token, head) and not _owns(token):
            break  # "eron poliittisen ryhmän": before the adjective only an owner stands
        if proper and not joined and not token.capitalised:
            break
        agreeing = agreeing or (_agrees(token, head) and not _is_plain_genitive(token, head))
        first = before
    if joined:
        first = _from_capital(tokens, first, at)
    if kind != "body":
        while first < at and not tokens[first].capitalised:
            first += 1  # an organisation's or project's name begins with a capital
    if tokens[first].text == "(":
        first = min(first + 3, at)
    while first < at and (
        _droppable(tokens[first]) or tokens[first].kind == "punct" or tokens[first].text in ("ja", "sekä")
    ):
        first += 1
    return first


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
    return _is_genitive(before) and _is_genitive(after) and not _owner(before) and not _owner(after)


def _owns(token: Token) -> bool:
    """Whether a genitive can own a body: a proper name, a body or organisation, or a word of the reform."""
    return token.capitalised or any(
        r.case == "genitive" and (NEUTRAL.search(r.lemma.casefold()) or head_of(r.lemma)) for r in readings(token.text)
    )


def _enumerates(tokens: Sequence[Token], comma: int, first: int, at: int) -> bool:
    """Whether a comma joins genitives that a conjunction ends: "lasten, nuorten ja perheiden palvelujen työryhmä"."""
    return (
        any(t.text in ("ja", "sekä") for t in tokens[first:at])
        and all(_is_genitive(tokens[i]) and not _owner(tokens[i]) for i in (comma - 1, first))
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


def _agrees(token: Token, head: Analysis) -> bool:
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


def _is_genitive(token: Token) -> bool:
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


def _name(
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
    for position in range(first, at):
        token = tokens[position]
        if token.text in ("(", ")") or (position > first and tokens[position - 1].text == "("):
            continue
        form = token.text
        if _agrees(token, head) and not _is_plain_genitive(token, head):
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
            form = _decapitalised(form, position == first)
        pieces.append(form)
    if tokens[at].text.startswith(("-", "–")) and pieces and not _is_genitive(tokens[at - 1]):
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
        (owners.append if NEUTRAL.search(prefix.casefold()) or any(c.isdigit() for c in prefix) else modifiers.add)(
            prefix.casefold()
        )
    bare = first == at and not prefix
    if word == "ryhmä" and lemma.casefold() == word and not owners and not any(_is_adjective(m) for m in modifiers):
        label, bare = lemma, True  # "syksyn ryhmä" points at a group, it does not name one
    named = kind == "body" or any(c.isupper() for c in label) or (word == "ministeriö" and len(pieces) > 0 and not bare)
    bare = bare or not named
    return AgentName(label, kind, word, "fi", body_type, frozenset(modifiers), tuple(owners), bare, sub_of)


def _base(token: Token) -> tuple[str, bool]:
    """The base form of a modifier, and whether it names a place or bears a proper name."""
    if token.text.lower().endswith("misen"):
        return token.text[:-3] + "nen", False
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


def _is_plain_genitive(token: Token, head: Analysis) -> bool:
    """In the genitive an adjective agrees and a noun owns: the noun stays as it is."""
    return head.case == "genitive" and not any(
        r.case == "genitive" and (r.word_class in ("adjective", "participle", "numeral") or r.lemma.endswith("nen"))
        for r in readings(token.text)
    )


def _decapitalised(form: str, initial: bool) -> str:
    """A sentence's first word loses its capital unless the dictionary writes it with one."""
    if not initial or not form[:1].isupper() or form[1:2].isupper():
        return form
    found = readings(form)
    common = any(r.lemma[:1].islower() for r in found) and not any(r.word_class in ("place", "proper") for r in found)
    return form[:1].lower() + form[1:] if common and "-" not in form else form


def _decapitalised_head(form: str, lemma: str) -> str:
    return lemma if form[1:2].isupper() else lemma[:1].lower() + lemma[1:]
